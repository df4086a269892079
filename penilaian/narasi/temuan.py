"""Findings in words: how many they are, and as sentences where there is no room for a table of them."""

from collections.abc import Iterable

from penilaian.angka import ribuan
from penilaian.galat import Berat, Temuan
from penilaian.narasi.ejaan import awal_besar


def sebut_temuan(temuan: Iterable[Temuan]) -> str:
    """Return what is wrong and how to repair it, two sentences a finding."""
    return " ".join(f"{awal_besar(t.pesan.rstrip('.'))}. {t.saran}" for t in temuan)


def banyak_temuan(temuan: Iterable[Temuan], berat: Berat = "galat") -> int:
    """Return how many findings of one weight there are, those that are only counted (B21) too."""
    return sum(t.banyak for t in temuan if t.berat == berat)


def sebut_galat(temuan: Iterable[Temuan]) -> str:
    """Return how many faults there are, warnings aside: ``Satu hal perlu diperbaiki``; no final period."""
    banyak = banyak_temuan(temuan)
    return "Satu hal perlu diperbaiki" if banyak == 1 else f"{ribuan(banyak)} hal perlu diperbaiki"


def sebut_peringatan(temuan: Iterable[Temuan]) -> str:
    """Return how many warnings there are, faults aside: ``3 peringatan``."""
    return f"{ribuan(banyak_temuan(temuan, 'peringatan'))} peringatan"
