"""Where an Indonesian village stands on the four e-government stages of Inpres 3/2003, why, and what next.

>>> import penilaian
>>> instrumen = penilaian.muat_instrumen("inpres-3-2003")
>>> jawaban = penilaian.dari_tabel(instrumen, [{"kode_desa": "99.01.01.2001", "periode": "2026", "P01": 2}])
>>> hasil = penilaian.nilai(instrumen, jawaban)
>>> hasil.tabel()["posisi_nama"].tolist()
['Belum mencapai Persiapan']
"""

from penilaian.galat import GalatInstrumen, GalatJawaban, GalatMasukan, GalatPemakaian, Temuan
from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban, dari_tabel
from penilaian.mesin import Hasil, Langkah, jelaskan, nilai
from penilaian.muat import muat_instrumen

__all__ = [
    "GalatInstrumen",
    "GalatJawaban",
    "GalatMasukan",
    "GalatPemakaian",
    "Hasil",
    "Instrumen",
    "Jawaban",
    "Langkah",
    "Temuan",
    "dari_tabel",
    "jelaskan",
    "muat_instrumen",
    "nilai",
]
