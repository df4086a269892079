"""Figures, dates and small words as Indonesian readers expect them."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian.narasi import awal_kecil, beda, bulatkan, gerak, persen, sebut_periode, tanggal, tulis, tulis_tetap
from penilaian.narasi.angka import bilangan, rangkai


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(45.25, "45,3"), (45.249, "45,2"), (70, "70,0"), (0.04, "0,0"), (-0.04, "0,0"), (99.96, "100,0"), (1 / 3, "0,3")],
)
def test_angka_ditulis_dengan_koma_dan_satu_desimal(nilai, teks):
    assert tulis(nilai) == teks


def test_desimal_nol_dapat_dibuang_di_dalam_kalimat():
    assert (tulis(55, ringkas=True), tulis(55.1, ringkas=True)) == ("55", "55,1")


@pytest.mark.parametrize(
    ("nilai", "batas", "teks"),
    [
        (69.97, [70.0], "69,9"),
        (69.99999999, [70.0], "70,0"),  # within the tolerance of §7: reached, so it may be shown as reached
        (69.9999, [70.0], "69,9"),
        (70.04, [70.0], "70,0"),
        (39.98, [40.0, 70.0], "39,9"),
        (39.98, [], "40,0"),
    ],
)
def test_angka_di_bawah_ambang_tidak_ditulis_sebagai_ambang(nilai, batas, teks):
    assert tulis(bulatkan(nilai, batas)) == teks


@given(st.floats(0, 100), st.floats(1, 100).map(lambda x: round(x, 1)))
def test_yang_tampak_dan_putusannya_tidak_pernah_bertentangan(nilai, ambang):
    tampak = bulatkan(nilai, [ambang])

    assert (tampak >= Decimal(repr(ambang))) == (nilai >= ambang - 1e-7)
    assert abs(tampak - Decimal(repr(nilai))) < Decimal("0.1")


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(5.4, "+5,4"), (-1.23, "−1,2"), (0.0, "0,0"), (0.04, "kurang dari +0,1"), (-0.04, "0,0")],
)
def test_dampak_ditulis_dengan_tandanya(nilai, teks):
    assert beda(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(6.84, "naik 6,8"), (-1.25, "turun 1,3"), (0.04, "tetap"), (-0.04, "tetap")]
)
def test_perubahan_ditulis_dengan_kata(nilai, teks):
    assert gerak(nilai) == teks


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [
        (1.0, "100%"),
        (0.9999, "99%"),
        (0.8, "80%"),
        (0.79999, "79%"),
        (0.57, "57%"),
        (0.001, "kurang dari 1%"),
        (0.0, "0%"),
    ],
)
def test_persen_dibulatkan_ke_bawah(bagian, teks):
    assert persen(bagian) == teks


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


def test_ambang_ditulis_seperti_dalam_instrumen():
    assert [tulis_tetap(Decimal(x)) for x in ("70", "2.60", "100")] == ["70", "2,6", "100"]


def test_bulatan_menolak_yang_bukan_bilangan():
    with pytest.raises(ValueError, match="nan"):
        bulatkan(math.nan)
