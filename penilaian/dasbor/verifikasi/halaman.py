"""What both pages share: who may come in, which assessment the address names, plain words where the store refuses."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import streamlit as st

from penilaian.dasbor import masuk
from penilaian.dasbor.gudang import rak_akun
from penilaian.dasbor.komponen import kepala_halaman, lukis, pesan, unsur
from penilaian.dasbor.komponen.gaya_halaman import gaya_halaman
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TAMU, GalatSimpan, Pelaku


def terjaga(judul: str, alamat: str, isi: Callable[[Pelaku], None]) -> None:
    """Draw a page for who is logged in; others are led to the login, and what the store refuses is said in words.

    Args:
        judul: of the page.
        alamat: of the page without an assessment.
        isi: draws it.
    """
    gaya_halaman()
    st.html(_lembar())
    try:
        siapa = masuk.pelaku()
        if siapa == TAMU:
            _tamu(judul)
        else:
            isi(siapa)
    except (GalatSimpan, GalatPemakaian) as galat:
        kembali = unsur("a", "Kembali ke daftar", href=alamat, target="_self")
        lukis(kepala_halaman(judul), pesan(str(galat)), unsur("p", kembali))


def nomor_diminta() -> int | None:
    """Return the assessment that the address names (``?penilaian=12``); None without one."""
    diminta = st.query_params.get("penilaian", "")
    return int(diminta) if diminta.isdecimal() and len(diminta) < 10 else None


def _tamu(judul: str) -> None:
    ada = rak_akun().ada()
    kalimat = "Masuk dahulu untuk membuka halaman ini." if ada else "Belum ada akun, jadi belum ada penilaian."
    tautan = ("Masuk", masuk.tautan_masuk(_kini())) if ada else ("Buat akun admin pertama", "mulai")
    lukis(
        kepala_halaman(judul),
        unsur("p", kalimat),
        unsur("p", unsur("a", tautan[0], href=tautan[1], target="_self", kelas="pd-kembali")),
    )


def _kini() -> str:
    """Return this page's address with its query, to come back to after logging in."""
    bagian = urlsplit(st.context.url or "")
    kueri = urlencode(st.query_params.to_dict())
    return bagian.path.rpartition("/")[2] + (f"?{kueri}" if kueri else "")


@cache
def _lembar() -> str:
    return f"<style>{Path(__file__).with_name('verifikasi.css').read_text('utf-8')}</style>"
