"""Cells of an export's columns: each distinct text read once, what is no answer told by row and column."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from penilaian.jawaban import GalatSel, Sebab, galat_per_sebab
from penilaian.ketikan import KETIK_ULANG, kutip, sebut_tak_tampak, tanpa_tak_tampak
from penilaian.mentah import Lembar, utuh

Teks = npt.NDArray[np.object_]
Arti = tuple[str, str]
"""What a text comes to: a cell, and why it is none (``""`` where it is one)."""

LEPAS: Final = ("", "N/A", "n/a")
"""What stands in a cell that nobody filled in."""
SARAN_SEL: Final = "Perbaiki jawabannya di server lalu unduh ulang, atau perbaiki selnya di berkas ini."


class SelForm(NamedTuple):
    """Cells of one question.

    Attributes:
        isi: (n,) cells, ``""`` = kosong.
        galat: faults by number of column.
        kolom: the column that stands for the question in messages; None where the export has none of it.
        langsung: the column that does so for cells that are no fraction, where it is another.
    """

    isi: Teks
    galat: list[tuple[int, GalatSel]]
    kolom: int | None
    langsung: int | None = None

    def per_kolom(self, galat: Iterable[GalatSel]) -> Iterator[tuple[int, GalatSel]]:
        """Yield faults of cells by the column in which each was typed; none where the export has none of it."""
        if self.kolom is None:
            return
        for g in galat:
            pecahan = np.array(["/" in str(self.isi[p]) for p in g.posisi], dtype=bool)
            for k, mana in ((self.kolom, pecahan), (self.kolom if self.langsung is None else self.langsung, ~pecahan)):
                if mana.any():
                    yield k, g._replace(posisi=g.posisi[mana])


def baca_kolom(lembar: Lembar, k: int, arti: Callable[[str], Arti]) -> tuple[Teks, list[tuple[int, GalatSel]]]:
    """Return a column read (n cells), each distinct text once, and its faults by number of column.

    What ``arti`` would read but for characters that nobody sees is told so: as escapes they tell a reader nothing.
    """
    kode, kamus = sandikan(lembar, k)
    semua = [("", "") if t in LEPAS else arti(t) for t in kamus]
    salah = np.array([u for u, (_, pesan) in enumerate(semua) if pesan], dtype=np.intp)

    def kata(u: int) -> tuple[str, str]:
        bersih = tanpa_tak_tampak(kamus[u]).strip()
        if bersih != kamus[u] and (bersih in LEPAS or not arti(bersih)[1]):
            return sebut_tak_tampak(bersih), KETIK_ULANG
        return semua[u][1], SARAN_SEL

    sebab = Sebab("S01", salah, kata)
    isi = np.array([sel for sel, _ in semua] or [""], dtype=object)
    return isi[kode], [(k, g) for g in galat_per_sebab(kode, [sebab])]


def sandikan(lembar: Lembar, k: int) -> tuple[npt.NDArray[np.intp], list[str]]:
    """Return a column as codes (n) and the distinct texts that they stand for, without blanks at their ends."""
    sandi = pc.utf8_trim_whitespace(utuh(lembar.kolom[k])).dictionary_encode()
    return sandi.indices.to_numpy(zero_copy_only=False).astype(np.intp), sandi.dictionary.to_pylist()


def tanpa_sel(lembar: Lembar) -> SelForm:
    """Return the cells of a question that the export has no column of."""
    return SelForm(np.full(len(lembar.baris), "", dtype=object), [], None)


def ratakan(teks: str) -> str:
    """Return a text to be compared: in one case, without blanks at its ends, those in a row as one."""
    return " ".join(teks.split()).casefold()


def kutip_pendek(teks: str) -> str:
    """Return a text in quotes, cut where it is long."""
    return kutip(teks if len(teks) <= _PANJANG_KUTIP else teks[: _PANJANG_KUTIP - 1] + "…")


_PANJANG_KUTIP: Final = 60
