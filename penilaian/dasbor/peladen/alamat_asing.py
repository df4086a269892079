"""Addresses that are neither ours nor Streamlit's: 404 on a page of our own.

Streamlit answers whatever it does not know with its first HTML, in English, without our headers and with 200.
"""

from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from penilaian.dasbor.jeroan_streamlit import milik_streamlit
from penilaian.dasbor.masuk.halaman_masuk import halaman, pesan


class RuteAsing(Route):
    """The last of our routes: everything but what Streamlit itself has to answer."""

    def __init__(self) -> None:
        super().__init__("/{sisa:path}", _TidakAda())

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match whatever Streamlit does not need."""
        if scope["type"] != "http" or milik_streamlit(scope["method"], scope["path"]):
            return Match.NONE, {}
        return super().matches(scope)


class _TidakAda:
    """Answers 404, whatever the method."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        jawaban = halaman(  # made anew: what compresses an answer changes its headers in place
            "Halaman tidak ada",
            pesan("Alamat ini tidak ada di dasbor. Periksa ejaannya, atau mulai dari halaman pertama."),
            status=404,
            kaki={"Ke halaman pertama": "/"},
        )
        await jawaban(scope, receive, send)
