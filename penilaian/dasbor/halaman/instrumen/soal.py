"""One indicator as the instrument tells it: question, how to check, what answers mean, evidence, law."""

from collections.abc import Iterable, Iterator
from typing import Final

from penilaian.angka import ribuan, tulis_tetap
from penilaian.dasbor.lembar.soal import tanda_tambahan
from penilaian.instrumen import (
    DasarHukum,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    SaranPita,
)
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import awal_besar, awal_kecil, rangkai, tanggal
from penilaian.narasi.jawaban import sebut_kewenangan, sebut_minimum, sebut_tolok, syarat_bukti
from penilaian.narasi.siap_menilai import SEBUTAN_TEMPAT
from penilaian.rekomendasi import teks_nilai

JENIS: Final = {
    "jenjang": "Jenjang",
    "daftar": "Daftar centang",
    "persen": "Persentase",
    "angka": "Angka",
    "survei": "Survei responden",
}
"""Kinds of answers and what they are called."""

NASKAH: Final = {
    "dicocokkan": "",
    "sebagian": "pasal atau isinya belum dicocokkan dengan naskah resmi",
    "belum": "belum dicocokkan dengan naskah resmi",
}
"""What is said about a legal basis that was not matched with the official text."""


def soal(instrumen: Instrumen, indikator: Indikator, tautan: str, *, terbuka: bool = False) -> Html:
    """Return an indicator as a fold: its name, and inside all that the instrument says about it.

    Args:
        instrumen: that it belongs to.
        indikator: what is told.
        tautan: address of this indicator alone.
        terbuka: unfolded.
    """
    i = indikator
    return unsur(
        "details",
        unsur(
            "summary",
            unsur("span", i.id, kelas="pd-kode"),
            unsur("span", i.nama, kelas="pd-soal-nama"),
            unsur("span", f"{JENIS[i.jenis]}{', wajib ★' if i.kritis else ''}", kelas="pd-soal-jenis"),
        ),
        unsur(
            "div",
            unsur("p", i.pertanyaan, kelas="pd-soal-tanya"),
            tanda_tambahan(instrumen, i),
            *_petunjuk(i),
            _jawaban(instrumen, i),
            _wajib(i),
            _bagian("Boleh dijawab tidak berlaku", unsur("p", i.tidak_berlaku)) if i.tidak_berlaku else None,
            _bukti(i),
            _rincian(instrumen, i),
            _hukum(i.dasar_hukum),
            _bagian("Catatan", unsur("p", i.catatan)) if i.catatan else None,
            unsur("p", unsur("a", f"Tautan ke {i.id}", href=tautan, target="_self")),
            kelas="pd-soal-isi",
        ),
        kelas="pd-soal",
        id=i.id,
        open="" if terbuka else None,
    )


def _bagian(judul: str, *isi: Html | None) -> Html:
    return unsur("section", unsur("h4", judul), *isi)


def _petunjuk(i: Indikator) -> Iterator[Html]:
    """Yield how to check: once where both ways are the same."""
    mandiri, kunjungan = i.petunjuk_mandiri, i.petunjuk_kunjungan
    judul = {"Cara memeriksa": mandiri}
    if mandiri != kunjungan:
        judul = {"Cara memeriksa sendiri": mandiri, "Cara memeriksa saat kunjungan": kunjungan}
    yield from (_bagian(nama, unsur("p", teks)) for nama, teks in judul.items() if teks)


def _jawaban(instrumen: Instrumen, i: Indikator) -> Html | None:
    """Return what answers there are, what they mean, and the advice for each."""
    if isinstance(i, IndikatorJenjang):
        jenjang = (
            unsur("li", unsur("b", str(j.nilai)), unsur("div", unsur("p", j.teks), _saran("Untuk naik", j.saran)))
            for j in i.jenjang
        )
        return _bagian("Jenjang", unsur("ul", *jenjang, kelas="pd-jenjang"))
    if isinstance(i, IndikatorDaftar):
        butir = (
            unsur("li", unsur("p", b.teks, " ", unsur("code", b.id)), _saran("Bila belum ada", b.saran))
            for b in i.butir
        )
        cara = "" if i in instrumen.indikator_tambahan else ", nilainya yang terpenuhi dibagi semua"
        return _bagian(f"{ribuan(len(i.butir))} hal{cara}", unsur("ul", *butir))
    satuan = i.tolok.satuan or ("persen" if isinstance(i, IndikatorPersen) else "")
    isi: list[Html | None] = []
    if isinstance(i, IndikatorPersen):
        isi += [_pasangan((("Yang dihitung", i.pembilang), ("Dibagi dengan", i.penyebut)))]
    if isinstance(i, IndikatorSurvei):
        isi += [_pasangan((("Sah bila", i.sah),))]
    if i in instrumen.indikator_tambahan:
        return _bagian("Jawaban", *isi, unsur("p", satuan)) if isi or satuan else None
    return _bagian("Penilaian", *isi, unsur("p", sebut_tolok(i.tolok, satuan)), _saran_pita(i.saran))


def _saran(awal: str, isi: str | None) -> Html | None:
    return unsur("p", f"{awal}: {awal_kecil(isi)}", kelas="pd-cara") if isi else None


def _saran_pita(pita: Iterable[SaranPita]) -> Html:
    baris = (unsur("li", unsur("b", f"Nilai di bawah {tulis_tetap(p.di_bawah)}"), f": {p.teks}") for p in pita)
    return unsur("ul", *baris, kelas="pd-cara")


def _wajib(i: Indikator) -> Html | None:
    if i.kritis is None:
        return None
    return _bagian("Syarat wajib ★", unsur("p", f"Paling sedikit {sebut_minimum(i)}. {i.kritis.alasan}"))


def _bukti(i: Indikator) -> Html | None:
    if i.bukti is None:
        return None
    syarat = syarat_bukti(i, i.bukti)
    bulan = i.bukti.berlaku_bulan
    masa = f"berlaku {bulan} bulan" if bulan else "berlaku selama dokumennya berlaku"
    return _bagian("Bukti", unsur("p", i.bukti.teks), unsur("p", f"{syarat}, {masa}.", kelas="pd-cara"))


def _rincian(instrumen: Instrumen, i: Indikator) -> Html:
    kelompok = instrumen.kelompok_per_id[i.kelompok]
    puncak = instrumen.puncak_dari(i.kelompok)
    letak = puncak.nama if kelompok is puncak else f"{puncak.nama}, {kelompok.nama}"
    sudut = [
        f"{x.nama}: {rangkai([n.nama for n in x.nilai if n.id in i.lensa.get(x.id, ())])}"
        for x in instrumen.lensa
        if i.lensa.get(x.id)
    ]
    plafon = teks_nilai(i, float(i.plafon_desa)).rstrip(".") if i.plafon_desa is not None else ""
    return _pasangan(
        (
            ("Letak", letak),
            ("Bobot dalam aspek", "" if i in instrumen.indikator_tambahan else tulis_tetap(i.bobot)),
            ("Ditanyakan kepada", rangkai(i.responden)),
            ("Yang berwenang", sebut_kewenangan(i.kewenangan)),
            ("Upaya naik satu jenjang" if len(i.daftar_upaya) < 2 else "Upaya setiap kenaikan", _upaya(i)),
            (f"Dicapai {instrumen.yang_dinilai} sendiri", f"paling tinggi: {awal_kecil(plafon)}" if plafon else ""),
            ("Diperiksa", rangkai([SEBUTAN_TEMPAT[t] for t in i.tempat])),
            ("Waktu", f"sekitar {i.waktu_menit} menit" if i.waktu_menit else ""),
            ("Lensa", "; ".join(sudut)),
        )
    )


def _upaya(i: Indikator) -> str:
    upaya = ", lalu ".join(map(str, i.daftar_upaya))
    return f"{upaya} dari 5 (1 hitungan hari, 5 hitungan tahun)" if upaya else ""


def _pasangan(isi: Iterable[tuple[str, str]]) -> Html:
    """Return (name, text) pairs as a list; pairs without text are passed over."""
    return unsur("dl", *(unsur("div", unsur("dt", n), unsur("dd", t)) for n, t in isi if t), kelas="pd-pasangan")


def _hukum(dasar: Iterable[DasarHukum]) -> Html | None:
    butir = [
        unsur(
            "li",
            d.teks,
            unsur("span", f" ({NASKAH[d.naskah]})", kelas="pd-belum-cocok") if NASKAH[d.naskah] else None,
            unsur("blockquote", d.kutipan) if d.kutipan else None,
            unsur("p", rujukan, kelas="pd-keterangan") if (rujukan := _rujukan(d)) else None,
        )
        for d in dasar
    ]
    return _bagian("Dasar hukum", unsur("ul", *butir)) if butir else None


def _rujukan(d: DasarHukum) -> str:
    """Return where and when the text was read, as far as the instrument says."""
    kapan = f"diperiksa {tanggal(d.tanggal_cek)}" if d.tanggal_cek else ""
    return awal_besar(", ".join(k for k in (f"sumber: {d.sumber}" if d.sumber else "", kapan) if k))


def kosong() -> Html:
    """Return what stands in place of a list without indicators."""
    return gabung(unsur("p", "Tidak ada pertanyaan yang cocok. Kurangi kata yang dicari, atau longgarkan saringannya."))
