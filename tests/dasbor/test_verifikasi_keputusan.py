"""Evidence and decisions about a whole assessment on the page Verifikasi."""

from datetime import date

import pytest
from lembar_uji import DESA, Uji, jalan, markup, tekan, tombol

from penilaian.simpan import Lembar
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.transaksi.bukti import IsiBukti

JAHAT = "<script>alert(1)</script> \"Kutip\" & 'Kawan'"


@pytest.fixture
def lembar(uji: Uji) -> Lembar:
    """Submitted; the answer to P01 with a link as evidence."""
    x = uji.lembar()
    uji.jawab(x, {"P01": "3", "P03": "2"})
    uji.bukti.tautkan(
        uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id/?a=<b>", Keterangan(x.tanggal, f"Kasi {JAHAT}")
    )
    uji.ajukan(x)
    return x


def satu(uji: Uji, lembar: Lembar) -> IsiBukti:
    return uji.bukti.daftar(uji.orang["kabupaten"], lembar.id)[0]


# -- evidence ----------------------------------------------------------------------------------------------------


def test_bukti_tampil_dengan_tanggal_penyimpan_dan_masa_berlakunya(uji, lembar):
    isi = markup(uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01"))
    assert "Bukti (1)" in isi
    assert "<script>alert" not in isi
    assert "pemilik Kasi &lt;script&gt;" in isi
    assert "berlaku sampai" in isi  # six months by the instrument
    assert "Menunggu diperiksa" in isi
    assert 'rel="noopener noreferrer"' in isi


def test_berkas_gambar_tampil_lewat_rute_bukti_dan_bukan_lewat_media_streamlit(uji):
    import io

    from PIL import Image

    x = uji.lembar()
    uji.jawab(x, {"P01": "3"})
    png = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(png, "PNG")
    b = uji.bukti.unggah(uji.orang["penilai"], x.id, "P01", "layar.png", png.getvalue())
    uji.ajukan(x)
    at = uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator="P01")
    assert f'<img src="bukti/{b.id}/pratinjau" alt="Pratinjau layar.png" loading="lazy"' in markup(at)
    assert f'href="bukti/{b.id}"' in markup(at)
    assert not at.get("imgs")


def test_bukti_diterima_dengan_satu_ketukan_dan_putusan_dapat_dibatalkan(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    tekan(at, f"verif_bukti_{b.id}_0_terima")
    assert satu(uji, lembar).diputuskan == "diterima"
    assert satu(uji, lembar).sah
    assert "diterima." in markup(at)
    assert "Terima" not in tombol(at)

    tekan(at, f"verif_bukti_{b.id}_0_batal")
    assert satu(uji, lembar).diputuskan == "diajukan"


def test_menolak_bukti_perlu_alasan(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    kotak, tolak = f"verif_bukti_{b.id}_0_alasan", f"verif_bukti_{b.id}_0_tolak"
    assert at.button(key=tolak).disabled
    at.text_input(key=kotak).set_value("  ")
    assert jalan(at).button(key=tolak).disabled

    at.text_input(key=kotak).set_value("Tautan mati")
    jalan(at)
    tekan(at, f"verif_bukti_{b.id}_0_tolak")
    assert (satu(uji, lembar).diputuskan, satu(uji, lembar).alasan) == ("ditolak", "Tautan mati")
    assert "Tautan mati" in markup(at)


def test_bukti_yang_sudah_diputuskan_orang_lain_tidak_ditimpa(uji, lembar):
    b = satu(uji, lembar)
    at = uji.buka("verifikasi", "verifikator", penilaian=lembar.id, indikator="P01")
    siapa = uji.orang["verifikator_dua"]
    uji.bukti.putuskan(siapa, b.id, "ditolak", "Bukan situs desa ini", status_dilihat="diajukan")
    tekan(at, f"verif_bukti_{b.id}_0_terima")
    assert "sudah diputuskan verifikator lain" in markup(at)
    assert satu(uji, lembar).diputuskan == "ditolak"


def test_bukti_yang_lewat_masanya_disebut_kedaluwarsa(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"})
    uji.bukti.tautkan(uji.orang["penilai"], x.id, "P01", "https://rekaan.desa.id", Keterangan(date(2020, 1, 1)))
    uji.ajukan(x)
    assert "Kedaluwarsa" in markup(uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator="P01"))


def test_jawaban_yang_memerlukan_bukti_dan_tidak_punya_disebut(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3", "P03": "0"})
    uji.ajukan(x)
    isi = [markup(uji.buka("verifikasi", "verifikator", penilaian=x.id, indikator=i)) for i in ("P01", "P03")]
    assert ["padahal jawaban ini memerlukannya" in t for t in isi] == [True, False]


# -- decisions ---------------------------------------------------------------------------------------------------


def putuskan(uji: Uji, lembar: Lembar, siapa: str):
    return uji.buka("verifikasi", siapa, penilaian=lembar.id, verif_bagian="Putuskan")


def test_mengembalikan_perlu_alasan_dan_membuka_isian_lagi(uji, lembar):
    at = putuskan(uji, lembar, "verifikator")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert "Tulis alasannya" in markup(at)
    assert uji.keadaan(lembar) == "diajukan"

    at.text_area(key="verif_langkah_kembalikan_0_alasan").set_value("P01 belum jelas")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert uji.keadaan(lembar) == "dikembalikan"
    assert "dikembalikan kepada tim desa" in markup(at)
    kejadian = uji.gudang.riwayat.penilaian(uji.orang["penilai"], lembar.id, objek="penilaian")[-1]
    assert (kejadian.aksi, kejadian.alasan) == ("penilaian.kembalikan", "P01 belum jelas")


def test_menutup_pemeriksaan_yang_belum_selesai_perlu_dipastikan(uji, lembar):
    uji.verifikasi(lembar, "P01", "3")
    at = putuskan(uji, lembar, "verifikator")
    assert at.button(key="verif_langkah_verifikasi_0_tombol").disabled
    assert "1 jawaban yang belum diperiksa" in at.checkbox(key="verif_langkah_verifikasi_0_yakin").label

    at.checkbox(key="verif_langkah_verifikasi_0_yakin").check()
    tekan(jalan(at), "verif_langkah_verifikasi_0_tombol")
    assert uji.keadaan(lembar) == "diverifikasi"


def test_yang_sudah_diperiksa_semua_ditutup_tanpa_pertanyaan(uji, lembar):
    for id_, teks in (("P01", "3"), ("P03", "2")):
        uji.verifikasi(lembar, id_, teks)
    at = putuskan(uji, lembar, "verifikator")
    assert not at.checkbox
    tekan(at, "verif_langkah_verifikasi_0_tombol")
    assert uji.keadaan(lembar) == "diverifikasi"
    assert "Sudah diverifikasi" in markup(at)


@pytest.mark.parametrize(("siapa", "boleh"), [("kabupaten", True), ("verifikator", False)])
def test_hanya_verifikator_kabupaten_yang_memfinalkan_dan_membuka_kembali(uji, lembar, siapa, boleh):
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], lembar.id)
    at = putuskan(uji, lembar, siapa)
    assert ("Jadikan final" in tombol(at)) == boleh
    if boleh:
        assert at.button(key="verif_langkah_finalkan_0_tombol").disabled
        at.checkbox(key="verif_langkah_finalkan_0_yakin").check()
        jalan(at)
        tekan(at, "verif_langkah_finalkan_0_tombol")
        assert uji.keadaan(lembar) == "final"
    else:
        uji.gudang.alur.finalkan(uji.orang["kabupaten"], lembar.id)
    assert ("Buka kembali" in tombol(putuskan(uji, lembar, siapa))) == boleh


def test_membuka_kembali_perlu_alasan_yang_tetap_terlihat(uji, lembar):
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], lembar.id)
    uji.gudang.alur.finalkan(uji.orang["kabupaten"], lembar.id)
    at = putuskan(uji, lembar, "kabupaten")
    tekan(at, "verif_langkah_buka_kembali_0_tombol")
    assert uji.keadaan(lembar) == "final"
    at.text_area(key="verif_langkah_buka_kembali_0_alasan").set_value(f"Salah tulis {JAHAT}")
    tekan(at, "verif_langkah_buka_kembali_0_tombol")
    assert uji.keadaan(lembar) == "dikembalikan"
    isi = markup(putuskan(uji, lembar, "verifikator"))
    assert "Final ke-1" in isi
    assert "Salah tulis &lt;script&gt;" in isi
    assert "<script>alert" not in isi


def test_keputusan_atas_keadaan_yang_sudah_berubah_ditolak_dan_halaman_menunjukkan_yang_baru(uji, lembar):
    at = putuskan(uji, lembar, "verifikator")
    uji.gudang.alur.kembalikan(uji.orang["verifikator_dua"], lembar.id, "kurang")
    at.text_area(key="verif_langkah_kembalikan_0_alasan").set_value("kurang juga")
    tekan(at, "verif_langkah_kembalikan_0_tombol")
    assert "sudah diubah orang lain" in markup(at)
    assert "Dikembalikan untuk diperbaiki" in markup(at)
    assert uji.gudang.riwayat.penilaian(uji.orang["penilai"], lembar.id, objek="penilaian")[-1].alasan == "kurang"


def test_yang_ikut_mengisi_tidak_menutup_pemeriksaan(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, oleh="rangkap")
    uji.ajukan(x)
    at = putuskan(uji, x, "rangkap")
    at.checkbox(key="verif_langkah_verifikasi_0_yakin").check()
    tekan(jalan(at), "verif_langkah_verifikasi_0_tombol")
    assert "Anda ikut mengisi penilaian ini" in markup(at)
    assert uji.keadaan(x) == "diajukan"


def test_tim_lain_dijadikan_resmi_lalu_hanya_itu_yang_dapat_final(uji, lembar):
    dua = uji.lembar(tim="dua")
    uji.jawab(dua, {"P01": "1"})
    uji.ajukan(dua)
    uji.gudang.alur.verifikasi(uji.orang["verifikator"], dua.id)
    at = putuskan(uji, dua, "kabupaten")
    assert "Tim ini belum resmi" in markup(at)
    assert "Jadikan final" not in tombol(at)

    tekan(at, "verif_langkah_resmikan_0_tombol")
    assert "Jadikan final" in tombol(at)
    assert not uji.gudang.lembar.ambil(uji.orang["penilai"], lembar.id).resmi


def test_kepala_desa_membaca_draf_desanya_dan_berkomentar_tanpa_tombol_lain(uji):
    x = uji.lembar()
    uji.jawab(x, {"P01": "3"}, catatan="Dibuka dari ponsel")
    at = uji.buka("baca", "kepala_desa")  # the only one is opened at once
    isi = markup(at)
    assert "<h1><bdi>Desa Sukamaju</bdi></h1>" in isi
    assert "Sedang diisi" in isi
    assert "Dibuka dari ponsel" in isi
    assert set(tombol(at)) <= {"Sebelumnya", "Berikutnya: P02", "Kirim komentar"}

    at.text_area(key="verif_komentar_P01_0_teks").set_value("Sudah benar")
    tekan(at, "verif_komentar_P01_0_kirim")
    (k,) = uji.gudang.komentar.daftar(uji.orang["penilai"], x.id)
    assert (k.indikator, k.teks, k.oleh_nama) == ("P01", "Sudah benar", "Kepala Desa")

    at = uji.buka("baca", "kepala_desa", penilaian=x.id, verif_bagian="Keadaan")
    assert not at.button
    at = uji.buka("baca", "kepala_desa", penilaian=x.id, verif_bagian="Komentar")
    at.text_area(key="verif_komentar_semua_0_teks").set_value("Terima kasih")
    tekan(at, "verif_komentar_semua_0_kirim")
    assert [k.indikator for k in uji.gudang.komentar.daftar(uji.orang["penilai"], x.id)] == ["P01", None]


def test_kepala_desa_tidak_membuka_desa_lain(uji, lembar):
    lain = uji.lembar("99.01.01.2002", nama="Sebelah")
    assert "Sebelah" not in markup(uji.buka("baca", "kepala_desa"))
    at = uji.buka("baca", "kepala_desa", penilaian=lain.id)
    assert "tidak terbuka bagi peran Anda" in markup(at)
    assert DESA in uji.orang["kepala_desa"].wilayah("baca_draf")


def test_pengamat_ditunjukkan_ke_hasil_final(uji, lembar):
    at = uji.buka("baca", "pengamat", penilaian=lembar.id)
    assert "tidak mengizinkan membaca penilaian yang belum final" in markup(at)


def test_halaman_baca_tidak_menawarkan_pemeriksaan_juga_kepada_verifikator(uji, lembar):
    at = uji.buka("baca", "verifikator", penilaian=lembar.id, indikator="P01")
    assert not {"Setuju", "Terima", "Simpan nilai verifikasi"} & set(tombol(at))
