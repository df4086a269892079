"""Answers with numbers that the chosen way of answering leaves out."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from penilaian.instrumen import TB
from penilaian.jawaban import GalatSel
from penilaian.survei.nama_form import BELUM_TAHU, PECAHAN, PERSEN

Teks = npt.NDArray[np.object_]


def cara_lain(
    cara: Teks,
    nilai: Teks,
    atas: Teks,
    bawah: Teks,
    disebut: Iterable[tuple[int, GalatSel]],
    kolom: tuple[int, int],
) -> list[tuple[int, GalatSel]]:
    """Return the faults that the way of answering leaves out what was filled in, by number of column.

    What stands beside an answer in the chosen way was typed before the way was changed, and says nothing.

    Args:
        cara: (n,) way of answering, ``""`` where none was chosen.
        nilai: (n,) number or percentage as plain numbers, ``""`` for none.
        atas: (n,) numerator, likewise.
        bawah: (n,) denominator, likewise.
        disebut: faults that are told of already; their rows are left alone.
        kolom: of the way of answering, and of the numerator.
    """
    belum = np.ones(len(cara), dtype=bool)
    for _, g in disebut:
        belum[g.posisi] = False
    hitungan, langsung = (atas != "") | (bawah != ""), nilai != ""
    tanpa_cara = np.flatnonzero((cara == "") & langsung & hitungan)
    beda = np.zeros(len(cara), dtype=bool)
    beda[tanpa_cara] = [_beda(nilai[n], atas[n], bawah[n]) for n in tanpa_cara]
    semua = (
        (kolom[0], (cara == PERSEN) & ~langsung & hitungan, "yang dipilih persen jadi, tetapi yang diisi hitungan"),
        (kolom[0], (cara == PECAHAN) & ~hitungan & langsung, "yang dipilih hitungan, tetapi yang diisi persen jadi"),
        (kolom[0], (cara == BELUM_TAHU) & (hitungan | langsung), "yang dipilih belum tahu, tetapi ada angkanya"),
        (kolom[0], (cara == TB) & (hitungan | langsung), "yang dipilih tidak berlaku, tetapi ada angkanya"),
        (kolom[1], beda, "persen dan hitungannya berbeda, dan cara menjawabnya tidak dipilih"),
    )
    salah = [(k, np.flatnonzero(mana & belum), kata) for k, mana, kata in semua]
    return [(k, GalatSel(posisi, "S03", kata, _SARAN)) for k, posisi, kata in salah if posisi.size]


def _beda(persen: str, atas: str, bawah: str) -> bool:
    """Return whether a percentage and a numerator over a denominator are not the same number."""
    return not atas or not bawah or persen_lain(persen, f"{atas}/{bawah}")


def persen_lain(persen: str, isi: str) -> bool:
    """Return whether two ways to write a share differ, as exactly as the first is written.

    Args:
        persen: a percentage, perhaps with its sign; or another cell, which equals only one that is written alike.
        isi: a percentage or ``3/9``.
    """
    satu, dua = _persentase(persen), _persentase(isi)
    if satu is None or dua is None:
        return persen != isi
    angka_lepas = 15 if "/" in persen else len(persen.strip().removesuffix("%").replace(",", ".").partition(".")[2])
    return abs(satu - dua) > Decimal("0.5").scaleb(-angka_lepas)


def _persentase(teks: str) -> Decimal | None:
    """Return a share as a percentage, None where a text is none."""
    atas, garis, bawah = teks.partition("/")
    try:
        if garis:
            return 100 * Decimal(atas) / Decimal(bawah)
        return Decimal(teks.strip().removesuffix("%").replace(",", "."))
    except ArithmeticError:
        return None


_SARAN: Final = (
    "Samakan cara menjawab dengan yang diisi, atau kosongkan yang tidak dipakai; di server atau di berkas ini."
)
