"""Logging in: routes of our own, because a page of Streamlit can set no cookie.

A page asks ``pelaku()`` in every run and every fragment, a widget's callback ``pelaku_kini()``, a route
``pelaku_permintaan(request)``; all ask the store.
"""

from penilaian.dasbor.masuk.mulai import sapa_awal
from penilaian.dasbor.masuk.permintaan import pelaku_permintaan
from penilaian.dasbor.masuk.rute import rute_masuk
from penilaian.dasbor.masuk.tab import (
    SUDAH_KELUAR,
    gaya_masuk,
    pelaku,
    pelaku_kini,
    tautan_masuk,
    token_tab,
    tombol_keluar,
)

__all__ = [
    "SUDAH_KELUAR",
    "gaya_masuk",
    "pelaku",
    "pelaku_kini",
    "pelaku_permintaan",
    "rute_masuk",
    "sapa_awal",
    "tautan_masuk",
    "token_tab",
    "tombol_keluar",
]
