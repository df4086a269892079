"""Names that several modules bear, and where: a new twin is written in by hand, or called otherwise."""

NAMA_SAMA: dict[str, tuple[str, str]] = {
    "akun": (
        "people who may log in",
        "cli.akun dasbor.halaman.akun simpan.pemeriksaan.akun simpan.rak.akun simpan.transaksi.akun",
    ),
    "alihan": ("answers carried over to another version", "jawaban.alihan narasi.alihan"),
    "banding": ("villages side by side", "banding narasi.banding"),
    "bengkel": ("the script in which strangers' bytes are opened", "mentah.bengkel simpan.bukti.bengkel"),
    "bentrok": ("two people at the same thing", "dasbor.halaman.isi.bentrok simpan.transaksi.bentrok"),
    "berkas": ("a file of answers", "berkas dasbor.sumber.berkas"),
    "bukti": (
        "evidence",
        """
        dasbor.halaman.isi.bukti dasbor.halaman.verifikasi.bukti dasbor.lembar.bukti dasbor.peladen.bukti
        simpan.bukti simpan.rak.bukti simpan.transaksi.bukti
        """,
    ),
    "dasar": ("what the models of a room are made from", "instrumen.dasar simpan.basis.tabel.dasar"),
    "formulir": (
        "an instrument as a form to be filled in in the field",
        "cli.formulir survei.formulir",
    ),
    "galat": ("what is refused", "galat simpan.bukti.galat simpan.galat"),
    "gaya": ("how things look", "dasbor.halaman.verifikasi.gaya dasbor.komponen.gaya grafik.gaya"),
    "gudang": ("the store, open", "dasbor.gudang simpan.gudang"),
    "halaman": (
        "a page",
        """
        dasbor.halaman dasbor.halaman.akun.halaman dasbor.halaman.bandingkan.halaman
        dasbor.halaman.cek_cepat.halaman dasbor.halaman.instrumen.halaman dasbor.halaman.isi.halaman
        dasbor.halaman.posisi.halaman dasbor.halaman.riwayat.halaman dasbor.halaman.siapkan.halaman
        dasbor.halaman.verifikasi.halaman
        """,
    ),
    "hasil": ("what an assessment came to", "mesin.hasil simpan.pemeriksaan.hasil simpan.rak.hasil"),
    "impor": (
        "a file into the store: answers, people",
        "cli.impor dasbor.halaman.isi.impor simpan.basis.tabel.impor simpan.impor simpan.rak.impor",
    ),
    "indikator": ("one question of an instrument", "dasbor.komponen.indikator instrumen.indikator"),
    "instrumen": ("an instrument", "dasbor.halaman.instrumen instrumen simpan.transaksi.instrumen"),
    "isian": ("a file of answers to fill in", "berkas.isian dasbor.peladen.isian"),
    "jawaban": ("answers", "jawaban narasi.jawaban simpan.rak.jawaban simpan.transaksi.jawaban"),
    "jejak": ("the arithmetic of one village, step by step", "dasbor.halaman.posisi.jejak mesin.jejak"),
    "kalimat": ("the sentence that says where a village stands", "dasbor.komponen.kalimat narasi.kalimat"),
    "kesepakatan": ("agreement of two answer sets in figures", "keandalan.kesepakatan narasi.kesepakatan"),
    "komentar": (
        "a remark on an assessment",
        "dasbor.halaman.verifikasi.komentar dasbor.lembar.komentar simpan.rak.komentar simpan.transaksi.komentar",
    ),
    "kunci": ("the key columns of a table of answers", "berkas.kunci jawaban.kunci"),
    "lampiran": (
        "evidence and remarks, which hang on an assessment",
        "dasbor.halaman.isi.lampiran simpan.pemeriksaan.lampiran",
    ),
    "laporan": ("what an import took and what not", "dasbor.halaman.isi.impor.laporan simpan.impor.laporan"),
    "lembar": (
        "one assessment and its header",
        """
        dasbor.halaman.verifikasi.lembar dasbor.lembar simpan.basis.tabel.lembar simpan.pemeriksaan.lembar
        simpan.rak.lembar simpan.transaksi.lembar
        """,
    ),
    "orang": ("people and their roles", "simpan.basis.tabel.orang simpan.transaksi.orang"),
    "pekerja": ("the process that opens strangers' bytes", "mentah.pekerja pekerja simpan.bukti.pekerja"),
    "pemeriksaan": ("holding the store against what it should be", "simpan.pemeriksaan simpan.rawat.pemeriksaan"),
    "pengaturan": ("settings of the store", "simpan.rak.pengaturan simpan.transaksi.pengaturan"),
    "perbuatan": ("a deed from a button to the store", "dasbor.halaman.verifikasi.perbuatan dasbor.lembar.perbuatan"),
    "perubahan": ("the same villages over time", "banding.perubahan dasbor.halaman.bandingkan.plotly.perubahan"),
    "posisi": ("where a village stands", "dasbor.halaman.isi.posisi dasbor.halaman.posisi posisi"),
    "rawat": ("looking after the store", "simpan.rak.rawat simpan.rawat"),
    "rincian": ("a result taken apart", "dasbor.halaman.posisi.rincian narasi.rincian"),
    "responden": ("people who answer a questionnaire, and what they say together", "cli.responden survei.responden"),
    "riwayat": (
        "what happened",
        "cli.riwayat dasbor.halaman.riwayat narasi.riwayat simpan.rak.riwayat simpan.transaksi.riwayat",
    ),
    "rute": ("our own web routes", "dasbor.masuk.rute dasbor.peladen.rute"),
    "sandi": ("passwords", "dasbor.masuk.sandi simpan.basis.sandi"),
    "sel": ("one cell of an answers file", "dasbor.lembar.sel jawaban.sel"),
    "sepakat": ("how far two answer sets agree, to be looked at", "cli.sepakat dasbor.halaman.verifikasi.sepakat"),
    "sesi": ("who is logged in, and since when", "dasbor.sesi simpan.rak.sesi"),
    "soal": ("the question of an indicator", "dasbor.halaman.instrumen.soal dasbor.lembar.soal"),
    "sumber": ("where the villages on show come from", "dasbor.sumber dasbor.sumber.sumber"),
    "tangga": ("the stair of stages", "grafik.tangga narasi.tangga"),
    "temuan": ("findings about input", "dasbor.komponen.temuan narasi.temuan"),
    "tiga": ("the three scores of one assessment", "mesin.tiga narasi.tiga"),
    "unduh": ("what can be downloaded", "dasbor.halaman.isi.unduh dasbor.komponen.unduh"),
    "widget": ("Streamlit's widgets, as we use them", "dasbor.halaman.isi.widget dasbor.komponen.widget"),
}
"""Same noun on several floors: the noun, and its places below `penilaian`. Any other name is one module's alone."""
