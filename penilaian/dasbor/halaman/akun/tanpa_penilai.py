"""Villages that nobody may fill in: which ones still need an assessor."""

from typing import Final

import streamlit as st

from penilaian.angka import ribuan
from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.tabel_lipat import tabel_lipat
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.desa import desa_resmi
from penilaian.markah import unsur
from penilaian.simpan import PANJANG_NAMA, GalatSimpan, Pelaku, baku_wilayah

SEHALAMAN: Final = 20


def desa_tanpa_penilai(siapa: Pelaku) -> None:
    """Draw the fold with the villages of the admin's area, or of a part of it, that have no assessor."""
    lipatan = st.expander("Desa tanpa penilai", key="akun_tanpa_penilai", on_change="rerun")
    if not lipatan.open:
        return
    with lipatan:
        kata = st.text_input(
            "Di wilayah",
            key="akun_tanpa_penilai_di",
            max_chars=PANJANG_NAMA,
            placeholder="Nama atau kode; kosong = semua wilayah Anda",
        )
        try:
            di = (baku_wilayah(kata),) if kata.strip() else siapa.wilayah("kelola_akun")
            semua = sorted({kode for w in di for kode in gudang().akun.tanpa_penilai(siapa, w)})
        except GalatSimpan as galat:
            lukis(pesan(str(galat)))
            return
        _tabel(semua)


def _tabel(semua: list[str]) -> None:
    if not semua:
        lukis(unsur("p", "Semua desa di wilayah ini ada penilainya.", kelas="pd-keterangan", role="status"))
        return
    halaman = -(-len(semua) // SEHALAMAN)
    tempat = st.container()
    ke = min(st.pagination(halaman, key="akun_tanpa_penilai_hal"), halaman) if halaman > 1 else 1
    baris = [
        (d.nama or d.kode, d.kode, d.kecamatan, d.kabupaten)
        for d in map(desa_resmi, semua[(ke - 1) * SEHALAMAN : ke * SEHALAMAN])
    ]
    with tempat:
        lukis(
            unsur("p", f"{ribuan(len(semua))} desa belum ada penilainya.", kelas="pd-keterangan", role="status"),
            tabel_lipat(("Desa", "Kode", "Kecamatan", "Kabupaten"), baris, judul="Desa tanpa penilai"),
        )
