"""The way in: who may come in, which assessment the address names, plain words where the store refuses."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.alamat import alamat_kini
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.galat import GalatPemakaian
from penilaian.markah import unsur
from penilaian.simpan import TAMU, GalatSimpan, Pelaku, TidakAda

_LEMBAR: Final = Path(__file__).with_name("lembar.css")

_ANGKA_NOMOR: Final = 10
"""Digits that no number of an assessment has."""


def terjaga(judul: str, alamat: str, isi: Callable[[Pelaku], None]) -> None:
    """Draw a page for who is logged in; others are led to the login, and what the store refuses is said in words.

    Args:
        judul: of the page.
        alamat: of the page without an assessment.
        isi: draws it.
    """
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    try:
        siapa = sesi.pelaku()
        if siapa == TAMU:
            _tamu(judul)
        else:
            isi(siapa)
    except (GalatSimpan, GalatPemakaian) as galat:
        kembali = unsur("a", "Kembali ke daftar", href=alamat, target="_self")
        lukis(kepala_halaman(judul), pesan(str(galat)), unsur("p", kembali))


def nomor_diminta() -> int | None:
    """Return the assessment that the address names (``?penilaian=12``); None without one.

    Raises:
        TidakAda: what it names is no number that an assessment can have.
    """
    diminta = st.query_params.get("penilaian", "").strip()
    if not diminta:
        return None
    if not (diminta.isdecimal() and len(diminta) < _ANGKA_NOMOR):
        raise TidakAda("Penilaian yang disebut alamat ini tidak ada.")
    return int(diminta)


def _tamu(judul: str) -> None:
    ada = gudang().akun.ada()
    kalimat = "Masuk dahulu untuk membuka halaman ini." if ada else "Belum ada akun, jadi belum ada penilaian."
    tautan = ("Masuk", sesi.tautan_masuk(alamat_kini())) if ada else ("Buat akun admin pertama", "mulai")
    lukis(
        kepala_halaman(judul),
        unsur("p", kalimat),
        unsur("p", unsur("a", tautan[0], href=tautan[1], target="_self", kelas="pd-kembali")),
    )
