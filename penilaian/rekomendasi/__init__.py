"""The way up: what holds a village, which steps lift it most for their effort, and where they lead."""

from penilaian.rekomendasi.bersama import terendah
from penilaian.rekomendasi.jalan_naik import PALING_JAUH, Jalan, jalan_naik
from penilaian.rekomendasi.kenaikan import (
    SEPERSEPULUH,
    Tapak,
    butir_kurang,
    naik_sekali,
    saran,
    tapak_ke_minimum,
    upaya,
)
from penilaian.rekomendasi.langkah_naik import UPAYA_TAK_DIKENAL, Alasan, LangkahNaik, langkah_berikutnya
from penilaian.rekomendasi.penghambat import (
    AspekRendah,
    Penghambat,
    aspek_rendah,
    penghambat,
    terbuka_aspek,
    terbuka_di,
    terbuka_menentukan,
    tingkat_tujuan,
)
from penilaian.rekomendasi.poin_hilang import PoinHilang, Rawan, poin_hilang, yang_rawan
from penilaian.rekomendasi.teks_jawaban import BELUM_DIJAWAB, TAK_BERLAKU, teks_jawaban, teks_nilai

__all__ = [
    "BELUM_DIJAWAB",
    "PALING_JAUH",
    "SEPERSEPULUH",
    "TAK_BERLAKU",
    "UPAYA_TAK_DIKENAL",
    "Alasan",
    "AspekRendah",
    "Jalan",
    "LangkahNaik",
    "Penghambat",
    "PoinHilang",
    "Rawan",
    "Tapak",
    "aspek_rendah",
    "butir_kurang",
    "jalan_naik",
    "langkah_berikutnya",
    "naik_sekali",
    "penghambat",
    "poin_hilang",
    "saran",
    "tapak_ke_minimum",
    "teks_jawaban",
    "teks_nilai",
    "terbuka_aspek",
    "terbuka_di",
    "terbuka_menentukan",
    "terendah",
    "tingkat_tujuan",
    "upaya",
    "yang_rawan",
]
