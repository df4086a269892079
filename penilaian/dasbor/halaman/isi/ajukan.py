"""Submitting: what is still missing, a confirmation, and the step itself."""

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.pilih_kartu import kurang_bukti
from penilaian.dasbor.halaman.isi.tautan_kartu import tautan_kartu
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.komponen.terputus import bila_terputus
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.markah import Html, unsur
from penilaian.simpan import GalatSimpan


@st.fragment
def ajukan(meja: Meja) -> None:
    """Draw the last section of a draft; what is missing is read when it is opened."""
    lukis(unsur("h2", "Ajukan", id="pd-ajukan", tabindex="-1"))
    with st.expander("Periksa kelengkapan dan ajukan", key="isi_ajukan", on_change="rerun") as lipatan:
        if lipatan.open:
            with bila_terputus("ajukan"):
                _isi(meja)


def _isi(meja: Meja) -> None:
    bacaan = meja.baca()
    kurang = _kurang(meja, bacaan)
    if kurang:
        lukis(
            unsur("p", "Masih dapat diajukan, tetapi ini belum lengkap:"),
            unsur("ul", *kurang, kelas="pd-kurang"),
        )
    else:
        lukis(unsur("p", "Semua pertanyaan terjawab, dan bukti yang diminta sudah ada."))
    lukis(
        unsur(
            "p",
            "Sesudah diajukan jawaban terkunci sampai verifikator mengembalikannya.",
            kelas="pd-keterangan",
        )
    )
    yakin = st.checkbox("Saya sudah memeriksa jawaban dan buktinya", key="isi_yakin")
    if st.button("Ajukan untuk diverifikasi", type="primary", key="isi_ajukan_tombol", disabled=not yakin):
        try:
            gudang().alur.ajukan(bacaan.siapa, meja.id, versi_dilihat=meja.lembar.versi)
        except GalatSimpan as galat:
            lukis(pesan(str(galat)))
            return
        st.rerun()


def _kurang(meja: Meja, bacaan: Bacaan) -> list[Html]:
    """Return what is missing, each with the way to it."""
    semua = meja.instrumen.ditanyakan
    perlu = [i for i in semua if bacaan.satu(i.id).bawaan]
    kosong = [i for i in semua if not bacaan.terjawab(i.id) and i not in perlu]
    wajib = [i for i in semua if i.kritis and not bacaan.terjawab(i.id)]
    bukti = [i for i in semua if kurang_bukti(meja, bacaan, i)]
    return [
        unsur("li", unsur("details", unsur("summary", f"{ribuan(len(isi))} {apa}"), tautan_kartu(meja, isi)))
        for apa, isi in (
            ("pertanyaan belum dijawab", kosong),
            ("jawaban yang dibawa belum dipastikan", perlu),
            ("syarat wajib ★ belum dijawab, sehingga tingkatnya belum pasti", wajib),
            ("jawaban belum mempunyai bukti yang diminta", bukti),
        )
        if isi
    ]
