"""Sets of answers set against each other in words, and what changed since a look before."""

import pytest

from penilaian.instrumen import Instrumen
from penilaian.keandalan import bandingkan
from penilaian.narasi.jawaban import sebut_pertanyaan
from penilaian.narasi.sejak import potret, sebut_sejak, sejak
from penilaian.narasi.tiga import posisi_singkat, ringkas_arah, sebut_arah, skor_singkat

AWAL = {"A1": 4, "A2": 60, "A3": 60, "B1": 2, "B2": 20, "C1": 0}


def test_a_question_is_called_by_code_and_name(tangga_uji):
    assert sebut_pertanyaan(tangga_uji.per_id["A1"]) == "A1 Situs web desa"


@pytest.mark.parametrize(
    ("jawaban", "kata"),
    [
        (AWAL, "Persiapan"),
        (AWAL | {"A1": 3}, "menapaki Persiapan (63,8, perlu 70)"),
        (AWAL | {"A1": None}, "menapaki Persiapan (60,0, perlu 70), mungkin Persiapan"),
        (AWAL | {"B2": None}, "Persiapan, mungkin Pematangan"),
    ],
)
def test_a_position_in_few_words_never_says_that_nothing_is_reached(hasilkan, jawaban, kata):
    assert posisi_singkat(hasilkan(jawaban)) == kata


def test_without_a_gate_there_is_no_position_and_a_score_that_is_withheld_shows_its_bounds(hasilkan, tanpa_gerbang):
    hasil = hasilkan({"A1": 4, "A2": 100}, instrumen=tanpa_gerbang)
    assert posisi_singkat(hasil) == ""
    assert skor_singkat(hasil, "s3") == "antara 1,00 dan 5,00"


def test_the_direction_of_answers_is_counted_and_named(hasilkan, tangga_uji):
    pertama, kedua = (hasilkan(j).jawaban for j in (AWAL, AWAL | {"A1": 2, "B2": 30, "C1": None}))
    selisih = bandingkan(tangga_uji, pertama, kedua)
    assert ringkas_arah(selisih, "verifikator") == ("Menurut verifikator: 3 sama, 1 lebih rendah, 1 lebih tinggi.")
    assert sebut_arah(*selisih.satu("A1"), "verifikator") == "▼ lebih rendah 50,0 poin"
    assert sebut_arah(*selisih.satu("C1"), "verifikator") == "belum dijawab verifikator"


def test_what_changed_since_a_look_before_is_told_and_nothing_otherwise(hasilkan):
    awal = potret(hasilkan(AWAL | {"A1": 3, "C1": None}), 0)
    assert sebut_sejak(awal, awal) == "belum ada yang berubah"
    dari = "Belum mencapai Persiapan"
    naik = f"posisi dari {dari} ke Persiapan; Persiapan paling sedikit 63,8 menjadi 70,0"
    assert sebut_sejak(awal, potret(hasilkan(AWAL), 0)) == f"1 jawaban bertambah; {naik}"
    assert sebut_sejak(potret(hasilkan(AWAL), 0), awal).startswith("1 jawaban berkurang; ")


def test_a_position_that_is_still_possible_is_said_beside_the_certain_one(hasilkan):
    """Taking an answer back is no fall while the answers that are open may bring it back."""
    kini = potret(hasilkan(AWAL | {"A1": None}), 0)
    assert "posisi dari Persiapan ke Belum mencapai Persiapan (mungkin Persiapan)" in sebut_sejak(
        potret(hasilkan(AWAL), 0), kini
    )


def test_after_a_move_to_what_counts_differently_the_comparison_begins_anew_and_says_since_when(hasilkan, tangga_uji):
    berat = tuple(i.model_copy(update={"bobot": i.bobot + 1}) for i in tangga_uji.indikator)
    lain = Instrumen.model_validate(tangga_uji.model_dump() | {"versi": "2.0.0", "indikator": berat})
    assert lain.sidik_nilai != tangga_uji.sidik_nilai
    kata = tangga_uji.model_copy(update={"versi": "1.0.1", "ringkasan": "Kata lain."})
    awal = sejak(None, potret(hasilkan(AWAL), 0))
    assert (awal.judul, awal.pindah) == ("Sejak halaman dibuka", False)
    assert sejak(awal, potret(hasilkan(AWAL | {"A1": 3}), 0)) is awal
    assert sejak(awal, potret(hasilkan(AWAL, instrumen=kata), 0)) is awal, "other words count alike"
    sesudah = potret(hasilkan(AWAL | {"C1": None}, instrumen=lain), 0)
    dari = sejak(awal, sesudah)
    assert dari.judul == "Sejak pindah ke versi 2.0.0"
    assert sebut_sejak(dari.awal, sesudah) == "belum ada yang berubah"
    assert sejak(dari, sesudah) is dari
