"""When a submission was sent, as servers write it and as spreadsheets rewrite it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_TANGGAL_DAHULU: Final = re.compile(
    r"(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?)?"
)
"""``14/10/2026 03:20``, also with points, as Excel set to Indonesian shows a time; never month before day."""

_NOMOR_HARI: Final = re.compile(r"(\d{5})(?:[.,](\d{1,15}))?")
"""Days since 30 December 1899, as Excel keeps a time: five digits are the years 1927 to 2173."""

_HARI_NOL: Final = datetime(1899, 12, 30, tzinfo=UTC)


def saat_kirim(teks: str) -> datetime | None:
    """Return the moment that a server's time names (UTC), None where it names none.

    Kobo writes UTC without saying so; a spreadsheet keeps what it was given, so that is UTC too. A day before its month
    is read; ``10/14/2026`` and what has AM or PM is not, as its day and month may stand in either place.
    """
    if cocok := _NOMOR_HARI.fullmatch(teks):
        return _HARI_NOL + timedelta(days=float(f"{cocok[1]}.{cocok[2] or 0}"))
    if cocok := _TANGGAL_DAHULU.fullmatch(teks):
        hari, bulan, tahun, jam, menit, detik = (int(x or 0) for x in cocok.groups())
        try:
            return datetime(tahun, bulan, hari, jam, menit, detik, tzinfo=UTC)
        except ValueError:
            return None
    try:
        waktu = datetime.fromisoformat(teks)
        return waktu.astimezone(UTC) if waktu.tzinfo else waktu.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
