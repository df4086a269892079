"""The instrument as frozen models: what is asked, how it counts, what it means.

Nothing here knows YAML, files or answers; ``muat`` builds these models and ``skor`` computes with them.
Rules (§) are those of ``indikator/README.md``.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ATURAN = "1.0.0"
"""Version of the scoring rules §1–§11; written on every result (§11)."""

Teks = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
IdKelompok = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$")]
IdIndikator = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
IdPilihan = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
Bobot = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Bilangan = Annotated[Decimal, Field(allow_inf_nan=False)]
Agregasi = Literal["aritmetik", "geometrik", "minimum"]
Kewenangan = Literal["desa", "kecamatan", "kabupaten", "provinsi", "pusat", "operator", "instansi"]


class Model(BaseModel):
    """Base of all models: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Beralasan(Model):
    """A number that one could argue about, with its reason."""

    nilai: Bilangan
    alasan: Teks


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


class PosisiNol(Model):
    """What a village is told that has not reached the first stage."""

    nama: Teks
    arti: Teks


class Gerbang(Model):
    """The gate: top groups in file order are stages, each reached from ``ambang`` on (§5)."""

    ambang: Beralasan
    dekat: Beralasan | None = None
    """Distance to the threshold, in points of the scale, that is called "dekat ambang"."""
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
    arti: Teks | None = None
    """What reaching this stage means for residents."""


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
    tolok: Tolok = Tolok(terburuk=Decimal(0), terbaik=Decimal(100))
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


class IndikatorAngka(IndikatorDasar):
    """A number with fixed goalposts, clamped to them."""

    jenis: Literal["angka"]
    tolok: Tolok
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


class IndikatorSurvei(IndikatorDasar):
    """The aggregated value of a survey of respondents."""

    jenis: Literal["survei"]
    tolok: Tolok = Tolok(terburuk=Decimal(0), terbaik=Decimal(100))
    sah: Teks
    """When the survey counts; otherwise the answer is kosong."""
    saran: Annotated[tuple[SaranPita, ...], Field(min_length=1)]


Indikator = Annotated[
    IndikatorJenjang | IndikatorDaftar | IndikatorPersen | IndikatorAngka | IndikatorSurvei,
    Field(discriminator="jenis"),
]


class Instrumen(Model):
    """A whole instrument: tree, scale, gate, bands, lenses and indicators in canonical order.

    ``muat.muat_instrumen`` guarantees what types cannot say: ids unique, one tree, references resolved,
    indicators ordered by the tree (groups in file order, indicators by id).
    """

    skema: Annotated[int, Field(ge=1, le=1)]
    """Version of the YAML format."""
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    nama: Teks
    versi: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    tanggal: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    status: Literal["berlaku", "dicabut"] = "berlaku"
    keterangan_status: Teks | None = None
    ringkasan: Teks
    sumber: tuple[Teks, ...] = ()
    skala: Skala = Skala()
    nama_indeks: Teks
    agregasi: Agregasi = "aritmetik"
    alasan_bobot: Teks
    kelengkapan_min: Beralasan | None = None
    """Completeness below which the index, and every top group, is withheld (§3)."""
    gerbang: Gerbang | None = None
    pita: tuple[Pita, ...] = ()
    lensa: tuple[Lensa, ...] = ()
    wajib_isi: tuple[Teks, ...] = ()
    """Text keys that every indicator of this instrument must have."""
    kelompok: Annotated[tuple[Kelompok, ...], Field(min_length=1)]
    indikator: Annotated[tuple[Indikator, ...], Field(min_length=1)]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Instrumen":
        """Return a copy with fields replaced; what was derived from the old ones (hashes, look-ups) is not carried over."""
        salinan = super().model_copy(update=update, deep=deep)
        for nama, isi in vars(Instrumen).items():
            if isinstance(isi, cached_property):
                salinan.__dict__.pop(nama, None)
        return salinan

    @cached_property
    def per_id(self) -> dict[str, Indikator]:
        """Indicators by id."""
        return {i.id: i for i in self.indikator}

    @cached_property
    def kelompok_per_id(self) -> dict[str, Kelompok]:
        """Groups by id."""
        return {k.id: k for k in self.kelompok}

    @cached_property
    def puncak(self) -> tuple[Kelompok, ...]:
        """Top groups in file order: the stages, where there is a gate."""
        return self.anak_kelompok(None)

    def anak_kelompok(self, induk: str | None) -> tuple[Kelompok, ...]:
        """Return the groups right below ``induk`` (``None`` = the root), in file order."""
        return tuple(k for k in self.kelompok if k.kelompok == induk)

    def anak_indikator(self, induk: str) -> tuple[Indikator, ...]:
        """Return the indicators right below the group ``induk``, in canonical order."""
        return tuple(i for i in self.indikator if i.kelompok == induk)

    def puncak_dari(self, id_kelompok: str) -> Kelompok:
        """Return the top group above ``id_kelompok`` (itself, where it is one). KeyError if unknown."""
        k = self.kelompok_per_id[id_kelompok]
        return k if k.kelompok is None else self.puncak_dari(k.kelompok)

    @cached_property
    def sidik(self) -> str:
        """SHA-256 of the whole model as canonical JSON (§11), 64 hex digits."""
        return _sidik(self.model_dump(mode="python"))

    @cached_property
    def sidik_nilai(self) -> str:
        """SHA-256 of what can change a number: equal means that results may be compared."""
        return _sidik(
            {
                "aturan": ATURAN,
                "id": self.id,
                "skala": self.skala.model_dump(),
                "agregasi": self.agregasi,
                "kelengkapan_min": self.kelengkapan_min and self.kelengkapan_min.nilai,
                "ambang": self.gerbang and self.gerbang.ambang.nilai,
                "lensa": [[x.id, [n.id for n in x.nilai]] for x in self.lensa],
                "kelompok": [
                    {
                        "id": k.id,
                        "kelompok": k.kelompok,
                        "bobot": k.bobot,
                        "agregasi": k.agregasi,
                        "ambang": k.ambang and k.ambang.nilai,
                        "kelengkapan_min": k.kelengkapan_min,
                    }
                    for k in self.kelompok
                ],
                "indikator": [inti_indikator(i) for i in self.indikator],
            }
        )


def inti_indikator(i: Indikator) -> dict[str, Any]:
    """Return what of ``i`` can change a number, as plain data (the input of its hash)."""
    inti: dict[str, Any] = {
        "id": i.id,
        "jenis": i.jenis,
        "kelompok": i.kelompok,
        "bobot": i.bobot,
        "kritis": i.kritis and i.kritis.minimum,
        "tidak_berlaku": i.tidak_berlaku is not None,
        "lensa": {k: sorted(v) for k, v in i.lensa.items()},
    }
    if isinstance(i, IndikatorJenjang):
        inti["jenjang"] = [j.nilai for j in i.jenjang]
    elif isinstance(i, IndikatorDaftar):
        inti["butir"] = [b.id for b in i.butir]
    else:
        inti["tolok"] = [i.tolok.terburuk, i.tolok.terbaik]
    return inti


def sidik_indikator(i: Indikator) -> str:
    """Return the SHA-256 of what can change this indicator's number, 64 hex digits."""
    return _sidik(inti_indikator(i))


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


def _sidik(data: object) -> str:
    teks = json.dumps(_kanonis(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", teks).encode()).hexdigest()


def _kanonis(data: object) -> object:
    """Return ``data`` with mappings, sequences and decimals in the one form that JSON can hold."""
    if isinstance(data, Mapping):
        return {str(k): _kanonis(v) for k, v in data.items()}
    if isinstance(data, (list, tuple)):
        return [_kanonis(v) for v in data]
    if isinstance(data, Decimal):
        return format(data.normalize(), "f")
    return data
