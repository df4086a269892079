"""The look: text keeps to the scale of sizes and weights, colours can be read and are the same wherever written."""

import re
from dataclasses import asdict

import pytest
from peladen import AKAR
from test_setelan import kontras

from penilaian.dasbor.aplikasi import setelan
from penilaian.grafik import GELAP, TERANG

RUPA = AKAR / "penilaian" / "dasbor" / "komponen" / "rupa.css"
LEMBAR = sorted((AKAR / "penilaian").rglob("*.css"))
UKURAN = {0, 12, 13, 14, 16, 17, 20, 25, 34, 42, 68}
"""Pixels; 0 hides Streamlit's English words."""
TEBAL = {400, 500, 600, 700, 800}
SUDUT = {0, 3, 6, 10, 14}


def tanpa_catatan(berkas) -> str:
    return re.sub(r"/\*.*?\*/|@font-face \{.*?\}", "", berkas.read_text("utf-8"), flags=re.DOTALL)


def token(tema: str) -> dict[str, str]:
    """Colours of a theme by the name of their custom property."""
    isi = RUPA.read_text("utf-8")
    pasang = re.findall(r"--pd-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)", isi)
    return {nama: terang if tema == "terang" else gelap for nama, terang, gelap in pasang}


@pytest.mark.parametrize("berkas", LEMBAR, ids=lambda b: b.name)
def test_every_size_weight_and_corner_stands_on_the_scale(berkas):
    isi = tanpa_catatan(berkas)
    ukuran = {16 * float(n) for n in re.findall(r"font-size: ([\d.]+)rem", isi)}
    ukuran |= {float(n) for n in re.findall(r"font-size: ([\d.]+)(?:px)?[;} ]", isi)}
    sudut = {
        float(n)
        for satu in re.findall(r"border-radius: ([^;}]+)", isi)
        for n in re.findall(r"([\d.]+)(?:px| |$)", satu)
    }
    assert ukuran <= UKURAN
    assert {int(n) for n in re.findall(r"font-weight: (\d+)", isi)} <= TEBAL
    assert sudut <= SUDUT
    assert not re.search(r"border-radius: [^;}]*rem", isi)


def test_the_light_colours_are_those_that_old_browsers_get():
    layar, _, kertas = RUPA.read_text("utf-8").partition("@media print")
    assert dict(re.findall(r"--pd-([a-z-]+): (#\w{6});", layar)) == token("terang")
    assert dict(re.findall(r"--pd-([a-z-]+): (#\w{6});", kertas)).keys() == token("terang").keys()


def test_on_paper_every_colour_is_a_grey_and_text_stands_out():
    kertas = RUPA.read_text("utf-8").partition("@media print")[2]
    t = dict(re.findall(r"--pd-([a-z-]+): (#\w{6});", kertas))
    assert {n for n, w in t.items() if len({w[1:3], w[3:5], w[5:7]}) > 1} == set()
    for teks in ("tinta", "abu", "utama", "utama-teks", "di-sini", "awas", "galat"):
        for dasar in ("kertas", "kartu", "pasir", "isi", "isi-nanti", "awas-dasar"):
            assert kontras(t[teks], t[dasar]) >= 4.5, (teks, dasar)


@pytest.mark.parametrize("tema", ["terang", "gelap"])
def test_text_can_be_read_and_edges_seen_on_paper_card_and_sand(tema):
    t = token(tema)
    dasar = [t["kertas"], t["kartu"], t["pasir"]]
    teks = [(t[n], d) for n in ("tinta", "abu", "utama", "utama-teks", "di-sini", "awas", "galat") for d in dasar]
    teks += [(t[n], t[f"{n}-dasar"]) for n in ("awas", "galat")]
    teks += [(t["di-utama"], t["utama"]), (t["di-utama"], t["utama-teks"])]
    teks += [(t[n], t[d]) for n in ("tinta", "utama-teks") for d in ("isi", "isi-nanti")]
    assert {p: round(kontras(*p), 2) for p in teks if kontras(*p) < 4.5} == {}
    assert {d: round(kontras(t["tepi"], d), 2) for d in dasar if kontras(t["tepi"], d) < 3} == {}


@pytest.mark.parametrize(("tema", "bagian", "gambar"), [("terang", "light", TERANG), ("gelap", "dark", GELAP)])
def test_pages_drawings_and_the_theme_of_streamlit_have_the_same_colours(tema, bagian, gambar):
    t, s = token(tema), setelan()
    sama = {
        "muka": "kartu",
        "tinta": "tinta",
        "utama": "utama",
        "kuat": "utama-teks",
        "di_padat": "di-utama",
        "tepi": "tepi",
        "di_sini": "di-sini",
    }
    assert {n: asdict(gambar)[n] for n in sama} == {n: t[m] for n, m in sama.items()}
    sama = {
        "primaryColor": "utama",
        "backgroundColor": "kertas",
        "textColor": "tinta",
        "borderColor": "tepi",
        "grayTextColor": "abu",
        "orangeTextColor": "awas",
        "orangeBackgroundColor": "awas-dasar",
        "redTextColor": "galat",
        "redBackgroundColor": "galat-dasar",
        "greenTextColor": "utama-teks",
    }
    assert {n: s[f"theme.{bagian}.{n}"] for n in sama} == {n: t[m] for n, m in sama.items()}
