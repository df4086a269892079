"""Counts, spread, gaps: the arithmetic stands in conftest.py and beside each number."""

import numpy as np
import pandas as pd
import pytest

from penilaian import banding
from penilaian.angka import TOLERANSI
from penilaian.skor import AKAR

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"


@pytest.fixture
def matriks(hasil, baris):
    return banding.matriks(hasil, baris, [AKAR, "satu", "dua"])


def test_a_score_that_is_withheld_is_not_zero(matriks):
    assert matriks.loc[[A, B, C], AKAR].tolist() == pytest.approx([60, 50, 55])
    assert matriks.loc[[A, B], "satu"].tolist() == pytest.approx([70, 20])
    assert np.isnan(matriks.loc[C, "satu"])
    assert matriks.loc[D].isna().all()


def test_the_spread_comes_only_from_villages_that_can_be_scored(matriks):
    s = banding.sebaran(matriks)
    # dua: 30, 50, 80 → quartiles halfway to the neighbours: 40 and 65
    assert s.loc["dua"].tolist() == pytest.approx([3, 30, 40, 50, 65, 80])
    # satu: 20, 70 → median 45, quartiles 20 + 0.25×50 = 32.5 and 57.5
    assert s.loc["satu"].tolist() == pytest.approx([2, 20, 32.5, 45, 57.5, 70])
    assert s.loc[AKAR, "median"] == pytest.approx(55)


def test_a_spread_without_villages_says_zero_villages_and_no_numbers(hasil):
    s = banding.sebaran(banding.matriks(hasil, np.array([3]), ["satu"]))
    assert s.loc["satu", "desa"] == 0
    assert s.loc["satu"].drop("desa").isna().all()
    kosong = banding.sebaran(banding.matriks(hasil, np.array([], dtype=np.intp), ["satu"]))
    assert kosong.loc["satu", "desa"] == 0


def test_the_widest_gap_is_measured_by_the_ends_and_by_the_middle_half():
    s = pd.DataFrame(
        {
            "desa": [4, 4, 1],
            "terendah": [0.0, 10.0, 0.0],
            "kuartil_bawah": [40.0, 20.0, 0.0],
            "median": [45.0, 50.0, 50.0],
            "kuartil_atas": [50.0, 80.0, 100.0],
            "tertinggi": [100.0, 90.0, 100.0],
        },
        index=["a", "b", "c"],
    )
    assert banding.jarak_terbesar(s) == ("a",)  # 100 − 0 against 90 − 10; c rests on one village
    assert banding.jarak_terbesar(s, "kuartil_bawah", "kuartil_atas") == ("b",)  # 80 − 20 against 50 − 40


def test_gaps_of_equal_width_are_all_named_and_without_a_gap_there_is_none():
    s = pd.DataFrame({"desa": [2, 2], "terendah": [0.0, 30.0], "tertinggi": [50.0, 80.0 + 1e-12]}, index=["a", "b"])
    assert banding.jarak_terbesar(s) == ("a", "b")
    assert banding.jarak_terbesar(s.assign(tertinggi=s["terendah"])) == ()
    assert banding.jarak_terbesar(s.iloc[:0]) == ()


def test_a_difference_as_small_as_the_tolerance_is_none():
    s = pd.DataFrame({"desa": 2, "terendah": 0.0, "tertinggi": [2 * TOLERANSI, TOLERANSI]}, index=["a", "b"])
    assert banding.jarak_terbesar(s) == ("a", "b")
    assert banding.jarak_terbesar(s.loc[["b"]]) == ()
    assert banding.ujung(pd.Series({"a": 0.0, "b": TOLERANSI})) == (("a", "b"), ("a", "b"))


def test_the_difference_of_one_village_from_the_median_and_from_the_best(matriks):
    s = banding.selisih(matriks, B)
    assert s.loc["dua"].tolist() == pytest.approx([80, 50, 80, 30, 0])
    assert s.loc["satu"].tolist() == pytest.approx([20, 45, 70, -25, -50])
    assert np.isnan(banding.selisih(matriks, C).loc["satu", "ke_median"])
    with pytest.raises(KeyError):
        banding.selisih(matriks, "99.99.99.2999")


def test_an_end_names_all_that_are_equal_and_skips_what_is_missing():
    assert banding.ujung(pd.Series({"a": 1.0, "b": 1.0, "c": 5.0, "d": np.nan})) == (("a", "b"), ("c",))
    assert banding.ujung(pd.Series({"a": np.nan})) == ((), ())


def test_villages_are_counted_for_each_position_and_so_are_those_that_may_stand_higher(hasil, baris):
    p = banding.banyak_per_posisi(hasil, baris)
    assert list(p["nama"]) == ["Belum", "Satu", "Dua"]
    assert list(p["desa"]) == [3, 0, 1]
    assert list(p["mungkin_lebih"]) == [2, 0, 0]  # C by a2, D by everything
    assert list(p["bagian"]) == [0.75, 0, 0.25]


def test_one_village_is_all_of_them(hasil):
    assert list(banding.banyak_per_posisi(hasil, np.array([0]))["bagian"]) == [0, 0, 1]


def test_without_villages_every_position_holds_zero(hasil):
    p = banding.banyak_per_posisi(hasil, np.array([], dtype=np.intp))
    assert list(p["desa"]) == [0, 0, 0]
    assert list(p["bagian"]) == [0, 0, 0]


def test_the_status_of_a_stage_is_found_without_a_look_at_the_stage_before(hasil, baris):
    s = banding.status_per_tingkat(banding.ambil(hasil, baris))
    # satu: A reached; B below; C and D open. dua: A 50 and B 80 reached; C below by its ★; D open.
    assert s.loc["satu"].to_dict() == {"tercapai": 1, "belum_pasti": 2, "belum": 1}
    assert s.loc["dua"].to_dict() == {"tercapai": 2, "belum_pasti": 1, "belum": 1}


def test_bounds_stand_also_where_the_score_is_withheld(hasil, baris):
    t = banding.bawah_atas(banding.ambil(hasil, baris), "satu")
    assert np.isnan(t.loc[C, "skor"])
    assert t.loc[C, ["bawah", "atas"]].tolist() == pytest.approx([20, 95])
    assert t.loc[D, ["bawah", "atas"]].tolist() == pytest.approx([0, 100])
    assert list(t["status"]) == ["tercapai", "belum", "belum_pasti", "belum_pasti"]
    assert list(banding.bawah_atas(banding.ambil(hasil, baris), AKAR)["status"]) == [""] * 4  # no stage, no status


def test_the_list_of_villages_holds_position_index_and_completeness(hasil, baris):
    d = banding.daftar_desa(banding.ambil(hasil, baris)).set_index("kode_desa")
    assert d.loc[A, ["posisi", "posisi_nama", "posisi_mungkin"]].tolist() == [2, "Dua", 2]
    assert d.loc[C, ["posisi", "posisi_mungkin"]].tolist() == [0, 1]
    assert d.loc[C, "kelengkapan"] == pytest.approx((0.25 + 1) / 2)
    assert np.isnan(d.loc[C, "skor_satu"])


def test_without_a_gate_there_is_no_position(hasil, baris):
    from dataclasses import replace

    tanpa = replace(banding.ambil(hasil, baris), posisi=None)
    assert "posisi" not in banding.daftar_desa(tanpa)
    assert set(banding.bawah_atas(tanpa, "satu")["status"]) == {""}
    with pytest.raises(ValueError, match="gerbang"):
        banding.banyak_per_posisi(tanpa, np.arange(4))
    with pytest.raises(ValueError, match="gerbang"):
        banding.status_per_tingkat(tanpa)
