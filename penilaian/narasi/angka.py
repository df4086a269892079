"""For a moment only: numbers are in ``penilaian.angka``, words in ``narasi.ejaan``; importers move one by one."""

from penilaian.angka import beda as beda
from penilaian.angka import persen as persen
from penilaian.angka import tulis as tulis
from penilaian.angka import tulis_tetap as tulis_tetap
from penilaian.instrumen import Instrumen
from penilaian.narasi.ejaan import awal_besar as awal_besar
from penilaian.narasi.ejaan import awal_kecil as awal_kecil
from penilaian.narasi.ejaan import rangkai as rangkai
from penilaian.narasi.ejaan import sebut_periode as sebut_periode
from penilaian.narasi.ejaan import tanggal as tanggal


def lebar_skala(instrumen: Instrumen) -> float:
    """Return the width of the instrument's scale in points."""
    return float(instrumen.skala.maks - instrumen.skala.min)


def tulis_bagian(bagian: float) -> str:
    """Return a share 0–1 with two decimals, for the arithmetic that is shown step by step."""
    return f"{bagian:.2f}".replace(".", ",")
