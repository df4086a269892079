"""What all models of an instrument share: text, weights, ids, a number with its reason."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

ATURAN: Final = "1.0.0"
"""Version of the scoring rules §1–§11 for instruments without a floor; written on every result (§11)."""

ATURAN_LANTAI: Final = "1.1.0"
"""The same for instruments with a floor per aspect (§5)."""

SEMUA_ATURAN: Final = (ATURAN, ATURAN_LANTAI)
"""Versions that the engine of today reckons with; which of them, the instrument decides (``Instrumen.aturan``)."""

Teks = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
IdInstrumen = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
IdKelompok = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$")]
IdIndikator = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
IdPilihan = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$")]
Bobot = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Bilangan = Annotated[Decimal, Field(allow_inf_nan=False)]
Tanggal = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Versi = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]

TB: Final = "TB"
"""Answer of what does not apply."""

NIHIL: Final = "NIHIL"
"""Answer to a checklist of which nothing is there."""

YangDinilai = Literal["desa", "kabupaten", "instansi"]
"""What is assessed; the word that people read is the same."""

Agregasi = Literal["aritmetik", "geometrik", "minimum"]
Kewenangan = Literal["desa", "kecamatan", "kabupaten", "provinsi", "pusat", "operator", "instansi"]


class Model(BaseModel):
    """Base of all models: frozen, unknown keys refused; what checks them is built when one is first checked.

    The texts below the fields are for readers and for the JSON Schema (``muat.skema`` reads them from the source).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Beralasan(Model):
    """A number that one could argue about, with its reason."""

    nilai: Bilangan
    alasan: Teks


def _bentuk(isi: object) -> str:
    return "<banyak>" if isinstance(isi, (list, tuple, Mapping, BaseModel)) else "<satu>"


SATU, BANYAK = Tag("<satu>"), Tag("<banyak>")
"""Marks of the two forms of a key that may be written as one scalar, or as a list or mapping; no key is called so."""

DUA_BENTUK: Final = Discriminator(_bentuk)
"""Tells the two forms apart by what is written, so that a fault is reported once, about the form that was meant."""


def bila_ada(tanpa: Any = None) -> Any:  # noqa: ANN401  (as pydantic's Field)
    """Return an optional field that leaves no trace where it is absent: hashes of instruments without it stay (§11)."""
    return Field(default=tanpa, exclude_if=lambda isi: isi is None or isi == ())
