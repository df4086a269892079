"""Numbers as Indonesian readers expect them: the one place where a number becomes text, and a text tells one.

Rounding is for display only (§7). A ``Mistar`` knows the scale that a figure lies on: so it reads the same in the
terminal, on a page, in a sentence and in a spreadsheet, and never as a threshold that it misses.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

TOLERANSI: Final = 1e-9
"""Comparisons on 0–1 tolerate this much (§7)."""

_SKALA_PENDEK: Final = 10.0
"""Scales up to this wide (1–5, 0–10) are shown with two decimals, as SPBE publishes its index; others with one."""

_BITA: Final = ((1_000, "kB", 0), (1_000_000, "MB", 1), (1_000_000_000, "GB", 1))
"""Units of a size in bytes, with their decimals, smallest first."""


def tanpa_debu(x: float) -> float:
    """Return a number without what a float's last digits add to it, so that equal ones compare as equal."""
    return round(x, 9)


@dataclass(frozen=True)
class Mistar:
    """A scale to read figures on: its ends, and the marks that mean something.

    Half up, except that a figure is shown as a mark or as the best end only where it has reached it (69,97 under 70 is
    ``69,9``, 99,96 of 100 is ``99,9``), and as the worst end only where it lies there (0,04 is ``0,1``).

    Attributes:
        terburuk, terbaik: ends of the scale; infinite where there is none. ``terbaik`` < ``terburuk``: lower is better.
        tanda: thresholds, lower ends of bands, ★ minima: what a figure on the better side of has reached.
        tanda_balik: the same for what a figure on the worse side of has reached, "paling banyak 20": 20,04 is ``20,1``.
        desimal: decimals shown.
        toleransi: a figure this little short of a mark has reached it.
    """

    terburuk: float
    terbaik: float
    tanda: tuple[float, ...] = ()
    desimal: int = 1
    toleransi: float = TOLERANSI
    tanda_balik: tuple[float, ...] = ()

    @property
    def lebar(self) -> float:
        """Length of the scale."""
        return abs(self.terbaik - self.terburuk)

    def bulatkan(self, nilai: float) -> Decimal:
        """Return a figure as it is shown. ValueError where there is none (NaN)."""
        if not math.isfinite(nilai):
            raise ValueError(f"bukan bilangan: {nilai}")
        if self.terbaik < self.terburuk:
            tanda, tanda_balik = (tuple(-t for t in semua) for semua in (self.tanda, self.tanda_balik))
            cermin = Mistar(-self.terburuk, -self.terbaik, tanda, self.desimal, self.toleransi, tanda_balik)
            balik = cermin.bulatkan(-nilai)
            return -balik if balik else balik
        asal, langkah = _desimal(nilai), _langkah(self.desimal)
        bulat = asal.quantize(langkah, ROUND_HALF_UP)
        if self._melompati(nilai, bulat):
            bulat = asal.quantize(langkah, ROUND_FLOOR)
        elif any(nilai > t + self.toleransi and bulat <= _desimal(t) for t in self._ujung_buruk()):
            naik = asal.quantize(langkah, ROUND_CEILING)
            bulat = bulat if self._melompati(nilai, naik) else naik
        return bulat or abs(bulat)

    def tulis(self, nilai: float, *, ringkas: bool = False) -> str:
        """Return a figure as text, with decimal comma. ValueError where there is none (NaN)."""
        return tulis(self.bulatkan(nilai), ringkas=ringkas)

    def beda(self, nilai: float) -> str:
        """Return how far apart two figures of the scale lie, with its sign, in the decimals that they are shown in."""
        return beda(nilai, self.desimal)

    def pada_satu(self, desimal: int = 4) -> "Mistar":
        """Return the same scale as shares 0–1, on which the engine computes."""
        tanda, tanda_balik = (
            tuple((t - self.terburuk) / (self.terbaik - self.terburuk) for t in semua)
            for semua in (self.tanda, self.tanda_balik)
        )
        return Mistar(0.0, 1.0, tanda, desimal, self.toleransi / self.lebar, tanda_balik)

    def _ujung_buruk(self) -> tuple[float, ...]:
        """Return what a better figure is never shown as: the worst end, and marks on the worse side."""
        return (*((self.terburuk,) if math.isfinite(self.terburuk) else ()), *self.tanda_balik)

    def _melompati(self, nilai: float, bulat: Decimal) -> bool:
        """Return whether ``bulat`` claims a mark that ``nilai`` has not reached."""
        tanda = (*self.tanda, self.terbaik) if math.isfinite(self.terbaik) else self.tanda
        return any(nilai < t - self.toleransi and bulat >= _desimal(t) for t in tanda)


def mistar_skala(awal: Decimal, akhir: Decimal, tanda: Iterable[Decimal] = ()) -> Mistar:
    """Return the scale of an instrument's scores, with as many decimals as its length and its marks ask for."""
    semua, lebar = tuple(tanda), float(akhir - awal)
    desimal = max(1 if lebar > _SKALA_PENDEK else 2, *(banyak_desimal(t) for t in (awal, akhir, *semua)))
    return Mistar(float(awal), float(akhir), tuple(map(float, semua)), desimal, TOLERANSI * lebar)


def bulatkan(nilai: float, desimal: int = 1) -> Decimal:
    """Return a number that lies on no scale, half up. ValueError where there is none (NaN)."""
    if not math.isfinite(nilai):
        raise ValueError(f"bukan bilangan: {nilai}")
    bulat = _desimal(nilai).quantize(_langkah(desimal), ROUND_HALF_UP)
    return bulat or abs(bulat)


def tulis(nilai: Decimal | float, *, ringkas: bool = False) -> str:
    """Return a number with decimal comma; thousands are not parted, since what is shown is also typed in again.

    Args:
        nilai: a Decimal keeps its decimals, any other number gets one.
        ringkas: drop decimals of zero (``55``).
    """
    bulat = nilai if isinstance(nilai, Decimal) else bulatkan(nilai)
    teks = f"{bulat:f}"
    if ringkas and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.replace(".", ",").replace("-", "−")


def tulis_tetap(nilai: Decimal | float) -> str:
    """Return a number as it was written, all its decimals and none more: ``70``, ``2,6``."""
    return tulis(nilai if isinstance(nilai, Decimal) else _desimal(nilai), ringkas=True)


def tulis_sel(nilai: float) -> str:
    """Return a number of a workbook's cell in at most ten figures, as Excel does: ``499,5``, ``-1500``, ``1e-300``."""
    return f"{nilai:.10g}".replace(".", ",")


def ribuan(banyak: int) -> str:
    """Return a count with a point between thousands: ``83.762``."""
    return f"{banyak:,}".replace(",", ".")


def tulis_rentang(dari: str, sampai: str) -> str:
    """Return two figures as a range: ``41,0–63,0``."""
    return f"{dari}–{sampai}"


def jauh(nilai: float, desimal: int = 1) -> str:
    """Return how far two figures lie apart, sign aside: ``6,8``, ``kurang dari 0,1``, ``0,0`` if not at all.

    Args:
        nilai: the difference.
        desimal: decimals shown, those of the scale that the figures lie on (``Mistar.desimal``).
    """
    bulat = bulatkan(abs(nilai), desimal)
    return f"kurang dari {tulis(_langkah(desimal))}" if not bulat and abs(nilai) > TOLERANSI else tulis(bulat)


def beda(nilai: float, desimal: int = 1) -> str:
    """Return a change with its sign: ``+5,4``, ``−1,2``, ``kurang dari +0,1``, ``tidak sampai −0,1``, ``0,0``.

    Args:
        nilai: the change.
        desimal: decimals shown, as for ``jauh``.
    """
    bulat, terkecil = bulatkan(nilai, desimal), tulis(_langkah(desimal))
    if nilai > TOLERANSI:
        return f"+{tulis(bulat)}" if bulat else f"kurang dari +{terkecil}"
    return tulis(bulat) if bulat or nilai >= -TOLERANSI else f"tidak sampai −{terkecil}"


def persen(bagian: float) -> str:
    """Return a share 0–1 as whole per cent, rounded down, so that 100% means all and 80% at least 80."""
    seratus = math.floor((bagian + TOLERANSI) * 100)
    return "kurang dari 1%" if seratus == 0 and bagian > 0 else f"{seratus}%"


def bita(banyak: int, *, ke_bawah: bool = False) -> str:
    """Return a size: ``512 B``, ``45 kB``, ``1,5 MB``; rounded up, so that what is too big does not look as if it fits.

    Args:
        banyak: bytes.
        ke_bawah: round down, for room that is left or for a limit.
    """
    arah = ROUND_FLOOR if ke_bawah else ROUND_CEILING
    bulat, nama = Decimal(banyak), "B"
    for satuan, nama_besar, desimal in _BITA:
        if bulat >= 1000:
            bulat, nama = (Decimal(banyak) / satuan).quantize(_langkah(desimal), arah), nama_besar
    return f"{tulis(bulat, ringkas=True)} {nama}"


def banyak_desimal(nilai: Decimal) -> int:
    """Return how many decimals a number needs."""
    eksponen = nilai.normalize().as_tuple().exponent
    assert isinstance(eksponen, int)  # noqa: S101  (finite, the models see to it)
    return max(0, -eksponen)


def _langkah(desimal: int) -> Decimal:
    """Return the least step between two figures of so many decimals: 0.1, 0.01."""
    return Decimal(f"1e-{desimal}")


def _desimal(nilai: float) -> Decimal:
    """Return a number in the 15 digits that a float holds for sure: sums like 45,249999999999996 are 45,25 again."""
    return Decimal(f"{nilai:.15g}")
