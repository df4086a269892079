"""The scales that an answer is shown on, and what it is called."""

import math
from decimal import Decimal

import pytest

from penilaian.angka import Mistar
from penilaian.instrumen import Kritis, Syarat, Tolok
from penilaian.jawaban.mistar import mistar_isi, mistar_poin, sebut_isi


def berbintang(instrumen, id_: str, minimum: str):
    return instrumen.per_id[id_].model_copy(update={"kritis": Kritis(minimum=Decimal(minimum), alasan="uji")})


@pytest.mark.parametrize(
    ("id_", "mistar"),
    [
        ("J1", Mistar(0.0, 4.0, (), 0)),
        ("D1", Mistar(0.0, 3.0, (), 0)),
        ("P1", Mistar(0.0, 100.0, (), 1, pytest.approx(1e-7))),  # 1e-9 of a way of 100
        # 14 to 1: its goalposts are marks; days have no upper end
        ("A1", Mistar(math.inf, 0.0, (1.0,), 1, pytest.approx(13e-9), (14.0,))),
        ("S1", Mistar(25.0, 100.0, (), 1, pytest.approx(75e-9))),
    ],
)
def test_an_answer_is_measured_in_its_own_unit_up_to_the_end_that_is_possible(instrumen, id_, mistar):
    assert mistar_isi(instrumen.per_id[id_]) == mistar


def test_the_minimum_of_a_star_is_a_mark_and_decides_the_number_of_decimals(instrumen):
    assert mistar_isi(berbintang(instrumen, "J1", "2")).tanda == (2.0,)
    hari = mistar_isi(berbintang(instrumen, "A1", "2.75"))
    assert (hari.tanda, hari.desimal) == ((2.75, 1.0), 2)
    assert mistar_isi(berbintang(instrumen, "A1", "2")).desimal == 1


def syarat(**batas):
    return (Syarat(indikator="P1", **{k: Decimal(v) for k, v in batas.items()}),)


@pytest.mark.parametrize(
    ("id_", "isi", "batas", "teks"),
    [
        ("P1", 84.96, {}, "85"),
        ("P1", 84.96, {"paling_sedikit": "85"}, "84,9"),
        ("P1", 85.0, {"paling_sedikit": "85"}, "85"),
        ("P1", 85.04, {"paling_sedikit": "85"}, "85"),
        ("P1", 20.04, {"paling_banyak": "20"}, "20,1"),
        ("P1", 20.0, {"paling_banyak": "20"}, "20"),
        ("P1", 19.96, {"paling_banyak": "20"}, "20"),
        ("P1", 84.96, {"paling_sedikit": "84.95"}, "84,96"),
        # fewer days are better
        ("A1", 7.04, {"paling_banyak": "7"}, "7,1"),
        ("A1", 6.96, {"paling_banyak": "7"}, "7"),
        ("A1", 6.96, {"paling_sedikit": "7"}, "6,9"),
        ("A1", 7.04, {"paling_sedikit": "7"}, "7"),
    ],
)
def test_no_answer_reads_as_if_it_fulfilled_a_condition_that_it_misses(instrumen, id_, isi, batas, teks):
    assert mistar_isi(instrumen.per_id[id_], syarat(**batas) if batas else ()).tulis(isi, ringkas=True) == teks


@pytest.mark.parametrize(
    ("id_", "minimum", "tanda"),
    [
        ("J1", "3", (75.0,)),  # 3 of 4
        ("A1", "7.5", (50.0, 100.0)),  # (7.5 − 14) ÷ (1 − 14), then the end of its one band of advice
        ("S1", "40", (20.0, 100.0)),  # (40 − 25) ÷ (100 − 25)
    ],
)
def test_the_points_of_an_answer_are_marked_with_the_minimum_of_its_star_and_its_bands_of_advice(
    instrumen, id_, minimum, tanda
):
    assert mistar_poin(berbintang(instrumen, id_, minimum)) == Mistar(0.0, 100.0, tanda, 1, pytest.approx(1e-7))


def test_points_without_a_star_are_marked_with_bands_of_advice_only(instrumen):
    assert (mistar_poin(instrumen.per_id["J1"]).tanda, mistar_poin(instrumen.per_id["P1"]).tanda) == ((), (100.0,))


@pytest.mark.parametrize(
    ("id_", "isi", "teks"),
    [
        ("J1", 3.0, "jenjang 3"),
        ("D1", 2.0, "2 dari 3 hal"),
        ("P1", 85.0, "85 %"),
        ("P1", 22.24, "22,2 %"),
        ("A1", 3.5, "3,5 hari"),
        ("S1", 82.5, "82,5 dari 100"),
    ],
)
def test_an_answer_is_told_with_its_unit(instrumen, id_, isi, teks):
    assert sebut_isi(instrumen.per_id[id_], isi) == teks


def bertolok(instrumen, id_: str, terburuk: str, terbaik: str):
    tolok = Tolok(terburuk=Decimal(terburuk), terbaik=Decimal(terbaik))
    return instrumen.per_id[id_].model_copy(update={"tolok": tolok})


@pytest.mark.parametrize(
    ("id_", "tolok", "isi", "teks"),
    [
        ("A1", ("0.5", "1.25"), 1.25, "1,25"),
        ("A1", ("0.5", "1.25"), 1.249, "1,24"),  # not the best answer yet
        ("A1", ("0.5", "1.25"), 0.501, "0,51"),  # better than the worst
        ("A1", ("0.5", "1.25"), 1.254, "1,25"),
        ("A1", ("1.25", "0.5"), 0.504, "0,51"),  # less is better
        ("A1", ("1.25", "0.5"), 1.249, "1,24"),
        ("A1", ("0", "3"), 2.96, "2,9"),
        ("P1", ("2.125", "80"), 2.125, "2,125"),
        ("P1", ("2.125", "80"), 79.9999, "79,999"),
        ("S1", ("1", "3.75"), 3.75, "3,75"),
        ("S1", ("1", "3.75"), 3.749, "3,74"),
    ],
)
def test_an_answer_has_the_decimals_of_its_goalposts_and_reads_as_one_only_where_it_lies_on_it(
    instrumen, id_, tolok, isi, teks
):
    assert mistar_isi(bertolok(instrumen, id_, *tolok)).tulis(isi, ringkas=True) == teks


def test_a_number_that_is_not_scored_has_no_goalposts_to_be_written_by(instrumen):
    assert mistar_isi(bertolok(instrumen, "A1", "0", "0")) == Mistar(0.0, math.inf, (), 1, 0.0)
