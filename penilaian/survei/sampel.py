"""What a sample of a small population says: how many people are enough, how far a mean may be off, how items agree.

Arrays are by person (n) or by group (g): a village in a period.
"""

import math
from fractions import Fraction
from functools import cache
from statistics import NormalDist
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.instrumen import Sah

Letak = npt.NDArray[np.intp]
Angka = npt.NDArray[np.float64]

KEYAKINAN: Final = 0.95
"""Of the intervals."""

_KHI: Final = 3.841
"""χ² of one degree of freedom at 95 %, as Krejcie and Morgan (1970) print it."""
_GALAT: Final = 0.05
"""Error that they allow, for a share of one half."""

_DERAJAT_BANYAK: Final = 1_000
"""Degrees of freedom from which on Student's t follows from the normal distribution to eight digits."""

_Z: Final = NormalDist().inv_cdf((1 + KEYAKINAN) / 2)


def krejcie_morgan(populasi: Angka) -> Angka:
    """Return how many people their table asks for, of so many."""
    ragam = _KHI * 0.25
    return np.asarray(np.floor(ragam * populasi / (_GALAT**2 * (populasi - 1) + ragam) + 0.5), dtype=np.float64)


def orang_perlu(sah: Sah, populasi: Angka) -> Angka:
    """Return how many people must have answered, by group; NaN where that hangs on a population that is not known.

    A rule ``minimum`` asks for its number then: whoever has so many needs no population.
    """
    if sah.cara == "sensus":
        assert sah.bagian is not None  # noqa: S101  (the loader sees to it: Q04)
        bagian = Fraction(sah.bagian)
        return np.asarray(np.ceil(populasi * bagian.numerator / bagian.denominator - _TOLERANSI), dtype=np.float64)
    assert sah.paling_sedikit is not None  # noqa: S101  (the same)
    sedikit = float(sah.paling_sedikit)
    if sah.cara == "minimum":
        return np.fmin(populasi, sedikit)
    return np.maximum(krejcie_morgan(populasi), sedikit)


def selang_rata(simpangan: Angka, grup: Letak, populasi: Angka) -> Angka:
    """Return half the width of the interval of each group's mean.

    Args:
        simpangan: (n,) how far each person is off the mean of the group.
        grup: (n,) which group a person is of.
        populasi: (g,) its people, NaN = not known (taken for endless).

    Returns:
        (g,) Student's t, with the variance of the sample and without what a census leaves to chance; 0 where all
        answered, NaN where one of several did.
    """
    g = len(populasi)
    n = np.bincount(grup, minlength=g).astype(np.float64)
    kuadrat = np.bincount(grup, simpangan**2, minlength=g)
    ragam_rata = np.divide(kuadrat, n * (n - 1), out=np.full(g, np.nan), where=n > 1)
    sisa = _sisa(n, populasi)
    t = np.array([student_t(int(d)) for d in np.unique(n)])[np.searchsorted(np.unique(n), n)]
    return np.where(sisa == 0, 0.0, t * np.sqrt(ragam_rata * sisa))


def selang_bagian(kali: Angka, n: Angka, populasi: Angka) -> tuple[Angka, Angka]:
    """Return the interval of a share of n people (Wilson), narrower the more of the population answered.

    Args:
        kali: (g,) of how many it is true.
        n: (g,) of how many people.
        populasi: (g,) NaN = not known.
    """
    bagian = np.divide(kali, n, out=np.full(len(n), np.nan), where=n > 0)
    sisa = _sisa(n, populasi) * np.divide(populasi, populasi - 1, out=np.ones(len(n)), where=populasi > 1)
    setara = np.divide(n, sisa, out=np.full(len(n), np.inf), where=sisa > 0)
    kasar = _Z**2 / np.where(n > 0, setara, np.nan)
    tengah = (bagian + kasar / 2) / (1 + kasar)
    lebar = np.sqrt(bagian * (1 - bagian) * kasar + kasar**2 / 4) / (1 + kasar)
    return tengah - lebar, np.minimum(tengah + lebar, 1)


def alpha(nilai: Angka, grup: Letak, banyak: int) -> tuple[Angka, Letak]:
    """Return Cronbach's alpha of each group over those who answered everything (of right and wrong: KR-20).

    Args:
        nilai: (n, k) answers, all of one direction; NaN = none.
        grup: (n,) which group a person is of.
        banyak: g groups.

    Returns:
        (g,) alpha, NaN where it says nothing (one item, one person, or nobody differs), and (g,) complete persons.
    """
    utuh = np.isfinite(nilai).all(axis=1)
    isi, milik = nilai[utuh], grup[utuh]
    n = np.bincount(milik, minlength=banyak)
    k = nilai.shape[1]
    if k == 1:
        return np.full(banyak, np.nan), n
    jumlah = _kuadrat(isi.sum(axis=1), milik, banyak)
    butir = sum((_kuadrat(isi[:, j], milik, banyak) for j in range(k)), np.zeros(banyak))
    bagian = np.divide(butir, jumlah, out=np.full(banyak, np.nan), where=jumlah > _TOLERANSI)
    return np.asarray(k / (k - 1) * (1 - bagian), dtype=np.float64), n


@cache
def student_t(n: int) -> float:
    """Return Student's t of n people (n − 1 degrees of freedom) at ``KEYAKINAN``, both ways; NaN for fewer than two."""
    derajat = n - 1
    if derajat < 1:
        return math.nan
    if derajat > _DERAJAT_BANYAK:
        z = _Z
        return z + (z**3 + z) / (4 * derajat) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * derajat**2)
    rendah, tinggi = 0.0, 16.0
    while tinggi - rendah > _TOLERANSI:
        tengah = (rendah + tinggi) / 2
        rendah, tinggi = (tengah, tinggi) if _dalam(tengah, derajat) < KEYAKINAN else (rendah, tengah)
    return tinggi


def _dalam(t: float, derajat: int) -> float:
    """Return the probability between −t and t (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    sudut = math.atan(t / math.sqrt(derajat))
    ganjil = derajat % 2 == 1
    suku = math.cos(sudut) if ganjil else 1.0
    jumlah = suku if derajat > 1 else 0.0
    for i in range(3 if ganjil else 2, derajat - 1, 2):
        suku *= (i - 1) / i * math.cos(sudut) ** 2
        jumlah += suku
    return 2 / math.pi * (sudut + math.sin(sudut) * jumlah) if ganjil else math.sin(sudut) * jumlah


def _sisa(n: Angka, populasi: Angka) -> Angka:
    """Return which share of the population was not asked: 1 where its size is not known."""
    bagian = np.divide(n, populasi, out=np.zeros(len(n)), where=populasi > 0)
    return np.asarray(np.clip(1 - bagian, 0, 1), dtype=np.float64)


def _kuadrat(nilai: Angka, grup: Letak, banyak: int) -> Angka:
    """Return the sum of squares about the mean, by group."""
    n = np.maximum(np.bincount(grup, minlength=banyak), 1)
    rata = np.bincount(grup, nilai, minlength=banyak) / n
    return np.asarray(np.bincount(grup, (nilai - rata[grup]) ** 2, minlength=banyak), dtype=np.float64)


_TOLERANSI: Final = 1e-9
