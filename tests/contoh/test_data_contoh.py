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
MITRA = "99.01.01.2001"


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


def test_terbaca_tanpa_peringatan(bacaan):
    assert bacaan.peringatan == ()


def test_satu_kecamatan_15_desa_tiga_periode_semuanya_rekaan(bacaan):
    kunci = bacaan.jawaban.kunci
    assert kunci["kode_desa"].nunique() == 15
    assert kunci["periode"].unique().tolist() == ["2024", "2025", "2026"]
    assert set(kunci["kecamatan"]) == {"Contoh"}
    assert set(jenis_kode(kunci["kode_desa"])) == {"rekaan"}
    assert (kunci["tanggal"].str[:4] == kunci["periode"]).all()


def test_posisi_seperti_tabel_pada_README(tabel):  # noqa: N802
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


def test_berkas_yang_dikirim_adalah_yang_dibuat_alatnya(tmp_path, monkeypatch):
    spek = importlib.util.spec_from_file_location("data_contoh", AKAR / "alat" / "data_contoh.py")
    alat = importlib.util.module_from_spec(spec=spek)
    spek.loader.exec_module(alat)
    monkeypatch.setattr(alat, "TUJUAN", tmp_path / "jawaban.csv")
    alat.utama()
    assert (tmp_path / "jawaban.csv").read_bytes() == (AKAR / "data" / "contoh" / "jawaban.csv").read_bytes()


def test_setiap_posisi_ada_contohnya(tabel):
    assert set(tabel["posisi"]) == {0, 1, 2, 3, 4}


def test_desa_mitra_di_bawah_persiapan_dan_sesudah_penyuluhan_hanya_P05_sampai_P07_naik(hasil, tabel):  # noqa: N802
    assert tabel.loc[MITRA, "posisi_mungkin"].tolist() == [0, 0, 0]
    sebelum, sesudah = (hasil.baris(MITRA, p) for p in ("2025", "2026"))
    nilai = hasil.jawaban.nilai
    beda = {i for i, a, b in zip(hasil.jawaban.indikator, nilai[:, sebelum], nilai[:, sesudah], strict=True) if a != b}
    assert beda == {"P05", "P06", "P07"}
    for i in beda:
        j = hasil.jawaban.nomor(i)
        assert nilai[j, sesudah] > nilai[j, sebelum]
    assert "rekaan" in hasil.jawaban.kunci["nama_desa"][sesudah]


def test_tingkat_kemudian_tercapai_mendahului_yang_sebelumnya(tabel):
    b = tabel.loc[("99.01.01.2009", "2026")]
    assert (b["status_pematangan"], b["status_pemantapan"], b["posisi"]) == ("belum", "tercapai", 1)


def test_kritis_di_bawah_minimum_menahan_skor_yang_tinggi(tabel):
    b = tabel.loc[("99.01.01.2010", "2026")]
    assert b["bawah_persiapan"] > 80
    assert (b["posisi"], b["penghambat"], b["kurang_skor"]) == (0, "P01", 0)


def test_tidak_berlaku_bukan_kosong(hasil):
    b = hasil.baris("99.01.01.2011", "2026")
    keadaan = hasil.jawaban.keadaan[:, b]
    assert {i for i, k in zip(hasil.jawaban.indikator, keadaan, strict=True) if k == TIDAK_BERLAKU} == {
        "M02",
        "N04",
        "N05",
    }
    assert hasil.kelengkapan()[b] == pytest.approx(1)


def test_desa_yang_belum_lengkap_posisinya_belum_pasti(hasil, tabel):
    b = tabel.loc[("99.01.01.2008", "2026")]
    assert (b["posisi"], b["posisi_mungkin"], b["status_persiapan"]) == (0, 2, "belum_pasti")
    assert (hasil.jawaban.keadaan[:, hasil.baris("99.01.01.2008", "2026")] == KOSONG).sum() == 4


def test_jawaban_kosong_tidak_selalu_membuat_posisi_terbuka(hasil, tabel):
    b = tabel.loc[("99.01.01.2007", "2026")]
    assert 0.8 < b["kelengkapan"] < 1
    assert b["posisi"] == b["posisi_mungkin"] == 1


def test_kelengkapan_di_bawah_batas_menahan_skor_dan_bukan_batasnya(tabel):
    b = tabel.loc[("99.01.01.2013", "2026")]
    assert b["kelengkapan"] < 0.8
    assert np.isnan(b["indeks"])
    assert np.isnan(b["skor_persiapan"])
    assert b["bawah_persiapan"] < b["atas_persiapan"]


def test_dekat_ambang_tetap_belum_mencapainya(tabel):
    b = tabel.loc[("99.01.01.2014", "2026")]
    assert 69.95 <= b["skor_persiapan"] < 70
    assert (b["status_persiapan"], b["penghambat"]) == ("belum", "")


def test_satu_desa_hanya_berperiode_satu_dan_satu_desa_turun(tabel):
    assert tabel.loc["99.01.01.2012"].index.tolist() == ["2026"]
    assert tabel.loc["99.01.01.2015", "posisi"].tolist() == [1, 1, 0]
