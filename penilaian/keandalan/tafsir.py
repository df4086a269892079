"""What a coefficient of agreement means in words, and how many pairs it needs; every bound with its source."""

from collections.abc import Sequence
from typing import Final, NamedTuple


class Pita(NamedTuple):
    """A band: half-open, from ``mulai`` up to the next one (§7).

    Attributes:
        mulai: lowest value of the band.
        nama: in words (Indonesian).
        arti: what to do with it (Indonesian).
    """

    mulai: float
    nama: str
    arti: str


SUMBER_KAPPA: Final = (
    "Landis, J. R. dan Koch, G. G. (1977). The measurement of observer agreement for categorical data. "
    "Biometrics 33(1), 159–174."
)
PITA_KAPPA: Final = (
    Pita(-1.0, "di bawah kebetulan", "Keduanya lebih sering berbeda daripada bila menebak. Periksa salah paham."),
    Pita(0.0, "sangat lemah", "Keduanya hampir tidak lebih sepakat daripada bila menebak."),
    Pita(0.2, "lemah", "Bicarakan dahulu cara membaca jenjang."),
    Pita(0.4, "sedang", "Bicarakan pertanyaan yang berbeda."),
    Pita(0.6, "kuat", "Cukup sepakat; lihat pertanyaan yang masih berbeda."),
    Pita(0.8, "sangat kuat", "Keduanya menilai hampir sama."),
)
"""Landis and Koch's names of kappa; they call the bounds arbitrary but useful."""

SUMBER_ALFA: Final = (
    "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology, edisi ke-2, hlm. 241. Sage."
)
PITA_ALFA: Final = (
    Pita(-1.0, "belum dapat diandalkan", "Jangan menarik kesimpulan dari satu penilai saja."),
    Pita(0.667, "cukup untuk kesimpulan sementara", "Pakai dengan hati-hati; lihat pertanyaan yang berbeda."),
    Pita(0.8, "dapat diandalkan", "Penilai lain akan menilai hampir sama."),
)
"""Krippendorff's rule: rely on .800 and above, between .667 and .800 only for tentative conclusions."""

SUMBER_BANYAK: Final = (
    "Cicchetti, D. V. (1981). Testing the normal approximation and minimal sample size requirements of weighted kappa "
    "when the number of categories is large. Applied Psychological Measurement 5(1), 101–104."
)


def baca(nilai: float, pita: Sequence[Pita]) -> Pita:
    """Return the band that a coefficient lies in; below the lowest bound the first one."""
    return next((p for p in reversed(pita) if nilai >= p.mulai), pita[0])


def cukup_banyak(kategori: int) -> int:
    """Return how many pairs a weighted kappa of so many categories should rest on: 2k² (Cicchetti 1981)."""
    return 2 * kategori**2
