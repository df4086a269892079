"""One answer of a village in words."""

from collections.abc import Sequence
from typing import Final

from penilaian.instrumen import Indikator, IndikatorJenjang, Instrumen, Syarat
from penilaian.jawaban import KOSONG, TIDAK_BERLAKU, Jawaban, sebut_isi

BELUM_DIJAWAB: Final = "Belum dijawab"
TAK_BERLAKU: Final = "Tidak berlaku"
"""What answers without a value are called, here and in all sentences."""


def teks_jawaban(instrumen: Instrumen, indikator: Indikator, jawaban: Jawaban, baris: int) -> str:
    """Return one answer in words: rung text, ``4 dari 7 hal``, ``85 %``, ``Belum dijawab``, ``Tidak berlaku``.

    A number never reads as if it fulfilled a condition of the instrument's sentences that it misses.
    """
    milik, j = jawaban.letak(indikator.id)
    keadaan, isi = milik.keadaan[j, baris], milik.nilai[j, baris]
    if keadaan == KOSONG:
        return BELUM_DIJAWAB
    if keadaan == TIDAK_BERLAKU:
        return TAK_BERLAKU
    return teks_nilai(indikator, float(isi), instrumen.syarat_atas(indikator.id))


def teks_nilai(indikator: Indikator, isi: float, syarat: Sequence[Syarat] = ()) -> str:
    """Return a value in the indicator's own unit in words, with decimal comma; never as a mark that it misses."""
    if isinstance(indikator, IndikatorJenjang):
        return next(j.teks for j in indikator.jenjang if j.nilai == round(isi))
    return sebut_isi(indikator, isi, syarat)
