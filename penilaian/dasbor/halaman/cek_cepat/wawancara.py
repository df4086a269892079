"""What a village head was asked and answered so far, and what follows from it. Draws nothing and keeps nothing.

All of it fits in the address: the server stores nothing, and neither a page loaded anew nor the browser's way back
loses an answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

import pandas as pd

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator, IndikatorDaftar, Instrumen
from penilaian.jawaban import KOLOM_KUNCI, KOSONG, NIHIL, TB, GalatSel, Jawaban, susun, tercentang, urai
from penilaian.mesin import Hasil, nilai
from penilaian.pertanyaan import pertanyaan_berikut, pertanyaan_tersisa

DESA_INI: Final = "Desa ini"
"""What the village is called while nobody has said which one it is."""

_PEMISAH: Final = "~"
"""Between answers in the address; no answer holds it."""

_PANJANG_SIDIK: Final = 8


class Langkah(NamedTuple):
    """One question that was asked: its id, and the cell that was answered, ``""`` for "belum tahu"."""

    indikator: str
    teks: str


class Terbaca(NamedTuple):
    """What an address holds: as much of it as can be read, and why the rest cannot; ``""`` where all can."""

    wawancara: "Wawancara"
    sebab: str


@dataclass(frozen=True)
class Wawancara:
    """The questions asked so far, in their order, with an instrument that has a gate.

    Attributes:
        instrumen: whose questions they are.
        langkah: what was asked and answered; each question stands once.
    """

    instrumen: Instrumen
    langkah: tuple[Langkah, ...] = ()

    @cached_property
    def lewati(self) -> tuple[str, ...]:
        """Ids of the questions answered "belum tahu"."""
        return tuple(x.indikator for x in self.langkah if not x.teks)

    @property
    def terjawab(self) -> int:
        """How many questions were answered; "belum tahu" is no answer."""
        return len(self.langkah) - len(self.lewati)

    @cached_property
    def soal(self) -> Indikator | None:
        """The question that comes next, None where no answer can change the position any more."""
        return pertanyaan_berikut(self.instrumen, self.hasil.jawaban, 0, self.lewati)

    @cached_property
    def sisa(self) -> tuple[Indikator, ...]:
        """The questions that may still be asked; never more than these."""
        return pertanyaan_tersisa(self.instrumen, self.hasil.jawaban, 0, self.lewati)

    @cached_property
    def hasil(self) -> Hasil:
        """The scores of the answers so far, of a village without a name."""
        return nilai(self.instrumen, self.jawaban(nama_desa=DESA_INI))

    @property
    def sebelumnya(self) -> "Wawancara | None":
        """The same before the last question was asked; None at the first."""
        return replace(self, langkah=self.langkah[:-1]) if self.langkah else None

    @property
    def tanpa_lewat(self) -> "Wawancara":
        """The same with what was skipped not asked yet."""
        return replace(self, langkah=tuple(x for x in self.langkah if x.teks))

    def jawaban(self, **kunci: str) -> Jawaban:
        """Return the answers as one row; ``kunci`` are its keys (``KOLOM_KUNCI``), ``""`` where not given."""
        baris = pd.DataFrame([[kunci.get(k, "") for k in KOLOM_KUNCI]], columns=list(KOLOM_KUNCI), dtype="str")
        isi = {x.indikator: urai(self.instrumen.per_id[x.indikator], [x.teks]) for x in self.langkah if x.teks}
        return susun(self.instrumen, baris, isi)

    def jawab(self, teks: str) -> "Wawancara":
        """Return the same with the next question answered, ``""`` for "belum tahu".

        Raises:
            ValueError: nothing is asked any more, or ``teks`` is no answer to the question (``salah`` says why).
        """
        if self.soal is None:
            raise ValueError("tidak ada pertanyaan lagi")
        teks = teks.strip()
        if salah(self.soal, teks):
            raise ValueError(f"{teks!r} bukan jawaban untuk {self.soal.id}")
        return replace(self, langkah=(*self.langkah, Langkah(self.soal.id, teks)))

    @property
    def alamat(self) -> str:
        """The answers as the address holds them; ``""`` before the first."""
        return _PEMISAH.join([_sidik(self.instrumen), *self._tertulis()]) if self.langkah else ""

    def _tertulis(self) -> Iterator[str]:
        for x in self.langkah:
            isi = _singkat(self.instrumen.per_id[x.indikator], x.teks)
            yield f"{x.indikator}-{isi}" if isi else x.indikator


def salah(indikator: Indikator, teks: str) -> GalatSel | None:
    """Return what is wrong with an answer that somebody gives, None where nothing is."""
    return next(iter(urai(indikator, [teks], ditanya=True).galat), None)


def urai_alamat(instrumen: Instrumen, alamat: str) -> Terbaca:
    """Return what an address holds (``Wawancara.alamat``), as far as it can be read."""
    kosong = Wawancara(instrumen)
    if not alamat:
        return Terbaca(kosong, "")
    sidik, *bagian = alamat.split(_PEMISAH)
    if sidik != _sidik(instrumen):
        return Terbaca(kosong, "Jawaban pada alamat ini untuk pertanyaan versi lain, jadi tidak dapat dipakai di sini.")
    langkah: dict[str, str] = {}
    resmi = {i.id: i for i in instrumen.indikator}  # local questions never change a position
    for satu in bagian:
        id_, _, isi = satu.partition("-")
        indikator = resmi.get(id_)
        teks = None if indikator is None or id_ in langkah else _utuh(indikator, isi)
        if teks is not None:
            langkah[id_] = teks
    buang = len(bagian) - len(langkah)
    sebab = f"{ribuan(buang)} jawaban pada alamat ini tidak terbaca, jadi tidak dipakai." if buang else ""
    return Terbaca(Wawancara(instrumen, tuple(Langkah(*x) for x in langkah.items())), sebab)


def _sidik(instrumen: Instrumen) -> str:
    """Return what tells instruments apart whose answers mean something else."""
    return instrumen.sidik_nilai[:_PANJANG_SIDIK]


def _singkat(indikator: Indikator, teks: str) -> str:
    """Return a cell in few letters: ticks as a hexadecimal mask of the items, all else as it stands."""
    if not isinstance(indikator, IndikatorDaftar) or not teks or teks == TB:
        return teks
    ada = tercentang(indikator, teks)
    return f"{sum(1 << n for n, b in enumerate(indikator.butir) if b.id in ada):x}"


def _utuh(indikator: Indikator, isi: str) -> str | None:
    """Return the cell that ``_singkat`` wrote, None where it wrote no such thing."""
    if not isi:
        return ""
    teks = isi
    if isinstance(indikator, IndikatorDaftar) and isi != TB:
        if not re.fullmatch(r"[0-9a-f]{1,13}", isi) or int(isi, 16) >> len(indikator.butir):
            return None
        topeng = int(isi, 16)
        teks = " ".join(b.id for n, b in enumerate(indikator.butir) if topeng >> n & 1) or NIHIL
    u = urai(indikator, [teks], ditanya=True)
    return None if u.galat or u.keadaan[0] == KOSONG else teks
