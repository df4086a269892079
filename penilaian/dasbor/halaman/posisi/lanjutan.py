"""What stands below the first answers, each part drawn only once it is opened."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

import numpy as np
import streamlit as st

from penilaian.dasbor.halaman.posisi.jejak import jejak
from penilaian.dasbor.halaman.posisi.rincian import batang_nilai_lensa, tabel_kelompok
from penilaian.dasbor.komponen.indikator import daftar_indikator
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import daftar_temuan
from penilaian.dasbor.komponen.terputus import bila_terputus
from penilaian.dasbor.komponen.unduh import unduh_tabel
from penilaian.dasbor.sumber.muatan import pastikan_terbuka
from penilaian.dasbor.sumber.sumber import Sumber
from penilaian.markah import unsur
from penilaian.mesin import Hasil, jelaskan
from penilaian.narasi.rincian import baris_indikator, baris_kelompok, batang_lensa, pilih_indikator

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
    lukis(unsur("h2", "Lebih lanjut"))
    _lipat(sumber, "Nilai tiap tingkat dan aspek", "aspek", lambda: lukis(tabel_kelompok(baris_kelompok(hasil, baris))))
    if len(hasil.instrumen.lensa) > 1:
        _lipat(sumber, "Dilihat dari sudut lain", "lensa", lambda: _lensa(hasil, baris))
    _lipat(sumber, f"Semua {len(hasil.instrumen.indikator)} indikator", "indikator", lambda: _indikator(hasil, baris))
    _lipat(sumber, "Bagaimana angka ini dihitung", "jejak", lambda: lukis(jejak(jelaskan(hasil, baris))))
    if sumber.peringatan:
        judul = f"Peringatan saat membaca berkas ({len(sumber.peringatan)})"
        _lipat(sumber, judul, "peringatan", lambda: lukis(daftar_temuan(sumber.peringatan, judul)))
    _lipat(sumber, "Bagikan dan unduh", "unduh", lambda: _unduh(sumber, hasil, baris))


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
    lukis(unsur("p", f"{len(cocok)} dari {len(semua)} indikator", kelas="pd-keterangan", role="status"))
    if cocok:
        lukis(daftar_indikator(cocok))


def _unduh(sumber: Sumber, hasil: Hasil, baris: int) -> None:
    kunci = hasil.jawaban.kunci.iloc[baris]
    kode, periode = str(kunci["kode_desa"]), str(kunci["periode"])
    if sumber.jenis == "unggahan":
        lukis(unsur("p", "Berkas Anda hanya terlihat pada kunjungan ini, jadi halamannya tidak dapat dibagikan."))
    else:
        # st.code has a button to copy but costs 0.44 MB; here one tap selects the whole address.
        pilihan = {} if sumber.tampilan is None else sumber.tampilan.alamat
        alamat = unsur("code", _alamat({"desa": kode, "periode": periode} | pilihan), kelas="pd-alamat")
        lukis(unsur("p", "Salin alamat ini untuk membagikan halaman desa dan periode ini:"), alamat)
    semula = np.array([sumber.baris_desa(kode)[baris]])
    unduh_tabel(lambda: sumber.tabel(semula), f"hasil-{kode}-{periode}", "unduh_hasil", instrumen=hasil.instrumen)


def _alamat(isi: Mapping[str, str]) -> str:
    """Return the address of this page with a village, a period and what of the store is shown."""
    bagian = urlsplit(st.context.url or "")
    return urlunsplit(bagian._replace(query=urlencode(isi), fragment=""))
