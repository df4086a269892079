"""Groups, lenses, indicators and the stair in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from penilaian.narasi.rincian import baris_indikator, baris_kelompok, batang_lensa, pilih_indikator
from penilaian.narasi.tangga import penjelasan, undakan, uraian_tangga

LENGKAP = {"A1": 4, "A2": 100, "A3": 80, "B1": 1, "B2": 50, "C1": 10}
"""Persiapan 90, Pematangan (0,25 + 1,5) ÷ 4 = 43,75, Pemantapan 10."""


def test_a_group_that_is_withheld_names_no_number_but_its_bounds(hasilkan):
    baris = {k.id: k for k in baris_kelompok(hasilkan(LENGKAP | {"A2": "", "A3": ""}), 0)}

    # Persiapan: only A1, 1 of 4 parts of the weight; bawah 25, atas 100
    assert (baris["s1"].angka, baris["s1"].rentang, baris["s1"].kelengkapan) == ("", "25,0–100,0", "25%")
    assert (baris["s2"].angka, baris["s2"].rentang, baris["s2"].kelengkapan) == ("43,8", "", "100%")


def test_a_lens_names_its_bounds_where_something_is_open_and_skips_values_without_indicators(hasilkan):
    # pengetahuan = (A2×1 + A3×2 + B2×3 + C1×1) ÷ 7; with A3 open (1 + 1,5 + 0,1) ÷ 5 = 52; bawah 2,6÷7, atas 4,6÷7
    assert [(b.nama, b.angka, b.rentang) for b in batang_lensa(hasilkan(LENGKAP | {"A3": ""}), 0, "masalah")] == [
        ("Pengetahuan", "52,0", "antara 37,1 dan 65,7")
    ]


def test_a_lens_without_answers_does_not_pretend_to_be_zero(hasilkan):
    (satu,) = batang_lensa(hasilkan({"A1": 4}), 0, "masalah")

    assert (satu.bagian, satu.angka, satu.rentang) == (None, "belum dijawab", "antara 0,0 dan 100,0")


def test_states_of_answers_are_not_mixed(hasilkan):
    baris = {b.id: b for b in baris_indikator(hasilkan(LENGKAP | {"A1": "TB", "B1": 1, "B2": "", "C1": 0}), 0)}

    assert (baris["A1"].keadaan, baris["A1"].jawaban, baris["A1"].angka) == ("tidak_berlaku", "Tidak berlaku", "")
    assert (baris["B2"].keadaan, baris["B2"].jawaban, baris["B2"].angka) == ("kosong", "Belum dijawab", "")
    assert (baris["C1"].keadaan, baris["C1"].angka) == ("terjawab", "0,0")
    assert (baris["B1"].bintang, baris["B1"].terpenuhi, baris["A1"].terpenuhi) == ("Jenjang 2.", False, True)


@pytest.mark.parametrize(
    ("saring", "id_"),
    [
        ({}, "A1 A2 A3 B1 B2 C1"),
        ({"tingkat": "s2"}, "B1 B2"),
        ({"keadaan": "kosong"}, "A3"),
        ({"keadaan": "bintang"}, "A1 B1"),
        ({"kata": "  SITUS "}, "A1"),
        ({"kata": "sedikit demi"}, "B2 C1"),
        ({"kata": "tidak ada begitu"}, ""),
        ({"terendah_dulu": True}, "C1 B1 B2 A1 A2 A3"),
        ({"tingkat": "s1", "keadaan": "terjawab"}, "A1 A2"),
    ],
)
def test_the_list_of_indicators_is_filtered_and_ordered(saring, id_, hasilkan):
    semua = baris_indikator(hasilkan(LENGKAP | {"A3": ""}), 0)

    assert " ".join(b.id for b in pilih_indikator(semua, **saring)) == id_


def test_the_ladder_is_read_aloud_for_those_who_do_not_see_it(hasilkan):
    undak = undakan(hasilkan(LENGKAP | {"B2": "", "A3": ""}), 0)

    # Persiapan: A1, A2 answered, bawah (1 + 1) ÷ 4; Pematangan: B1 of 1 in 4, withheld
    assert penjelasan(undak) == (
        "Tingkat 1 Persiapan: 100,0 (antara 50,0 dan 100,0), perlu 70, belum pasti. "
        "Tingkat 2 Pematangan: antara 6,3 dan 81,3, perlu 70, belum tercapai. "
        "Tingkat 3 Pemantapan: 10,0, perlu 70, belum tercapai."
    )


def test_the_description_of_the_ladder_begins_with_where_the_village_stands(hasilkan):
    def awal(**jawaban):
        return uraian_tangga(undakan(hasilkan(LENGKAP | jawaban), 0)).partition(" Tingkat 1 ")[0]

    assert awal() == "Tangga tiga tingkat. Desa di tingkat 1, Persiapan."
    assert awal(A1=0) == "Tangga tiga tingkat. Desa belum mencapai tingkat 1, Persiapan."
    assert awal(B1="", B2=100, C1=90) == (
        "Tangga tiga tingkat. Desa pasti di tingkat 1, Persiapan, mungkin di tingkat 3, Pemantapan."
    )
    assert awal(A3="") == "Tangga tiga tingkat. Desa mungkin di tingkat 1, Persiapan, belum pasti."


def test_a_step_with_enough_value_and_without_its_requirements_is_known(hasilkan):
    undak = undakan(hasilkan(LENGKAP | {"B1": 1, "B2": 100, "C1": 90}), 0)

    # Pematangan: (0,25 + 3) ÷ 4 = 81,3, but B1 is a ★ below its minimum
    assert [(u.letak, u.singkat, u.bintang_kurang) for u in undak] == [
        ("tercapai", "90,0", False),
        ("berikut", "81,3", True),
        ("nanti", "90,0", False),
    ]
    assert [u.di_sini for u in undak] == [True, False, False]


@pytest.mark.parametrize(
    ("isi", "singkat"),
    [
        ({"skor": None, "bawah": "6.3", "atas": "81.3"}, "6,3–81,3"),  # withheld
        ({"skor": "72.5", "bawah": "66.0", "atas": "80.5", "status": "belum_pasti"}, "66,0–80,5"),  # answers decide
        ({"skor": "28.3", "bawah": "19.3", "atas": "33.0"}, "28,3"),  # open answers change nothing
        ({"skor": None, "bawah": "40.0", "atas": "40.0"}, "40,0"),
    ],
)
def test_two_bounds_stand_in_place_of_one_uncertain_score(hasilkan, isi, singkat):
    undak = undakan(hasilkan(LENGKAP), 0)[2]
    angka = {k: Decimal(v) if isinstance(v, str) and k != "status" else v for k, v in isi.items()}

    assert replace(undak, **{"status": "belum"} | angka).singkat == singkat


def test_the_house_may_stand_on_the_farthest_step(hasilkan):
    undak = undakan(hasilkan(LENGKAP | {"B1": "", "B2": 100, "C1": 90}), 0)

    assert [(u.di_sini, u.mungkin_di_sini) for u in undak] == [(True, False), (False, False), (False, True)]


def test_without_a_gate_there_is_no_ladder(hasilkan, tanpa_gerbang):
    assert undakan(hasilkan(LENGKAP, instrumen=tanpa_gerbang), 0) == ()
