"""The one engine: answers to scores, bounds and completeness of every group, for one village or eighty thousand.

Columns are added one by one in the instrument's order, never by a matrix product: a village's result depends
bitwise neither on which others are present nor on their order. Everything here is on 0–1; ``mesin`` maps to the
instrument's scale.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from penilaian.instrumen import Agregasi, Indikator, Instrumen, tolok_satu
from penilaian.jawaban import TERJAWAB, TIDAK_BERLAKU, Jawaban

AKAR: Final = ""
"""Id of the root among the scored nodes; no group can be called so."""

BLOK: Final = 8192
"""Rows scored at a time, so that a block's columns stay in the processor's cache."""

Larik = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Simpul:
    """A node of the tree or a lens value, ready to compute: children with whole-number weights.

    Attributes:
        id: group id, ``AKAR``, or ``<lens>_<value>``.
        agregasi: how children are aggregated (§9).
        daun: (row of the answers table, weight) of the indicators right below.
        anak: (row among the nodes, weight) of the groups right below.
    """

    id: str
    agregasi: Agregasi
    daun: tuple[tuple[int, int], ...]
    anak: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Skor:
    """Scores of m nodes for n villages, each (m, n) float64 on 0–1, NaN where there is none.

    Attributes:
        id: m node ids.
        skor: weighted mean of what is answered (§3).
        bawah, atas: with all open answers at worst and at best (§4).
        kelengkapan: share of the applicable weight that is answered.
    """

    id: tuple[str, ...]
    skor: Larik
    bawah: Larik
    atas: Larik
    kelengkapan: Larik

    @cached_property
    def _baris(self) -> dict[str, int]:
        return {s: b for b, s in enumerate(self.id)}

    def baris(self, id_simpul: str) -> int:
        """Return the row of a node. KeyError if unknown."""
        return self._baris[id_simpul]


class _Isi(NamedTuple):
    """What a child gives to its parent, one block of rows; zeros stand where ``ada`` or ``berlaku`` is 0."""

    skor: Larik
    bawah: Larik
    atas: Larik
    lengkap: Larik
    ada: Larik
    berlaku: Larik


def bobot_bulat(bobot: Sequence[Decimal]) -> tuple[int, ...]:
    """Return the weights of one set of siblings as the smallest whole numbers in the same proportion.

    Whole numbers add exactly, so a score that meets its threshold on paper meets it here; and multiplying all
    weights by one factor changes not a bit.
    """
    pecahan = [Fraction(b) for b in bobot]
    penyebut = math.lcm(*(p.denominator for p in pecahan))
    bulat = [int(p * penyebut) for p in pecahan]
    pembagi = math.gcd(*bulat)
    return tuple(b // pembagi for b in bulat)


def susun_simpul(instrumen: Instrumen) -> tuple[Simpul, ...]:
    """Return the groups of the tree, children before parents, the root last."""
    nomor = {i.id: j for j, i in enumerate(instrumen.indikator)}
    simpul: list[Simpul] = []
    letak: dict[str, int] = {}

    def kunjungi(id_: str | None, agregasi: Agregasi) -> None:
        anak = instrumen.anak_kelompok(id_)
        for k in anak:
            kunjungi(k.id, k.agregasi or instrumen.agregasi)
        daun = instrumen.anak_indikator(id_) if id_ else ()
        bobot = bobot_bulat([*(i.bobot for i in daun), *(k.bobot for k in anak)])
        letak[id_ or AKAR] = len(simpul)
        simpul.append(
            Simpul(
                id_ or AKAR,
                agregasi,
                tuple(zip((nomor[i.id] for i in daun), bobot, strict=False)),
                tuple(zip((letak[k.id] for k in anak), bobot[len(daun) :], strict=True)),
            )
        )

    kunjungi(None, instrumen.agregasi)
    return tuple(simpul)


def susun_lensa(instrumen: Instrumen) -> tuple[Simpul, ...]:
    """Return each lens value as an arithmetic group of the indicators tagged with it, own weights (§6)."""
    hasil = []
    for lensa in instrumen.lensa:
        for n in lensa.nilai:
            anggota = [(j, i.bobot) for j, i in enumerate(instrumen.indikator) if n.id in i.lensa.get(lensa.id, ())]
            if anggota:
                bobot = bobot_bulat([b for _, b in anggota])
                daun = tuple(zip((j for j, _ in anggota), bobot, strict=True))
                hasil.append(Simpul(f"{lensa.id}_{n.id}", "aritmetik", daun))
    return tuple(hasil)


def ke_satu(indikator: Indikator, nilai: Larik) -> Larik:
    """Return answers in the indicator's own unit mapped to 0–1 by its fixed goalposts, NaN kept (§2)."""
    return np.clip(_bagian(nilai, *map(float, tolok_satu(indikator))), 0.0, 1.0)


def hitung(instrumen: Instrumen, jawaban: Jawaban) -> tuple[Skor, Skor]:
    """Return the scores of all groups (root last) and of all lens values.

    Args:
        instrumen: k indicators.
        jawaban: the answers of n villages to them.
    """
    kelompok, lensa = _hitung(instrumen, jawaban, susun_simpul(instrumen), susun_lensa(instrumen))
    return kelompok, lensa


def hitung_kelompok(instrumen: Instrumen, jawaban: Jawaban) -> Skor:
    """Return the scores of all groups alone, the very ones of ``hitung``: enough for the gate."""
    (kelompok,) = _hitung(instrumen, jawaban, susun_simpul(instrumen))
    return kelompok


def _hitung(instrumen: Instrumen, jawaban: Jawaban, *pohon: tuple[Simpul, ...]) -> tuple[Skor, ...]:
    """Return the scores of each set of nodes, a block of rows after the other."""
    n = len(jawaban)
    keluar = [np.empty((4, len(s), n)) for s in pohon]
    tolok = [tuple(map(float, tolok_satu(i))) for i in instrumen.indikator]
    for awal in range(0, n, BLOK):
        potong = slice(awal, min(awal + BLOK, n))
        daun = [
            _daun(jawaban.nilai[j, potong], jawaban.keadaan[j, potong], *tolok[j])
            for j in range(len(instrumen.indikator))
        ]
        for larik, kumpulan in zip(keluar, pohon, strict=True):
            isi: list[_Isi] = []
            for b, s in enumerate(kumpulan):
                gabungan = _gabung(s, [(daun[j], w) for j, w in s.daun] + [(isi[c], w) for c, w in s.anak])
                isi.append(gabungan)
                _catat(larik[:, b, potong], gabungan)
    return tuple(Skor(tuple(s.id for s in kumpulan), *larik) for kumpulan, larik in zip(pohon, keluar, strict=True))


def _daun(nilai: Larik, keadaan: npt.NDArray[np.int8], terburuk: float, terbaik: float) -> _Isi:
    """Return one block of one indicator on 0–1; open answers span 0 to 1 (§4)."""
    ada = (keadaan == TERJAWAB).astype(np.float64)
    berlaku = (keadaan != TIDAK_BERLAKU).astype(np.float64)
    satu = _bagian(nilai, terburuk, terbaik)
    np.fmax(satu, 0.0, out=satu)  # fmax also turns the NaN of an open answer into 0
    np.fmin(satu, 1.0, out=satu)
    satu *= ada
    return _Isi(satu, satu, satu + (berlaku - ada), ada, ada, berlaku)


def _bagian(nilai: Larik, terburuk: float, terbaik: float) -> Larik:
    """Return how far answers are from worst to best, not clamped; never −0.0, whose sign would differ by block size."""
    satu = nilai - terburuk if terbaik > terburuk else terburuk - nilai
    satu /= abs(terbaik - terburuk)
    return satu


def _gabung(simpul: Simpul, anak: Sequence[tuple[_Isi, int]]) -> _Isi:
    if simpul.agregasi == "aritmetik" and not simpul.anak:
        return _gabung_daun(anak)
    berat_ada, berat_berlaku = _jumlah(anak, "ada"), _jumlah(anak, "berlaku")
    ada, berlaku = np.minimum(berat_ada, 1.0), np.minimum(berat_berlaku, 1.0)
    pembagi = np.maximum(berat_berlaku, 1.0)  # whole weights: 0 or at least 1
    lengkap = _jumlah(anak, "lengkap") / pembagi
    if simpul.agregasi == "aritmetik":
        skor = _jumlah(anak, "skor") / np.maximum(berat_ada, 1.0)
        bawah = _jumlah(anak, "bawah") / pembagi
        atas = _jumlah(anak, "atas") / pembagi
    else:
        gabung = _geometrik if simpul.agregasi == "geometrik" else _minimum
        skor = gabung([(a.skor, a.ada, w) for a, w in anak]) * ada
        bawah = gabung([(a.bawah, a.berlaku, w) for a, w in anak]) * berlaku
        atas = gabung([(a.atas, a.berlaku, w) for a, w in anak]) * berlaku
    return _Isi(skor, bawah, atas, lengkap, ada, berlaku)


def _gabung_daun(anak: Sequence[tuple[_Isi, int]]) -> _Isi:
    """Return what ``_gabung`` returns for indicators alone: their bounds differ from the score by open weight only."""
    jumlah, berat_ada, berat_berlaku = _jumlah(anak, "skor"), _jumlah(anak, "ada"), _jumlah(anak, "berlaku")
    pembagi = np.maximum(berat_berlaku, 1.0)
    terbuka = berat_berlaku - berat_ada
    return _Isi(
        skor=jumlah / np.maximum(berat_ada, 1.0),
        bawah=jumlah / pembagi,
        atas=(jumlah + terbuka) / pembagi,
        lengkap=berat_ada / pembagi,
        ada=np.minimum(berat_ada, 1.0),
        berlaku=np.minimum(berat_berlaku, 1.0),
    )


def _jumlah(anak: Sequence[tuple[_Isi, int]], bidang: str) -> Larik:
    """Return Σ weight × field, added in the children's order."""
    (contoh, _), *_ = anak
    total = np.zeros_like(contoh.ada)
    suku = np.empty_like(total)
    for isi, bobot in anak:
        nilai = getattr(isi, bidang)
        total += nilai if bobot == 1 else np.multiply(nilai, float(bobot), out=suku)
    return total


def _geometrik(anak: Sequence[tuple[Larik, Larik, int]]) -> Larik:
    """Return exp(Σ w ln x ÷ Σ w) over the children present; a single 0 makes it 0 (§9)."""
    (contoh, *_), *_ = anak
    jumlah = np.zeros_like(contoh)
    berat = np.zeros_like(jumlah)
    with np.errstate(divide="ignore"):
        for nilai, hadir, bobot in anak:
            jumlah += bobot * np.log(np.where(hadir > 0, nilai, 1.0))
            berat += bobot * hadir
    return np.exp(jumlah / np.maximum(berat, 1.0))


def _minimum(anak: Sequence[tuple[Larik, Larik, int]]) -> Larik:
    """Return the lowest of the children present (§9); weights do not matter."""
    (contoh, *_), *_ = anak
    terendah = np.ones_like(contoh)
    for nilai, hadir, _ in anak:
        np.minimum(terendah, nilai, out=terendah, where=hadir > 0)
    return terendah


def _catat(larik: Larik, isi: _Isi) -> None:
    """Write one node's block into the (4, block) output, NaN where there is no score or nothing applies."""
    tanpa_skor, tak_berlaku = isi.ada == 0, isi.berlaku == 0
    for baris, nilai, hampa in zip(
        larik, (isi.skor, isi.bawah, isi.atas, isi.lengkap), (tanpa_skor, *[tak_berlaku] * 3), strict=True
    ):
        baris[:] = nilai
        baris[hampa] = np.nan
