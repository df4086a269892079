"""Answers that lift nothing alone: the fewest that have to rise together, the lowest first (§9)."""

import pytest
from kasus_mesin import instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.rekomendasi import langkah_berikutnya, terendah
from penilaian.rekomendasi.bersama import naik_bersama
from penilaian.rekomendasi.kenaikan import naik_sekali
from penilaian.skor import AKAR

INSTRUMEN = instrumen_uji("geometrik-dan-minimum")
"""The index is 0 where kali, rendah or rata is; kali is 0 where G1 or G2 is, rendah the lower of M1 and M2."""


def hasil_dari(**isi):
    return nilai_kasus(INSTRUMEN, uraikan(INSTRUMEN, {"dasar": "50", **isi}))


def ids(semua):
    return [i.id for i in semua]


def bersama(hasil, tujuan=AKAR, tanpa=()):
    ubahan = {i.id: naik_sekali(i, hasil.jawaban, 0) for i in INSTRUMEN.indikator if i.id not in tanpa}
    return ids(naik_bersama(hasil, 0, ubahan, tujuan))


@pytest.mark.parametrize(
    ("isi", "tujuan", "perlu"),
    [
        ({"M1": "30", "M2": "30"}, "rendah", ["M1", "M2"]),
        ({"M1": "30", "M2": "60"}, "rendah", ["M1"]),
        ({"R1": "30", "R2": "60"}, "rata", ["R1"]),  # either does alone: the lowest
        ({"M1": "60", "M2": "30"}, "rendah", ["M2"]),
        ({"G1": "0", "G2": "0"}, "kali", ["G1", "G2"]),
        ({"G1": "0", "M1": "0", "M2": "0"}, AKAR, ["G1", "M1", "M2"]),
        ({"G1": "0", "M1": "0", "M2": "10"}, AKAR, ["G1", "M1"]),
        # rata is the mean: one of its two is enough, the last that is needed and not the first
        ({"R1": "0", "R2": "0", "G1": "0"}, AKAR, ["G1", "R1"]),
        ({"M1": "0", "M2": "0", "R1": "0", "R2": "0"}, AKAR, ["M1", "M2", "R1"]),
    ],
)
def test_none_of_them_can_be_left_out_and_no_other_is_among_them(isi, tujuan, perlu):
    assert bersama(hasil_dari(**isi), tujuan) == perlu


def test_an_answer_that_stands_before_those_that_lift_the_goal_without_it_is_left_out():
    # the other way round in the instrument: of R2 and R1, both 0, the first is not needed when the second rises
    terbalik = ubah_instrumen(INSTRUMEN, indikator=INSTRUMEN.indikator[::-1])
    hasil = nilai_kasus(terbalik, uraikan(terbalik, {"dasar": "50", "R1": "0", "R2": "0", "G1": "0"}))
    assert ids(terendah(hasil, 0, AKAR))[:3] == ["R2", "R1", "G1"]
    assert bersama(hasil) == ["R1", "G1"]
    # the same between others that are needed
    acak = ubah_instrumen(INSTRUMEN, indikator=tuple(INSTRUMEN.per_id[x] for x in ("G1", "R1", "R2", "M1", "M2", "G2")))
    nol = {"G1": "0", "R1": "0", "R2": "0", "M1": "0", "M2": "0"}
    assert bersama(nilai_kasus(acak, uraikan(acak, {"dasar": "50", **nol}))) == ["G1", "R2", "M1", "M2"]
    # rendah stays at 0 while M2 is open, so M1 lifts nothing; the mean of all is lifted by the next lowest alone
    rata = ubah_instrumen(INSTRUMEN, agregasi="aritmetik")
    hasil = nilai_kasus(rata, uraikan(rata, {"dasar": "50", "M1": "10", "M2": "kosong"}))
    assert ids(terendah(hasil, 0, AKAR))[:2] == ["M1", "G1"]
    assert bersama(hasil) == ["G1"]


def test_where_an_open_answer_holds_the_goal_no_rise_of_others_is_named():
    assert bersama(hasil_dari(M1="kosong"), "rendah") == []
    assert bersama(hasil_dari(M1="kosong"), AKAR) == []
    assert bersama(hasil_dari(M1="kosong", M2="kosong"), "rendah") == []


def test_an_answer_that_cannot_rise_is_not_looked_at():
    assert bersama(hasil_dari(M1="30", M2="60"), "rendah", tanpa=("M1",)) == []


def test_the_lowest_stand_first_by_their_groups_and_then_by_themselves_without_those_at_their_best():
    hasil = hasil_dari(G1="10", G2="100", M1="90", M2="40", R1="30", R2="60")
    # rendah is 40, rata 45, kali (10 × 100³)^(1/4) = 56.2
    assert ids(terendah(hasil, 0, AKAR)) == ["M2", "M1", "R1", "R2", "G1"]
    assert ids(terendah(hasil, 0, "kali")) == ["G1"]
    assert ids(terendah(hasil, 0, "rendah")) == ["M2", "M1"]
    # an open answer counts as the worst for its group, and is none of the lowest itself: rata is 15
    hasil = hasil_dari(G1="10", G2="100", M1="90", M2="40", R1="30", R2="kosong")
    assert ids(terendah(hasil, 0, AKAR)) == ["R1", "M2", "M1", "G1"]


def test_equal_ones_keep_the_order_of_the_instrument():
    hasil = hasil_dari(M1="50", M2="50")
    assert ids(terendah(hasil, 0, AKAR)) == list(INSTRUMEN.per_id)


def test_steps_that_lift_only_together_name_each_other_and_promise_nothing_alone():
    langkah = langkah_berikutnya(hasil_dari(M1="0", M2="0"), 0, 9)
    assert [(x.indikator.id, x.alasan, ids(x.dengan), x.dampak) for x in langkah] == [
        ("M1", "bersama", ["M2"], 0),
        ("M2", "bersama", ["M1"], 0),
    ]


def test_an_open_question_that_holds_nothing_hides_no_steps_that_lift_together():
    langkah = langkah_berikutnya(hasil_dari(M1="0", M2="0", R2="kosong"), 0, 9)
    assert [(x.indikator.id, x.alasan) for x in langkah] == [("M1", "bersama"), ("M2", "bersama"), ("R2", "jawab")]
