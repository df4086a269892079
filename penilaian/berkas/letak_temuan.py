"""Findings with their places in a file: put in order, and where many say one thing, said once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from penilaian.galat import Temuan
from penilaian.jawaban import KOSONG, GalatSel, Uraian
from penilaian.mentah import Lembar

BATAS_TEMUAN: Final = 10_000
"""Most faults of cells that are listed one by one; a count stands for the rest."""

BARIS_RUSAK: Final = 10
"""So many faulty answers in one row, and more than half of what it answers, are one fault of the row."""

BARIS_SEBAB_SAMA: Final = 3
"""The same fault of a key column in more rows than this is said once."""


class Catatan(NamedTuple):
    """A finding with its place in the file, by which all findings are put in order.

    ``semua``: the rows that it refuses, where they are not just ``baris``.
    """

    baris: int
    kolom: int
    temuan: Temuan
    semua: frozenset[int] = frozenset()


def tempat_sel(lembar: Lembar, baris: int, kolom: int) -> str:
    """Return ``baris 12, kolom P01``; without the column where ``kolom`` is −1."""
    return f"baris {baris}" if kolom < 0 else f"baris {baris}, kolom {lembar.kepala[kolom]}"


def ringkas(isi: Sequence[str], banyak: int = 10) -> str:
    """Return the first few of a list in a sentence: ``a, b, c dan 7 lagi``."""
    if len(isi) <= banyak:
        return ", ".join(isi)
    return f"{', '.join(isi[:banyak])} dan {len(isi) - banyak} lagi"


def sebut_baris(baris: Sequence[int] | npt.NDArray[np.int64], banyak: int = 10) -> str:
    """Return ``baris 3, 4, 5 dan 7 lagi``."""
    sebutan = ", ".join(map(str, baris[:banyak]))
    return f"baris {sebutan}" + (f" dan {len(baris) - banyak} lagi" if len(baris) > banyak else "")


def urut(catatan: Iterable[Catatan]) -> list[Catatan]:
    """Return findings in the order of the file; of two faults in one cell only the first found."""
    terlihat: set[tuple[int, int]] = set()
    hasil = []
    for c in sorted(catatan, key=lambda c: (c.baris, c.kolom)):
        if c.temuan.berat == "galat" and c.kolom >= 0:
            if (c.baris, c.kolom) in terlihat:
                continue
            terlihat.add((c.baris, c.kolom))
        hasil.append(c)
    return hasil


def catat_kunci(lembar: Lembar, galat: Iterable[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return faults of key columns: each cell, or once where many rows have the same one."""
    sendiri, catatan = [], []
    for k, g in galat:
        if g.kode == "J12" or len(g.posisi) <= BARIS_SEBAB_SAMA:
            sendiri.append((k, g))
            continue
        baris = lembar.baris[g.posisi]
        pesan = f"{g.pesan} pada {len(baris)} baris ({sebut_baris(baris)})"
        temuan = Temuan(f"kolom {lembar.kepala[k]}", g.kode, pesan, g.saran)
        catatan.append(Catatan(int(baris[0]), k, temuan, frozenset(map(int, baris))))
    return catatan + catat_sel(lembar, sendiri)


def catat_jawaban(lembar: Lembar, galat: Sequence[tuple[int, GalatSel]], uraian: Mapping[str, Uraian]) -> list[Catatan]:
    """Return faults of answers: each cell, or once a row where most of what it answers cannot be read (B25)."""
    if not galat:
        return []
    salah = np.bincount(np.concatenate([g.posisi for _, g in galat]), minlength=len(lembar.baris))
    calon = np.flatnonzero(salah >= BARIS_RUSAK)
    if calon.size:
        terbaca = np.sum([u.keadaan[calon] != KOSONG for u in uraian.values()], axis=0)
        calon = calon[salah[calon] > terbaca]
    catatan = []
    for p in calon[:BATAS_TEMUAN]:
        kolom = [lembar.kepala[k] for k, g in galat if p in g.posisi]
        pesan = f"{salah[p]} jawaban pada baris ini tidak terbaca ({ringkas(kolom, BARIS_SEBAB_SAMA)})"
        saran = "Periksa apakah isinya bergeser, atau hapus barisnya bila bukan desa."
        catatan.append(Catatan(int(lembar.baris[p]), -1, Temuan(f"baris {lembar.baris[p]}", "B25", pesan, saran)))
    sisa = [(k, g._replace(posisi=np.setdiff1d(g.posisi, calon))) for k, g in galat] if calon.size else galat
    return catatan + catat_sel(lembar, [(k, g) for k, g in sisa if g.posisi.size])


def catat_sel(lembar: Lembar, galat: Sequence[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return the faults of cells, one by one in the order of the file, up to ``BATAS_TEMUAN``."""
    if not galat:
        return []
    posisi = np.concatenate([g.posisi for _, g in galat])
    banyak = [len(g.posisi) for _, g in galat]
    kolom = np.repeat([k for k, _ in galat], banyak)
    yang = np.repeat(np.arange(len(galat)), banyak)
    urutan = np.lexsort((kolom, posisi))
    catatan = []
    for u in urutan[:BATAS_TEMUAN]:
        g, baris, k = galat[yang[u]][1], int(lembar.baris[posisi[u]]), int(kolom[u])
        catatan.append(Catatan(baris, k, Temuan(tempat_sel(lembar, baris, k), g.kode, g.pesan, g.saran)))
    if len(urutan) > BATAS_TEMUAN:
        pesan = f"masih ada {len(urutan) - BATAS_TEMUAN} galat lain sesudah baris ini"
        baris = catatan[-1].baris
        saran = "Perbaiki dulu yang disebut di atas; kolom yang bergeser sering menjadi sebabnya."
        sisa = frozenset(map(int, lembar.baris[posisi[urutan[BATAS_TEMUAN:]]]))
        catatan.append(Catatan(baris, len(lembar.kepala), Temuan(f"baris {baris}", "B21", pesan, saran), sisa))
    return catatan


def catat_ragu(lembar: Lembar, ragu: Iterable[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return warnings of cells, one a column and kind: the first cell in full, the others by their rows."""
    per_sebab: dict[tuple[int, str], list[GalatSel]] = {}
    for k, g in ragu:
        per_sebab.setdefault((k, g.kode), []).append(g)
    catatan = []
    for (k, kode), daftar in per_sebab.items():
        posisi: npt.NDArray[np.intp] = np.sort(np.concatenate([g.posisi for g in daftar]))
        pertama = next(g for g in daftar if posisi[0] in g.posisi)
        baris = lembar.baris[posisi]
        pesan = pertama.pesan
        if len(baris) > 1:
            pesan += f"; {len(baris) - 1} sel lain pada kolom ini juga ({sebut_baris(baris[1:])})"
        temuan = Temuan(tempat_sel(lembar, int(baris[0]), k), kode, pesan, pertama.saran, "peringatan")
        catatan.append(Catatan(int(baris[0]), k, temuan))
    return catatan
