"""Findings of cells: of one kind in one column the first are named one by one, the others counted.

A column can be at fault in every one of a million cells; nobody reads the second hundred. The count stays exact.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from penilaian.angka import ribuan

BATAS_SEBUT: Final = 100
"""Cells of one kind of finding in one column that are named one by one."""

Letak = npt.NDArray[np.intp]
K = TypeVar("K")


class GalatSel(NamedTuple):
    """A finding shared by the cells at ``posisi`` (ascending, from 0, in the column): code, finding, repair.

    ``lain``: the cells differ in what they hold, and the words are those of the first; they are only counted.
    """

    posisi: Letak
    kode: str
    pesan: str
    saran: str
    lain: bool = False


class Sebab(NamedTuple):
    """One kind of finding in a column: its code, the distinct cells that it is of, its words for one of them."""

    kode: str
    isi: Letak
    kata: Callable[[int], tuple[str, str]]


def galat_sel(kode: Letak, sebab: Iterable[Sebab]) -> list[GalatSel]:
    """Return each finding with all positions where it stands; of each kind beyond ``BATAS_SEBUT`` as one (``lain``).

    Args:
        kode: (n,) which distinct cell each of a column's n cells is, numbered in the order of their appearance.
        sebab: kinds of findings, each with ascending numbers of distinct cells.
    """
    hasil = []
    for satu in sebab:
        if not satu.isi.size:
            continue
        posisi = np.flatnonzero(np.isin(kode, satu.isi))
        milik = np.minimum(np.searchsorted(satu.isi, kode[posisi]), BATAS_SEBUT)
        urut = np.argsort(milik, kind="stable")
        bagian = np.split(posisi[urut], np.flatnonzero(np.diff(milik[urut])) + 1)
        for n, letak in enumerate(bagian):
            hasil.append(GalatSel(letak, satu.kode, *satu.kata(int(satu.isi[n])), n == BATAS_SEBUT))
    return hasil


def pilih_tersebut(
    galat: Iterable[tuple[K, GalatSel]],
) -> tuple[list[tuple[int, K, GalatSel]], list[tuple[K, GalatSel]]]:
    """Return the cells that are named one by one (position, column, finding), and the others by column and kind.

    Args:
        galat: findings with their columns.
    """
    per_jenis: dict[tuple[K, str], list[GalatSel]] = {}
    for kolom, g in galat:
        per_jenis.setdefault((kolom, g.kode), []).append(g)
    tersebut, lain = [], []
    for (kolom, _), daftar in per_jenis.items():
        sendiri = [g for g in daftar if not g.lain]
        posisi = np.concatenate([g.posisi for g in [*sendiri, *(g for g in daftar if g.lain)]])
        nomor = np.repeat(np.arange(len(sendiri)), [len(g.posisi) for g in sendiri])
        urut = np.argsort(posisi[: nomor.size], kind="stable")
        tersebut += [(int(posisi[u]), kolom, sendiri[nomor[u]]) for u in urut[:BATAS_SEBUT]]
        sisa = np.sort(np.concatenate([posisi[urut[BATAS_SEBUT:]], posisi[nomor.size :]]))
        if sisa.size:
            lain.append((kolom, daftar[0]._replace(posisi=sisa, lain=True)))
    return tersebut, lain


def sebut_baris(baris: Sequence[int] | npt.NDArray[np.int64], banyak: int = 10) -> str:
    """Return ``baris 3, 4, 5 dan 7 lagi``."""
    sebutan = ", ".join(map(str, baris[:banyak]))
    return f"baris {sebutan}" + (f" dan {ribuan(len(baris) - banyak)} lagi" if len(baris) > banyak else "")


def kata_lain(baris: Sequence[int] | npt.NDArray[np.int64], kode: str) -> str:
    """Return the finding that so many cells more of a column are at fault in the same way."""
    return f"masih ada {ribuan(len(baris))} sel lain pada kolom ini dengan temuan {kode} ({sebut_baris(baris)})"
