"""Quotes that swallowed rows: text of several lines in a cell is told from rows of the table.

A quote that opens in column k of one row and closes in a later one leaves a cell that holds the rest of the first row,
whole rows, and the beginning of the last. Taken apart again these are rows: each has a code in the column of codes.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from penilaian.ketikan import kenali_judul

_SEPERTI_KODE: Final = re.compile(r"[\s\"'=]*[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}\.?[0-9]{4}(?:\.0+)?(?![0-9.])")
"""A village code at the beginning of a text, bare or in quotes."""

_SEPERTI_PERIODE: Final = re.compile(r"[\s\"'=]*20[0-9]{2}(?:-[ST][1-4])?(?:\.0+)?[\s\"']*", re.I)

_SELEBAR_TABEL: Final = 6
"""Columns from which on a line with as many separators as a row is one, whatever it holds; a note has fewer commas."""

_BARIS: Final = re.compile("\r\n|\r|\n")


class BentukBaris(NamedTuple):
    """How rows of a table look: the separator, how many columns, which hold code and period (−1 = none)."""

    pemisah: str
    lebar: int
    kode: int
    periode: int


class Telan(NamedTuple):
    """A cell that swallowed what is not its own: its position, and how many rows."""

    kolom: int
    baris: int


def bentuk_baris(judul: Sequence[str], pemisah: str) -> BentukBaris:
    """Return how the rows look below a header."""

    def letak(nama: str) -> int:
        return next((k for k, j in enumerate(judul) if j and kenali_judul(j, {nama}) is not None), -1)

    return BentukBaris(pemisah, len(judul), letak("kodedesa"), letak("periode"))


def seperti_kode(teks: str) -> bool:
    """Return whether a text begins with a village code."""
    return _SEPERTI_KODE.match(teks) is not None


def cari_telan(sel: Sequence[str], bentuk: BentukBaris, *, judul: bool = False) -> Telan | None:
    """Return which cell of a row holds other rows, None where none does.

    Args:
        sel: the cells of one row.
        bentuk: how a row of the table looks.
        judul: the row is the header itself, and holds no code of its own.
    """
    for k, isi in enumerate(sel):
        if "\n" not in isi and "\r" not in isi:
            continue
        pertama, *lanjutan = _BARIS.split(isi)
        lain = [t.split(bentuk.pemisah) for t in lanjutan]
        lain[-1].extend(sel[k + 1 :])
        if _baris_tabel([*sel[:k], *pertama.split(bentuk.pemisah)], lain, lanjutan, bentuk, judul=judul):
            return Telan(k, sum(bool("".join(b).strip()) for b in lain))
    return None


def _baris_tabel(
    sendiri: Sequence[str], lain: Sequence[Sequence[str]], baris: Sequence[str], bentuk: BentukBaris, *, judul: bool
) -> bool:
    """Return whether the lines of a cell, put back among the cells beside it, are rows of the table.

    Args:
        sendiri: the row in which the cell begins, up to the end of its first line.
        lain: the rows of its other lines; the cells beside it end the last.
        baris: these lines as they stand in the cell.
        bentuk: how a row of the table looks.
        judul: the row is the header itself.
    """
    pemisah, lebar, kode, periode = bentuk
    if lebar >= _SELEBAR_TABEL and any(t.count(pemisah) >= lebar - 1 for t in baris):
        return True
    if kode < 0:
        return any(map(seperti_kode, baris))
    if (judul or _sel_kode(sendiri, kode)) and any(_sel_kode(b, kode) for b in lain):
        return True
    # A row without a right code is one all the same where it is as wide as the table and its period stands in place
    pas = any(len(b) == lebar and _sel_periode(b, periode) for b in lain)
    return pas and len(sendiri) == lebar and (judul or _sel_periode(sendiri, periode))


def _sel_kode(baris: Sequence[str], kolom: int) -> bool:
    return 0 <= kolom < len(baris) and seperti_kode(baris[kolom])


def _sel_periode(baris: Sequence[str], kolom: int) -> bool:
    return 0 <= kolom < len(baris) and _SEPERTI_PERIODE.fullmatch(baris[kolom]) is not None
