"""What the shipped instruments must hold beyond what the loader can check."""

from collections import Counter
from decimal import Decimal

import pytest

from penilaian import muat_instrumen
from penilaian.instrumen import IndikatorJenjang

KRITIS = {"P01", "P08", "M01", "M07", "T01", "T09", "T11", "N01", "N06"}
BOLEH_TB = {"M02", "N04", "N05"}


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def test_fifty_indicators_are_numbered_without_gaps(inpres):
    harapan = [
        f"{h}{n:02d}" for h, banyak in (("P", 15), ("M", 13), ("T", 12), ("N", 10)) for n in range(1, banyak + 1)
    ]
    assert [i.id for i in inpres.indikator] == harapan


def test_the_kinds_of_indicators_are_those_of_the_design(inpres):
    assert Counter(i.jenis for i in inpres.indikator) == {
        "jenjang": 33,
        "daftar": 6,
        "persen": 6,
        "survei": 3,
        "angka": 2,
    }


def test_nine_critical_indicators_have_a_minimum_that_means_level_two(inpres):
    assert {i.id for i in inpres.indikator if i.kritis} == KRITIS
    assert {i.kritis.minimum for i in inpres.indikator if i.kritis} == {2}


def test_tidak_berlaku_is_allowed_only_for_what_a_village_can_be_without(inpres):
    assert {i.id for i in inpres.indikator if i.tidak_berlaku} == BOLEH_TB


def test_the_weight_of_an_aspect_is_the_sum_of_the_weights_of_its_indicators(inpres):
    jumlah: dict[str, Decimal] = {}
    for i in inpres.indikator:
        jumlah[i.kelompok] = jumlah.get(i.kelompok, Decimal(0)) + i.bobot
    assert jumlah == {k.id: k.bobot for k in inpres.kelompok if k.kelompok is not None}


def test_the_four_stages_weigh_the_same_and_are_named_as_in_the_inpres(inpres):
    assert [(t.id, t.bobot) for t in inpres.puncak] == [
        ("persiapan", 1),
        ("pematangan", 1),
        ("pemantapan", 1),
        ("pemanfaatan", 1),
    ]


def test_rubrics_have_levels_zero_to_four(inpres):
    for i in inpres.indikator:
        if isinstance(i, IndikatorJenjang):
            assert [j.nilai for j in i.jenjang] == [0, 1, 2, 3, 4], i.id


def test_thresholds_and_completeness_carry_their_reasons(inpres):
    assert inpres.gerbang.ambang.nilai == 70
    assert inpres.kelengkapan_min.nilai == Decimal("0.8")
    assert all(len(x.alasan) > 80 for x in (inpres.gerbang.ambang, inpres.kelengkapan_min))


def test_p02_holds_seven_items(inpres):
    assert len(inpres.per_id["P02"].butir) == 7


def test_spbe_is_marked_as_repealed_and_weighted_as_in_the_regulation():
    spbe = muat_instrumen("spbe-2020")
    assert spbe.status == "dicabut"
    assert "8/2026" in spbe.keterangan_status
    assert [k.bobot for k in spbe.puncak] == [Decimal(b) for b in ("13", "25", "16.5", "45.5")]
    bobot = [i.bobot for i in spbe.indikator]
    assert bobot == [
        Decimal(b) for b, n in (("1.3", 10), ("2.5", 10), ("1.5", 11), ("2.75", 10), ("3", 6)) for _ in range(n)
    ]
    assert sum(bobot) == 100


def test_a_copy_with_other_content_has_another_fingerprint(inpres):
    asal = inpres.sidik
    salinan = inpres.model_copy(update={"versi": "9.9.9"})
    assert salinan.sidik != asal == inpres.sidik
    assert salinan.sidik_nilai == inpres.sidik_nilai
