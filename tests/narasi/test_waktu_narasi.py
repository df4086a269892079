"""Moments in the time of the village, days in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penilaian.narasi.waktu import hari, hari_dan_jam, hari_ini, saat, sebut_zona

SORE = datetime(2026, 10, 14, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zona", "tertulis"),
    [("Asia/Jakarta", "14 Oktober 2026 pukul 23.05"), ("Asia/Jayapura", "15 Oktober 2026 pukul 01.05")],
)
def test_day_and_hour_go_by_the_time_zone_of_the_village(zona, tertulis):
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
def test_only_a_moment_of_today_in_the_village_is_written_without_its_day(zona, kini, tertulis):
    assert saat(SORE, zona, kini) == tertulis


def test_a_moment_just_past_names_no_day():
    assert len(saat(datetime.now(UTC), "Asia/Makassar")) == len("10.32")


def test_today_is_today_in_that_village():
    assert hari_ini("Asia/Jayapura") - hari_ini("Asia/Jakarta") in {timedelta(0), timedelta(1)}
    assert abs(hari_ini("UTC") - datetime.now(UTC).date()) <= timedelta(1)


def test_a_day_has_the_name_of_its_month():
    assert hari(date(2026, 3, 1)) == "1 Maret 2026"


def test_a_time_zone_is_called_as_indonesians_call_it():
    zona = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC")
    assert [sebut_zona(z) for z in zona] == ["WIB", "WITA", "WIT", "UTC"]
