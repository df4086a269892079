"""Filled and hatched rectangles."""

from collections.abc import Iterator

from penilaian.grafik.warna import Warna
from penilaian.markah import Html, unsur


def persegi(kelas: str, x: float, y: float, lebar: float, tinggi: float, isi: str, *, sudut: int | None = None) -> Html:
    """Return a rectangle; ``sudut``: radius of its corners."""
    return unsur(
        "rect",
        kelas=f"pd-{kelas}",
        x=f"{x:.2f}",
        y=f"{y:.2f}",
        width=f"{lebar:.2f}",
        height=f"{tinggi:.2f}",
        rx=sudut,
        fill=isi,
    )


def arsiran(
    x: float, y: float, lebar: float, tinggi: float, garis: float, warna: Warna, *, terisi: float = 0.0
) -> Iterator[Html]:
    """Yield a hatched rectangle: its ground, stripes that end at its edges, and its upper edge.

    A pattern would need an id, which two drawings on one page must not share.

    Args:
        x: its left edge.
        y: its upper edge.
        lebar: its width.
        tinggi: its height.
        garis: how coarse it is: 1 in a key, 2 in a large drawing.
        warna: what it is painted with.
        terisi: height of the part, from below, whose ground is filled.
    """
    yield persegi("arsir", x, y, lebar, tinggi, warna.muka)
    if terisi > 0:
        yield persegi("arsir-isi", x, y + tinggi - terisi, lebar, terisi, warna.isi)
    yield unsur("path", d="".join(_lajur(x, y, lebar, tinggi, garis)), fill=warna.utama)
    yield unsur("path", d=f"M{x:.1f} {y:.1f}h{lebar:.1f}", stroke=warna.utama, stroke_width=1.2)


def _lajur(x: float, y: float, lebar: float, tinggi: float, garis: float) -> Iterator[str]:
    """Yield stripes as closed paths: what lies between two slanting lines and inside the rectangle."""
    jarak, tebal = 5.5 + 2 * garis, 1.6 + garis  # measured along an edge, so √2 wider than across
    dari = 0.0
    while dari < lebar + tinggi:
        sampai = min(dari + tebal, lebar + tinggi)
        titik = [(max(0.0, dari - tinggi), min(dari, tinggi))]  # on the left or the lower edge
        if dari < tinggi < sampai:
            titik.append((0.0, tinggi))
        titik += [(max(0.0, sampai - tinggi), min(sampai, tinggi)), (min(sampai, lebar), max(0.0, sampai - lebar))]
        if dari < lebar < sampai:
            titik.append((lebar, 0.0))
        titik.append((min(dari, lebar), max(0.0, dari - lebar)))
        yield "M" + "L".join(f"{x + a:.1f} {y + b:.1f}" for a, b in titik) + "Z"
        dari += jarak
