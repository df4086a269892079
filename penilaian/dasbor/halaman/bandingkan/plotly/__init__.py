"""Results to Plotly figures. Knows no streamlit: the page hands in the look of its theme.

All bars lie: village names stay readable on a phone, and the height follows the number of rows. A value that is
withheld or absent is never drawn as 0. Text from files is escaped, since Plotly reads tags in labels.
"""

from penilaian.dasbor.halaman.bandingkan.plotly.bingkai import SETELAN
from penilaian.dasbor.halaman.bandingkan.plotly.label import label_kelompok
from penilaian.dasbor.halaman.bandingkan.plotly.perubahan import batang_perubahan, garis_riwayat
from penilaian.dasbor.halaman.bandingkan.plotly.peta import peta_panas
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import Rupa
from penilaian.dasbor.halaman.bandingkan.plotly.sebaran import kotak_sebaran, selisih_desa
from penilaian.dasbor.halaman.bandingkan.plotly.tingkat import batang_tingkat

__all__ = [
    "SETELAN",
    "Rupa",
    "batang_perubahan",
    "batang_tingkat",
    "garis_riwayat",
    "kotak_sebaran",
    "label_kelompok",
    "peta_panas",
    "selisih_desa",
]
