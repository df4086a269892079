"""One question: its kind, weight, evidence, and who can change the answer."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from penilaian.instrumen.dasar import (
    BANYAK,
    DUA_BENTUK,
    SATU,
    Bilangan,
    Bobot,
    IdIndikator,
    IdKelompok,
    IdPilihan,
    Kewenangan,
    Model,
    Tanggal,
    Teks,
    bila_ada,
)

_Upaya = Annotated[int, Field(ge=1, le=5)]


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

    @property
    def berujung(self) -> bool:
        """Whether there are goalposts at all; a number that is not scored (a local question) has none."""
        return self.terburuk != self.terbaik


SERATUS = Decimal(100)
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
    kutipan: Teks | None = bila_ada()
    """The words of the regulation that matter here."""
    sumber: Teks | None = bila_ada()
    """Where the text was read."""
    tanggal_cek: Tanggal | None = bila_ada()
    """When it was read."""


class Petunjuk(Model):
    """How to check the answer, told apart for who answers about his own village and for who visits it."""

    mandiri: Teks
    kunjungan: Teks


class IndikatorDasar(Model):
    """What all indicators share: one question, its weight, its evidence and who can change it."""

    id: IdIndikator
    nama: Teks
    kelompok: IdKelompok
    """Group that the indicator belongs to."""
    pertanyaan: Teks
    ajakan: (
        Annotated[Annotated[Teks, SATU] | Annotated[tuple[Teks, ...], Field(min_length=1), BANYAK], DUA_BENTUK] | None
    ) = bila_ada()
    """The deed as a title, such as "Pasang internet kantor": one, or one for each advice in its order."""
    petunjuk: Annotated[Annotated[Teks, SATU] | Annotated[Petunjuk, BANYAK], DUA_BENTUK] | None = None
    """How to check the answer: one text, or one for self-scoring and one for a visit."""
    bobot: Bobot
    kritis: Kritis | None = None
    tidak_berlaku: Teks | None = None
    """When "tidak berlaku" is allowed; absent = never."""
    bukti: Bukti | None = None
    responden: tuple[Teks, ...] = ()
    kewenangan: tuple[Kewenangan, ...] = ()
    upaya: (
        Annotated[Annotated[_Upaya, SATU] | Annotated[tuple[_Upaya, ...], Field(min_length=1), BANYAK], DUA_BENTUK]
        | None
    ) = None
    """Effort to rise, 1 (days) to 5 (years): one number, or one for each advice (rung below the top, item, band)."""
    waktu_menit: Annotated[int, Field(ge=1)] | None = None
    tempat: tuple[Literal["meja", "kantor", "warga"], ...] = ()
    """Where it is checked: before the visit, at the office, among residents."""
    plafon_desa: Bilangan | None = None
    """Highest level that the village reaches without others (own unit); absent = the top."""
    dasar_hukum: tuple[DasarHukum, ...] = ()
    lensa: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Lens id → values of that lens."""
    catatan: Teks | None = None

    @property
    def petunjuk_mandiri(self) -> str:
        """How to check the answer about one's own village, ``""`` where the instrument does not say."""
        return self.petunjuk.mandiri if isinstance(self.petunjuk, Petunjuk) else self.petunjuk or ""

    @property
    def petunjuk_kunjungan(self) -> str:
        """How to check the answer on a visit, ``""`` where the instrument does not say."""
        return self.petunjuk.kunjungan if isinstance(self.petunjuk, Petunjuk) else self.petunjuk or ""

    @property
    def daftar_upaya(self) -> tuple[int, ...]:
        """Efforts as they are written: one for every rise, or one each in their order; empty where none is said."""
        return self.upaya if isinstance(self.upaya, tuple) else () if self.upaya is None else (self.upaya,)

    def ajakan_naik(self, ke: int) -> str | None:
        """Return the title of the rise whose advice is the ``ke``-th, from 0; None where there is none of its own.

        Raises:
            IndexError: there is no such advice.
        """
        return self.ajakan[ke] if isinstance(self.ajakan, tuple) else None

    def upaya_naik(self, ke: int) -> int | None:
        """Return the effort of the rise whose advice is the ``ke``-th, from 0; None where the instrument does not say.

        Raises:
            IndexError: there is no such advice.
        """
        return self.upaya[ke] if isinstance(self.upaya, tuple) else self.upaya


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


def rentang(indikator: Indikator) -> tuple[float, float] | None:
    """Return the lowest and highest possible value of a number in its own unit; None for levels and checklists.

    A survey's goalposts are the ends of its scale; a number in ``%`` is read as a percentage.
    """
    if isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)):
        return None
    if isinstance(indikator, IndikatorSurvei):
        ujung = sorted((float(indikator.tolok.terburuk), float(indikator.tolok.terbaik)))
        return ujung[0], ujung[1]
    if berupa_persen(indikator):
        return 0.0, 100.0
    return 0.0, math.inf


def berupa_persen(indikator: Indikator) -> bool:
    """Return whether cells may be written as ``85%`` or ``3/9``; a survey on a scale of its own, 1–4, is none."""
    if isinstance(indikator, IndikatorPersen):
        return True
    if isinstance(indikator, IndikatorSurvei):
        return SERATUS in (indikator.tolok.terburuk, indikator.tolok.terbaik)
    return not isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)) and indikator.tolok.satuan == "%"


def banyak_saran(i: Indikator) -> int:
    """Return how many pieces of advice ``i`` has: rungs below the top, items, or bands."""
    if isinstance(i, IndikatorJenjang):
        return len(i.jenjang) - 1
    return len(i.butir if isinstance(i, IndikatorDaftar) else i.saran)


def kunci_urut(id_: str) -> tuple[object, ...]:
    """Return a sort key under which ``P2`` stands before ``P10``."""
    return tuple((0, int(s), "") if s.isdigit() else (1, 0, s) for s in re.split(r"(\d+)", id_) if s)
