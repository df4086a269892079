"""Tables out by suffix: CSV, JSON and Parquet for programs, XLSX for people; numbers stay unrounded."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.pola_angka import angka_sel, pola_kolom
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Instrumen
from penilaian.mentah import luput
from penilaian.utuh import akhiran, tulis_utuh

AKHIRAN_HASIL: Final = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".json": "json"}

_SEKALI: Final = 2_000
"""Rows turned into text at a time: bounds memory."""

_SEKALI_JSON: Final = 1_000
"""The same where each row becomes objects of Python, twenty times its bytes."""

BATAS_BARIS_EXCEL: Final = 1_048_575


def periksa_tujuan(tujuan: str | Path) -> None:
    """Raise GalatPemakaian where results cannot be written under that name; call it before long work."""
    akhiran(tujuan, AKHIRAN_HASIL)


def tulis_hasil(
    tabel: pd.DataFrame | Iterable[pd.DataFrame], tujuan: str | Path, instrumen: Instrumen | None = None
) -> None:
    """Write a table of results by suffix: ``.csv``, ``.xlsx``, ``.parquet`` or ``.json``.

    Args:
        tabel: n rows; numbers are written unrounded (XLSX to 15 digits, of which it shows fewer), NaN as an empty cell
            (JSON: null, for empty text too). Text that a spreadsheet would take for a formula gets an apostrophe in CSV
            and XLSX.
            Or its parts, one at least, with the same columns: each is asked for when the one before is written (XLSX
            is put together whole); Parquet has a row group a part.
        tujuan: replaced whole or not at all.
        instrumen: that the results were scored with; XLSX then shows each figure as pages do (§7).

    Raises:
        GalatPemakaian: unknown suffix, or a place that cannot be written to.
    """
    bentuk = akhiran(tujuan, AKHIRAN_HASIL)
    bagian = [tabel] if isinstance(tabel, pd.DataFrame) else tabel
    if bentuk == "csv":
        tulis_utuh(tujuan, lambda p: tulis_csv(_bagian_arrow(bagian), p))
    elif bentuk == "json":
        tulis_utuh(tujuan, lambda p: _tulis_json(_bagian_arrow(bagian), p))
    elif bentuk == "parquet":
        tulis_utuh(tujuan, lambda p: tulis_parquet(_bagian_arrow(bagian), p))
    else:
        utuh = tabel if isinstance(tabel, pd.DataFrame) else pd.concat(tabel, ignore_index=True)
        _periksa_muat(len(utuh), tujuan)
        tulis_utuh(tujuan, lambda p: _tulis_xlsx(utuh, p, instrumen))


def _periksa_muat(n: int, tujuan: str | Path) -> None:
    if n > BATAS_BARIS_EXCEL:
        raise GalatPemakaian(f"{Path(tujuan).name}: {ribuan(n)} baris tidak muat dalam Excel; pakai .csv atau .parquet")


def _bagian_arrow(bagian: Iterable[pd.DataFrame]) -> Iterator[pa.Table]:
    """Yield each part; when the next is asked for nothing is left of it, nor of what it took to make it."""
    for tabel in bagian:
        isi = _arrow(tabel)
        del tabel
        yield isi
        del isi
        pa.default_memory_pool().release_unused()


def _arrow(tabel: pd.DataFrame) -> pa.Table:
    """Return the table with plain text columns and null for NaN, without an index."""
    kolom = {}
    for nama in tabel.columns:
        isi = pa.array(tabel[nama], from_pandas=True)
        isi = isi.combine_chunks() if isinstance(isi, pa.ChunkedArray) else isi
        if pa.types.is_dictionary(isi.type):
            isi = isi.dictionary_decode()
        kolom[str(nama)] = isi.cast(pa.string()) if _berupa_teks(isi) else isi
    return pa.table(kolom)


def _berupa_teks(isi: pa.Array) -> bool:
    return bool(pa.types.is_string(isi.type) or pa.types.is_large_string(isi.type) or pa.types.is_null(isi.type))


def tulis_parquet(bagian: Iterable[pa.Table], jalur: Path) -> None:
    """Write parts of a table as Parquet; what writes it loads half of pyarrow, so only when it is asked for."""
    import pyarrow.parquet as pq

    sisa = iter(bagian)
    pertama = next(sisa)
    with pq.ParquetWriter(jalur, pertama.schema) as penulis:
        penulis.write_table(pertama)
        del pertama
        for tabel in sisa:
            penulis.write_table(tabel)
            del tabel


def tulis_csv(bagian: Iterable[pa.Table], jalur: Path) -> None:
    """Write parts of a table as CSV in UTF-8 with comma and decimal point; cells are quoted only where they must be."""
    with jalur.open("w", encoding="utf-8", newline="") as keluar:
        berkepala = False
        for tabel in bagian:
            if not berkepala:
                kepala = _sel_csv(pa.array(tabel.column_names, type=pa.string()))
                keluar.write(",".join(kepala.to_pylist()) + "\n")
                berkepala = True
            for baris in _baris_csv(tabel):
                keluar.write(baris)
            del tabel


def _baris_csv(tabel: pa.Table) -> Iterator[str]:
    """Yield the rows as CSV text, many rows at a time."""
    for bagian in tabel.to_batches(max_chunksize=_SEKALI):
        sel = [_sel_csv(k) for k in bagian.columns]
        baris = pc.binary_join_element_wise(*sel, ",") if len(sel) > 1 else sel[0]
        if len(baris):
            yield "\n".join(baris.to_pylist()) + "\n"


def _sel_csv(kolom: pa.Array) -> pa.Array:
    if not _berupa_teks(kolom):
        return pc.fill_null(kolom.cast(pa.string()), "")
    teks = luput(pc.fill_null(kolom.cast(pa.string()), ""))
    perlu = pc.match_substring_regex(teks, '[",\n\r]')
    if not pc.any(perlu).as_py():
        return teks
    kutip = pa.scalar('"', type=pa.string())
    return pc.if_else(perlu, pc.binary_join_element_wise(kutip, pc.replace_substring(teks, '"', '""'), kutip, ""), teks)


def _tulis_json(bagian: Iterable[pa.Table], jalur: Path) -> None:
    """Write parts of a table as an array of objects, one row a line."""
    with jalur.open("w", encoding="utf-8") as keluar:
        keluar.write("[")
        pemisah = "\n"
        for potong in (p for tabel in bagian for p in tabel.to_batches(max_chunksize=_SEKALI_JSON)):
            for baris in potong.to_pylist():
                bersih = {k: None if v == "" else v for k, v in baris.items()}
                keluar.write(pemisah + json.dumps(bersih, ensure_ascii=False, allow_nan=False))
                pemisah = ",\n"
        keluar.write("\n]\n")


def _tulis_xlsx(tabel: pd.DataFrame, jalur: Path, instrumen: Instrumen | None) -> None:
    """Write a sheet to be read by people: header frozen, filter, widths, figures rounded but stored whole."""
    import xlsxwriter

    n = len(tabel)
    with xlsxwriter.Workbook(str(jalur), {"strings_to_formulas": False, "strings_to_urls": False}) as buku:
        lembar = buku.add_worksheet("Hasil")
        tebal = buku.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        bentuk: dict[str, Any] = {}
        for k, nama in enumerate(tabel.columns):
            lembar.write_string(0, k, str(nama), tebal)
            kolom = tabel[nama]
            if pd.api.types.is_numeric_dtype(kolom) and not pd.api.types.is_bool_dtype(kolom):
                angka = angka_sel(kolom)
                for b, (v, pola) in enumerate(
                    zip(angka.tolist(), pola_kolom(tabel, nama, instrumen), strict=True), start=1
                ):
                    if np.isfinite(v):
                        if pola not in bentuk:
                            bentuk[pola] = buku.add_format({"num_format": pola})
                        lembar.write_number(b, k, v, bentuk[pola])
                lebar = max(8, min(14, len(str(nama))))
            else:
                teks = luput(_arrow(tabel[[nama]]).column(0).cast(pa.string()).combine_chunks()).to_pylist()
                for b, t in enumerate(teks, start=1):
                    if t:
                        lembar.write_string(b, k, t)
                terpanjang = max((len(t) for t in teks[:1000] if t), default=0)
                lebar = max(8, min(40, terpanjang, 40), min(14, len(str(nama))))
            lembar.set_column(k, k, lebar + 2)
        lembar.freeze_panes(1, _kolom_beku(list(map(str, tabel.columns))))
        if len(tabel.columns):
            lembar.autofilter(0, 0, n, len(tabel.columns) - 1)


def _kolom_beku(kolom: list[str]) -> int:
    """Return how many columns stay in sight: those up to the village's name."""
    return kolom.index("nama_desa") + 1 if "nama_desa" in kolom[:3] else 0


def nilai_sel(teks: str) -> float | None:
    """Return the number that an XLSX cell can hold in place of ``teks`` without loss (16 digits), else None."""
    try:
        angka = float(teks)
    except ValueError:
        return None
    tersimpan: Any = float(f"{angka:.16G}")
    return angka if tersimpan == angka and np.isfinite(angka) else None
