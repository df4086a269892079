"""Cells that their file format tells to be no answers: the first of each kind in full, of the others their rows."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import Final, NamedTuple

BATAS_RUSAK: Final = 100
"""Most faults of one kind in one column that are told one by one; of the others only the rows."""

BATAS_RUSAK_SEMUA: Final = 10_000
"""Most faults in all that are told one by one: a table may have thousands of columns."""


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


class SisaRusak(NamedTuple):
    """Further faults of one kind in one column: code, their rows as shown, and as above."""

    kolom: int
    kode: str
    saran: str
    hanya_jawaban: bool
    baris: array[int]


class DaftarRusak:
    """Faults of cells: at most ``BATAS_RUSAK`` of one kind in one column in full, of the others their rows."""

    def __init__(self) -> None:
        self._banyak: Counter[tuple[int, str]] = Counter()
        self._sisa: dict[tuple[int, str], SisaRusak] = {}
        self.isi: list[SelRusak] = []

    def tambah(self, rusak: SelRusak) -> None:
        """Take one more."""
        kunci = (rusak.kolom, rusak.kode)
        if self._banyak[kunci] < BATAS_RUSAK and len(self.isi) < BATAS_RUSAK_SEMUA:
            self._banyak[kunci] += 1
            self.isi.append(rusak)
            return
        if kunci not in self._sisa:
            self._sisa[kunci] = SisaRusak(*kunci, rusak.saran, rusak.hanya_jawaban, array("q"))
        self._sisa[kunci].baris.append(rusak.baris)

    @property
    def sisa(self) -> tuple[SisaRusak, ...]:
        """Return those that are not in ``isi``."""
        return tuple(self._sisa.values())
