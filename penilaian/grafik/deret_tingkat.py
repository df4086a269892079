"""Where a village may stand, as a row of steps: certain, possible, out of reach; small, to stand over a question."""

from collections.abc import Iterator
from typing import Final

from penilaian.grafik.arsir import arsiran, persegi
from penilaian.grafik.lebar_teks import rapat_bersama, tulis_gambar
from penilaian.grafik.warna import LAYAR, Warna
from penilaian.markah import Html, unsur
from penilaian.narasi.menuju_pasti import Rentang, uraian_rentang

LEBAR: Final = 328
"""Of the drawing, pixels; on a wider or narrower screen it grows or shrinks with its column."""

_RENDAH: Final = 23
"""Height of the first step."""
_NAIK: Final = 9
_SELA: Final = 7
_HURUF: Final = 14
_RUMAH: Final = 20
"""Room that the house takes above its step."""


def deret_tingkat(rentang: Rentang, warna: Warna = LAYAR) -> Html:
    """Return the steps from 0 to the last stage as one SVG element; it needs ``gaya`` for its colours.

    Up to the certain step they are filled, up to the possible one hatched, beyond it crossed out. A full house stands
    where the village certainly is, a hollow one where it may be.
    """
    return unsur("figure", _gambar(rentang, warna), kelas="pd-deret")


def _gambar(rentang: Rentang, warna: Warna) -> Html:
    tinggi = max(
        _RENDAH + _NAIK * rentang.banyak,
        *(_RENDAH + _NAIK * n + _RUMAH for n in (rentang.pasti, rentang.mungkin)),
    )
    return unsur(
        "svg",
        *(x for n in range(rentang.banyak + 1) for x in _anak(rentang, n, tinggi + 1, warna)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {LEBAR} {tinggi + 2}",
        width=LEBAR,
        height=tinggi + 2,
        role="img",
        aria_label=uraian_rentang(rentang),
        font_family="Plus Jakarta Sans, system-ui, sans-serif",
        style="font-variant-numeric:tabular-nums",
    )


def _anak(rentang: Rentang, n: int, tanah: float, warna: Warna) -> Iterator[Html]:
    """Yield one step: its box, its number or cross, and the house on it."""
    lebar = (LEBAR - 2 - _SELA * rentang.banyak) / (rentang.banyak + 1)
    x, tinggi = 1 + n * (lebar + _SELA), _RENDAH + _NAIK * n
    y, tengah = tanah - tinggi, x + lebar / 2
    if n <= rentang.pasti:
        yield persegi("pasti", x, y, lebar, tinggi, warna.kuat if n == rentang.pasti else warna.utama, sudut=3)
        yield _nomor(n, tengah, tanah, lebar, warna.di_padat)
    elif n <= rentang.mungkin:
        yield from arsiran(x, y, lebar, tinggi, 1, warna)
        yield _tepi(x, y, lebar, tinggi, warna.utama, 2)
        yield persegi("dasar-nomor", tengah - 9, tanah - 20, 18, 17, warna.muka, sudut=3)
        yield _nomor(n, tengah, tanah, lebar, warna.tinta)
    else:
        yield persegi("tertutup", x, y, lebar, tinggi, warna.muka, sudut=3)
        yield _tepi(x, y, lebar, tinggi, warna.tepi, 1.2)
        silang = f"M{tengah - 5:.1f} {tanah - 17:.1f}l10 10m0-10l-10 10"
        yield unsur("path", d=silang, fill="none", stroke=warna.tepi, stroke_width=2)
    if n == rentang.pasti:
        yield _rumah(tengah, y, warna, hampa=False)
    elif n == rentang.mungkin:
        yield _rumah(tengah, y, warna, hampa=True)


def _nomor(n: int, tengah: float, tanah: float, lebar: float, warna: str) -> Html:
    rapat = rapat_bersama([str(n)], _HURUF, lebar)
    return tulis_gambar(str(n), tengah, tanah - 6.5, ukuran=_HURUF, tebal=800, warna=warna, rapat=rapat)


def _tepi(x: float, y: float, lebar: float, tinggi: float, warna: str, tebal: float) -> Html:
    return unsur(
        "rect",
        x=f"{x:.2f}",
        y=f"{y:.2f}",
        width=f"{lebar:.2f}",
        height=f"{tinggi:.2f}",
        rx=3,
        fill="none",
        stroke=warna,
        stroke_width=tebal,
    )


def _rumah(x: float, y: float, warna: Warna, *, hampa: bool) -> Html:
    dinding = "M-7.5 0V-9.2L0 -16.7L7.5 -9.2V0"
    return unsur(
        "g",
        unsur("path", d=f"{dinding}Z", fill=warna.muka, stroke=warna.di_sini, stroke_width=1.8)
        if hampa
        else unsur("path", d=f"{dinding}H2.1V-6.7H-2.1V0Z", fill=warna.di_sini),
        unsur("path", d="M-10 -8.8L0 -18.3L10 -8.8", fill="none", stroke=warna.di_sini, stroke_width=2.5),
        transform=f"translate({x:.1f} {y - (1.9 if hampa else 0.5):.1f})",
        stroke_linecap="round",
        stroke_linejoin="round",
        kelas="pd-rumah-mungkin" if hampa else "pd-rumah",
    )
