"""What the page does in the browser itself (``ketukan.js``, ``isi.js``); the scripts hold nothing that was typed."""

from functools import cache
from pathlib import Path

import streamlit as st

from penilaian.dasbor.lembar.gulir import gulir_menurut_alamat
from penilaian.markah import Html, unsur
from penilaian.simpan import Lembar, Pelaku


def jaga_ketukan(lembar: Lembar, siapa: Pelaku) -> None:
    """Lose nothing that is tapped or typed; to be drawn before the cards.

    What was not saved is kept in the browser for this person and this assessment alone.
    """
    milik = f"{siapa.pengguna_id} {lembar.id}"
    _jalankan(unsur("i", hidden="", kelas="pd-isi-milik", data_pd_milik=milik), _isi("ketukan.js"))


def bawa_ke_kartu(lembar: Lembar) -> None:
    """Bring the card that the address names (``#P05``) to the top, or the head; to be drawn after the cards.

    It runs again when another assessment is opened, or this one gets into another state: who submits on a phone shall
    see that it was submitted.
    """
    tanda = unsur("i", f"{lembar.id} {lembar.keadaan}", hidden="")
    _jalankan(tanda, gulir_menurut_alamat(), _isi("isi.js"))


def _jalankan(tanda: Html, *skrip: str) -> None:
    """Run scripts; again when ``tanda`` is another."""
    st.html(f"{tanda}<script>{''.join(skrip)}</script>", unsafe_allow_javascript=True)


@cache
def _isi(nama: str) -> str:
    return Path(__file__).with_name(nama).read_text("utf-8")
