"""One cell of a workbook as text: what its reader sees there, or why it is no answer."""

import math
import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final, NamedTuple

from penilaian.ketikan import teks_bilangan
from penilaian.mentah.lembar_teks import teks_isi, teks_persen

_PERSEN: Final = frozenset({9, 10})
_PECAHAN: Final = frozenset({12, 13})
_WAKTU: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in number formats: percentages, fractions, dates and times (the latter of the Far East too)."""

_BUKAN_TANDA: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I)
"""Parts of a number format in which a sign is only text, a colour or a condition."""

_LUPUT: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

_PENYEBUT: Final = 10_000
"""Largest denominator of a fraction; 17/20 is stored as 0.85."""

PERBAIKI_RUMUS: Final = "Perbaiki rumusnya, atau kosongkan sel itu."
_HITUNG_ULANG: Final = "Buka di Excel, hitung ulang dan simpan, atau tempelkan hasilnya sebagai nilai."
_TANGGAL_DARI_PECAHAN: Final = (
    "Excel mengubah tulisan seperti 3/9 menjadi tanggal. Beri kolom itu format Teks, lalu ketik ulang isinya."
)


class Cacat(NamedTuple):
    """Why a cell is no answer: code, finding, repair, and whether it is a fault only in a column of answers."""

    kode: str
    pesan: str
    saran: str
    hanya_jawaban: bool = False


BELUM_DIHITUNG: Final = Cacat("B19", "rumus belum ada hasilnya", _HITUNG_ULANG)
_TAK_TERBACA: Final = Cacat("B17", "isi sel rusak", "Ketik ulang isi sel itu.")


def rupa_format(nomor: int, kode: str | None = None) -> str:
    """Return how a number format shows a number: ``persen``, ``pecahan``, ``waktu`` or ``""`` (as it is)."""
    if kode is None:
        return "persen" if nomor in _PERSEN else "pecahan" if nomor in _PECAHAN else "waktu" if nomor in _WAKTU else ""
    tanda = _BUKAN_TANDA.sub("", kode).split(";")[0].lower()
    if "%" in tanda:
        return "persen"
    if re.search(r"[?#0]\s*/\s*[?#0-9]", tanda):
        return "pecahan"
    if "general" not in tanda and re.search(r"[dmyhs]", tanda):
        return "waktu"
    return ""


def rapikan(teks: str) -> str:
    """Return a text with the signs that XML cannot hold, which Excel writes as ``_x000D_``."""
    return _LUPUT.sub(lambda c: chr(int(c[1], 16)), teks) if "_x" in teks else teks


class Penyaji:
    """Cells of one workbook as text."""

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
            return self.untai[_bulat(isi)], None
        if jenis in {"str", "inlineStr"}:
            return rapikan(isi), None
        if jenis == "e":
            return isi, Cacat("B17", f"sel berisi galat rumus ({isi[:20] or '#N/A'})", PERBAIKI_RUMUS)
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
        if rupa == "persen":
            return teks_persen(nilai), None
        if rupa == "waktu":
            return self._dari_hari(nilai)
        if rupa == "pecahan" and 0 < nilai < 1:
            pecahan = Fraction(nilai).limit_denominator(_PENYEBUT)
            if math.isclose(pecahan, nilai, rel_tol=1e-9):
                return f"{pecahan.numerator}/{pecahan.denominator}", None
        return teks_bilangan(nilai), None

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


def _bulat(isi: str) -> int:
    if not isi.isdecimal():
        raise ValueError(isi)
    return int(isi)


def _bilangan(isi: str) -> float:
    nilai = float(isi)
    if "_" in isi or not math.isfinite(nilai):
        raise ValueError(isi)
    return nilai
