"""Another version of the instrument has come with the app: its wording is offered where no number would change."""

from functools import partial
from typing import Final

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import saat_dikirim
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.widget import polos
from penilaian.dasbor.sumber.muatan import instrumen
from penilaian.markah import unsur
from penilaian.muat import daftar_instrumen
from penilaian.simpan import Pelaku

_FORMULIR: Final = "versi instrumen"


def tawarkan_versi(meja: Meja) -> None:
    """Draw one line about the version that comes with the app; nothing where it is the assessment's."""
    ini = meja.instrumen
    if ini.id not in daftar_instrumen():
        return
    kini = instrumen(ini.id)
    if kini.versi == ini.versi:
        return
    if kini.sidik_nilai != ini.sidik_nilai:
        kalimat = (
            f"Penilaian ini tetap memakai instrumen versi {ini.versi}, karena versi {kini.versi} menghitung skor "
            "dengan cara lain."
        )
        lukis(unsur("p", kalimat, kelas="pd-keterangan"))
        return
    with st.container(key="pd-isi-versi"):
        kalimat = (
            f"Ada naskah versi {kini.versi}. Hanya kata-katanya yang berubah dari versi {ini.versi}; skornya tetap."
        )
        lukis(unsur("p", kalimat, kelas="pd-keterangan"))
        st.button(
            f"Pakai naskah versi {polos(kini.versi)}",
            key="isi_versi",
            on_click=saat_dikirim,
            args=(meja.tab, _FORMULIR, partial(_pindah, meja.id, meja.lembar.versi, ini.id)),
        )
        if pesan_galat := meja.tab.pesan.get(_FORMULIR):
            lukis(pesan(pesan_galat))


def _pindah(penilaian: int, versi_dilihat: int, instrumen_id: str, siapa: Pelaku) -> None:
    rak = gudang()
    sidik = rak.instrumen.daftarkan(instrumen_id).sidik
    rak.alur.pindah_instrumen(siapa, penilaian, sidik, versi_dilihat=versi_dilihat)
