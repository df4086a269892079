"""Points that answers cost the stage that holds, and answers that a reached stage rests on."""

from decimal import Decimal

import pytest
from kasus_mesin import hitung, instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.rekomendasi import poin_hilang, yang_rawan
from penilaian.rekomendasi.poin_hilang import turun_sekali

INPRES = instrumen_uji("inpres-3-2003")


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


def test_what_costs_most_points_of_the_next_stage_stands_first_and_all_of_them_make_up_what_it_lacks():
    isi = {"dasar": "terburuk", "persiapan": "terbaik", "P01": "1", "P06": "50", "P13": "1 butir", "P14": "kosong"}
    hasil = hasil_inpres(isi)

    semua = poin_hilang(hasil, 0)

    # weight × what is missing ÷ 27 × 100; equal ones in the instrument's order
    harapan = {"P01": "3*3/4", "P06": "3*1/2", "P13": "2*3/4", "P14": "1"}
    assert [x.indikator.id for x in semua] == list(harapan)
    for x in semua:
        assert x.poin == pytest.approx(float(hitung(f"{harapan[x.indikator.id]} / 27 * 100")), abs=1e-8)
        assert x.terbuka == (x.indikator.id == "P14")
    assert sum(x.poin for x in semua) == pytest.approx(100 - hasil.bawah("persiapan")[0], abs=1e-6)


def test_answers_of_other_stages_those_at_the_top_and_those_that_do_not_apply_cost_nothing():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik"})
    assert {INPRES.puncak_dari(x.indikator.kelompok).id for x in poin_hilang(hasil, 0)} == {"pematangan"}
    tb = next(i.id for i in INPRES.indikator if i.tidak_berlaku and INPRES.puncak_dari(i.kelompok).id == "pemanfaatan")
    dasar = {"dasar": "terbaik", "pemanfaatan": "terburuk"}
    assert tb in {x.indikator.id for x in poin_hilang(hasil_inpres(dasar), 0)}
    assert tb not in {x.indikator.id for x in poin_hilang(hasil_inpres(dasar | {tb: "TB"}), 0)}


def test_a_village_that_reached_all_stages_loses_points_of_the_index_and_a_perfect_one_none():
    (satu,) = poin_hilang(hasil_inpres({"dasar": "terbaik", "N10": "2"}), 0)
    assert (satu.indikator.id, satu.poin) == ("N10", pytest.approx(float(hitung("2*2/4 / 20 / 4 * 100")), abs=1e-8))
    assert poin_hilang(hasil_inpres({"dasar": "terbaik"}), 0) == ()


def test_what_costs_less_than_a_point_is_named_too():
    # P05 weighs 1 of 27: two per cent of it are 0.07 points
    isi = {"dasar": "terburuk", "persiapan": "terbaik", "P05": "98", "P01": "1"}
    semua = poin_hilang(hasil_inpres(isi), 0)
    assert [x.indikator.id for x in semua] == ["P01", "P05"]
    assert semua[1].poin == pytest.approx(2 / 27)


def test_stars_at_their_minimum_are_what_a_stage_rests_on_then_what_leaves_it_least():
    # Persiapan: P01 at its minimum 2 of 4, the rest at best: (27 − 3/2) ÷ 27 = 94.4
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik", "P01": "2"})

    satu, dua, tiga = yang_rawan(hasil, 0)

    assert (satu.indikator.id, satu.tingkat, satu.status) == ("P01", "persiapan", "belum")
    assert satu.dari == pytest.approx(float(hitung("(27 - 3/2) / 27 * 100")), abs=1e-9)
    assert satu.ke == pytest.approx(float(hitung("(27 - 3*3/4) / 27 * 100")), abs=1e-9)
    # one rung of P08 (weight 3) is 3/4, one of four items of P13 (weight 2) and one rung of a weight of 2 are 2/4
    assert [(x.indikator.id, x.status) for x in (dua, tiga)] == [("P08", "tercapai"), ("P03", "tercapai")]


def test_nothing_rests_on_an_answer_where_no_stage_is_reached_or_there_is_no_gate():
    assert yang_rawan(hasil_inpres({"dasar": "terburuk"}), 0) == ()
    spbe = instrumen_uji("spbe-2020")
    assert yang_rawan(nilai_kasus(spbe, uraikan(spbe, {"dasar": "terbaik"})), 0) == ()


def test_only_stages_that_are_reached_rest_on_answers():
    hasil = hasil_inpres({"dasar": "terbaik", "M01": "0"})
    assert hasil.posisi.pasti[0] == 1
    assert {x.tingkat for x in yang_rawan(hasil, 0, 99)} == {"persiapan"}
    assert len(yang_rawan(hasil, 0, 99)) == len(INPRES.indikator_dalam("persiapan"))


def test_of_two_stages_what_leaves_its_own_threshold_least_stands_first():
    lantai = instrumen_uji("lantai")
    tinggi = lantai.gerbang.ambang.model_copy(update={"nilai": Decimal(95)})
    dua = ubah_instrumen(lantai, kelompok=tuple(
        k.model_copy(update={"ambang": tinggi}) if k.id == "puncak" else k for k in lantai.kelompok
    ))  # fmt: skip
    # one fall of D1 leaves 95 of 95, one of S1 (4 of 8) 95 of 60, one of O1 (1 of 8) more
    rawan = yang_rawan(nilai_kasus(dua, uraikan(dua, {"dasar": "terbaik"})), 0, 9)
    assert [x.indikator.id for x in rawan] == ["L1", "D1", "S1", "O1", "O2", "U1", "A1"]
    assert {x.status for x in rawan} == {"tercapai"}
    assert [x.ke for x in rawan[:4]] == pytest.approx([95, 95, 95, 98.75])


@pytest.mark.parametrize(
    ("id_", "isi", "menjadi"),
    [
        ("P03", "3", 2),
        ("P03", "0", None),
        ("P13", "4 butir", 3),
        ("P06", "50", 40),
        ("P06", "4", 0),
        ("P06", "0", None),
        ("N02", "54", 48),  # goalposts 0–60: ten points are 6
        ("N02", "3", 0),
    ],
)
def test_an_answer_falls_by_a_rung_an_item_or_ten_points_and_never_below_the_worst(id_, isi, menjadi):
    rawan = yang_rawan(hasil_inpres({"dasar": "terbaik", id_: isi}), 0, 99)
    assert {x.indikator.id: x.menjadi for x in rawan}.get(id_) == pytest.approx(menjadi)


def test_after_a_fall_open_answers_may_decide_about_the_stage_and_such_stand_after_those_that_cost_it():
    # the minimum of S1 is 50; of orang 40 · 2 are needed and O2 is open
    lantai = instrumen_uji("lantai")
    isi = {"dasar": "terbaik", "S1": "55", "O1": "85", "O2": "kosong"}
    rawan = yang_rawan(nilai_kasus(lantai, uraikan(lantai, isi)), 0)
    assert [(x.indikator.id, x.status) for x in rawan] == [("S1", "belum"), ("O1", "belum_pasti"), ("U1", "tercapai")]


@pytest.mark.parametrize(
    ("ada", "sesudah"), [("2 butir", (1, 0b1)), ("4 butir", (3, 0b111)), ("1 butir", (0, 0)), ("NIHIL", None)]
)
def test_of_a_checklist_the_last_item_is_lost(ada, sesudah):
    hasil = hasil_inpres({"dasar": "terburuk", "P13": ada})
    turun = turun_sekali(INPRES.per_id["P13"], hasil.jawaban, 0)
    assert (turun and turun[1:]) == sesudah


def test_where_less_is_better_a_fall_goes_up_from_the_best_towards_the_worst():
    bintang = instrumen_uji("bintang")
    hasil = nilai_kasus(bintang, uraikan(bintang, {"dasar": "terbaik"}))  # S2: 1 day is the best, 14 the worst
    assert {x.indikator.id: x.menjadi for x in yang_rawan(hasil, 0, 9)}["S2"] == pytest.approx(1 + 1.3)
