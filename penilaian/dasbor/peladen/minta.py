"""What our routes share: the number in an address, and where slow work is done."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request

from penilaian.simpan import TidakAda

T = TypeVar("T")

_NOMOR: Final = re.compile(r"[1-9][0-9]{0,17}")
"""What both databases take as a key; of more digits there is nothing."""

_SEKALIGUS: Final = 4
"""Slow answers at a time; the others wait in line, and nobody's session waits for them."""


def nomor_diminta(permintaan: Request) -> int:
    """Return the number that stands in the address; 0, which nothing has, for what is none."""
    teks = str(permintaan.path_params["id"])
    return int(teks) if _NOMOR.fullmatch(teks) else 0


def wajib_ada(nomor: int) -> None:
    """Refuse a number that nothing can have, before anybody is asked who he is. TidakAda."""
    if not nomor:
        raise TidakAda("nomor itu tidak ada")


async def pelan(kerja: Callable[[], T]) -> T:
    """Return what a slow function returns: previews, originals, files that are written on the way out.

    It has threads of its own. Looking up sessions never waits behind it.
    """
    return await to_thread.run_sync(kerja, limiter=_antrean())


@cache
def _antrean() -> CapacityLimiter:
    return CapacityLimiter(_SEKALIGUS)
