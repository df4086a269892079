"""Questions that a kabupaten asks beside an instrument's own: shown and exported, never scored."""

from typing import Annotated, Final

from pydantic import Field

from penilaian.instrumen.dasar import IdInstrumen, IdKelompok, Model, Tanggal, Teks, Versi
from penilaian.instrumen.indikator import Indikator

POLA_ID_TAMBAHAN: Final = r"^X[0-9]{2,}$"
"""Ids that an addition may use: no official question is ever called so."""

BAGIAN_TAMBAHAN: Final = "tambahan"
"""Id of the part that holds all local questions, beside the top groups; no official group may be called so."""

SEBUTAN_TAMBAHAN: Final = "Tambahan kabupaten, tidak ikut dinilai"


class KelompokTambahan(Model):
    """A group of local questions; it has no weight and no threshold, for nothing is added up."""

    id: IdKelompok
    nama: Teks
    keterangan: Teks | None = None


class KepalaTambahan(Model):
    """``instrumen.yaml`` of an addition: who adds what to which instrument."""

    skema: Annotated[int, Field(ge=1, le=1)] = 1
    """Version of the YAML format."""
    id: IdInstrumen
    nama: Teks
    versi: Versi
    tanggal: Tanggal | None = None
    menambah: IdInstrumen
    """Id of the instrument that it adds to, in whichever version that is used."""
    ringkasan: Teks | None = None
    kelompok: Annotated[tuple[KelompokTambahan, ...], Field(min_length=1)]


class Tambahan(KepalaTambahan):
    """A whole addition. What a question has for scoring (``bobot``, goalposts, advice) says nothing here."""

    indikator: Annotated[tuple[Indikator, ...], Field(min_length=1)]
