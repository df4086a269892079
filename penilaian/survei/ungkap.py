"""Sums in XPath, with whatever is known already added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

Syarat = str | bool
"""A condition in XPath, or what it always is."""

_DIGIT: Final = 20
"""Decimals of a constant: more than a float tells apart."""


@dataclass(frozen=True)
class Ungkap:
    """A constant and terms, each a factor and an expression that stands by itself."""

    tetap: Fraction = Fraction(0)
    suku: tuple[tuple[Fraction, str], ...] = ()

    def tambah(self, lain: "Ungkap", kali: Fraction | int = 1) -> "Ungkap":
        """Return the sum with ``kali`` times another."""
        suku = tuple((kali * k, teks) for k, teks in lain.suku)
        return Ungkap(self.tetap + kali * lain.tetap, (*self.suku, *suku))

    def tulis(self) -> str:
        """Return it as an expression."""
        isi = [_suku(k, teks) for k, teks in self.suku]
        if self.tetap or not isi:
            isi.append(_bilangan(self.tetap))
        return " + ".join(isi)

    def di_bawah_nol(self) -> Syarat:
        """Return whether it lies below 0."""
        if not self.suku:
            return self.tetap < 0
        return f"{Ungkap(suku=self.suku).tulis()} < {_bilangan(-self.tetap)}"


def satu(teks: str, kali: Fraction | int = 1) -> Ungkap:
    """Return one term."""
    return Ungkap(suku=((Fraction(kali), teks),))


def semua(syarat: Iterable[Syarat]) -> Syarat:
    """Return whether all of these hold; True for none."""
    return _gabung(syarat, " and ", berhenti=False)


def salah_satu(syarat: Iterable[Syarat]) -> Syarat:
    """Return whether one of these holds; False for none."""
    return _gabung(syarat, " or ", berhenti=True)


def bukan(syarat: Syarat) -> Syarat:
    """Return whether a condition does not hold."""
    return f"not({syarat})" if isinstance(syarat, str) else not syarat


def tulis_syarat(syarat: Syarat) -> str:
    """Return a condition as an expression."""
    return syarat if isinstance(syarat, str) else f"{str(syarat).lower()}()"


def bila(syarat: Syarat, ya: str, tidak: str) -> str:
    """Return what is one thing where a condition holds and another where it does not."""
    if isinstance(syarat, bool):
        return ya if syarat else tidak
    return f"if({syarat}, {ya}, {tidak})"


def teks_xpath(teks: str) -> str:
    """Return a text as an expression, whatever quotes it holds; blanks in a row are one, as pyxform makes them."""
    teks = " ".join(teks.split())
    if "'" not in teks:
        return f"'{teks}'"
    bagian = ', "\'", '.join(f"'{b}'" for b in teks.split("'"))
    return f"concat({bagian})"


def _gabung(syarat: Iterable[Syarat], sambung: str, *, berhenti: bool) -> Syarat:
    ada = [s for s in syarat if s is not (not berhenti)]
    if any(s is berhenti for s in ada):
        return berhenti
    isi = [s for s in ada if isinstance(s, str)]
    if not isi:
        return not berhenti
    return isi[0] if len(isi) == 1 else f"({sambung.join(isi)})"


def _suku(kali: Fraction, teks: str) -> str:
    return teks if kali == 1 else f"{_bilangan(kali)} * {teks}"


def _bilangan(nilai: Fraction) -> str:
    """Return a number without an exponent, which XPath does not know."""
    utuh, sisa = divmod(round(abs(nilai) * 10**_DIGIT), 10**_DIGIT)
    pecahan = f"{sisa:0{_DIGIT}d}".rstrip("0")
    return f"{'-' if nilai < 0 and (utuh or pecahan) else ''}{utuh}{'.' if pecahan else ''}{pecahan}"
