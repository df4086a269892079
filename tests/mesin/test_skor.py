"""The parts of the engine one by one, with the arithmetic beside each number (§2–§4, §9)."""

from decimal import Decimal

import numpy as np
import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.angka import TOLERANSI
from penilaian.posisi import memenuhi
from penilaian.skor import bobot_bulat, ke_satu

TEPAT = "0.00000010000000000000001"
"""A percentage whose share of 1 is exactly the tolerance, 1e-9."""


@pytest.mark.parametrize(
    ("bobot", "bulat"),
    [
        (("1", "1"), (1, 1)),
        (("3", "6"), (1, 2)),
        (("1.3", "2.6", "0.65"), (2, 4, 1)),  # × 20 = 26, 52, 13; ÷ 13
        (("16.5", "2.75"), (6, 1)),  # × 4 = 66, 11; ÷ 11
        (("0.7",), (1,)),
    ],
)
def test_weights_become_the_smallest_integers_of_the_same_proportion(bobot, bulat):
    hasil = bobot_bulat([Decimal(b) for b in bobot])
    assert hasil == bulat
    assert {type(b) for b in hasil} == {int}


def test_answers_beyond_their_benchmark_are_clamped_to_zero_and_one():
    hari = instrumen_uji("bintang").per_id["S2"]  # 14 days are worst, 1 day is best
    # 20: (14 − 20)/13 < 0; 14: 0; 7.5: 6.5/13; 1: 13/13; 0: 14/13 > 1
    assert ke_satu(hari, np.array([20, 14, 7.5, 1, 0, np.nan])).tolist() == pytest.approx(
        [0, 0, 0.5, 1, 1, np.nan], nan_ok=True
    )


def test_a_star_missed_by_the_tolerance_is_still_met():
    s1 = instrumen_uji("bintang").per_id["S1"]
    minimum = s1.kritis.model_copy(update={"minimum": Decimal(TEPAT)})
    tepat = s1.model_copy(update={"kritis": minimum})
    assert memenuhi(tepat, np.array([0.0])).tolist() == [True]  # 1e-9 − 1e-9 = 0
    lebih = minimum.model_copy(update={"minimum": Decimal("0.0000002")})
    assert memenuhi(s1.model_copy(update={"kritis": lebih}), np.array([0.0])).tolist() == [False]


def _berambang(ambang: str):
    """Return the instrument of stars with another threshold; S5 alone makes up its second stage."""
    bintang = instrumen_uji("bintang")
    batas = bintang.gerbang.ambang.model_copy(update={"nilai": Decimal(ambang)})
    return ubah_instrumen(bintang, gerbang=bintang.gerbang.model_copy(update={"ambang": batas}))


@pytest.mark.parametrize(
    ("s5", "kata"),
    [
        ("25", "tercapai"),  # 0.25 against 0.250000001: as much below it as is tolerated
        ("24.9999999", "belum"),
        ("kosong", "belum_pasti"),
    ],
)
def test_a_stage_that_lacks_the_tolerance_is_reached(s5, kata):
    instrumen = _berambang("25.0000001")
    assert 0.250000001 - TOLERANSI == 0.25
    hasil = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "terbaik", "S5": s5}))
    assert hasil.tabel()["status_puncak"].tolist() == [kata]


def test_a_lack_of_the_tolerance_is_not_called_a_lack():
    instrumen = _berambang("0.0000001")
    # every answer at its worst: the bound is 0, a billionth of the scale below the threshold; only the ★ hold
    hasil = nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "terburuk"}))
    assert hasil.posisi.pasti.tolist() == [0]
    assert hasil.posisi.kurang.tolist() == [0.0]


def test_completeness_that_lacks_the_tolerance_does_not_withhold_the_score():
    bintang = instrumen_uji("bintang")

    def skor(minimum: str) -> float:
        instrumen = ubah_instrumen(bintang, kelengkapan_min={"nilai": Decimal(minimum), "alasan": "uji"})
        return nilai_kasus(instrumen, uraikan(instrumen, {"dasar": "terbaik", "S4": "kosong"})).skor("dasar").item()

    # S1, S2 and S3 weigh 1 each and S4 weighs 7, so 3 ÷ 10 is answered
    assert 0.300000001 - TOLERANSI == 0.3
    assert skor("0.300000001") == 100
    assert np.isnan(skor("0.300000002"))


def test_every_combination_of_stars_is_named_for_its_own_village():
    bintang = instrumen_uji("bintang")
    isian = {
        "S1 di bawah": ({"S1": "10"}, "S1"),
        "S1 terbuka": ({"S1": "kosong"}, "S1"),
        "S2 di bawah": ({"S2": "9"}, "S2"),
        "S2 terbuka": ({"S2": "kosong"}, "S2"),
        "S1 di bawah, S2 terbuka": ({"S1": "10", "S2": "kosong"}, "S1 S2"),
        "S1 terbuka, S2 di bawah": ({"S1": "kosong", "S2": "9"}, "S2 S1"),  # below minimum first
        "keduanya terbuka": ({"S1": "kosong", "S2": "kosong"}, "S1 S2"),
        "keduanya di bawah": ({"S1": "10", "S2": "9"}, "S1 S2"),
    }
    hasil = nilai_kasus(bintang, *(uraikan(bintang, {"dasar": "terbaik"} | isi) for isi, _ in isian.values()))
    assert hasil.posisi.penghambat.tolist() == [ids for _, ids in isian.values()]
