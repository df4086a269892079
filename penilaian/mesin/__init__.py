"""The one door to scoring: ``nilai`` for every village at once, ``jelaskan`` for the arithmetic of one."""

from penilaian.mesin.hasil import Hasil, nilai
from penilaian.mesin.jejak import Langkah, jelaskan

__all__ = ["Hasil", "Langkah", "jelaskan", "nilai"]
