"""Requests that somebody begins and does not finish: they are closed, so that they don't hold places for ever.

uvicorn gives an idle connection five seconds after an answer, but a first request as long as it likes.
"""

import asyncio
import logging
from typing import Any, Final

import h11
import uvicorn.config
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

TENGGAT_KEPALA: Final = 20.0
"""Seconds that a request's first lines may take from the opening of the connection, or from its first byte."""

PERIKSA: Final = 10.0
"""Seconds between two looks at a connection."""

PALING_LAMBAT: Final = 200.0
"""Bytes a second that a body must bring: a photo over a bad line brings thousands."""

_CATATAN = logging.getLogger(__name__)


class ProtokolBertenggat(H11Protocol):
    """uvicorn's HTTP/1.1 on top of h11, which closes a connection whose request does not get on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (uvicorn's own)
        super().__init__(*args, **kwargs)
        self._mulai: float | None = None
        self._datang = 0
        self._jam: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look at the connection now and then."""
        super().connection_made(transport)
        self._mulai = self.loop.time()
        self._jam = self.loop.call_later(PERIKSA, self._periksa)

    def data_received(self, data: bytes) -> None:
        """Count what comes."""
        self._datang += len(data)
        if self._mulai is None:
            self._mulai = self.loop.time()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._mulai = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop looking."""
        if self._jam is not None:
            self._jam.cancel()
        super().connection_lost(exc)

    def _periksa(self) -> None:
        if self.transport.is_closing() or self.transport.get_protocol() is not self:
            return  # closed, or a websocket by now, which has pings of its own
        datang, self._datang = self._datang, 0
        menunggu = None if self._mulai is None else self.loop.time() - self._mulai
        mengirim = self.conn.their_state is h11.SEND_BODY and not self.flow.read_paused
        if macet(menunggu, datang if mengirim else None):
            self.transport.abort()
        else:
            self._jam = self.loop.call_later(PERIKSA, self._periksa)


def macet(kepala: float | None, datang: int | None) -> bool:
    """Tell whether a request does not get on.

    Args:
        kepala: seconds for which its first lines have been awaited; None where they are complete.
        datang: bytes of its body since the last look; None where none are awaited.
    """
    return (kepala is not None and kepala > TENGGAT_KEPALA) or (datang is not None and datang < PALING_LAMBAT * PERIKSA)


def pasang_tenggat() -> None:
    """Have uvicorn use ``ProtokolBertenggat`` where it chooses by itself; a line in the log where it can't be told."""
    protokol: dict[str, Any] | None = getattr(uvicorn.config, "HTTP_PROTOCOLS", None)
    if not isinstance(protokol, dict) or "auto" not in protokol:
        _CATATAN.warning(
            "uvicorn %s memilih protokolnya dengan cara lain; permintaan setengah jadi tidak ditutup.",
            uvicorn.__version__,
        )
        return
    protokol["auto"] = f"{__name__}:{ProtokolBertenggat.__name__}"


class PintuPutus:
    """Middleware for requests whose sender is gone before their end: nobody waits for an answer, so it is no error."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request, and end quietly where the rest of it never came."""
        try:
            await self.app(scope, receive, send)
        except ClientDisconnect:
            _CATATAN.debug("permintaan %s diputus sebelum selesai", scope.get("path", ""))
