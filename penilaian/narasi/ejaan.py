"""Dates, periods, counts and lists in words, as Indonesian sentences spell them."""

import re
from collections.abc import Sequence
from typing import Final

from penilaian.angka import TOLERANSI, jauh

_BULAN: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_BILANGAN: Final = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam"),
    *("tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "dua belas"),
)


def gerak(nilai: float, desimal: int) -> str:
    """Return a change in words: ``naik 6,8``, ``turun kurang dari 0,1``, ``tetap``.

    Args:
        nilai: the change.
        desimal: decimals shown, those of the scale that it happened on (``Mistar.desimal``).
    """
    if abs(nilai) <= TOLERANSI:
        return "tetap"
    return f"{'naik' if nilai > 0 else 'turun'} {jauh(nilai, desimal)}"


def tanggal(teks: str) -> str:
    """Return ``2026-10-14`` or ``14/10/2026`` as ``14 Oktober 2026``; whatever is no such date as it stands."""
    teks = teks.strip()
    if cocok := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", teks):
        tahun, bulan, hari = (int(x) for x in cocok.groups())
    elif cocok := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", teks):
        hari, bulan, tahun = (int(x) for x in cocok.groups())
    else:
        return teks
    return f"{hari} {_BULAN[bulan - 1]} {tahun}" if 1 <= bulan <= 12 and 1 <= hari <= 31 else teks


def sebut_periode(periode: str) -> str:
    """Return a period in words: ``2026``, ``semester 1 tahun 2026``, ``triwulan 3 tahun 2026``."""
    tahun, _, bagian = periode.partition("-")
    if not bagian:
        return tahun
    return f"{'semester' if bagian[0] == 'S' else 'triwulan'} {bagian[1:]} tahun {tahun}"


def bilangan(banyak: int) -> str:
    """Return a count in words up to twelve, in figures above."""
    return _BILANGAN[banyak] if 0 <= banyak < len(_BILANGAN) else str(banyak)


def awal_besar(teks: str) -> str:
    """Return the text with a capital first letter."""
    return teks[:1].upper() + teks[1:]


def awal_kecil(teks: str) -> str:
    """Return the text for use inside a sentence: first letter small, unless its first word is an abbreviation."""
    kata = teks.split(maxsplit=1)[0] if teks.strip() else ""
    return teks if any(h.isupper() for h in kata[1:]) else teks[:1].lower() + teks[1:]


def kalimat_utuh(teks: str) -> str:
    """Return the text with a full stop, unless it ends as a sentence already."""
    return teks if teks.endswith((".", "!", "?")) else f"{teks}."


def sisipkan(teks: str, kurung: str) -> str:
    """Return a sentence with what stands in brackets before its full stop: ``Pasang internet (upaya sedang).``."""
    return f"{teks[:-1]} {kurung}." if teks.endswith(".") else f"{teks} {kurung}"


def kumpulan(banyak: int, benda: str) -> str:
    """Return all of a group: ``kedua tingkat``, ``keempat tingkat``, ``ke-13 tingkat``; at least two."""
    return f"ke{bilangan(banyak)} {benda}" if banyak < len(_BILANGAN) else f"ke-{banyak} {benda}"


def rangkai(kata: Sequence[str]) -> str:
    """Return words as a list in a sentence: ``a``, ``a dan b``, ``a, b dan c``.

    Semicolons part them where one of them has a comma itself (not that of a decimal): ``a; b, atau c; dan d``.
    """
    if len(kata) > 1 and any(", " in k for k in kata):
        return f"{'; '.join(kata[:-1])}; dan {kata[-1]}"
    return kata[0] if len(kata) == 1 else f"{', '.join(kata[:-1])} dan {kata[-1]}" if kata else ""
