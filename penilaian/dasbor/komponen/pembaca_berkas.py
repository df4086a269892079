"""How a visitor's file is read: by a worker in its turn, and only as long as the page that waits for it is open."""

import secrets
from typing import Final

import streamlit as st

from penilaian.dasbor.jeroan_streamlit import tab_terhubung
from penilaian.mentah import AKHIRAN, AKHIRAN_LAIN, Lembar, Pembaca, Sumber, baca_pengunjung
from penilaian.pekerja import Ditinggal
from penilaian.simpan import Pelaku

_TAB: Final = "pembaca_tab"
"""Key in the tab's state: what tells it from others."""

JENIS_BERKAS: Final = [akhiran.removeprefix(".") for akhiran in (*AKHIRAN, *AKHIRAN_LAIN)]
"""Suffixes that a page takes: those that are read, and those that are refused by the name of what they are."""


def pembaca_kunjungan(siapa: Pelaku | None = None, *, sampai_selesai: bool = False) -> Pembaca:
    """Return the reader of this visit; one file read twice in a row is parsed once.

    The tab that is closed, and the click that leads elsewhere, end the work.

    Args:
        siapa: who is logged in, None who is not asked.
        sampai_selesai: go on without the tab, for a deed that was asked for.
    """
    terakhir: list[tuple[Sumber, frozenset[str], Lembar]] = []

    def baca(sumber: Sumber, dikenal: frozenset[str]) -> Lembar:
        for berkas, nama, lembar in terakhir:
            if berkas is sumber and nama == dikenal:
                return lembar
        try:
            masih = (lambda: None) if sampai_selesai else _masih
            lembar = baca_pengunjung(sumber, dikenal, _pengunjung(siapa), masih)
        except Ditinggal:
            st.stop()
        terakhir[:] = [(sumber, dikenal, lembar)]
        return lembar

    return baca


def _masih() -> None:
    """End the work where nobody waits for it: Ditinggal for a closed tab, what Streamlit raises for a newer click."""
    if not tab_terhubung():
        raise Ditinggal
    _ = _TAB in st.session_state  # Streamlit looks here whether the run is to be ended


def _pengunjung(siapa: Pelaku | None) -> tuple[str, ...]:
    """Return who waits: an account, else an address and its tab; on this machine all come from one address."""
    if siapa is not None and siapa.pengguna_id is not None:
        return (f"akun {siapa.pengguna_id}",)
    tab = st.session_state.setdefault(_TAB, secrets.token_hex(8))
    return tuple(filter(None, (st.context.ip_address, str(tab))))
