"""Going on without a connection: the draft as a file to fill in, which the start view takes in again."""

import streamlit as st

from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.markah import unsur


def lukis_luring(meja: Meja) -> None:
    """Draw the fold that hands out the draft as a file."""
    with st.expander("Isi tanpa internet", key="isi_luring"):
        # A route of our own: cookie and rights are looked at when it is asked for, and the answers are as then.
        unduh = unsur("a", "Unduh penilaian ini (Excel)", href=f"isian/{meja.id}", target="_self", kelas="pd-tombol")
        lukis(
            unsur(
                "div",
                unsur(
                    "p",
                    "Unduh penilaian ini beserta jawabannya, teruskan di Excel, lalu masukkan lagi di halaman ",
                    unsur("a", "Isi Penilaian", href="isi", target="_self"),
                    ", bagian Isi dari berkas, dengan nama tim ",
                    unsur("b", meja.lembar.tim),
                    ".",
                ),
                unsur("p", unduh),
                unsur(
                    "p", "Catatan, bukti dan jawaban bawaan yang belum dipastikan tidak ikut.", kelas="pd-keterangan"
                ),
                kelas="pd-luring",
            )
        )
