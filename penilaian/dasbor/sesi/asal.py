"""Where a request comes from and where an answer may lead: our own address, and nothing else."""

import os
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

ALAMAT_UMUM: Final = "PENILAIAN_ALAMAT"
"""Environment variable: the address under which browsers reach the dashboard, e.g. ``https://desa.contoh.id``.

Needed only behind a server that takes care of https and does not tell which scheme and host it was asked for.
"""

_HALAMAN: Final = re.compile(r"/?[A-Za-z0-9_-]{0,60}(\?[A-Za-z0-9_.~%&=+-]{0,500})?")
"""A page of ours with its query; no host, no scheme, no second slash, no line break."""


def alamat_umum(permintaan: Request) -> str:
    """Return scheme and host under which the browser reaches us, without a slash at the end."""
    return _umum() or f"{permintaan.url.scheme}://{permintaan.url.netloc}"


def aman(permintaan: Request) -> bool:
    """Return whether the browser reached us by https."""
    return permintaan.url.scheme == "https" or aman_menurut(permintaan.headers)


def aman_menurut(kepala: Mapping[str, str]) -> bool:
    """Return whether the setting, or the headers that came with a request, say that the browser reached us by https."""
    asal = kepala.get("origin")
    # Outside a browser (in Streamlit's test of a page) there are no headers but something that answers everything.
    return _umum().startswith("https://") or (isinstance(asal, str) and asal.startswith("https://"))


def asal_sah(permintaan: Request) -> bool:
    """Return whether a form was sent by a page of ours.

    Browsers say with every form where it comes from. Without ``Origin`` (old ones, and programs) it is for
    ``Sec-Fetch-Site`` and then for the token in the form alone to decide.
    """
    asal = permintaan.headers.get("origin")
    if asal is None:
        return permintaan.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}
    bagian = urlsplit(asal)
    if bagian.scheme not in {"http", "https"} or not bagian.netloc:
        return False
    if tertulis := os.environ.get(ALAMAT_UMUM):
        return (bagian.scheme, bagian.netloc) == urlsplit(tertulis)[:2]
    return bagian.netloc == permintaan.headers.get("host")


def tujuan(permintaan: Request, lanjut: str) -> str:
    """Return the path to go on to after logging in: the page that ``lanjut`` names, else the first page."""
    akar = str(permintaan.scope.get("root_path", ""))
    return f"{akar}/{lanjut.lstrip('/')}" if _HALAMAN.fullmatch(lanjut) else f"{akar}/"


def alamat_peminta(permintaan: Request) -> str:
    """Return the IP address that asks; behind a server on this machine uvicorn has put the visitor's there."""
    return permintaan.client.host if permintaan.client else ""


def _umum() -> str:
    return os.environ.get(ALAMAT_UMUM, "").rstrip("/")
