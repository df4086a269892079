"""What stands below the first answers, each part drawn only once it is opened."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.posisi.jejak import jejak
from penilaian.dasbor.halaman.posisi.rincian import batang_nilai_lensa, tabel_kelompok
from penilaian.dasbor.komponen.indikator import daftar_indikator
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import daftar_temuan
from penilaian.dasbor.komponen.terputus import bila_terputus
from penilaian.dasbor.sesi import unduh_tabel
from penilaian.dasbor.sumber.muatan import pastikan_terbuka
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.instrumen import SEBUTAN_TAMBAHAN
from penilaian.markah import unsur
from penilaian.mesin import Hasil, jelaskan
from penilaian.narasi.rincian import baris_indikator, baris_kelompok, baris_tambahan, batang_lensa, pilih_indikator

_SEMUA = "Semua"
_KEADAAN = {
    _SEMUA: "",
    "Terjawab": "terjawab",
    "Belum dijawab": "kosong",
    "Tidak berlaku": "tidak_berlaku",
    "Syarat wajib ★": "bintang",
}
_URUTAN = {"Urutan instrumen": False, "Nilai terendah lebih dulu": True}


def lanjutan(sumber: Sumber, hasil: Hasil, baris: int) -> None:
    """Draw the folded parts of one village's page."""
    lukis(unsur("section", unsur("h2", "Lebih lanjut", kelas="pd-lanjut")))
    _lipat(sumber, "Nilai tiap tingkat dan aspek", "aspek", lambda: lukis(tabel_kelompok(baris_kelompok(hasil, baris))))
    if hasil.instrumen.lensa:
        _lipat(sumber, "Dilihat dari sudut lain", "lensa", lambda: _lensa(hasil, baris))
    _lipat(
        sumber,
        f"Semua {ribuan(len(hasil.instrumen.indikator))} pertanyaan",
        "indikator",
        lambda: _indikator(hasil, baris),
    )
    semula = sumber.baris_desa(str(hasil.jawaban.kunci["kode_desa"].iloc[baris]))[baris]
    if (lokal := baris_tambahan(hasil, baris)) and sumber.ditanyai_tambahan(semula):
        judul = f"{SEBUTAN_TAMBAHAN} ({ribuan(len(lokal))} pertanyaan)"
        _lipat(sumber, judul, "tambahan", lambda: lukis(daftar_indikator(lokal)))
    _lipat(sumber, "Bagaimana angka ini dihitung", "jejak", lambda: lukis(jejak(jelaskan(hasil, baris))))
    if sumber.peringatan:
        judul = f"Peringatan saat membaca berkas ({ribuan(len(sumber.peringatan))})"
        _lipat(sumber, judul, "peringatan", lambda: lukis(daftar_temuan(sumber.peringatan, judul)))
    _lipat(sumber, "Unduh angkanya", "unduh", lambda: _unduh(sumber, hasil, baris))


@st.fragment
def _lipat(sumber: Sumber, judul: str, kunci: str, isi: Callable[[], None]) -> None:
    """Draw a part that is computed and sent only while it is open, and only to who may still see ``sumber``."""
    lipatan = st.expander(judul, key=f"lipat_{kunci}", on_change="rerun")
    if lipatan.open:
        with lipatan, bila_terputus(f"lipat_{kunci}"):
            pastikan_terbuka(sumber)
            isi()


def _lensa(hasil: Hasil, baris: int) -> None:
    for lensa in hasil.instrumen.lensa:
        lukis(
            unsur("h3", lensa.nama),
            unsur("p", lensa.keterangan, kelas="pd-keterangan") if lensa.keterangan else None,
            batang_nilai_lensa(batang_lensa(hasil, baris, lensa.id), keterangan=True),
        )


def _indikator(hasil: Hasil, baris: int) -> None:
    tingkat = {_SEMUA: "", **{k.nama: k.id for k in hasil.instrumen.puncak}}
    with st.container(horizontal=True, key="pd-saring"):
        dipilih = st.selectbox("Tingkat", list(tingkat), key="saring_tingkat", filter_mode=None)
        keadaan = st.selectbox("Keadaan", list(_KEADAAN), key="saring_keadaan", filter_mode=None)
        urutan = st.selectbox("Urutan", list(_URUTAN), key="saring_urutan", filter_mode=None)
        kata = st.text_input("Cari", key="saring_kata", placeholder="Misalnya internet")
    semua = baris_indikator(hasil, baris)
    cocok = pilih_indikator(
        semua, tingkat=tingkat[dipilih], keadaan=_KEADAAN[keadaan], kata=kata, terendah_dulu=_URUTAN[urutan]
    )
    lukis(unsur("p", f"{ribuan(len(cocok))} dari {ribuan(len(semua))} indikator", kelas="pd-keterangan", role="status"))
    if cocok:
        lukis(daftar_indikator(cocok))


def _unduh(sumber: Sumber, hasil: Hasil, baris: int) -> None:
    kunci = hasil.jawaban.kunci.iloc[baris]
    kode, periode, siapa = str(kunci["kode_desa"]), str(kunci["periode"]), hasil.instrumen.yang_dinilai
    lukis(unsur("p", f"Angka dan batas {siapa} ini untuk lembar kerja, satu baris.", kelas="pd-keterangan"))
    semula = np.array([sumber.baris_desa(kode)[baris]])
    unduh_tabel(lambda: sumber.tabel(semula), f"hasil-{kode}-{periode}", "unduh_hasil", instrumen=hasil.instrumen)
