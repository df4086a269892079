"""What a workbook tells about its cells beside their values: sheets, percent formats, errors, formulas."""

import posixpath
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from penilaian.mentah.paket import rusak, telusuri_xml

_FORMAT_PERSEN_BAWAAN: Final = frozenset({"9", "10"})
"""Built-in number formats ``0%`` and ``0.00%``."""

_BUKAN_TANDA: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
"""Parts of a number format in which a % is only text."""

_ANGKA: Final = "0123456789"


class LembarBuku(NamedTuple):
    """A worksheet: its name, its part of the archive, and whether a user sees it."""

    nama: str
    bagian: str
    terlihat: bool


@dataclass
class Denah:
    """Where special cells of one sheet stand; addresses such as ``C12``.

    Attributes:
        persen: numbers formatted as percentages (the stored value is the share of one).
        galat: error values such as ``#DIV/0!``.
        rumus: formulas that should give a number.
        baris, kolom: extent of the cells that hold something.
    """

    persen: list[str] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    rumus: list[str] = field(default_factory=list)
    baris: int = 0
    kolom: int = 0

    @property
    def ujung(self) -> str:
        """Return the address of the lower right corner."""
        return f"{huruf(max(self.kolom, 1) - 1)}{max(self.baris, 1)}"


def daftar_lembar(nama: str, bagian: dict[str, bytes]) -> list[LembarBuku]:
    """Return the worksheets of a workbook in the order of its tabs."""
    tujuan: dict[str, str] = {}
    lembar: list[LembarBuku] = []

    def hubungan(_: str, sifat: dict[str, str]) -> None:
        if "Id" in sifat and sifat.get("Type", "").endswith("/worksheet"):
            tujuan[sifat["Id"]] = posixpath.normpath(posixpath.join("/xl", sifat.get("Target", ""))).lstrip("/")

    def tab(unsur: str, sifat: dict[str, str]) -> None:
        if _lokal(unsur) != "sheet":
            return
        id_ = next((v for k, v in sifat.items() if ":" in k and _lokal(k) == "id"), "")
        if id_ in tujuan:
            lembar.append(LembarBuku(sifat.get("name", ""), tujuan[id_], sifat.get("state", "visible") == "visible"))

    if "xl/_rels/workbook.xml.rels" not in bagian:
        raise rusak(nama, "daftar lembar tidak ada")
    telusuri_xml(nama, bagian["xl/_rels/workbook.xml.rels"], hubungan)
    telusuri_xml(nama, bagian["xl/workbook.xml"], tab)
    return [x for x in lembar if x.bagian in bagian]


def gaya_persen(nama: str, bagian: dict[str, bytes]) -> frozenset[str]:
    """Return the numbers of the cell styles that show a value times 100 with a percent sign."""
    format_persen = set(_FORMAT_PERSEN_BAWAAN)
    gaya: list[str] = []
    di_dalam = False

    def mulai(unsur: str, sifat: dict[str, str]) -> None:
        nonlocal di_dalam
        lokal = _lokal(unsur)
        if lokal == "numFmt":
            if "%" in _BUKAN_TANDA.sub("", sifat.get("formatCode", "")):
                format_persen.add(sifat.get("numFmtId", ""))
            else:
                format_persen.discard(sifat.get("numFmtId", ""))
        elif lokal in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            di_dalam = lokal == "cellXfs"
        elif di_dalam and lokal == "xf":
            gaya.append(sifat.get("numFmtId", "0"))

    if "xl/styles.xml" in bagian:
        telusuri_xml(nama, bagian["xl/styles.xml"], mulai)
    return frozenset(str(n) for n, f in enumerate(gaya) if f in format_persen)


def telusuri(nama: str, isi: bytes, persen: frozenset[str]) -> Denah:
    """Return where the special cells of a sheet stand; ``persen`` = styles that show a percentage."""
    denah = Denah()
    kolom: set[str] = set()
    baris: set[str] = set()
    awalan = ""
    sel: dict[str, str] = {}
    nomor_baris = nomor_kolom = 0

    def mulai(unsur: str, sifat: dict[str, str]) -> None:
        nonlocal awalan, sel, nomor_baris, nomor_kolom
        if unsur == "c":
            sel = sifat
            nomor_kolom += 1
            if "r" not in sel:
                sel["r"] = f"{huruf(nomor_kolom - 1)}{nomor_baris}"
        elif unsur in {"v", "is"}:
            alamat = sel["r"]
            h = alamat.rstrip(_ANGKA)
            kolom.add(h)
            baris.add(alamat[len(h) :])
            jenis = sel.get("t", "n")
            if jenis == "n":
                if sel.get("s") in persen:
                    denah.persen.append(alamat)
            elif jenis == "e":
                denah.galat.append(alamat)
        elif unsur == "f":
            if sel.get("t", "n") == "n":
                denah.rumus.append(sel["r"])
        elif unsur == "row":
            nomor_baris = int(sifat.get("r", nomor_baris + 1))
            nomor_kolom = 0
        elif unsur.endswith(":worksheet"):
            awalan = unsur.removesuffix("worksheet")
            raise _Berawalan

    def mulai_berawalan(unsur: str, sifat: dict[str, str]) -> None:
        mulai(unsur.removeprefix(awalan), sifat)

    try:
        try:
            telusuri_xml(nama, isi, mulai)
        except _Berawalan:
            telusuri_xml(nama, isi, mulai_berawalan)
        if kolom:
            denah.kolom, denah.baris = max(map(nomor, kolom)) + 1, max(map(int, baris))
    except (KeyError, ValueError) as e:
        raise rusak(nama, f"alamat sel {e}") from None
    return denah


class _Berawalan(Exception):
    """The sheet's elements carry a namespace prefix."""


def letak(alamat: str) -> tuple[int, int]:
    """Return (row, column) of an address, from 0: ``C12`` → (11, 2)."""
    kolom = alamat.rstrip(_ANGKA)
    return int(alamat[len(kolom) :]) - 1, nomor(kolom)


def nomor(kolom: str) -> int:
    """Return the number of a column, from 0: ``A`` → 0, ``AA`` → 26."""
    hasil = 0
    for h in kolom:
        hasil = hasil * 26 + ord(h) - 64
    return hasil - 1


def huruf(kolom: int) -> str:
    """Return the letters of a column number, from 0: 26 → ``AA``."""
    hasil, sisa = "", kolom + 1
    while sisa:
        sisa, h = divmod(sisa - 1, 26)
        hasil = chr(65 + h) + hasil
    return hasil


def _lokal(nama: str) -> str:
    return nama.rpartition(":")[2]
