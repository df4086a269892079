"""Coefficients of agreement against published examples and against arithmetic by hand."""

import numpy as np
import pytest

from penilaian.keandalan import (
    PITA_ALFA,
    PITA_KAPPA,
    alfa_krippendorff,
    baca,
    cukup_banyak,
    kappa_berbobot,
)

X = np.nan

# Raters 2 and 3 of the data set "anxiety" of R's package irr; kappa2(anxiety[,2:3], "squared") prints 0.252.
CEMAS_2 = np.array([3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4], dtype=float)
CEMAS_3 = np.array([2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2], dtype=float)

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units.
KRIPPENDORFF = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3],
        [X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X],
    ]
)


def test_quadratic_kappa_of_the_anxiety_ratings_is_the_published_one():
    kappa = kappa_berbobot(CEMAS_2, CEMAS_3, (1, 2, 3, 4, 6))  # irr leaves out 5, which nobody gave
    assert kappa.nilai == pytest.approx(0.2520325, abs=5e-8)
    assert (kappa.banyak, kappa.kategori) == (20, 5)


def test_quadratic_kappa_is_what_the_arithmetic_by_hand_gives():
    # pairs (0,0) (0,1) (1,1) (2,2) (4,2) of the rungs 0 to 4
    # observed: squared distances 0 + 1 + 0 + 0 + 4 = 5, over 5 pairs = 1
    # expected: first gives 0,0,1,2,4 and second 0,1,1,2,2; all 25 combinations:
    #   0: 0+1+1+4+4 = 10 (twice: 20), 1: 1+0+0+1+1 = 3, 2: 4+1+1+0+0 = 6, 4: 16+9+9+4+4 = 42; 71/25 = 2.84
    # kappa = 1 − 1/2.84 = 0.647887
    kappa = kappa_berbobot(np.array([0.0, 0, 1, 2, 4]), np.array([0.0, 1, 1, 2, 2]), range(5))
    assert kappa.nilai == pytest.approx(1 - 1 / 2.84)


def test_a_rung_that_nobody_gave_keeps_its_distance():
    satu, dua = np.array([0.0, 0, 1, 4]), np.array([0.0, 1, 1, 1])
    # observed (0+1+0+9)/4 = 2.5; expected: 0: 0+1+1+1 = 3 twice, 1: 1+0+0+0 = 1, 4: 16+9+9+9 = 43; 50/16 = 3.125
    assert kappa_berbobot(satu, dua, range(5)).nilai == pytest.approx(1 - 2.5 / 3.125)
    # as neighbours: observed (0+1+0+1)/4 = 0.5; expected 3+3+1+(4+1+1+1) = 14/16
    assert kappa_berbobot(satu, dua, (0, 1, 4)).nilai == pytest.approx(1 - 0.5 / 0.875)


def test_quadratic_kappa_is_lins_concordance():
    # Fleiss and Cohen (1973): with quadratic weights kappa = 2·s12 / (s1² + s2² + (m1 − m2)²)
    acak = np.random.default_rng(7)
    satu = acak.integers(0, 5, 200).astype(float)
    dua = np.clip(satu + acak.integers(-1, 2, 200), 0, 4)
    harap = 2 * np.cov(satu, dua, ddof=0)[0, 1] / (satu.var() + dua.var() + (satu.mean() - dua.mean()) ** 2)
    assert kappa_berbobot(satu, dua, range(5)).nilai == pytest.approx(harap)


@pytest.mark.parametrize(("ukuran", "harap"), [("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_of_krippendorffs_own_example_is_the_published_one(ukuran, harap):
    alfa = alfa_krippendorff(KRIPPENDORFF, ukuran)
    assert alfa.nilai == pytest.approx(harap, abs=5e-4)
    assert alfa.banyak == 11  # the unit that one observer alone judged pairs with nothing


def test_interval_alpha_is_what_the_arithmetic_by_hand_gives():
    # two raters, three units: (1,1) (2,3) (4,4); n = 6 values
    # observed: each unit's two ordered pairs, squared distance, over m − 1 = 1: 0 + 2·1 + 0 = 2; over n: 2/6
    # expected: all ordered pairs of the six values 1,1,2,3,4,4: squared distances
    #   1–1 0, 1–2 1 (×2), 1–3 4 (×2), 1–4 9 (×4), 2–3 1, 2–4 4 (×2), 3–4 1 (×2), 4–4 0
    #   = 2 + 8 + 36 + 1 + 8 + 2 = 57, ordered 114, over n(n−1) = 30: 3.8
    # alpha = 1 − (1/3)/3.8 = 0.912281
    alfa = alfa_krippendorff(np.array([[1.0, 2, 4], [1, 3, 4]]), "interval")
    assert alfa.nilai == pytest.approx(1 - (1 / 3) / 3.8)


@pytest.mark.parametrize(
    ("satu", "dua", "banyak", "sebab"),
    [
        ([], [], 0, "belum ada"),
        ([1.0, X], [1.0, 2.0], 1, "baru 1 jawaban"),
        ([2.0, 2.0, 2.0], [2.0, 2.0, 2.0], 3, "semua jawaban sama"),
    ],
)
def test_where_chance_cannot_be_told_there_is_no_number_but_a_reason(satu, dua, banyak, sebab):
    satu, dua = np.array(satu), np.array(dua)
    for ukuran in (kappa_berbobot(satu, dua, range(5)), alfa_krippendorff(np.stack([satu, dua]), "ordinal")):
        assert ukuran.nilai is None
        assert ukuran.banyak == banyak
        assert sebab in ukuran.sebab


def test_two_pairs_are_enough_for_a_number():
    # pairs (0,0) (1,1): nothing observed, expected (0 + 1 + 1 + 0)/4, so both coefficients are 1
    satu = np.array([0.0, 1])
    assert kappa_berbobot(satu, satu, range(5)).nilai == pytest.approx(1.0)
    assert alfa_krippendorff(np.stack([satu, satu]), "interval").nilai == pytest.approx(1.0)


def test_one_who_always_says_the_same_still_gets_a_number():
    # pairs (2,2) (2,3) (2,2): observed (0 + 1 + 0)/3; expected the same, for the first never varies: kappa is 0
    assert kappa_berbobot(np.array([2.0, 2, 2]), np.array([2.0, 3, 2]), range(5)).nilai == pytest.approx(0.0)
    assert kappa_berbobot(np.array([2.0, 3, 2]), np.array([2.0, 2, 2]), range(5)).nilai == pytest.approx(0.0)


def test_two_who_always_differ_by_the_same_rung_get_a_number_not_a_reason():
    # both constant, but not equal: observed = expected disagreement, so kappa is 0
    assert kappa_berbobot(np.array([2.0, 2, 2]), np.array([3.0, 3, 3]), range(5)).nilai == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [
        (-0.3, "di bawah kebetulan"),
        (0.0, "sangat lemah"),
        (0.1999999, "sangat lemah"),
        (0.2, "lemah"),
        (0.4, "sedang"),
        (0.6, "kuat"),
        (0.7999999, "kuat"),
        (0.8, "sangat kuat"),
        (1.0, "sangat kuat"),
    ],
)
def test_bands_of_kappa_cover_the_range_once_with_one_lower_bound_each(nilai, nama):
    assert baca(nilai, PITA_KAPPA).nama == nama


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [
        (-1.5, "belum dapat diandalkan"),
        (0.6669, "belum dapat diandalkan"),
        (0.667, "cukup untuk kesimpulan sementara"),
        (0.8, "dapat diandalkan"),
    ],
)
def test_bands_of_alpha_are_krippendorffs(nilai, nama):
    assert baca(nilai, PITA_ALFA).nama == nama


def test_bands_begin_where_their_sources_say():
    assert [p.mulai for p in PITA_KAPPA] == [-1.0, 0.0, 0.2, 0.4, 0.6, 0.8]
    assert [p.mulai for p in PITA_ALFA] == [-1.0, 0.667, 0.8]


def test_a_kappa_of_five_rungs_should_rest_on_fifty_pairs():
    assert cukup_banyak(5) == 50
