"""All columns together: the table that the engine scores."""

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from decimal import Decimal
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.galat import Berat, GalatJawaban, GalatPemakaian, PeringatanJawaban, Temuan
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorSurvei, Instrumen
from penilaian.jawaban.galat_sel import GalatSel, kata_lain, pilih_tersebut, sebut_baris
from penilaian.jawaban.kecocokan import nama_saja, periksa_nama
from penilaian.jawaban.kolom_tabel import bakukan_kolom
from penilaian.jawaban.kunci import KOLOM_KUNCI, periksa_kunci
from penilaian.jawaban.ragu import Vektor
from penilaian.jawaban.sel import KOSONG, Keadaan, Pecahan, Uraian, urai
from penilaian.ketikan import baku_tanggal, kutip, tanpa_huruf_rusak, teks_bilangan


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
        pecahan: by id, where any answer is a fraction, (n, 2) int32 numerator and denominator as written, (0, 0) in
            the other rows.
        tambahan: answers of the same rows to local questions, which nothing scores; None where none are asked.
    """

    kunci: pd.DataFrame
    indikator: tuple[str, ...]
    nilai: Vektor
    keadaan: Keadaan
    centang: Mapping[str, npt.NDArray[np.int64]] = field(default_factory=dict)
    responden: Mapping[str, Vektor] = field(default_factory=dict)
    pecahan: Mapping[str, Pecahan] = field(default_factory=dict)
    tambahan: "Jawaban | None" = None

    def __len__(self) -> int:
        """Return n, the number of rows."""
        return len(self.kunci)

    def nomor(self, id_indikator: str) -> int:
        """Return the row of ``nilai`` and ``keadaan`` that belongs to an indicator. ValueError if unknown."""
        return self.indikator.index(id_indikator)

    def letak(self, id_indikator: str) -> "tuple[Jawaban, int]":
        """Return the table that holds an indicator, this or that of local questions, and its row. ValueError."""
        if self.tambahan is not None and id_indikator in self.tambahan.indikator:
            return self.tambahan, self.tambahan.nomor(id_indikator)
        return self, self.nomor(id_indikator)

    def uraian(self, id_indikator: str) -> Uraian:
        """Return the column of one indicator, local ones too; its arrays are those of the table. ValueError."""
        milik, j = self.letak(id_indikator)
        id_ = id_indikator
        return Uraian(
            milik.nilai[j],
            milik.keadaan[j],
            milik.centang.get(id_),
            milik.responden.get(id_),
            milik.pecahan.get(id_),
        )

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
            pecahan={k: v[p] for k, v in self.pecahan.items()},
            tambahan=None if self.tambahan is None else self.tambahan.ambil(p),
        )

    def potong(self, awal: int, akhir: int) -> "Jawaban":
        """Return the rows from ``awal`` up to, not including, ``akhir``; their arrays are views of these."""
        p = slice(awal, akhir)
        return replace(
            self,
            kunci=self.kunci.iloc[p].reset_index(drop=True),
            nilai=self.nilai[:, p],
            keadaan=self.keadaan[:, p],
            centang={k: v[p] for k, v in self.centang.items()},
            responden={k: v[p] for k, v in self.responden.items()},
            pecahan={k: v[p] for k, v in self.pecahan.items()},
            tambahan=None if self.tambahan is None else self.tambahan.potong(awal, akhir),
        )


class _Larik:
    """The arrays of n rows for some questions, filled a column at a time."""

    def __init__(self, indikator: Sequence[Indikator], n: int) -> None:
        self.nomor = {i.id: j for j, i in enumerate(indikator)}
        self.nilai = np.full((len(self.nomor), n), np.nan)
        self.keadaan: Keadaan = np.full((len(self.nomor), n), KOSONG, dtype=np.int8)
        self.centang = {i.id: np.zeros(n, dtype=np.int64) for i in indikator if isinstance(i, IndikatorDaftar)}
        self.responden = {i.id: np.full(n, np.nan) for i in indikator if isinstance(i, IndikatorSurvei)}
        self.pecahan: dict[str, Pecahan] = {}

    def isi(self, id_indikator: str, uraian: Uraian) -> None:
        j = self.nomor[id_indikator]
        self.nilai[j], self.keadaan[j] = uraian.nilai, uraian.keadaan
        if uraian.centang is not None and id_indikator in self.centang:
            self.centang[id_indikator][:] = uraian.centang
        if uraian.responden is not None and id_indikator in self.responden:
            self.responden[id_indikator][:] = uraian.responden
        if uraian.pecahan is not None and uraian.pecahan.any():
            self.pecahan[id_indikator] = uraian.pecahan
        else:
            self.pecahan.pop(id_indikator, None)

    def jawaban(self, kunci: pd.DataFrame) -> Jawaban:
        return Jawaban(kunci, tuple(self.nomor), self.nilai, self.keadaan, self.centang, self.responden, self.pecahan)


class Susunan:
    """An answers table of n rows that is filled a column at a time, so that no column need be held twice."""

    def __init__(self, instrumen: Instrumen, n: int) -> None:
        self._resmi = _Larik(instrumen.indikator, n)
        self._tambahan = _Larik(instrumen.indikator_tambahan, n) if instrumen.indikator_tambahan else None

    @property
    def keadaan(self) -> Keadaan:
        """(k, n) int8, what is scored in the instrument's order, then local questions; KOSONG where nothing came."""
        return (
            self._resmi.keadaan if self._tambahan is None else np.vstack([self._resmi.keadaan, self._tambahan.keadaan])
        )

    def isi(self, id_indikator: str, uraian: Uraian) -> None:
        """Copy a column in. KeyError if the indicator is unknown."""
        milik = self._resmi
        if self._tambahan is not None and id_indikator in self._tambahan.nomor:
            milik = self._tambahan
        milik.isi(id_indikator, uraian)

    def jawaban(self, kunci: pd.DataFrame) -> Jawaban:
        """Return the table with its keys (n rows); the columns are not copied."""
        kunci = kunci.reset_index(drop=True)
        tambahan = None if self._tambahan is None else self._tambahan.jawaban(kunci)
        return replace(self._resmi.jawaban(kunci), tambahan=tambahan)


def tumpuk(bagian: Sequence[Jawaban], kunci: pd.DataFrame) -> Jawaban:
    """Return the rows of several tables of the same indicators in one, without local answers.

    Args:
        bagian: at least one.
        kunci: the keys of all their rows.
    """
    pertama = bagian[0]
    berpecahan = {i: None for j in bagian for i in j.pecahan}
    return Jawaban(
        kunci,
        pertama.indikator,
        np.hstack([j.nilai for j in bagian]),
        np.hstack([j.keadaan for j in bagian]),
        {i: np.concatenate([j.centang[i] for j in bagian]) for i in pertama.centang},
        {i: np.concatenate([j.responden[i] for j in bagian]) for i in pertama.responden},
        {i: np.concatenate([j.pecahan.get(i, np.zeros((len(j), 2), np.int32)) for j in bagian]) for i in berpecahan},
    )


def susun(instrumen: Instrumen, kunci: pd.DataFrame, uraian: Mapping[str, Uraian]) -> Jawaban:
    """Return the answers table of ``kunci`` (n rows); indicators without a column are kosong throughout."""
    susunan = Susunan(instrumen, len(kunci))
    for i in instrumen.ditanyakan:
        if i.id in uraian:
            susunan.isi(i.id, uraian[i.id])
    return susunan.jawaban(kunci)


def dari_tabel(
    instrumen: Instrumen,
    tabel: pd.DataFrame | pa.Table | Sequence[Mapping[str, Any]],
    *,
    versi_lain: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Jawaban:
    """Return the answers in a table that a program holds: ``kode_desa``, ``periode`` and a column an indicator.

    Args:
        instrumen: its ids name the answer columns, written as a file may write them; other columns are passed over.
        tabel: n rows; text as in a file, or numbers; None, NaN and NaT are kosong.
        versi_lain: ids of the questions of the instrument's other versions, by version: a table that answers one of
            them is refused (B28).

    Raises:
        GalatJawaban: with every faulty cell, by row number (from 1) and column, in that order.
        GalatPemakaian: ``tabel`` is no table.

    Warns:
        PeringatanJawaban: what a file would be warned of: a name that is not the code's, 0,85 among percentages.
    """
    df = _sebagai_df(tabel)
    temuan, ada = bakukan_kolom(instrumen, df, versi_lain)
    for wajib in ("kode_desa", "periode"):
        if wajib not in df:
            temuan.append(Temuan("tabel", "J13", f"kolom {kutip(wajib)} tidak ada", "Tambahkan kolom itu."))
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan)
    teks = df[[k for k in df.columns if k in KOLOM_KUNCI]].map(_teks).astype("str")
    temuan += _bakukan_tanggal(teks)
    kunci, galat = periksa_kunci(teks, instrumen.yang_dinilai)
    uraian = {i.id: urai(i, [_teks(s) for s in _sel(df[i.id])]) for i in instrumen.ditanyakan if i.id in ada}
    desa = instrumen.yang_dinilai == "desa"
    for n in periksa_nama(kunci, teks["kode_desa"], np.arange(len(df)) + 1) if desa else ():
        temuan.append(Temuan("kolom kode_desa", n.kode, n.pesan, n.saran, n.berat))
    letak = {kolom: n for n, kolom in enumerate(df.columns)}
    temuan += _per_sel(letak, galat + [(id_, g) for id_, u in uraian.items() for g in u.galat], "galat")
    temuan += _per_sel(letak, [(id_, g) for id_, u in uraian.items() for g in u.peringatan], "peringatan")
    if any(t.berat == "galat" for t in temuan):
        raise GalatJawaban(temuan)
    for t in temuan:
        warnings.warn(str(t), PeringatanJawaban, stacklevel=2)
    return susun(instrumen, nama_saja(kunci, paling_sedikit=1), uraian)


def _bakukan_tanggal(teks: pd.DataFrame) -> list[Temuan]:
    """Write the days of assessment as ``2026-01-31``, in place; those that are none stay, and are told once (J16)."""
    if "tanggal" not in teks:
        return []
    isi = teks["tanggal"].str.strip()
    baku = isi.map(lambda t: baku_tanggal(t) or "")
    teks["tanggal"] = baku.where(baku != "", isi).astype("str")
    asing = np.flatnonzero(((baku == "") & (isi != "")).to_numpy(dtype=bool))
    if not asing.size:
        return []
    pesan = f"{ribuan(asing.size)} tanggal tidak dikenali ({sebut_baris(asing + 1)}): {kutip(isi.iloc[asing[0]])}"
    return [Temuan("kolom tanggal", "J16", pesan, "Tulis 2026-01-31 atau 31/1/2026.", "peringatan")]


def _sebagai_df(tabel: object) -> pd.DataFrame:
    """Return a table of a program as a frame of its own. GalatPemakaian where it is none."""
    if isinstance(tabel, (str, bytes, PurePath)):
        raise GalatPemakaian(
            "dari_tabel menerima tabel, bukan nama berkas; baca dahulu, misalnya pandas.read_csv(nama, dtype=str), "
            "atau nilai berkasnya dengan perintah penilaian nilai"
        )
    try:
        if isinstance(tabel, (pa.Table, pa.RecordBatch)):
            tabel = tabel.to_pandas()
        hasil: pd.DataFrame = pd.DataFrame(_utuhkan(tabel))  # type: ignore[call-overload]
        for k, jenis in enumerate(hasil.dtypes):
            if pd.api.types.is_object_dtype(jenis):
                isi = [_utuhkan(s) if isinstance(s, str) else s for s in hasil.iloc[:, k]]
                hasil.isetitem(k, pd.array(isi, dtype=object))
        return hasil
    except (ValueError, TypeError):
        raise GalatPemakaian(
            f"{type(tabel).__name__} bukan tabel; dari_tabel menerima DataFrame, tabel Arrow atau daftar baris"
        ) from None


def _utuhkan(isi: object) -> object:
    """Return rows, a row or a text of a program without characters that no text column can hold."""
    if isinstance(isi, str):
        return tanpa_huruf_rusak(isi)
    if isinstance(isi, Mapping):
        return {_utuhkan(k): _utuhkan(v) for k, v in isi.items()}
    return [_utuhkan(s) for s in isi] if isinstance(isi, list) else isi


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


def _sel(kolom: pd.Series) -> Iterable[object]:
    """Return the cells of a column; a short float stays one, so that it is read as it is shown."""
    return kolom.to_numpy() if kolom.dtype in (np.float32, np.float16) else kolom


def _teks(sel: object) -> str:
    if sel is None or sel is pd.NA or sel is pd.NaT or bool(isinstance(sel, (float, np.floating)) and np.isnan(sel)):
        return ""
    if isinstance(sel, np.floating):
        sel = float(str(sel))  # of a float32 the shortest decimal, as it is shown
    if isinstance(sel, float) and np.isfinite(sel):
        return teks_bilangan(sel)
    if isinstance(sel, datetime) and sel.time() == time():
        return sel.date().isoformat()
    return format(sel, "f") if isinstance(sel, Decimal) else tanpa_huruf_rusak(str(sel))
