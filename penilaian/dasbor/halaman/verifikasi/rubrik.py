"""What an answer can be, with the village's choice and the verifier's marked in it."""

from collections.abc import Iterable

from penilaian.dasbor.komponen.kepala_halaman import lencana
from penilaian.dasbor.lembar.soal import arti_istilah, cara_memeriksa, tanda_tambahan, tanda_wajib
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, IndikatorPersen, Instrumen
from penilaian.jawaban import TERJAWAB, tercentang, urai
from penilaian.markah import Html, berbaris, gabung, unsur
from penilaian.narasi.jawaban import sebut_jawaban, sebut_tolok
from penilaian.narasi.waktu import saat
from penilaian.rekomendasi import BELUM_DIJAWAB
from penilaian.simpan import IsiJawaban


def kepala_soal(instrumen: Instrumen, indikator: Indikator, jangkar: str) -> Html:
    """Return the question; it can take the focus."""
    i = indikator
    lain = ("Boleh tidak berlaku", i.tidak_berlaku or "")
    return unsur(
        "div",
        unsur("h2", unsur("span", i.id, kelas="pd-kode"), f" {i.nama} ", tanda_wajib(i), id=jangkar, tabindex="-1"),
        tanda_tambahan(instrumen, i),
        unsur("p", i.pertanyaan, kelas="pd-v-tanya"),
        cara_memeriksa(i, "Cara memeriksa", i.petunjuk_kunjungan, lain, kelas="pd-v-cara"),
        arti_istilah(instrumen, i, i.petunjuk_kunjungan, kelas="pd-v-cara"),
        kelas="pd-v-soal",
    )


def jawaban_desa(instrumen: Instrumen, indikator: Indikator, isi: IsiJawaban, zona: str) -> Html:
    """Return what the village answered, who gave it and when, and the note."""
    teks = sebut_jawaban(instrumen, indikator, isi.teks, BELUM_DIJAWAB)
    if isi.bawaan:
        teks = f"Dibawa dari periode lalu dan belum dipastikan: {teks}. Dihitung belum dijawab."
    oleh = f" oleh {isi.oleh_nama}" if isi.oleh_nama else ""
    return unsur(
        "section",
        unsur("h3", "Jawaban desa"),
        unsur("p", teks, kelas="pd-v-jawaban"),
        unsur("p", f"Disimpan {saat(isi.waktu, zona)}{oleh}", kelas="pd-keterangan") if isi.waktu else None,
        unsur("blockquote", unsur("b", "Catatan: "), berbaris(isi.catatan), kelas="pd-v-catatan")
        if isi.catatan
        else None,
    )


def rubrik(instrumen: Instrumen, indikator: Indikator, isi: IsiJawaban) -> Html | None:
    """Return levels or items with both choices marked; for numbers how they are judged, if they are."""
    desa, verifikator = "" if isi.bawaan else isi.teks, isi.teks_verifikasi or ""
    if isinstance(indikator, IndikatorJenjang):
        return unsur("ol", *_jenjang(indikator, desa, verifikator), kelas="pd-v-rubrik", aria_label="Jenjang")
    if isinstance(indikator, IndikatorDaftar):
        return unsur("ul", *_butir(indikator, desa, verifikator), kelas="pd-v-rubrik", aria_label="Hal")
    if indikator in instrumen.indikator_tambahan:
        return None
    satuan = indikator.tolok.satuan or ("persen" if isinstance(indikator, IndikatorPersen) else "")
    return unsur("p", sebut_tolok(indikator.tolok, satuan), kelas="pd-keterangan")


def _jenjang(i: IndikatorJenjang, desa: str, verifikator: str) -> Iterable[Html]:
    pilih_desa, pilih_verifikator = (_nilai(i, t) for t in (desa, verifikator))
    for j in i.jenjang:
        tanda = (("Jawaban desa", pilih_desa == j.nilai), ("Menurut verifikator", pilih_verifikator == j.nilai))
        yield _anak_tangga(str(j.nilai), j.teks, tanda)


def _butir(i: IndikatorDaftar, desa: str, verifikator: str) -> Iterable[Html]:
    oleh_desa, oleh_verifikator = (tercentang(i, t) for t in (desa, verifikator))
    for b in i.butir:
        tanda = (("Ada menurut desa", b.id in oleh_desa), ("Ada menurut verifikator", b.id in oleh_verifikator))
        yield _anak_tangga("✓" if b.id in oleh_desa | oleh_verifikator else "", b.teks, tanda)


def _anak_tangga(nomor: str, teks: str, tanda: Iterable[tuple[str, bool]]) -> Html:
    kena = [nama for nama, ya in tanda if ya]
    lencana_ = unsur("span", *(gabung(lencana(n), " ") for n in kena), kelas="pd-v-tanda") if kena else None
    return unsur("li", unsur("b", nomor), unsur("div", teks, lencana_), kelas="pd-v-kena" if kena else None)


def _nilai(i: IndikatorJenjang, teks: str) -> int | None:
    u = urai(i, [teks])
    return round(float(u.nilai[0])) if u.keadaan[0] == TERJAWAB else None
