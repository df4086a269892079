"""What holds a village: the aspects below the floor, and the open questions that decide about the next stage."""

import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, uraikan

from penilaian.rekomendasi import (
    aspek_rendah,
    penghambat,
    terbuka_aspek,
    terbuka_di,
    terbuka_menentukan,
    tingkat_tujuan,
)

LANTAI = instrumen_uji("lantai")
"""Threshold 60, floor 40 for situs, orang, usaha (of dasar) and layanan (of puncak); S1 is a ★ with minimum 50."""


def hasil_lantai(**isi):
    return nilai_kasus(LANTAI, uraikan(LANTAI, {"dasar": "terbaik", **isi}))


def ids(semua):
    return [i.id for i in semua]


def test_aspects_below_the_floor_stand_before_those_that_answers_may_lift_to_it_each_with_its_bounds():
    situs_terbuka = {"S1": "kosong", "O1": "10", "O2": "20", "U1": "kosong"}

    semua = aspek_rendah(hasil_lantai(**situs_terbuka), 0)

    assert [(a.kelompok.id, a.keadaan) for a in semua] == [
        ("orang", "di_bawah"),
        ("situs", "kosong"),
        ("usaha", "kosong"),
    ]
    assert [(a.bawah, a.atas) for a in semua] == [pytest.approx((15, 15)), pytest.approx((0, 100)), (0, 100)]
    assert {a.lantai for a in semua} == {40}


def test_aspects_of_a_stage_that_is_named_are_told_whether_it_is_the_next_or_not():
    hasil = hasil_lantai(O1="0", O2="0", L1="30")
    assert tingkat_tujuan(hasil, 0) == "dasar"
    assert [a.kelompok.id for a in aspek_rendah(hasil, 0)] == ["orang"]
    assert [a.kelompok.id for a in aspek_rendah(hasil, 0, "puncak")] == ["layanan"]


def test_no_aspect_holds_where_every_stage_is_reached_or_the_instrument_has_no_floor():
    assert aspek_rendah(hasil_lantai(), 0) == ()
    bintang = instrumen_uji("bintang")
    hasil = nilai_kasus(bintang, uraikan(bintang, {"dasar": "terburuk"}))
    assert aspek_rendah(hasil, 0) == ()
    assert [p.keadaan for p in penghambat(hasil, 0)] == ["di_bawah"] * 3


def test_without_a_gate_nothing_is_decided_by_open_questions():
    spbe = instrumen_uji("spbe-2020")
    hasil = nilai_kasus(spbe, uraikan(spbe, {"dasar": "kosong"}))
    assert (tingkat_tujuan(hasil, 0), penghambat(hasil, 0), terbuka_menentukan(hasil, 0)) == ("", (), ())
    assert len(terbuka_di(hasil, 0)) == len(spbe.indikator)


@pytest.mark.parametrize(
    ("isi", "penentu"),
    [
        (
            {"O2": "kosong", "A1": "kosong"},
            [],
        ),  # orang is at 50 at least, the score at 6 of 8: reached whatever they are
        ({"S1": "50", "O2": "kosong", "A1": "kosong"}, ["O2", "A1"]),  # the score: 4 of 8 at least
        ({"S1": "69", "O2": "kosong", "A1": "kosong"}, ["O2", "A1"]),  # (4·69 + 2·50 + 100) / 8 is half a point less
        ({"O1": "30", "O2": "kosong", "A1": "kosong"}, ["O2"]),  # the score is reached, orang may be 15
        ({"S1": "kosong", "O1": "30", "O2": "kosong", "A1": "kosong"}, ["O2", "S1", "A1"]),
        ({"U1": "kosong", "A1": "kosong"}, ["U1"]),  # usaha is this alone
        ({"O1": "0", "O2": "0", "U1": "kosong"}, []),  # orang is below, whatever usaha is
        ({"L1": "kosong", "D1": "kosong"}, ["L1", "D1"]),  # of the next stage
    ],
)
def test_open_questions_decide_where_the_score_an_aspect_or_a_star_hangs_on_them(isi, penentu):
    assert sorted(ids(terbuka_menentukan(hasil_lantai(**isi), 0))) == sorted(penentu)


def test_an_open_star_decides_though_score_and_aspects_are_reached_without_it():
    bintang = instrumen_uji("bintang")
    # S4 alone weighs 7 of 10: 70 is above the threshold 50
    hasil = nilai_kasus(bintang, uraikan(bintang, {"dasar": "terbaik", "S1": "kosong"}))
    assert hasil.posisi.kurang[0] == 0
    assert ids(terbuka_menentukan(hasil, 0)) == ["S1"]


def test_questions_of_an_aspect_that_may_meet_the_floor_are_asked_but_its_star_is_a_step_of_its_own():
    hasil = hasil_lantai(S1="kosong", O1="10", O2="kosong", U1="kosong", A1="kosong")
    assert ids(penghambat(hasil, 0)[0:1] and [penghambat(hasil, 0)[0].indikator]) == ["S1"]
    assert ids(terbuka_aspek(hasil, 0)) == ["O2", "U1"]  # aturan has no floor


def test_of_an_aspect_that_is_below_the_floor_whatever_is_answered_nothing_is_asked():
    kurus = hasil_lantai(O1="0", O2="0", U1="kosong")
    assert ids(terbuka_aspek(kurus, 0)) == ["U1"]
    assert terbuka_aspek(hasil_lantai(O1="0", O2="0", A1="kosong"), 0) == ()
