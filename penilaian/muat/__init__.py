"""The loader: an instrument's folder of YAML in, a checked ``Instrumen`` out (the only room that knows YAML).

Every scalar is read as text, lines are remembered, and all findings of all files come in one run.
"""

from penilaian.muat.folder import KEPALA, berkas_indikator, daftar_instrumen, folder_instrumen
from penilaian.muat.rakit import muat_instrumen, periksa

__all__ = ["KEPALA", "berkas_indikator", "daftar_instrumen", "folder_instrumen", "muat_instrumen", "periksa"]
