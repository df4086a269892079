"""CSV in: encoding, separator and header are found out, every cell stays text."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from penilaian.mentah.lembar import (
    BARIS_KEPALA_PALING_BAWAH,
    BentukBerkas,
    Lembar,
    SelRusak,
    banyak_dikenal,
    tanpa_baris_kosong,
)
from penilaian.mentah.sumber import Terbuka, gagal

PEMISAH: Final = (",", ";", "\t", "|")
_AWAL: Final = 1_000_000
"""Characters within which the header must end."""

_BOM: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIMPAN_UTF8: Final = "Simpan ulang sebagai CSV UTF-8."


class _Kepala(NamedTuple):
    """The header record: its row number, cells, and the characters up to its end."""

    nomor: int
    sel: list[str]
    habis: int


def baca_csv(berkas: Terbuka, dikenal: frozenset[str]) -> Lembar:
    """Return the table in a CSV file.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which header and separator are found.

    Raises:
        GalatJawaban: not text in a known encoding (B08), cannot be parsed (B05).
    """
    teks, pengodean = _teks(berkas)
    pemisah, kepala = _cari_kepala(berkas.nama, teks, dikenal)
    judul = tuple(s.strip() for s in kepala.sel)
    sisa = teks[kepala.habis :]
    bentuk = BentukBerkas("csv", pengodean=pengodean, pemisah=pemisah)
    cepat = _urai_cepat(sisa, pemisah, len(judul))
    if cepat is not None:
        baris = np.arange(cepat.num_rows, dtype=np.int64) + kepala.nomor + 1
        kolom, baris = tanpa_baris_kosong(cepat.columns, baris)
        return Lembar(judul, kepala.nomor, kolom, baris, bentuk, peringatan=berkas.peringatan)
    return _urai_teliti(berkas, sisa, pemisah, kepala, judul, bentuk)


def _teks(berkas: Terbuka) -> tuple[str, str]:
    """Return the text and its encoding: by byte order mark, else UTF-8, else Windows-1252."""
    isi = berkas.isi
    for bom, pengodean in _BOM:
        if isi.startswith(bom):
            calon = [(isi[len(bom) :], pengodean)]
            break
    else:
        calon = [(isi, "utf-8"), (isi, "windows-1252")]
    for mentah, pengodean in calon:
        try:
            teks = mentah.decode(pengodean)
        except UnicodeDecodeError:
            continue
        if "\x00" in teks:
            break
        return teks, pengodean
    raise gagal(berkas.nama, "B08", "bukan teks UTF-8, UTF-16 (ber-BOM) atau Windows-1252", _SIMPAN_UTF8)


def _cari_kepala(nama: str, teks: str, dikenal: frozenset[str]) -> tuple[str, _Kepala]:
    """Return separator and header: the record that names most known columns, else the first one with most cells."""
    calon = [(p, k) for p in PEMISAH if (k := _kepala(nama, teks, p, dikenal)) is not None]
    if not calon:
        raise gagal(nama, "B03", "berkas kosong", "Pilih berkas yang berisi jawaban.")
    return max(calon, key=lambda pk: (banyak_dikenal(pk[1].sel, dikenal), len(pk[1].sel)))


def _kepala(nama: str, teks: str, pemisah: str, dikenal: frozenset[str]) -> _Kepala | None:
    habis = 0

    def baris() -> Iterator[str]:
        nonlocal habis
        for satu in io.StringIO(teks[:_AWAL], newline=""):
            habis += len(satu)
            yield satu

    pertama: _Kepala | None = None
    terbanyak = 0
    try:
        for nomor, sel in enumerate(csv.reader(baris(), delimiter=pemisah), start=1):
            banyak = banyak_dikenal(sel, dikenal)
            if banyak > 1:
                return _Kepala(nomor, sel, habis)
            if banyak > terbanyak or (pertama is None and any(s.strip() for s in sel)):
                pertama, terbanyak = _Kepala(nomor, sel, habis), banyak
            if nomor == BARIS_KEPALA_PALING_BAWAH:
                break
    except csv.Error as e:
        raise gagal(nama, "B05", f"CSV tidak dapat diurai ({e})", _SIMPAN_UTF8) from None
    return pertama


def _urai_cepat(teks: str, pemisah: str, m: int) -> pa.Table | None:
    """Return n rows of m text columns, or None where row numbers would be lost (blank or ragged lines)."""
    mentah = teks.rstrip("\r\n").encode()
    if _baris_hampa(mentah):
        return None
    timpang = False

    def tolak(_: object) -> str:
        nonlocal timpang
        timpang = True
        return "skip"

    nama = [str(i) for i in range(m)]
    try:
        tabel = pacsv.read_csv(
            pa.py_buffer(mentah),
            read_options=pacsv.ReadOptions(column_names=nama),
            parse_options=pacsv.ParseOptions(
                delimiter=pemisah, newlines_in_values=b'"' in mentah, invalid_row_handler=tolak
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(nama, pa.string()), strings_can_be_null=False, null_values=[]
            ),
        )
    except pa.ArrowInvalid:
        return None
    return None if timpang else tabel


def _baris_hampa(mentah: bytes) -> bool:
    """Return whether lines without a character may stand among the rows."""
    if mentah[:1] in b"\r\n" or b"\n\n" in mentah:
        return True
    return b"\r" in mentah and (b"\n\r" in mentah or b"\r\r" in mentah)


def _urai_teliti(
    berkas: Terbuka, teks: str, pemisah: str, kepala: _Kepala, judul: tuple[str, ...], bentuk: BentukBerkas
) -> Lembar:
    """Read record by record, so that every row keeps the number under which a spreadsheet shows it."""
    m = len(judul)
    baris: list[int] = []
    isi: list[list[str]] = []
    rusak: list[SelRusak] = []
    try:
        for nomor, sel in enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah), kepala.nomor + 1):
            if not any(s.strip() for s in sel):
                continue
            if len(sel) < m or any(s.strip() for s in sel[m:]):
                pesan = f"berisi {len(sel)} kolom, padahal judulnya {m} kolom"
                rusak.append(SelRusak(nomor, -1, "B09", pesan, _saran_timpang(pemisah)))
                continue
            baris.append(nomor)
            isi.append(sel[:m])
    except csv.Error as e:
        raise gagal(berkas.nama, "B05", f"CSV tidak dapat diurai ({e})", _SIMPAN_UTF8) from None
    kolom = [pa.array([s[j] for s in isi], type=pa.string()) for j in range(m)]
    nomor_baris = np.array(baris, dtype=np.int64)
    return Lembar(judul, kepala.nomor, tuple(kolom), nomor_baris, bentuk, tuple(rusak), berkas.peringatan)


def _saran_timpang(pemisah: str) -> str:
    if pemisah == ",":
        return "Apit isi yang berkoma dengan tanda kutip, atau pakai titik koma sebagai pemisah kolom."
    return "Periksa pemisah kolom dan tanda kutip pada baris ini."
