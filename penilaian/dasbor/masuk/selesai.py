"""How a login ends, by password or through a provider: one session, one cookie, and on to the page that was wanted."""

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from penilaian.dasbor.sesi import PERANGKAT, PRA, SESI, UMUR_PERANGKAT, buang, pasang, tujuan
from penilaian.simpan.rak import SesiBaru

JANGAN_SIMPAN: Final = {"Cache-Control": "no-store"}
"""Header of answers that no cache may keep."""

TUGAS: Final = "tugas"
"""Page that somebody comes to who wanted no other: what waits for them."""

KE_DASBOR: Final = {"Ke dasbor": "/"}
"""Link below a page."""


def selesai(permintaan: Request, sesi: SesiBaru, lanjut: str) -> Response:
    """Return the answer that ends a login and leads on, to one's work where no page was wanted.

    What the form was bound to goes with it.
    """
    jawaban = RedirectResponse(tujuan(permintaan, lanjut or TUGAS), 303, JANGAN_SIMPAN)
    pasang(permintaan, jawaban, SESI, sesi.token, sampai=sesi.kedaluwarsa)
    if sesi.perangkat is not None:
        pasang(permintaan, jawaban, PERANGKAT, sesi.perangkat, sampai=UMUR_PERANGKAT)
    buang(permintaan, jawaban, PRA)
    return jawaban


def alamat_masuk(lanjut: str) -> str:
    """Return the address of the login form that goes on to a page, e.g. ``akun``."""
    return f"/masuk?{urlencode({'lanjut': lanjut})}"
