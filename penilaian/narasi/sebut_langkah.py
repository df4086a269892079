"""A step in a few words, with all that belongs to it: every deed of it, or the answer that it ends with."""

from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_kecil
from penilaian.narasi.kartu_berikutnya import judul_langkah
from penilaian.narasi.sasaran import sebut_sasaran
from penilaian.rekomendasi import LangkahNaik


def sebut_langkah(hasil: Hasil, baris: int, langkah: LangkahNaik) -> str:
    """Return a step for use inside a sentence; who does what it names has done all of the step.

    The deeds of its parts where each has one of its own, ``tetapkan dengan SK, lalu tulis uraian tugas``; else how far
    it goes, ``naikkan pemahaman (sampai 35 %)``.
    """
    judul, tapak = awal_kecil(judul_langkah(hasil, baris, langkah)), langkah.tapak
    if not tapak:
        return judul
    ajakan = {t.ajakan for t in tapak if t.ajakan}
    if isinstance(langkah.indikator, IndikatorJenjang | IndikatorDaftar) and len(ajakan) == len(tapak):
        return judul
    return f"{judul} (sampai {sebut_sasaran(langkah.indikator, tapak[-1].sampai)})"
