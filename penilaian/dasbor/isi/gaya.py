"""The look of Isi Penilaian, beside the shared one."""

from functools import cache
from pathlib import Path

import streamlit as st

from penilaian.dasbor.komponen.gaya_halaman import gaya_halaman

_LEMBAR = Path(__file__).with_name("isi.css")


def gaya_isi() -> None:
    """Put the shared style sheets and this page's on the page."""
    gaya_halaman()
    st.html(_lembar())


@cache
def _lembar() -> str:
    return f"<style>{_LEMBAR.read_text('utf-8')}</style>"
