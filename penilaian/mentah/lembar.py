"""A table as a file holds it: header, text columns, and the row numbers that its user sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.galat import Temuan
from penilaian.mentah.sumber import Format

BATAS_SEL: Final = 25_000_000
"""Most cells of one table: five times a national table of 50 indicators."""

BARIS_KEPALA_PALING_BAWAH: Final = 10
"""The header stands within the first rows; a title may stand above it."""


class SelRusak(NamedTuple):
    """A cell that its file format already tells is no answer: position in the table, finding, repair.

    ``hanya_jawaban``: a fault only in a column of answers, e.g. a date.
    """

    baris: int
    kolom: int
    kode: str
    pesan: str
    saran: str
    hanya_jawaban: bool = False


@dataclass(frozen=True)
class BentukBerkas:
    """How a file was written, found out while reading it.

    Attributes:
        format: ``csv``, ``xlsx`` or ``parquet``, by its content.
        susunan: ``lebar`` (a column an indicator) or ``panjang`` (a row an answer).
        pengodean: encoding, of CSV only.
        pemisah: separator, of CSV only.
        lembar: name of the sheet read, of XLSX only.
    """

    format: Format
    susunan: str = "lebar"
    pengodean: str | None = None
    pemisah: str | None = None
    lembar: str | None = None


@dataclass(frozen=True)
class Lembar:
    """One table of text.

    Attributes:
        kepala: m column headers, stripped.
        baris_kepala: row number of the header as a spreadsheet shows it.
        kolom: m text arrays of n cells (whole or in chunks), ``""`` for an empty cell.
        baris: (n,) row numbers as a spreadsheet shows them; wholly empty rows are left out.
        bentuk: how the file was written.
        rusak: faults of cells (``baris`` there is the row number shown, ``kolom`` −1 = the whole row).
        peringatan: what is odd about the file but does no harm.
    """

    kepala: tuple[str, ...]
    baris_kepala: int
    kolom: tuple[pa.Array | pa.ChunkedArray, ...]
    baris: npt.NDArray[np.int64]
    bentuk: BentukBerkas
    rusak: tuple[SelRusak, ...] = ()
    peringatan: tuple[Temuan, ...] = ()


def utuh(kolom: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Return a column in one piece."""
    if not isinstance(kolom, pa.ChunkedArray):
        return kolom
    return (kolom.unify_dictionaries() if pa.types.is_dictionary(kolom.type) else kolom).combine_chunks()


def longgar(judul: str) -> str:
    """Return a header without spaces, underscores and case: equal ones are taken for the same column."""
    return "".join(judul.split()).replace("_", "").casefold()


def banyak_dikenal(sel: list[str], dikenal: frozenset[str]) -> int:
    """Return how many known columns a row of cells names; 0 unless ``kode_desa`` is among them.

    One alone may be the row of a list of columns; two or more make a header.
    """
    nama = {longgar(s) for s in sel}
    return len(nama & dikenal) if "kodedesa" in nama else 0


def tanpa_baris_kosong(
    kolom: Sequence[pa.Array | pa.ChunkedArray], baris: npt.NDArray[np.int64]
) -> tuple[tuple[pa.Array | pa.ChunkedArray, ...], npt.NDArray[np.int64]]:
    """Return columns and row numbers without the rows in which every cell is empty."""
    calon = np.arange(len(baris))
    for isi in kolom:
        if not calon.size:
            return tuple(kolom), baris
        pilihan = isi if calon.size == len(baris) else isi.take(calon)
        hampa = pc.equal(pc.utf8_trim_whitespace(pilihan), "").to_numpy(zero_copy_only=False)
        calon = calon[hampa.astype(bool)]
    if not calon.size:
        return tuple(kolom), baris
    tinggal = np.delete(np.arange(len(baris)), calon)
    return tuple(isi.take(tinggal) for isi in kolom), baris[tinggal]


def teks_bilangan(nilai: float) -> str:
    """Return a number as text that reads back as the same number: ``3`` for 3.0, never an exponent."""
    if nilai.is_integer():
        return str(int(nilai))
    return format(Decimal(repr(nilai)), "f")


def teks_persen(bagian: float) -> str:
    """Return a share of one as the percentage that a spreadsheet shows for it: ``57%`` for 0.57."""
    return format((Decimal(repr(float(bagian))) * 100).normalize(), "f") + "%"


def teks_isi(isi: object) -> str:
    """Return a cell's value as text: numbers without exponent, dates as ``2026-01-31``, nothing as ``""``."""
    if isinstance(isi, str):
        return isi
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "TRUE" if isi else "FALSE"
    if isinstance(isi, float):
        return teks_bilangan(isi) if np.isfinite(isi) else ""
    if isinstance(isi, Decimal):
        return format(isi.normalize(), "f")
    if isinstance(isi, datetime):
        tengah_malam = isi.time() == time()
        return isi.date().isoformat() if tengah_malam else isi.isoformat(sep=" ")
    return str(isi)


def berupa_waktu(isi: object) -> bool:
    """Return whether a cell holds a date or a time instead of text or a number."""
    return isinstance(isi, (date, time, timedelta))
