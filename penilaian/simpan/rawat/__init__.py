"""Care: backup, restore, check and migration of the whole store.

``cadang`` and ``periksa`` work while others do; ``pulih``, ``naik`` and ``bersih`` want the store alone.
"""

from penilaian.simpan.pemeriksaan import tampak
from penilaian.simpan.rawat.bersih import bersihkan_gudang
from penilaian.simpan.rawat.cadang import HasilCadangan, cadangkan, salin_mentah
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.naik import naikkan_gudang
from penilaian.simpan.rawat.pemeriksaan import Pemeriksaan, periksa_gudang
from penilaian.simpan.rawat.pintu import gudang_ada, gudang_rusak, wajib_ada
from penilaian.simpan.rawat.pulih import pulihkan

__all__ = [
    "HasilCadangan",
    "Maju",
    "Pemeriksaan",
    "bersihkan_gudang",
    "cadangkan",
    "diam",
    "gudang_ada",
    "gudang_rusak",
    "naikkan_gudang",
    "periksa_gudang",
    "pulihkan",
    "salin_mentah",
    "tampak",
    "wajib_ada",
]
