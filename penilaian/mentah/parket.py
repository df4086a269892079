"""Parquet in: numbers, text or dates, each as text."""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.ketikan import tanpa_huruf_rusak
from penilaian.mentah.berkas_masuk import Terbuka, gagal
from penilaian.mentah.kepala_tabel import baku_judul
from penilaian.mentah.lembar_teks import (
    BATAS_KOLOM,
    BentukBerkas,
    Rincian,
    SelRusak,
    Wadah,
    nomor_berurut,
    tambah_berisi,
    teks_isi,
    utuh,
)

_BATAS_URAI: Final = 2_000_000_000
"""Largest size of all columns when decoded, as the file announces it, in bytes."""

_TEKS: Final = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
)
"""Types that hold text; some programs write it without saying that it is any."""

_PENGGANTI: Final = "\ufffd"
"""Stands for what is no text."""

_BARIS_SEPOTONG: Final = 8_192
"""Rows that are decoded at a time."""


def baca_parquet(berkas: Terbuka, _: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand the rows of a Parquet file to ``wadah``; the header counts as row 1, as in a spreadsheet.

    Raises:
        GalatJawaban: unreadable or with columns that are no plain values (B05), too large (B07).
    """
    import pyarrow.parquet as pq

    try:
        arsip = pq.ParquetFile(pa.py_buffer(berkas.isi))
        data, skema = arsip.metadata, arsip.schema_arrow
        besar = sum(data.row_group(g).total_byte_size for g in range(data.num_row_groups))
        if besar > _BATAS_URAI or data.num_columns > BATAS_KOLOM:
            pesan = f"{data.num_rows} baris × {data.num_columns} kolom terlalu besar"
            raise gagal(berkas.nama, "B07", pesan, "Pecah menjadi beberapa berkas.")
        berkas.wajib_muat(data.num_rows, max(data.num_columns, 1))
        dipakai = [k for k, nama in enumerate(skema.names) if not nama.startswith("__index_level_")]
        judul = baku_judul(skema.names[k] for k in dipakai)
        rusak = _periksa_jenis(berkas.nama, judul, [skema.types[k] for k in dipakai])
        wadah.mulai(len(dipakai))
        nomor = 2
        for bagian in arsip.iter_batches(batch_size=_BARIS_SEPOTONG, use_threads=False):
            berkas.wajib_muat(nomor + bagian.num_rows, max(data.num_columns, 1))
            kolom = [_teks(bagian.column(k)) for k in dipakai]
            tambah_berisi(wadah, nomor_berurut(nomor, bagian.num_rows), kolom)
            nomor += bagian.num_rows
    except (pa.ArrowException, OSError, ValueError) as e:
        pesan = "berkas Parquet tidak dapat dibaca; isinya rusak, terpotong atau bukan teks UTF-8"
        raise gagal(berkas.nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya.") from e
    return Rincian(judul, 1, BentukBerkas("parquet"), rusak, berkas.peringatan)


def _periksa_jenis(nama: str, judul: tuple[str, ...], jenis: list[pa.DataType]) -> tuple[SelRusak, ...]:
    """Return the columns of dates; a column that holds no plain values is refused (B05)."""
    rusak = []
    for letak, (satu, j) in enumerate(zip(judul, jenis, strict=True)):
        if pa.types.is_dictionary(j):
            j = j.value_type
        if pa.types.is_nested(j):
            pesan = f"kolom {satu!r} berjenis {j}, bukan teks atau bilangan"
            raise gagal(nama, "B05", pesan, "Simpan kolom itu sebagai teks; isi daftar dipisah spasi.")
        if pa.types.is_temporal(j):
            pesan = f"kolom berjenis {j} (tanggal)"
            rusak.append(SelRusak(1, letak, "B18", pesan, "Simpan kolom ini sebagai teks.", True))
    return tuple(rusak)


def _teks(kolom: pa.Array) -> pa.Array:
    """Return a column as text, each distinct value written once. ArrowInvalid where text is not UTF-8."""
    kolom = utuh(kolom)
    jenis = kolom.type.value_type if pa.types.is_dictionary(kolom.type) else kolom.type
    if pa.types.is_null(jenis):
        return pa.array([""] * len(kolom), type=pa.string())
    if any(berupa(jenis) for berupa in _TEKS):
        teks = kolom.cast(pa.string())
        teks.validate(full=True)
        bernul = pc.any(pc.match_substring(teks, "\0")).as_py()
        return pc.fill_null(pc.replace_substring(teks, "\0", _PENGGANTI) if bernul else teks, "")
    if pa.types.is_timestamp(jenis):  # nanoseconds have no value in Python
        kolom = kolom.cast(pa.timestamp("us", jenis.tz), safe=False)
    elif pa.types.is_time(jenis):
        kolom = kolom.cast(pa.time64("us"), safe=False)
    elif pa.types.is_duration(jenis):
        kolom = kolom.cast(pa.duration("us"), safe=False)
    elif pa.types.is_float16(jenis) or pa.types.is_float32(jenis):
        # The shortest decimal of a short float is the number that was meant: 85.3, not 85.30000305
        kolom = kolom.cast(pa.float32()).cast(pa.string()).cast(pa.float64())
    sandi = kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode()
    kamus = pa.array([tanpa_huruf_rusak(teks_isi(s)) for s in sandi.dictionary.to_pylist()], type=pa.string())
    return pc.fill_null(kamus.take(sandi.indices), "")
