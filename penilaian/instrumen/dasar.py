"""What all models of an instrument share: text, weights, ids, a number with its reason."""

from decimal import Decimal
from typing import Annotated, Literal

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
    """Base of all models: frozen, unknown keys refused; what checks them is built when one is first checked.

    The texts below the fields are for readers and for the JSON Schema (``muat.skema`` reads them from the source).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Beralasan(Model):
    """A number that one could argue about, with its reason."""

    nilai: Bilangan
    alasan: Teks
