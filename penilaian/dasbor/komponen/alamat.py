"""Choices kept in the address, so that what is seen can be shared."""

from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st


def pilih_di_alamat(
    label: str,
    pilihan: Mapping[str, str],
    nama: str,
    *,
    semula: str | None = None,
    lebar: int | Literal["stretch"] = "stretch",
) -> str:
    """Draw a list and return the id chosen in it.

    Args:
        label: of the list.
        pilihan: id → what is shown, at least one, no two shown alike.
        nama: parameter of the address that holds the id (``?tingkat=persiapan``).
        semula: id chosen where the address names none, or one that is not offered; it is not written to the address.
            None = the first.
        lebar: width of the list, as Streamlit takes it.
    """
    awal = next(iter(pilihan)) if semula is None else semula
    kunci = f"alamat_{nama}"
    dipilih = _diminta(kunci, nama, pilihan, awal)
    st.selectbox(
        label,
        tuple(pilihan),
        format_func=lambda k: pilihan.get(k, k),
        key=kunci,
        filter_mode=None,
        width=lebar,
        on_change=_catat,
        args=(kunci, nama, awal),
    )
    return dipilih


def pilih_ruas_di_alamat(label: str, pilihan: Mapping[str, str], nama: str, *, kunci: str) -> str:
    """Draw choices side by side and return the id of the one that is chosen: the address decides, else the first.

    Args:
        label: of the choices.
        pilihan: id → what is shown, at least one.
        nama: parameter of the address that holds the id; the first is not written to it.
        kunci: widget key.
    """
    awal = next(iter(pilihan))
    dipilih = _diminta(kunci, nama, pilihan, awal)
    st.segmented_control(
        label,
        list(pilihan),
        format_func=lambda k: pilihan.get(k, k),
        key=kunci,
        required=True,
        width="stretch",
        on_change=_catat,
        args=(kunci, nama, awal),
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


def alamat_kini() -> str:
    """Return this page's address below ours, with its query: what to come back to, e.g. after logging in."""
    halaman, kueri = urlsplit(st.context.url or "").path.rpartition("/")[2], urlencode(st.query_params.to_dict())
    return f"{halaman}?{kueri}" if kueri else halaman


def _diminta(kunci: str, nama: str, pilihan: Mapping[str, str], awal: str) -> str:
    """Return the choice that the address asks for, else ``awal``, and have the widget show it."""
    diminta = st.query_params.get(nama, awal)
    dipilih = st.session_state[kunci] = diminta if diminta in pilihan else awal
    return dipilih


def _catat(kunci: str, nama: str, awal: str) -> None:
    isi = st.session_state[kunci]
    tulis_alamat(nama, None if isi in {None, awal} else isi)
