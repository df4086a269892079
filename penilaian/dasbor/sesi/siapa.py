"""Who looks at a page: asked from the store at every rerun, because a tab keeps the cookies of its first moment."""

import hashlib
from collections.abc import Callable
from typing import Final, NoReturn
from urllib.parse import quote

import streamlit as st

from penilaian.dasbor.gudang import gudang, gudang_bila_ada
from penilaian.dasbor.jeroan_streamlit import berhenti, di_tab_ini
from penilaian.dasbor.komponen.alamat import alamat_kini
from penilaian.dasbor.komponen.gaya import gaya_tombol
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sesi.asal import aman_menurut
from penilaian.dasbor.sesi.kuki import SESI, pilih_kuki
from penilaian.markah import unsur
from penilaian.simpan import TAMU, GalatHak, Pelaku

SUDAH_KELUAR: Final = "Anda sudah keluar, atau sesi Anda sudah berakhir. Masuk lagi."
"""What who is no longer there is told instead of what the deed would have done."""

_MILIK = "penilaian_sesi_tab"
"""Key in the tab's state: whose tab this is, so that nobody inherits what another has typed."""


def pelaku() -> Pelaku:
    """Return who looks at this page; ``TAMU`` who is not logged in.

    To be called in every run, and again in every fragment: what it returned before may have ended since. A tab whose
    session has ended, or whose browser has another one by now, is told so and stops here.
    """
    pastikan_tab()
    token = token_tab()
    if token is None:
        return TAMU
    siapa = gudang().sesi.pelaku(token)
    if siapa is None:
        _basi("Anda sudah keluar, atau sesi Anda sudah berakhir. Yang sudah tersimpan tetap ada.")
    return siapa


def pastikan_tab() -> None:
    """Stop a tab whose browser has another session by now than the tab was drawn for. Asks no store.

    After a broken line Streamlit goes on with the visit of before, whoever is logged in by then: what lies in
    ``st.session_state``, an upload too, is of who was there before.
    """
    sidik = _sidik(token_tab())
    if st.session_state.setdefault(_MILIK, sidik) != sidik:
        _basi("Di peramban ini ada yang masuk atau keluar sejak halaman ini dibuka.")


def pelaku_kini() -> Pelaku:
    """Return whose session this tab has, asked from the store now: what a widget's callback does is done in that name.

    Unlike ``pelaku`` it neither touches ``st.session_state`` (it reads a copy) nor draws, where Streamlit may end a
    callback: a click would be lost before the deed is in the store.

    Raises:
        GalatHak: there is no session, it has ended, or what was clicked was drawn for somebody else: after a broken
            line Streamlit goes on with the visit of before, whoever is logged in by then.
    """
    token = token_tab()
    siapa = gudang().sesi.pelaku(token)
    if siapa is None or st.session_state.to_dict().get(_MILIK, _sidik(token)) != _sidik(token):
        raise GalatHak(SUDAH_KELUAR)
    return siapa


def untuk_yang_melihat(kerja: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return work, such as the making of a download, that is only done while who looks at this page is still there.

    Streamlit does it outside of a run, for whoever sends the button's number, and asks nobody.

    Raises:
        GalatHak: by the work: the session has ended, or another one is in the browser by now.
    """
    milik = _sidik(token_tab())

    def nanti() -> bytes:
        token = token_tab()
        if _sidik(token) != milik:
            raise GalatHak(SUDAH_KELUAR)
        rak = gudang_bila_ada() if token else None
        if rak is not None and rak.sesi.pelaku(token) is None:
            raise GalatHak(SUDAH_KELUAR)
        return kerja()

    return di_tab_ini(nanti)


def _sidik(token: str | None) -> str:
    """Return what a tab remembers of whose it is: never the token itself."""
    return hashlib.sha256(token.encode()).hexdigest() if token else ""


def token_tab() -> str | None:
    """Return the session's token in the cookies that this tab came with, living or not."""
    return pilih_kuki(st.context.cookies, SESI, https=aman_menurut(st.context.headers))


def tautan_masuk(lanjut: str) -> str:
    """Return the address of the login form that comes back to a page, e.g. ``isi?desa=15.01.10.2003``."""
    return f"masuk?lanjut={quote(lanjut, safe='')}"


def _basi(sebab: str) -> NoReturn:
    """Say that the tab is stale, offer to load it anew, and stop the page."""
    kini = alamat_kini()
    muat_ulang = f"masuk/segar?lanjut={quote(kini, safe='')}"
    gaya_tombol()
    lukis(
        kepala_halaman("Muat ulang halaman ini"),
        unsur("div", pesan(sebab), kelas="pd-basi"),
        unsur(
            "div",
            unsur("a", "Muat ulang", href=muat_ulang, target="_self", kelas="pd-tombol pd-pokok"),
            unsur("a", "Masuk lagi", href=tautan_masuk(kini), target="_self", kelas="pd-tombol"),
            kelas="pd-baris-tombol",
        ),
    )
    berhenti()
