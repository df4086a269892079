"""Satu per satu: the question that decides most about the position first, the rest once the position is settled."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.isi.kartu import kartu
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.penyimpan import Tab
from penilaian.dasbor.halaman.isi.posisi import ATAS
from penilaian.dasbor.halaman.isi.tempat_tetap import lukis_di_tempatnya
from penilaian.dasbor.halaman.isi.urut import Urut
from penilaian.dasbor.komponen.alamat import pilih_ruas_di_alamat, tulis_alamat
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.terputus import coba_lagi
from penilaian.dasbor.lembar.gulir import gulir_ke
from penilaian.dasbor.lembar.ketukan import tempat_belum
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import Indikator
from penilaian.markah import Html, gabung, unsur
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.menuju_pasti import rentang_posisi, sebut_bagian, sebut_ke, sebut_mungkin, sebut_pasti
from penilaian.simpan import GalatSimpan

_ALAMAT: Final = "cara"
_CARA: Final = {"semua": "Semua pertanyaan", "satu": "Satu per satu"}
_PROFIL: Final = "profil"
"""Parameter of the address that has the rest asked as well, once the position is settled."""

_JAWAB_DAHULU: Final = "Jawab dahulu. Bila belum dapat diperiksa, pilih Belum tahu."
_SIMPAN_DAHULU: Final = "Jawaban ini perlu tersimpan dahulu. Perbaiki, atau ketuk Simpan lagi."


def diminta_satu_satu(meja: Meja) -> bool:
    """Return whether the address asks for one question at a time; never where no gate decides about a position."""
    return meja.instrumen.gerbang is not None and st.query_params.get(_ALAMAT) == "satu"


def pilih_satu_satu(meja: Meja) -> None:
    """Draw the choice between all questions and one at a time: below that one, which is what a small screen is for."""
    if meja.instrumen.gerbang is not None:
        pilih_ruas_di_alamat("Cara mengisi", _CARA, _ALAMAT, kunci="isi_cara")


@st.fragment(key="isi_satu")
def satu_satu(meja: Meja) -> None:
    """Draw one card, and the ways on and back; the next card is drawn without anything else of the page."""
    urut = meja.tab.urut
    bacaan, putus = _baca(meja)
    soal = _soal(bacaan, meja.tab, putus=bool(putus))
    if not putus:
        urut.mulai(rentang_posisi(bacaan.mandiri, 0))
    with st.container(key="pd-isi-satu"):
        if soal is None:
            _selesai(meja, bacaan)
        else:
            lukis(unsur("p", _letak(bacaan, soal), kelas="pd-isi-ke"))
            kartu(meja, soal.id)
        if putus or soal or urut.lewat:
            with st.container(key="pd-isi-kaki"):
                if putus:
                    coba_lagi(putus, "isi_satu")
                else:
                    _kaki(meja, soal.id if soal else "")
    if urut.ke and not putus:
        tanda = unsur("i", str(urut.ke), hidden="")
        st.html(f"{tanda}<script>{gulir_ke(ATAS)}</script>", unsafe_allow_javascript=True)


def _baca(meja: Meja) -> tuple[Bacaan, str]:
    """Return what the store says, and why it is what was read last where it cannot be read."""
    try:
        bacaan, putus = meja.baca(), ""
    except (GalatSimpan, GalatPemakaian) as galat:
        bacaan, putus = meja.terakhir, str(galat)
    lagi = meja.tab.urut.lagi
    return (replace(bacaan, lagi=frozenset(lagi)) if lagi else bacaan), putus


def _soal(bacaan: Bacaan, tab: Tab, *, putus: bool) -> Indikator | None:
    """Return the question to show: the one that is open in this tab, else the next one.

    While the store cannot say which one is next (``putus``), the one that was left stays, and is left once it can; not
    before its answer is saved, which nobody would see any more.
    """
    urut = tab.urut
    if urut.kini not in {i.id for i in bacaan.instrumen.ditanyakan}:
        urut.kini = ""
    if urut.kini or putus:
        return bacaan.instrumen.per_id.get(urut.kini or urut.dari)
    if urut.dari in tab.kabar:
        urut.kini, urut.dari, urut.pesan = urut.dari, "", _SIMPAN_DAHULU
        return bacaan.instrumen.per_id[urut.kini]
    soal = bacaan.berikut or (bacaan.sisa_profil[0] if _melengkapi() and bacaan.sisa_profil else None)
    urut.pesan = _JAWAB_DAHULU if soal is not None and soal.id == urut.dari else ""
    if soal is not None:
        urut.kini = soal.id
        if urut.dari and not urut.pesan:
            urut.lewat.append(urut.dari)
    elif urut.dari:
        urut.lewat.append(urut.dari)
    urut.dari = ""
    return soal


def _melengkapi() -> bool:
    return st.query_params.get(_PROFIL) == "ya"


def _letak(bacaan: Bacaan, soal: Indikator) -> str:
    semua = len(bacaan.instrumen.ditanyakan)
    if bacaan.berikut is not None and soal.id == bacaan.berikut.id:
        sisa = bacaan.tersisa
        ditanya = sum(bacaan.terjawab(i.id) for i in bacaan.instrumen.indikator) + len(bacaan.dilewati)
        return f"{sebut_ke(ditanya, sisa)}. {sebut_bagian(bacaan.instrumen, soal, sisa)}"
    terjawab = sum(bacaan.terjawab(i.id) for i in bacaan.instrumen.ditanyakan)
    return f"{'Melengkapi profil: ' if _melengkapi() else ''}{ribuan(terjawab)} dari {ribuan(semua)} terjawab."


def _selesai(meja: Meja, bacaan: Bacaan) -> None:
    """Say where the village stands, and lead on to what was passed over and what no longer decides about it."""
    urut, rentang, sisa = meja.tab.urut, rentang_posisi(bacaan.mandiri, 0), bacaan.sisa_profil
    if rentang.tertentu:
        lukis(unsur("h2", f"Posisi sudah pasti: {sebut_pasti(rentang)}.", kelas="pd-isi-pasti"))
    else:
        judul = f"Posisi belum pasti: mungkin {sebut_mungkin(rentang)}."
        lukis(unsur("h2", judul, kelas="pd-isi-pasti"))
        _tombol(meja, "Jawab yang dilewati", "dilewati", partial(urut.ulangi, bacaan.dilewati), utama=True)
        lukis(_dilewati(bacaan))
    if sisa:
        lukis(unsur("p", f"{ribuan(len(sisa))} pertanyaan lagi tidak mengubahnya, tetapi melengkapi profil desa."))
        _tombol(meja, "Lengkapi profil", "profil", partial(_lengkapi, urut), utama=rentang.tertentu)
    else:
        lukis(unsur("p", unsur("a", "Tidak ada lagi yang ditanyakan. Periksa, lalu ajukan", href="#pd-ajukan")))


def _dilewati(bacaan: Bacaan) -> Html:
    """Return the questions answered "belum tahu" that decide about the position."""
    menentukan = replace(bacaan, lagi=bacaan.lagi.union(bacaan.dilewati)).tersisa
    butir = (unsur("li", sebut_pertanyaan(i)) for i in menentukan if i.id in bacaan.dilewati)
    return gabung(unsur("p", "Yang menentukan dijawab Belum tahu:"), unsur("ul", *butir, kelas="pd-isi-lewat"))


def _kaki(meja: Meja, dari: str) -> None:
    """Draw what is not saved yet, why there is no next question yet, and the ways on and back."""
    tab, urut = meja.tab, meja.tab.urut
    lukis(tempat_belum())
    lukis_di_tempatnya(unsur("p", urut.pesan, kelas="pd-isi-dahulu", role="alert") if urut.pesan else None)
    with st.container(horizontal=True, key="pd-isi-jalan"):
        if dari:
            _tombol(meja, "Lanjut", f"lanjut_{dari}", partial(urut.lanjut, dari), utama=True)
        if urut.lewat:
            _tombol(meja, "Kembali", f"kembali_{dari}", partial(_kembali, tab, dari))


def _tombol(meja: Meja, sebutan: str, nama: str, kerja: Callable[[], None], *, utama: bool = False) -> None:
    """Draw a way on. The name of one below a question holds its id, so that a second press does nothing."""
    st.button(
        sebutan,
        key=f"isi_{meja.id}_satu_{nama}",
        type="primary" if utama else "secondary",
        on_click=kerja,
    )


def _kembali(tab: Tab, dari: str) -> None:
    """Go back, unless what was answered here is not saved. A callback."""
    if dari in tab.kabar:
        tab.urut.pesan = _SIMPAN_DAHULU
    else:
        tab.urut.kembali(dari)


def _lengkapi(urut: Urut) -> None:
    """Ask the rest as well. A callback."""
    if not urut.kini:
        urut.ke += 1
        tulis_alamat(_PROFIL, "ya")
