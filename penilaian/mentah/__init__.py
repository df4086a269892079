"""Bytes to rows of text: encoding, separator, XLSX, Parquet, limits. Knows no instrument and no pandas.

A file is read by a worker of little memory and time (``baca_pengunjung``, ``baca_perintah``), or here where it is too
small to do harm.
"""

from penilaian.mentah.berkas_masuk import AKHIRAN, AKHIRAN_LAIN, BATAS_BERKAS, Sumber, Unggahan, nama_sumber
from penilaian.mentah.bungkusan import AKHIRAN_BUNGKUSAN
from penilaian.mentah.daftar_rusak import SelRusak, SisaRusak
from penilaian.mentah.kutip_rumus import lepas, luput, luput_satu
from penilaian.mentah.lembar_bertanda import BATAS_BERTANDA, KOLOM_BERTANDA, KOLOM_TUMPUK, TANDA_LEMBAR
from penilaian.mentah.lembar_teks import BERTUMPUK, BentukBerkas, Kumpulan, Lembar, Rincian, utuh
from penilaian.mentah.pekerja import Pembaca, baca_langsung, baca_pengunjung, baca_perintah

__all__ = [
    "AKHIRAN",
    "AKHIRAN_BUNGKUSAN",
    "AKHIRAN_LAIN",
    "BATAS_BERKAS",
    "BATAS_BERTANDA",
    "BERTUMPUK",
    "KOLOM_BERTANDA",
    "KOLOM_TUMPUK",
    "TANDA_LEMBAR",
    "BentukBerkas",
    "Kumpulan",
    "Lembar",
    "Pembaca",
    "Rincian",
    "SelRusak",
    "SisaRusak",
    "Sumber",
    "Unggahan",
    "baca_langsung",
    "baca_pengunjung",
    "baca_perintah",
    "lepas",
    "luput",
    "luput_satu",
    "nama_sumber",
    "utuh",
]
