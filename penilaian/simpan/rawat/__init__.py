"""Care: backup, restore, check and migration of the whole store.

``cadang`` and ``periksa`` work while others do; ``pulih`` and ``naik`` want the store alone.
"""

from penilaian.simpan.rawat.cadang import HasilCadangan, Maju, cadangkan, diam
from penilaian.simpan.rawat.naik import naikkan_gudang
from penilaian.simpan.rawat.pemeriksaan import Pemeriksaan, periksa_gudang
from penilaian.simpan.rawat.pintu import gudang_ada, wajib_ada
from penilaian.simpan.rawat.pulih import pulihkan

__all__ = [
    "HasilCadangan",
    "Maju",
    "Pemeriksaan",
    "cadangkan",
    "diam",
    "gudang_ada",
    "naikkan_gudang",
    "periksa_gudang",
    "pulihkan",
    "wajib_ada",
]
