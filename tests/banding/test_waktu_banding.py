"""Change over time, between periods of one form only; the arithmetic stands in conftest.py."""

from dataclasses import replace

import numpy as np
import pytest

from penilaian import banding
from penilaian.angka import TOLERANSI
from penilaian.jawaban import dari_tabel
from penilaian.mesin import nilai

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"


@pytest.fixture(scope="module")
def turun(kecil):
    """A in two years, worse in the second; the earlier one is the file's first row."""
    dulu = {"kode_desa": A, "nama_desa": "Sukamaju", "periode": "2025", "a1": "100", "a2": "100", "b1": "50"}
    return nilai(kecil, dari_tabel(kecil, [dulu, dulu | {"periode": "2026", "a1": "60", "a2": "60", "b1": "30"}]))


def test_the_change_is_against_the_last_period_of_the_same_form(hasil, baris):
    t = banding.tabel_perubahan(hasil, baris).set_index("kode_desa")
    assert list(t.index) == [A, C]  # B has only a semester before, D nothing
    assert t.loc[A, ["periode_lalu", "ubah_posisi"]].tolist() == ["2025", 2]
    assert t.loc[A, ["indeks_lalu", "indeks", "ubah_indeks"]].tolist() == pytest.approx([45, 60, 15])
    assert t.loc[A, ["ubah_satu", "ubah_dua"]].tolist() == pytest.approx([30, 0])
    assert t.loc[C, "periode_lalu"] == "2025"
    assert t.loc[C, "ubah_indeks"] == pytest.approx(55 - 30)
    assert np.isnan(t.loc[C, "ubah_satu"])  # withheld in both


def test_one_village_changes_as_in_the_table(hasil, baris):
    p = banding.perubahan(hasil, 0)
    assert p is not None
    assert (p.periode, p.posisi) == ("2025", 2)
    assert p.indeks == pytest.approx(15)
    assert p.skor == pytest.approx({"satu": 30, "dua": 0})
    assert banding.perubahan(hasil, 1) is None
    assert banding.perubahan(hasil, 3) is None


def test_an_earlier_period_in_the_first_row_of_the_file_is_read_too(hasil):
    urut = banding.ambil(hasil, np.array([4, 0]))  # A in 2025, then A in 2026
    p = banding.perubahan(urut, 1)
    assert p is not None
    assert (p.periode, p.posisi, p.indeks) == ("2025", 2, pytest.approx(15))
    t = banding.tabel_perubahan(urut, np.array([0, 1]))
    assert t[["periode_lalu", "desa"]].to_numpy().tolist() == [["2025", f"Sukamaju ({A})"]]
    assert banding.perubahan(urut, 0) is None


def test_one_stage_down_is_written_as_minus_one(turun):
    # 2025: satu 100, dua 50, both reached, index 75. 2026: satu 60, dua 30 below its ★, index (60 + 30) ÷ 2 = 45
    p = banding.perubahan(turun, 1)
    assert p is not None
    assert (p.posisi, p.indeks, p.skor) == (1 - 2, pytest.approx(45 - 75), {"satu": 60 - 100, "dua": 30 - 50})
    t = banding.tabel_perubahan(turun, np.array([1])).iloc[0]
    assert t[["posisi_lalu", "posisi", "ubah_posisi"]].tolist() == [2, 1, -1]
    assert t[["indeks_lalu", "indeks", "ubah_indeks"]].tolist() == pytest.approx([75, 45, -30])
    assert t[["ubah_satu", "ubah_dua"]].tolist() == pytest.approx([-40, -20])


def test_without_a_gate_change_and_history_name_no_position(turun):
    tanpa = replace(turun, posisi=None)
    p = banding.perubahan(tanpa, 1)
    assert p is not None
    assert p.posisi is None
    assert not [k for k in banding.tabel_perubahan(tanpa, np.array([1])) if "posisi" in k]
    assert list(banding.riwayat(tanpa, A, "2026")) == ["periode", "indeks", "skor_satu", "skor_dua"]


def test_the_order_of_the_rows_that_are_asked_for_stays(hasil):
    t = banding.tabel_perubahan(hasil, np.array([2, 0]))
    assert list(t["kode_desa"]) == [C, A]


def test_the_summary_counts_what_rose_stayed_fell_and_cannot_be_compared(hasil, baris):
    t = banding.tabel_perubahan(hasil, baris)
    assert banding.ringkas_perubahan(t) == {"naik": 2, "tetap": 0, "turun": 0, "tak_terbanding": 0}
    # exactly the tolerance either way is no change (§7)
    tepat = t.iloc[[0, 0]].assign(ubah_indeks=[TOLERANSI, -TOLERANSI])
    assert banding.ringkas_perubahan(tepat) == {"naik": 0, "tetap": 2, "turun": 0, "tak_terbanding": 0}
    ubah = t.iloc[[0, 0, 0, 0]].assign(ubah_indeks=[-0.04, 0.0, 1e-12, np.nan])
    assert banding.ringkas_perubahan(ubah) == {"naik": 0, "tetap": 2, "turun": 1, "tak_terbanding": 1}


def test_without_an_earlier_period_the_table_is_empty(hasil):
    assert banding.tabel_perubahan(hasil, np.array([1, 3])).empty
    assert banding.tabel_perubahan(hasil, np.array([], dtype=np.intp)).empty


def test_the_history_is_in_order_of_time_and_of_one_form_of_period_only(hasil):
    r = banding.riwayat(hasil, C, "2026")
    assert list(r["periode"]) == ["2024", "2025", "2026"]
    assert r["indeks"].tolist() == pytest.approx([35, 30, 55])
    assert np.isnan(r["skor_satu"].iloc[1])
    assert list(r.index) == [0, 1, 2]


def test_the_history_names_the_position_of_every_period(turun):
    r = banding.riwayat(turun, A, "2026")
    assert r[["periode", "posisi", "posisi_nama"]].to_numpy().tolist() == [["2025", 2, "Dua"], ["2026", 1, "Satu"]]


def test_the_history_of_another_village_or_form_takes_no_part(hasil):
    assert list(banding.riwayat(hasil, B, "2026")["periode"]) == ["2026"]
    assert list(banding.riwayat(hasil, B, "2025-S2")["periode"]) == ["2025-S2"]
    assert banding.riwayat(hasil, "99.99.99.2999", "2026").empty
