"""Sheets that bear our stamp: all that a workbook has, stacked into one table.

A sheet of a village's own is told by what stands in its cell A1, wherever it was moved to. What its rows mean is not
known here.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import pyarrow as pa

from penilaian.angka import bita, ribuan
from penilaian.mentah.berkas_masuk import Terbuka, gagal
from penilaian.mentah.daftar_rusak import DaftarRusak, SelRusak
from penilaian.mentah.denah import LembarBuku
from penilaian.mentah.huruf_kolom import huruf_kolom
from penilaian.mentah.lembar_kerja import LembarKerja
from penilaian.mentah.lembar_teks import BERTUMPUK, BentukBerkas, Rincian, Wadah
from penilaian.mentah.sel_buku import Penyaji
from penilaian.paket import Paket

TANDA_LEMBAR: Final = "penilaian-lembar-isian"
"""How cell A1 of such a sheet begins."""

KOLOM_TUMPUK: Final = ("lembar", "terlihat", "baris")
"""What stands before the cells of a row: name of its sheet, ``1`` where that is seen, its number as shown there."""

KOLOM_BERTANDA: Final = 12
"""Columns of such a sheet that are read, A to L; what stands further on is lists to choose from."""

BATAS_BERTANDA: Final = 1_000
"""Stamped sheets of one workbook: the largest kabupaten has some 850 villages."""

_SEPOTONG: Final = 10_000
"""Rows that are handed on at a time."""


def cari_bertanda(daftar: Sequence[LembarBuku], paket: Paket, penyaji: Penyaji) -> list[LembarBuku]:
    """Return the sheets that bear our stamp, in the order of the tabs; of very many only as many as prove too many."""
    hasil = []
    for lembar in daftar[: 2 * BATAS_BERTANDA]:
        with paket.alirkan(lembar.bagian) as aliran:
            pertama = next(LembarKerja(aliran, penyaji).baris(), None)
        if pertama is not None and pertama.nomor == 1 and pertama.teks and pertama.teks[0].startswith(TANDA_LEMBAR):
            hasil.append(lembar)
    return hasil


def tumpuk(berkas: Terbuka, bertanda: Sequence[LembarBuku], paket: Paket, penyaji: Penyaji, wadah: Wadah) -> Rincian:
    """Hand on the rows of the sheets one after the other, and return the rest.

    The columns are ``KOLOM_TUMPUK`` and A to L; rows are numbered through, from 1.

    Raises:
        GalatJawaban: more sheets, cells or bytes than are read (B07).
    """
    saran = "Pecah menjadi beberapa berkas, misalnya satu kecamatan satu berkas."
    if len(bertanda) > BATAS_BERTANDA:
        pesan = f"buku kerja berisi lebih dari {ribuan(BATAS_BERTANDA)} lembar isian"
        raise gagal(berkas.nama, "B07", pesan, saran)
    besar = sum(paket.besar(satu.bagian) for satu in bertanda)
    if besar > berkas.takaran.urai:
        pesan = f"lembar isian berisi {bita(besar)}, paling besar {bita(berkas.takaran.urai)}"
        raise gagal(berkas.nama, "B07", pesan, saran)
    lebar = len(KOLOM_TUMPUK) + KOLOM_BERTANDA
    wadah.mulai(lebar)
    rusak = DaftarRusak()
    banyak = 0
    baris: list[list[str]] = []

    def serahkan() -> None:
        if baris:
            kolom = [pa.array(k, type=pa.string()) for k in zip_longest(*baris, [""] * lebar, fillvalue="")]
            nomor = pa.array(range(banyak - len(baris) + 1, banyak + 1), type=pa.int64())
            wadah.tambah(nomor, [k.slice(0, len(baris)) for k in kolom])
            baris.clear()

    for satu in bertanda:
        muka = [satu.nama, "1" if satu.terlihat else "0"]
        with paket.alirkan(satu.bagian) as aliran:
            for isi in LembarKerja(aliran, penyaji).baris():
                banyak += 1
                berkas.wajib_muat(banyak, lebar)
                baris.append([*muka, str(isi.nomor), *isi.teks[:KOLOM_BERTANDA]])
                for k, c in isi.cacat:
                    if k < KOLOM_BERTANDA:
                        rusak.tambah(SelRusak(banyak, len(KOLOM_TUMPUK) + k if k >= 0 else k, *c))
                if len(baris) == _SEPOTONG:
                    serahkan()
    serahkan()
    kepala = (*KOLOM_TUMPUK, *map(huruf_kolom, range(KOLOM_BERTANDA)))
    bentuk = BentukBerkas("xlsx", susunan=BERTUMPUK)
    return Rincian(kepala, 0, bentuk, tuple(rusak.isi), berkas.peringatan, sisa_rusak=rusak.sisa)
