"""Whose uploads make room where all of it is taken: those of who holds most, never of somebody who asks for little.

Visitors are told apart by their address; behind one that many share, by their tabs.
"""

import ipaddress
from collections import Counter
from collections.abc import Sequence
from typing import Final, Generic, NamedTuple, TypeVar

T = TypeVar("T")

BERLIPAT: Final = 2
"""An address gives way to one that, with what it asks for, holds so many times less."""


class Milik(NamedTuple, Generic[T]):
    """What somebody holds or asks for: address, tab, bytes, and the thing itself."""

    asal: str
    sesi: str
    bita: int
    apa: T


def asal_pengunjung(alamat: str) -> str:
    """Return who has an address, as the servers in front that are believed tell it; of IPv6 the /64."""
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        return alamat
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else alamat


def pemberi_tempat(ada: Sequence[Milik[T]], baru: Milik[object], kurang: int) -> list[T] | None:
    """Return what is to be let go so that ``kurang`` more bytes are free; None where fairness gives no so many.

    Args:
        ada: what is held, of each tab in the order in which it is let go.
        baru: what is asked for.
        kurang: bytes that are missing.
    """
    sisa, lepas = [m for m in ada if m.bita], []
    while kurang > 0:
        if (satu := _dari_terbesar(sisa, baru)) is None:
            return None
        sisa.remove(satu)
        lepas.append(satu.apa)
        kurang -= satu.bita
    return lepas


def _dari_terbesar(sisa: Sequence[Milik[T]], baru: Milik[object]) -> Milik[T] | None:
    """Return what goes first of who holds most: another address, else another tab of the same one."""
    per_asal, per_sesi = Counter[str](), Counter[tuple[str, str]]()
    for asal, sesi, bita, _ in (*sisa, baru):
        per_asal[asal] += bita
        per_sesi[asal, sesi] += bita
    asal, banyak = max(((a, b) for a, b in per_asal.items() if a != baru.asal), key=lambda ab: ab[1], default=("", 0))
    if banyak < BERLIPAT * per_asal[baru.asal]:
        asal = baru.asal
    tab = [s for s in per_sesi if s[0] == asal and s != (baru.asal, baru.sesi)]
    terbesar = max(tab, key=lambda s: per_sesi[s], default=None)
    if terbesar is None or (asal == baru.asal and per_sesi[terbesar] <= per_sesi[baru.asal, baru.sesi]):
        return None
    return next(m for m in sisa if (m.asal, m.sesi) == terbesar)
