"""Sentences about what is no village: an instrument with a gate may assess a kabupaten."""

import pytest

from penilaian.mesin import jelaskan
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.pokok import pokok
from penilaian.narasi.ringkasan import ringkas
from penilaian.narasi.siap_menilai import SEBUTAN_TEMPAT
from penilaian.narasi.tangga import undakan, uraian_tangga
from penilaian.rekomendasi import jalan_naik

BARIS = {"A1": 3, "A2": 80, "A3": 80, "B1": 2, "B2": 50, "C1": 20}
KEADAAN = {
    "nothing answered": dict.fromkeys(BARIS, ""),
    "a stage reached": BARIS,
    "a star below": BARIS | {"A1": 0},
    "only a star below": BARIS | {"A2": 100, "A3": 100, "B1": 1, "B2": 100, "C1": 100},
    "a star open": BARIS | {"B1": ""},
    "nothing below the top": {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": ""},
    "all reached": {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 80},
    "maybe all reached": {"A1": "", "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 80},
}


@pytest.fixture
def tentang(tangga_uji):
    """The instrument about kabupaten; its own texts name no village."""
    indikator = tuple(
        i.model_copy(update={"nama": "Layanan", "pertanyaan": f"Bagaimana {i.id}?", "kewenangan": ("kabupaten",)})
        for i in tangga_uji.indikator
    )
    kelompok = tuple(k.model_copy(update={"arti": "Uji."}) for k in tangga_uji.kelompok)
    return tangga_uji.model_copy(update={"yang_dinilai": "kabupaten", "indikator": indikator, "kelompok": kelompok})


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_no_sentence_calls_a_kabupaten_a_village(hasilkan, tentang, keadaan):
    hasil = hasilkan(
        KEADAAN[keadaan] | {"periode": "2026", "kode_desa": "15.01"},
        BARIS | {"periode": "2025", "kode_desa": "15.01"},
        instrumen=tentang,
    )
    jalan = jalan_naik(hasil, 0)
    semua = [str(putusan(hasil, 0)), str(pokok(hasil, 0, jalan)), str(daftar_berikutnya(hasil, 0, jalan))]
    semua += [str(yang_menahan(hasil, 0, {})), str(jelaskan(hasil, 0))]
    teks = " ".join([*semua, uraian_tangga(undakan(hasil, 0)), str(ringkas(hasil, 0))])
    assert "desa" not in teks.lower().replace("kode_desa", ""), teks


def test_the_places_where_questions_are_checked_name_no_village():
    assert "desa" not in " ".join(SEBUTAN_TEMPAT.values())
