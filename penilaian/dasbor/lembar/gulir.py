"""Scrolling, which Streamlit has no way of its own for; the scripts hold nothing that anybody typed."""

from functools import cache
from pathlib import Path


def gulir_ke(id_: str) -> str:
    """Return the script that brings an element of ours to the top and gives it the focus."""
    return f"({_gulir()})(() => document.getElementById('{id_}'), false);"


def gulir_menurut_alamat() -> str:
    """Return the script that does so for the element that the address names (``#P05``), else goes to the beginning."""
    return f"({_gulir()})(() => document.getElementById(decodeURIComponent(location.hash.slice(1))), true);"


@cache
def _gulir() -> str:
    return Path(__file__).with_name("gulir.js").read_text("utf-8")
