"""Files into the store: answers into drafts, and lists of people; all of what may be taken in one transaction.

The file is read as ``nilai`` reads it; one that is at fault changes nothing. What is not taken is said, with the
reason: villages outside the person's area, assessments that are no longer filled in, answers that others gave
otherwise.
"""

from penilaian.simpan.impor.akun import KOLOM_AKUN, Calon, baca_akun, tolak_baris
from penilaian.simpan.impor.kerja import Pengambil, baris_berkas
from penilaian.simpan.impor.laporan import DesaImpor, HasilImpor, PilihanImpor

__all__ = [
    "KOLOM_AKUN",
    "Calon",
    "DesaImpor",
    "HasilImpor",
    "Pengambil",
    "PilihanImpor",
    "baca_akun",
    "baris_berkas",
    "tolak_baris",
]
