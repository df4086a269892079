"""What a village reads below its stair: questions that decide, steps up, or what to look after."""

from penilaian.mesin import Hasil
from penilaian.narasi.kartu_berikutnya import Daftar
from penilaian.narasi.langkah import daftar_langkah
from penilaian.narasi.penentu import daftar_penentu
from penilaian.narasi.rawan import daftar_rawan
from penilaian.rekomendasi import Jalan, terbuka_menentukan, yang_rawan
from penilaian.skor import AKAR


def daftar_berikutnya(hasil: Hasil, baris: int, jalan: Jalan) -> Daftar:
    """Return what comes next for one village.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        jalan: its way up.
    """
    if terbuka_menentukan(hasil, baris):
        return daftar_penentu(hasil, baris)
    if jalan.tujuan == AKAR and yang_rawan(hasil, baris, 1):
        return daftar_rawan(hasil, baris)
    return daftar_langkah(hasil, baris, jalan)
