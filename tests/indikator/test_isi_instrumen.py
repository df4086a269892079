"""What the shipped instruments must hold beyond what the loader can check."""

from collections import Counter
from decimal import Decimal

import pytest

from penilaian import muat_instrumen
from penilaian.instrumen import IndikatorJenjang

KRITIS = {"P01", "P08", "M01", "M07", "T01", "T09", "T11", "N01", "N06"}
BOLEH_TB = {"M02", "N04", "N05"}
TAMBAHAN_PROYEK = {"1e", "4_SUS"}
"""Aspects that are no items of the Inpres."""


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def test_fifty_indicators_are_numbered_in_order_and_p16_asks_in_the_place_of_p10(inpres):
    harapan = [
        f"{h}{n:02d}" for h, banyak in (("P", 16), ("M", 13), ("T", 12), ("N", 10)) for n in range(1, banyak + 1)
    ]
    assert sorted(i.id for i in inpres.indikator) == sorted(set(harapan) - {"P10"})
    assert [i.id for i in inpres.indikator if i.kelompok == "1c"] == ["P08", "P09", "P11", "P16"]


def test_the_kinds_of_indicators_are_those_of_the_design(inpres):
    assert Counter(i.jenis for i in inpres.indikator) == {
        "jenjang": 33,
        "daftar": 6,
        "persen": 7,
        "survei": 3,
        "angka": 1,
    }


def test_nine_critical_indicators_have_a_minimum_that_means_level_two(inpres):
    assert {i.id for i in inpres.indikator if i.kritis} == KRITIS
    assert {i.kritis.minimum for i in inpres.indikator if i.kritis} == {2}


def test_what_fulfils_a_critical_indicator_always_asks_for_evidence(inpres):
    assert all(i.bukti.sejak is None or i.bukti.sejak <= i.kritis.minimum for i in inpres.indikator if i.kritis)


def test_no_critical_indicator_rests_on_a_sample(inpres):
    assert all(isinstance(i, IndikatorJenjang) for i in inpres.indikator if i.kritis)


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


def test_thresholds_floor_and_completeness_carry_their_reasons(inpres):
    gerbang = inpres.gerbang
    assert gerbang.ambang.nilai == 70
    assert gerbang.lantai.nilai == 40
    assert inpres.kelengkapan_min.nilai == Decimal("0.8")
    assert all(len(x.alasan) > 80 for x in (gerbang.ambang, gerbang.lantai, inpres.kelengkapan_min))


def test_every_item_of_the_inpres_has_the_floor_and_additions_of_the_project_have_none(inpres):
    aspek = [k.id for k in inpres.kelompok if k.kelompok is not None]
    assert list(inpres.gerbang.lantai.kelompok) == [id_ for id_ in aspek if id_ not in TAMBAHAN_PROYEK]


def test_a_lens_holds_what_its_name_says(inpres):
    bertanda = {
        (lensa.id, nilai.id): {i.id for i in inpres.indikator if nilai.id in i.lensa.get(lensa.id, ())}
        for lensa in inpres.lensa
        for nilai in lensa.nilai
    }
    assert bertanda["masalah", "pengetahuan"] == {"P05", "P06"}
    assert bertanda["masalah", "kesadaran"] == {"P07", "P12"}
    assert bertanda["penopang", "keamanan"] == {"M13", "T11", "T12"}
    assert bertanda["penopang", "keberlangsungan"] == {"M05", "T01", "T07", "N03"}
    assert [nilai.id for nilai in inpres.lensa[1].nilai] == ["dukungan", "keamanan", "keberlangsungan"]


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
