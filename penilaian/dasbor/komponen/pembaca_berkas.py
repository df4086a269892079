"""How a visitor's file is read: by a worker in its turn, and only as long as the page that waits for it is open."""

import secrets
import threading
from typing import Final, Self

import streamlit as st

from penilaian.dasbor.jeroan_streamlit import tab_terhubung
from penilaian.mentah import AKHIRAN, AKHIRAN_BUNGKUSAN, AKHIRAN_LAIN, Lembar, Sumber, baca_pengunjung
from penilaian.pekerja import Ditinggal

_TAB: Final = "pembaca_tab"
"""Key in the tab's state: what tells it from others."""

JENIS_BERKAS: Final = [akhiran.removeprefix(".") for akhiran in (*AKHIRAN, AKHIRAN_BUNGKUSAN, *AKHIRAN_LAIN)]
"""Suffixes that a page takes: those that are read, and those that are refused by the name of what they are."""


_SATU_PER_SATU: Final = threading.Lock()
"""Held while rows become scores: that is this process's own work, and two large files at it would slow every page."""

_JEDA: Final = 0.2
"""Seconds between two looks at whether somebody still waits."""


class PembacaKunjungan:
    """The reader of this visit; one file read twice in a row is parsed once.

    The tab that is closed, and the click that leads elsewhere, end the work. As a context it also takes turns with
    other visits in what is done with the rows, until it is left.
    """

    def __init__(self, akun: int | None = None, *, sampai_selesai: bool = False) -> None:
        """Make it.

        Args:
            akun: number of the account that is logged in, None where nobody is.
            sampai_selesai: go on without the tab, for a deed that was asked for.
        """
        self._akun = akun
        self._masih = _tak_ditanya if sampai_selesai else _masih
        self._terakhir: tuple[Sumber, frozenset[str], Lembar] | None = None
        self._bergiliran = self._memegang = False

    def __call__(self, sumber: Sumber, dikenal: frozenset[str]) -> Lembar:
        """Return the table in a file; see ``baca_pengunjung``."""
        try:
            if self._terakhir is None or self._terakhir[0] is not sumber or self._terakhir[1] != dikenal:
                lembar = baca_pengunjung(sumber, dikenal, _pengunjung(self._akun), self._masih)
                self._terakhir = (sumber, dikenal, lembar)
            while self._bergiliran and not self._memegang:
                self._memegang = _SATU_PER_SATU.acquire(timeout=_JEDA)
                self._masih()
        except Ditinggal:
            st.stop()
        return self._terakhir[2]

    def __enter__(self) -> Self:
        self._bergiliran = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._memegang:
            _SATU_PER_SATU.release()
        self._bergiliran = self._memegang = False


def _tak_ditanya() -> None:
    """Go on whoever has left."""


def _masih() -> None:
    """End the work where nobody waits for it: Ditinggal for a closed tab, what Streamlit raises for a newer click."""
    if not tab_terhubung():
        raise Ditinggal
    _ = _TAB in st.session_state  # Streamlit looks here whether the run is to be ended


def _pengunjung(akun: int | None) -> tuple[str, ...]:
    """Return who waits: an account, else an address and its tab; on this machine all come from one address."""
    if akun is not None:
        return (f"akun {akun}",)
    tab = st.session_state.setdefault(_TAB, secrets.token_hex(8))
    return tuple(filter(None, (st.context.ip_address, str(tab))))
