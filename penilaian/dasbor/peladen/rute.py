"""The app's own web routes: health, logging in, evidence, drafts as files, first HTML, icon of the tab, fonts."""

import logging
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from anyio import CapacityLimiter, move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from penilaian.dasbor.gudang import gudang, gudang_bila_ada, gudang_diminta
from penilaian.dasbor.jeroan_streamlit import (
    AKHIR_KEPALA,
    BAHASA,
    HURUF_AWAL,
    HURUF_IKON,
    HURUF_TEKS,
    IKON_TAB,
    JUDUL,
    TANPA_SKRIP,
    html_awal,
)
from penilaian.dasbor.masuk.rute import rute_masuk
from penilaian.dasbor.peladen.alamat_asing import RuteAsing
from penilaian.dasbor.peladen.bukti import rute_bukti
from penilaian.dasbor.peladen.halaman_ditinggal import rute_ketukan
from penilaian.dasbor.peladen.isian import rute_isian
from penilaian.dasbor.peladen.kepala_aman import KEPALA_AMAN
from penilaian.dasbor.sumber.berkas import berkas_dibuka
from penilaian.galat import GalatPemakaian
from penilaian.simpan import GalatSimpan

TUNGGU_SEHAT: Final = 5.0
"""Seconds that the store may take to answer."""

_CATATAN = logging.getLogger("penilaian.basisdata")
_SEBAB_TERAKHIR = [""]
"""Why the store was not open when it was last asked; ``""`` where it was."""

_RUANG = Path(__file__).parent
_HURUF = _RUANG / "huruf"
_HURUF_UTAMA = "plus-jakarta-sans-v12.woff2"
# Files whose name carries a version or a hash: a browser need never ask for one again.
_SELAMANYA = {"Cache-Control": "public, max-age=31536000, immutable"}

_KEPALA_HTML = {"Cache-Control": "no-cache", **KEPALA_AMAN}

_SISIPAN = (("style", "bingkai.css"), ("script", "bingkai.js"), ("script", "bahasa.js"))
"""What stands at the end of the first HTML's head: element and file."""

GANTI = (
    (BAHASA, '<html lang="id">'),
    (JUDUL, "<title>Penilaian Desa</title>"),
    (IKON_TAB, '"./ikon.svg"'),
    (HURUF_AWAL, f'"./huruf/{_HURUF_UTAMA}"'),
    (TANPA_SKRIP, "<noscript><p>Aktifkan JavaScript di peramban untuk membuka dasbor ini.</p></noscript>"),
    (AKHIR_KEPALA, "\n".join((*(f"<{u}>\n{(_RUANG / n).read_text('utf-8')}</{u}>" for u, n in _SISIPAN), "</head>"))),
)
"""What is changed in Streamlit's first HTML: its language, and our font in place of 170 kB of its own."""


def rute() -> list[BaseRoute]:
    """Return the routes that stand before Streamlit's own, which sends its first HTML itself where we cannot."""
    awal = html_awal(GANTI)
    return [
        Route("/sehat", sehat),
        Route("/ikon.svg", ikon),
        Mount("/huruf", _BerkasHuruf(directory=_HURUF)),
        *rute_masuk(),
        *rute_bukti(),
        *rute_isian(),
        *rute_ketukan(),
        Route("/posisi", ke_halaman_pertama),
        *([] if awal is None else (Route(jalan, halaman_awal(awal)) for jalan in ("/", "/{halaman}"))),
        RuteAsing(),
    ]


async def sehat(permintaan: Request) -> Response:
    """Answer whether users get what they need: the store answers, by the way that their sessions take (503 if not)."""
    sebab = await _sakit()
    isi = {"status": "sakit", "sebab": sebab} if sebab else {"status": "sehat"}
    isi["versi"] = version("penilaian-desa")
    return JSONResponse(isi, 503 if sebab else 200, headers={"Cache-Control": "no-store"})


async def _sakit() -> str | None:
    """Return what keeps users from working, None where nothing does; the log alone says why."""
    with move_on_after(TUNGGU_SEHAT):
        try:
            await to_thread.run_sync(_tanya_gudang, abandon_on_cancel=True, limiter=_penanya())
        except (GalatSimpan, GalatPemakaian, OSError) as galat:
            _catat_sebab(galat.lengkap if isinstance(galat, GalatSimpan) else str(galat))
            return "Basis data tidak terbuka."
        _catat_sebab("")
        return None
    return "Basis data tidak menjawab."


@cache
def _penanya() -> CapacityLimiter:
    """Two threads at most wait for a store that does not answer; users have their own."""
    return CapacityLimiter(2)


def _catat_sebab(sebab: str) -> None:
    """Write to the log why the store is not open, once until that changes; ``""`` once it is open."""
    if sebab and sebab != _SEBAB_TERAKHIR[0]:
        _CATATAN.error("Basis data tidak terbuka: %s", sebab)
    _SEBAB_TERAKHIR[0] = sebab


def _tanya_gudang() -> None:
    """Ask the store what every session asks it.

    Nothing is asked where there is none and nobody wants one: the example data is shown, or the file given at start.
    """
    ini = gudang_bila_ada()
    if ini is None and gudang_diminta() and berkas_dibuka() is None:
        ini = gudang()
    if ini is not None:
        ini.koneksi.jawab()
        ini.akun.ada()


async def ikon(permintaan: Request) -> Response:
    """Send the icon of the browser's tab."""
    return FileResponse(_RUANG / "ikon.svg")


async def ke_halaman_pertama(permintaan: Request) -> Response:
    """Lead ``/posisi`` to ``/``: Streamlit knows its first page by no other name."""
    kueri = f"?{permintaan.url.query}" if permintaan.url.query else ""
    return RedirectResponse(f"./{kueri}", status_code=308)


def halaman_awal(html: str) -> Callable[[Request], Awaitable[Response]]:
    """Return what sends the HTML that starts the app, the same for every page."""

    async def kirim(permintaan: Request) -> Response:
        return HTMLResponse(html, headers=_KEPALA_HTML)

    return kirim


class _BerkasHuruf(StaticFiles):
    """The fonts' folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        jawaban = await super().get_response(path, scope)
        jawaban.headers.update(_SELAMANYA)
        return jawaban


class HurufPengganti:
    """Middleware that answers with our small fonts where Streamlit's page asks for its large ones.

    Routes cannot: Streamlit keeps its prefix ``/static`` to itself. The icon font (375 kB) is fetched before anything
    is drawn, needed or not; the cut one (9 kB) holds every icon that Streamlit itself draws, ``alat/huruf.py`` makes
    it. Source Sans (170 kB) is asked for a character that our font lacks: sent on to ours, which the browser has.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for one of the fonts, pass on every other."""
        app = self.app
        if scope["type"] == "http" and HURUF_IKON.fullmatch(scope["path"]):
            app = FileResponse(_HURUF / "ikon.woff2", headers=_SELAMANYA)
        elif scope["type"] == "http" and HURUF_TEKS.fullmatch(scope["path"]):
            app = RedirectResponse(f"../../huruf/{_HURUF_UTAMA}", headers=_SELAMANYA)
        await app(scope, receive, send)
