"""Answers that lift nothing alone: steps under the minimum and the geometric mean (§9)."""

import pytest

from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.pokok import pokok
from penilaian.rekomendasi import jalan_naik, langkah_berikutnya

NOL = {"A1": 0, "A2": 0, "A3": 0, "B1": 0, "B2": 0, "C1": 0}


@pytest.fixture(params=["minimum", "geometrik"])
def rapat(request, tangga_uji):
    """Every stage counts by its lowest answer, or by a product."""
    kelompok = tuple(k.model_copy(update={"agregasi": request.param}) for k in tangga_uji.kelompok)
    tanpa_wajib = tuple(i.model_copy(update={"kritis": None}) for i in tangga_uji.indikator)
    return tangga_uji.model_copy(update={"kelompok": kelompok, "indikator": tanpa_wajib})


def test_at_the_worst_answers_the_steps_name_what_has_to_rise_with_them(hasilkan, rapat):
    hasil = hasilkan(NOL, instrumen=rapat)
    jalan = jalan_naik(hasil, 0)
    daftar = daftar_berikutnya(hasil, 0, jalan)

    assert [(x.indikator.id, x.alasan) for x in langkah_berikutnya(hasil, 0)] == [
        *(("A1", "bersama"), ("A2", "bersama"), ("A3", "bersama"))
    ]
    assert [(k.id, k.gerak, k.catatan) for k in daftar.kartu[:2]] == [
        (
            "A1",
            "Persiapan tetap 0,0",
            "Nilai Persiapan baru naik bila aparatur terlatih dan informasi mutakhir juga membaik.",
        ),
        (
            "A2",
            "Persiapan tetap 0,0",
            "Dihitung sampai 10 %. Nilai Persiapan baru naik bila informasi mutakhir juga membaik.",
        ),
    ]
    assert jalan.titik[3] > 0, "the third of them lifts all three"
    assert "belum cukup untuk sampai 70." in daftar.akhir
    assert "nilai tertinggi" not in daftar.akhir
    assert "Jawab 0" not in pokok(hasil, 0, jalan).berikut


def test_of_answers_that_are_not_the_lowest_none_is_said_to_be_needed(hasilkan, rapat):
    hasil = hasilkan(NOL | {"A3": 50}, instrumen=rapat)
    satu, dua = langkah_berikutnya(hasil, 0, 2)
    assert [(x.indikator.id, [i.id for i in x.dengan]) for x in (satu, dua)] == [("A1", ["A2"]), ("A2", ["A1"])]


def test_where_an_open_answer_holds_the_score_answering_is_the_step(hasilkan, rapat):
    hasil = hasilkan(NOL | {"A2": ""}, instrumen=rapat)
    jalan = jalan_naik(hasil, 0)
    daftar = daftar_berikutnya(hasil, 0, jalan)
    assert [k.gerak for k in daftar.kartu] == ["Tanpa ini nilai Persiapan tidak dapat naik"]
    assert pokok(hasil, 0, jalan).berikut == "Jawab 1 pertanyaan yang belum dijawab."


def test_what_costs_nothing_alone_is_named_as_holding_all_the_same(hasilkan, rapat):
    menahan = yang_menahan(hasilkan(NOL, instrumen=rapat), 0, {})
    assert [(p.id, p.poin, p.bagian) for p in menahan.penahan] == [("A1", "", 0), ("A2", "", 0), ("A3", "", 0)]
    assert menahan.lain == "Yang tanpa poin baru menaikkan nilai bila yang lain juga membaik."


def test_what_lies_above_the_threshold_is_not_said_to_hold(hasilkan, rapat):
    menahan = yang_menahan(hasilkan(NOL | {"A3": 80}, instrumen=rapat), 0, {})
    assert [p.id for p in menahan.penahan] == ["A1", "A2"]


def test_open_questions_are_told_with_all_that_they_may_add_together(hasilkan, rapat):
    menahan = yang_menahan(hasilkan(NOL | {"A1": 4, "A2": "", "A3": ""}, instrumen=rapat), 0, {})
    assert menahan.lain == "2 pertanyaan belum dijawab: paling banyak 100,0 poin lagi."
    tak_mengubah = yang_menahan(hasilkan(NOL | {"A2": ""}, instrumen=rapat), 0, {})
    assert "1 pertanyaan belum dijawab, tetapi jawabannya tidak mengubah nilai ini." in tak_mengubah.lain


def test_a_way_that_is_cut_short_says_what_the_stage_asks_for(hasilkan, rapat):
    hasil = hasilkan(NOL, instrumen=rapat)
    akhir = daftar_berikutnya(hasil, 0, jalan_naik(hasil, 0, 2)).akhir
    assert akhir == "Sesudah dua langkah ini: 0,0. Untuk sampai 70 perlu langkah lain lagi."
