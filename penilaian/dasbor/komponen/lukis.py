"""Markup onto the page; what builds it is ``penilaian.markah``, where text is escaped."""

import streamlit as st

from penilaian.markah import gabung


def lukis(*isi: object) -> None:
    """Put markup on the page. Streamlit strips scripts, handlers and SVG from it."""
    st.html(gabung(*isi))


def lukis_gambar(*isi: object) -> None:
    """Put markup with SVG on the page: through Markdown, which does not sanitize. Only for what ``grafik`` returns."""
    st.markdown(gabung(*isi), unsafe_allow_html=True)
