"""Headers that keep browsers from making more of an answer than it is: on every answer, whoever gives it.

Streamlit's own refusals and files come without, and so does what a server says of an error nobody thought of. What
uvicorn answers by itself, to what is no request at all ("Invalid HTTP request received."), never comes by here.
"""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEPALA_AMAN: Final = {
    # What may run is Streamlit's business; where the page may stand and send forms is ours.
    "Content-Security-Policy": "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_AWAL: Final = frozenset({"http.response.start", "websocket.http.response.start"})


class PintuKepala:
    """Middleware, the outermost: puts the headers where an answer has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request; where it ends in an error and no answer, answer 500 in words of ours, and let it go on."""
        dimulai = False

        async def kirim(pesan: Message) -> None:
            nonlocal dimulai
            if pesan["type"] in _AWAL:
                dimulai = True
                kepala = MutableHeaders(scope=pesan)
                for nama, isi in KEPALA_AMAN.items():
                    kepala.setdefault(nama, isi)
            await send(pesan)

        try:
            await self.app(scope, receive, kirim)
        except Exception:
            if scope["type"] == "http" and not dimulai:
                galat = PlainTextResponse("Terjadi galat di peladen. Coba lagi; bila tetap, beri tahu admin.", 500)
                await galat(scope, receive, kirim)
            raise
