"""The whole instrument, and how to find one's way in it."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field

from penilaian.angka import Mistar, mistar_skala
from penilaian.instrumen.arti import Syarat
from penilaian.instrumen.dasar import (
    ATURAN,
    ATURAN_LANTAI,
    Agregasi,
    Beralasan,
    IdInstrumen,
    Model,
    Tanggal,
    Teks,
    Versi,
    YangDinilai,
    bila_ada,
)
from penilaian.instrumen.indikator import Indikator
from penilaian.instrumen.pohon import Gerbang, Istilah, Kelompok, Lantai, Lensa, Pita, Skala
from penilaian.instrumen.sidik import inti_indikator, sidik
from penilaian.instrumen.tambahan import BAGIAN_TAMBAHAN, SEBUTAN_TAMBAHAN, Tambahan


class Instrumen(Model):
    """A whole instrument: tree, scale, gate, bands, lenses and indicators in canonical order.

    ``muat.muat_instrumen`` guarantees what types cannot say: ids unique, one tree, references resolved,
    indicators ordered by the tree (groups in file order, indicators by id).
    """

    skema: Annotated[int, Field(ge=1, le=1)]
    """Version of the YAML format."""
    id: IdInstrumen
    nama: Teks
    versi: Versi
    tanggal: Tanggal
    status: Literal["berlaku", "dicabut"] = "berlaku"
    keterangan_status: Teks | None = None
    ringkasan: Teks
    sumber: tuple[Teks, ...] = ()
    skala: Skala = Skala.model_construct()
    yang_dinilai: YangDinilai = Field(default="desa", exclude_if=lambda isi: isi == "desa")
    """What is assessed, which also says what a code looks like; no trace of it where villages are."""
    nama_indeks: Teks
    agregasi: Agregasi = "aritmetik"
    alasan_bobot: Teks
    kelengkapan_min: Beralasan | None = None
    """Completeness below which the index, and every top group, is withheld (§3)."""
    gerbang: Gerbang | None = None
    pita: tuple[Pita, ...] = ()
    lensa: tuple[Lensa, ...] = ()
    istilah: tuple[Istilah, ...] = bila_ada(())
    """Words that the questions use in one sense, each told once."""
    wajib_isi: tuple[Teks, ...] = ()
    """Text keys that every indicator of this instrument must have."""
    kelompok: Annotated[tuple[Kelompok, ...], Field(min_length=1)]
    indikator: Annotated[tuple[Indikator, ...], Field(min_length=1)]
    """What is scored."""
    tambahan: Tambahan | None = bila_ada()
    """What a kabupaten asks beside it; no number depends on it, and neither hash of the instrument."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "Instrumen":
        """Return a copy with fields replaced; hashes and look-ups derived from the old ones are not carried over."""
        salinan = super().model_copy(update=update, deep=deep)
        for nama, isi in vars(Instrumen).items():
            if isinstance(isi, cached_property):
                salinan.__dict__.pop(nama, None)
        return salinan

    @property
    def indikator_tambahan(self) -> tuple[Indikator, ...]:
        """Local questions, in canonical order; empty where there is no addition."""
        return () if self.tambahan is None else self.tambahan.indikator

    @property
    def ditanyakan(self) -> tuple[Indikator, ...]:
        """Everything that is asked: what is scored, then local questions."""
        return (*self.indikator, *self.indikator_tambahan)

    @cached_property
    def per_id(self) -> dict[str, Indikator]:
        """All that is asked by id, in the order of ``ditanyakan``."""
        return {i.id: i for i in self.ditanyakan}

    @cached_property
    def kelompok_per_id(self) -> dict[str, Kelompok]:
        """Groups by id, those of local questions below their part."""
        return {k.id: k for k in (*self.kelompok, *self._kelompok_tambahan)}

    @cached_property
    def _kelompok_tambahan(self) -> tuple[Kelompok, ...]:
        if self.tambahan is None:
            return ()
        satu = Decimal(1)
        bagian = Kelompok.model_construct(id=BAGIAN_TAMBAHAN, nama=SEBUTAN_TAMBAHAN, bobot=satu)
        anak = (
            Kelompok.model_construct(
                id=k.id, nama=k.nama, kelompok=BAGIAN_TAMBAHAN, bobot=satu, keterangan=k.keterangan
            )
            for k in self.tambahan.kelompok
        )
        return (bagian, *anak)

    @property
    def bagian(self) -> tuple[Kelompok, ...]:
        """The parts in which it is asked: the top groups, then that of local questions where there are some."""
        return (*self.puncak, *self._kelompok_tambahan[:1])

    @property
    def pengenal(self) -> str:
        """Id by which it is chosen: that of the addition, where it has one."""
        return self.id if self.tambahan is None else self.tambahan.id

    @property
    def sebutan(self) -> str:
        """Name by which it is chosen; what tells it from the others stands first."""
        return self.nama if self.tambahan is None else f"{self.tambahan.nama}, bersama {self.nama}"

    @cached_property
    def puncak(self) -> tuple[Kelompok, ...]:
        """Top groups in file order: the stages, where there is a gate."""
        return self.anak_kelompok(None)

    @cached_property
    def mistar(self) -> Mistar:
        """The scale that every score, bound and index is shown on; thresholds, floor and bands are its marks (§7)."""
        ambang = [] if self.gerbang is None else [self.gerbang.ambang.nilai]
        ambang += [k.ambang.nilai for k in self.puncak if k.ambang is not None]
        ambang += [] if self.lantai is None else [self.lantai.nilai]
        return mistar_skala(self.skala.min, self.skala.maks, [*ambang, *(p.mulai for p in self.pita)])

    @cached_property
    def _syarat(self) -> dict[str, tuple[Syarat, ...]]:
        nol = () if self.gerbang is None else self.gerbang.nol.klausa
        semua = [s for k in (*nol, *(k for g in self.kelompok for k in g.klausa)) for s in k.bila]
        return {id_: tuple(s for s in semua if s.indikator == id_) for id_ in dict.fromkeys(s.indikator for s in semua)}

    def syarat_atas(self, id_indikator: str) -> tuple[Syarat, ...]:
        """Return the conditions on one answer under which sentences about positions are said."""
        return self._syarat.get(id_indikator, ())

    def anak_kelompok(self, induk: str | None) -> tuple[Kelompok, ...]:
        """Return the groups right below ``induk`` (``None`` = the root), in file order."""
        return tuple(k for k in self.kelompok if k.kelompok == induk)

    def anak_indikator(self, induk: str) -> tuple[Indikator, ...]:
        """Return the indicators right below the group ``induk``, in canonical order."""
        return tuple(i for i in self.ditanyakan if i.kelompok == induk)

    def indikator_dalam(self, id_kelompok: str) -> tuple[Indikator, ...]:
        """Return the indicators below a group at any depth, in canonical order. KeyError if unknown."""
        return tuple(i for i in self.ditanyakan if id_kelompok in self._leluhur[i.kelompok])

    @cached_property
    def _leluhur(self) -> dict[str, tuple[str, ...]]:
        """By group itself and all groups above it."""

        def atas(id_: str) -> tuple[str, ...]:
            induk = self.kelompok_per_id[id_].kelompok
            return (id_,) if induk is None else (id_, *atas(induk))

        return {id_: atas(id_) for id_ in self.kelompok_per_id}

    def istilah_dalam(self, *teks: str) -> tuple[Istilah, ...]:
        """Return the words told in ``istilah`` that stand in one of the texts, in any case, in its order."""
        semua = "\n".join(teks)
        return tuple(x for x in self.istilah if x.ada_dalam(semua))

    def puncak_dari(self, id_kelompok: str) -> Kelompok:
        """Return the top group above ``id_kelompok`` (itself, where it is one). KeyError if unknown."""
        k = self.kelompok_per_id[id_kelompok]
        return k if k.kelompok is None else self.puncak_dari(k.kelompok)

    @property
    def aturan(self) -> str:
        """Version of the scoring rules (§1–§11) that results of this instrument follow."""
        return ATURAN if self.lantai is None else ATURAN_LANTAI

    @property
    def lantai(self) -> Lantai | None:
        """The floor per aspect, None where there is none."""
        return None if self.gerbang is None else self.gerbang.lantai

    @cached_property
    def sidik(self) -> str:
        """SHA-256 of the whole model but local questions as canonical JSON (§11), 64 hex digits."""
        return sidik(self.model_dump(mode="python", exclude={"tambahan"}))

    @cached_property
    def sidik_utuh(self) -> str:
        """SHA-256 of all that is asked, local questions too; ``sidik`` where there are none."""
        if self.tambahan is None:
            return self.sidik
        return sidik({"resmi": self.sidik, "tambahan": self.tambahan.model_dump(mode="python")})

    @cached_property
    def sidik_nilai(self) -> str:
        """SHA-256 of what can change a number: equal means that results may be compared."""
        lantai = self.lantai
        return sidik(
            {
                **({} if lantai is None else {"lantai": [lantai.nilai, sorted(lantai.kelompok)]}),
                "aturan": self.aturan,
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
