"""From result to Indonesian words and figures, for pages and documents alike.

Nothing is computed here that ``mesin``, ``banding`` or ``rekomendasi`` has not computed; numbers are rounded for
display only (§7), and never shown as a threshold that they lie below.
"""

from penilaian.narasi.ejaan import awal_besar, awal_kecil, gerak, sebut_periode, tanggal
from penilaian.narasi.kalimat import Kalimat, jumlah_jawaban, kepastian, putusan
from penilaian.narasi.langkah import Kartu, Penahan, kartu_langkah, penahan, tujuan_berikut
from penilaian.narasi.rincian import (
    BarisIndikator,
    BarisKelompok,
    BatangLensa,
    baris_indikator,
    baris_kelompok,
    batang_lensa,
    pilih_indikator,
)
from penilaian.narasi.ringkasan import Ringkasan, ringkas
from penilaian.narasi.tangga import Undak, penjelasan, undakan, uraian_tangga
from penilaian.narasi.tempat import nama_desa, nama_wilayah, sebut_desa

__all__ = [
    "BarisIndikator",
    "BarisKelompok",
    "BatangLensa",
    "Kalimat",
    "Kartu",
    "Penahan",
    "Ringkasan",
    "Undak",
    "awal_besar",
    "awal_kecil",
    "baris_indikator",
    "baris_kelompok",
    "batang_lensa",
    "gerak",
    "jumlah_jawaban",
    "kartu_langkah",
    "kepastian",
    "nama_desa",
    "nama_wilayah",
    "penahan",
    "penjelasan",
    "pilih_indikator",
    "putusan",
    "ringkas",
    "sebut_desa",
    "sebut_periode",
    "tanggal",
    "tujuan_berikut",
    "undakan",
    "uraian_tangga",
]
