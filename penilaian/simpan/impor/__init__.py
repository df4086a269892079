"""Answers from a file into drafts: all of what may be taken in one transaction, and an account of every cell.

The file is read as ``nilai`` reads it; one that is at fault changes nothing. What is not taken is said, with the
reason: villages outside the person's area, assessments that are no longer filled in, answers that others gave
otherwise.
"""

from penilaian.simpan.impor.hasil import DesaImpor, HasilImpor, PilihanImpor
from penilaian.simpan.impor.rak import BATAS_BARIS, RakImpor

__all__ = ["BATAS_BARIS", "DesaImpor", "HasilImpor", "PilihanImpor", "RakImpor"]
