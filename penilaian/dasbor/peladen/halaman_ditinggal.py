"""A page that was left is at its end: asked for by the page that the browser has gone on to (``lembar/pergi.js``)."""

from functools import cache, partial
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from penilaian.dasbor.lembar.ketukan import akhiri
from penilaian.dasbor.sesi import asal_sah

_SEKALIGUS: Final = 8
"""Pages at a time that wait for what is being stored; nobody else waits behind them."""


def rute_ketukan() -> list[BaseRoute]:
    """Return the route; it stands before Streamlit's own.

    ``POST /ketukan/akhiri/{tanda}`` is answered once nothing more is stored for the page with ``tanda``
    (``Ketukan.tanda``, which only that page and the one after it know): 204, also where there is none. From a page that
    is not ours: 403.
    """
    return [Route("/ketukan/akhiri/{tanda}", _akhiri, methods=["POST"])]


async def _akhiri(permintaan: Request) -> Response:
    if not asal_sah(permintaan):
        return Response(status_code=403)
    await to_thread.run_sync(partial(akhiri, str(permintaan.path_params["tanda"])), limiter=_penunggu())
    return Response(status_code=204)


@cache
def _penunggu() -> CapacityLimiter:
    return CapacityLimiter(_SEKALIGUS)
