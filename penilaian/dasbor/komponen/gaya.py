"""The look that Streamlit's theme does not give."""

from functools import cache
from pathlib import Path

import streamlit as st

_LEMBAR = Path(__file__).parent.parent / "gaya.css"


def gaya() -> None:
    """Put the shared style sheet on the page; every page begins with it."""
    st.html(_lembar())


@cache
def _lembar() -> str:
    return f"<style>{_LEMBAR.read_text('utf-8')}</style>"
