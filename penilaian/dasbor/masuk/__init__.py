"""Logging in: routes of our own, because a page of Streamlit can set no cookie.

A page asks ``pelaku()`` in every run and every fragment, a route ``pelaku_permintaan(request)``; both ask the store.
"""

from penilaian.dasbor.masuk.mulai import sapa_awal
from penilaian.dasbor.masuk.permintaan import pelaku_permintaan
from penilaian.dasbor.masuk.rute import rute_masuk
from penilaian.dasbor.masuk.tab import gaya_masuk, pelaku, tautan_masuk, token_tab, tombol_keluar

__all__ = [
    "gaya_masuk",
    "pelaku",
    "pelaku_permintaan",
    "rute_masuk",
    "sapa_awal",
    "tautan_masuk",
    "token_tab",
    "tombol_keluar",
]
