"""Parquet in: numbers, text or dates, each as text."""

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from penilaian.mentah.lembar import BATAS_SEL, BentukBerkas, Lembar, SelRusak, tanpa_baris_kosong, teks_isi, utuh
from penilaian.mentah.sumber import Terbuka, gagal

_BATAS_URAI: Final = 2_000_000_000
"""Largest size of all columns when decoded, as the file announces it, in bytes."""


def baca_parquet(berkas: Terbuka, _: frozenset[str]) -> Lembar:
    """Return the table in a Parquet file; the header counts as row 1, as in a spreadsheet.

    Raises:
        GalatJawaban: unreadable or with columns that are no plain values (B05), too large (B07).
    """
    try:
        isi = pq.ParquetFile(pa.BufferReader(berkas.isi))
        data = isi.metadata
        besar = sum(data.row_group(g).total_byte_size for g in range(data.num_row_groups))
        if data.num_rows * data.num_columns > BATAS_SEL or besar > _BATAS_URAI:
            pesan = f"{data.num_rows} baris × {data.num_columns} kolom terlalu besar"
            raise gagal(berkas.nama, "B07", pesan, "Pecah menjadi beberapa berkas.")
        tabel = isi.read()
    except (pa.ArrowException, OSError, ValueError) as e:
        pesan = f"berkas Parquet tidak dapat dibaca ({str(e).splitlines()[0]})"
        raise gagal(berkas.nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya.") from None
    judul = [nama.strip() for nama in tabel.column_names]
    dipakai = [k for k, nama in enumerate(judul) if not nama.startswith("__index_level_")]
    rusak: list[SelRusak] = []
    kolom: list[pa.Array] = []
    for letak, k in enumerate(dipakai):
        jenis = tabel.column(k).type
        if pa.types.is_nested(jenis):
            pesan = f"kolom {judul[k]!r} berjenis {jenis}, bukan teks atau bilangan"
            raise gagal(berkas.nama, "B05", pesan, "Simpan kolom itu sebagai teks; butir daftar dipisah spasi.")
        kolom.append(_teks(tabel.column(k)))
        if pa.types.is_temporal(jenis):
            rusak.append(
                SelRusak(1, letak, "B18", f"kolom berjenis {jenis} (tanggal)", "Simpan kolom ini sebagai teks.", True)
            )
    terisi, baris = tanpa_baris_kosong(kolom, np.arange(tabel.num_rows, dtype=np.int64) + 2)
    judul_dipakai = tuple(judul[k] for k in dipakai)
    return Lembar(judul_dipakai, 1, terisi, baris, BentukBerkas("parquet"), tuple(rusak), berkas.peringatan)


def _teks(kolom: pa.ChunkedArray) -> pa.Array:
    """Return a column as text, each distinct value written once."""
    jenis = kolom.type.value_type if pa.types.is_dictionary(kolom.type) else kolom.type
    if pa.types.is_string(jenis) or pa.types.is_large_string(jenis) or pa.types.is_string_view(jenis):
        return pc.fill_null(utuh(kolom.cast(pa.string())), "")
    sandi = utuh(kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode())
    kamus = pa.array([teks_isi(s) for s in sandi.dictionary.to_pylist()], type=pa.string())
    return pc.fill_null(kamus.take(sandi.indices), "")
