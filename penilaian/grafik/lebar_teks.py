"""Text in drawings: how wide it will be, and how it is made to fit.

SVG does not wrap, and whoever draws does not know which font the reader has. Widths are estimated for Plus Jakarta
Sans; where a wider fallback would run over, the text is given its length, so that every font keeps to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from penilaian.markah import Html, unsur

_LEBAR_HURUF: Final = {
    **dict.fromkeys("ijlI'|", 0.26),
    **dict.fromkeys(" ", 0.18),
    **dict.fromkeys("frtJ.,:;!()[]/", 0.41),
    **dict.fromkeys("–-", 0.66),
    **dict.fromkeys("mwMW@%&★▾", 0.93),
    **dict.fromkeys("CGOQD", 0.82),
}
"""Widths in em at the weights in use (600–800), measured in the font that the dashboard brings, tabular figures."""
_LEBAR_BIASA: Final = 0.6
_LEBAR_BESAR: Final = 0.69

_RAPAT: Final = 0.92
"""How far letters may be squeezed without anybody seeing it."""
_SESAK: Final = 0.72
"""How far they may be squeezed where the screen leaves no choice."""

_HURUF_LAIN: Final = 1.25
"""How much wider than ours a fallback font may be (DejaVu Sans)."""


def lebar_teks(isi: str, ukuran: float) -> float:
    """Return about how wide a text will be, in the unit of ``ukuran``, the font size."""
    em = (_LEBAR_HURUF.get(h, _LEBAR_BESAR if h.isupper() else _LEBAR_BIASA) for h in isi)
    return ukuran * sum(em)


def rapat_bersama(isi: Sequence[str], ukuran: float, muat: float) -> float | None:
    """Return how far texts of one kind are squeezed, all alike, so that the widest fits; None = none needs a length.

    Squeezed one by one they would stand in letters of several widths beside each other.
    """
    terlebar = max((lebar_teks(i, ukuran) for i in isi), default=0.0)
    return min(1.0, muat / terlebar) if terlebar * _HURUF_LAIN > muat else None


def tulis_gambar(
    isi: str,
    x: float,
    y: float,
    *,
    ukuran: float,
    tebal: int,
    warna: str,
    rapat: float | None,
    jangkar: str = "middle",
) -> Html:
    """Return one line of text, its middle (or its ``start``) at ``x``, squeezed as ``rapat_bersama`` says."""
    return unsur(
        "text",
        isi,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        text_anchor=jangkar,
        font_size=f"{ukuran:g}",
        font_weight=tebal,
        fill=warna,
        textLength=None if rapat is None else f"{lebar_teks(isi, ukuran) * rapat:.1f}",
        lengthAdjust=None if rapat is None else "spacingAndGlyphs",
    )


@dataclass(frozen=True)
class Nama:
    """How names stand under their boxes: font size, and the lines of each; no lines at all where none would fit."""

    ukuran: float
    baris: tuple[tuple[str, ...], ...]

    @property
    def banyak(self) -> int:
        """Lines of the longest name."""
        return max(map(len, self.baris), default=0)


def susun_nama(nama: Sequence[str], lebar: float, ukuran: Sequence[float], baris_terbanyak: int = 3) -> Nama | None:
    """Return names so that each fits into ``lebar``: on one line if any size allows it, else broken between words.

    Args:
        nama: one a box; all get the same size.
        lebar: width that a line may have.
        ukuran: font sizes that may be used, the best one first.
        baris_terbanyak: lines that a name may have.

    Returns:
        None where some word is too long even for the last size: then names do not stand under boxes.
    """
    baris = range(1, baris_terbanyak + 1)
    for banyak, u, mampat in [*product(baris, ukuran, [_RAPAT]), *product(baris, ukuran[-1:], [_SESAK])]:
        patah = [patahkan(n, lebar / mampat, u) for n in nama]
        if all(len(b) <= banyak and all(lebar_teks(x, u) * mampat <= lebar for x in b) for b in patah):
            return Nama(u, tuple(map(tuple, patah)))
    return None


def ukuran_muat(isi: Sequence[str], lebar: float, ukuran: float, terkecil: float) -> float:
    """Return the largest font size up to ``ukuran`` at which every text fits, but never less than ``terkecil``."""
    terlebar = max((lebar_teks(i, ukuran) for i in isi), default=0.0)
    return ukuran if terlebar <= lebar else max(terkecil, int(ukuran * lebar / terlebar * 2) / 2)


def patahkan(nama: str, lebar: float, ukuran: float) -> list[str]:
    """Return a name in lines, each as long as ``lebar`` allows; a word that is longer stands alone."""
    baris: list[str] = []
    for kata in nama.split():
        if baris and lebar_teks(f"{baris[-1]} {kata}", ukuran) <= lebar:
            baris[-1] = f"{baris[-1]} {kata}"
        else:
            baris.append(kata)
    return baris
