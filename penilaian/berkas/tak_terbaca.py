"""Cells that their file format already told to be none: said where they are read, and nothing else said of them."""

from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.berkas.kepala import Kepala
from penilaian.berkas.letak_temuan import Catatan, catat_baris_lain, catat_sel_lain, tempat_sel
from penilaian.galat import Temuan
from penilaian.jawaban import GalatSel
from penilaian.mentah import Lembar, SelRusak, SisaRusak

_TIADA: Final = np.empty(0, dtype=np.intp)


def catat_rusak(lembar: Lembar, kepala: Kepala | None = None) -> list[Catatan]:
    """Return the faults that the file format told, of columns that are read; of all, where no row was."""
    catatan = [
        Catatan(s.baris, s.kolom, Temuan(tempat_sel(lembar, s.baris, s.kolom), s.kode, s.pesan, s.saran))
        for s in lembar.rusak
        if _dibaca(kepala, s)
    ]
    terakhir = {(s.kolom, s.kode): s.baris for s in lembar.rusak}
    for sisa in lembar.sisa_rusak:
        if _dibaca(kepala, sisa):
            baris = np.asarray(sisa.baris, dtype=np.int64)
            sesudah = terakhir.get((sisa.kolom, sisa.kode), int(baris[0]))
            lain = (
                catat_baris_lain(sesudah, baris, sisa.kode, sisa.saran)
                if sisa.kolom < 0
                else catat_sel_lain(lembar, sesudah, sisa.kolom, baris, sisa.kode, sisa.saran)
            )
            catatan.append(lain)
    return catatan


def _dibaca(kepala: Kepala | None, rusak: SelRusak | SisaRusak) -> bool:
    """Return whether the column of a fault is read, so that it is one."""
    if kepala is None:
        return True
    if rusak.kolom in kepala.jawaban.values() or (kepala.panjang and rusak.kolom == kepala.panjang[1]):
        return True
    lain = (-1, *kepala.kunci.values(), *(kepala.panjang or ()))
    return not rusak.hanya_jawaban and rusak.kolom in lain


def tanpa_rusak(lembar: Lembar, kepala: Kepala, galat: list[tuple[int, GalatSel]]) -> list[tuple[int, GalatSel]]:
    """Return faults of what cells hold without those of cells that the file format already told to be none."""
    per_kolom: dict[int, list[npt.ArrayLike]] = {}
    seluruhnya: set[int] = set()
    for satu in filter(partial(_dibaca, kepala), lembar.rusak):
        if satu.baris <= lembar.baris_kepala:
            seluruhnya.add(satu.kolom)
        per_kolom.setdefault(satu.kolom, []).append([satu.baris])
    for sisa in filter(partial(_dibaca, kepala), lembar.sisa_rusak):
        per_kolom.setdefault(sisa.kolom, []).append(sisa.baris)
    sama = {k: np.flatnonzero(np.isin(lembar.baris, np.concatenate(baris))) for k, baris in per_kolom.items()}
    hasil: list[tuple[int, GalatSel]] = []
    for k, g in galat:
        hasil += tanpa_posisi([(k, g)] if k not in seluruhnya else [], sama.get(k, _TIADA))
    return hasil


def tanpa_posisi(galat: list[tuple[int, GalatSel]], posisi: npt.NDArray[np.intp]) -> list[tuple[int, GalatSel]]:
    """Return faults without those of some rows."""
    if not posisi.size:
        return galat
    sisa = [(k, g._replace(posisi=g.posisi[~np.isin(g.posisi, posisi)])) for k, g in galat]
    return [(k, g) for k, g in sisa if g.posisi.size]
