"""Dates, periods, counts and lists in words, as Indonesian sentences spell them."""

import pytest

from penilaian.narasi.ejaan import awal_kecil, bilangan, gerak, kumpulan, rangkai, sebut_periode, sisipkan, tanggal


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        *((6.84, "naik 6,8"), (-1.25, "turun 1,3"), (0, "tetap"), (1e-12, "tetap")),
        *((0.04, "naik kurang dari 0,1"), (-0.04, "turun kurang dari 0,1")),
    ],
)
def test_changes_are_written_in_words(nilai, teks):
    assert gerak(nilai, 1) == teks


@pytest.mark.parametrize(("nilai", "teks"), [(0.01, "naik 0,01"), (-0.004, "turun kurang dari 0,01")])
def test_changes_on_a_short_scale_have_its_decimals(nilai, teks):
    assert gerak(nilai, 2) == teks


@pytest.mark.parametrize(
    ("asal", "teks"),
    [
        ("2026-10-14", "14 Oktober 2026"),
        ("2026-01-05T08:00:00", "5 Januari 2026"),
        ("14/10/2026", "14 Oktober 2026"),
        ("14 Oktober 2026", "14 Oktober 2026"),
        ("2026-13-01", "2026-13-01"),
        ("", ""),
    ],
)
def test_dates_are_written_with_the_name_of_the_month(asal, teks):
    assert tanggal(asal) == teks


@pytest.mark.parametrize(
    ("periode", "teks"),
    [("2026", "2026"), ("2026-S1", "semester 1 tahun 2026"), ("2026-T3", "triwulan 3 tahun 2026")],
)
def test_periods_are_told_in_words(periode, teks):
    assert sebut_periode(periode) == teks


@pytest.mark.parametrize(
    ("asal", "teks"),
    [("Situs web", "situs web"), ("UMKM desa", "UMKM desa"), ("APBDes terbuka", "APBDes terbuka"), ("", "")],
)
def test_abbreviations_stay_in_capitals_within_a_sentence(asal, teks):
    assert awal_kecil(asal) == teks


def test_small_numbers_are_written_in_words():
    assert [bilangan(n) for n in (0, 1, 12, 13)] == ["nol", "satu", "dua belas", "13"]


def test_a_list_is_joined_with_and():
    assert [rangkai(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a dan b", "a, b dan c"]


def test_brackets_stand_before_the_full_stop_of_a_sentence():
    assert sisipkan("Anggarkan dalam APB Desa.", "(upaya sedang)") == "Anggarkan dalam APB Desa (upaya sedang)."
    assert sisipkan("Anggarkan", "(upaya sedang)") == "Anggarkan (upaya sedang)"


@pytest.mark.parametrize(("banyak", "teks"), [(2, "kedua nilai"), (12, "kedua belas nilai"), (13, "ke-13 nilai")])
def test_all_of_a_group_is_named_by_its_number(banyak, teks):
    assert kumpulan(banyak, "nilai") == teks


def test_a_list_whose_items_hold_commas_is_parted_by_semicolons():
    assert rangkai(["a", "b", "c"]) == "a, b dan c"
    assert rangkai(["a, atau b", "c"]) == "a, atau b; dan c"
    assert rangkai(["a", "b, atau c", "d"]) == "a; b, atau c; dan d"
    assert rangkai(["a, atau b"]) == "a, atau b"
    assert rangkai(["a (1,5)", "b (2,5)"]) == "a (1,5) dan b (2,5)", "a decimal is no list"
