"""Whether history is as it was written: every hash computed anew, the tables held against it."""

from collections.abc import Sequence
from typing import Final

from penilaian.angka import ribuan
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.markah import Html, gabung, unsur
from penilaian.simpan import Kerusakan

_PALING_BANYAK: Final = 20
"""Faults listed; where one link was changed many others no longer fit."""


def keutuhan(rusak: Sequence[Kerusakan], banyak: int, *, semua: bool = False) -> Html:
    """Return the result of a check.

    Args:
        rusak: what is wrong, empty = nothing.
        banyak: events that were checked.
        semua: of all chains; each fault then names its own.
    """
    if not rusak:
        apa = "Semua riwayat utuh" if semua else "Riwayat utuh"
        teks = f"{ribuan(banyak)} kejadian bersambung tanpa putus, dan isinya cocok dengan yang tersimpan sekarang."
        return pesan(gabung(unsur("b", f"✓ {apa}. "), teks), "tenang")
    butir = [unsur("li", _tempat(r, semua=semua), r.pesan) for r in rusak[:_PALING_BANYAK]]
    lain = len(rusak) - _PALING_BANYAK
    return pesan(
        gabung(
            unsur("b", "✗ Riwayat tidak utuh. "),
            "Ada yang mengubah basis data tanpa lewat aplikasi. Simpan salinannya dan hubungi admin.",
            unsur("ul", *butir, unsur("li", f"dan {lain} lagi") if lain > 0 else None),
        )
    )


def _tempat(r: Kerusakan, *, semua: bool) -> Html:
    if not r.rantai:
        return unsur("b", "isi tabel: ")
    rantai = f"{r.rantai.replace('penilaian:', 'penilaian nomor ')}, " if semua else ""
    di = "keadaan sekarang" if r.nomor is None else f"kejadian nomor {r.nomor}"
    return unsur("b", f"{rantai}{di}: ")
