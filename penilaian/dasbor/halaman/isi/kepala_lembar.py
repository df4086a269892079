"""The head of an assessment: whose it is, where it is on its way, what a verifier said, what may still be changed."""

from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.isi.meja import Meja
from penilaian.dasbor.halaman.isi.pilih_kartu import dari_verifikator
from penilaian.dasbor.halaman.isi.tautan_kartu import tautan_kartu
from penilaian.dasbor.komponen.indikator import daftar_indikator
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman, lencana
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.satu_lembar import Bacaan
from penilaian.markah import Html, berbaris, deret, gabung, unsur
from penilaian.narasi.ejaan import sebut_periode
from penilaian.narasi.keadaan import SEBAB_TERKUNCI, SEBUTAN_KEADAAN
from penilaian.narasi.nama import nama_desa, nama_wilayah
from penilaian.narasi.rincian import baris_indikator, baris_tambahan, pilih_indikator
from penilaian.narasi.waktu import hari, hari_ini, saat, sebut_zona
from penilaian.simpan import BANYAK_ANGGOTA, PANJANG_NAMA, GalatSimpan, Lembar, NamaDesa, boleh

PANJANG_ANGGOTA: Final = BANYAK_ANGGOTA * (PANJANG_NAMA + 1)
"""Characters of a whole team, one name a line."""


def kepala(bacaan: Bacaan) -> None:
    """Draw the head, and what everybody has to know before filling in."""
    x = bacaan.lembar
    ket = deret(
        nama_wilayah(bacaan.mandiri, 0),
        f"periode {sebut_periode(x.periode)}",
        gabung("tim ", unsur("bdi", x.tim)),
        f"dinilai {hari(x.tanggal)} ({sebut_zona(x.zona_waktu)})",
    )
    selesai = x.keadaan in {"diverifikasi", "final"}
    lukis(
        kepala_halaman(
            gabung("Isi Penilaian ", unsur("bdi", nama_desa(bacaan.mandiri, 0))),
            ket,
            lencana(SEBUTAN_KEADAAN[x.keadaan], "tenang" if selesai else "awas"),
        ),
        unsur("p", unsur("a", "Penilaian lain", href="isi", target="_self", kelas="pd-kembali")),
    )


def keterangan(meja: Meja, bacaan: Bacaan) -> None:
    """Draw why nothing can be changed, or what a verifier wants changed."""
    x = meja.lembar
    if x.keadaan in SEBAB_TERKUNCI:
        lukis(pesan(SEBAB_TERKUNCI[x.keadaan], "tenang"))
    elif not meja.boleh_isi:
        lukis(pesan("Anda dapat membaca penilaian ini; yang mengisinya penilai desa itu.", "tenang"))
    if not meja.boleh_isi:
        baca = unsur("a", "Baca dan komentari", href=f"baca?penilaian={x.id}", target="_self", kelas="pd-tombol")
        lukis(
            unsur("p", "Bukti, catatan, hasil pemeriksaan dan komentarnya ada di halaman Baca Penilaian."),
            unsur("p", baca),
        )
    if x.keadaan == "dikembalikan":
        _alasan(meja, bacaan)


def beri_nama(bacaan: Bacaan) -> None:
    """Draw the form that names a village which came without a name, for who may fill in there."""
    x = bacaan.lembar
    if not (x.tanpa_nama and boleh(bacaan.siapa, "isi", x.desa_kode)):
        return
    with st.form("isi_nama_desa", border=True):
        lukis(
            unsur("p", unsur("b", "Desa ini belum bernama. "), "Tulis namanya; berlaku untuk semua penilaian desa ini.")
        )
        nama = st.text_input("Nama desa", max_chars=PANJANG_NAMA)
        kecamatan = st.text_input("Kecamatan", x.kecamatan, max_chars=PANJANG_NAMA, disabled=bool(x.kecamatan))
        kabupaten = st.text_input("Kabupaten", x.kabupaten, max_chars=PANJANG_NAMA, disabled=bool(x.kabupaten))
        kirim = st.form_submit_button("Simpan nama desa")
    if not kirim:
        return
    try:
        gudang().lembar.namai_desa(bacaan.siapa, x.desa_kode, NamaDesa(nama, kecamatan, kabupaten))
    except GalatSimpan as galat:
        lukis(pesan(str(galat)))
        return
    st.rerun()


def ubah_lembar(meja: Meja, bacaan: Bacaan) -> None:
    """Draw the fold that changes the day and the team."""
    x = meja.lembar
    with st.expander("Tanggal dan anggota tim", key="isi_lembar", on_change="rerun") as lipatan:
        if not lipatan.open:
            return
        kini = hari_ini(x.zona_waktu)
        with st.form("isi_lembar_f", border=False):
            tanggal = st.date_input("Tanggal penilaian", x.tanggal, max_value=max(kini, x.tanggal), format="DD/MM/YYYY")
            anggota = st.text_area("Anggota tim, satu nama tiap baris", "\n".join(x.anggota), max_chars=PANJANG_ANGGOTA)
            kirim = st.form_submit_button("Simpan")
    if kirim and tanggal is not None:
        try:
            gudang().lembar.ubah(
                bacaan.siapa, x.id, versi_dilihat=x.versi, tanggal=tanggal, anggota=anggota.splitlines()
            )
        except GalatSimpan as galat:
            lukis(pesan(str(galat)))
            return
        st.rerun()


def baca_saja(bacaan: Bacaan, tingkat: str) -> None:
    """Draw the answers of a stage where nothing can be changed."""
    semua = (*baris_indikator(bacaan.mandiri, 0), *baris_tambahan(bacaan.mandiri, 0))
    baris = pilih_indikator(semua, tingkat=tingkat)
    lukis(daftar_indikator(baris))


def sebut_lembar(x: Lembar, banyak: int) -> Html:
    """Return an assessment in two lines, to choose it from a list."""
    return gabung(
        unsur("b", x.desa_nama),
        unsur("span", f"{sebut_periode(x.periode)}, tim {x.tim}"),
        unsur(
            "span",
            f"{SEBUTAN_KEADAAN[x.keadaan]}, {ribuan(x.terisi)} dari {ribuan(banyak)} terjawab",
            kelas="pd-keterangan",
        ),
    )


def _alasan(meja: Meja, bacaan: Bacaan) -> None:
    """Show why the assessment came back: the last time that it was returned, or reopened after it was final."""
    semua = gudang().riwayat.penilaian(bacaan.siapa, meja.id, objek="penilaian")
    kembali = [k for k in semua if k.aksi in {"penilaian.kembalikan", "penilaian.buka_kembali"}]
    if not kembali:
        return
    k = kembali[-1]
    oleh = f"{k.nama or 'Verifikator'}, {saat(k.waktu, meja.lembar.zona_waktu)}"
    apa = SEBUTAN_KEADAAN["dikembalikan"] if k.aksi == "penilaian.kembalikan" else "Dibuka kembali sesudah final"
    catatan = dari_verifikator(meja, bacaan)
    lukis(
        pesan(
            gabung(
                unsur("p", unsur("b", f"{apa}. "), berbaris(k.alasan)),
                unsur("p", oleh, kelas="pd-keterangan"),
                gabung(unsur("p", "Yang diberi catatan:"), tautan_kartu(meja, catatan)) if catatan else None,
            )
        )
    )
