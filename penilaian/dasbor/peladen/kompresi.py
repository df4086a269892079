"""Compression on the wire: Streamlit sends its own pages and scripts (2.5 MB for the first page) as they are."""

import posixpath
from functools import partial
from typing import Final

import brotli
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from penilaian.dasbor.peladen.minta import pelan

JENIS_TEKS: Final = ("text/", "application/javascript", "application/json", "image/svg+xml")
TERKECIL: Final = 1_000
"""Bytes below which compression does not pay."""
TERBESAR: Final = 20_000_000
"""Bytes above which an answer is passed on, so that no download is held in memory."""
BATAS_INGATAN: Final = 16_000_000
"""Bytes of compressed answers kept in memory: three times what all of Streamlit's files need."""
MUTU: Final = 9
"""Brotli quality: 11 saves another 9 % but takes 30 times as long (Plotly: 7 s instead of 0.4)."""


class Kompresi:
    """Middleware that sends text with Brotli and keeps what never changes in memory, compressed once.

    Kept are only answers that Streamlit marks ``immutable``: its scripts and styles, whose names carry their hash
    (23 MB, 5 MB compressed when every one of them was asked for), each under the one address that browsers use, and
    never more than ``BATAS_INGATAN``. Another address of the same file (``/static/./js/…``) goes out as it is.
    Websockets, ranges, answers that are compressed already (fonts, images, what Streamlit itself sends with gzip) and
    streams of unknown length pass untouched.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._tersimpan: dict[str, Response] = {}
        self._isi = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, else compress what the app answers."""
        if scope["type"] != "http" or not _mau_brotli(scope) or not _lurus(scope["path"]):
            await self.app(scope, receive, send)
        elif tersimpan := self._tersimpan.get(scope["path"]):
            await tersimpan(scope, receive, send)
        else:
            await self._padatkan(scope, receive, send)

    async def _padatkan(self, scope: Scope, receive: Receive, send: Send) -> None:
        awal: Message | None = None
        isi = bytearray()

        async def kirim(pesan: Message) -> None:
            nonlocal awal
            if pesan["type"] == "http.response.start" and _layak(pesan):
                awal = pesan
            elif awal is None or pesan["type"] != "http.response.body":
                await send(pesan)
            else:
                isi.extend(pesan.get("body", b""))
                if not pesan.get("more_body"):
                    jawaban = await pelan(partial(_jawaban_padat, awal, bytes(isi)))
                    self._simpan(scope["path"], jawaban)
                    await jawaban(scope, receive, send)

        await self.app(scope, receive, kirim)

    def _simpan(self, jalan: str, jawaban: Response) -> None:
        if "immutable" not in jawaban.headers.get("cache-control", "") or jalan in self._tersimpan:
            return
        if self._isi + len(jawaban.body) <= BATAS_INGATAN:
            self._isi += len(jawaban.body)
            self._tersimpan[jalan] = jawaban


def _lurus(jalan: str) -> bool:
    """Tell whether a path is the plain name of a file: without dots to step over and without doubled strokes."""
    return posixpath.normpath(jalan) == (jalan.rstrip("/") or "/") and "\\" not in jalan


def _mau_brotli(scope: Scope) -> bool:
    """Tell whether the browser takes Brotli and asks for the whole, not a part or whether it changed."""
    kepala = Headers(scope=scope)
    kode = {satu.split(";")[0].strip() for satu in kepala.get("accept-encoding", "").split(",")}
    return scope["method"] == "GET" and "br" in kode and not {"range", "if-none-match"} & set(kepala.keys())


def _layak(pesan: Message) -> bool:
    """Tell whether the answer that starts with ``pesan`` is text, whole, of a sensible size and not yet compressed."""
    kepala = Headers(raw=pesan["headers"])
    return (
        pesan["status"] == 200
        and "content-encoding" not in kepala
        and kepala.get("content-type", "").startswith(JENIS_TEKS)
        and TERKECIL <= int(kepala.get("content-length", "0")) <= TERBESAR
    )


_brotli: Final = partial(brotli.compress, quality=MUTU, mode=brotli.MODE_TEXT)


def _jawaban_padat(awal: Message, isi: bytes) -> Response:
    padat = _brotli(isi)
    jawaban = Response(padat)
    jawaban.raw_headers = list(awal["headers"])
    kepala = MutableHeaders(raw=jawaban.raw_headers)
    kepala["content-encoding"] = "br"
    kepala["content-length"] = str(len(padat))
    kepala.add_vary_header("Accept-Encoding")
    if etag := kepala.get("etag"):
        # The same text in other bytes: a weak tag says so.
        kepala["etag"] = f"W/{etag}"
    return jawaban
