"""Numbers as Indonesian readers expect them, and never as a threshold that they miss (§7)."""

import math
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from penilaian.angka import (
    TOLERANSI,
    Mistar,
    banyak_desimal,
    beda,
    bita,
    bulatkan,
    jauh,
    mistar_skala,
    persen,
    ribuan,
    tanpa_debu,
    tulis,
    tulis_rentang,
    tulis_sel,
    tulis_tetap,
)


def seratus(*tanda: float) -> Mistar:
    return mistar_skala(Decimal(0), Decimal(100), [Decimal(repr(t)) for t in tanda])


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(45.25, "45,3"), (45.249, "45,2"), (70, "70,0"), (0.04, "0,0"), (-0.04, "0,0"), (99.96, "100,0"), (1 / 3, "0,3")],
)
def test_numbers_are_written_with_a_comma_and_one_decimal(nilai, teks):
    assert tulis(nilai) == teks


def test_a_zero_decimal_can_be_left_out_within_a_sentence():
    assert (tulis(55, ringkas=True), tulis(55.1, ringkas=True)) == ("55", "55,1")


@pytest.mark.parametrize(
    ("nilai", "batas", "teks"),
    [
        (69.97, [70.0], "69,9"),
        (69.99999999, [70.0], "70,0"),  # within the tolerance of §7: reached, so it may be shown as reached
        (69.9999, [70.0], "69,9"),
        (70.04, [70.0], "70,0"),
        (39.98, [40.0, 70.0], "39,9"),
        (39.98, [], "40,0"),
        (99.96, [], "99,9"),  # the best end is a mark too
        (100.0, [], "100,0"),
        (0.04, [], "0,1"),  # only nothing is nothing
        (0.0, [], "0,0"),
        (0.04, [0.1], "0,0"),  # a threshold weighs more than the end
    ],
)
def test_a_number_below_a_threshold_is_not_written_as_the_threshold(nilai, batas, teks):
    assert seratus(*batas).tulis(nilai) == teks


@given(st.floats(0, 100), st.floats(1, 100).map(lambda x: round(x, 1)))
def test_what_is_shown_and_its_verdict_never_contradict_each_other(nilai, ambang):
    tampak = seratus(ambang).bulatkan(nilai)

    assert (tampak >= Decimal(repr(ambang))) == (nilai >= ambang - 1e-7)
    assert abs(tampak - Decimal(repr(nilai))) < Decimal("0.1")


@given(st.floats(0, 100), st.floats(0, 100), st.lists(st.floats(1, 99).map(lambda x: round(x, 1)), max_size=4))
def test_the_higher_number_never_looks_lower(satu, dua, tanda):
    assume(satu <= dua)
    mistar = seratus(*tanda)
    assert mistar.bulatkan(satu) <= mistar.bulatkan(dua)


@given(st.floats(0, 100))
def test_only_the_end_of_the_scale_looks_like_the_end(nilai):
    tampak = seratus().bulatkan(nilai)
    assert (tampak == 100) == (nilai >= 100 - 1e-7)
    assert (tampak == 0) == (nilai <= 1e-7)


@pytest.mark.parametrize(
    ("nilai", "teks"), [(2.594, "2,59"), (2.596, "2,59"), (2.6, "2,60"), (4.999, "4,99"), (1.001, "1,01"), (1, "1,00")]
)
def test_a_short_scale_is_written_with_two_decimals(nilai, teks):
    assert mistar_skala(Decimal(1), Decimal(5), [Decimal("2.6")]).tulis(nilai) == teks


def test_the_tolerance_is_measured_on_the_width_of_the_scale_and_includes_its_bound():
    mistar = seratus(70.0)  # 1e-9 of a scale 100 wide is 1e-7 points
    assert mistar.toleransi == pytest.approx(1e-7)
    assert mistar.tulis(70.0 - mistar.toleransi) == "70,0"  # short by just the tolerance: reached
    assert mistar.tulis(mistar.toleransi) == "0,0"  # off the worst end by just the tolerance: still there
    assert mistar.tulis(2 * mistar.toleransi) == "0,1"
    assert mistar_skala(Decimal(1), Decimal(5)).toleransi == pytest.approx(4e-9)


@pytest.mark.parametrize(("akhir", "desimal"), [(5, 2), (10, 2), (11, 1), (100, 1)])
def test_a_scale_up_to_ten_has_two_decimals(akhir, desimal):
    assert mistar_skala(Decimal(0), Decimal(akhir)).desimal == desimal


@pytest.mark.parametrize(("nilai", "banyak"), [("70", 0), ("100", 0), ("2.60", 1), ("0.125", 3)])
def test_decimals_are_counted_without_trailing_zeros(nilai, banyak):
    assert banyak_desimal(Decimal(nilai)) == banyak


def test_a_threshold_with_two_decimals_gives_its_numbers_two_decimals():
    mistar = mistar_skala(Decimal(0), Decimal(100), [Decimal("62.54")])
    assert [mistar.tulis(x) for x in (62.536, 62.54, 62.546)] == ["62,53", "62,54", "62,55"]


@pytest.mark.parametrize(
    ("nilai", "teks"), [(3.04, "3,1"), (3.0, "3,0"), (2.96, "3,0"), (0.04, "0,1"), (0.0, "0,0"), (13.97, "14,0")]
)
def test_where_lower_is_better_numbers_are_rounded_up_away_from_the_threshold(nilai, teks):
    assert Mistar(math.inf, 0.0, (3.0,)).tulis(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(14.0, "14,0"), (13.96, "13,9"), (7.25, "7,3"), (7.24, "7,2"), (1.04, "1,1"), (1.0, "1,0")]
)
def test_between_two_ends_with_the_best_below_only_the_end_looks_like_the_end(nilai, teks):
    assert Mistar(14.0, 1.0).tulis(nilai) == teks


def test_a_sum_of_binary_fractions_is_rounded_like_the_same_sum_on_paper():
    assert sum([0.1] * 3) * 100 != 30
    assert (tulis(45.249999999999993), seratus().tulis(28.349999999999998)) == ("45,3", "28,4")


def test_the_same_ruler_from_zero_to_one_guards_the_same_threshold():
    satu = mistar_skala(Decimal(1), Decimal(5), [Decimal("3.5")]).pada_satu()
    assert [satu.tulis(x, ringkas=True) for x in (0.6249994, 0.625, 0.99999, 0.000001, 0.5)] == [
        *("0,6249", "0,625", "0,9999", "0,0001", "0,5")
    ]
    # the tolerance is 1e-9 there too
    assert [satu.tulis(0.625 - x, ringkas=True) for x in (8e-10, 2e-9)] == ["0,625", "0,6249"]


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (5.4, "+5,4"),
        (-1.23, "−1,2"),
        (0.0, "0,0"),
        (0.04, "kurang dari +0,1"),
        (-0.04, "tidak sampai −0,1"),
        (-1e-12, "0,0"),
        (0.5, "+0,5"),
        (-0.5, "−0,5"),
        (TOLERANSI, "0,0"),
        (-TOLERANSI, "0,0"),
        (2 * TOLERANSI, "kurang dari +0,1"),
        (-2 * TOLERANSI, "tidak sampai −0,1"),
    ],
)
def test_an_effect_is_written_with_its_sign(nilai, teks):
    assert beda(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (6.84, "6,8"),
        (-6.84, "6,8"),
        (0.0, "0,0"),
        (TOLERANSI, "0,0"),
        (0.04, "kurang dari 0,1"),
        (-0.04, "kurang dari 0,1"),
    ],
)
def test_the_distance_of_two_numbers_is_written_without_a_sign(nilai, teks):
    assert jauh(nilai) == teks


@pytest.mark.parametrize(("nilai", "teks"), [(0.034, "0,03"), (-0.004, "kurang dari 0,01"), (1.5, "1,50")])
def test_the_distance_on_a_short_scale_has_its_two_decimals(nilai, teks):
    assert jauh(nilai, 2) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(0.01, "+0,01"), (-0.05, "−0,05"), (0.004, "kurang dari +0,01"), (-0.004, "tidak sampai −0,01"), (0, "0,00")],
)
def test_an_effect_on_a_short_scale_has_its_two_decimals(nilai, teks):
    assert mistar_skala(Decimal(1), Decimal(5)).beda(nilai) == teks


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [
        (1.0, "100%"),
        (0.9999, "99%"),
        (0.8, "80%"),
        (0.79999, "79%"),
        (0.57, "57%"),
        (0.29, "29%"),  # 0.29 × 100 = 28.999999999999996
        (0.8 - 2 * TOLERANSI, "79%"),
        (0.001, "kurang dari 1%"),
        (0.0, "0%"),
    ],
)
def test_percentages_are_rounded_down(bagian, teks):
    assert persen(bagian) == teks


def test_a_threshold_is_written_as_in_the_instrument():
    assert [tulis_tetap(Decimal(x)) for x in ("70", "2.60", "100")] == ["70", "2,6", "100"]
    assert [tulis_tetap(x) for x in (0.85, 1e6, -1.5)] == ["0,85", "1000000", "−1,5"]


@pytest.mark.parametrize(
    ("banyak", "teks"), [(0, "0"), (999, "999"), (1000, "1.000"), (83762, "83.762"), (1234567, "1.234.567")]
)
def test_counts_have_a_point_between_thousands(banyak, teks):
    assert ribuan(banyak) == teks


def test_a_range_has_a_dash_without_spaces():
    assert tulis_rentang("41,0", "63,0") == "41,0–63,0"


@pytest.mark.parametrize(
    ("banyak", "teks", "ke_bawah"),
    [
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (1000, "1 kB", "1 kB"),
        (1001, "2 kB", "1 kB"),
        (999_001, "1 MB", "999 kB"),
        (5_000_000, "5 MB", "5 MB"),
        (5_040_000, "5,1 MB", "5 MB"),  # too big for 5 MB, so it does not look as if it fits
        (999_999_999, "1 GB", "999,9 MB"),
        (1_230_000_000, "1,3 GB", "1,2 GB"),
        (2_000_000_000, "2 GB", "2 GB"),
    ],
)
def test_sizes_are_rounded_up_and_the_room_that_is_left_down(banyak, teks, ke_bawah):
    assert (bita(banyak), bita(banyak, ke_bawah=True)) == (teks, ke_bawah)


@pytest.mark.parametrize("nilai", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(nilai):
    for cara in (bulatkan, seratus().bulatkan):
        with pytest.raises(ValueError, match="bukan bilangan"):
            cara(nilai)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(1260.0, "1260"), (499.5, "499,5"), (-1500.0, "-1500"), (1 / 3, "0,3333333333"), (1e-300, "1e-300")],
)
def test_the_content_of_a_cell_is_written_in_ten_figures_as_a_workbook_writes_it(nilai, teks):
    assert tulis_sel(nilai) == teks


def test_what_the_tolerance_does_not_tell_apart_is_equal_without_dust_and_what_it_does_stays_apart():
    assert tanpa_debu(0.1 + 0.2) == tanpa_debu(0.3)
    assert tanpa_debu(1 + 0.4 * TOLERANSI) == 1
    assert tanpa_debu(1 + 2 * TOLERANSI) > 1 + TOLERANSI
    assert tanpa_debu(-0.1 * TOLERANSI) == 0
