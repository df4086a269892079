"""The house that says where the village is; nothing else has its colour."""

from dataclasses import dataclass
from typing import Final

from penilaian.grafik.lebar_teks import lebar_teks, rapat_bersama, tulis_gambar
from penilaian.grafik.warna import Warna
from penilaian.markah import Html, unsur

_TINGGI: Final = 23.5
"""Of the house with its roof, at size 1."""
_JEDA: Final = 5
"""Between roof and label."""


@dataclass(frozen=True)
class Letak:
    """Where a house stands: its middle, what it stands on, and from where to where its label may reach."""

    x: float
    y: float
    kiri: float
    kanan: float


def tinggi_rumah(skala: float, huruf: float) -> float:
    """Return how high a house and its label are, for a font size."""
    return _TINGGI * skala + _JEDA + huruf


def rumah(letak: Letak, label: str, huruf: float, skala: float, warna: Warna, *, hampa: bool = False) -> Html:
    """Return a house with its label above it; hollow where the village only may stand."""
    muat = letak.kanan - letak.kiri
    setengah = min(lebar_teks(label, huruf), muat) / 2
    tengah = min(max(letak.x, letak.kiri + setengah), letak.kanan - setengah)
    dinding = "M-9 0V-12L0 -21L9 -12V0"
    return unsur(
        "g",
        unsur(
            "g",
            unsur("path", d=f"{dinding}Z", fill=warna.muka, stroke=warna.di_sini, stroke_width=2.2)
            if hampa
            else unsur("path", d=f"{dinding}H2.6V-8H-2.6V0Z", fill=warna.di_sini),
            unsur("path", d="M-12 -10.5L0 -22L12 -10.5", fill="none", stroke=warna.di_sini, stroke_width=3),
            transform=f"translate({letak.x:.1f} {letak.y - (1 if hampa else 0):.1f}) scale({skala:.3g})",
            stroke_linecap="round",
            stroke_linejoin="round",
        ),
        tulis_gambar(
            label,
            tengah,
            letak.y - _TINGGI * skala - _JEDA,
            ukuran=huruf,
            tebal=700,
            warna=warna.di_sini,
            rapat=rapat_bersama([label], huruf, muat),
        ),
        kelas="pd-rumah-mungkin" if hampa else "pd-rumah",
    )
