"""How far two answer sets of the same villages agree: assessor and verifier, or two teams (§10).

    >>> from penilaian import keandalan
    >>> selisih = keandalan.bandingkan(instrumen, mandiri, terverifikasi)   # doctest: +SKIP
    >>> keandalan.kesepakatan(selisih).kappa.nilai                          # doctest: +SKIP
    0.81

Pure: answers in, differences and coefficients out.
"""

from penilaian.keandalan.kesepakatan import (
    Kesepakatan,
    Ukuran,
    alfa_krippendorff,
    kappa_berbobot,
    kesepakatan,
)
from penilaian.keandalan.selisih import ARAH, Arah, Selisih, bandingkan, per_indikator, selaraskan
from penilaian.keandalan.tafsir import (
    PITA_ALFA,
    PITA_KAPPA,
    SUMBER_ALFA,
    SUMBER_BANYAK,
    SUMBER_KAPPA,
    Pita,
    baca,
    cukup_banyak,
)
from penilaian.keandalan.validitas import PALING_SEDIKIT_ICVI, SUMBER_VALIDITAS, validitas_isi

__all__ = [
    "ARAH",
    "PALING_SEDIKIT_ICVI",
    "PITA_ALFA",
    "PITA_KAPPA",
    "SUMBER_ALFA",
    "SUMBER_BANYAK",
    "SUMBER_KAPPA",
    "SUMBER_VALIDITAS",
    "Arah",
    "Kesepakatan",
    "Pita",
    "Selisih",
    "Ukuran",
    "alfa_krippendorff",
    "baca",
    "bandingkan",
    "cukup_banyak",
    "kappa_berbobot",
    "kesepakatan",
    "per_indikator",
    "selaraskan",
    "validitas_isi",
]
