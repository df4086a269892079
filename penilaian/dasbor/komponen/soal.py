"""What a question asks at least, and how its numbers are judged, in words."""

from penilaian.angka import tulis_tetap
from penilaian.instrumen import (
    Indikator,
    IndikatorJenjang,
    Tolok,
)
from penilaian.narasi.ejaan import awal_kecil
from penilaian.rekomendasi import teks_nilai


def tolok_kata(tolok: Tolok, satuan: str) -> str:
    """Return fixed goalposts in words; lower-is-better is told by its direction."""
    buruk, baik = (f"{tulis_tetap(v)} {satuan}".strip() for v in (tolok.terburuk, tolok.terbaik))
    if tolok.terburuk > tolok.terbaik:
        return f"{buruk} atau lebih bernilai 0, {baik} atau kurang bernilai 100, di antaranya sebanding."
    return f"{buruk} atau kurang bernilai 0, {baik} atau lebih bernilai 100, di antaranya sebanding."


def paling_sedikit(indikator: Indikator) -> str:
    """Return the minimum of a ★ in words: ``jenjang 2 (situs resmi …)``, ``2 dari 7 butir``; ``""`` without ★."""
    if indikator.kritis is None:
        return ""
    minimum = teks_nilai(indikator, float(indikator.kritis.minimum)).rstrip(".")
    if isinstance(indikator, IndikatorJenjang):
        return f"jenjang {tulis_tetap(indikator.kritis.minimum)} ({awal_kecil(minimum)})"
    return minimum
