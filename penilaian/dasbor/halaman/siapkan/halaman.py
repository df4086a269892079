"""Siapkan dahulu: whom to ask, what to have at hand, how long it takes; to be printed before an assessment."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.gaya import gaya_halaman, gaya_tombol, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import HAMPA, tabel_lipat
from penilaian.dasbor.sumber.pilih_instrumen import pilih_instrumen
from penilaian.instrumen import Indikator, Instrumen
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import awal_besar, rangkai
from penilaian.narasi.siap_menilai import SEBUTAN_TEMPAT, Bahan, menit_per_tempat, per_orang, per_tingkat
from penilaian.narasi.waktu import lama

_LEMBAR: Final = Path(__file__).with_name("siapkan.css")
_MULAI: Final = "mulai jenjang"


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    gaya_tombol()
    pasang_gaya(_LEMBAR)
    kepala = st.container()
    with st.container(key="pd-siap-alat"):
        ini = pilih_instrumen()
        cara = st.checkbox("Tampilkan juga cara memeriksa", key="cara", bind="query-params")
        lukis(unsur("button", "Cetak", type="button", kelas="pd-tombol", data_pd_cetak=""))
    with kepala:
        banyak = Bahan("", ini.ditanyakan).banyak
        lukis(kepala_halaman("Siapkan dahulu", f"{banyak} bila semuanya diperiksa. {ini.sebutan}, versi {ini.versi}."))
    judul = "Siapa yang ditanya, dan apa yang perlu ada di tangan"
    if not any(i.responden for i in ini.ditanyakan):
        judul = "Apa yang perlu ada di tangan"
    lukis(
        unsur("h2", "Berapa lama"),
        _waktu(ini),
        unsur("h2", judul),
        _arti_mulai(ini),
        *(_bahan(b, cara=cara) for b in per_orang(ini)),
    )


def _waktu(ini: Instrumen) -> Html:
    """Return how long each stage takes, and where."""
    tempat = [t for t, menit in menit_per_tempat(ini.ditanyakan).items() if menit]
    kepala = ("Tingkat", "Pertanyaan", "Waktu", *(awal_besar(SEBUTAN_TEMPAT[t]) for t in tempat))

    def baris(b: Bahan) -> tuple[str, ...]:
        di = menit_per_tempat(b.soal)
        return b.nama, ribuan(len(b.soal)), _lama(b.menit), *(_lama(di[t]) for t in tempat)

    isi = [*map(baris, per_tingkat(ini)), baris(Bahan("Semua", ini.ditanyakan))]
    return tabel_lipat(kepala, isi, judul="Waktu tiap tingkat", angka=range(1, len(kepala)))


def _arti_mulai(ini: Instrumen) -> Html | None:
    """Return what "mulai jenjang 3" means, to who has not seen a question yet; None where nothing says so."""
    if not any(i.bukti and _MULAI in i.bukti.teks for i in ini.ditanyakan):
        return None
    arti = (
        "Jenjang adalah anak tangga jawaban; makin tinggi, makin banyak yang sudah berjalan. "
        f"“{_MULAI} 3” berarti hanya perlu disiapkan bila jawabannya jenjang 3 atau lebih tinggi."
    )
    return unsur("p", arti, kelas="pd-keterangan")


def _lama(menit: int) -> str:
    return lama(menit) if menit else HAMPA


def _bahan(bahan: Bahan, *, cara: bool) -> Html:
    """Return one person (or stage): the questions, and what proves the answer."""
    return unsur(
        "section",
        unsur("h3", bahan.nama, unsur("span", f" {bahan.banyak}", kelas="pd-keterangan")),
        unsur("ul", *(unsur("li", *_soal(i, cara=cara)) for i in bahan.soal), kelas="pd-siap"),
        kelas="pd-siap-orang",
    )


def _soal(i: Indikator, *, cara: bool) -> Iterator[Html]:
    yield unsur("p", unsur("b", i.nama), unsur("span", " wajib ★", kelas="pd-wajib") if i.kritis else None)
    yield unsur("p", i.pertanyaan)
    if i.bukti:
        yield unsur("p", unsur("b", "Siapkan: "), i.bukti.teks)
    if cara and i.petunjuk_mandiri:
        yield unsur("p", unsur("b", "Cara memeriksa: "), i.petunjuk_mandiri)
    lain = (
        f"juga {rangkai(i.responden[1:])}" if len(i.responden) > 1 else "",
        rangkai([SEBUTAN_TEMPAT[t] for t in i.tempat]),
        f"sekitar {lama(i.waktu_menit)}" if i.waktu_menit else "",
    )
    if any(lain):
        yield unsur("p", awal_besar(", ".join(x for x in lain if x)), ".", kelas="pd-keterangan")
