"""Answers out, as ``baca`` reads them back: a row a village and period, or long: an answer a row."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.berkas.tulis import BATAS_BARIS_EXCEL, nilai_sel, tulis_csv, tulis_parquet
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Instrumen
from penilaian.jawaban import KOLOM_KUNCI, KOLOM_PANJANG, KOSONG, Jawaban, tulis_sel
from penilaian.mentah import luput
from penilaian.utuh import akhiran, tulis_utuh

JUDUL_LAIN: Final = {"kode_desa": "kode", "nama_desa": "nama"}
"""What the village's columns are called where another is assessed."""

AKHIRAN_JAWABAN: Final = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}


SusunanBerkas = Literal["lebar", "panjang"]
"""A row a village and period with a column an indicator, or a row an answer."""

_SEKALI: Final = 2_000
"""Villages laid out long at a time: bounds memory."""


def tulis_jawaban(instrumen: Instrumen, jawaban: Jawaban, tujuan: str | Path, susunan: SusunanBerkas = "lebar") -> None:
    """Write answers by suffix: ``.csv``, ``.xlsx`` or ``.parquet``; ``baca`` returns answers of the same ``sidik``.

    Args:
        instrumen: the one that the answers belong to.
        jawaban: n villages (or periods of villages).
        tujuan: replaced whole or not at all.
        susunan: ``panjang`` leaves out what is kosong, and so also villages without any answer.

    Raises:
        GalatPemakaian: unknown suffix, or a place that cannot be written to.
    """
    bentuk = periksa_tujuan_jawaban(tujuan)
    banyak = len(jawaban) if susunan == "lebar" else banyak_terisi(jawaban)
    if bentuk == "xlsx" and banyak > BATAS_BARIS_EXCEL:
        raise GalatPemakaian(f"{ribuan(banyak)} baris tidak muat dalam Excel; pakai .csv atau .parquet")

    def bagian() -> Iterator[pa.Table]:
        if susunan == "lebar":
            yield berjudul_sendiri(instrumen, tabel_jawaban(instrumen, jawaban))
            return
        for awal in range(0, max(len(jawaban), 1), _SEKALI):
            yield berjudul_sendiri(instrumen, tabel_panjang(instrumen, jawaban.potong(awal, awal + _SEKALI)))

    if bentuk == "csv":
        tulis_utuh(tujuan, lambda p: tulis_csv(bagian(), p))
    elif bentuk == "parquet":
        tulis_utuh(tujuan, lambda p: tulis_parquet(bagian(), p))
    else:
        tulis_utuh(tujuan, lambda p: _tulis_xlsx(pa.concat_tables(bagian()), p))


def berjudul_sendiri(instrumen: Instrumen, tabel: pa.Table) -> pa.Table:
    """Return answers under the headings that a person reads: no ``kode_desa`` where no village is assessed."""
    if instrumen.yang_dinilai == "desa":
        return tabel
    return tabel.rename_columns([JUDUL_LAIN.get(n, n) for n in tabel.column_names])


def periksa_tujuan_jawaban(tujuan: str | Path) -> str:
    """Return the format of a name. GalatPemakaian where answers cannot be written under it; call before long work."""
    return akhiran(tujuan, AKHIRAN_JAWABAN)


def banyak_terisi(jawaban: Jawaban) -> int:
    """Return the number of answers, local ones among them: rows of the long arrangement."""
    lokal = 0 if jawaban.tambahan is None else banyak_terisi(jawaban.tambahan)
    return int((jawaban.keadaan != KOSONG).sum()) + lokal


def tabel_jawaban(instrumen: Instrumen, jawaban: Jawaban) -> pa.Table:
    """Return answers as text: key columns, then a column an indicator in the instrument's order, local ones last."""
    kolom: dict[str, pa.Array] = {}
    for nama in KOLOM_KUNCI:
        isi = pa.array(jawaban.kunci[nama], type=pa.string())
        kolom[nama] = isi.combine_chunks() if isinstance(isi, pa.ChunkedArray) else isi
    for i in instrumen.ditanyakan:
        kolom[i.id] = tulis_sel(i, jawaban)
    return pa.table(kolom)


def tabel_panjang(instrumen: Instrumen, jawaban: Jawaban) -> pa.Table:
    """Return answers as text, an answer a row: key columns, ``indikator``, ``nilai``; by village, then as asked."""
    lebar = tabel_jawaban(instrumen, jawaban)
    id_ = [i.id for i in instrumen.ditanyakan]
    terisi = np.array([pc.not_equal(lebar[i], "").to_numpy() for i in id_], dtype=bool).reshape(len(id_), len(jawaban))
    baris, kolom = np.nonzero(terisi.T)
    hasil = {nama: lebar[nama].take(pa.array(baris)) for nama in KOLOM_KUNCI}
    sel = pa.chunked_array([potong for i in id_ for potong in lebar[i].chunks], type=pa.string())
    indikator, nilai = KOLOM_PANJANG
    hasil[indikator] = pa.array(id_, type=pa.string()).take(pa.array(kolom))
    hasil[nilai] = sel.take(pa.array(kolom * len(jawaban) + baris))
    return pa.table(hasil)


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
