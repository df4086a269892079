"""One cell of a workbook as text: what its reader sees there, or why it is no answer."""

import math
import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from penilaian.angka import ribuan, tulis_sel
from penilaian.ketikan import kutip, tanpa_huruf_rusak, teks_bilangan
from penilaian.mentah.format_menipu import (
    BANDING_FORMAT,
    SYARAT_FORMAT,
    mungkin_menipu,
    tampil_lain,
    teks_tak_tampak,
    uraikan_format,
)
from penilaian.mentah.galat_rumus import PERBAIKI_RUMUS, sebut_galat
from penilaian.mentah.lembar_teks import teks_isi, teks_persen

_PERSEN: Final = frozenset({9, 10})
_PECAHAN: Final = frozenset({12, 13})
_WAKTU: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in number formats: percentages, fractions, dates and times (the latter of the Far East too)."""

_BUKAN_TANDA: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.I)
"""Parts of a number format in which a sign is only text, a colour or a condition."""

_SKALA_FORMAT: Final = re.compile(r"[?#0](,+)(?![?#0,])")
"""Commas after the last figure before the decimal point or the end: each divides by a thousand."""

_ANGKA_FORMAT: Final = re.compile(r"[?#0]")

_ANGKA_UTUH: Final = 20
"""Figures of a number that a format shows, beyond which nothing is left to be rounded."""

_LUPUT: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

_PENYEBUT: Final = ((9, 2e-4), (10_000, 1e-9), (999_999_999, 1.0))
"""Largest denominators of a fraction and how far it may be off, in parts of it: 0.3333, which somebody
rounded, is shown as 1/3; 17/20 is stored as 0.85; anything else is as exact as a fraction can be written."""

_HITUNG_ULANG: Final = "Buka di Excel, hitung ulang dan simpan, atau tempelkan hasilnya sebagai nilai."
_FORMAT_UMUM: Final = "Beri sel itu format Umum (General), lalu tulis jawabannya seperti yang dimaksud."
_TANGGAL_DARI_PECAHAN: Final = (
    "Excel mengubah tulisan seperti 3/9 menjadi tanggal. Beri kolom itu format Teks, lalu ketik ulang isinya."
)


class Cacat(NamedTuple):
    """Why a cell is no answer: code, finding, repair, and whether it is a fault only in a column of answers."""

    kode: str
    pesan: str
    saran: str
    hanya_jawaban: bool = False


KODE_GANDA: Final = "B51"
_SIMPAN_GANDA: Final = "Simpan ulang dari Excel atau LibreOffice, lalu periksa isinya."


def sel_ganda(satu: str, dua: str) -> Cacat:
    """Return that a cell stands twice in the file with different contents: programs show one or the other."""
    pesan = f"sel ini tertulis dua kali dalam berkas: {kutip(satu[:_CUPLIKAN])} dan {kutip(dua[:_CUPLIKAN])}"
    return Cacat(KODE_GANDA, pesan, _SIMPAN_GANDA)


_CUPLIKAN: Final = 40
BARIS_GANDA: Final = Cacat(KODE_GANDA, "baris ini tertulis dua kali dalam berkas", _SIMPAN_GANDA)
BELUM_DIHITUNG: Final = Cacat("B19", "rumus belum ada hasilnya", _HITUNG_ULANG)
_TAK_TERBACA: Final = Cacat("B17", "isi sel rusak", "Ketik ulang isi sel itu.")


def rupa_format(nomor: int, kode: str | None = None) -> str:
    """Return how a number format shows a number: ``persen``, ``pecahan``, ``waktu`` or ``""`` (as it is).

    A comma for each thousand by which it is divided and the number of its decimals: ``,1`` for ``0.0,``.

    One that shows numbers differently by their size (``[<=1]0%;0``) is returned whole, after a ``?``.
    """
    if kode is None:
        return "persen" if nomor in _PERSEN else "pecahan" if nomor in _PECAHAN else "waktu" if nomor in _WAKTU else ""
    bagian = _bagian_format(kode)
    berlainan = any(b.tanda for b in bagian) and len({_rupa_bagian(b.isi) for b in bagian}) > 1
    if berlainan or any(map(mungkin_menipu, uraikan_format(kode))):
        return _BERSYARAT + kode
    return _rupa_bagian(bagian[0].isi)


class _BagianFormat(NamedTuple):
    """A section of a number format, and the condition under which it holds (``""``: for all others)."""

    isi: str
    tanda: str = ""
    batas: float = 0.0


_BERSYARAT: Final = "?"
_BERNAMA: Final = ("persen", "pecahan", "waktu")
"""Kinds of formats that say themselves what a number is."""
_TEKS_FORMAT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')


@lru_cache(maxsize=256)
def _bagian_format(kode: str) -> tuple[_BagianFormat, ...]:
    hasil = []
    for isi in _TEKS_FORMAT.sub("", kode).split(";"):
        syarat = SYARAT_FORMAT.search(isi)
        hasil.append(_BagianFormat(isi, syarat[1], float(syarat[2])) if syarat else _BagianFormat(isi))
    return tuple(hasil)


def _rupa_bersyarat(kode: str, nilai: float) -> str:
    """Return how a format with conditions shows one number."""
    bagian = _bagian_format(kode)
    if not any(b.tanda for b in bagian):
        return _rupa_bagian(bagian[0].isi)
    return next((_rupa_bagian(b.isi) for b in bagian if not b.tanda or BANDING_FORMAT[b.tanda](nilai, b.batas)), "")


def _rupa_bagian(isi: str) -> str:
    tanda = _BUKAN_TANDA.sub("", isi).lower()
    if "%" in tanda:
        return "persen"
    if re.search(r"[?#0]\s*/\s*[?#0-9]", tanda):
        return "pecahan"
    if "general" not in tanda and re.search(r"[dmyhs]", tanda):
        return "waktu"
    skala = _SKALA_FORMAT.search(tanda)
    return f"{skala[1]}{len(_ANGKA_FORMAT.findall(tanda.partition('.')[2]))}" if skala else ""


def rapikan(teks: str) -> str:
    """Return a text with the signs that XML cannot hold, which Excel writes as ``_x000D_``."""
    return tanpa_huruf_rusak(_LUPUT.sub(lambda c: chr(int(c[1], 16)), teks)) if "_x" in teks else teks


class Penyaji:
    """Cells of one workbook as text.

    Attributes:
        untai: the shared strings.
        gaya_tersembunyi: numbers of the styles in which no text is seen, ``b""`` with the first.
    """

    def __init__(self, rupa: list[str], untai: list[str], *, sejak_1904: bool, hitung_ulang: bool) -> None:
        """Make it.

        Args:
            rupa: by style, how it shows numbers.
            untai: the shared strings.
            sejak_1904: days are counted from 1904, as Excel for Mac once did.
            hitung_ulang: the program that wrote the file left formulas to be computed, with 0 in their place.
        """
        self._rupa = rupa
        self.untai = untai
        self.gaya_tersembunyi = frozenset(
            nama
            for n, r in enumerate(rupa)
            if r.startswith(_BERSYARAT) and teks_tak_tampak(r.removeprefix(_BERSYARAT))
            for nama in (str(n).encode(), *[b""] * (n == 0))
        )
        self._awal = datetime(1904, 1, 1) if sejak_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
        self._hitung_ulang = hitung_ulang

    def teks(self, gaya: str, jenis: str, isi: str, *, rumus: bool) -> tuple[str, Cacat | None]:
        """Return a cell as text, and what is wrong with it.

        Args:
            gaya: number of its style, ``""`` = 0.
            jenis: its type as written, ``""`` = number.
            isi: its value as written.
            rumus: it is computed.
        """
        try:
            return self._teks(gaya, jenis or "n", isi, rumus=rumus)
        except (ValueError, IndexError, OverflowError):
            return "", _TAK_TERBACA

    def _teks(self, gaya: str, jenis: str, isi: str, *, rumus: bool) -> tuple[str, Cacat | None]:
        if jenis == "s":
            teks = self.untai[_bulat(isi)]
            return teks, self._tak_tampak(gaya, teks)
        if jenis in {"str", "inlineStr"}:
            hampa = rumus and self._hitung_ulang and not isi.strip()
            teks = rapikan(isi)
            return teks, BELUM_DIHITUNG if hampa else self._tak_tampak(gaya, teks)
        if jenis == "e":
            return isi, Cacat("B17", sebut_galat(isi), PERBAIKI_RUMUS)
        if not isi:
            return "", BELUM_DIHITUNG if rumus and jenis == "n" else None
        if jenis == "b":
            return teks_isi(bool(_bulat(isi))), None
        if jenis == "d":
            return self._waktu(datetime.fromisoformat(isi))
        if jenis != "n":
            return "", _TAK_TERBACA
        nilai = _bilangan(isi)
        if rumus and self._hitung_ulang and nilai == 0:
            return "0", BELUM_DIHITUNG
        rupa = self._rupa[int(gaya)] if gaya and int(gaya) < len(self._rupa) else self._rupa[0] if self._rupa else ""
        if rupa.startswith(_BERSYARAT):
            kode = rupa.removeprefix(_BERSYARAT)
            rupa = _rupa_bersyarat(kode, nilai)
            if (tampak := tampil_lain(kode, nilai)) == "":
                return teks_bilangan(nilai), _tampil_kosong(tulis_sel(nilai))
            if not rupa.startswith(_BERNAMA) and tampak is not None:
                if rupa and (terbagi := _terbagi(nilai, rupa.count(","), int(rupa.lstrip(","))))[1] is not None:
                    return terbagi
                pesan = f"sel berisi {tulis_sel(nilai)}, tetapi tampil {kutip(tampak)} karena formatnya"
                return teks_bilangan(nilai), Cacat("B48", pesan, _FORMAT_UMUM, hanya_jawaban=True)
        if rupa == "persen":
            return teks_persen(nilai), None
        if rupa == "waktu":
            return self._dari_hari(nilai)
        if rupa.startswith(","):
            return _terbagi(nilai, rupa.count(","), int(rupa.lstrip(",")))
        return _teks_pecahan(nilai) if rupa == "pecahan" else teks_bilangan(nilai), None

    def _tak_tampak(self, gaya: str, teks: str) -> Cacat | None:
        """Return that a text is not seen, None where it is or where there is nothing to be seen."""
        tersembunyi = teks.strip() and gaya.encode() in self.gaya_tersembunyi
        return _tampil_kosong(kutip(teks[:_CUPLIKAN])) if tersembunyi else None

    def _dari_hari(self, nilai: float) -> tuple[str, Cacat | None]:
        """Return days since the epoch as a date or a time; a number that is neither stays one."""
        if not 0 <= nilai < 2_958_466:
            return teks_bilangan(nilai), None
        if nilai < 1:
            detik = round(nilai * 86_400)
            return self._cacat_waktu(f"{detik // 3600:02}:{detik // 60 % 60:02}:{detik % 60:02}")
        if nilai < 60 and self._awal.year == 1899:
            nilai += 1  # Excel believes that 1900 had a 29 February
        return self._waktu(self._awal + timedelta(seconds=round(nilai * 86_400)))

    def _waktu(self, waktu: datetime) -> tuple[str, Cacat | None]:
        return self._cacat_waktu(teks_isi(waktu))

    def _cacat_waktu(self, teks: str) -> tuple[str, Cacat | None]:
        return teks, Cacat("B18", f"sel berisi tanggal ({teks})", _TANGGAL_DARI_PECAHAN, hanya_jawaban=True)


def _tampil_kosong(isi: str) -> Cacat:
    pesan = f"sel berisi {isi}, tetapi tampil kosong karena formatnya"
    return Cacat("B48", pesan, _FORMAT_UMUM, hanya_jawaban=True)


def _terbagi(nilai: float, ribu: int, desimal: int) -> tuple[str, Cacat | None]:
    """Return a number as a format shows it that divides it by thousands, and a fault where it rounds it too.

    1260 that is shown as 1 is neither: the file says one thing, its reader saw another.
    """
    hasil = Decimal(repr(nilai)).scaleb(-3 * ribu)
    teks = teks_bilangan(float(hasil))
    if hasil.adjusted() + desimal > _ANGKA_UTUH:
        return teks, None
    tampak = float(hasil.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP))
    if math.isclose(tampak, float(hasil), rel_tol=1e-12):
        return teks, None
    isi, kata = map(tulis_sel, (nilai, tampak))
    pesan = f"sel berisi {isi}, tetapi tampil {kata}: formatnya membagi dengan {ribuan(1000**ribu)} dan membulatkan"
    return teks, Cacat("B48", pesan, _FORMAT_UMUM, hanya_jawaban=True)


def _teks_pecahan(nilai: float) -> str:
    """Return a number as a fraction format shows it: ``1/3``, ``1 1/2``; one is ``1/1``, other whole ones stay."""
    if nilai <= 0 or (nilai != 1 and nilai.is_integer()):
        return teks_bilangan(nilai)
    utuh = 0 if nilai == 1 else math.floor(nilai)
    sisa = nilai - utuh
    for penyebut, galat in _PENYEBUT:
        pecahan = Fraction(sisa).limit_denominator(penyebut)
        if pecahan and (utuh == 0 or pecahan < 1) and math.isclose(pecahan, sisa, rel_tol=galat):
            return f"{utuh} " * bool(utuh) + f"{pecahan.numerator}/{pecahan.denominator}"
    return teks_bilangan(nilai)


def _bulat(isi: str) -> int:
    if not isi.isdecimal():
        raise ValueError(isi)
    return int(isi)


def _bilangan(isi: str) -> float:
    nilai = float(isi)
    if "_" in isi or not math.isfinite(nilai):
        raise ValueError(isi)
    return nilai
