"""Time zones of Indonesia by province code."""

from typing import Final

WIB: Final = "Asia/Jakarta"
WITA: Final = "Asia/Makassar"
WIT: Final = "Asia/Jayapura"

_WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
_WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96", "97"})


def zona_waktu(kode_desa: str) -> str:
    """Return the IANA time zone of a village by its code (Keppres 41/1987); invented ones lie in WIB."""
    provinsi = kode_desa[:2]
    if provinsi in _WITA:
        return WITA
    return WIT if provinsi in _WIT else WIB
