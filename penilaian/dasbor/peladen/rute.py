"""The app's own web routes: health, logging in, evidence, drafts as files, first HTML, icon of the tab, fonts."""

import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from penilaian.dasbor.masuk.rute import rute_masuk
from penilaian.dasbor.peladen.bukti import rute_bukti
from penilaian.dasbor.peladen.isian import rute_isian

_RUANG = Path(__file__).parent
_HURUF = _RUANG / "huruf"
_HURUF_UTAMA = "plus-jakarta-sans-v12.woff2"
# Files whose name carries a version or a hash: a browser need never ask for one again.
_SELAMANYA = {"Cache-Control": "public, max-age=31536000, immutable"}

_KEPALA_HTML = {
    "Cache-Control": "no-cache",
    # What may run is Streamlit's business; where the page may stand and send forms is ours.
    "Content-Security-Policy": "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_GANTI = (
    ('<html lang="en">', '<html lang="id">'),
    ("<title>Streamlit</title>", "<title>Penilaian Desa</title>"),
    (r'"\./favicon\.png"', '"./ikon.svg"'),
    (r'"\./static/media/SourceSansVF-Upright[^"]*"', f'"./huruf/{_HURUF_UTAMA}"'),
    (r"You need to enable JavaScript to run this app\.", "Aktifkan JavaScript di peramban untuk membuka dasbor ini."),
    ("</head>", f"<style>\n{(_RUANG / 'bingkai.css').read_text('utf-8')}</style>\n  </head>"),
)


def rute() -> list[BaseRoute]:
    """Return the routes that stand before Streamlit's own."""
    return [
        Route("/sehat", sehat),
        Route("/ikon.svg", ikon),
        Mount("/huruf", _BerkasHuruf(directory=_HURUF)),
        *rute_masuk(),
        *rute_bukti(),
        *rute_isian(),
        Route("/posisi", ke_halaman_pertama),
        Route("/", halaman_awal),
        Route("/{halaman}", halaman_awal),
    ]


async def sehat(permintaan: Request) -> Response:
    """Answer that the server runs, with the version of the package."""
    return JSONResponse({"status": "sehat", "versi": version("penilaian-desa")}, headers={"Cache-Control": "no-store"})


async def ikon(permintaan: Request) -> Response:
    """Send the icon of the browser's tab."""
    return FileResponse(_RUANG / "ikon.svg")


async def ke_halaman_pertama(permintaan: Request) -> Response:
    """Lead ``/posisi`` to ``/``: Streamlit knows its first page by no other name."""
    kueri = f"?{permintaan.url.query}" if permintaan.url.query else ""
    return RedirectResponse(f"./{kueri}", status_code=308)


async def halaman_awal(permintaan: Request) -> Response:
    """Send the HTML that starts the app, the same for every page."""
    return HTMLResponse(html_awal(), headers=_KEPALA_HTML)


@cache
def html_awal() -> str:
    """Return Streamlit's first HTML, in Indonesian and with our font in place of 170 kB of its own.

    Raises:
        RuntimeError: Streamlit's file no longer has exactly one of each place to change.
    """
    isi = (Path(file_util.get_static_dir()) / "index.html").read_text("utf-8")
    for lama, baru in _GANTI:
        isi, jumlah = re.subn(lama, baru, isi)
        if jumlah != 1:
            raise RuntimeError(f"Streamlit's index.html has {lama} {jumlah} times instead of once")
    return isi


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

    _IKON = re.compile(r"/static/media/MaterialSymbols-Rounded\.[^/]+\.woff2")
    _TEKS = re.compile(r"/static/media/SourceSansVF-Upright\.[^/]+\.woff2")

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for one of the fonts, pass on every other."""
        app = self.app
        if scope["type"] == "http" and self._IKON.fullmatch(scope["path"]):
            app = FileResponse(_HURUF / "ikon.woff2", headers=_SELAMANYA)
        elif scope["type"] == "http" and self._TEKS.fullmatch(scope["path"]):
            app = RedirectResponse(f"../../huruf/{_HURUF_UTAMA}", headers=_SELAMANYA)
        await app(scope, receive, send)
