"""Dates, periods, counts and lists in words, as Indonesian sentences spell them."""

import pytest

from penilaian.narasi.ejaan import awal_kecil, bilangan, gerak, rangkai, sebut_periode, tanggal


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        *((6.84, "naik 6,8"), (-1.25, "turun 1,3"), (0, "tetap"), (1e-12, "tetap")),
        *((0.04, "naik kurang dari 0,1"), (-0.04, "turun kurang dari 0,1")),
    ],
)
def test_perubahan_ditulis_dengan_kata(nilai, teks):
    assert gerak(nilai) == teks


@pytest.mark.parametrize(
    ("asal", "teks"),
    [
        ("2026-10-14", "14 Oktober 2026"),
        ("2026-01-05T08:00:00", "5 Januari 2026"),
        ("14/10/2026", "14 Oktober 2026"),
        ("14 Oktober 2026", "14 Oktober 2026"),
        ("2026-13-01", "2026-13-01"),
        ("", ""),
    ],
)
def test_tanggal_ditulis_dengan_nama_bulan(asal, teks):
    assert tanggal(asal) == teks


@pytest.mark.parametrize(
    ("periode", "teks"),
    [("2026", "2026"), ("2026-S1", "semester 1 tahun 2026"), ("2026-T3", "triwulan 3 tahun 2026")],
)
def test_periode_disebut_dengan_kata(periode, teks):
    assert sebut_periode(periode) == teks


@pytest.mark.parametrize(
    ("asal", "teks"),
    [("Situs web", "situs web"), ("UMKM desa", "UMKM desa"), ("APBDes terbuka", "APBDes terbuka"), ("", "")],
)
def test_singkatan_tetap_huruf_besar_di_dalam_kalimat(asal, teks):
    assert awal_kecil(asal) == teks


def test_bilangan_kecil_ditulis_dengan_kata():
    assert [bilangan(n) for n in (0, 1, 12, 13)] == ["nol", "satu", "dua belas", "13"]


def test_daftar_dirangkai_dengan_dan():
    assert [rangkai(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a dan b", "a, b dan c"]
