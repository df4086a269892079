"""Findings as sentences, where there is no room for a table of them."""

from collections.abc import Iterable

from penilaian.galat import Temuan
from penilaian.narasi.ejaan import awal_besar


def sebut_temuan(temuan: Iterable[Temuan]) -> str:
    """Return what is wrong and how to repair it, two sentences a finding."""
    return " ".join(f"{awal_besar(t.pesan.rstrip('.'))}. {t.saran}" for t in temuan)
