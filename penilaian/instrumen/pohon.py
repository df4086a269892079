"""The tree and what is read from it: groups, gate, scale, bands, lenses."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from penilaian.instrumen.arti import Arti, Klausa, klausa_dari
from penilaian.instrumen.dasar import Agregasi, Beralasan, Bilangan, Bobot, IdKelompok, Model, Teks, bila_ada


class Skala(Model):
    """Scale on which scores are shown; the engine aggregates on 0–1 and maps to it last."""

    min: Bilangan = Decimal(0)
    maks: Bilangan = Decimal(100)


class Pita(Model):
    """A band of the index: half-open, from ``mulai`` up to the next band (§7)."""

    nama: Teks
    mulai: Bilangan
    arti: Teks | None = None


class NilaiLensa(Model):
    """One value of a lens; its score is that of a group made of the indicators tagged with it."""

    id: IdKelompok
    nama: Teks
    keterangan: Teks | None = None


class Lensa(Model):
    """A tag across stages with scores of its own; it never changes a stage (§6)."""

    id: IdKelompok
    nama: Teks
    keterangan: Teks | None = None
    nilai: Annotated[tuple[NilaiLensa, ...], Field(min_length=1)]


class Istilah(Model):
    """A word that the questions use in one sense, told once."""

    id: IdKelompok
    nama: Teks
    """As the questions write it."""
    arti: Teks

    def ada_dalam(self, teks: str) -> bool:
        """Return whether the word stands in a text as a word of its own, in any case."""
        return re.search(rf"(?<!\w){re.escape(self.nama)}(?!\w)", teks, re.IGNORECASE) is not None


class PosisiNol(Model):
    """What a village is told that has not reached the first stage."""

    nama: Teks
    arti: Arti

    @property
    def klausa(self) -> tuple[Klausa, ...]:
        """``arti`` as sentences, whichever form it is written in."""
        return klausa_dari(self.arti)


class Lantai(Beralasan):
    """A floor in points of the scale: no stage is reached while one of these groups in it lies below it (§5)."""

    kelompok: Annotated[tuple[IdKelompok, ...], Field(min_length=1)]


class Gerbang(Model):
    """The gate: top groups in file order are stages, each reached from ``ambang`` on (§5)."""

    ambang: Beralasan
    dekat: Beralasan | None = None
    """Distance to the threshold, in points of the scale, that is called "dekat ambang"."""
    lantai: Lantai | None = bila_ada()
    nol: PosisiNol


class Kelompok(Model):
    """A node of the tree: a stage, an aspect, or any group of a deeper tree."""

    id: IdKelompok
    nama: Teks
    kelompok: IdKelompok | None = None
    """Parent group; absent for a top group (below the root)."""
    bobot: Bobot
    alasan_bobot: Teks | None = None
    agregasi: Agregasi | None = None
    """How children are aggregated; absent = that of the instrument."""
    ambang: Beralasan | None = None
    """Own threshold of a stage; absent = that of the gate."""
    kelengkapan_min: Annotated[Decimal, Field(ge=0, le=1)] | None = None
    """Below this completeness the score is withheld (§3)."""
    rujukan: Teks | None = None
    """Where the group comes from, e.g. the item of the Inpres."""
    keterangan: Teks | None = None
    arti: Arti | None = None
    """What reaching this stage means for residents."""

    @property
    def klausa(self) -> tuple[Klausa, ...]:
        """``arti`` as sentences, whichever form it is written in."""
        return klausa_dari(self.arti)
