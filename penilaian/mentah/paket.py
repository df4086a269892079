"""The zip archive of an XLSX file, opened within bounds: a bomb is refused before it is inflated."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from penilaian.mentah.sumber import Terbuka, gagal

BATAS_URAI: Final = 400_000_000
"""Largest sum of the inflated parts that are read, in bytes: twice a national table of 50 indicators."""

_DIPERLUKAN: Final = ("[Content_Types].xml", "_rels/", "xl/_rels/", "xl/worksheets/", "xl/chartsheets/")
_DIPERLUKAN_XL: Final = ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")

_SIMPAN_ULANG: Final = "Buka di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi."


def rusak(nama: str, sebab: str) -> Exception:
    """Return the exception for a workbook that cannot be read (B05)."""
    return gagal(nama, "B05", f"berkas Excel tidak dapat dibaca ({sebab})", _SIMPAN_ULANG)


def bongkar(berkas: Terbuka) -> dict[str, bytes]:
    """Return the parts of the workbook that hold cells, inflated, by their path in the archive.

    Raises:
        GalatJawaban: no workbook (B05), or larger than ``BATAS_URAI`` when inflated (B07).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(berkas.isi)) as arsip:
            anggota = [a for a in arsip.infolist() if _diperlukan(a.filename)]
            besar = sum(a.file_size for a in anggota)
            if besar > BATAS_URAI:
                pesan = f"isi berkas {besar // 1_000_000} MB, paling besar {BATAS_URAI // 1_000_000} MB"
                raise gagal(berkas.nama, "B07", pesan, "Pecah menjadi beberapa berkas, atau simpan sebagai CSV.")
            # ZipFile reads no more than the announced size and checks it: a part that lies about it is refused
            bagian = {a.filename: arsip.read(a) for a in anggota}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as e:
        raise rusak(berkas.nama, str(e)) from None
    if "xl/workbook.xml" not in bagian:
        raise rusak(berkas.nama, "bukan buku kerja Excel")
    return bagian


def _diperlukan(nama: str) -> bool:
    return nama in _DIPERLUKAN_XL or nama.startswith(_DIPERLUKAN)


def kemas(bagian: dict[str, bytes]) -> io.BytesIO:
    """Return the parts as an archive that holds no more than they do, not compressed."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_STORED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    keluar.seek(0)
    return keluar


def telusuri_xml(nama: str, isi: bytes, mulai: Callable[[str, dict[str, str]], None]) -> None:
    """Call ``mulai`` with name and attributes of every element of an XML part; a document type is refused (B05)."""
    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = mulai
    pengurai.StartDoctypeDeclHandler = _tolak_doctype
    try:
        pengurai.Parse(isi, True)
    except expat.ExpatError as e:
        raise rusak(nama, f"XML: {e}") from None


def _tolak_doctype(*_: object) -> None:
    raise expat.ExpatError("DOCTYPE tidak dibolehkan")
