"""The crosswalk from an older version of an instrument: what became of every question and every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from penilaian.instrumen.dasar import NIHIL, TB, IdIndikator, Model, Teks, Versi
from penilaian.instrumen.indikator import Indikator, IndikatorDaftar, IndikatorJenjang
from penilaian.instrumen.susunan import Instrumen

ANGKA: Final = "ANGKA"
"""Stands for every number that an answer can be: ``{ANGKA: ANGKA}`` = the number stays as it is."""

Nasib = Literal["sama", "kata", "ubah", "pecah", "gabung", "hapus"]
"""What became of an old question: kept to the letter, worded otherwise, measured otherwise, parted, joined, gone."""

_Beberapa = Annotated[tuple[IdIndikator, ...], Field(min_length=2)]


class Ubahan(Model):
    """A question that measures otherwise than before, or counts otherwise."""

    jawaban: Mapping[str, Teks] = Field(default_factory=dict)
    """Old answer → new answer: rungs, items of checklists, NIHIL, TB, ANGKA. What is not named becomes kosong."""


class Padanan(Model):
    """A crosswalk as it is written: every id of both versions stands exactly once."""

    dari: Versi
    """The older version, kept whole in ``versi/``."""
    ke: Versi
    """The present version."""
    sama: tuple[IdIndikator, ...] = ()
    """Questions that stayed to the letter."""
    kata: tuple[IdIndikator, ...] = ()
    """Questions of which only words changed: every answer means what it meant, and counts as it did."""
    ubah: Mapping[str, Ubahan] = Field(default_factory=dict)
    """Questions that kept their id and measure otherwise."""
    pecah: Mapping[str, _Beberapa] = Field(default_factory=dict)
    """Old question → the new ones that it was parted into; its answers are not carried over."""
    gabung: Mapping[str, _Beberapa] = Field(default_factory=dict)
    """New question → the old ones that were joined in it; their answers are not carried over."""
    baru: tuple[IdIndikator, ...] = ()
    """Questions that were not asked before."""
    hapus: tuple[IdIndikator, ...] = ()
    """Questions that are not asked any more."""

    @cached_property
    def nasib(self) -> dict[str, Nasib]:
        """What became of each old question, by id."""
        return {
            **dict.fromkeys(self.sama, "sama"),
            **dict.fromkeys(self.kata, "kata"),
            **dict.fromkeys(self.ubah, "ubah"),
            **dict.fromkeys(self.pecah, "pecah"),
            **{lama: "gabung" for semua in self.gabung.values() for lama in semua},
            **dict.fromkeys(self.hapus, "hapus"),
        }

    @cached_property
    def tujuan(self) -> dict[str, tuple[str, ...]]:
        """The questions in which each old one goes on, by id; empty where it is gone."""
        tetap = {id_: (id_,) for id_ in (*self.sama, *self.kata, *self.ubah)}
        digabung = {lama: (baru,) for baru, semua in self.gabung.items() for lama in semua}
        return {**tetap, **self.pecah, **digabung, **dict.fromkeys(self.hapus, ())}


@dataclass(frozen=True)
class Jembatan:
    """The way from an older version to the present one; ``muat.muat_jembatan`` guarantees that all three agree.

    Attributes:
        dari: the older version.
        ke: the present one.
        padanan: what became of every question.
    """

    dari: Instrumen
    ke: Instrumen
    padanan: Padanan

    @cached_property
    def berisi(self) -> frozenset[str]:
        """The ids of the questions that some answers are carried over to."""
        peta = (id_ for id_, ubahan in self.padanan.ubah.items() if ubahan.jawaban)
        return frozenset((*self.padanan.sama, *self.padanan.kata, *peta))


class Pilihan(NamedTuple):
    """What a crosswalk can name of the answers to a question.

    Attributes:
        utuh: answers as a whole: rungs, or NIHIL.
        butir: items of a checklist, which make an answer together.
        angka: ANGKA, where the answer is a number.
        tb: TB, where that is allowed.
    """

    utuh: tuple[str, ...] = ()
    butir: tuple[str, ...] = ()
    angka: tuple[str, ...] = ()
    tb: tuple[str, ...] = ()

    @property
    def semua(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.utuh, *self.butir, *self.angka, *self.tb)


def pilihan_jawaban(i: Indikator) -> Pilihan:
    """Return what a crosswalk can name of the answers to ``i``."""
    tb = (TB,) if i.tidak_berlaku is not None else ()
    if isinstance(i, IndikatorJenjang):
        return Pilihan(utuh=tuple(str(j.nilai) for j in i.jenjang), tb=tb)
    if isinstance(i, IndikatorDaftar):
        return Pilihan(utuh=(NIHIL,), butir=tuple(b.id for b in i.butir), tb=tb)
    return Pilihan(angka=(ANGKA,), tb=tb)
