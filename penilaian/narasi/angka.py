"""Figures, dates and small words as Indonesian readers expect them (§7: rounding is for display only)."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np

from penilaian.instrumen import Instrumen
from penilaian.skor import TOLERANSI

_SEPERSEPULUH: Final = Decimal("0.1")
_BULAN: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_BILANGAN: Final = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam"),
    *("tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas"),
)


def bulatkan(nilai: float, batas: Iterable[float] = (), lebar: float = 100.0) -> Decimal:
    """Return a number to one decimal, half up, but never as a threshold that it lies below.

    Args:
        nilai: the number.
        batas: thresholds: 69.97 under 70 becomes 69.9.
        lebar: width of the scale, which turns the tolerance of comparisons (§7) into points.

    Raises:
        ValueError: there is no number (NaN), so nothing may be shown as one.
    """
    if not np.isfinite(nilai):
        raise ValueError(f"bukan bilangan: {nilai}")
    asal = Decimal(repr(float(nilai)))
    bulat = asal.quantize(_SEPERSEPULUH, ROUND_HALF_UP)
    if any(nilai < b - TOLERANSI * lebar and bulat >= Decimal(repr(float(b))) for b in batas):
        bulat = asal.quantize(_SEPERSEPULUH, ROUND_FLOOR)
    return bulat if bulat else Decimal("0.0")


def tulis(nilai: Decimal | float, *, ringkas: bool = False) -> str:
    """Return a number with decimal comma and one decimal; ``ringkas`` drops a decimal of zero (``55``)."""
    bulat = nilai if isinstance(nilai, Decimal) else bulatkan(nilai)
    teks = f"{bulat:.1f}"
    return (teks.removesuffix(".0") if ringkas else teks).replace(".", ",")


def tulis_tetap(nilai: Decimal) -> str:
    """Return a number of the instrument as it was written there, with decimal comma (``70``, ``2,6``)."""
    return f"{nilai.normalize():f}".replace(".", ",")


def beda(nilai: float) -> str:
    """Return a change with its sign: ``+5,4``, ``−1,2`` (minus sign), ``0,0``; small gains as ``kurang dari +0,1``."""
    bulat = bulatkan(nilai)
    if not bulat:
        return "kurang dari +0,1" if nilai > TOLERANSI else "0,0"
    return f"{'+' if bulat > 0 else '−'}{tulis(abs(bulat))}"


def gerak(nilai: float) -> str:
    """Return a change in words: ``naik 6,8``, ``turun 1,2``, ``tetap``."""
    bulat = bulatkan(nilai)
    if not bulat:
        return "tetap"
    return f"{'naik' if bulat > 0 else 'turun'} {tulis(abs(bulat))}"


def persen(bagian: float) -> str:
    """Return a share 0–1 as whole per cent, rounded down, so that 100% means all and 80% at least 80."""
    seratus = int(np.floor(bagian * 100 + TOLERANSI * 100))
    return "kurang dari 1%" if seratus == 0 and bagian > 0 else f"{seratus}%"


def tanggal(teks: str) -> str:
    """Return ``2026-10-14`` or ``14/10/2026`` as ``14 Oktober 2026``; whatever is no such date as it stands."""
    teks = teks.strip()
    if cocok := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", teks):
        tahun, bulan, hari = (int(x) for x in cocok.groups())
    elif cocok := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", teks):
        hari, bulan, tahun = (int(x) for x in cocok.groups())
    else:
        return teks
    return f"{hari} {_BULAN[bulan - 1]} {tahun}" if 1 <= bulan <= 12 and 1 <= hari <= 31 else teks


def sebut_periode(periode: str) -> str:
    """Return a period in words: ``2026``, ``semester 1 tahun 2026``, ``triwulan 3 tahun 2026``."""
    tahun, _, bagian = periode.partition("-")
    if not bagian:
        return tahun
    return f"{'semester' if bagian[0] == 'S' else 'triwulan'} {bagian[1:]} tahun {tahun}"


def bilangan(banyak: int) -> str:
    """Return a count in words up to twelve, in figures above."""
    return _BILANGAN[banyak] if 0 <= banyak < len(_BILANGAN) else str(banyak)


def awal_besar(teks: str) -> str:
    """Return the text with a capital first letter."""
    return teks[:1].upper() + teks[1:]


def awal_kecil(teks: str) -> str:
    """Return the text for use inside a sentence: first letter small, unless its first word is an abbreviation."""
    kata = teks.split(maxsplit=1)[0] if teks.strip() else ""
    return teks if any(h.isupper() for h in kata[1:]) else teks[:1].lower() + teks[1:]


def rangkai(kata: Sequence[str]) -> str:
    """Return words as a list in a sentence: ``a``, ``a dan b``, ``a, b dan c``."""
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} dan {kata[-1]}" if kata else ""


def lebar_skala(instrumen: Instrumen) -> float:
    """Return the width of the instrument's scale in points."""
    return float(instrumen.skala.maks - instrumen.skala.min)


def tulis_bagian(bagian: float) -> str:
    """Return a share 0–1 with two decimals, for the arithmetic that is shown step by step."""
    return f"{bagian:.2f}".replace(".", ",")
