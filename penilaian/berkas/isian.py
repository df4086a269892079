"""Answers out: a row per village and period, a column an indicator, as ``baca`` reads them back."""

from pathlib import Path
from typing import Final

import pyarrow as pa

from penilaian.angka import ribuan
from penilaian.berkas.kutip_rumus import luput
from penilaian.berkas.tulis import BATAS_BARIS_EXCEL, nilai_sel, tulis_csv, tulis_parquet
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI, Jawaban, tulis_sel
from penilaian.utuh import akhiran, tulis_utuh

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
        tulis_utuh(tujuan, lambda p: tulis_csv([tabel], p))
    elif bentuk == "parquet":
        tulis_utuh(tujuan, lambda p: tulis_parquet([tabel], p))
    else:
        tulis_utuh(tujuan, lambda p: _tulis_xlsx(tabel, p))


def tabel_jawaban(instrumen: Instrumen, jawaban: Jawaban) -> pa.Table:
    """Return answers as text: key columns, then a column an indicator in the instrument's order, local ones last."""
    kolom: dict[str, pa.Array] = {}
    for nama in KOLOM_KUNCI:
        isi = pa.array(jawaban.kunci[nama], type=pa.string())
        kolom[nama] = isi.combine_chunks() if isinstance(isi, pa.ChunkedArray) else isi
    for i in instrumen.ditanyakan:
        kolom[i.id] = tulis_sel(i, jawaban)
    return pa.table(kolom)


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
