"""The whole instrument, and how to find one's way in it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from penilaian.angka import Mistar, mistar_skala
from penilaian.instrumen.dasar import ATURAN, Agregasi, Beralasan, Model, Teks
from penilaian.instrumen.indikator import Indikator
from penilaian.instrumen.pohon import Gerbang, Kelompok, Lensa, Pita, Skala
from penilaian.instrumen.sidik import inti_indikator, sidik


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
    skala: Skala = Skala.model_construct()
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
        """Return a copy with fields replaced; hashes and look-ups derived from the old ones are not carried over."""
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

    @cached_property
    def mistar(self) -> Mistar:
        """The scale that every score, bound and index is shown on; thresholds and bands are its marks (§7)."""
        ambang = [] if self.gerbang is None else [self.gerbang.ambang.nilai]
        ambang += [k.ambang.nilai for k in self.puncak if k.ambang is not None]
        return mistar_skala(self.skala.min, self.skala.maks, [*ambang, *(p.mulai for p in self.pita)])

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
        return sidik(self.model_dump(mode="python"))

    @cached_property
    def sidik_nilai(self) -> str:
        """SHA-256 of what can change a number: equal means that results may be compared."""
        return sidik(
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
