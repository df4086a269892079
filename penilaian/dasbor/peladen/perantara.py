"""Servers in front of the dashboard: whose word about the visitor's address counts, and who takes care of https."""

import ipaddress
import os
from typing import Final

from penilaian.dasbor.sesi import ALAMAT_UMUM
from penilaian.galat import GalatPemakaian

VARIABEL_PERANTARA: Final = "PENILAIAN_PERANTARA"
"""Environment variable: addresses or networks of servers in front, separated by commas; this machine by default."""

_UVICORN: Final = "FORWARDED_ALLOW_IPS"
"""Where uvicorn reads whose ``X-Forwarded-For`` it believes; of several it takes the last that is none of these."""

_SEMUA: Final = (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("::/0"))


def pasang_perantara() -> None:
    """Tell uvicorn which servers in front are believed.

    Raises:
        GalatPemakaian: the setting is no list of addresses, or believes everybody: then visitors name their address.
    """
    asal = VARIABEL_PERANTARA if VARIABEL_PERANTARA in os.environ else _UVICORN
    tulisan = [satu.strip() for satu in os.environ.get(asal, "").split(",") if satu.strip()]
    try:
        jaringan = [ipaddress.ip_network(satu) for satu in tulisan]
    except ValueError as galat:
        raise GalatPemakaian(
            f"{asal} berisi yang bukan alamat atau jaringan: {galat}. Tulis misalnya 10.0.0.5 atau 10.88.0.0/16."
        ) from None
    if any(satu in _SEMUA for satu in jaringan):
        raise GalatPemakaian(
            f"{asal} memercayai semua orang: pengunjung dapat mengaku beralamat lain. Sebut servernya saja."
        )
    if tulisan:
        os.environ[_UVICORN] = ",".join(map(str, jaringan))


def peringatan_https(alamat: str | None, *, bersertifikat: bool) -> str:
    """Return a warning where the dashboard listens to a network without https, else ``""``.

    Args:
        alamat: what it listens on; None or ``""`` = every network.
        bersertifikat: it takes care of https itself.
    """
    if bersertifikat or os.environ.get(ALAMAT_UMUM, "").lower().startswith("https://") or _sendiri(alamat):
        return ""
    return (
        "Peringatan: dasbor terbuka bagi jaringan tanpa https, jadi sandi dan jawaban dapat dibaca orang lain di sana. "
        f"Pasang di belakang https dan isi {ALAMAT_UMUM} (panduan: Memasang di server)."
    )


def _sendiri(alamat: str | None) -> bool:
    if alamat == "localhost":
        return True
    try:
        return ipaddress.ip_address(alamat or "::").is_loopback
    except ValueError:
        return False
