"""Which instrument a file answers: the shipped one, or another that assessments here are pinned to."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.sumber.muatan import INSTRUMEN_SEMULA, instrumen
from penilaian.instrumen import Instrumen
from penilaian.simpan import TidakAda

_PILIHAN: Final = "isi_impor_instrumen"


@dataclass(frozen=True)
class Naskah:
    """One version of an instrument that a file can answer.

    Attributes:
        instrumen: it.
        buat: assessments may still be begun with it: it is the newest version of its id.
    """

    instrumen: Instrumen
    buat: bool


def pilih_naskah() -> Naskah:
    """Draw the choice where there is more than one, and return the chosen one; the shipped one comes first."""
    pilihan = daftar_naskah()
    if len(pilihan) == 1:
        return next(iter(pilihan.values()))
    sidik = st.selectbox(
        "Instrumen yang dijawab berkas ini",
        list(pilihan),
        format_func=lambda s: _sebut(pilihan[s]) if s in pilihan else s,
        key=_PILIHAN,
        filter_mode=None,
    )
    return pilihan.get(sidik) or next(iter(pilihan.values()))


def daftar_naskah() -> dict[str, Naskah]:
    """Return by hash what files can answer: the shipped instrument, then what is kept here, the newest first."""
    rak, semula = gudang().instrumen, instrumen()
    hasil = {semula.sidik: Naskah(semula, buat=True)}
    terbaru = {semula.id}
    for id_, _, sidik in reversed(rak.daftar()):
        if sidik not in hasil:
            hasil[sidik] = Naskah(rak.ambil(sidik), buat=id_ not in terbaru)
            terbaru.add(id_)
    return hasil


def pastikan_tersimpan(naskah: Naskah) -> None:
    """Keep the shipped instrument in the store, which begins without any."""
    try:
        gudang().instrumen.ambil(naskah.instrumen.sidik)
    except TidakAda:
        gudang().instrumen.daftarkan(INSTRUMEN_SEMULA)


def _sebut(naskah: Naskah) -> str:
    i = naskah.instrumen
    return f"Versi {i.versi}{'' if naskah.buat else ' (hanya penilaian yang memakainya)'}, {i.nama}"
