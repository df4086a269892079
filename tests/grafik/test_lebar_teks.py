"""Text in drawings is as wide as the drawing believes."""

from pathlib import Path

import pytest
from PIL import ImageFont

import penilaian.dasbor
from penilaian.grafik.lebar_teks import lebar_teks, patahkan, rapat_bersama, susun_nama, ukuran_muat

HURUF = Path(penilaian.dasbor.__file__).parent
KATA = (
    *("Persiapan", "Pematangan", "Pemantapan", "Pemanfaatan", "di sini", "mungkin", "pasti"),
    *("Terkelola dan Terukur", "Layanan terpadu lintas perangkat", "Inovasi", "WIM", "Belum mencapai"),
    *("78,4", "100,0", "55–81", "8–42"),
)


@pytest.mark.parametrize("tebal", [600, 700, 800])
@pytest.mark.parametrize("kata", KATA)
def test_the_estimate_is_near_the_width_in_our_own_font(kata, tebal):
    huruf = ImageFont.truetype(next(HURUF.rglob("plus-jakarta-sans*.woff2")), 1000)
    huruf.set_variation_by_axes([tebal])

    assert 0.93 <= lebar_teks(kata, 1000) / huruf.getlength(kata, features=["tnum"]) <= 1.1


def test_names_take_the_largest_size_at_which_all_fit_on_one_line():
    assert susun_nama(["Satu", "Dua"], 100, (16, 12)).ukuran == 16
    panjang = susun_nama(["Pemanfaatan", "Dua"], 85, (16, 12))
    assert (panjang.ukuran, panjang.baris) == (12, (("Pemanfaatan",), ("Dua",)))


def test_names_break_between_words_before_they_are_squeezed():
    nama = susun_nama(["Terkelola dan Terukur", "Dua"], 85, (12,))

    assert nama.baris == (("Terkelola dan", "Terukur"), ("Dua",))
    assert nama.banyak == 2


def test_a_word_that_no_size_makes_fit_is_not_forced_in():
    assert susun_nama(["Transformasional", "Dua"], 60, (16, 12)) is None


def test_one_wide_text_squeezes_all_beside_it_and_where_all_fit_in_any_font_none_has_a_length():
    lebar = lebar_teks("Pemanfaatan", 12)
    assert rapat_bersama(["Satu", "Pemanfaatan"], 12, lebar * 0.8) == pytest.approx(0.8)
    assert rapat_bersama(["Satu", "Pemanfaatan"], 12, lebar * 1.2) == 1  # a wider font would run over
    assert rapat_bersama(["Satu", "Pemanfaatan"], 12, lebar * 1.3) is None
    assert rapat_bersama([], 12, 1) is None


def test_figures_shrink_together_but_never_below_what_can_be_read():
    assert ukuran_muat(["1,0", "100,0"], 200, 26, 12) == 26
    assert 12 < ukuran_muat(["1,0", "100,0"], 60, 26, 12) < 26
    assert ukuran_muat(["100,0"], 10, 26, 12) == 12


def test_a_word_longer_than_the_line_stands_alone():
    assert patahkan("ke Antarlembagakemasyarakatan desa", 60, 12) == ["ke", "Antarlembagakemasyarakatan", "desa"]
