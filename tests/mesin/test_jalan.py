"""The way up: every step from where the one before it led, until the stage is reached, counted again in fractions."""

from fractions import Fraction

import pytest
from kasus_mesin import hitung, instrumen_uji, nilai_kasus, ubah_instrumen, uraikan

from penilaian.rekomendasi import (
    PALING_JAUH,
    jalan_naik,
    langkah_berikutnya,
    terbuka_menentukan,
)

INPRES = instrumen_uji("inpres-3-2003")
DUA_PERTIGA = {
    "dasar": "terburuk",
    "persiapan": "3",  # every rubric on level 3
    "P02": "4 butir",
    "P13": "2 butir",
    "P05": "50",
    "P06": "50",
    "P07": "50",
    "P09": "50",
}
"""A village a little below Persiapan: rubrics (16 of 27) on 3 of 4, the others (11 of 27) on half."""
AWAL = "(16*3/4 + 11*1/2) / 27 * 100"


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


def test_each_step_begins_where_the_one_before_it_led_and_the_last_one_reaches_the_stage():
    jalan = jalan_naik(hasil_inpres(DUA_PERTIGA), 0)

    # per effort: P13 one item (2*1/4, effort 1), then P01 and P08 one rung (3*1/4, effort 2), the instrument's order
    assert [x.indikator.id for x in jalan.langkah] == ["P13", "P01", "P08"]
    harapan = [AWAL, f"{AWAL} + 2*1/4/27*100", f"{AWAL} + (2 + 3)*1/4/27*100", f"{AWAL} + (2 + 3 + 3)*1/4/27*100"]
    assert jalan.titik == pytest.approx([float(hitung(h)) for h in harapan], abs=1e-9)  # 64.8, 66.7, 69.4, 72.2
    assert (jalan.tujuan, jalan.sampai) == ("persiapan", 1)


def test_a_star_below_its_minimum_is_one_step_with_every_rung_and_the_effort_of_each():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik", "P01": "0"})

    (langkah,) = langkah_berikutnya(hasil, 0, 1)
    jalan = jalan_naik(hasil, 0)

    jenjang = INPRES.per_id["P01"].jenjang
    assert INPRES.per_id["P01"].upaya[:2] == (3, 1)
    harapan = [(jenjang[0].saran, 3, 1), (jenjang[1].saran, 1, 2)]
    assert [(t.saran, t.upaya, t.sampai) for t in langkah.tapak] == harapan
    assert langkah.dampak == pytest.approx(float(hitung("3*2/4 / 27 * 100")), abs=1e-9)
    assert (langkah.saran, langkah.upaya) == (jenjang[0].saran, 3)
    assert (jalan.langkah, jalan.sampai) == ((langkah,), 1)


def test_an_aspect_below_the_floor_is_lifted_to_it_before_others_even_by_one_answer_again():
    hasil = hasil_inpres(DUA_PERTIGA | {"P12": "0", "P13": "NIHIL"})  # 1d is these two alone

    jalan = jalan_naik(hasil, 0)

    # 1d = (P12 + 2×P13) / 3: P13 one item 16.7, P12 one rung 25, P13 again 41.7: above 40, then the rest of the stage
    assert [x.indikator.id for x in jalan.langkah[:3]] == ["P13", "P12", "P13"]
    assert [x.alasan for x in jalan.langkah[:3]] == ["lantai"] * 3
    assert {x.alasan for x in jalan.langkah[3:]} == {"naik"}


def test_an_answer_rises_again_only_after_all_others_have_come_and_then_again_in_rounds():
    jalan = jalan_naik(hasil_inpres({"dasar": "terburuk", "P01": "3", "P08": "3"}), 0, 60)

    naik = [x for x in jalan.langkah if x.alasan == "naik"]
    di_puncak = {"P01", "P04", "P08"}  # lifted to their best by the floor, before any of these
    yang_lain = {i.id for i in INPRES.indikator_dalam("persiapan")} - di_puncak
    satu = yang_lain - {x.indikator.id for x in jalan.langkah if x.alasan == "lantai"}
    putaran = [x.indikator.id for x in naik]
    assert sorted(putaran[: len(satu)]) == sorted(satu)
    assert sorted(putaran[len(satu) : len(satu) + len(yang_lain)]) == sorted(yang_lain)
    assert {len(x.tapak) for x in naik} == {1}


def test_where_open_answers_decide_there_is_no_way_yet():
    hasil = hasil_inpres(DUA_PERTIGA | {"P06": "kosong"})
    assert terbuka_menentukan(hasil, 0)
    jalan = jalan_naik(hasil, 0)
    assert (jalan.langkah, jalan.sampai) == ((), None)
    assert jalan.titik == (float(hasil.bawah("persiapan")[0]),)


def test_a_way_that_is_longer_than_what_is_looked_ahead_has_no_end():
    jalan = jalan_naik(hasil_inpres({"dasar": "terburuk"}), 0)
    assert (len(jalan.langkah), jalan.sampai) == (PALING_JAUH, None)
    assert len(jalan_naik(hasil_inpres({"dasar": "terburuk"}), 0, 3).titik) == 4


def test_a_way_that_no_number_of_steps_ends_names_the_open_questions_that_it_needs():
    # 1d is P12 and P13 alone: with both open it stays at 0 whatever else is done; P05 is open too and holds nothing
    isi = {"dasar": "terburuk", "P12": "kosong", "P13": "kosong", "P05": "kosong", "M01": "kosong"}
    jalan = jalan_naik(hasil_inpres(isi), 0)

    assert (len(jalan.langkah), jalan.sampai) == (PALING_JAUH, None)
    assert [i.id for i in jalan.perlu_jawaban] == ["P12", "P13"]
    bobot = {i.id: i.bobot for i in INPRES.indikator_dalam("persiapan")}
    tanpa = sum(bobot[i] for i in ("P12", "P13", "P05"))
    assert jalan.terjauh == pytest.approx(float(100 * (1 - Fraction(tanpa) / Fraction(sum(bobot.values())))), abs=1e-9)
    assert jalan_naik(hasil_inpres({"dasar": "terburuk", "M01": "kosong"}), 0).perlu_jawaban == ()


def test_a_perfect_village_has_no_way_and_one_that_reached_all_stages_goes_on_by_the_index():
    assert jalan_naik(hasil_inpres({"dasar": "terbaik"}), 0).langkah == ()
    jalan = jalan_naik(hasil_inpres({"dasar": "terbaik", "N10": "2"}), 0)
    assert [x.indikator.id for x in jalan.langkah] == ["N10"]  # both rungs in a row
    assert [t.sampai for t in jalan.langkah[0].tapak] == [3, 4]
    assert jalan.titik == pytest.approx([100 - float(hitung("2*2/4 / 20 / 4 * 100")), 100], abs=1e-9)
    assert jalan.langkah[0].dampak == pytest.approx(float(hitung("2*2/4 / 20 / 4 * 100")), abs=1e-9)
    assert (jalan.tujuan, jalan.sampai) == ("", None)


def test_answering_what_an_aspect_hangs_on_is_the_first_step_and_lifts_nothing_here():
    lantai = instrumen_uji("lantai")
    isi = {"dasar": "terbaik", "O1": "0", "O2": "0", "U1": "kosong"}  # orang is below the floor, usaha may be
    jalan = jalan_naik(nilai_kasus(lantai, uraikan(lantai, isi)), 0)
    satu, dua, *_ = jalan.langkah
    assert [(satu.indikator.id, satu.alasan), (dua.indikator.id, dua.alasan)] == [
        ("U1", "jawab_aspek"),
        ("O1", "lantai"),
    ]
    awal = float(hitung("(4 + 1) / 8 * 100"))
    assert jalan.titik[:3] == pytest.approx((awal, awal, awal + float(hitung("2/8 * 10/2"))))


def test_what_an_aspect_hangs_on_is_asked_once_and_after_every_star_below_its_minimum():
    isi = {"dasar": "terbaik", "P01": "0", "P08": "0"} | dict.fromkeys(("P05", "P06", "P07", "P12"), "kosong")
    langkah = jalan_naik(hasil_inpres(isi), 0).langkah
    assert [(x.indikator.id, x.alasan) for x in langkah[:3]] == [
        ("P01", "kritis_di_bawah"),
        ("P08", "kritis_di_bawah"),
        ("P05", "jawab_aspek"),
    ]
    assert [x.alasan for x in langkah].count("jawab_aspek") == 1


def test_the_same_answer_twice_in_a_row_is_one_step_even_where_no_further_one_would_fit():
    hasil = hasil_inpres({"dasar": "terbaik", "N10": "1"})
    for banyak in (1, 2):
        (satu,) = jalan_naik(hasil, 0, banyak).langkah
        assert [t.sampai for t in satu.tapak] == [2, 3, 4]
    assert jalan_naik(hasil, 0, 1).titik == pytest.approx((100 - float(hitung("2*3/4 / 20 / 4 * 100")), 100))


def test_what_lifts_only_together_is_done_for_one_aspect_before_another():
    lantai = instrumen_uji("lantai")
    terkecil = tuple(k.model_copy(update={"agregasi": "minimum"}) for k in lantai.kelompok)
    ubahan = ubah_instrumen(lantai, kelompok=terkecil)
    # orang is the lower of O1 and O2; once both are at 15, raising A1 would lift the stage together with them
    isi = {"dasar": "terbaik", "O1": "5", "O2": "5", "A1": "15"}
    jalan = jalan_naik(nilai_kasus(ubahan, uraikan(ubahan, isi)), 0)
    langkah = [(x.indikator.id, x.alasan, x.tujuan) for x in jalan.langkah]
    assert langkah[:6] == [("O1", "bersama", "orang"), ("O2", "lantai", "orang")] * 3


def test_only_what_rises_twice_in_a_row_is_one_step_not_what_came_before_another():
    jalan = jalan_naik(hasil_inpres({"dasar": "terbaik", "N10": "3", "M03": "1"}), 0)
    semua = [(x.indikator.id, [t.sampai for t in x.tapak]) for x in jalan.langkah]
    assert semua == [("M03", [2]), ("N10", [4]), ("M03", [3, 4])]


def test_how_far_all_steps_lead_takes_an_open_star_at_its_best_and_other_open_answers_at_their_worst():
    isi = {"dasar": "terburuk", "P12": "kosong", "P13": "kosong", "P01": "kosong"}
    jalan = jalan_naik(hasil_inpres(isi), 0)
    assert [i.id for i in jalan.perlu_jawaban] == ["P12", "P13"]
    assert jalan.terjauh == pytest.approx(float(hitung("(27 - 1 - 2) / 27 * 100")))
