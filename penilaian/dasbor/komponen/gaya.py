"""The look that Streamlit's theme does not give."""

from functools import cache
from pathlib import Path
from typing import Final

import streamlit as st

_LEMBAR: Final = Path(__file__).parent.parent / "gaya.css"


def gaya() -> None:
    """Put the shared style sheet on the page; every page begins with it."""
    pasang_gaya(_LEMBAR)


def pasang_gaya(lembar: Path) -> None:
    """Put a style sheet on the page, one that comes with this package; it is read once."""
    st.html(_isi(lembar))


@cache
def _isi(lembar: Path) -> str:
    return f"<style>{lembar.read_text('utf-8')}</style>"
