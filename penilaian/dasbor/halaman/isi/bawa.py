"""Answers of the last period: offered, brought over, confirmed one by one."""

from collections.abc import Iterable
from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Tab, Usul, simpan_lagi
from penilaian.dasbor.halaman.isi.widget import kunci
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.ketukan import ditekan
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.simpan import SUDAH_DIJAWAB, GalatSimpan, HasilBawa, IsiJawaban, Lembar

_KABAR: Final = "isi_bawa"


def tawarkan(meja: Meja, bacaan: Bacaan) -> None:
    """Offer to bring over the last period's answers while there is anything to bring, and say what came of it."""
    _kabarkan(meja)
    dulu = meja.dulu
    if dulu is None or any(isi.bawaan for isi in bacaan.jawaban.values()):
        return
    kosong = sum(not bacaan.terjawab(i.id) for i in meja.instrumen.ditanyakan)
    if not kosong or not dulu.terisi:
        return
    with st.container(border=True, key="pd-bawa"):
        lukis(
            unsur("p", unsur("b", f"Penilaian {sebut_periode(dulu.periode)} sudah ada.")),
            unsur(
                "p",
                "Jawabannya dapat dibawa ke pertanyaan yang masih kosong. Setiap jawaban yang dibawa baru dihitung "
                "setelah Anda memastikannya.",
                kelas="pd-keterangan",
            ),
        )
        if st.button(f"Bawa jawaban {sebut_periode(dulu.periode)}", key="isi_bawa_tombol"):
            st.session_state[_KABAR] = _bawa(meja, bacaan, dulu)
            st.rerun()


def pastikan(tab: Tab, isi: IsiJawaban) -> None:
    """Offer to confirm a carried-over answer with one tap."""
    nama = kunci(tab.penilaian, isi.indikator, "pasti")
    simpan = partial(simpan_lagi, tab, Usul(isi.indikator, isi.teks), isi.versi)
    st.button("Masih sama, pastikan", key=nama, type="primary", on_click=ditekan, args=(tab.ketukan, nama, simpan))


def asal_bawaan(meja: Meja) -> str:
    """Return the period that answers are brought over from, in words; ``""`` where there is none."""
    return sebut_periode(meja.dulu.periode) if meja.dulu else ""


def _bawa(meja: Meja, bacaan: Bacaan, dulu: Lembar) -> HasilBawa | str:
    try:
        return gudang().jawaban.bawa(bacaan.siapa, meja.id, dulu.id)
    except GalatSimpan as galat:
        return str(galat)


def _kabarkan(meja: Meja) -> None:
    kabar = st.session_state.pop(_KABAR, None)
    if isinstance(kabar, str):
        lukis(pesan(kabar))
    elif kabar is not None:
        kalimat = f"{ribuan(len(kabar.dibawa))} jawaban dibawa, perlu dipastikan satu per satu."
        lukis(pesan(gabung(unsur("p", kalimat), *_tidak_dibawa(meja, kabar)), "tenang"))


def _tidak_dibawa(meja: Meja, kabar: HasilBawa) -> Iterable[Html]:
    """Yield which answers of the last period stayed there, by reason; in the words of their day where they are gone."""
    dulu = {} if meja.dulu is None else gudang().instrumen.ambil(meja.dulu.sidik).per_id
    per_sebab: dict[str, list[str]] = {}
    for id_, sebab in kabar.tidak:
        if sebab != SUDAH_DIJAWAB:
            indikator = meja.instrumen.per_id.get(id_) or dulu.get(id_)
            per_sebab.setdefault(sebab, []).append(sebut_pertanyaan(indikator) if indikator else id_)
    for sebab, semua in per_sebab.items():
        judul = f"{ribuan(len(semua))} tidak dibawa: {sebab}"
        daftar = unsur("ul", *(unsur("li", nama) for nama in semua))
        yield unsur("details", unsur("summary", judul), daftar, kelas="pd-cek")
