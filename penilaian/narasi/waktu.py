"""Moments as the people of a village read them: in their own time zone, hours with a dot."""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from penilaian.angka import ribuan
from penilaian.narasi.ejaan import tanggal

_SEBUTAN: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def saat(waktu: datetime, zona: str, kini: datetime | None = None) -> str:
    """Return a moment: ``10.32`` for today, ``23 November 2026 pukul 10.32`` for any other day.

    Args:
        waktu: with zone.
        zona: the village's (IANA).
        kini: what today is; None = the clock.
    """
    di_sini = waktu.astimezone(ZoneInfo(zona))
    return f"{di_sini:%H.%M}" if di_sini.date() == hari_ini(zona, kini) else hari_dan_jam(waktu, zona)


def hari_dan_jam(waktu: datetime, zona: str) -> str:
    """Return a moment always with its day: ``14 Oktober 2026 pukul 10.32``.

    Args:
        waktu: with zone.
        zona: IANA.
    """
    di_sini = waktu.astimezone(ZoneInfo(zona))
    return f"{hari(di_sini.date())} pukul {di_sini:%H.%M}"


def hari(tgl: date) -> str:
    """Return a day in words: ``14 Oktober 2026``."""
    return tanggal(tgl.isoformat())


def hari_ini(zona: str, kini: datetime | None = None) -> date:
    """Return the day that it is in a time zone; ``kini`` (with zone) is what the moment is, None = the clock."""
    return (kini or datetime.now(UTC)).astimezone(ZoneInfo(zona)).date()


def sebut_zona(zona: str) -> str:
    """Return a time zone as Indonesians call it: ``WIB``, ``WITA``, ``WIT``; others as they are."""
    return _SEBUTAN.get(zona, zona)


def lama(menit: int) -> str:
    """Return a time that something takes: ``45 menit``, ``2 jam``, ``2 jam 5 menit``."""
    jam, sisa = divmod(menit, 60)
    bagian = (f"{ribuan(jam)} jam" if jam else "", f"{sisa} menit" if sisa or not jam else "")
    return " ".join(b for b in bagian if b)
