"""All columns together: the table that the engine scores."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.galat import Berat, GalatJawaban, PeringatanJawaban, Temuan
from penilaian.instrumen import IndikatorDaftar, IndikatorSurvei, Instrumen
from penilaian.jawaban.galat_sel import GalatSel, kata_lain, pilih_tersebut
from penilaian.jawaban.kecocokan import periksa_nama
from penilaian.jawaban.kunci import KOLOM_KUNCI, periksa_kunci
from penilaian.jawaban.ragu import Vektor
from penilaian.jawaban.sel import KOSONG, Keadaan, Uraian, urai
from penilaian.ketikan import longgar, teks_bilangan


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
    centang, responden = {}, {}
    for ind in instrumen.indikator:
        u = uraian.get(ind.id)
        if isinstance(ind, IndikatorDaftar):
            centang[ind.id] = np.zeros(n, dtype=np.int64) if u is None or u.centang is None else u.centang
        elif isinstance(ind, IndikatorSurvei):
            responden[ind.id] = np.full(n, np.nan) if u is None or u.responden is None else u.responden
    return Jawaban(kunci.reset_index(drop=True), id_, nilai, keadaan, centang, responden)


def dari_tabel(instrumen: Instrumen, tabel: pd.DataFrame | Sequence[Mapping[str, Any]]) -> Jawaban:
    """Return the answers in a table that a program holds: ``kode_desa``, ``periode`` and a column an indicator.

    Args:
        instrumen: its ids name the answer columns, in any case; other columns are passed over.
        tabel: n rows; text as in a file, or numbers; None, NaN and NaT are kosong.

    Raises:
        GalatJawaban: with every faulty cell, by row number (from 1) and column, in that order.

    Warns:
        PeringatanJawaban: what a file would be warned of: a name that is not the code's, 0,85 among percentages.
    """
    df = pd.DataFrame(tabel)
    temuan = _bakukan_judul(instrumen, df)
    for wajib in ("kode_desa", "periode"):
        if wajib not in df:
            temuan.append(Temuan("tabel", "J13", f"kolom {wajib!r} tidak ada", "Tambahkan kolom itu."))
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan)
    teks = df[[k for k in df.columns if k in KOLOM_KUNCI]].map(_teks).astype("str")
    kunci, galat = periksa_kunci(teks)
    uraian = {i.id: urai(i, [_teks(s) for s in df[i.id]]) for i in instrumen.indikator if i.id in df}
    for n in periksa_nama(kunci, teks["kode_desa"], range(1, len(df) + 1)):
        temuan.append(Temuan("kolom kode_desa", n.kode, n.pesan, n.saran, n.berat))
    letak = {kolom: n for n, kolom in enumerate(df.columns)}
    temuan += _per_sel(letak, galat + [(id_, g) for id_, u in uraian.items() for g in u.galat], "galat")
    temuan += _per_sel(letak, [(id_, g) for id_, u in uraian.items() for g in u.peringatan], "peringatan")
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan)
    for t in temuan:
        warnings.warn(str(t), PeringatanJawaban, stacklevel=2)
    return susun(instrumen, kunci, uraian)


def _bakukan_judul(instrumen: Instrumen, df: pd.DataFrame) -> list[Temuan]:
    """Give the columns of ``df`` the names that the project gives them; say which were written otherwise or twice."""
    nama = {longgar(n): n for n in (*KOLOM_KUNCI, *instrumen.per_id)}
    baku = [k if k in nama.values() else nama.get(longgar(str(k)), k) for k in df.columns]
    temuan = []
    for k, n in enumerate(baku):
        dikenal = n in nama.values()
        if dikenal and n in baku[:k]:
            pesan = f"kolom {n} kembar: kolom ke-{baku.index(n) + 1} dan ke-{k + 1}"
            temuan.append(Temuan(f"tabel, kolom {df.columns[k]}", "B12", pesan, "Sisakan satu kolom saja."))
        elif n != df.columns[k]:
            pesan = f"kolom {df.columns[k]!r} dibaca sebagai {n}"
            temuan.append(Temuan("tabel", "B31", pesan, f"Tulis {n} supaya pasti.", "peringatan"))
    df.columns = pd.Index(baku)
    return temuan


def _per_sel(letak: Mapping[str, int], galat: Sequence[tuple[str, GalatSel]], berat: Berat) -> list[Temuan]:
    """Return findings of cells by row and column, the first of a kind in a column; a count stands for the others."""
    sel, lain = pilih_tersebut(galat)
    sel.sort(key=lambda s: (s[0], letak[s[1]]))
    temuan = [Temuan(f"baris {p + 1}, kolom {k}", g.kode, g.pesan, g.saran, berat) for p, k, g in sel]
    for kolom, g in lain:
        kode = "B21" if berat == "galat" else g.kode
        pesan = kata_lain(g.posisi + 1, g.kode)
        temuan.append(Temuan(f"kolom {kolom}", kode, pesan, g.saran, berat, len(g.posisi)))
    return temuan


def _teks(sel: object) -> str:
    if sel is None or sel is pd.NA or sel is pd.NaT or bool(isinstance(sel, (float, np.floating)) and np.isnan(sel)):
        return ""
    if isinstance(sel, np.floating):
        sel = float(sel)
    if isinstance(sel, float) and np.isfinite(sel):
        return teks_bilangan(sel)
    if isinstance(sel, datetime) and sel.time() == time():
        return sel.date().isoformat()
    return format(sel, "f") if isinstance(sel, Decimal) else str(sel)
