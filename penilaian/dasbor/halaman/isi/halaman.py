"""Isi Penilaian: an assessment team answers, card by card; every answer is in the store before the card says so."""

from pathlib import Path
from typing import Final

import streamlit as st

from penilaian.dasbor import sesi
from penilaian.dasbor.halaman.isi.ajukan import ajukan
from penilaian.dasbor.halaman.isi.bawa import tawarkan
from penilaian.dasbor.halaman.isi.impor import impor, impor_titipan
from penilaian.dasbor.halaman.isi.kartu import kartu
from penilaian.dasbor.halaman.isi.kepala_lembar import baca_saja, beri_nama, kepala, keterangan, ubah_lembar
from penilaian.dasbor.halaman.isi.kotak_responden import responden
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.mulai import mulai
from penilaian.dasbor.halaman.isi.pilih_kartu import lukis_lanjut, pilih_kartu, pilih_tahap
from penilaian.dasbor.halaman.isi.posisi import posisi_sementara
from penilaian.dasbor.halaman.isi.satu_satu import diminta_satu_satu, pilih_satu_satu, satu_satu
from penilaian.dasbor.halaman.isi.skrip import bawa_ke_kartu
from penilaian.dasbor.halaman.isi.unduh import lukis_luring
from penilaian.dasbor.halaman.isi.versi import tawarkan_versi
from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.ketukan import jaga_ketukan
from penilaian.dasbor.lembar.terjaga import nomor_diminta
from penilaian.markah import Html, unsur
from penilaian.simpan import GalatSimpan, Pelaku

_LEMBAR: Final = Path(__file__).with_name("isi.css")


def tampilkan() -> None:
    """Draw the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
    try:
        siapa = sesi.pelaku()
        if not siapa.wilayah("isi"):
            _bukan_penilai(siapa)
        elif (nomor := nomor_diminta()) is not None:
            _isi(Meja(siapa, nomor))
        elif not impor_titipan(siapa):
            mulai(siapa)
            impor(siapa)
            responden(siapa)
    except GalatSimpan as galat:
        lukis(kepala_halaman("Isi Penilaian"), pesan(str(galat)), unsur("p", _tautan("Penilaian lain", "isi")))


def _isi(meja: Meja) -> None:
    with meja.borong() as bacaan:
        kepala(bacaan)
        keterangan(meja, bacaan)
        beri_nama(bacaan)
        jaga_ketukan(meja.tab.ketukan, meja.lembar, bacaan.siapa, "isi")
        with st.container(key="pd-isi-tata"):
            meja.tempat_posisi = st.container(key="pd-isi-posisi")
            with st.container(key="pd-isi-daftar"):
                if meja.boleh_isi:
                    tawarkan_versi(meja, bacaan)
                    tawarkan(meja, bacaan)
                    meja.satu = diminta_satu_satu(meja)
                    tempat_soal = st.container() if meja.satu else None
                    pilih_satu_satu(meja)
                tingkat = "" if meja.satu else pilih_tahap(meja)
                if meja.satu and tempat_soal is not None:
                    with tempat_soal:
                        satu_satu(meja)
                elif meja.boleh_isi:
                    pilihan = pilih_kartu(meja, bacaan, tingkat)
                    meja.tampil = tuple(i.id for i in pilihan)
                    for id_ in meja.tampil:
                        kartu(meja, id_)
                    lukis_lanjut(meja, tingkat)
                else:
                    baca_saja(bacaan, tingkat)
                if meja.boleh_isi:
                    ubah_lembar(meja, bacaan)
                    lukis_luring(meja)
                    ajukan(meja)
        meja.tempat_bilah = st.container(key="pd-isi-bilah")
        posisi_sementara(meja)
        bawa_ke_kartu(meja.lembar)


def _bukan_penilai(siapa: Pelaku) -> None:
    if siapa.pengguna_id is None:
        kueri = "&".join(f"{k}={v}" for k, v in st.query_params.items())
        lanjut = sesi.tautan_masuk(f"isi?{kueri}" if kueri else "isi")
        lukis(
            kepala_halaman("Isi Penilaian"),
            unsur("p", "Halaman ini untuk tim penilai. Masuk dahulu untuk mengisi penilaian desa."),
            unsur("p", _tautan("Masuk", lanjut)),
        )
        return
    lukis(
        kepala_halaman("Isi Penilaian"),
        unsur("p", "Halaman ini untuk yang berperan penilai. Mintalah peran itu kepada admin bila Anda ikut menilai."),
        unsur("p", _tautan("Ke halaman akun", "akun")),
    )


def _tautan(teks: str, alamat: str) -> Html:
    return unsur("a", teks, href=alamat, target="_self", kelas="pd-tombol pd-pokok")
