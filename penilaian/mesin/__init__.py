"""The one door to scoring: ``nilai`` for every village at once, ``jelaskan`` for the arithmetic of one.

Beside them the three answer sets of an assessment (§10): as given, as verified, as far as evidence supports them.
"""

from penilaian.mesin.hasil import Hasil, nilai
from penilaian.mesin.jejak import Langkah, jelaskan
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
    tanpa_bukti,
)

__all__ = [
    "JENIS",
    "SEBUTAN_JENIS",
    "BuktiDiterima",
    "Hasil",
    "Jenis",
    "Langkah",
    "akhir_berlaku",
    "banyak_belum_diakui",
    "hanya_berbukti",
    "jelaskan",
    "kumpulan_teks",
    "nilai",
    "perlu_bukti",
    "perlu_bukti_semua",
    "tanpa_bukti",
]
