"""Colours of drawings can be told apart and read in both themes and on paper."""

import re
from dataclasses import fields

import pytest
from tangga_uji import tangga_dari

from penilaian.grafik import GELAP, KERTAS, TERANG, Warna, gaya, tangga

LATAR = {"terang": "#fbfcfa", "gelap": "#0f1c1a", "kertas": "#ffffff"}
"""The pages that drawings lie on."""


def kontras(satu: str, lain: str) -> float:
    """Contrast of two colours after WCAG, 1–21."""

    def cahaya(warna: str) -> float:
        k = [int(warna[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in k)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    terang, gelap = sorted((cahaya(satu), cahaya(lain)), reverse=True)
    return (terang + 0.05) / (gelap + 0.05)


@pytest.mark.parametrize(
    ("w", "latar"), [(TERANG, LATAR["terang"]), (GELAP, LATAR["gelap"]), (KERTAS, LATAR["kertas"])], ids=list(LATAR)
)
def test_text_stands_out_by_4_5_and_outlines_by_3(w: Warna, latar: str):
    for teks, di in ((w.tinta, w.muka), (w.tinta, w.pijak), (w.tinta, latar), (w.di_sini, latar)):
        assert kontras(teks, di) >= 4.5, (teks, di)
    for garis in (w.utama, w.kuat, w.tepi, w.di_sini):
        assert min(kontras(garis, w.muka), kontras(garis, latar)) >= 3, garis
    assert min(kontras(w.di_padat, w.utama), kontras(w.di_padat, w.kuat), kontras(w.tinta, w.isi)) >= 3


def test_every_colour_on_screen_follows_the_theme_and_the_printer():
    lembar = gaya()
    dipakai = set(re.findall(r"var\((--[\w-]+),", tangga(tangga_dari([90, (50, ""), 20]))))

    assert len(dipakai) == len(fields(Warna))
    cetak = lembar[lembar.index("@media print") :]
    for nama in dipakai:
        assert re.search(rf"{nama}:light-dark\(#[0-9a-f]{{6}},#[0-9a-f]{{6}}\)", lembar)
        assert re.search(rf"{nama}:#[0-9a-f]{{6}}", cetak)
