"""A table as a file holds it: header, text columns, and the row numbers that its user sees."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeAlias, overload

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.galat import HitunganBaris, Letak, Temuan
from penilaian.ketikan import teks_bilangan
from penilaian.mentah.berkas_masuk import PENUH, Format, Takaran
from penilaian.mentah.daftar_rusak import SelRusak, SisaRusak

if TYPE_CHECKING:  # a worker does without numpy: it starts in a third of the time
    import numpy as np
    import numpy.typing as npt

Kolom: TypeAlias = pa.Array | pa.ChunkedArray

BERTUMPUK: Final = "bertumpuk"
"""Arrangement of a workbook whose stamped sheets were stacked (``lembar_bertanda``)."""


@dataclass(frozen=True)
class BentukBerkas:
    """How a file was written, found out while reading it.

    Attributes:
        format: ``csv``, ``xlsx`` or ``parquet``, by its content.
        susunan: ``lebar`` (a column an indicator), ``panjang`` (a row an answer) or ``bertumpuk`` (our own workbook,
            before its sheets are read).
        pengodean: encoding, of CSV only.
        pemisah: separator, of CSV only.
        lembar: name of the sheet read, of XLSX only.
    """

    format: Format
    susunan: str = "lebar"
    pengodean: str | None = None
    pemisah: str | None = None
    lembar: str | None = None


class Rincian(NamedTuple):
    """What is known of a table beside its rows; see ``Lembar``."""

    kepala: tuple[str, ...]
    baris_kepala: int
    bentuk: BentukBerkas
    rusak: tuple[SelRusak, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    tak_terurai: int = 0
    sisa_rusak: tuple[SisaRusak, ...] = ()


@dataclass(frozen=True)
class Lembar:
    """One table of text.

    Attributes:
        kepala: m column headers, stripped.
        baris_kepala: row number of the header as a spreadsheet shows it.
        kolom: m text arrays of n cells (whole or in chunks), ``""`` for an empty cell; made anew whenever asked for.
        baris: (n,) row numbers as a spreadsheet shows them; wholly empty rows are left out.
        bentuk: how the file was written.
        rusak: faults of cells (``baris`` there is the row number shown, ``kolom`` −1 = the whole row).
        peringatan: what is odd about the file but does no harm.
        tak_terurai: rows that could not be told apart into cells; each is among ``rusak`` or ``sisa_rusak``.
        sisa_rusak: further faults of the kinds in ``rusak``, of which there are too many.
        takaran: how much was read, and may be made of it.
        asal: what became of the rows that these were merged from; None where they are those of the file.
        letak: where a cell stands, by row number and heading (``""`` = its row), where that is no row of one table.
        sel_asal: the same as a place to be marked.
        kolom_asal: which column of the file a heading stands for, where the columns are not those of the file.
    """

    kepala: tuple[str, ...]
    baris_kepala: int
    kolom: KolomHemat
    baris: npt.NDArray[np.int64]
    bentuk: BentukBerkas
    rusak: tuple[SelRusak, ...] = ()
    peringatan: tuple[Temuan, ...] = ()
    tak_terurai: int = 0
    sisa_rusak: tuple[SisaRusak, ...] = ()
    takaran: Takaran = PENUH
    asal: HitunganBaris | None = None
    letak: Mapping[tuple[int, str], str] = field(default_factory=dict)
    sel_asal: Mapping[tuple[int, str], Letak] = field(default_factory=dict)
    kolom_asal: Mapping[str, int] | None = None

    def tempat(self, baris: int, kolom: int) -> str:
        """Return ``baris 12, kolom P01``; without the column where ``kolom`` is −1."""
        judul = self.kepala[kolom] if kolom >= 0 else ""
        if sendiri := self.letak.get((baris, judul)):
            return sendiri
        return self.sebut_baris(baris) + (f", kolom {judul}" if judul else "")

    def letak_sel(self, baris: Iterable[int], kolom: int) -> tuple[Letak, ...]:
        """Return cells of a column (−1 = of whole rows), by row number, as the file has them."""
        judul = self.kepala[kolom] if kolom >= 0 else ""
        if self.sel_asal:
            ada = set(baris)
            semua = self.baris_kepala in ada  # of a heading that is none of the file's: all its cells
            return tuple(s for (b, j), s in self.sel_asal.items() if j == judul and (semua or b in ada))
        if self.kolom_asal is not None:
            kolom = self.kolom_asal.get(judul, -1)
        return (Letak(array("q", baris), kolom),)

    def sebut_baris(self, baris: int) -> str:
        """Return what a row is called: ``baris 12``."""
        return self.letak.get((baris, ""), f"baris {baris}")


class Wadah(Protocol):
    """Takes the rows of a table, piece by piece, so that a large one need not be held whole."""

    def mulai(self, lebar: int) -> None:
        """Begin a table of so many columns; what came before is forgotten."""

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows: their numbers as shown, and their columns as text."""


class KolomHemat(Sequence[Kolom]):
    """Text columns, kept small: where few texts stand in many rows each is kept once, and a byte a row.

    A column is plain text again when it is asked for; nothing is kept of that.
    """

    def __init__(self, potongan: Sequence[Sequence[pa.Array]]) -> None:
        """Take each column in pieces of ``_padat``."""
        self._potongan = tuple(tuple(p) for p in potongan)

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self._potongan)

    @overload
    def __getitem__(self, nomor: int) -> Kolom: ...
    @overload
    def __getitem__(self, nomor: slice) -> KolomHemat: ...
    def __getitem__(self, nomor: int | slice) -> Kolom | KolomHemat:
        """Return a column as plain text."""
        if isinstance(nomor, slice):
            return KolomHemat(self._potongan[nomor])
        teks = [p.cast(pa.string()) for p in self._potongan[nomor]]
        return teks[0] if len(teks) == 1 else pa.chunked_array(teks, type=pa.string())

    def ambil(self, baris: Sequence[int] | npt.NDArray[np.intp]) -> KolomHemat:
        """Return some rows, by position."""
        dipilih = pa.array(baris, type=pa.int64())
        return KolomHemat([[_padat(utuh(kolom.take(dipilih)))] for kolom in self])


def _padat(teks: pa.Array) -> pa.Array:
    """Return a piece of text as a dictionary with a byte a row where that is smaller, else as it is."""
    kamus = teks.dictionary_encode()
    if len(kamus.dictionary) > _PALING_RAGAM or 2 * len(kamus.dictionary) > len(teks):
        return teks
    return pa.DictionaryArray.from_arrays(kamus.indices.cast(pa.int8()), kamus.dictionary)


_PALING_RAGAM: Final = 127
"""Texts that a byte tells apart."""

_SEPOTONG: Final = 8_192
"""Rows that are put together before they are kept small."""


class Kumpulan:
    """A ``Wadah`` that keeps what it takes."""

    def __init__(self) -> None:
        self.mulai(0)

    def mulai(self, lebar: int) -> None:
        """Begin a table."""
        self._baris: list[pa.Array] = []
        self._kolom: list[list[pa.Array]] = [[] for _ in range(lebar)]
        self._baru: list[Sequence[pa.Array]] = []
        self._banyak = 0

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows."""
        self._baris.append(pc.add(baris, 0))  # a copy: these of a worker would keep all that came with them
        self._baru.append(kolom)
        self._banyak += len(baris)
        if self._banyak >= _SEPOTONG:
            self._padatkan()

    def _padatkan(self) -> None:
        """Keep small what has come since the last time."""
        if self._baru:
            for milik, potong in zip(self._kolom, zip(*self._baru, strict=True), strict=True):
                milik.append(_padat(pa.concat_arrays(potong)))
        self._baru, self._banyak = [], 0

    def lembar(self, rincian: Rincian) -> Lembar:
        """Return the table."""
        self._padatkan()
        kolom = KolomHemat(self._kolom)
        baris = pa.chunked_array(self._baris, type=pa.int64()).to_numpy()
        return Lembar(
            rincian.kepala,
            rincian.baris_kepala,
            kolom,
            baris,
            rincian.bentuk,
            rincian.rusak,
            rincian.peringatan,
            rincian.tak_terurai,
            rincian.sisa_rusak,
        )


def tambah_berisi(wadah: Wadah, baris: pa.Array, kolom: Sequence[Kolom]) -> None:
    """Hand on rows without those in which every cell is empty."""
    if not len(baris):
        return
    hampa = None
    for isi in kolom:
        ini = pc.equal(pc.utf8_trim_whitespace(isi), "")
        hampa = ini if hampa is None else pc.and_(hampa, ini)
        if not pc.any(hampa).as_py():
            wadah.tambah(baris, [utuh(k) for k in kolom])
            return
    berisi = pc.invert(utuh(hampa)) if hampa is not None else pa.array([False] * len(baris))
    if pc.any(berisi).as_py():
        wadah.tambah(baris.filter(berisi), [utuh(k).filter(berisi) for k in kolom])


def memuat(kolom: pa.Array, *tanda: bytes) -> bool:
    """Return whether a column of text (``pa.string``) holds one of these signs anywhere.

    One look at all its bytes together, where a look at each cell would cost as much as parsing a file.
    """
    _, letak, isi = kolom.buffers()
    if isi is None or not len(kolom):
        return False
    batas = memoryview(letak).cast("i")
    potong = isi[batas[kolom.offset] : batas[kolom.offset + len(kolom)]].to_pybytes()
    return any(t in potong for t in tanda)


def nomor_berurut(awal: int, banyak: int) -> pa.Array:
    """Return the row numbers ``awal, awal + 1, …``."""
    return pa.array(range(awal, awal + banyak), type=pa.int64())


def utuh(kolom: Kolom) -> pa.Array:
    """Return a column in one piece."""
    if not isinstance(kolom, pa.ChunkedArray):
        return kolom
    if kolom.num_chunks == 1:
        return kolom.chunk(0)
    return (kolom.unify_dictionaries() if pa.types.is_dictionary(kolom.type) else kolom).combine_chunks()


def teks_persen(bagian: float) -> str:
    """Return a share of one as the percentage that a spreadsheet shows for it: ``57%`` for 0.57."""
    return format((Decimal(repr(float(bagian))) * 100).normalize(), "f") + "%"


def teks_isi(isi: object) -> str:
    """Return a cell's value as text: numbers without exponent, dates as ``2026-01-31``, nothing and NaN as ``""``.

    Infinity stays a word, which is no answer.
    """
    if isinstance(isi, str):
        return isi
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return "TRUE" if isi else "FALSE"
    if isinstance(isi, float):
        return "" if math.isnan(isi) else teks_bilangan(isi) if math.isfinite(isi) else str(isi)
    if isinstance(isi, Decimal):
        return format(isi.normalize(), "f")
    if isinstance(isi, datetime):
        tengah_malam = isi.time() == time()
        return isi.date().isoformat() if tengah_malam else isi.isoformat(sep=" ")
    return str(isi)
