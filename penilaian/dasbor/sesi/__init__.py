"""Who asks: the session in a browser's cookie, held against the store.

A page asks ``pelaku()`` in every run and every fragment, a widget's callback ``pelaku_kini()``; both ask the store. The
rest is for the routes that begin and end a session.
"""

from penilaian.dasbor.sesi.asal import ALAMAT_UMUM, alamat_peminta, alamat_umum, asal_sah, tujuan
from penilaian.dasbor.sesi.kuki import (
    KELUAR,
    PENYEDIA,
    PERANGKAT,
    PRA,
    SESI,
    UMUR_PENYEDIA,
    UMUR_PERANGKAT,
    acak,
    baca_kuki,
    buang,
    pasang,
)
from penilaian.dasbor.sesi.siapa import (
    SUDAH_KELUAR,
    pastikan_tab,
    pelaku,
    pelaku_kini,
    tautan_masuk,
    token_tab,
    untuk_yang_melihat,
)
from penilaian.dasbor.sesi.tombol_unduh import tombol_unduh, unduh_tabel

__all__ = [
    "ALAMAT_UMUM",
    "KELUAR",
    "PENYEDIA",
    "PERANGKAT",
    "PRA",
    "SESI",
    "SUDAH_KELUAR",
    "UMUR_PENYEDIA",
    "UMUR_PERANGKAT",
    "acak",
    "alamat_peminta",
    "alamat_umum",
    "asal_sah",
    "baca_kuki",
    "buang",
    "pasang",
    "pastikan_tab",
    "pelaku",
    "pelaku_kini",
    "tautan_masuk",
    "token_tab",
    "tombol_unduh",
    "tujuan",
    "unduh_tabel",
    "untuk_yang_melihat",
]
