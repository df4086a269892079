"""What steps lead to: a stage with its threshold, or the index; and the answer that a step ends with."""

import math
from decimal import Decimal

from penilaian.angka import tanpa_debu
from penilaian.instrumen import Indikator, tolok_satu
from penilaian.jawaban import mistar_isi, sebut_isi
from penilaian.mesin import Hasil
from penilaian.rekomendasi import terbuka_di
from penilaian.skor import AKAR


def bagian_skala(hasil: Hasil, nilai: float) -> float:
    """Return a score as a share of the scale, 0–1."""
    s = hasil.instrumen.skala
    return (nilai - float(s.min)) / float(s.maks - s.min)


def sebut_tujuan(hasil: Hasil, tujuan: str) -> str:
    """Return the name of a stage, ``Indeks`` for the root."""
    return "Indeks" if tujuan == AKAR else hasil.instrumen.kelompok_per_id[tujuan].nama


def ambang_tujuan(hasil: Hasil, tujuan: str) -> Decimal | None:
    """Return the threshold of a stage in scale units; None for the index."""
    gerbang = hasil.instrumen.gerbang
    if tujuan == AKAR or gerbang is None:
        return None
    return (hasil.instrumen.kelompok_per_id[tujuan].ambang or gerbang.ambang).nilai


def paling_sedikit(hasil: Hasil, baris: int, tujuan: str) -> str:
    """Return what stands before a lower bound that open answers may still lift."""
    return "paling sedikit " if terbuka_di(hasil, baris, tujuan) else ""


def sebut_sasaran(indikator: Indikator, isi: float) -> str:
    """Return an answer to reach in words, as ``sebut_isi``; what has more decimals is never named worse than it is."""
    terburuk, terbaik = map(float, tolok_satu(indikator))
    desimal = mistar_isi(indikator).desimal
    besar = tanpa_debu(isi * 10**desimal)
    return sebut_isi(indikator, (math.ceil(besar) if terbaik > terburuk else math.floor(besar)) / 10**desimal)
