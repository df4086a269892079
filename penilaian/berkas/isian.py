"""Answers out: a row per village and period, a column an indicator, as ``baca`` reads them back."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.kutip_rumus import luput
from penilaian.berkas.tulis import BATAS_BARIS_EXCEL, nilai_sel, tulis_csv, tulis_parquet
from penilaian.berkas.utuh import akhiran, tulis_utuh
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, Instrumen
from penilaian.jawaban import KOLOM_KUNCI, TERJAWAB, TIDAK_BERLAKU, Jawaban, berupa_persen
from penilaian.ketikan import teks_bilangan

AKHIRAN_JAWABAN: Final = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}


def tulis_jawaban(instrumen: Instrumen, jawaban: Jawaban, tujuan: str | Path) -> None:
    """Write answers as a wide file by suffix: ``.csv``, ``.xlsx`` or ``.parquet``; ``baca`` returns the same answers.

    Args:
        instrumen: the one that the answers belong to.
        jawaban: n villages (or periods of villages).
        tujuan: replaced whole or not at all.

    Raises:
        GalatPemakaian: unknown suffix, or a place that cannot be written to.
    """
    bentuk = akhiran(tujuan, AKHIRAN_JAWABAN)
    if bentuk == "xlsx" and len(jawaban) > BATAS_BARIS_EXCEL:
        raise GalatPemakaian(f"{ribuan(len(jawaban))} baris tidak muat dalam Excel; pakai .csv atau .parquet")
    tabel = tabel_jawaban(instrumen, jawaban)
    if bentuk == "csv":
        tulis_utuh(tujuan, lambda p: tulis_csv(tabel, p))
    elif bentuk == "parquet":
        tulis_utuh(tujuan, lambda p: tulis_parquet(tabel, p))
    else:
        tulis_utuh(tujuan, lambda p: _tulis_xlsx(tabel, p))


def tabel_jawaban(instrumen: Instrumen, jawaban: Jawaban) -> pa.Table:
    """Return answers as text: key columns, then a column an indicator in the instrument's order."""
    kolom: dict[str, pa.Array] = {}
    for nama in KOLOM_KUNCI:
        isi = pa.array(jawaban.kunci[nama], type=pa.string())
        kolom[nama] = isi.combine_chunks() if isinstance(isi, pa.ChunkedArray) else isi
    for i in instrumen.indikator:
        j = jawaban.nomor(i.id)
        kolom[i.id] = _teks(i, jawaban, jawaban.nilai[j], jawaban.keadaan[j])
    return pa.table(kolom)


def _teks(i: Indikator, jawaban: Jawaban, nilai: npt.NDArray[np.float64], keadaan: npt.NDArray[np.int8]) -> pa.Array:
    """Return the cells of one indicator: ``""`` kosong, ``TB``, levels, item ids or ``NIHIL``, numbers."""
    terjawab = keadaan == TERJAWAB
    if isinstance(i, IndikatorDaftar):
        isi = _per_isi(jawaban.centang[i.id], lambda topeng: _butir(i, int(topeng)))
    else:
        bersih = np.where(terjawab, nilai, 0.0)
        isi = _per_isi(bersih, lambda v: teks_bilangan(float(v)))
        if berupa_persen(i):
            bagian = pa.array(terjawab & (nilai > 0) & (nilai < 1))  # would be taken for a share of one without its %
            isi = pc.if_else(bagian, pc.binary_join_element_wise(isi, "%", ""), isi)
        if not isinstance(i, IndikatorJenjang) and i.id in jawaban.responden:
            isi = _dengan_responden(isi, jawaban.responden[i.id])
    isi = pc.if_else(pa.array(terjawab), isi, "")
    return pc.if_else(pa.array(keadaan == TIDAK_BERLAKU), "TB", isi)


def _per_isi(kolom: npt.NDArray[np.generic], tulis: Callable[[np.generic], str]) -> pa.Array:
    unik, letak = np.unique(kolom, return_inverse=True)
    return pa.array([tulis(u) for u in unik], type=pa.string()).take(pa.array(letak))


def _butir(i: IndikatorDaftar, topeng: int) -> str:
    return " ".join(b.id for n, b in enumerate(i.butir) if topeng >> n & 1) or "NIHIL"


def _dengan_responden(isi: pa.Array, responden: npt.NDArray[np.float64]) -> pa.Array:
    ada = np.isfinite(responden)
    n = _per_isi(np.where(ada, responden, 0.0), lambda v: str(int(v)))
    return pc.if_else(pa.array(ada), pc.binary_join_element_wise(isi, n, " n="), isi)


def _tulis_xlsx(tabel: pa.Table, jalur: Path) -> None:
    """Write one sheet; numbers as numbers, codes and all else as text."""
    import xlsxwriter

    pilihan = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(jalur), pilihan) as buku:
        lembar = buku.add_worksheet("Jawaban")
        tebal, teks = buku.add_format({"bold": True, "bottom": 1}), buku.add_format({"num_format": "@"})
        for k, nama in enumerate(tabel.column_names):
            kunci = nama in KOLOM_KUNCI
            lembar.write_string(0, k, nama, tebal)
            lembar.set_column(k, k, 18 if kunci else 8, teks if kunci else None)
            kolom = tabel.column(k).combine_chunks()
            sandi = (luput(kolom) if kunci else kolom).dictionary_encode()
            isi = sandi.dictionary.to_pylist()
            angka = [None if kunci else nilai_sel(t) for t in isi]
            for b, u in enumerate(sandi.indices.to_pylist()):
                bilangan = angka[u]
                if bilangan is not None:
                    lembar.write_number(b + 1, k, bilangan)
                elif isi[u]:
                    lembar.write_string(b + 1, k, isi[u])
        lembar.freeze_panes(1, 2)
