"""Merged cells of a sheet: what shows over several rows or columns is stored in the first cell alone."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.mentah.daftar_rusak import SelRusak

BATAS_GABUNGAN: Final = 10_000
"""Merged cells of a sheet that are looked at."""

_BATAS_DITENGOK: Final = 200_000
"""Cells below or beside merged ones that are looked at, all together."""

_RUJUKAN: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")

_PISAHKAN: Final = "Pisahkan sel gabungannya, lalu tulis jawaban di setiap selnya (di Excel: isi ke bawah)."


class Gabungan(NamedTuple):
    """Merged cells: their first and last row as shown, their first and last column from 0."""

    baris: int
    baris_akhir: int
    kolom: int
    kolom_akhir: int


def urai_gabungan(rujukan: str, nomor_kolom: Callable[[str], int]) -> Gabungan | None:
    """Return the cells that ``D2:D5`` names, None where it names none of a sheet."""
    if (cocok := _RUJUKAN.fullmatch(rujukan)) is None:
        return None
    try:
        return Gabungan(int(cocok[2]), int(cocok[4]), nomor_kolom(cocok[1]), nomor_kolom(cocok[3]))
    except ValueError:
        return None


def periksa_gabungan(
    gabungan: Iterable[Gabungan], nomor: array[int], sel: Callable[[int, int], str], lebar: int
) -> Iterator[SelRusak]:
    """Yield a fault (B42) of an answer in merged cells that leaves others empty.

    Args:
        gabungan: the merged cells.
        nomor: numbers of the table's rows, ascending.
        sel: returns the text of a cell by position of its row and column.
        lebar: columns of the table.
    """
    ditengok = 0
    for g in gabungan:
        awal = bisect_left(nomor, g.baris)
        if awal == len(nomor) or nomor[awal] != g.baris or g.kolom >= lebar or not sel(awal, g.kolom).strip():
            continue
        akhir = bisect_left(nomor, g.baris_akhir + 1)
        for k in range(g.kolom, min(g.kolom_akhir + 1, lebar)):
            ditengok += akhir - awal
            if ditengok > _BATAS_DITENGOK:
                return
            hampa = sum(not sel(b, k).strip() for b in range(awal + 1, akhir))
            if hampa:
                pesan = (
                    f"sel gabungan sampai baris {g.baris_akhir}: jawabannya tersimpan hanya pada baris {g.baris}, "
                    f"kosong pada {ribuan(hampa)} baris di bawahnya"
                )
                yield SelRusak(g.baris, k, "B42", pesan, _PISAHKAN, hanya_jawaban=True)
            elif k > g.kolom and not sel(awal, k).strip():
                pesan = "sel gabungan: jawabannya tersimpan hanya pada kolom pertamanya, kosong pada kolom ini"
                yield SelRusak(g.baris, k, "B42", pesan, _PISAHKAN, hanya_jawaban=True)
