"""Streamlit's figures about its own running are for who runs the server, not for visitors."""

import ipaddress
import os
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from penilaian.dasbor.jeroan_streamlit import JALAN_METRIK
from penilaian.galat import GalatPemakaian

VARIABEL_METRIK: Final = "PENILAIAN_METRIK"
"""Environment variable: addresses or networks that may read the figures, separated by commas; none by default."""

_Jaringan = ipaddress.IPv4Network | ipaddress.IPv6Network


def jaringan_metrik() -> tuple[_Jaringan, ...]:
    """Return who may read the figures.

    Raises:
        GalatPemakaian: the setting is no list of addresses.
    """
    tulisan = [satu.strip() for satu in os.environ.get(VARIABEL_METRIK, "").split(",") if satu.strip()]
    try:
        return tuple(ipaddress.ip_network(satu) for satu in tulisan)
    except ValueError as galat:
        raise GalatPemakaian(f"{VARIABEL_METRIK} berisi yang bukan alamat atau jaringan: {galat}") from None


class PintuMetrik:
    """Middleware that answers 404 for the figures but to who may read them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on every request but a stranger's for the figures."""
        app = self.app
        if scope["type"] == "http" and scope["path"].rstrip("/") == JALAN_METRIK and not _boleh(scope):
            app = PlainTextResponse("Tidak ada.", 404)
        await app(scope, receive, send)


def _boleh(scope: Scope) -> bool:
    peminta = scope.get("client")
    try:
        alamat = ipaddress.ip_address(peminta[0]) if peminta else None
    except ValueError:
        return False
    return alamat is not None and any(alamat in jaringan for jaringan in jaringan_metrik())
