"""What a workbook tells of itself: its sheets, the formats of its cells, its shared strings."""

import posixpath
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from penilaian.mentah.sel_buku import rapikan, rupa_format
from penilaian.paket import Paket, lokal, pengurai_xml, telusuri_xml

_SEPOTONG: Final = 1 << 18
"""Bytes inflated at a time."""

_NAMA_LEMBAR: Final = 100
"""Characters of a sheet's name; Excel allows 31."""

_BATAS_GAYA: Final = 65_490
"""Cell styles that Excel allows."""


class LembarBuku(NamedTuple):
    """A worksheet: its name, its part of the archive, and whether a user sees it."""

    nama: str
    bagian: str
    terlihat: bool


@dataclass
class Denah:
    """A workbook's plan.

    Attributes:
        lembar: the worksheets in the order of the tabs, each part once.
        rupa: by style number, how it shows numbers (``rupa_format``).
        untai: name of the part with shared strings, ``""`` where there is none.
        sejak_1904: days are counted from 1904.
        hitung_ulang: formulas are to be computed when the file is opened.
    """

    lembar: list[LembarBuku] = field(default_factory=list)
    rupa: list[str] = field(default_factory=list)
    untai: str = ""
    sejak_1904: bool = False
    hitung_ulang: bool = False


def cari_buku(paket: Paket) -> str:
    """Return the part that is the workbook, ``""`` where the archive is no workbook."""
    calon = [h.tujuan for h in paket.hubungan().values() if h.jenis == "officeDocument" and not h.luar]
    return next((b for b in [*calon, "xl/workbook.xml"] if b in paket and b.lower().endswith(".xml")), "")


def baca_denah(paket: Paket, buku: str) -> Denah:
    """Return the plan of a workbook. Raises what ``paket.RUSAK`` names where it is broken."""
    denah = Denah()
    hubungan = paket.hubungan(buku)
    dipakai: set[str] = set()

    def mulai(unsur: str, sifat: dict[str, str]) -> None:
        jenis = lokal(unsur)
        if jenis == "workbookPr":
            denah.sejak_1904 = _benar(sifat.get("date1904", ""))
        elif jenis == "calcPr":
            denah.hitung_ulang = _benar(sifat.get("fullCalcOnLoad", ""))
        elif jenis == "sheet":
            id_ = next((v for k, v in sifat.items() if ":" in k and lokal(k) == "id"), "")
            ke = hubungan.get(id_)
            if ke is not None and ke.jenis == "worksheet" and ke.tujuan in paket and ke.tujuan not in dipakai:
                dipakai.add(ke.tujuan)
                terlihat = sifat.get("state", "visible") == "visible"
                denah.lembar.append(LembarBuku(sifat.get("name", "")[:_NAMA_LEMBAR], ke.tujuan, terlihat))

    telusuri_xml(paket.baca(buku), mulai)
    folder = posixpath.dirname(buku)
    denah.untai = _bagian(paket, hubungan, "sharedStrings", posixpath.join(folder, "sharedStrings.xml"))
    gaya = _bagian(paket, hubungan, "styles", posixpath.join(folder, "styles.xml"))
    if gaya:
        denah.rupa = _baca_gaya(paket.baca(gaya))
    return denah


def _bagian(paket: Paket, hubungan: dict, jenis: str, umum: str) -> str:  # type: ignore[type-arg]
    """Return the part that a relation of this kind leads to, else the one of the usual name, else ``""``."""
    calon = [h.tujuan for h in hubungan.values() if h.jenis == jenis and not h.luar]
    return next((b for b in [*calon, umum] if b in paket), "")


def _benar(sifat: str) -> bool:
    return sifat.strip().lower() in {"1", "true", "on"}


def _baca_gaya(isi: bytes) -> list[str]:
    """Return by style number how it shows numbers."""
    sendiri: dict[str, str] = {}
    gaya: list[str] = []
    di_dalam = False

    def mulai(unsur: str, sifat: dict[str, str]) -> None:
        nonlocal di_dalam
        jenis = lokal(unsur)
        if jenis == "numFmt":
            sendiri[sifat.get("numFmtId", "")] = rupa_format(-1, sifat.get("formatCode", ""))
        elif jenis in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            di_dalam = jenis == "cellXfs"
        elif di_dalam and jenis == "xf" and len(gaya) < _BATAS_GAYA:
            nomor = sifat.get("numFmtId", "0")
            gaya.append(sendiri[nomor] if nomor in sendiri else rupa_format(int(nomor) if nomor.isdecimal() else 0))

    telusuri_xml(isi, mulai)
    return gaya


def baca_untai(paket: Paket, bagian: str, batas: int) -> list[str]:
    """Return the shared strings, at most ``batas`` of them; pronunciations (``rPh``) are no part of a text."""
    untai: list[str] = []
    teks: list[str] = []
    lafal = 0

    def mulai(unsur: str, _: dict[str, str]) -> None:
        nonlocal lafal
        jenis = lokal(unsur)
        if jenis == "t" and not lafal:
            pengurai.CharacterDataHandler = teks.append
        elif jenis == "rPh":
            lafal += 1

    def akhir(unsur: str) -> None:
        nonlocal lafal
        jenis = lokal(unsur)
        if jenis == "t":
            pengurai.CharacterDataHandler = None
        elif jenis == "rPh":
            lafal -= 1
        elif jenis == "si":
            if len(untai) >= batas:
                raise MemoryError
            untai.append(rapikan("".join(teks)))
            teks.clear()

    pengurai = pengurai_xml(mulai, akhir)
    pengurai.buffer_text = True
    with paket.alirkan(bagian) as aliran:
        while potong := aliran.read(_SEPOTONG):
            pengurai.Parse(potong, False)
    pengurai.Parse(b"", True)
    return untai
