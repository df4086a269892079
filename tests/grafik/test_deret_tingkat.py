"""The small row of steps over a question: what is certain, possible and out of reach, and that it can be read."""

import re
import xml.etree.ElementTree as ET

import pytest

from penilaian.grafik import deret_tingkat, gaya
from penilaian.grafik.deret_tingkat import LEBAR
from penilaian.narasi.menuju_pasti import Rentang, uraian_rentang

SEMUA = [(p, m, b) for b in (1, 4, 7) for p in range(b + 1) for m in range(p, b + 1)]
SVG = "{http://www.w3.org/2000/svg}"


def gambar(pasti: int, mungkin: int, banyak: int = 4) -> ET.Element:
    nama = ("Belum mencapai Satu", *(f"Tingkat {n}" for n in range(1, banyak + 1)))
    figur = ET.fromstring(deret_tingkat(Rentang(pasti, mungkin, nama)))  # noqa: S314  (drawn here)
    assert figur.get("class") == "pd-deret"
    return figur.find(f"{SVG}svg")


def kelas(svg: ET.Element, nama: str) -> list[ET.Element]:
    return [e for e in svg.iter() if e.get("class") == nama]


@pytest.mark.parametrize(("pasti", "mungkin", "banyak"), SEMUA)
def test_every_step_is_certain_possible_or_out_of_reach(pasti, mungkin, banyak):
    svg = gambar(pasti, mungkin, banyak)
    assert len(kelas(svg, "pd-pasti")) == pasti + 1
    assert len(kelas(svg, "pd-dasar-nomor")) == mungkin - pasti
    assert len(kelas(svg, "pd-tertutup")) == banyak - mungkin
    assert [t.text for t in svg.iter(f"{SVG}text")] == [str(n) for n in range(mungkin + 1)]


@pytest.mark.parametrize(("pasti", "mungkin", "banyak"), SEMUA)
def test_a_full_house_stands_on_the_certain_step_and_a_hollow_one_on_the_possible_step(pasti, mungkin, banyak):
    svg = gambar(pasti, mungkin, banyak)
    angka = list(svg.iter(f"{SVG}text"))

    def letak(nama: str) -> list[float]:
        return [float(re.match(r"translate\(([\d.]+)", e.get("transform"))[1]) for e in kelas(svg, nama)]

    assert letak("pd-rumah") == [float(angka[pasti].get("x"))]
    assert letak("pd-rumah-mungkin") == ([float(angka[mungkin].get("x"))] if mungkin > pasti else [])


@pytest.mark.parametrize(("pasti", "mungkin", "banyak"), SEMUA)
def test_nothing_leaves_the_drawing_and_steps_rise(pasti, mungkin, banyak):
    svg = gambar(pasti, mungkin, banyak)
    lebar, tinggi = (float(x) for x in svg.get("viewBox").split()[2:])
    assert lebar == LEBAR
    kotak = [r for r in svg.iter(f"{SVG}rect") if r.get("class") in {"pd-pasti", "pd-tertutup"}]
    for r in kotak:
        x, y, w, h = (float(r.get(k)) for k in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + w <= lebar
        assert y >= 0
        assert y + h <= tinggi
    assert [float(r.get("height")) for r in kotak] == sorted(float(r.get("height")) for r in kotak)
    atap = [float(re.search(r" (-?[\d.]+)\)", e.get("transform"))[1]) for e in kelas(svg, "pd-rumah")]
    assert min(atap) - 20 >= -1


def test_numbers_stay_twelve_pixels_on_the_narrowest_phone():
    ukuran = {float(t.get("font-size")) for t in gambar(1, 3).iter(f"{SVG}text")}
    assert min(ukuran) * 288 / LEBAR >= 12


def test_who_does_not_see_it_hears_the_sentence_and_nothing_in_it_has_an_id():
    svg = gambar(1, 3)
    nama = ("Belum mencapai Satu", *(f"Tingkat {n}" for n in range(1, 5)))
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == uraian_rentang(Rentang(1, 3, nama))
    assert not [e for e in svg.iter() if e.get("id")]


def test_its_colours_follow_the_theme_and_become_black_in_print():
    assert ".pd-deret" in gaya()
    for _, isi in re.findall(r"(:is\([^)]*\))\{([^}]*)\}", gaya()):
        assert "--pd-gambar-" in isi
