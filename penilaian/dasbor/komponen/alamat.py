"""Choices kept in the address, so that what is seen can be shared."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st


def pilih_di_alamat(
    label: str,
    pilihan: Mapping[str, str],
    nama: str,
    *,
    bawaan: str | None = None,
    lebar: int | Literal["stretch"] = "stretch",
) -> str:
    """Draw a list and return the id chosen in it.

    Args:
        label: of the list.
        pilihan: id → what is shown, at least one, no two shown alike.
        nama: parameter of the address that holds the id (``?tingkat=persiapan``).
        bawaan: id chosen where the address names none, or one that is not offered; it is not written to the address.
            None = the first.
        lebar: width of the list, as Streamlit takes it.
    """
    awal = next(iter(pilihan)) if bawaan is None else bawaan
    diminta = st.query_params.get(nama, awal)
    dipilih = diminta if diminta in pilihan else awal
    kunci = f"alamat_{nama}"
    st.session_state[kunci] = dipilih
    st.selectbox(
        label,
        tuple(pilihan),
        format_func=lambda k: pilihan.get(k, k),
        key=kunci,
        filter_mode=None,
        width=lebar,
        on_change=_catat,
        args=(nama, awal),
    )
    return dipilih


def cari_di_alamat(label: str, nama: str, contoh: str) -> str:
    """Draw a search box whose words stand in the address (``?cari=situs``), and return them without outer spaces."""
    return st.text_input(label, key=nama, bind="query-params", placeholder=contoh, live="400ms", max_chars=80).strip()


def tulis_alamat(nama: str, isi: str | None) -> None:
    """Write one part of the address; None takes it away."""
    if isi is None:
        st.query_params.pop(nama, None)
    else:
        st.query_params[nama] = isi


def _catat(nama: str, awal: str) -> None:
    isi = st.session_state[f"alamat_{nama}"]
    tulis_alamat(nama, None if isi == awal else isi)
