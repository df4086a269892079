"""Verifikasi: answers held against evidence, three scores side by side, and the decisions about an assessment."""

from penilaian.dasbor.halaman.verifikasi.bahan import muat_bahan
from penilaian.dasbor.halaman.verifikasi.lembar import lukis_lembar
from penilaian.dasbor.halaman.verifikasi.wilayah import sepakat_wilayah
from penilaian.dasbor.komponen.kepala_halaman import kepala_halaman
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.dasbor.lembar.daftar import Cara, daftar
from penilaian.dasbor.lembar.terjaga import nomor_diminta, terjaga
from penilaian.markah import unsur
from penilaian.simpan import Pelaku

CARA = Cara(alamat="verifikasi", aksi="verifikasi", keadaan="diajukan")


def tampilkan() -> None:
    """Draw the page."""
    terjaga("Verifikasi", CARA.alamat, _isi)


def _isi(siapa: Pelaku) -> None:
    if not siapa.wilayah(CARA.aksi):
        baca = unsur("a", "Baca Penilaian", href="baca", target="_self")
        lukis(
            kepala_halaman("Verifikasi"),
            pesan("Halaman ini untuk verifikator. Peran Anda tidak mengizinkan memverifikasi.", "tenang"),
            unsur("p", "Untuk membaca penilaian di wilayah Anda, buka ", baca, "."),
        )
        return
    nomor = nomor_diminta()
    if nomor is not None:
        lukis_lembar(muat_bahan(siapa, nomor, mengubah=True), CARA.alamat)
        return
    lukis(kepala_halaman("Verifikasi", "Penilaian di wilayah Anda. Pilih desa untuk memeriksa jawaban dan buktinya."))
    daftar(siapa, CARA)
    sepakat_wilayah(siapa)
