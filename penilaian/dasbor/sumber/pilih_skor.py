"""Choice of what of the store is shown: which kind of score, which instrument; kept in the address."""

import streamlit as st

from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.sumber.muatan import PILIH_INSTRUMEN, PILIH_SKOR
from penilaian.dasbor.sumber.sumber import Sumber, Tampilan
from penilaian.markah import Html, unsur
from penilaian.mesin import SEBUTAN_JENIS, Jenis
from penilaian.narasi.ejaan import awal_besar


def pilih_skor(sumber: Sumber) -> None:
    """Draw the choices that this person has (``?skor=mandiri&instrumen=…``); nothing where there is none.

    What is chosen already was read by ``muatan.sumber``; a default is not written to the address. Below them stands
    what of the store is not on show.
    """
    t = sumber.tampilan
    if t is None:
        return
    if len(t.pilihan_skor) > 1 or len(t.pilihan_instrumen) > 1:
        with st.container(horizontal=True, vertical_alignment="bottom", key="pd-pilih-skor"):
            if len(t.pilihan_skor) > 1:
                _skor(t)
            if len(t.pilihan_instrumen) > 1:
                _instrumen(t)
    if t.berjalan:
        lukis(unsur("p", t.berjalan, kelas="pd-keterangan"))


def kabar_skor(sumber: Sumber) -> Html | None:
    """Return a message where the address asks for a kind of score that is not this person's; None elsewhere."""
    t, diminta = sumber.tampilan, st.query_params.get(PILIH_SKOR, "")
    sebut: dict[str, str] = {str(j): nama for j, nama in SEBUTAN_JENIS.items()}
    if t is None or diminta not in sebut or diminta in t.pilihan_skor:
        return None
    return pesan(f"Skor {sebut[diminta]} tidak ada bagi Anda di sini. Yang tampil skor {sebut[t.skor]}.")


def _skor(t: Tampilan) -> None:
    kunci = f"pilih_{PILIH_SKOR}"
    st.session_state[kunci] = t.skor
    st.segmented_control(
        "Skor",
        t.pilihan_skor,
        format_func=_sebut,
        key=kunci,
        required=True,
        on_change=_catat,
        args=(PILIH_SKOR, t.semula),
    )


def _instrumen(t: Tampilan) -> None:
    kunci = f"pilih_{PILIH_INSTRUMEN}"
    st.session_state[kunci] = t.instrumen
    st.selectbox(
        "Instrumen",
        tuple(t.pilihan_instrumen),
        format_func=lambda k: t.pilihan_instrumen.get(k, k),
        key=kunci,
        filter_mode=None,
        on_change=_catat,
        args=(PILIH_INSTRUMEN, next(iter(t.pilihan_instrumen))),
    )


def _sebut(jenis: Jenis) -> str:
    return awal_besar(SEBUTAN_JENIS[jenis])


def _catat(nama: str, semula: str) -> None:
    """Write a choice to the address, and remember it for the pages that this visit goes to."""
    isi = st.session_state[f"pilih_{nama}"]
    st.session_state[f"{nama}_terakhir"] = isi
    if isi == semula:
        st.query_params.pop(nama, None)
    else:
        st.query_params[nama] = isi
