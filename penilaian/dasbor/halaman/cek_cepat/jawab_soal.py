"""The widgets that answer one question of Cek Cepat, within its form, and what they say when it is sent.

A choice costs no way to the server and back: it travels with the button that goes on.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.cek_cepat.wawancara import salah
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget, polos
from penilaian.dasbor.lembar.sel import SEBUTAN, TIDAK_TAHU, pilihan_lain, teks_pilihan, terpilih
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
)
from penilaian.jawaban import NIHIL, TB, tercentang
from penilaian.markah import unsur
from penilaian.narasi.ejaan import awal_besar, kalimat_utuh
from penilaian.narasi.jawaban import minta_bilangan, teks_bilangan

PILIH: Final = "Pilih satu jawaban."
CENTANG: Final = "Centang yang ada. Bila tidak satu pun ada, ketuk Tidak satu pun; bila tidak tahu, ketuk Belum tahu."
TULIS: Final = "Tulis angkanya. Bila tidak tahu, ketuk Belum tahu."

LEWATI: Final = f"{SEBUTAN[TIDAK_TAHU]}, lewati"

Nama = Callable[[str], str]
"""Gives the key of a widget of this question."""


class Isian(NamedTuple):
    """What was sent: the cell, ``""`` for "belum tahu", and why it is not taken, ``""`` where it is."""

    teks: str
    pesan: str


def widget_soal(indikator: Indikator, nama: Nama, dulu: str | None) -> None:
    """Draw the widgets of one question.

    Args:
        indikator: that is asked.
        nama: gives their keys.
        dulu: what was answered before, shown again; None = nothing yet.
    """
    if isinstance(indikator, IndikatorJenjang):
        _jenjang(indikator, nama, dulu)
    elif isinstance(indikator, IndikatorDaftar):
        ada = tercentang(indikator, dulu or "")
        with st.container(gap="xsmall"):
            for b in indikator.butir:
                st.checkbox(polos(b.teks), value=b.id in ada, key=nama(b.id), width="stretch")
    else:
        label, contoh = minta_bilangan(indikator)
        st.text_input(
            label,
            value=teks_bilangan(indikator, dulu or ""),
            key=nama("angka"),
            placeholder=contoh,
            max_chars=40,
            autocomplete="off",
        )


def pilihan_tombol(indikator: Indikator) -> dict[str, str]:
    """Return the answers that have a button of their own, with what it says; a rubric has them among its rungs."""
    if isinstance(indikator, IndikatorJenjang):
        return {}
    return {p: LEWATI if p == TIDAK_TAHU else SEBUTAN[p] for p in pilihan_lain(indikator)}


def arti_tak_berlaku(indikator: Indikator) -> None:
    """Say when a question may be answered with "tidak berlaku", where that is a button."""
    if indikator.tidak_berlaku and not isinstance(indikator, IndikatorJenjang):
        lukis(unsur("p", f"{SEBUTAN[TB]}: {indikator.tidak_berlaku}", kelas="pd-keterangan"))


def terkirim(indikator: Indikator, nama: Nama, tombol: str | None = None) -> Isian:
    """Return what the widgets hold, in a callback.

    Args:
        indikator: that is answered.
        nama: gives their keys.
        tombol: the answer whose button was pressed (``pilihan_tombol``); None = the one that goes on.
    """
    if isinstance(indikator, IndikatorJenjang):
        dipilih = isi_widget(nama("jenjang"))
        return Isian(teks_pilihan(dipilih), "" if dipilih else PILIH)
    if isinstance(indikator, IndikatorDaftar):
        return _daftar(indikator, nama, tombol)
    if tombol is not None:
        return Isian(teks_pilihan(tombol), "")
    return _bilangan(indikator, str(isi_widget(nama("angka")) or "").strip())


def _daftar(indikator: IndikatorDaftar, nama: Nama, tombol: str | None) -> Isian:
    ada = [b.id for b in indikator.butir if isi_widget(nama(b.id))]
    if tombol in {NIHIL, TB} and ada:
        dua = f"Ada {ribuan(len(ada))} centang, jadi bukan {SEBUTAN[str(tombol)].lower()}."
        return Isian("", f"{dua} Hapus centangnya, atau ketuk Lanjut.")
    if tombol is not None:
        return Isian(teks_pilihan(tombol), "")
    return Isian(" ".join(ada), "" if ada else CENTANG)


def _bilangan(indikator: IndikatorPersen | IndikatorAngka | IndikatorSurvei, teks: str) -> Isian:
    if not teks:
        return Isian("", TULIS)
    cacat = salah(indikator, teks)
    return Isian(teks, "" if cacat is None else f"{awal_besar(kalimat_utuh(cacat.pesan))} {cacat.saran}")


def _jenjang(indikator: IndikatorJenjang, nama: Nama, dulu: str | None) -> None:
    jenjang = {str(j.nilai): j.teks for j in indikator.jenjang}
    khusus = {TB: f"{SEBUTAN[TB]}: {indikator.tidak_berlaku}", TIDAK_TAHU: LEWATI}
    pilihan = [*jenjang, *pilihan_lain(indikator)]
    kini = None if dulu is None else terpilih(indikator, dulu, pernah=True)
    st.radio(
        "Jawaban",
        pilihan,
        index=None if kini is None else pilihan.index(kini),
        format_func=lambda p: f"**{p}** {polos(jenjang[p])}" if p in jenjang else polos(khusus[p]),
        key=nama("jenjang"),
        label_visibility="collapsed",
        width="stretch",
    )
