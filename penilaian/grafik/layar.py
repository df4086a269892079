"""The stair for a page: one drawing for each width of screen, and the key below them."""

from collections.abc import Iterator, Sequence
from typing import Final

from penilaian.angka import tulis_tetap
from penilaian.grafik.arsir import arsiran
from penilaian.grafik.tangga import LAPTOP, PONSEL, PONSEL_KECIL, gambar_tangga
from penilaian.grafik.warna import LAYAR
from penilaian.markah import Html, unsur
from penilaian.narasi.tangga import Undak, sebut_rendah

_LAYAR: Final = {"laptop": LAPTOP, "ponsel": PONSEL, "ponsel-kecil": PONSEL_KECIL}


def tangga(undak: Sequence[Undak]) -> Html:
    """Return the stair as a figure; the page needs ``gaya`` once."""
    gambar = (gambar_tangga(undak, u, kelas=f"pd-tangga-{n}") for n, u in _LAYAR.items())
    return unsur("figure", *gambar, unsur("figcaption", *_kunci(undak)), kelas="pd-tangga")


def _kunci(undak: Sequence[Undak]) -> Iterator[Html]:
    """Yield what the marks mean, those that the drawing shows."""
    skala = undak[0].skala
    hampa = f"Tanpa isi = {tulis_tetap(skala.min)}, penuh" if skala.min else "Penuh"
    yield unsur("span", f"{hampa} = {tulis_tetap(skala.maks)}")
    garis = unsur("path", d="M0 5h26", stroke=LAYAR.tinta, stroke_width=2, stroke_dasharray="4 3")
    ambang = [u.angka_ambang for u in undak]
    sama = len(set(ambang)) == 1
    syarat = f"{ambang[0]}, syarat naik" if sama else f"syarat naik tiap tingkat: {' · '.join(ambang)}"
    yield unsur("span", unsur("svg", garis, width=26, height=10, aria_hidden="true"), syarat)
    if any(u.terbuka for u in undak):
        tepi = unsur("path", d="M.6 .6h18.8v11.8H.6Z", fill="none", stroke=LAYAR.utama, stroke_width=1.2)
        kotak = unsur("svg", *arsiran(0, 0, 20, 13, 1, LAYAR), tepi, width=20, height=13, aria_hidden="true")
        yield unsur("span", kotak, "belum pasti")
    if any(u.bintang_kurang for u in undak):
        yield unsur("span", "★ nilainya cukup, syarat wajib belum")
    if rendah := [a for u in undak if u.aspek_kurang for a in u.aspek_di_bawah]:
        yield unsur("span", f"▾ nilainya cukup, {sebut_rendah(rendah)}")
