"""Posisi Desa: where one village stands, why, and what to do next, for the village head."""

from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.dasbor.halaman.posisi.kartu_langkah import daftar_kartu
from penilaian.dasbor.halaman.posisi.lanjutan import lanjutan
from penilaian.dasbor.halaman.posisi.pilih_desa import pilih_desa
from penilaian.dasbor.halaman.posisi.rincian import batang_kelompok, batang_nilai_lensa, tabel_penahan
from penilaian.dasbor.halaman.posisi.ringkasan import kepala_desa, ringkasan_desa
from penilaian.dasbor.komponen.gaya import gaya, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis, lukis_gambar
from penilaian.dasbor.sumber.pilih_skor import pilih_skor
from penilaian.dasbor.sumber.tampil import sumber_atau_temuan
from penilaian.grafik import tangga
from penilaian.markah import Html, unsur
from penilaian.mesin import Hasil
from penilaian.narasi.langkah import kartu_langkah, penahan, tujuan_berikut
from penilaian.narasi.rincian import baris_kelompok, batang_lensa
from penilaian.narasi.ringkasan import menurut_bukti, ringkas
from penilaian.narasi.tangga import undakan

_LEMBAR: Final = Path(__file__).with_name("posisi.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya()
    pasang_gaya(_LEMBAR)
    sumber = sumber_atau_temuan()
    dipilih = pilih_desa(sumber)
    pilih_skor(sumber)
    if dipilih is None:
        lukis(kepala_halaman("Posisi Desa", "Pilih desa dan periode untuk melihat posisinya."))
        return
    hasil, baris = sumber.irisan(dipilih)
    ringkasan = ringkas(hasil, baris)
    lukis(kepala_desa(sumber, ringkasan, dipilih))
    with st.container(key="pd-layar"):
        rentang = sumber.rentang_bukti(dipilih)
        lukis(ringkasan_desa(ringkasan, menurut_bukti(hasil.instrumen, *rentang) if rentang else ""))
        if undak := undakan(hasil, baris):
            lukis_gambar(tangga(undak))
        else:
            lukis(batang_kelompok(baris_kelompok(hasil, baris)))
    lukis(_langkah(hasil, baris))
    lukis(unsur("div", _penahan(hasil, baris), _lensa_pertama(hasil, baris), kelas="pd-dua"))
    lanjutan(sumber, hasil, baris)


def _langkah(hasil: Hasil, baris: int) -> Html | None:
    kartu = kartu_langkah(hasil, baris)
    if not kartu:
        return unsur("p", "Tidak ada langkah lagi: semua jawaban sudah pada nilai tertinggi.", kelas="pd-tenang")
    judul = "Tiga langkah berikutnya" if len(kartu) == 3 else "Langkah berikutnya"
    return unsur("section", unsur("h2", judul), daftar_kartu(kartu))


def _penahan(hasil: Hasil, baris: int) -> Html | None:
    yang_menahan = penahan(hasil, baris)
    if not yang_menahan:
        return None
    tujuan = tujuan_berikut(hasil, baris)
    return unsur("section", unsur("h2", f"Yang menahan desa dari {tujuan}"), tabel_penahan(yang_menahan))


def _lensa_pertama(hasil: Hasil, baris: int) -> Html | None:
    if not hasil.instrumen.lensa:
        return None
    lensa = hasil.instrumen.lensa[0]
    return unsur("section", unsur("h2", lensa.nama), batang_nilai_lensa(batang_lensa(hasil, baris, lensa.id)))
