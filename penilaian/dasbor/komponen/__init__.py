"""Shared parts of the pages, by noun.

Parts that end in markup return ``Html`` (several fit in one ``lukis``), so that text is escaped in one place,
``unsur``; parts with widgets draw themselves. A page begins with ``gaya()``.

    from penilaian.dasbor.komponen import gaya, kepala_halaman, lukis, sumber_atau_temuan, tabel_lipat

    def tampilkan() -> None:
        gaya()
        sumber = sumber_atau_temuan()
        lukis(kepala_halaman("Bandingkan Desa", "15 desa, periode 2026", lencana_sumber(sumber)))
        lukis(tabel_lipat(("Desa", "Posisi", "Indeks"), baris, judul="Posisi desa", angka={2}))
"""

from penilaian.dasbor.komponen.batang import batang, daftar_batang
from penilaian.dasbor.komponen.gaya import gaya
from penilaian.dasbor.komponen.kepala import kepala_halaman, lencana, lencana_sumber
from penilaian.dasbor.komponen.pilih_desa import pilih_desa
from penilaian.dasbor.komponen.tabel import tabel_lipat
from penilaian.dasbor.komponen.temuan import daftar_temuan, pesan, sumber_atau_temuan
from penilaian.dasbor.komponen.unsur import Html, gabung, lukis, teks, unsur

__all__ = [
    "Html",
    "batang",
    "daftar_batang",
    "daftar_temuan",
    "gabung",
    "gaya",
    "kepala_halaman",
    "lencana",
    "lencana_sumber",
    "lukis",
    "pesan",
    "pilih_desa",
    "sumber_atau_temuan",
    "tabel_lipat",
    "teks",
    "unsur",
]
