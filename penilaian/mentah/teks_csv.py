"""CSV in: encoding, separator and header are found out, every cell stays text."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.csv as pacsv

from penilaian.mentah.berkas_masuk import Aliran, Isi, Terbuka, gagal
from penilaian.mentah.lembar_teks import (
    BARIS_KEPALA_PALING_BAWAH,
    BATAS_KOLOM,
    BentukBerkas,
    DaftarRusak,
    Rincian,
    SelRusak,
    Wadah,
    banyak_dikenal,
    nomor_berurut,
    tambah_berisi,
)

PEMISAH: Final = (",", ";", "\t", "|")
_AWAL: Final = 1_000_000
"""Bytes within which the header must end."""

_SEPOTONG: Final = 1 << 20
"""Bytes decoded or parsed at a time."""

_SEL_SEPOTONG: Final = 200_000
"""Cells that are handed on at a time."""

_BOM: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AKHIR: Final = b"\x1a\r\n"
"""What old programs and editors leave behind the last row: an end-of-file sign, line ends."""

_SIMPAN_UTF8: Final = "Simpan ulang sebagai CSV UTF-8."


class _Teks(NamedTuple):
    """Text as UTF-8: the bytes, where it begins and ends in them, and the encoding it came in."""

    isi: Isi
    awal: int
    akhir: int
    pengodean: str

    def sejak(self, awal: int) -> "_Teks":
        return self._replace(awal=awal)


class _Kepala(NamedTuple):
    """The header record: its row number, cells, and the characters up to its end."""

    nomor: int
    sel: list[str]
    habis: int


def baca_csv(berkas: Terbuka, dikenal: frozenset[str], wadah: Wadah) -> Rincian:
    """Hand the rows of a CSV file to ``wadah`` and return the rest.

    Args:
        berkas: the file.
        dikenal: loose forms of known column names, by which header and separator are found.
        wadah: takes the rows.

    Raises:
        GalatJawaban: not text in a known encoding (B08), cannot be parsed (B05), too many cells (B07).
    """
    teks = _teks(berkas)
    # What lies at the end of the piece may be half a character: it is none of the header's, or the header is too long
    depan = bytes(teks.isi[teks.awal : min(teks.akhir, teks.awal + _AWAL)]).decode(errors="ignore")
    pemisah, kepala = _cari_kepala(berkas.nama, depan, dikenal)
    if len(kepala.sel) > BATAS_KOLOM:
        raise gagal(berkas.nama, "B07", f"lebih dari {BATAS_KOLOM} kolom", "Hapus kolom yang tidak dinilai.")
    bentuk = BentukBerkas("csv", pengodean=teks.pengodean, pemisah=pemisah)
    rincian = Rincian(tuple(s.strip() for s in kepala.sel), kepala.nomor, bentuk, peringatan=berkas.peringatan)
    sisa = teks.sejak(teks.awal + len(depan[: kepala.habis].encode()))
    if _urai_cepat(berkas, sisa, rincian, wadah):
        return rincian
    return rincian._replace(rusak=_urai_teliti(berkas, sisa, rincian, wadah))


def _teks(berkas: Terbuka) -> _Teks:
    """Return the text: by byte order mark, else UTF-8, else Windows-1252; several marks in a row are one."""
    isi = berkas.isi
    kepala = isi[:64]
    for bom, pengodean in _BOM:
        if kepala.startswith(bom):
            awal = len(bom)
            while kepala.startswith(bom, awal):
                awal += len(bom)
            calon = [pengodean]
            break
    else:
        awal, calon = 0, ["utf-8", "windows-1252"]
    for pengodean in calon:
        try:
            teks = _ke_utf8(isi, awal, pengodean)
        except UnicodeDecodeError:
            continue
        if teks.isi.find(b"\x00", teks.awal, teks.akhir) >= 0:
            break
        return teks
    raise gagal(berkas.nama, "B08", "bukan teks UTF-8, UTF-16 (ber-BOM) atau Windows-1252", _SIMPAN_UTF8)


def _ke_utf8(isi: Isi, awal: int, pengodean: str) -> _Teks:
    """Return a text as UTF-8, not copied where it is that already. UnicodeDecodeError where it is not."""
    pengurai = codecs.getincrementaldecoder(pengodean)()
    salinan = None if pengodean == "utf-8" else bytearray()
    for a in range(awal, len(isi), _SEPOTONG):
        potong = pengurai.decode(isi[a : a + _SEPOTONG], a + _SEPOTONG >= len(isi))
        if salinan is not None:
            salinan += potong.encode()
    if salinan is not None:
        isi, awal = bytes(salinan), 0
    akhir = len(isi)
    while akhir > awal and isi[akhir - 1] in _AKHIR:
        akhir -= 1
    return _Teks(isi, awal, akhir, pengodean)


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
        for satu in io.StringIO(teks, newline=""):
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


def _urai_cepat(berkas: Terbuka, teks: _Teks, rincian: Rincian, wadah: Wadah) -> bool:
    """Hand on rows of text columns; False where row numbers would be lost (blank or ragged lines)."""
    if _baris_hampa(teks):
        return False
    m = len(rincian.kepala)
    wadah.mulai(m)
    if teks.awal >= teks.akhir:
        return True
    timpang = False

    def tolak(_: object) -> str:
        nonlocal timpang
        timpang = True
        return "skip"

    kolom = [str(i) for i in range(m)]
    nomor = rincian.baris_kepala + 1
    try:
        pembaca = pacsv.open_csv(
            pa.py_buffer(memoryview(teks.isi)[teks.awal : teks.akhir]),
            read_options=pacsv.ReadOptions(column_names=kolom, use_threads=False, block_size=_SEPOTONG),
            parse_options=pacsv.ParseOptions(
                delimiter=rincian.bentuk.pemisah,
                newlines_in_values=teks.isi.find(b'"', teks.awal, teks.akhir) >= 0,
                invalid_row_handler=tolak,
            ),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(kolom, pa.string()), strings_can_be_null=False, null_values=[]
            ),
        )
        for bagian in pembaca:
            if timpang:
                return False
            berkas.wajib_muat(nomor - rincian.baris_kepala + bagian.num_rows, m)
            tambah_berisi(wadah, nomor_berurut(nomor, bagian.num_rows), bagian.columns)
            nomor += bagian.num_rows
    except pa.ArrowInvalid:
        return False
    return not timpang


_HAMPA: Final = re.compile(rb"\n[\r\n]|\r\r")


def _baris_hampa(teks: _Teks) -> bool:
    """Return whether lines without a character may stand among the rows."""
    isi, awal, akhir = teks.isi, teks.awal, teks.akhir
    if isi[awal : awal + 1] in b"\r\n" and awal < akhir:
        return True
    if isi.find(b"\r", awal, akhir) < 0:
        return isi.find(b"\n\n", awal, akhir) >= 0
    return _HAMPA.search(isi, awal, akhir) is not None


def _urai_teliti(berkas: Terbuka, teks: _Teks, rincian: Rincian, wadah: Wadah) -> tuple[SelRusak, ...]:
    """Hand on record by record, so that every row keeps the number under which a spreadsheet shows it."""
    m = len(rincian.kepala)
    wadah.mulai(m)
    baris: list[int] = []
    isi: list[list[str]] = []
    rusak = DaftarRusak()
    banyak = 0

    def teruskan() -> None:
        nonlocal banyak
        banyak += len(baris)
        berkas.wajib_muat(banyak, m)
        if baris:
            kolom = [pa.array(k, type=pa.string()) for k in zip(*isi, strict=True)]
            wadah.tambah(pa.array(baris, type=pa.int64()), kolom)
        baris.clear()
        isi.clear()

    pemisah = rincian.bentuk.pemisah or ","
    sepotong = max(1, _SEL_SEPOTONG // max(m, 1))
    try:
        for nomor, sel in enumerate(csv.reader(_baris(teks), delimiter=pemisah), rincian.baris_kepala + 1):
            if not sel or not "".join(sel).strip():
                continue
            if len(sel) < m or (len(sel) > m and "".join(sel[m:]).strip()):
                pesan = f"berisi {len(sel)} kolom, padahal judulnya {m} kolom"
                rusak.tambah(SelRusak(nomor, -1, "B09", pesan, _saran_timpang(pemisah)))
                continue
            baris.append(nomor)
            isi.append(sel[:m])
            if len(baris) >= sepotong:
                teruskan()
    except csv.Error as e:
        raise gagal(berkas.nama, "B05", f"CSV tidak dapat diurai ({e})", _SIMPAN_UTF8) from None
    teruskan()
    return tuple(rusak.isi)


def _baris(teks: _Teks) -> Iterator[str]:
    """Return the lines of a text with their ends."""
    aliran = io.BufferedReader(Aliran(teks.isi, teks.awal, teks.akhir), _SEPOTONG)  # type: ignore[type-var]
    return io.TextIOWrapper(aliran, encoding="utf-8", newline="")


def _saran_timpang(pemisah: str) -> str:
    if pemisah == ",":
        return "Apit isi yang berkoma dengan tanda kutip, atau pakai titik koma sebagai pemisah kolom."
    return "Periksa pemisah kolom dan tanda kutip pada baris ini."
