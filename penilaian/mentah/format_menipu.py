"""Number formats of a workbook that show something other than the number: a word, a minus, thousands, nothing."""

import operator
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from penilaian.angka import tulis_sel

SYARAT_FORMAT: Final = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\]")
"""A condition in a section of a number format."""

BANDING_FORMAT: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}

_KEPING: Final = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\[\]]*\]|([0#?]+(?:[.,]*[0#?]+)*)(,*)|(;)|(.)', re.S)
"""A text, a sign that stands for itself, what only makes room, a condition or colour, figures, and thousands."""

_MINUS: Final = ("-", "\u2212", "\u2013")


class BagianTampil(NamedTuple):
    """A section of a number format as it is seen.

    Attributes:
        syarat: under which condition it holds, ``None`` where by the sign of the number.
        muka: the text before the figures.
        ekor: the text behind them.
        berangka: figures are shown.
        ribu: by how many thousands they are divided.
        lain: it has other signs: a date, a text, a number as it is.
        hampa: it shows nothing at all.
    """

    syarat: tuple[str, float] | None
    muka: str
    ekor: str
    berangka: bool
    ribu: int
    lain: bool
    hampa: bool


@lru_cache(maxsize=256)
def uraikan_format(kode: str) -> tuple[BagianTampil, ...]:
    """Return the sections of a number format."""
    hasil: list[BagianTampil] = []
    keping: list[re.Match[str]] = []
    for c in _KEPING.finditer(kode):
        if c[5]:
            hasil.append(_bagian(keping))
            keping = []
        else:
            keping.append(c)
    terakhir = _bagian(keping)
    return (*hasil, terakhir if hasil or keping else terakhir._replace(hampa=False))  # no format is no empty one


def _bagian(keping: Sequence[re.Match[str]]) -> BagianTampil:
    muka, ekor, berangka, ribu, lain, syarat = "", "", False, 0, False, None
    berwarna = False
    for c in keping:
        if c[3]:
            berangka, ribu = True, len(c[4])
            continue
        if tanda := SYARAT_FORMAT.fullmatch(c[0]):
            syarat = (tanda[1], float(tanda[2]))
        elif c[0].startswith("["):
            berwarna = True  # a colour alone shows the number as it is, in that colour
        sendiri = c[6] or ""
        lain = lain or sendiri.isalpha() or sendiri in {"%", "@", "/"}
        teks = c[1] or c[2] or (sendiri if not sendiri.isalpha() and sendiri not in {".", ",", "%", "@", "/"} else "")
        if berangka:
            ekor += teks
        else:
            muka += teks
    hampa = not (muka.strip() or berangka or lain or berwarna)
    return BagianTampil(syarat, muka, ekor, berangka, ribu, lain, hampa)


def mungkin_menipu(bagian: BagianTampil) -> bool:
    """Return whether a section may show something other than the number, whatever that is."""
    if bagian.lain:
        return False
    if not bagian.berangka:
        return bagian.hampa or any(map(str.isalnum, bagian.muka))
    return _berminus(bagian) or (bagian.ribu > 0 and any(map(str.isalpha, bagian.muka + bagian.ekor)))


def teks_tak_tampak(kode: str) -> bool:
    """Return whether a format shows nothing of a text: its fourth section is empty, as in ``;;;``."""
    semua = uraikan_format(kode)
    return len(semua) > _BAGIAN_TEKS and semua[_BAGIAN_TEKS].hampa


_BAGIAN_TEKS: Final = 3
"""Number of the section, from 0, that shows texts."""


def _berminus(bagian: BagianTampil) -> bool:
    return bagian.muka.strip().endswith(_MINUS)


def tampil_lain(kode: str, nilai: float) -> str | None:
    """Return what a format shows of a number that is another than the number, None where it shows just that.

    ``""`` where it shows nothing.
    """
    semua = uraikan_format(kode)
    ini = _untuk(semua, nilai)
    if ini is None or not mungkin_menipu(ini) or (ini.berangka and nilai <= 0):
        return None
    if not ini.berangka:
        return ini.muka.strip()
    if ini.ribu:
        return f"{ini.muka}{tulis_sel(nilai / 1000**ini.ribu)}{ini.ekor}".strip()
    return f"{ini.muka}{tulis_sel(nilai)}{ini.ekor}".strip()


def _untuk(semua: Sequence[BagianTampil], nilai: float) -> BagianTampil | None:
    """Return the section that shows a number: the first whose condition it meets, else the one of its sign."""
    angka = semua[:3]
    if any(b.syarat for b in angka):
        return next((b for b in angka if b.syarat is None or BANDING_FORMAT[b.syarat[0]](nilai, b.syarat[1])), None)
    letak = 0 if nilai > 0 else 1 if nilai < 0 else 2
    if len(angka) <= letak:
        return angka[0]
    return angka[letak]
