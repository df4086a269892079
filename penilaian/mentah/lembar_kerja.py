"""The rows of one worksheet, in one pass over its XML.

Spreadsheets write nearly every row alike: cells of a number or a shared string. Such rows are taken apart by one
pattern; all others, and everything around the rows, goes through the XML parser. The pattern holds only where ``<`` can
begin nothing but a tag, so from the first comment, CDATA or instruction on the parser has it all.
"""

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from penilaian.mentah.huruf_kolom import BATAS_KOLOM, HurufKolom, nomor_kolom, rentang_kolom
from penilaian.mentah.sel_buku import BARIS_GANDA, Cacat, Penyaji, sel_ganda
from penilaian.mentah.sel_gabungan import BATAS_GABUNGAN, Gabungan, urai_gabungan
from penilaian.paket import Rusak, lokal, pengurai_xml

_SEPOTONG: Final = 1 << 18
"""Bytes inflated at a time."""

_PEMBUKA: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<worksheet\b")
_PENGODEAN: Final = re.compile(rb'encoding=["\'](?!utf-8["\'])', re.I)
_ISI: Final = re.compile(rb"<sheetData\s*>")
_BARIS: Final = re.compile(rb'<row((?:\s+[\w:.]+="[^"<]*")*)\s*(?:/>|>(.*?)</row>)', re.S)
_NOMOR: Final = re.compile(rb'\sr="(\d{1,7})"')
_TERSEMBUNYI: Final = re.compile(rb'\s(?:hidden="(?:1|true)"|ht="0(?:\.[0-9]*)?")')
"""A row that is hidden, or less than a point high."""
_TANPA_UKURAN: Final = re.compile(r"0(?:\.[0-9]*)?")
_SEL: Final = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?(?: t="(\w+)")?(?:/>|>(?:<v>([^<]*)</v>)?</c>)'
)

_BATAS_SISA: Final = 2_000_000
"""Bytes of one row that are waited for; a longer one goes through the parser as it comes."""

_BATAS_INGAT: Final = 100_000
"""Values whose text is remembered."""

_BATAS_LARIK: Final = 5_000_000
"""Columns of all array formulas together."""

BATAS_BARIS: Final = 1_048_576
"""Rows of an Excel sheet."""


class Baris(NamedTuple):
    """A row: its number as shown, whether it is hidden, its texts from column A on, and what is wrong by column."""

    nomor: int
    tersembunyi: bool
    teks: list[str]
    cacat: list[tuple[int, Cacat]]


class _Larik:
    """Cells that a formula in one of them fills: of each column down to which row, at the row that is read."""

    def __init__(self) -> None:
        self._sampai: dict[int, int] = {}
        self._kerja = 0
        self.akhir = 0

    def tambah(self, rujukan: str) -> None:
        """Take the cells that ``G2:H9`` names, the formula standing in the first."""
        if (cakup := urai_gabungan(rujukan, nomor_kolom)) is None:
            return
        self._kerja += max(1, cakup.kolom_akhir - cakup.kolom + 1)
        if self._kerja > _BATAS_LARIK:
            raise Rusak("terlalu banyak rumus larik")
        self.akhir = max(self.akhir, cakup.baris_akhir)
        for kolom in range(cakup.kolom, cakup.kolom_akhir + 1):
            self._sampai[kolom] = max(self._sampai.get(kolom, 0), cakup.baris_akhir)

    def memuat(self, kolom: int, baris: int) -> bool:
        """Return whether a cell is among them."""
        return self._sampai.get(kolom, 0) >= baris


class LembarKerja:
    """A worksheet as a stream of rows.

    Attributes:
        disaring: a filter is set on it; known when all rows were read.
        gabungan: its merged cells, at most ``BATAS_GABUNGAN``; known then too.
        kolom_tersembunyi: ranges of columns that are hidden, from 0, or less than a character wide; known at once.
    """

    def __init__(self, aliran: IO[bytes], penyaji: Penyaji) -> None:
        self._aliran = aliran
        self._penyaji = penyaji
        self._ingat: dict[tuple[bytes, bytes, bytes], str] = {}
        self._kolom = HurufKolom()
        self._jadi: list[Baris] = []
        self._nomor = 0
        self._ada = bytearray()
        self._awalan: str | None = None
        self._pengurai = pengurai_xml(self._mulai, self._akhir)
        self._pengurai.buffer_text = True
        self._baris: Baris | None = None
        self._sel: dict[str, str] | None = None
        self._letak = -1
        self._rumus = False
        self._larik = _Larik()
        self._lafal = False
        self._isi: list[str] = []
        self.disaring = False
        self.gabungan: list[Gabungan] = []
        self.kolom_tersembunyi: list[range] = []

    def baris(self) -> Iterator[Baris]:
        """Return the rows that hold a cell, in the order of the file. Raises what ``paket.RUSAK`` names."""
        sisa = b""
        cepat: bool | None = None
        while potong := self._aliran.read(_SEPOTONG):
            if cepat is False:
                self._pengurai.Parse(potong, False)
            else:
                sisa += potong
                if cepat is None and (isi := _ISI.search(sisa)) is not None:
                    pembuka = sisa[: isi.end()]
                    cepat = _PEMBUKA.match(pembuka) is not None and not _PENGODEAN.search(pembuka[:200])
                    cepat = cepat and b"<!" not in pembuka
                    self._pengurai.Parse(pembuka, False)
                    sisa = sisa[isi.end() :]
                elif cepat is None and len(sisa) > 4 * _SEPOTONG:
                    cepat = False
                if cepat and (b"<!" in sisa or b"<?" in sisa):
                    cepat = False
                if cepat:
                    sisa = self._barisan(sisa)
                    cepat = len(sisa) < _BATAS_SISA
                if cepat is False:
                    self._pengurai.Parse(sisa, False)
                    sisa = b""
            yield from self._jadi
            self._jadi.clear()
        self._pengurai.Parse(sisa, True)
        yield from self._jadi
        self._jadi.clear()

    # -- rows by pattern ---------------------------------------------------------------------------------------------

    def _barisan(self, isi: bytes) -> bytes:
        """Take the whole rows at the beginning; return what is left."""
        letak = 0
        while (cocok := _BARIS.match(isi, letak)) is not None or (lewat := _spasi(isi, letak)) > letak:
            if cocok is None:
                letak = lewat
                continue
            if not self._satu_baris(cocok[1], cocok[2] or b""):
                self._pengurai.Parse(cocok[0], False)
            letak = cocok.end()
        return isi[letak:]

    def _satu_baris(self, sifat: bytes, isi: bytes) -> bool:
        """Take one row; False where the pattern does not describe all of it."""
        sel = _SEL.findall(isi)
        kosong = isi.count(b"/>")
        tutup = isi.count(b"</c>")
        if kosong + tutup != len(sel) or isi.count(b"<") != kosong + 2 * tutup + 2 * isi.count(b"</v>") or b"&" in isi:
            return False
        nomor = int(n[1]) if (n := _NOMOR.search(sifat)) is not None else self._nomor + 1
        if nomor <= self._larik.akhir:
            return False
        baris = Baris(nomor, _TERSEMBUNYI.search(sifat) is not None, [], [])
        teks, ingat, untai, kolom = baris.teks, self._ingat, self._penyaji.untai, self._kolom
        tersembunyi = self._penyaji.gaya_tersembunyi
        for huruf, gaya, jenis, nilai in sel:
            if not nilai:
                continue
            if (
                jenis == b"s"
                and gaya not in tersembunyi
                and nilai.isdigit()
                and (nomor_untai := int(nilai)) < len(untai)
            ):
                ini = untai[nomor_untai]
            else:
                kunci = (gaya, jenis, nilai)
                tersimpan = ingat.get(kunci)
                if tersimpan is None:
                    ini, cacat = self._penyaji.teks(gaya.decode(), jenis.decode(), nilai.decode(), rumus=False)
                    if cacat is not None:
                        baris.cacat.append((kolom[huruf], cacat))
                    elif len(ingat) < _BATAS_INGAT:
                        ingat[kunci] = ini
                else:
                    ini = tersimpan
            if not ini:  # an empty text makes no row wider
                continue
            k = kolom[huruf]
            if k == len(teks):
                teks.append(ini)
            else:
                _taruh(baris, k, ini)
        self._selesai(baris)
        return True

    # -- rows by the parser ------------------------------------------------------------------------------------------

    def _mulai(self, unsur: str, sifat: dict[str, str]) -> None:
        if self._awalan is None:
            self._awalan = unsur.removesuffix(lokal(unsur))
        unsur = unsur.removeprefix(self._awalan)
        if unsur == "c" and self._baris is not None:
            self._letak = self._kolom[sifat["r"].rstrip(_ANGKA).encode()] if "r" in sifat else self._letak + 1
            if self._letak >= BATAS_KOLOM:
                raise Rusak("ada kolom di luar lembar")
            self._sel, self._rumus = sifat, False
            self._isi.clear()
        elif self._sel is not None:
            if unsur == "v" or (unsur == "t" and not self._lafal):
                self._pengurai.CharacterDataHandler = self._isi.append
            elif unsur == "f":
                self._rumus = True
                if sifat.get("t") in _BERLARIK:
                    self._larik.tambah(sifat.get("ref", ""))
            elif unsur == "rPh":
                self._lafal = True
        elif unsur == "row":
            nomor = int(sifat["r"]) if "r" in sifat else self._nomor + 1
            self._baris = Baris(nomor, _tak_tampak(sifat, "ht"), [], [])
            self._letak = -1
        elif unsur == "col" and _tak_tampak(sifat, "width") and len(self.kolom_tersembunyi) < BATAS_KOLOM:
            self.kolom_tersembunyi.append(rentang_kolom(sifat.get("min", ""), sifat.get("max", "")))
        elif unsur == "autoFilter":
            self.disaring = True
        elif unsur == "mergeCell":
            gabungan = urai_gabungan(sifat.get("ref", ""), nomor_kolom)
            if gabungan is not None and len(self.gabungan) < BATAS_GABUNGAN:
                self.gabungan.append(gabungan)

    def _akhir(self, unsur: str) -> None:
        unsur = unsur.removeprefix(self._awalan or "")
        if unsur in {"v", "t"}:
            self._pengurai.CharacterDataHandler = None
        elif unsur == "rPh":
            self._lafal = False
        elif unsur == "c" and self._sel is not None and self._baris is not None:
            gaya, jenis, isi = self._sel.get("s", ""), self._sel.get("t", ""), "".join(self._isi)
            if isi or self._rumus:
                rumus = self._rumus or self._larik.memuat(self._letak, self._baris.nomor)
                ini, cacat = self._penyaji.teks(gaya, jenis, isi, rumus=rumus)
                if cacat is not None:
                    self._baris.cacat.append((self._letak, cacat))
                if ini:
                    _taruh(self._baris, self._letak, ini)
            self._sel = None
        elif unsur == "row" and self._baris is not None:
            self._selesai(self._baris)
            self._baris = None

    def _selesai(self, baris: Baris) -> None:
        if not 0 < baris.nomor <= BATAS_BARIS:
            raise Rusak(f"baris {baris.nomor} di luar lembar")
        self._nomor = baris.nomor
        if baris.teks or baris.cacat:
            if baris.nomor >= len(self._ada):
                self._ada.extend(bytes(baris.nomor + 1 - len(self._ada)))
            elif self._ada[baris.nomor]:
                baris.cacat.append((-1, BARIS_GANDA))
            self._ada[baris.nomor] = 1
            self._jadi.append(baris)


_ANGKA: Final = "0123456789"

_BERLARIK: Final = frozenset({"array", "dataTable"})
"""Kinds of formulas that fill more cells than their own."""


def _tak_tampak(sifat: dict[str, str], ukuran: str) -> bool:
    """Return whether a row or column is hidden, or has no height or width to be seen by."""
    return sifat.get("hidden", "") in {"1", "true"} or _TANPA_UKURAN.fullmatch(sifat.get(ukuran, "")) is not None


def _taruh(baris: Baris, kolom: int, isi: str) -> None:
    teks = baris.teks
    if kolom < len(teks) and teks[kolom] not in {"", isi}:
        baris.cacat.append((kolom, sel_ganda(teks[kolom], isi)))
    if kolom >= len(teks):
        teks.extend([""] * (kolom + 1 - len(teks)))
    teks[kolom] = isi


def _spasi(isi: bytes, letak: int) -> int:
    """Return where the blanks end that begin at a place."""
    while isi[letak : letak + 1].isspace():
        letak += 1
    return letak
