"""The one door to scoring: ``nilai`` for every village at once, ``jelaskan`` for the arithmetic of one.

Beside them the three answer sets of an assessment (§10): as given, as verified, as far as evidence supports them.
"""

from penilaian.mesin.hasil import Hasil, nilai, nilai_sebagian
from penilaian.mesin.jejak import Langkah, jelaskan
from penilaian.mesin.lampau import Lampau
from penilaian.mesin.tiga import (
    JENIS,
    SEBUTAN_JENIS,
    BuktiDiterima,
    Jenis,
    akhir_berlaku,
    banyak_belum_diakui,
    hanya_berbukti,
    kumpulan_teks,
    perlu_bukti,
    perlu_bukti_semua,
)

__all__ = [
    "JENIS",
    "SEBUTAN_JENIS",
    "BuktiDiterima",
    "Hasil",
    "Jenis",
    "Lampau",
    "Langkah",
    "akhir_berlaku",
    "banyak_belum_diakui",
    "hanya_berbukti",
    "jelaskan",
    "kumpulan_teks",
    "nilai",
    "nilai_sebagian",
    "perlu_bukti",
    "perlu_bukti_semua",
]
