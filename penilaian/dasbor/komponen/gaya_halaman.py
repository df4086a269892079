"""The look of the pages beside Posisi Desa."""

from functools import cache
from pathlib import Path

import streamlit as st

from penilaian.dasbor.komponen.gaya import gaya

_LEMBAR = Path(__file__).parent.parent / "gaya_halaman.css"


def gaya_halaman() -> None:
    """Put the shared style sheet and that of these pages on the page."""
    gaya()
    st.html(_lembar())


@cache
def _lembar() -> str:
    return f"<style>{_LEMBAR.read_text('utf-8')}</style>"
