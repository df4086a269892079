"""Baca Penilaian: drafts and results of one's own village or area, to read and to remark on."""

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.halaman.verifikasi import lukis_lembar, muat_bahan
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.daftar import Cara, daftar
from penilaian.dasbor.lembar.terjaga import nomor_diminta, terjaga
from penilaian.markah import unsur
from penilaian.simpan import Pelaku

CARA = Cara(alamat="baca", aksi="baca_draf")


def tampilkan() -> None:
    """Draw the page."""
    terjaga("Baca Penilaian", CARA.alamat, _isi)


def _isi(siapa: Pelaku) -> None:
    if not siapa.wilayah(CARA.aksi):
        final = unsur("a", "Posisi Desa", href="./", target="_self")
        lukis(
            kepala_halaman("Baca Penilaian"),
            pesan("Peran Anda tidak mengizinkan membaca penilaian yang belum final.", "tenang"),
            unsur("p", "Hasil final ada di halaman ", final, "."),
        )
        return
    nomor = nomor_diminta()
    if nomor is None and len(dua := gudang().lembar.daftar(siapa, hak=CARA.aksi, banyak=2)) == 1:
        nomor = dua[0].id
    if nomor is not None:
        lukis_lembar(muat_bahan(siapa, nomor, mengubah=False), CARA.alamat)
        return
    lukis(kepala_halaman("Baca Penilaian", "Penilaian di wilayah Anda, yang sedang diisi sampai yang final."))
    daftar(siapa, CARA)
