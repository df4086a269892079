"""The widgets that answer one indicator. Each saves when it changes and shows what the store says."""

from functools import partial
from typing import TypeVar

import streamlit as st

from penilaian.dasbor.halaman.isi.penyimpan import Tab, Usul, saat_berubah
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget, polos
from penilaian.dasbor.lembar.ketukan import ditekan
from penilaian.dasbor.lembar.sel import SEBUTAN, TIDAK_TAHU, pilihan_lain, teks_pilihan, terpilih
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
)
from penilaian.jawaban import TB, tercentang
from penilaian.markah import unsur
from penilaian.narasi.jawaban import minta_bilangan, teks_bilangan
from penilaian.simpan import IsiJawaban

T = TypeVar("T")


def widget_jawaban(tab: Tab, indikator: Indikator, isi: IsiJawaban) -> dict[str, object]:
    """Draw the widgets of one answer, and return by key what they hold (``jejak_ketukan``).

    Args:
        tab: what this tab remembers of the assessment.
        indikator: that is answered.
        isi: as the store has it.
    """
    if isinstance(indikator, IndikatorJenjang):
        return _jenjang(tab, indikator, isi)
    if isinstance(indikator, IndikatorDaftar):
        return _daftar(tab, indikator, isi)
    return _bilangan(tab, indikator, isi)


def kunci(penilaian: int, indikator: str, bagian: str) -> str:
    """Return the key of one widget."""
    return f"isi_{penilaian}_{indikator}_{bagian}"


def _selaraskan(nama: str, nilai: object, *, tahan: bool) -> None:
    """Let a widget show what the store says, except while it holds what could not be saved.

    A value that is equal is not set again: setting one makes the browser drop what is being typed.
    """
    if nama not in st.session_state or (not tahan and st.session_state[nama] != nilai):
        st.session_state[nama] = nilai


def _tampilan_awal(nama: str, nilai: T, *, tahan: bool) -> T | None:
    """Return what a widget is drawn with, to show what the store says; None where it is told to change.

    What a browser is to show from the first goes with every drawing: of two that come together it sees the last alone.
    """
    if nama in st.session_state and not tahan and st.session_state[nama] != nilai:
        st.session_state[nama] = nilai
        return None
    return nilai


def _jenjang(tab: Tab, i: IndikatorJenjang, isi: IsiJawaban) -> dict[str, object]:
    tetap = kunci(tab.penilaian, i.id, "jenjang")
    nama = f"{tetap}{tab.ekor}"
    awal = _tampilan_awal(nama, terpilih(i, isi.teks, pernah=isi.oleh is not None), tahan=i.id in tab.kabar)
    jenjang = {str(j.nilai): j.teks for j in i.jenjang}
    khusus = {TB: f"{SEBUTAN[TB]}: {i.tidak_berlaku}", TIDAK_TAHU: f"{SEBUTAN[TIDAK_TAHU]}, dihitung belum dijawab"}
    pilihan = [*jenjang, *pilihan_lain(i)]
    st.radio(
        f"Jawaban {i.id}",
        pilihan,
        index=None if awal is None else pilihan.index(awal),
        format_func=lambda p: f"**{p}** {polos(jenjang[p])}" if p in jenjang else polos(khusus[p]),
        key=nama,
        label_visibility="collapsed",
        width="stretch",
        on_change=saat_berubah,
        args=(tab, partial(_usul_jenjang, nama, i.id), isi.versi),
    )
    dipilih = st.session_state[nama]
    return {tetap: None if dipilih is None else pilihan.index(dipilih)}


def _usul_jenjang(nama: str, indikator: str) -> Usul | None:
    """Return what was chosen. Nobody unchooses: a browser sends nothing of a choice that it has yet to be shown."""
    dipilih = isi_widget(nama)
    return None if dipilih is None else Usul(indikator, teks_pilihan(dipilih))


def _daftar(tab: Tab, i: IndikatorDaftar, isi: IsiJawaban) -> dict[str, object]:
    """Draw a tick for every item. Each changes only itself in the store: quick ticks travel together, out of step."""
    ada, tahan = tercentang(i, isi.teks), i.id in tab.kabar
    with st.container(gap="xsmall"):
        for b in i.butir:
            nama = f"{kunci(tab.penilaian, i.id, b.id)}{tab.ekor}"
            st.checkbox(
                polos(b.teks),
                value=bool(_tampilan_awal(nama, b.id in ada, tahan=tahan)),
                key=nama,
                width="stretch",
                on_change=saat_berubah,
                args=(tab, partial(_usul_centang, nama, i.id, b.id), isi.versi),
            )
    semua = [kunci(tab.penilaian, i.id, b.id) for b in i.butir]
    centang = {nama: st.session_state[f"{nama}{tab.ekor}"] for nama in semua}
    return centang | _lain(tab, i, isi)


def _usul_centang(nama: str, indikator: str, butir: str) -> Usul:
    return Usul(indikator, centang=(butir, bool(isi_widget(nama))))


def _bilangan(tab: Tab, i: IndikatorPersen | IndikatorAngka | IndikatorSurvei, isi: IsiJawaban) -> dict[str, object]:
    nama = kunci(tab.penilaian, i.id, "angka")
    _selaraskan(nama, teks_bilangan(i, isi.teks), tahan=i.id in tab.kabar)
    label, contoh = minta_bilangan(i)
    st.text_input(
        label,
        key=nama,
        placeholder=contoh,
        max_chars=40,
        autocomplete="off",
        on_change=saat_berubah,
        args=(tab, lambda: Usul(i.id, str(isi_widget(nama) or "")), isi.versi),
    )
    return {nama: st.session_state[nama]} | _lain(tab, i, isi)


def _lain(tab: Tab, i: Indikator, isi: IsiJawaban) -> dict[str, object]:
    """Draw the choices beside items and numbers as buttons, and return by key whether each is the one that is kept.

    Not as a widget that holds its choice: the server would have to take it back when an item is ticked, and a second
    tick that was already on its way would bring the old choice along as if it were new.
    """
    terpakai = terpilih(i, isi.teks, pernah=isi.oleh is not None)
    centang = len(tercentang(i, isi.teks)) if isinstance(i, IndikatorDaftar) else 0
    hapus = f" (hapus {centang} centang)" if centang else ""
    with st.container(horizontal=True, key=kunci(tab.penilaian, i.id, "lain")):
        for p in pilihan_lain(i):
            nama = kunci(tab.penilaian, i.id, f"lain_{p}")
            simpan = partial(saat_berubah, tab, partial(Usul, i.id, teks_pilihan(p)), isi.versi)
            st.button(
                f"✓ {SEBUTAN[p]}" if p == terpakai else f"{SEBUTAN[p]}{hapus}",
                key=nama,
                on_click=ditekan,
                args=(tab.ketukan, nama, simpan),
            )
    if i.tidak_berlaku:
        lukis(unsur("p", f"{SEBUTAN[TB]}: {i.tidak_berlaku}", kelas="pd-keterangan"))
    return {kunci(tab.penilaian, i.id, f"lain_{p}"): p == terpakai for p in pilihan_lain(i)}
