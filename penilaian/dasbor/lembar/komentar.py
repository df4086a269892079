"""Remarks on an answer or on the whole assessment: those that there are, and the field for another one."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from penilaian.markah import Html, unsur
from penilaian.narasi.waktu import saat
from penilaian.simpan import PANJANG_CATATAN, IsiKomentar


def daftar_komentar(semua: Sequence[IsiKomentar], zona: str, kelas: str) -> Html:
    """Return remarks as one list, oldest first, each with who and when.

    Args:
        semua: the remarks.
        zona: the village's time zone (IANA).
        kelas: class of the list.
    """
    return unsur("ul", *(_satu(k, zona) for k in semua), kelas=kelas)


def tulis_komentar(kunci: Callable[[str], str], saat_kirim: Callable[..., None], args: tuple[Any, ...]) -> None:
    """Draw the field for another remark.

    Args:
        kunci: gives the keys of its widgets: ``teks`` what is typed, ``form``, ``kirim``.
        saat_kirim: callback of the button, with ``args``.
        args: of the callback.
    """
    with st.form(kunci("form"), border=False):
        st.text_area("Tulis komentar", key=kunci("teks"), height=80, max_chars=PANJANG_CATATAN)
        st.form_submit_button("Kirim komentar", key=kunci("kirim"), on_click=saat_kirim, args=args)


def _satu(k: IsiKomentar, zona: str) -> Html:
    paragraf = (unsur("p", baris) for baris in k.teks.splitlines() if baris.strip())
    return unsur("li", unsur("p", unsur("b", k.oleh_nama or "tanpa nama"), f", {saat(k.waktu, zona)}"), *paragraf)
