"""Messages: what is wrong with a file, and what a page cannot show."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from penilaian.dasbor.komponen.kepala import kepala_halaman
from penilaian.dasbor.komponen.tabel import tabel_lipat
from penilaian.dasbor.komponen.unsur import Html, gabung, lukis, unsur
from penilaian.dasbor.muatan import Sumber, TakTampil, sumber
from penilaian.galat import GalatMasukan, Temuan

BANYAK_TEMUAN = 200
"""Findings that a page lists; a file of 84 thousand rows can hold more than a browser should draw."""


def pesan(isi: str | Html, corak: Literal["awas", "tenang"] = "awas") -> Html:
    """Return a message in a box that screen readers announce."""
    return unsur("div", isi, kelas=f"pd-pesan pd-{corak}", role="status")


def daftar_temuan(temuan: Sequence[Temuan], judul: str = "Temuan pada berkas", banyak: int = BANYAK_TEMUAN) -> Html:
    """Return the first ``banyak`` findings as a table (where, what, how to repair, code), and how many are left out."""
    lain = len(temuan) - banyak
    return gabung(
        tabel_lipat(
            ("Tempat", "Temuan", "Cara memperbaiki", "Kode"),
            (
                (t.tempat, t.pesan if t.berat == "galat" else f"Peringatan: {t.pesan}", t.saran, t.kode)
                for t in temuan[:banyak]
            ),
            judul=judul,
        ),
        unsur("p", f"Dan {lain} temuan lagi.", kelas="pd-keterangan") if lain > 0 else None,
    )


def sumber_atau_temuan() -> Sumber:
    """Return the villages on show; where there are none for this person, or their file is at fault, say so and end."""
    try:
        return sumber()
    except TakTampil as sebab:
        jalan = unsur("a", sebab.tautan[0], href=sebab.tautan[1], target="_self") if sebab.tautan else None
        lukis(kepala_halaman(sebab.judul), unsur("p", sebab.isi, " ", jalan))
        st.stop()
    except GalatMasukan as galat:
        salah = [t for t in galat.temuan if t.berat == "galat"]
        lukis(
            kepala_halaman("Berkas belum dapat dibaca", f"{len(salah)} hal perlu diperbaiki."),
            daftar_temuan(galat.temuan),
        )
        st.stop()
