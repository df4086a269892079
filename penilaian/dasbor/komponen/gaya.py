"""The look that Streamlit's theme does not give."""

from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian import grafik

_RUPA: Final = Path(__file__).with_name("rupa.css")
_LEMBAR: Final = Path(__file__).with_name("gaya.css")
_LEMBAR_HALAMAN: Final = Path(__file__).with_name("gaya_halaman.css")
_LEMBAR_TOMBOL: Final = Path(__file__).with_name("tombol.css")


def gaya() -> None:
    """Put the shared style sheet and that of drawings on the page; the frame does, before any page is drawn."""
    st.html(_isi(_RUPA) + _isi(_LEMBAR) + f"<style>{grafik.gaya()}</style>")


def gaya_halaman() -> None:
    """Put the style sheet of the pages beside Posisi Desa on the page."""
    pasang_gaya(_LEMBAR_HALAMAN)


def gaya_tombol() -> None:
    """Put the look of links and forms of our own, which are no widgets, on the page."""
    pasang_gaya(_LEMBAR_TOMBOL)


def pasang_gaya(lembar: Path) -> None:
    """Put a style sheet on the page, one that comes with this package; it is read once."""
    st.html(_isi(lembar))


@cache
def _isi(lembar: Path) -> str:
    return f"<style>{lembar.read_text('utf-8')}</style>"
