"""Host names that the dashboard answers for: a request for any other one is refused, whatever it asks for.

Otherwise the page of a stranger, whose name is made to point here (DNS rebinding), counts as ours to the browser.
"""

import ipaddress
import os
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from penilaian.dasbor.sesi import ALAMAT_UMUM
from penilaian.galat import GalatPemakaian

VARIABEL_NAMA: Final = "PENILAIAN_NAMA_LAIN"
"""Environment variable: host names beside that of the public address, separated by commas; none by default."""

_SEHAT: Final = "/sehat"
"""What watches a server often asks by its address in the network, and it tells nothing of anybody."""


def nama_dilayani() -> frozenset[str]:
    """Return the host names that are answered for, beside this machine's own; empty = every one, as nobody said any.

    Raises:
        GalatPemakaian: a setting holds what is no address, or no name.
    """
    semua = set[str]()
    if tertulis := os.environ.get(ALAMAT_UMUM, "").strip():
        bagian = urlsplit(tertulis) if tertulis.lower().startswith(("http://", "https://")) else None
        if bagian is None or not (nama := _nama(bagian.netloc)):
            raise GalatPemakaian(f"{ALAMAT_UMUM} bukan alamat: {tertulis!r}. Tulis misalnya https://desa.contoh.id.")
        semua.add(nama)
    for satu in filter(None, map(str.strip, os.environ.get(VARIABEL_NAMA, "").split(","))):
        if not (nama := _nama(satu)):
            raise GalatPemakaian(
                f"{VARIABEL_NAMA} berisi yang bukan nama: {satu!r}. Tulis misalnya www.contoh.id, 10.0.0.5."
            )
        semua.add(nama)
    return frozenset(semua)


class PintuNama:
    """Middleware that refuses requests and websockets for names that are not ours; the setting is read once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._nama = nama_dilayani()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is for us."""
        if scope["type"] == "lifespan" or not self._nama or self._untuk_kita(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it is opened: a plain 403
        else:
            await PlainTextResponse("Nama ini tidak dilayani di sini.", 421)(scope, receive, send)

    def _untuk_kita(self, scope: Scope) -> bool:
        if scope["type"] == "http" and scope["path"] == _SEHAT:
            return True
        nama = _nama(Headers(scope=scope).get("host", ""))
        return nama in self._nama or _mesin_ini(nama)


def _nama(tulisan: str) -> str:
    """Return the name in ``nama:port`` as browsers send it, without a dot at its end; ``""`` where it is none."""
    try:
        bagian = urlsplit(f"//{tulisan}")
        bagian.port  # noqa: B018  (ValueError where it is none)
        nama = (bagian.hostname or "").rstrip(".")
        if "@" in tulisan or bagian.netloc != tulisan or not nama or any(s.isspace() for s in tulisan):
            return ""
        return nama if nama.isascii() else nama.encode("idna").decode()
    except ValueError:
        return ""


def _mesin_ini(nama: str) -> bool:
    """Return whether a name is one of this machine for itself: no name server leads a stranger's page to it."""
    if nama == "localhost":
        return True
    try:
        return ipaddress.ip_address(nama).is_loopback
    except ValueError:
        return False
