"""What goes into Streamlit's widgets and comes out of them: labels as they are written, values inside a callback."""

from typing import Any, Final

import streamlit as st

_KHUSUS: Final = frozenset("\\`*_{}[]<>()#+-.!|~$:^=")


def polos(teks: str) -> str:
    """Return text so that Streamlit's labels show it as it is written (they read Markdown)."""
    return "".join(f"\\{h}" if h in _KHUSUS else h for h in teks)


def isi_widget(nama: str) -> Any:  # noqa: ANN401  (whatever the widget holds)
    """Return what a widget holds, for a callback: unlike ``st.session_state[…]`` this is never interrupted.

    Streamlit may end a callback wherever it touches ``st.session_state`` or draws (the browser asks for something else
    at that moment), and the widget counts as handled by then; this reads a copy.
    """
    return st.session_state.to_dict().get(nama)
