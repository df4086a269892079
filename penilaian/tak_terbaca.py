"""Cells and rows that their file format already told to be none: said where they are read, and nothing else of them.

Answer files and exports of forms are held against this alike; which columns are read, each knows by itself.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.jawaban import GalatSel, kata_lain, sebut_baris
from penilaian.mentah import Lembar

_TIADA: Final = np.empty(0, dtype=np.intp)


class Catatan(NamedTuple):
    """A finding with its place in the file, by which all findings are put in order.

    ``semua``: the rows that it refuses, where they are not just ``baris``.
    """

    baris: int
    kolom: int
    temuan: Temuan
    semua: npt.NDArray[np.int64] | None = None


def urut(catatan: Iterable[Catatan]) -> list[Catatan]:
    """Return findings in the order of the file; of two faults in one cell only the first found."""
    terlihat: set[tuple[int, int]] = set()
    hasil = []
    for c in sorted(catatan, key=lambda c: (c.baris, c.kolom)):
        if c.temuan.berat == "galat" and c.kolom >= 0 and c.semua is None:
            if (c.baris, c.kolom) in terlihat:
                continue
            terlihat.add((c.baris, c.kolom))
        hasil.append(c)
    return hasil


def temuan_berletak(lembar: Lembar, catatan: Iterable[Catatan]) -> list[Temuan]:
    """Return findings, those that stop the work with the cells that they are about."""
    hasil = []
    for c in catatan:
        if c.temuan.berat == "galat":
            baris = [c.baris] if c.semua is None or not len(c.semua) else c.semua.tolist()
            hasil.append(replace(c.temuan, letak=lembar.letak_sel(baris, c.kolom)))
        else:
            hasil.append(c.temuan)
    return hasil


def catat_sel_lain(
    lembar: Lembar, sesudah: int, kolom: int, baris: npt.NDArray[np.int64], kode: str, saran: str
) -> Catatan:
    """Return what stands for further cells of a column that are at fault as those above are (B21).

    Args:
        lembar: the table.
        sesudah: row of the last one that was named.
        kolom: the column.
        baris: rows of the others.
        kode: of their finding.
        saran: how to repair them.
    """
    temuan = Temuan(f"kolom {lembar.kepala[kolom]}", "B21", kata_lain(baris, kode), saran, banyak=len(baris))
    return Catatan(sesudah, kolom, temuan, baris)


def catat_baris_lain(sesudah: int, baris: npt.NDArray[np.int64], kode: str, saran: str) -> Catatan:
    """Return what stands for further rows that are at fault as those above are (B21)."""
    pesan = f"masih ada {ribuan(len(baris))} baris lain dengan temuan {kode} ({sebut_baris(baris)})"
    return Catatan(sesudah, -1, Temuan("baris lain", "B21", pesan, saran, banyak=len(baris)), baris)


def saring_rusak(
    lembar: Lembar, dibaca: Callable[[int, bool], bool], lewat: npt.NDArray[np.int64] | Sequence[int] = ()
) -> Lembar:
    """Return a table with those faults alone that its file format told of columns that are read.

    Args:
        lembar: the table.
        dibaca: whether a column is read (−1 = whole rows), given whether only answers can have the fault.
        lewat: rows as shown of which nothing is read.
    """
    tanpa = frozenset(np.asarray(lewat).tolist())
    return replace(
        lembar,
        rusak=tuple(s for s in lembar.rusak if s.baris not in tanpa and dibaca(s.kolom, s.hanya_jawaban)),
        sisa_rusak=tuple(
            s._replace(baris=array("q", baris))
            for s in lembar.sisa_rusak
            if dibaca(s.kolom, s.hanya_jawaban) and (baris := [b for b in s.baris if b not in tanpa])
        ),
    )


def catat_rusak(lembar: Lembar) -> list[Catatan]:
    """Return the faults that the file format told."""
    catatan = [
        Catatan(s.baris, s.kolom, Temuan(lembar.tempat(s.baris, s.kolom), s.kode, s.pesan, s.saran))
        for s in lembar.rusak
    ]
    terakhir = {(s.kolom, s.kode): s.baris for s in lembar.rusak}
    for sisa in lembar.sisa_rusak:
        baris = np.asarray(sisa.baris, dtype=np.int64)
        sesudah = terakhir.get((sisa.kolom, sisa.kode), int(baris[0]))
        lain = (
            catat_baris_lain(sesudah, baris, sisa.kode, sisa.saran)
            if sisa.kolom < 0
            else catat_sel_lain(lembar, sesudah, sisa.kolom, baris, sisa.kode, sisa.saran)
        )
        catatan.append(lain)
    return catatan


def tanpa_rusak(lembar: Lembar, galat: Iterable[tuple[int, GalatSel]]) -> list[tuple[int, GalatSel]]:
    """Return faults of what cells hold without those of cells that the file format already told to be none."""
    per_kolom: dict[int, list[npt.ArrayLike]] = {}
    seluruhnya: set[int] = set()
    for satu in lembar.rusak:
        if satu.baris <= lembar.baris_kepala:
            seluruhnya.add(satu.kolom)
        per_kolom.setdefault(satu.kolom, []).append([satu.baris])
    for sisa in lembar.sisa_rusak:
        per_kolom.setdefault(sisa.kolom, []).append(sisa.baris)
    sama = {k: np.flatnonzero(np.isin(lembar.baris, np.concatenate(baris))) for k, baris in per_kolom.items()}
    hasil: list[tuple[int, GalatSel]] = []
    for k, g in galat:
        hasil += tanpa_posisi([(k, g)] if k not in seluruhnya else [], sama.get(k, _TIADA))
    return hasil


def baris_rusak(lembar: Lembar, kolom: int | None = None) -> npt.NDArray[np.int64]:
    """Return the numbers of the rows below the header that have a fault which the file format told, or have it there.

    Args:
        lembar: the table.
        kolom: of this column alone; None = of any.
    """
    rusak = [s.baris for s in lembar.rusak if s.baris > lembar.baris_kepala and kolom in {None, s.kolom}]
    bagian = [rusak, *(s.baris for s in lembar.sisa_rusak if kolom in {None, s.kolom})]
    return np.unique(np.concatenate([np.asarray(b, dtype=np.int64) for b in bagian]))


def tanpa_posisi(galat: list[tuple[int, GalatSel]], posisi: npt.NDArray[np.intp]) -> list[tuple[int, GalatSel]]:
    """Return faults without those of some rows."""
    if not posisi.size:
        return galat
    sisa = [(k, g._replace(posisi=g.posisi[~np.isin(g.posisi, posisi)])) for k, g in galat]
    return [(k, g) for k, g in sisa if g.posisi.size]
