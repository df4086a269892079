"""Cookies of logging in: no script can read them, but the one that says nothing; no other site's form sends them."""

import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from penilaian.dasbor.sesi.asal import aman

SESI: Final = "penilaian_sesi"
"""The session itself."""

PRA: Final = "penilaian_pra"
"""What a login form is bound to before there is a session."""

PERANGKAT: Final = "penilaian_perangkat"
"""By what a browser is known in which somebody logged in before; it lets nobody in."""

UMUR_PERANGKAT: Final = 180 * 86_400
"""Seconds that a browser stays known."""

PENYEDIA: Final = "penilaian_penyedia"
"""What a login through a provider is bound to on its way there and back."""

KELUAR: Final = "penilaian_keluar"
"""Tells the page after logging out to forget what was typed and not saved; holds nothing, and a script reads it."""

UMUR_PENYEDIA: Final = 600
"""Seconds that a login at the provider may take."""

_ACAK: Final = re.compile(r"[A-Za-z0-9_-]{43}")


def baca_kuki(permintaan: Request, nama: str) -> str | None:
    """Return one of our cookies that came with a request, None where it is missing or not of our making."""
    return pilih_kuki(permintaan.cookies, nama, https=aman(permintaan))


def pilih_kuki(semua: Mapping[str, str], nama: str, *, https: bool) -> str | None:
    """Return one of our cookies among others, None where it is missing or not of our making.

    Under https its name begins with ``__Host-``, which neither a neighbouring host name nor an open line can set: no
    other counts there.
    """
    nilai = semua.get(f"__Host-{nama}") or (None if https else semua.get(nama))
    # Outside a browser (in Streamlit's test of a page) there are no cookies but something that answers everything.
    return nilai if isinstance(nilai, str) and _ACAK.fullmatch(nilai) else None


def acak() -> str:
    """Return 256 random bits as 43 characters."""
    return secrets.token_urlsafe(32)


def pasang(permintaan: Request, jawaban: Response, nama: str, nilai: str, *, sampai: datetime | int | None) -> None:
    """Set one of our cookies.

    Args:
        permintaan: tells whether the line is encrypted.
        jawaban: carries the cookie.
        nama: one of the names above.
        nilai: 43 characters.
        sampai: when it ends (with zone), or after how many seconds; None = with the browser.
    """
    umur = max(0, int((sampai - datetime.now(UTC)).total_seconds())) if isinstance(sampai, datetime) else sampai
    https = aman(permintaan)
    jawaban.set_cookie(
        f"__Host-{nama}" if https else nama, nilai, max_age=umur, path="/", secure=https, httponly=True, samesite="lax"
    )


def buang(permintaan: Request, jawaban: Response, nama: str) -> None:
    """Take one of our cookies back, under both of its names."""
    for satu, https in ((nama, aman(permintaan)), (f"__Host-{nama}", True)):
        if satu in permintaan.cookies:
            jawaban.delete_cookie(satu, path="/", secure=https, httponly=True, samesite="lax")
