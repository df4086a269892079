"""Findings with their places in a file: where many say one thing, said once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.jawaban import BATAS_SEBUT, KOSONG, GalatSel, pilih_tersebut, sebut_baris
from penilaian.mentah import Lembar
from penilaian.tak_terbaca import Catatan, catat_baris_lain, catat_sel_lain

BARIS_RUSAK: Final = 10
"""So many faulty answers in one row are one fault of it, where other rows are right or half of it is unreadable."""

BARIS_SEBAB_SAMA: Final = 3
"""The same fault of a column in more rows than this is said once."""


def tempat_sel(lembar: Lembar, baris: int, kolom: int) -> str:
    """Return ``baris 12, kolom P01``; without the column where ``kolom`` is −1."""
    return lembar.tempat(baris, kolom)


def ringkas(isi: Sequence[str], banyak: int = 10) -> str:
    """Return the first few of a list in a sentence: ``a, b, c dan 7 lagi``."""
    if len(isi) <= banyak:
        return ", ".join(isi)
    return f"{', '.join(isi[:banyak])} dan {ribuan(len(isi) - banyak)} lagi"


def catat_kunci(lembar: Lembar, galat: Iterable[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return faults of key columns: each cell, or once where many rows have the same one."""
    catatan, sendiri = _lipat(lembar, galat)
    return catatan + catat_sel(lembar, sendiri)


def catat_jawaban(
    lembar: Lembar, galat: Sequence[tuple[int, GalatSel]], keadaan: npt.NDArray[np.int8]
) -> list[Catatan]:
    """Return faults of answers: each cell, or once a row where most of what it answers cannot be read (B25).

    Args:
        lembar: the table of n rows.
        galat: faults with their columns.
        keadaan: (k, n) states of the answers as far as they could be read.
    """
    if not galat:
        return []
    posisi = np.concatenate([g.posisi for _, g in galat])
    kolom = np.repeat([k for k, _ in galat], [len(g.posisi) for _, g in galat])
    salah = np.bincount(posisi, minlength=len(lembar.baris))
    calon = np.flatnonzero(salah >= BARIS_RUSAK)
    if calon.size:
        terbaca = np.sum(keadaan[:, calon] != KOSONG, axis=0)
        # What most rows have wrong too is a fault of the column, and no sign of a row that is shifted
        per_kolom = np.bincount(kolom, minlength=len(lembar.kepala))
        sendiri = np.bincount(posisi[2 * per_kolom[kolom] <= len(lembar.baris)], minlength=len(lembar.baris))
        calon = calon[(salah[calon] > terbaca) | (sendiri[calon] >= BARIS_RUSAK)]
    if not calon.size:
        return catat_sel(lembar, galat)
    catatan = []
    saran = "Periksa apakah isinya bergeser, atau hapus barisnya bila bukan desa."
    muka = np.isin(posisi, calon[:BATAS_SEBUT])
    posisi, kolom = posisi[muka], kolom[muka]
    for p in calon[:BATAS_SEBUT]:
        nama = [lembar.kepala[k] for k in np.sort(kolom[posisi == p])]
        pesan = f"{salah[p]} jawaban pada baris ini tidak terbaca ({ringkas(nama, BARIS_SEBAB_SAMA)})"
        catatan.append(
            Catatan(int(lembar.baris[p]), -1, Temuan(tempat_sel(lembar, int(lembar.baris[p]), -1), "B25", pesan, saran))
        )
    if calon.size > BATAS_SEBUT:
        baris = lembar.baris[calon[BATAS_SEBUT:]]
        catatan.append(catat_baris_lain(int(catatan[-1].baris), baris, "B25", saran))
    tetap = np.ones(len(lembar.baris), dtype=bool)
    tetap[calon] = False
    sisa = [(k, g._replace(posisi=g.posisi[tetap[g.posisi]])) for k, g in galat]
    return catatan + catat_sel(lembar, [(k, g) for k, g in sisa if g.posisi.size])


def catat_sel(lembar: Lembar, galat: Sequence[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return the faults of cells: one of each cell, or once where many rows have the same one.

    The first of a kind in a column are named, the others counted (B21).
    """
    dilipat, sendiri = _lipat(lembar, galat)
    catatan = [
        c._replace(temuan=replace(c.temuan, banyak=len([] if c.semua is None else c.semua))) for c in dilipat
    ]  # each cell counts
    tersebut, lain = pilih_tersebut(sendiri)
    terakhir: dict[tuple[int, str], int] = {}
    for p, k, g in sorted(tersebut, key=lambda s: s[:2]):
        baris = int(lembar.baris[p])
        terakhir[k, g.kode] = baris
        catatan.append(Catatan(baris, k, Temuan(tempat_sel(lembar, baris, k), g.kode, g.pesan, g.saran)))
    for k, g in lain:
        semua = lembar.baris[g.posisi]
        catatan.append(catat_sel_lain(lembar, terakhir.get((k, g.kode), int(semua[0])), k, semua, g.kode, g.saran))
    return catatan


def _lipat(lembar: Lembar, galat: Iterable[tuple[int, GalatSel]]) -> tuple[list[Catatan], list[tuple[int, GalatSel]]]:
    """Return one finding for each fault that many rows of a column have, and the other faults."""
    catatan, sendiri = [], []
    for k, g in galat:
        if g.kode == "J12" or g.lain or lembar.letak or len(g.posisi) <= BARIS_SEBAB_SAMA:
            sendiri.append((k, g))
            continue
        baris = lembar.baris[g.posisi]
        pesan = f"{g.pesan} pada {ribuan(len(baris))} baris ({sebut_baris(baris)})"
        temuan = Temuan(f"kolom {lembar.kepala[k]}", g.kode, pesan, g.saran)
        catatan.append(Catatan(int(baris[0]), k, temuan, baris))
    return catatan, sendiri


def catat_ragu(lembar: Lembar, ragu: Iterable[tuple[int, GalatSel]]) -> list[Catatan]:
    """Return warnings of cells, one a column and kind: the first cell in full, the others by their rows."""
    per_sebab: dict[tuple[int, str], list[GalatSel]] = {}
    for k, g in ragu:
        per_sebab.setdefault((k, g.kode), []).append(g)
    catatan = []
    for (k, kode), daftar in per_sebab.items():
        posisi: npt.NDArray[np.intp] = np.sort(np.concatenate([g.posisi for g in daftar]))
        pertama = min(daftar, key=lambda g: g.posisi[0])
        baris = lembar.baris[posisi]
        pesan = pertama.pesan
        if len(baris) > 1:
            lain = ", ".join(map(lembar.sebut_baris, baris[1:5])) if lembar.letak else sebut_baris(baris[1:])
            pesan += f"; {ribuan(len(baris) - 1)} sel lain pada kolom ini juga ({lain})"
        temuan = Temuan(tempat_sel(lembar, int(baris[0]), k), kode, pesan, pertama.saran, "peringatan")
        catatan.append(Catatan(int(baris[0]), k, temuan))
    return catatan
