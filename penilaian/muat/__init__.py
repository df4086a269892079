"""The loader: an instrument's folder of YAML in, a checked ``Instrumen`` out (the only room that knows YAML).

Every scalar is read as text, lines are remembered, and all findings of all files come in one run. Older versions and
the crosswalks from them are read by ``periksa``, ``muat_versi`` and ``muat_jembatan`` alone.
"""

from penilaian.muat.baca_folder import muat_instrumen, tambahkan
from penilaian.muat.baca_kuesioner import daftar_kuesioner, muat_kuesioner, temuan_kuesioner
from penilaian.muat.folder import (
    KEPALA,
    VARIABEL_INSTRUMEN,
    berkas_indikator,
    daftar_instrumen,
    daftar_luar,
    daftar_versi,
    folder_instrumen,
    folder_resmi,
)
from penilaian.muat.versi_lama import daftar_padanan, folder_versi, id_versi_lain, muat_jembatan, muat_versi, periksa

__all__ = [
    "KEPALA",
    "VARIABEL_INSTRUMEN",
    "berkas_indikator",
    "daftar_instrumen",
    "daftar_kuesioner",
    "daftar_luar",
    "daftar_padanan",
    "daftar_versi",
    "folder_instrumen",
    "folder_resmi",
    "folder_versi",
    "id_versi_lain",
    "muat_instrumen",
    "muat_jembatan",
    "muat_kuesioner",
    "muat_versi",
    "periksa",
    "tambahkan",
    "temuan_kuesioner",
]
