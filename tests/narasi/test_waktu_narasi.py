"""Moments in the time of the village, days in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penilaian.narasi.waktu import hari, hari_dan_jam, hari_ini, saat, sebut_zona

SORE = datetime(2026, 10, 14, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zona", "tertulis"),
    [("Asia/Jakarta", "14 Oktober 2026 pukul 23.05"), ("Asia/Jayapura", "15 Oktober 2026 pukul 01.05")],
)
def test_hari_dan_jam_menurut_zona_waktu_desa(zona, tertulis):
    assert hari_dan_jam(SORE, zona) == tertulis


@pytest.mark.parametrize(
    ("zona", "kini", "tertulis"),
    [
        ("Asia/Jakarta", SORE + timedelta(minutes=50), "23.05"),
        ("Asia/Jakarta", SORE + timedelta(hours=1), "14 Oktober 2026 pukul 23.05"),
        ("Asia/Jayapura", SORE + timedelta(hours=1), "01.05"),
        ("Asia/Jayapura", SORE - timedelta(hours=2), "15 Oktober 2026 pukul 01.05"),
    ],
)
def test_hanya_saat_pada_hari_ini_di_desa_ditulis_tanpa_harinya(zona, kini, tertulis):
    assert saat(SORE, zona, kini) == tertulis


def test_saat_yang_baru_saja_tidak_menyebut_hari():
    assert len(saat(datetime.now(UTC), "Asia/Makassar")) == len("10.32")


def test_hari_ini_adalah_hari_di_desa_itu():
    assert hari_ini("Asia/Jayapura") - hari_ini("Asia/Jakarta") in {timedelta(0), timedelta(1)}
    assert abs(hari_ini("UTC") - datetime.now(UTC).date()) <= timedelta(1)


def test_hari_dengan_nama_bulan():
    assert hari(date(2026, 3, 1)) == "1 Maret 2026"


def test_zona_waktu_disebut_seperti_orang_indonesia_menyebutnya():
    zona = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC")
    assert [sebut_zona(z) for z in zona] == ["WIB", "WITA", "WIT", "UTC"]
