"""Riwayat: who did what and when, from what to what and why, and proof that nobody changed it afterwards."""

from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.riwayat.kejadian import daftar_kejadian, saring
from penilaian.dasbor.halaman.riwayat.keutuhan import keutuhan
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.daftar import Cara, daftar
from penilaian.dasbor.lembar.terjaga import nomor_diminta, terjaga
from penilaian.markah import deret, gabung, unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.riwayat import sidik_naskah
from penilaian.simpan import WIB, Pelaku, boleh

CARA = Cara(alamat="riwayat", aksi="baca_draf")

BANYAK_AKUN: Final = 500
"""Events of accounts that are read at a time."""


def tampilkan() -> None:
    """Draw the page."""
    terjaga("Riwayat", CARA.alamat, _isi)


def _isi(siapa: Pelaku) -> None:
    nomor = nomor_diminta()
    if nomor is not None:
        _penilaian(siapa, nomor)
        return
    lukis(kepala_halaman("Riwayat", "Setiap perubahan: siapa, kapan, dari apa menjadi apa, dan mengapa."))
    pembaca, admin = bool(siapa.wilayah(CARA.aksi)), boleh(siapa, "kelola_akun")
    if pembaca:
        daftar(siapa, CARA)
    if admin:
        _akun(siapa)
    if not pembaca and not admin:
        lukis(pesan("Peran Anda tidak mengizinkan membaca riwayat.", "tenang"))


def _penilaian(siapa: Pelaku, nomor: int) -> None:
    rak = gudang()
    lembar = rak.lembar.ambil(siapa, nomor)
    semua = rak.riwayat.penilaian(siapa, nomor)
    sidik = sidik_naskah(semua)
    ada = rak.instrumen.ambil_yang_ada(s for pasang in sidik.values() for s in pasang)
    naskah = {n: (ada.get(dulu), ada.get(kini)) for n, (dulu, kini) in sidik.items()}
    kembali = unsur("a", "Semua penilaian", href=CARA.alamat, target="_self", kelas="pd-kembali")
    tim = gabung("tim ", unsur("bdi", lembar.tim), " (resmi)" if lembar.resmi else None)
    lukis(
        unsur("nav", kembali, aria_label="Kembali"),
        kepala_halaman(
            gabung("Riwayat ", unsur("bdi", lembar.desa_nama)), deret(f"periode {sebut_periode(lembar.periode)}", tim)
        ),
        keutuhan(rak.riwayat.periksa(siapa, nomor), len(semua)),
    )
    daftar_kejadian(saring(semua[::-1], naskah), lembar.zona_waktu, naskah=naskah, asal=rak.impor.asal(siapa, nomor))


def _akun(siapa: Pelaku) -> None:
    """Draw the chain of accounts and settings, and on demand the check of all chains."""
    lukis(unsur("h2", "Akun dan pengaturan"))
    if st.button("Periksa semua riwayat", key="riwayat_periksa"):
        with st.spinner("Memeriksa semua riwayat …"):
            hasil = keutuhan(gudang().riwayat.periksa(siapa), gudang().riwayat.panjang(siapa), semua=True)
        lukis(hasil)
    kejadian = gudang().riwayat.akun(siapa, batas=BANYAK_AKUN)
    if len(kejadian) == BANYAK_AKUN:
        lukis(unsur("p", f"{ribuan(BANYAK_AKUN)} kejadian terakhir.", kelas="pd-keterangan"))
    orang = {a.id: a.nama for a in gudang().akun.daftar(siapa)}
    daftar_kejadian(kejadian, WIB, orang=orang, kunci="hal_akun")
