"""Where a table comes from: a path or an upload, and what its bytes are, whatever its name says."""

import codecs
import io
import mmap
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple

from penilaian.angka import bita, ribuan
from penilaian.galat import GalatJawaban, Temuan, sebab_sistem

Format = Literal["csv", "xlsx", "parquet"]

BATAS_BERKAS: Final = 400_000_000
"""Largest file read, in bytes: ten times a national table as CSV; more is a mistake or an attack."""


Isi = bytes | mmap.mmap
"""The bytes of a file, in memory or seen through it."""


class Aliran(io.RawIOBase):
    """Bytes, or a part of them, as a file."""

    def __init__(self, isi: Isi, awal: int = 0, akhir: int | None = None) -> None:
        super().__init__()
        self._isi = isi
        self._awal = awal
        self._akhir = len(isi) if akhir is None else akhir
        self._letak = awal

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, geser: int, dari: int = io.SEEK_SET) -> int:
        """Go to a place and return it. ValueError before the beginning."""
        pangkal = {io.SEEK_SET: self._awal, io.SEEK_CUR: self._letak, io.SEEK_END: self._akhir}[dari]
        if pangkal + geser < self._awal:
            raise ValueError("letak sebelum awal berkas")
        self._letak = pangkal + geser
        return self._letak - self._awal

    def tell(self) -> int:
        """Return the place."""
        return self._letak - self._awal

    def readinto(self, ke: bytearray) -> int:  # type: ignore[override]
        """Read into a buffer and return how many bytes."""
        isi = self._isi[self._letak : min(self._letak + len(ke), self._akhir)] if self._letak < self._akhir else b""
        ke[: len(isi)] = isi
        self._letak += len(isi)
        return len(isi)


class Takaran(NamedTuple):
    """How much is read.

    Attributes:
        berkas: bytes of the file.
        sel: cells of the table, in a workbook from A1 to the last: 40 million is the export of the whole nation (84,000
            rows) with 470 columns; a visitor's 5 million the nation with 59.
        urai: bytes of one sheet of a workbook, inflated; a table of n cells takes about 32 n.
        isi: bytes of the table as text; one of n cells takes about 12 n.
        baris: rows, whatever they hold.
        baris_desa: rows of a table with a village and period each: answers take a kilobyte a row, however few columns
            the file has.
    """

    berkas: int = BATAS_BERKAS
    sel: int = 40_000_000
    urai: int = 400_000_000
    isi: int = 1_000_000_000
    baris: int = 5_000_000
    baris_desa: int = 500_000


PENUH: Final = Takaran()
"""For the owner of the machine: a national export of 360 columns; all 83,762 villages in five periods, or an answer a
row once."""

PENGUNJUNG: Final = Takaran(
    berkas=64_000_000, sel=5_000_000, urai=200_000_000, isi=200_000_000, baris=500_000, baris_desa=200_000
)
"""For visitors of a server: all villages in two periods, or one national table of 50 indicators."""

AKHIRAN: Final[dict[str, Format]] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
}
"""Known suffixes and what they promise."""

AKHIRAN_LAIN: Final = (".xls", ".ods", ".xlsb", ".htm", ".html")
"""Suffixes of tables that people try; they are refused by the name of what they are."""

_ZIP, _PARQUET, _OLE = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAKAI: Final = "Pakai berkas CSV (.csv), Excel (.xlsx) atau Parquet (.parquet)."
_SIMPAN_XLSX: Final = "Buka di Excel atau LibreOffice, lalu simpan sebagai Excel (.xlsx)."

_HALAMAN: Final = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.*?(?:-->|\Z)|<!\[[^>]*>)*"
    rb"<(?:!doctype\s+html|html|head|title|meta|link|base|style|script|body|header|main|section|article|div|center|font|span"
    rb"|p|h[1-6]|b|i|u|a|img|br|hr|pre|ul|ol|form|table|caption|colgroup|col|thead|tbody|tr|td|th)(?=[\s/>])",
    re.I | re.S,
)
"""How a web page begins, whatever stands before its first element."""
_XML_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_BUKAN_TABEL: Final = (
    (b"%PDF-", "dokumen PDF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\xff\xd8\xff", "foto JPEG"),
    (b"\x89PNG\r\n", "gambar PNG"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7z"),
    (b"\xfd7zXZ", "arsip xz"),
    (b"BZh91AY&SY", "arsip bzip2"),
    (b"\x28\xb5\x2f\xfd", "arsip zstd"),
    (b"GIF8", "gambar GIF"),
    (b"ARROW1", "berkas Arrow"),
    (b"SQLite format 3\x00", "basis data SQLite"),
    (b"MIME-Version:", "halaman web (MHTML)"),
)
"""How files begin that people rename instead of converting them."""


_JSON: Final = re.compile(rb'\s*(?:\{\s*(?:"|\}\s*\Z)|\[\s*[\[{"])')
_XML: Final = re.compile(rb"\s*(?:<\?xml\s|<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?>\s*<)")
"""How texts begin that hold data, but no rows; a heading may begin with ``[P01]`` or ``<nama>``."""


class Unggahan(NamedTuple):
    """A file that a browser sent: its name and its bytes."""

    nama: str
    isi: bytes


Sumber = str | Path | Unggahan


class Terbuka(NamedTuple):
    """A file opened, its true format, and what is odd about its name."""

    nama: str
    isi: Isi
    format: Format
    peringatan: tuple[Temuan, ...] = ()
    takaran: Takaran = PENUH

    def wajib_muat(self, n: int, m: int) -> None:
        """Refuse a table of more rows or cells than are read (B07)."""
        if n > self.takaran.baris:
            pesan = f"tabel berisi lebih dari {ribuan(self.takaran.baris)} baris"
            raise gagal(self.nama, "B07", pesan, "Pecah menjadi beberapa berkas, misalnya satu periode satu berkas.")
        if n * m > self.takaran.sel:
            pesan = f"tabel berisi lebih dari {self.takaran.sel // m} baris × {m} kolom"
            saran = "Pecah menjadi beberapa berkas, atau hapus kolom yang tidak dinilai."
            raise gagal(self.nama, "B07", pesan, saran)


def gagal(tempat: str, kode: str, pesan: str, saran: str) -> GalatJawaban:
    """Return the exception for one fault that leaves nothing more to read."""
    return GalatJawaban([Temuan(tempat, kode, pesan, saran)])


def nama_sumber(sumber: Sumber) -> str:
    """Return how messages call a source."""
    return sumber.nama if isinstance(sumber, Unggahan) else str(sumber)


@contextmanager
def buka_jalur(sumber: str | Path) -> Iterator[BinaryIO]:
    """Open a file to be read.

    Raises:
        GalatJawaban: missing or unreadable (B01), too large (B07).
    """
    jalur = Path(sumber)
    try:
        berkas = jalur.open("rb")
    except FileNotFoundError:
        raise gagal(str(jalur), "B01", "berkas tidak ada", "Periksa nama dan folder berkas.") from None
    except IsADirectoryError:
        raise gagal(str(jalur), "B01", "ini folder, bukan berkas", "Sebut nama berkas di dalamnya.") from None
    except (OSError, ValueError) as e:
        pesan = f"berkas tidak dapat dibuka ({sebab_sistem(e)})"
        raise gagal(str(jalur), "B01", pesan, "Periksa izin berkas, atau tutup aplikasi yang memakainya.") from None
    with berkas:
        wajib_muat(str(jalur), os.fstat(berkas.fileno()).st_size)
        yield berkas


def baca_isi(sumber: Sumber, terbuka: BinaryIO | None = None) -> bytes:
    """Return the bytes of a source, which may be open already.

    Raises:
        GalatJawaban: missing or unreadable (B01), too large (B07).
    """
    if isinstance(sumber, Unggahan):
        return sumber.isi
    with nullcontext(terbuka) if terbuka is not None else buka_jalur(sumber) as berkas:
        try:
            isi = berkas.read(BATAS_BERKAS + 1)
        except OSError as e:
            pesan = f"berkas tidak dapat dibaca ({sebab_sistem(e)})"
            raise gagal(str(sumber), "B01", pesan, "Periksa berkas dan cakramnya.") from None
    wajib_muat(str(sumber), len(isi))
    return isi


def wajib_muat(nama: str, besar: int, batas: int = BATAS_BERKAS) -> None:
    """Refuse a file of more bytes than are read (B07)."""
    if besar > batas:
        pesan = f"berkas lebih dari {bita(batas)}"
        raise gagal(nama, "B07", pesan, "Pecah menjadi beberapa berkas.")


def kenali(nama: str, isi: Isi, takaran: Takaran = PENUH) -> Terbuka:
    """Return what a file is: the content decides, the suffix must be a known one.

    Raises:
        GalatJawaban: unknown suffix (B02), empty (B03), no table at all (B05), old Excel, a web page or locked by a
            password (B06), too large (B07).
    """
    wajib_muat(nama, len(isi), takaran.berkas)
    akhiran = Path(nama).suffix.lower()
    _tolak_bukan_tabel(nama, akhiran or "tanpa akhiran", isi)
    awal = isi[:4]
    if akhiran not in AKHIRAN:
        isinya = _isi_tanpa_nama(isi)
        saran = f"Isinya {isinya[0]}; ganti akhirannya menjadi {isinya[1]}." if isinya else _PAKAI
        raise gagal(nama, "B02", f"akhiran {akhiran!r} tidak dikenal" if akhiran else "tanpa akhiran", saran)
    if re.search(rb"\S", isi) is None:
        raise gagal(nama, "B03", "berkas kosong", "Pilih berkas yang berisi jawaban.")
    bentuk: Format = "xlsx" if awal == _ZIP else "parquet" if awal == _PARQUET else "csv"
    menurut_nama = AKHIRAN[akhiran]
    if bentuk == menurut_nama:
        return Terbuka(nama, isi, bentuk, takaran=takaran)
    if bentuk == "csv" and isi.find(b"\x00") >= 0:
        pesan = f"isinya bukan {menurut_nama.upper()} dan bukan teks"
        raise gagal(nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya, lalu coba lagi.")
    pesan = f"akhiran {akhiran}, tetapi isinya {bentuk.upper()}; dibaca sebagai {bentuk.upper()}"
    aneh = Temuan(nama, "B34", pesan, "Ganti akhirannya.", "peringatan")
    return Terbuka(nama, isi, bentuk, (aneh,), takaran)


def _isi_tanpa_nama(isi: Isi) -> tuple[str, str] | None:
    """Return what a file of unknown suffix holds and the suffix for it, None where that is unclear."""
    awal = isi[:4096]
    if awal.startswith(_ZIP):
        return "Excel", ".xlsx"
    if awal.startswith(_PARQUET):
        return "Parquet", ".parquet"
    tulisan = _tulisan(awal)
    pertama, *lanjutan = tulisan.strip().splitlines() or [b""]
    bertabel = lanjutan and re.search(rb"[\t,;|]", pertama) and not re.search(rb"[\x00-\x08\x0e-\x19]", tulisan)
    return ("teks bertabel", ".csv") if bertabel else None


def _tolak_bukan_tabel(nama: str, akhiran: str, isi: Isi) -> None:
    """Refuse what people take for a table: each by its name."""
    awal = isi[:4096]
    if awal.startswith(_OLE):
        if isi.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            pesan = "berkas ini dikunci dengan sandi"
            raise gagal(nama, "B06", pesan, "Buka di Excel, hapus sandinya, lalu simpan sebagai .xlsx.")
        if isi.find("WordDocument".encode("utf-16-le")) >= 0:
            raise gagal(nama, "B06", "ini dokumen Word lama (.doc), bukan tabel", _PAKAI)
        raise gagal(nama, "B06", "ini berkas Excel lama (.xls)", _SIMPAN_XLSX)
    if awal.startswith(_ZIP) and awal[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        raise gagal(nama, "B06", "ini berkas OpenDocument (.ods)", _SIMPAN_XLSX)
    tulisan = _tulisan(awal)
    if _HALAMAN.match(tulisan):
        raise gagal(nama, "B06", f"ini HTML bernama {akhiran} (halaman web, bukan tabel)", _SIMPAN_XLSX)
    if tulisan.lstrip().startswith(b"<?xml") and _XML_2003 in tulisan:
        raise gagal(nama, "B06", f"ini XML Excel 2003 bernama {akhiran}", _SIMPAN_XLSX)
    for tanda, sebutan in _BUKAN_TABEL:
        if awal.startswith(tanda):
            raise gagal(nama, "B05", f"ini {sebutan} bernama {akhiran}, bukan tabel", _PAKAI)
    if sebutan := "JSON" if _JSON.match(tulisan) else "XML" if _XML.match(tulisan) else "":
        raise gagal(nama, "B05", f"ini {sebutan} bernama {akhiran}, bukan tabel", _PAKAI)


def _tulisan(awal: bytes) -> bytes:
    """Return the beginning of a file as a text of one byte a sign, without its byte order mark."""
    for bom, pengodean in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if awal.startswith((bom, "<".encode(pengodean))):
            return awal.decode(pengodean, errors="ignore").lstrip("\ufeff").encode(errors="ignore")
    return awal.removeprefix(codecs.BOM_UTF8)
