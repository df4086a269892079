"""Parquet in: numbers, text or dates, each as text."""

from collections.abc import Iterator
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.ketikan import kutip, tanpa_huruf_rusak
from penilaian.mentah.berkas_masuk import Terbuka, gagal
from penilaian.mentah.daftar_rusak import DaftarRusak, SelRusak
from penilaian.mentah.huruf_kolom import BATAS_KOLOM
from penilaian.mentah.kepala_tabel import baku_judul
from penilaian.mentah.lembar_teks import BentukBerkas, Rincian, Wadah, nomor_berurut, tambah_berisi, teks_isi, utuh

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

_PANJANG_JENIS: Final = 60
"""Characters of a type's name in a finding: one of a struct names all its fields."""

_SIMPAN_UTF8: Final = "Simpan ulang sebagai teks UTF-8 dari aplikasi asalnya."

_BARIS_SEPOTONG: Final = 8_192
"""Rows that are decoded at a time."""


def baca_parquet(berkas: Terbuka, _: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand the rows of a Parquet file to ``wadah``; the header counts as row 1, as in a spreadsheet.

    Raises:
        GalatJawaban: unreadable (B05), too large (B07).
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
        jenis = [skema.types[k] for k in dipakai]
        rusak = DaftarRusak()
        for satu in _periksa_jenis(judul, jenis):
            rusak.tambah(satu)
        wadah.mulai(len(dipakai))
        nomor = 2
        for bagian in arsip.iter_batches(batch_size=_BARIS_SEPOTONG, use_threads=False):
            berkas.wajib_muat(nomor + bagian.num_rows, max(data.num_columns, 1))
            kolom = [_teks(bagian.column(k), k_baru, nomor, rusak) for k_baru, k in enumerate(dipakai)]
            tambah_berisi(wadah, nomor_berurut(nomor, bagian.num_rows), kolom)
            nomor += bagian.num_rows
    except (pa.ArrowException, OSError, ValueError) as e:
        pesan = "berkas Parquet tidak dapat dibaca; isinya rusak, terpotong atau bukan teks UTF-8"
        raise gagal(berkas.nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya.") from e
    bentuk = BentukBerkas("parquet")
    return Rincian(judul, 1, bentuk, tuple(rusak.isi), berkas.peringatan, sisa_rusak=rusak.sisa)


def _periksa_jenis(judul: tuple[str, ...], jenis: list[pa.DataType]) -> Iterator[SelRusak]:
    """Yield the columns of dates (B18), and those that hold no plain values (B05): faults where they are read."""
    for letak, (satu, j) in enumerate(zip(judul, jenis, strict=True)):
        if pa.types.is_nested(_isi_kamus(j)):
            pesan = f"kolom {kutip(satu)} berjenis {_sebut(j)}, bukan teks atau bilangan"
            yield SelRusak(1, letak, "B05", pesan, "Simpan kolom itu sebagai teks; isi daftar dipisah spasi.")
        elif pa.types.is_temporal(_isi_kamus(j)):
            pesan = f"kolom berjenis {_isi_kamus(j)} (tanggal)"
            yield SelRusak(1, letak, "B18", pesan, "Simpan kolom ini sebagai teks.", True)


def _isi_kamus(jenis: pa.DataType) -> pa.DataType:
    return jenis.value_type if pa.types.is_dictionary(jenis) else jenis


def _sebut(jenis: pa.DataType) -> str:
    sebutan = str(_isi_kamus(jenis))
    return sebutan if len(sebutan) <= _PANJANG_JENIS else sebutan[:_PANJANG_JENIS] + "…"


def _teks(kolom: pa.Array, letak: int, nomor: int, rusak: DaftarRusak) -> pa.Array:
    """Return a column as text, each distinct value written once.

    Args:
        kolom: as decoded.
        letak: its position, for ``rusak``.
        nomor: of its first row.
        rusak: takes what is no text though it should be.
    """
    kolom = utuh(kolom)
    jenis = _isi_kamus(kolom.type)
    if pa.types.is_null(jenis):
        return pa.array([""] * len(kolom), type=pa.string())
    if pa.types.is_nested(jenis):
        return pc.if_else(kolom.is_valid(), _PENGGANTI, "")
    if any(berupa(jenis) for berupa in _TEKS):
        teks = pc.fill_null(_sandikan(kolom, letak, nomor, rusak), "")
        bernul = pc.match_substring(teks, "\0")
        return pc.replace_substring(teks, "\0", _PENGGANTI) if pc.any(bernul).as_py() else teks
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


def _sandikan(kolom: pa.Array, letak: int, nomor: int, rusak: DaftarRusak) -> pa.Array:
    """Return bytes as text; cells that are not UTF-8 are noted (B05) and replaced."""
    try:
        teks = kolom.cast(pa.string())
        teks.validate(full=True)
        return teks
    except pa.ArrowInvalid:
        sel = kolom.cast(pa.large_binary()).to_pylist()
    hasil: list[str | None] = []
    for n, satu in enumerate(sel):
        try:
            hasil.append(None if satu is None else satu.decode())
        except UnicodeDecodeError:
            hasil.append(_PENGGANTI)
            rusak.tambah(SelRusak(nomor + n, letak, "B05", "isinya bukan teks UTF-8", _SIMPAN_UTF8))
    return pa.array(hasil, type=pa.string())
