"""Which instrument a file answers: one at hand, or another that assessments here are pinned to."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.sumber.muatan import instrumen_mengisi, instrumen_versi
from penilaian.instrumen import Instrumen
from penilaian.muat import daftar_padanan
from penilaian.simpan import TidakAda
from penilaian.terkirim import INSTRUMEN_SEMULA

_PILIHAN: Final = "isi_impor_instrumen"
_DIJAWAB: Final = "isi_impor_versi"


@dataclass(frozen=True)
class Naskah:
    """One version of an instrument that a file can answer.

    Attributes:
        instrumen: it.
        buat: assessments may still be begun with it: it is the newest version of its id.
        simpan: whether it may have to be kept first: it is at hand beside the store.
    """

    instrumen: Instrumen
    buat: bool
    simpan: bool = False


def pilih_naskah() -> Naskah:
    """Draw the choice where there is more than one, and return the chosen one; the usual one comes first."""
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
    """Return by hash what files can answer: what is at hand, what is kept here, what this visit's files did."""
    rak = gudang().instrumen
    hasil = {i.sidik_utuh: Naskah(i, buat=True, simpan=True) for i in instrumen_mengisi().values()}
    terbaru = {n.instrumen.pengenal for n in hasil.values()}
    for _, _, sidik in reversed(rak.daftar()):
        if sidik not in hasil:
            lama = rak.ambil(sidik)
            hasil[sidik] = Naskah(lama, buat=lama.pengenal not in terbaru)
            terbaru.add(lama.pengenal)
    for versi in st.session_state.get(_DIJAWAB, ()):
        lama = instrumen_versi(INSTRUMEN_SEMULA, versi)
        hasil.setdefault(lama.sidik_utuh, Naskah(lama, buat=False, simpan=True))
    return hasil


def kenalkan(versi: str) -> bool:
    """Offer an older shipped version that a file was found to answer; return whether it was not offered before."""
    dijawab = st.session_state.setdefault(_DIJAWAB, [])
    ada = {n.instrumen.versi for n in daftar_naskah().values()}
    if versi in ada or versi not in daftar_padanan(INSTRUMEN_SEMULA):
        return False
    dijawab.append(versi)
    return True


def pastikan_tersimpan(naskah: Naskah) -> None:
    """Keep what is at hand in the store, which begins without any."""
    if not naskah.simpan:
        return
    try:
        gudang().instrumen.ambil(naskah.instrumen.sidik_utuh)
    except TidakAda:
        gudang().instrumen.daftarkan(naskah.instrumen.pengenal, naskah.instrumen.versi)


def _sebut(naskah: Naskah) -> str:
    i = naskah.instrumen
    return f"Versi {i.versi}{'' if naskah.buat else ' (hanya penilaian yang memakainya)'}, {i.sebutan}"
