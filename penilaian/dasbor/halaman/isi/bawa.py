"""Answers of the last period: offered, brought over, confirmed one by one."""

from functools import partial
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.ketukan import ditekan
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Tab, Usul, simpan_lagi
from penilaian.dasbor.halaman.isi.widget import kunci
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.markah import unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.simpan import GalatSimpan, HasilBawa, IsiJawaban, Lembar

_KABAR: Final = "isi_bawa"


def tawarkan(meja: Meja, bacaan: Bacaan) -> None:
    """Offer to bring over the last period's answers while there is anything to bring, and say what came of it."""
    _kabarkan()
    dulu = meja.dulu
    if dulu is None or any(isi.bawaan for isi in bacaan.jawaban.values()):
        return
    kosong = sum(not bacaan.terjawab(i.id) for i in meja.instrumen.indikator)
    if not kosong or not dulu.terisi:
        return
    with st.container(border=True, key="pd-bawa"):
        lukis(
            unsur("p", unsur("b", f"Penilaian {sebut_periode(dulu.periode)} sudah ada.")),
            unsur(
                "p",
                "Jawabannya dapat dibawa ke pertanyaan yang masih kosong. Setiap jawaban yang dibawa baru dihitung "
                "setelah Anda memastikannya.",
                kelas="pd-keterangan",
            ),
        )
        if st.button(f"Bawa jawaban {sebut_periode(dulu.periode)}", key="isi_bawa_tombol"):
            st.session_state[_KABAR] = _bawa(meja, bacaan, dulu)
            st.rerun()


def pastikan(tab: Tab, isi: IsiJawaban) -> None:
    """Offer to confirm a carried-over answer with one tap."""
    nama = kunci(tab.penilaian, isi.indikator, "pasti")
    simpan = partial(simpan_lagi, tab, Usul(isi.indikator, isi.teks), isi.versi)
    st.button("Masih sama, pastikan", key=nama, type="primary", on_click=ditekan, args=(tab, nama, simpan))


def asal_bawaan(meja: Meja) -> str:
    """Return the period that answers are brought over from, in words; ``""`` where there is none."""
    return sebut_periode(meja.dulu.periode) if meja.dulu else ""


def _bawa(meja: Meja, bacaan: Bacaan, dulu: Lembar) -> HasilBawa | str:
    try:
        return gudang().jawaban.bawa(bacaan.siapa, meja.id, dulu.id)
    except GalatSimpan as galat:
        return str(galat)


def _kabarkan() -> None:
    kabar = st.session_state.pop(_KABAR, None)
    if isinstance(kabar, str):
        lukis(pesan(kabar))
    elif kabar is not None:
        tidak = "".join(f" {id_}: {sebab}." for id_, sebab in kabar.tidak if sebab != "sudah dijawab")
        lukis(pesan(f"{len(kabar.dibawa)} jawaban dibawa, perlu dipastikan satu per satu.{tidak}", "tenang"))
