"""The shipped example data: every awkward case is still in it, and its README tells the truth."""

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest

from penilaian import mesin
from penilaian.berkas import baca
from penilaian.desa import jenis_kode
from penilaian.jawaban import KOSONG, TIDAK_BERLAKU
from penilaian.muat import muat_instrumen
from penilaian.terkirim import terkirim

AKAR = Path(__file__).parents[2]
BERMULA = "99.01.01.2001"


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def bacaan(inpres):
    return baca(terkirim("data", "contoh", "jawaban.csv"), inpres)


@pytest.fixture(scope="module")
def hasil(inpres, bacaan):
    return mesin.nilai(inpres, bacaan.jawaban)


@pytest.fixture(scope="module")
def tabel(hasil):
    return hasil.tabel().set_index(["kode_desa", "periode"])


def test_they_are_read_without_warnings(bacaan):
    assert bacaan.peringatan == ()


def test_one_kecamatan_of_15_villages_and_three_periods_is_invented_throughout(bacaan):
    kunci = bacaan.jawaban.kunci
    assert kunci["kode_desa"].nunique() == 15
    assert kunci["periode"].unique().tolist() == ["2024", "2025", "2026"]
    assert set(kunci["kecamatan"]) == {"Contoh"}
    assert set(jenis_kode(kunci["kode_desa"])) == {"rekaan"}
    assert (kunci["tanggal"].str[:4] == kunci["periode"]).all()


def test_positions_are_those_of_the_table_in_the_README(tabel):  # noqa: N802
    teks = (AKAR / "data" / "contoh" / "README.md").read_text(encoding="utf-8")
    baris = re.findall(r"^\| (99\.01\.01\.2\d{3}) \| ([\d–]*) \| ([\d–]*) \| ([\d–]*) \|$", teks, flags=re.MULTILINE)
    assert len(baris) == 15
    harapan = {
        (kode, periode): sel
        for kode, *isi in baris
        for periode, sel in zip(("2024", "2025", "2026"), isi, strict=True)
        if sel
    }
    assert harapan == {
        k: str(a) if a == b else f"{a}–{b}"
        for k, a, b in zip(tabel.index, tabel["posisi"], tabel["posisi_mungkin"], strict=True)
    }


def test_the_file_that_is_shipped_is_the_one_that_its_tool_makes(tmp_path, monkeypatch):
    spek = importlib.util.spec_from_file_location("data_contoh", AKAR / "alat" / "data_contoh.py")
    alat = importlib.util.module_from_spec(spec=spek)
    spek.loader.exec_module(alat)
    monkeypatch.setattr(alat, "TUJUAN", tmp_path / "jawaban.csv")
    alat.utama()
    assert (tmp_path / "jawaban.csv").read_bytes() == (AKAR / "data" / "contoh" / "jawaban.csv").read_bytes()


def test_every_position_has_an_example(tabel):
    assert set(tabel["posisi"]) == {0, 1, 2, 3, 4}


def test_the_first_village_is_below_persiapan_and_after_training_only_P05_to_P07_rose(hasil, tabel):  # noqa: N802
    assert tabel.loc[BERMULA, "posisi_mungkin"].tolist() == [0, 0, 0]
    sebelum, sesudah = (hasil.baris(BERMULA, p) for p in ("2025", "2026"))
    nilai = np.nan_to_num(hasil.jawaban.nilai, nan=-1.0)  # kosong stays kosong
    beda = {i for i, a, b in zip(hasil.jawaban.indikator, nilai[:, sebelum], nilai[:, sesudah], strict=True) if a != b}
    assert beda == {"P05", "P06", "P07"}
    for i in beda:
        j = hasil.jawaban.nomor(i)
        assert nilai[j, sesudah] > nilai[j, sebelum]
    assert hasil.jawaban.kunci["kode_desa"][sesudah].startswith("99.")


def test_a_later_stage_is_reached_ahead_of_the_one_before(tabel):
    b = tabel.loc[("99.01.01.2009", "2026")]
    assert (b["status_pematangan"], b["status_pemantapan"], b["posisi"]) == ("belum", "tercapai", 1)


def test_a_critical_indicator_below_its_minimum_holds_back_a_high_score(tabel):
    b = tabel.loc[("99.01.01.2010", "2026")]
    assert b["bawah_persiapan"] > 80
    assert (b["posisi"], b["penghambat"], b["kurang_skor"]) == (0, "P01", 0)


def test_tidak_berlaku_is_not_kosong(hasil):
    b = hasil.baris("99.01.01.2011", "2026")
    keadaan = hasil.jawaban.keadaan[:, b]
    assert {i for i, k in zip(hasil.jawaban.indikator, keadaan, strict=True) if k == TIDAK_BERLAKU} == {
        "M02",
        "N04",
        "N05",
    }
    assert hasil.kelengkapan()[b] == pytest.approx(1)


def test_of_a_village_that_is_not_complete_the_position_is_not_certain(hasil, tabel):
    b = tabel.loc[("99.01.01.2008", "2026")]
    assert (b["posisi"], b["posisi_mungkin"], b["status_persiapan"]) == (0, 2, "belum_pasti")
    assert (hasil.jawaban.keadaan[:, hasil.baris("99.01.01.2008", "2026")] == KOSONG).sum() == 4


def test_kosong_answers_do_not_always_leave_the_position_open(hasil, tabel):
    b = tabel.loc[("99.01.01.2007", "2026")]
    assert 0.8 < b["kelengkapan"] < 1
    assert b["posisi"] == b["posisi_mungkin"] == 0


def test_completeness_below_its_limit_withholds_the_score_and_not_its_bounds(tabel):
    b = tabel.loc[("99.01.01.2013", "2026")]
    assert b["kelengkapan"] < 0.8
    assert np.isnan(b["indeks"])
    assert np.isnan(b["skor_persiapan"])
    assert b["bawah_persiapan"] < b["atas_persiapan"]


def test_near_the_threshold_is_still_not_reaching_it(tabel):
    b = tabel.loc[("99.01.01.2014", "2026")]
    assert 69.95 <= b["skor_persiapan"] < 70
    assert (b["status_persiapan"], b["penghambat"]) == ("belum", "")


def test_one_village_has_a_single_period_and_one_village_falls(tabel):
    assert tabel.loc["99.01.01.2012"].index.tolist() == ["2026"]
    assert tabel.loc["99.01.01.2015", "posisi"].tolist() == [1, 1, 0]
