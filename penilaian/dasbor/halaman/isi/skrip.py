"""What the page does in the browser itself (``isi.js``); the script holds nothing that was typed."""

from functools import cache
from pathlib import Path

import streamlit as st

from penilaian.dasbor.lembar.gulir import gulir_menurut_alamat
from penilaian.markah import unsur
from penilaian.simpan import Lembar


def bawa_ke_kartu(lembar: Lembar) -> None:
    """Bring the card that the address names (``#P05``) to the top, or the head; to be drawn after the cards.

    It runs again when another assessment is opened, or this one gets into another state: who submits on a phone shall
    see that it was submitted.
    """
    tanda = unsur("i", f"{lembar.id} {lembar.keadaan}", hidden="")
    st.html(f"{tanda}<script>{gulir_menurut_alamat()}{_isi()}</script>", unsafe_allow_javascript=True)


@cache
def _isi() -> str:
    return Path(__file__).with_name("isi.js").read_text("utf-8")
