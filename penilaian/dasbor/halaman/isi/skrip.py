"""What the page does in the browser itself (``isi.js``); the script holds nothing that anybody typed."""

from functools import cache
from pathlib import Path

import streamlit as st

from penilaian.dasbor.lembar.gulir import gulir_menurut_alamat
from penilaian.simpan import Lembar


def jalankan_skrip(lembar: Lembar) -> None:
    """Bring the card that the address names (``#P05``) to the top, or the head; and lose nothing on the way out.

    It runs again when another assessment is opened, or this one gets into another state: who submits on a phone shall
    see that it was submitted.
    """
    st.html(
        f"<i hidden>{lembar.id} {lembar.keadaan}</i><script>{gulir_menurut_alamat()}{_skrip()}</script>",
        unsafe_allow_javascript=True,
    )


@cache
def _skrip() -> str:
    return Path(__file__).with_name("isi.js").read_text("utf-8")
