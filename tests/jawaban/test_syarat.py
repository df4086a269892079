"""Conditions on answers: in the indicator's own unit, all of them, and only where there is an answer."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from penilaian.instrumen import Syarat
from penilaian.jawaban import dari_tabel, memenuhi_syarat
from penilaian.muat import muat_instrumen

KECIL = Path(__file__).parents[1] / "muat" / "instrumen_kecil"


@pytest.fixture(scope="module")
def kecil():
    return muat_instrumen(KECIL)


def jawab(kecil, *desa):
    baris = [{"kode_desa": f"99.01.01.2{n:03}", "periode": "2026", **d} for n, d in enumerate(desa, start=1)]
    return dari_tabel(kecil, baris)


def sedikit(indikator, nilai):
    return Syarat(indikator=indikator, paling_sedikit=Decimal(nilai))


def banyak(indikator, nilai):
    return Syarat(indikator=indikator, paling_banyak=Decimal(nilai))


def test_every_condition_must_be_fulfilled(kecil):
    jawaban = jawab(kecil, {"P10": "2", "P3": "80"}, {"P10": "2", "P3": "40"}, {"P10": "1", "P3": "80"})
    syarat = [sedikit("P10", 2), sedikit("P3", 50)]
    assert memenuhi_syarat(kecil, jawaban, syarat).tolist() == [True, False, False]


def test_both_bounds_hold_the_bound_itself(kecil):
    jawaban = jawab(kecil, *({"P10": n} for n in "012"))
    assert memenuhi_syarat(kecil, jawaban, [sedikit("P10", 1)]).tolist() == [False, True, True]
    assert memenuhi_syarat(kecil, jawaban, [banyak("P10", 1)]).tolist() == [True, True, False]


def test_a_percentage_counts_as_it_is_answered_and_not_as_its_goalposts_make_it(kecil):
    # goalposts 60 to 98: on 0–1 both 20 and 60 are 0, both 98 and 100 are 1
    jawaban = jawab(kecil, *({"P3": t} for t in ("20", "60", "98", "100")))
    assert memenuhi_syarat(kecil, jawaban, [sedikit("P3", 60)]).tolist() == [False, True, True, True]
    assert memenuhi_syarat(kecil, jawaban, [sedikit("P3", 99)]).tolist() == [False, False, False, True]


def test_items_of_a_checklist_are_counted(kecil):
    jawaban = jawab(kecil, {"P2": "NIHIL"}, {"P2": "layanan"}, {"P2": "profil layanan"})
    assert memenuhi_syarat(kecil, jawaban, [sedikit("P2", 2)]).tolist() == [False, False, True]
    assert memenuhi_syarat(kecil, jawaban, [banyak("P2", 0)]).tolist() == [True, False, False]


@pytest.mark.parametrize("syarat", [sedikit("P2", 0), banyak("P2", 2)])
def test_what_any_answer_fulfils_is_not_fulfilled_without_one(kecil, syarat):
    jawaban = jawab(kecil, {"P2": "NIHIL"}, {"P2": ""}, {"P2": "TB"})
    assert memenuhi_syarat(kecil, jawaban, [syarat]).tolist() == [True, False, False]


def test_a_fraction_that_misses_a_bound_only_by_rounding_has_reached_it(kecil):
    jawaban = jawab(kecil, {"P3": "7/9"})
    assert memenuhi_syarat(kecil, jawaban, [sedikit("P3", "77.777777777777777777")]).all()
    assert not memenuhi_syarat(kecil, jawaban, [sedikit("P3", "77.7778")]).any()


def test_the_tolerance_is_a_billionth_of_the_goalposts_distance(kecil):
    # 60 to 98: 38 × 10⁻⁹ in per cent
    sedikit_kurang, kurang = jawab(kecil, {"P3": "79.99999997"}), jawab(kecil, {"P3": "79.99999994"})
    assert memenuhi_syarat(kecil, sedikit_kurang, [sedikit("P3", 80)]).all()
    assert not memenuhi_syarat(kecil, kurang, [sedikit("P3", 80)]).any()
    sedikit_lebih, lebih = jawab(kecil, {"P3": "80.00000003"}), jawab(kecil, {"P3": "80.00000006"})
    assert memenuhi_syarat(kecil, sedikit_lebih, [banyak("P3", 80)]).all()
    assert not memenuhi_syarat(kecil, lebih, [banyak("P3", 80)]).any()


def test_no_condition_is_fulfilled_by_every_village(kecil):
    assert np.array_equal(memenuhi_syarat(kecil, jawab(kecil, {}, {"P10": "1"}), []), [True, True])
