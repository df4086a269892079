"""Colours of a theme, and which ink can be read on which of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

TERBACA: Final = 4.5
"""Least contrast of text."""

DI_SINI: Final = "#b34e08"
"""Burnt orange: only for "you are here"."""


@dataclass(frozen=True)
class Rupa:
    """The look of a theme; the default is the light one.

    Attributes:
        tinta: text.
        kertas: background.
        garis: thin lines and marks that are not text; stands out from ``kertas`` by 3 at least.
        deret: colours of series, the main colour first, apart to colour-blind eyes too.
        panas: colours of a heat map, lowest value first; lightness runs one way.
    """

    tinta: str = "#15302e"
    kertas: str = "#fbfcfa"
    garis: str = "#6f8682"
    deret: tuple[str, ...] = ("#0f766e", "#2f8fdb", "#b98300", "#b345a0", "#1a2547", "#8a7350")
    panas: tuple[str, ...] = ("#e3efec", "#92c2ba", "#379186", "#084541")

    @property
    def skala_panas(self) -> list[list[float | str]]:
        """``panas`` as Plotly's colour scale."""
        return [[n / (len(self.panas) - 1), w] for n, w in enumerate(self.panas)]

    def tinta_di(self, bagian: float) -> str:
        """Return an ink that can be read (contrast ≥ 4.5) on the heat map's colour at ``bagian`` (0–1).

        The theme's own text or background colour where one of them does; else black or white, one of which always does.
        """
        latar = warna_panas(self.panas, bagian)
        for calon in ((self.tinta, self.kertas), ("#000000", "#ffffff")):
            terbaik = max(calon, key=lambda w: kontras(rgb(w), latar))
            if kontras(rgb(terbaik), latar) >= TERBACA:
                break
        return terbaik


Rgb = tuple[float, float, float]


def kontras(satu: Rgb, lain: Rgb) -> float:
    """Return the contrast of two colours (channels 0–1) after WCAG, 1–21."""
    terang, gelap = sorted((_cahaya(satu), _cahaya(lain)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


def _cahaya(warna: Rgb) -> float:
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in warna)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def rgb(warna: str) -> Rgb:
    """Return ``#0f766e`` as channels 0–1."""
    r, g, b = (int(warna[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return r, g, b


def warna_panas(deret: Sequence[str], bagian: float) -> Rgb:
    """Return the colour at ``bagian`` (0–1) of evenly spaced ``deret``, as Plotly mixes it."""
    letak = min(max(bagian, 0.0), 1.0) * (len(deret) - 1)
    n = min(int(letak), len(deret) - 2)
    kiri, kanan, porsi = rgb(deret[n]), rgb(deret[n + 1]), letak - n
    r, g, b = (a + porsi * (z - a) for a, z in zip(kiri, kanan, strict=True))
    return r, g, b
