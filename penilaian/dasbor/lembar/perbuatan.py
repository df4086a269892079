"""Doing something in the store from a widget's callback: it is done, or there is a reason in words.

Streamlit may end a callback wherever it touches ``st.session_state`` or draws (the browser asks for something else at
that moment), and the widget counts as handled by then. So nothing here does either: values are read by ``isi_widget``,
who it is by ``sesi.pelaku_kini``, and only then the deed is done.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from penilaian.galat import GalatMasukan
from penilaian.narasi.temuan import sebut_temuan
from penilaian.simpan import GalatSimpan

T = TypeVar("T")


class Ditolak(NamedTuple):
    """Nothing was done, and why (Indonesian)."""

    sebab: str


def coba(kerja: Callable[[], T]) -> T | Ditolak:
    """Return what a deed in the store returns, or why the store or what was typed did not allow it."""
    try:
        return kerja()
    except GalatMasukan as galat:
        return Ditolak(f"Tidak diterima. {sebut_temuan(galat.temuan)}")
    except GalatSimpan as galat:
        return Ditolak(str(galat))
