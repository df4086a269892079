"""Answers from a file into drafts: all of what may be taken in one transaction, and an account of every cell.

The file is read as ``nilai`` reads it; one that is at fault changes nothing. What is not taken is said, with the
reason: villages outside the person's area, assessments that are no longer filled in, answers that others gave
otherwise.
"""

from penilaian.simpan.impor.kerja import Pengambil, baris_berkas
from penilaian.simpan.impor.laporan import DesaImpor, HasilImpor, PilihanImpor

__all__ = ["DesaImpor", "HasilImpor", "Pengambil", "PilihanImpor", "baris_berkas"]
