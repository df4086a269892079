"""Words of Nilai Berkas: the three steps, and what became of a file."""

from collections.abc import Iterable

import numpy as np

from penilaian import banding
from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.instrumen import Instrumen
from penilaian.markah import Html, gabung, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.banding import kalimat_indeks, kalimat_posisi
from penilaian.skor import AKAR

_CARA = (
    (None, "Satu baris untuk satu desa dan satu periode, satu kolom untuk satu pertanyaan."),
    ("Belum dijawab", "kosongkan selnya."),
    ("Tidak berlaku", "tulis TB, hanya pada pertanyaan yang membolehkannya."),
    ("Daftar centang", "tulis id butir yang terpenuhi dipisah spasi, atau NIHIL bila tidak satu pun."),
    ("Persen", "tulis 0 sampai 100, misalnya 85, 85% atau 3/9."),
    ("Periode", "2026, semester 2026-S1 atau triwulan 2026-T3."),
)


def judul_langkah(nomor: int, judul: str) -> Html:
    """Return the heading of a step."""
    return unsur(
        "h2", unsur("span", str(nomor), kelas="pd-nomor-langkah", aria_hidden="true"), judul, kelas="pd-langkah"
    )


def isi_templat(instrumen: Instrumen) -> str:
    """Return what the template holds."""
    return (
        f"Templat memuat {len(instrumen.indikator)} pertanyaan, jawaban yang boleh dan cara mengisinya. "
        "Berkas sendiri juga dapat dipakai, asal nama kolomnya sama."
    )


def cara_mengisi() -> Html:
    """Return how to fill in a file, as a list."""
    return unsur(
        "ul",
        *(unsur("li", gabung(unsur("b", nama), f": {isi}") if nama else isi) for nama, isi in _CARA),
        kelas="pd-cara-isi",
    )


def berapa_salah(galat: Iterable[Temuan]) -> str:
    """Return how many faults there are, those that are only counted too."""
    banyak = sum(t.banyak for t in galat)
    return "Satu hal perlu diperbaiki" if banyak == 1 else f"{ribuan(banyak)} hal perlu diperbaiki"


def kalimat_salah(galat: Iterable[Temuan]) -> str:
    """Return that a file is not scored, and how many faults it has."""
    return f"{berapa_salah(galat)}. Belum ada yang dinilai: perbaiki berkasnya, lalu unggah lagi."


def kalimat_hasil(hasil: Hasil, periode: str) -> str:
    """Return how many villages stand at each stage, or the range of the index where there is no gate.

    Args:
        hasil: villages of one period.
        periode: that period.
    """
    baris = np.arange(len(hasil))
    if hasil.posisi is None:
        return kalimat_indeks(banding.sebaran(banding.matriks(hasil, baris, [AKAR])), periode, hasil.instrumen)
    return kalimat_posisi(banding.banyak_per_posisi(hasil, baris), periode)


def kalimat_isi(hasil: Hasil) -> str:
    """Return what a file holds: rows, villages, periods."""
    desa = hasil.jawaban.kunci["kode_desa"].nunique()
    periode = banding.daftar_periode(hasil)
    kapan = f"periode {periode[0]}" if len(periode) == 1 else f"{len(periode)} periode"
    return f"Berkas memuat {ribuan(len(hasil))} baris: {ribuan(int(desa))} desa, {kapan}."
