"""The archive of an office file, opened within bounds: a bomb is refused before it is inflated.

Also its inner wiring: parts are found by the relations that name them, whatever they are called.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Final, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from penilaian.angka import ribuan

BATAS_BAGIAN: Final = 5_000
"""Parts in one archive."""

BATAS_DALAM: Final = 1_000
"""How deep elements of an XML part may stand within each other; office programs need some dozens."""

_BATAS_KECIL: Final = 20_000_000
"""Bytes of a part that is read whole: relations, list of sheets, styles."""

RUSAK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    expat.ExpatError,
    OSError,
    ValueError,
    LookupError,
)
"""What the standard library raises for an archive or an XML part that is broken."""


class Rusak(ValueError):
    """An archive or a part is broken, and the message says how, in words for its user."""


def sebab_rusak(galat: Exception) -> str:
    """Return in words for its user why an archive or a part cannot be read, of what ``RUSAK`` names."""
    if isinstance(galat, Rusak):
        return str(galat)
    if isinstance(galat, expat.ExpatError) and hasattr(galat, "lineno"):
        return f"XML-nya rusak pada baris {galat.lineno}, kolom {galat.offset + 1}"
    if isinstance(galat, expat.ExpatError):
        return "XML-nya rusak"
    if isinstance(galat, NotImplementedError):
        return "cara pemampatan ZIP-nya tidak dikenal"
    if isinstance(galat, EOFError):
        return "isinya terpotong"
    if isinstance(galat, (zipfile.BadZipFile, zlib.error)):
        return "ZIP-nya rusak atau terpotong"
    return "isinya tidak menurut bentuk yang seharusnya"


class Berlebihan(Exception):
    """The archive holds more than is read: ``urai`` bytes when inflated, or parts that stand in it twice."""

    def __init__(self, urai: int) -> None:
        super().__init__(urai)
        self.urai = urai


class Hubungan(NamedTuple):
    """A relation of a part: the last word of its type, the part or address it leads to, whether that is outside."""

    jenis: str
    tujuan: str
    luar: bool


def periksa_paket(arsip: zipfile.ZipFile, besar: int, *, urai: int, nisbah: int | None = None) -> None:
    """Look at an archive's own directory; nothing is inflated yet.

    Args:
        arsip: the archive.
        besar: bytes of the file.
        urai: bytes that all parts together may have when inflated.
        nisbah: how many times larger than the file they may be.

    Raises:
        Berlebihan: more than that, more parts than ``BATAS_BAGIAN``, or one part twice.
        Rusak: locked by a password.
    """
    bagian = arsip.infolist()
    banyak = sum(b.file_size for b in bagian)
    padat = sum(b.compress_size for b in bagian)
    terlalu = banyak > urai or (nisbah is not None and banyak > nisbah * besar) or padat > besar
    if terlalu or len(bagian) > BATAS_BAGIAN or len({_nama(b.filename) for b in bagian}) != len(bagian):
        raise Berlebihan(banyak)
    if any(b.flag_bits & 1 for b in bagian):
        raise Rusak("dikunci dengan sandi")


class Paket:
    """An archive of parts that name one another."""

    def __init__(self, arsip: zipfile.ZipFile) -> None:
        self._arsip = arsip
        self._bagian = {_nama(b.filename): b for b in reversed(arsip.infolist())}

    def __contains__(self, bagian: str) -> bool:
        return _nama(bagian) in self._bagian

    def nama(self) -> list[str]:
        """Return the names of the parts, in small letters: they are equal whatever their case."""
        return list(self._bagian)

    def besar(self, bagian: str) -> int:
        """Return the bytes of a part when inflated. KeyError where there is none."""
        return self._bagian[_nama(bagian)].file_size

    def alirkan(self, bagian: str) -> IO[bytes]:
        """Return a part as a stream. KeyError where there is none."""
        return self._arsip.open(self._bagian[_nama(bagian)])

    def baca(self, bagian: str) -> bytes:
        """Return a small part. KeyError where there is none, Rusak where it is too large."""
        info = self._bagian[_nama(bagian)]
        if info.file_size > _BATAS_KECIL:
            raise Rusak(f"bagian {bagian} terlalu besar")
        return self._arsip.read(info)

    def hubungan(self, bagian: str = "") -> dict[str, Hubungan]:
        """Return by id where the relations of a part lead, ``""`` for those of the archive itself."""
        folder, nama = posixpath.split(bagian)
        daftar = posixpath.join(folder, "_rels", f"{nama}.rels")
        hasil: dict[str, Hubungan] = {}

        def mulai(unsur: str, sifat: dict[str, str]) -> None:
            if lokal(unsur) == "Relationship":
                luar = sifat.get("TargetMode", "").lower() == "external"
                tujuan = sifat.get("Target", "")
                if not luar:
                    tujuan = posixpath.normpath(posixpath.join("/", folder, unquote(tujuan))).lstrip("/")
                jenis = sifat.get("Type", "").rsplit("/", 1)[-1]
                hasil[sifat.get("Id", f"tanpa id {len(hasil)}")] = Hubungan(jenis, tujuan, luar)

        if daftar in self:
            telusuri_xml(self.baca(daftar), mulai)
        return hasil


def _nama(bagian: str) -> str:
    return bagian.replace("\\", "/").lstrip("/").lower()


def telusuri_xml(isi: bytes, mulai: Callable[[str, dict[str, str]], None]) -> None:
    """Call ``mulai`` with name and attributes of every element of an XML part. Rusak as ``pengurai_xml`` says."""
    pengurai_xml(mulai).Parse(isi, True)


def pengurai_xml(
    mulai: Callable[[str, dict[str, str]], None], akhir: Callable[[str], None] | None = None
) -> expat.XMLParserType:
    """Return a parser that refuses a document type, and with it all entities of one's own, and what is nested too deep.

    Elements that stay open cost memory each: 27 kB of ZIP can hold three million, which took 800 MB.

    Args:
        mulai: told name and attributes of every element as it begins.
        akhir: told its name as it ends.
    """
    dalam = 0

    def buka(unsur: str, sifat: dict[str, str]) -> None:
        nonlocal dalam
        dalam += 1
        if dalam > BATAS_DALAM:
            raise Rusak(f"XML-nya bertingkat lebih dari {ribuan(BATAS_DALAM)}")
        mulai(unsur, sifat)

    def tutup(unsur: str) -> None:
        nonlocal dalam
        dalam -= 1
        if akhir is not None:
            akhir(unsur)

    pengurai = expat.ParserCreate()
    pengurai.StartDoctypeDeclHandler = _tolak_doctype
    pengurai.StartElementHandler = buka
    pengurai.EndElementHandler = tutup
    return pengurai


def _tolak_doctype(*_: object) -> None:
    raise Rusak("XML-nya memuat DOCTYPE, yang tidak dibolehkan")


def lokal(nama: str) -> str:
    """Return the name of an element or attribute without its prefix."""
    return nama.rpartition(":")[2]
