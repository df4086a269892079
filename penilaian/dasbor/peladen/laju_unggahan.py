"""How fast the bytes of uploads are taken from the line, all of them together.

A server that takes in twenty large files as fast as they come does little else meanwhile: everybody waits. What is not
taken yet waits on the sender's side of the line, and the line itself slows the sender down.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.types import Message, Receive

LAJU: Final = 20_000_000.0
"""Bytes a second, for all uploads together: more than a village's line brings, a fraction of what a core takes in."""


class LajuUnggahan:
    """One clock for all uploads: every piece pays for its bytes before the next one is taken.

    Args:
        laju: bytes a second.
        jam: seconds, from anywhere.
        tidur: waits so many seconds.
    """

    def __init__(
        self,
        laju: float = LAJU,
        jam: Callable[[], float] = time.monotonic,
        tidur: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._laju, self._jam, self._tidur = laju, jam, tidur
        self._bebas = 0.0

    def batasi(self, receive: Receive) -> Receive:
        """Return a body that comes no faster than its share."""

        async def terima() -> Message:
            pesan = await receive()
            await self._bayar(len(pesan.get("body", b"")))
            return pesan

        return terima

    async def _bayar(self, bita: int) -> None:
        kini = self._jam()
        self._bebas = max(self._bebas, kini) + bita / self._laju
        if self._bebas > kini and bita:
            await self._tidur(self._bebas - kini)
