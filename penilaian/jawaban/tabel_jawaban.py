"""All columns together: the table that the engine scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.galat import GalatJawaban, Temuan
from penilaian.instrumen import IndikatorDaftar, IndikatorSurvei, Instrumen
from penilaian.jawaban.kunci import periksa_kunci
from penilaian.jawaban.sel import KOSONG, Keadaan, Uraian, Vektor, urai


@dataclass(frozen=True)
class Jawaban:
    """Answers of n villages (or periods of villages) to the k indicators of one instrument.

    Attributes:
        kunci: n rows of text columns ``KOLOM_KUNCI``, RangeIndex.
        indikator: k ids in the instrument's order.
        nilai: (k, n) float64, own unit (items ticked for checklists), NaN unless answered.
        keadaan: (k, n) int8: KOSONG, TERJAWAB, TIDAK_BERLAKU (§1).
        centang: by checklist id, (n,) int64: bit j set = item j ticked.
        responden: by survey id, (n,) number of respondents, NaN where not given.
    """

    kunci: pd.DataFrame
    indikator: tuple[str, ...]
    nilai: Vektor
    keadaan: Keadaan
    centang: Mapping[str, npt.NDArray[np.int64]] = field(default_factory=dict)
    responden: Mapping[str, Vektor] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return n, the number of rows."""
        return len(self.kunci)

    def nomor(self, id_indikator: str) -> int:
        """Return the row of ``nilai`` and ``keadaan`` that belongs to an indicator. ValueError if unknown."""
        return self.indikator.index(id_indikator)

    def ambil(self, baris: npt.ArrayLike) -> "Jawaban":
        """Return the given rows (positions, in that order, repeats allowed) as a table of their own."""
        p = np.asarray(baris, dtype=np.intp)
        return replace(
            self,
            kunci=self.kunci.iloc[p].reset_index(drop=True),
            nilai=self.nilai[:, p],
            keadaan=self.keadaan[:, p],
            centang={k: v[p] for k, v in self.centang.items()},
            responden={k: v[p] for k, v in self.responden.items()},
        )


def susun(instrumen: Instrumen, kunci: pd.DataFrame, uraian: Mapping[str, Uraian]) -> Jawaban:
    """Return the answers table of ``kunci`` (n rows); indicators without a column are kosong throughout."""
    n, id_ = len(kunci), tuple(i.id for i in instrumen.indikator)
    nilai = np.full((len(id_), n), np.nan)
    keadaan = np.full((len(id_), n), KOSONG, dtype=np.int8)
    for j, i in enumerate(id_):
        if i in uraian:
            nilai[j], keadaan[j] = uraian[i].nilai, uraian[i].keadaan
    kosong = Uraian(nilai=np.empty(0), keadaan=np.empty(0, dtype=np.int8))
    centang, responden = {}, {}
    for ind in instrumen.indikator:
        u = uraian.get(ind.id, kosong)
        if isinstance(ind, IndikatorDaftar):
            centang[ind.id] = np.zeros(n, dtype=np.int64) if u.centang is None else u.centang
        elif isinstance(ind, IndikatorSurvei):
            responden[ind.id] = np.full(n, np.nan) if u.responden is None else u.responden
    return Jawaban(kunci.reset_index(drop=True), id_, nilai, keadaan, centang, responden)


def dari_tabel(instrumen: Instrumen, tabel: pd.DataFrame | Sequence[Mapping[str, Any]]) -> Jawaban:
    """Return the answers in a table that a program holds: ``kode_desa``, ``periode`` and a column an indicator.

    Args:
        instrumen: its ids name the answer columns; other columns are passed over.
        tabel: n rows; text as in a file, or numbers; None and NaN are kosong.

    Raises:
        GalatJawaban: with every faulty cell, by row number (from 1) and column, in that order.
    """
    df = pd.DataFrame(tabel)
    for wajib in ("kode_desa", "periode"):
        if wajib not in df:
            raise GalatJawaban([Temuan("tabel", "J13", f"kolom {wajib!r} tidak ada", "Tambahkan kolom itu.")])
    kunci, galat = periksa_kunci(df.map(_teks).astype("str"))
    uraian = {i.id: urai(i, [_teks(s) for s in df[i.id]]) for i in instrumen.indikator if i.id in df}
    galat += [(id_, g) for id_, u in uraian.items() for g in u.galat]
    if galat:
        letak = {kolom: n for n, kolom in enumerate(df.columns)}
        sel = sorted(((int(p), letak[kolom], kolom, g) for kolom, g in galat for p in g.posisi), key=lambda s: s[:2])
        raise GalatJawaban(Temuan(f"baris {p + 1}, kolom {kolom}", g.kode, g.pesan, g.saran) for p, _, kolom, g in sel)
    return susun(instrumen, kunci, uraian)


def _teks(sel: object) -> str:
    if sel is None or sel is pd.NA or (isinstance(sel, float) and np.isnan(sel)):
        return ""
    if isinstance(sel, float) and np.isfinite(sel):
        return str(int(sel)) if sel.is_integer() else format(Decimal(repr(float(sel))), "f")
    return str(sel)
