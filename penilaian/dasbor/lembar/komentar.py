"""Remarks: what was said about an answer or about the whole, and saying more."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.widget import isi_widget
from penilaian.dasbor.lembar.bahan import Bahan
from penilaian.dasbor.lembar.perbuatan import kabarkan, kunci, lakukan
from penilaian.markah import Html, unsur
from penilaian.narasi.waktu import saat
from penilaian.simpan import PANJANG_CATATAN, IsiKomentar, Pelaku


def komentar(bahan: Bahan, indikator: str | None) -> None:
    """Draw the remarks on one indicator (None = on the whole) and a field for another one."""
    semua = bahan.komentar.get(indikator or "", ())
    lukis(
        unsur("h3" if indikator else "h2", f"Komentar ({len(semua)})" if semua else "Komentar"),
        daftar_komentar(semua, bahan.lembar.zona_waktu) if semua else None,
    )
    if not bahan.boleh_komentar:
        return
    kelompok = f"komentar_{indikator or 'semua'}"
    nama = kunci(kelompok, "teks")
    with st.form(kunci(kelompok, "form"), border=False):
        st.text_area("Tulis komentar", key=nama, height=80, max_chars=PANJANG_CATATAN)
        st.form_submit_button(
            "Kirim komentar",
            key=kunci(kelompok, "kirim"),
            on_click=_kirim,
            args=(bahan.lembar.id, indikator, kelompok, nama),
        )
    kabarkan(kelompok)


def daftar_komentar(semua: Sequence[IsiKomentar], zona: str) -> Html:
    """Return remarks, oldest first, each with who and when."""
    return unsur("ul", *(satu_komentar(k, zona) for k in semua), kelas="pd-v-komentar")


def _kirim(penilaian: int, indikator: str | None, kelompok: str, nama: str) -> None:
    def kerja(siapa: Pelaku, teks: object) -> str:
        gudang().komentar.tambah(siapa, penilaian, str(teks or ""), indikator=indikator)
        return "Komentar terkirim."

    lakukan(kelompok, kerja, partial(isi_widget, nama), kosongkan=kelompok)


def satu_komentar(k: IsiKomentar, zona: str) -> Html:
    """Return a remark as an item of a list: who and when, and its paragraphs.

    Args:
        k: the remark.
        zona: the village's time zone (IANA).
    """
    paragraf = (unsur("p", baris) for baris in k.teks.splitlines() if baris.strip())
    return unsur("li", unsur("p", unsur("b", k.oleh_nama or "tanpa nama"), f", {saat(k.waktu, zona)}"), *paragraf)
