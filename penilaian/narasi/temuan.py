"""Findings in words: how many they are, and as sentences where there is no room for a table of them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from penilaian.angka import ribuan
from penilaian.galat import Berat, Temuan
from penilaian.narasi.ejaan import awal_besar


def sebut_temuan(temuan: Iterable[Temuan]) -> str:
    """Return what is wrong and how to repair it, two sentences a finding."""
    return " ".join(f"{awal_besar(t.pesan.rstrip('.'))}. {t.saran}" for t in temuan)


SEBUT: Final = 10
"""Findings of one kind in one column that are written one by one where each takes a line."""

_SEL: Final = re.compile(r"baris (\d+), (kolom .+)", re.DOTALL)
_JENIS: Final = re.compile(r"temuan ([A-Z]\d\d)\b")


def padatkan(temuan: Iterable[Temuan], sebut: int = SEBUT) -> list[Temuan]:
    """Return findings with the first cells of each kind in each column, and one that counts the others (B21)."""
    jenis = [(t, _jenis(t)) for t in temuan]
    sel = Counter(j for t, j in jenis if j and t.kode != "B21")
    padat = {j for j, n in sel.items() if n > sebut}
    sisa: dict[tuple[str, str, str], list[Temuan]] = {j: [] for j in padat}
    hasil: list[Temuan | tuple[str, str, str]] = []
    sudah = Counter[tuple[str, str, str]]()
    for t, j in jenis:
        if j not in padat:
            hasil.append(t)
            continue
        sudah[j] += 1
        if sudah[j] <= sebut:
            hasil.append(t)
            continue
        if not sisa[j]:
            hasil.append(j)
        sisa[j].append(t)
    return [_sisa(x, sisa[x]) if isinstance(x, tuple) else x for x in hasil]


def _jenis(t: Temuan) -> tuple[str, str, str] | None:
    """Return column, code and weight of a finding about a cell, or of one that counts such; None for others."""
    if t.kode == "B21" and (cocok := _JENIS.search(t.pesan)):
        return (t.tempat, cocok[1], t.berat)
    cocok = _SEL.fullmatch(t.tempat)
    return (cocok[2], t.kode, t.berat) if cocok else None


def _sisa(jenis: tuple[str, str, str], lain: list[Temuan]) -> Temuan:
    kolom, kode, _ = jenis
    banyak = sum(t.banyak for t in lain)
    baris = [cocok[1] for t in lain if (cocok := _SEL.fullmatch(t.tempat))]
    sebutan = ", ".join(baris[:SEBUT]) + (f" dan {ribuan(banyak - SEBUT)} lagi" if banyak > SEBUT else "")
    pesan = f"masih ada {ribuan(banyak)} sel lain pada kolom ini dengan temuan {kode} (baris {sebutan})"
    return replace(lain[0], tempat=kolom, kode="B21", pesan=pesan, banyak=banyak)


def banyak_temuan(temuan: Iterable[Temuan], berat: Berat = "galat") -> int:
    """Return how many findings of one weight there are, those that are only counted (B21) too."""
    return sum(t.banyak for t in temuan if t.berat == berat)


def sebut_galat(temuan: Iterable[Temuan]) -> str:
    """Return how many faults there are, warnings aside: ``Satu hal perlu diperbaiki``; no final period."""
    banyak = banyak_temuan(temuan)
    return "Satu hal perlu diperbaiki" if banyak == 1 else f"{ribuan(banyak)} hal perlu diperbaiki"


def sebut_peringatan(temuan: Iterable[Temuan]) -> str:
    """Return how many warnings there are, faults aside: ``3 peringatan``."""
    return f"{ribuan(banyak_temuan(temuan, 'peringatan'))} peringatan"
