"""Results as pictures, for pages, documents and the API alike: the stair in SVG, bars in HTML. No library draws them.

Numbers and words come from ``narasi``; nothing is computed here but where a line goes.
"""

from penilaian.grafik.batang import batang, daftar_batang, jalur
from penilaian.grafik.deret_tingkat import deret_tingkat
from penilaian.grafik.gaya import gaya
from penilaian.grafik.layar import tangga
from penilaian.grafik.tangga import LAPTOP, LEMBAR, PONSEL, PONSEL_KECIL, Ukuran, gambar_tangga
from penilaian.grafik.warna import GELAP, KERTAS, LAYAR, TERANG, Warna

__all__ = [
    "GELAP",
    "KERTAS",
    "LAPTOP",
    "LAYAR",
    "LEMBAR",
    "PONSEL",
    "PONSEL_KECIL",
    "TERANG",
    "Ukuran",
    "Warna",
    "batang",
    "daftar_batang",
    "deret_tingkat",
    "gambar_tangga",
    "gaya",
    "jalur",
    "tangga",
]
