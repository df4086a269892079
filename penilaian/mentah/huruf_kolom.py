"""Columns of a sheet by their letters, and by their numbers from 0."""

from typing import Final

from penilaian.paket import Rusak

BATAS_KOLOM: Final = 16_384
"""Columns of an Excel sheet, and most of any table."""


class HurufKolom(dict[bytes, int]):
    """Numbers of columns, from 0, by their letters: ``A`` → 0, ``AA`` → 26. ValueError outside a sheet."""

    def __missing__(self, huruf: bytes) -> int:
        hasil = nomor_kolom(huruf.decode())
        self[huruf] = hasil
        return hasil


def nomor_kolom(huruf: str) -> int:
    """Return the number of a column, from 0. ValueError where the letters name none of a sheet."""
    hasil = 0
    if len(huruf) > len("XFD"):
        raise ValueError(f"kolom {huruf[:10]!r}… di luar lembar")
    for h in huruf:
        if not "A" <= h <= "Z":
            raise Rusak(f"kolom {huruf!r} tidak ada")
        hasil = hasil * 26 + ord(h) - 64
    if not 0 < hasil <= BATAS_KOLOM:
        raise Rusak(f"kolom {huruf!r} di luar lembar")
    return hasil - 1


def huruf_kolom(kolom: int) -> str:
    """Return the letters of a column number, from 0: 26 → ``AA``."""
    hasil, sisa = "", kolom + 1
    while sisa:
        sisa, h = divmod(sisa - 1, 26)
        hasil = chr(65 + h) + hasil
    return hasil


def rentang_kolom(awal: str, akhir: str) -> range:
    """Return the columns that ``<col>`` names, from 0; none where it names none of a sheet."""
    if not (awal.isdecimal() and akhir.isdecimal() and len(awal) <= len("16384") and len(akhir) <= len("16384")):
        return range(0)
    return range(max(int(awal), 1) - 1, min(int(akhir), BATAS_KOLOM))
