"""Change over time, between periods of one form only; the arithmetic stands in conftest.py."""

import numpy as np
import pytest

from penilaian import banding

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"


def test_perubahan_terhadap_periode_terakhir_yang_sama_bentuknya(hasil, baris):
    t = banding.tabel_perubahan(hasil, baris).set_index("kode_desa")
    assert list(t.index) == [A, C]  # B has only a semester before, D nothing
    assert t.loc[A, ["periode_lalu", "ubah_posisi"]].tolist() == ["2025", 2]
    assert t.loc[A, ["indeks_lalu", "indeks", "ubah_indeks"]].tolist() == pytest.approx([45, 60, 15])
    assert t.loc[A, ["ubah_satu", "ubah_dua"]].tolist() == pytest.approx([30, 0])
    assert t.loc[C, "periode_lalu"] == "2025"
    assert t.loc[C, "ubah_indeks"] == pytest.approx(55 - 30)
    assert np.isnan(t.loc[C, "ubah_satu"])  # withheld in both


def test_satu_desa_berubah_seperti_dalam_tabel(hasil, baris):
    p = banding.perubahan(hasil, 0)
    assert p is not None
    assert (p.periode, p.posisi) == ("2025", 2)
    assert p.indeks == pytest.approx(15)
    assert p.skor == pytest.approx({"satu": 30, "dua": 0})
    assert banding.perubahan(hasil, 1) is None
    assert banding.perubahan(hasil, 3) is None


def test_urutan_baris_yang_diminta_bertahan(hasil):
    t = banding.tabel_perubahan(hasil, np.array([2, 0]))
    assert list(t["kode_desa"]) == [C, A]


def test_ringkasan_menghitung_naik_tetap_turun_dan_yang_tak_terbanding(hasil, baris):
    t = banding.tabel_perubahan(hasil, baris)
    assert banding.ringkas_perubahan(t) == {"naik": 2, "tetap": 0, "turun": 0, "tak_terbanding": 0}
    ubah = t.iloc[[0, 0, 0, 0]].assign(ubah_indeks=[-0.04, 0.0, 1e-12, np.nan])
    assert banding.ringkas_perubahan(ubah) == {"naik": 0, "tetap": 2, "turun": 1, "tak_terbanding": 1}


def test_tanpa_periode_sebelumnya_tabelnya_kosong(hasil):
    assert banding.tabel_perubahan(hasil, np.array([1, 3])).empty
    assert banding.tabel_perubahan(hasil, np.array([], dtype=np.intp)).empty


def test_riwayat_berurut_waktu_dan_hanya_satu_bentuk_periode(hasil):
    r = banding.riwayat(hasil, C, "2026")
    assert list(r["periode"]) == ["2024", "2025", "2026"]
    assert r["indeks"].tolist() == pytest.approx([35, 30, 55])
    assert np.isnan(r["skor_satu"].iloc[1])
    assert list(banding.riwayat(hasil, B, "2026")["periode"]) == ["2026"]
    assert list(banding.riwayat(hasil, B, "2025-S2")["periode"]) == ["2025-S2"]
    assert banding.riwayat(hasil, "99.99.99.2999", "2026").empty
