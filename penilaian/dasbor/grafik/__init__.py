"""Results to Plotly figures. Knows no streamlit: the page hands in the look of its theme.

All bars lie: village names stay readable on a phone, and the height follows the number of rows. A value that is
withheld or absent is never drawn as 0. Text from files is escaped, since Plotly reads tags in labels.
"""

from penilaian.dasbor.grafik.bingkai import SETELAN
from penilaian.dasbor.grafik.label import label_kelompok, nama_kelompok
from penilaian.dasbor.grafik.peta import peta_panas
from penilaian.dasbor.grafik.rupa import Rupa
from penilaian.dasbor.grafik.sebaran import kotak_sebaran, selisih_desa
from penilaian.dasbor.grafik.tingkat import batang_tingkat
from penilaian.dasbor.grafik.waktu import batang_perubahan, garis_riwayat

__all__ = [
    "SETELAN",
    "Rupa",
    "batang_perubahan",
    "batang_tingkat",
    "garis_riwayat",
    "kotak_sebaran",
    "label_kelompok",
    "nama_kelompok",
    "peta_panas",
    "selisih_desa",
]
