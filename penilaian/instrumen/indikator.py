"""One question: its kind, weight, evidence, and who can change the answer."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from penilaian.instrumen.dasar import Bilangan, Bobot, IdIndikator, IdKelompok, IdPilihan, Kewenangan, Model, Teks


class Jenjang(Model):
    """One rung of a rubric."""

    nilai: int
    teks: Teks
    saran: Teks | None = None
    """How to rise from this rung to the next; needed below the top."""


class Butir(Model):
    """One item of a checklist."""

    id: IdPilihan
    teks: Teks
    saran: Teks | None = None
    """What to do when the item is missing."""


class SaranPita(Model):
    """Advice while the indicator's own score (0–100, after its goalposts) is below ``di_bawah``."""

    di_bawah: Annotated[Decimal, Field(gt=0, le=100)]
    teks: Teks


class Tolok(Model):
    """Fixed goalposts in the indicator's own unit; ``terburuk`` > ``terbaik`` means lower is better (§2)."""

    terburuk: Bilangan
    terbaik: Bilangan
    satuan: Teks | None = None


_TOLOK_PERSEN = Tolok.model_construct(terburuk=Decimal(0), terbaik=Decimal(100))
"""Built without checks: those are only loaded where an instrument is."""


class Kritis(Model):
    """A ★ indicator: its stage is not reached while the answer is below ``minimum`` (own unit, §5)."""

    minimum: Bilangan
    alasan: Teks


class Bukti(Model):
    """What proves the answer."""

    teks: Teks
    sejak: Bilangan | None = None
    """Level (or number of items, or value) from which on evidence is required; absent = always."""
    berlaku_bulan: Annotated[int, Field(ge=1)] | None = None
    """Months for which the evidence stays valid; absent = while the document itself is valid."""


class DasarHukum(Model):
    """A legal basis, and whether it was matched with the official text."""

    teks: Teks
    naskah: Literal["dicocokkan", "sebagian", "belum"]
    """``sebagian``: the regulation is sure, article or content was not matched; ``belum``: not matched."""


class IndikatorDasar(Model):
    """What all indicators share: one question, its weight, its evidence and who can change it."""

    id: IdIndikator
    nama: Teks
    kelompok: IdKelompok
    """Group that the indicator belongs to."""
    pertanyaan: Teks
    petunjuk: Teks | None = None
    """How to check the answer on site."""
    bobot: Bobot
    kritis: Kritis | None = None
    tidak_berlaku: Teks | None = None
    """When "tidak berlaku" is allowed; absent = never."""
    bukti: Bukti | None = None
    responden: tuple[Teks, ...] = ()
    kewenangan: tuple[Kewenangan, ...] = ()
    upaya: Annotated[int, Field(ge=1, le=5)] | None = None
    """Effort to rise one level, 1 (days) to 5 (years)."""
    waktu_menit: Annotated[int, Field(ge=1)] | None = None
    tempat: tuple[Literal["meja", "kantor", "warga"], ...] = ()
    """Where it is checked: before the visit, at the office, among residents."""
    plafon_desa: Bilangan | None = None
    """Highest level that the village reaches without others (own unit); absent = the top."""
    dasar_hukum: tuple[DasarHukum, ...] = ()
    lensa: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Lens id → values of that lens."""
    catatan: Teks | None = None


class IndikatorJenjang(IndikatorDasar):
    """A rubric: one rung of several."""

    jenis: Literal["jenjang"]
    jenjang: Annotated[tuple[Jenjang, ...], Field(min_length=2)]


class IndikatorDaftar(IndikatorDasar):
    """A checklist: ticked ÷ items."""

    jenis: Literal["daftar"]
    butir: Annotated[tuple[Butir, ...], Field(min_length=1, max_length=50)]


class IndikatorPersen(IndikatorDasar):
    """A percentage of ``pembilang`` over ``penyebut``."""

    jenis: Literal["persen"]
    pembilang: Teks
    penyebut: Teks
    tolok: Tolok = _TOLOK_PERSEN
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


class IndikatorAngka(IndikatorDasar):
    """A number with fixed goalposts, clamped to them."""

    jenis: Literal["angka"]
    tolok: Tolok
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


class IndikatorSurvei(IndikatorDasar):
    """The aggregated value of a survey of respondents."""

    jenis: Literal["survei"]
    tolok: Tolok = _TOLOK_PERSEN
    sah: Teks
    """When the survey counts; otherwise the answer is kosong."""
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


Indikator = Annotated[
    IndikatorJenjang | IndikatorDaftar | IndikatorPersen | IndikatorAngka | IndikatorSurvei,
    Field(discriminator="jenis"),
]


def tolok_satu(i: Indikator) -> tuple[Decimal, Decimal]:
    """Return (worst, best) of ``i`` in its own unit: levels, number of items ticked, or goalposts (§2)."""
    if isinstance(i, IndikatorJenjang):
        return Decimal(i.jenjang[0].nilai), Decimal(i.jenjang[-1].nilai)
    if isinstance(i, IndikatorDaftar):
        return Decimal(0), Decimal(len(i.butir))
    return i.tolok.terburuk, i.tolok.terbaik


def kunci_urut(id_: str) -> tuple[object, ...]:
    """Return a sort key under which ``P2`` stands before ``P10``."""
    return tuple((0, int(s), "") if s.isdigit() else (1, 0, s) for s in re.split(r"(\d+)", id_) if s)
