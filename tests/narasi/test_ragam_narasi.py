"""Sentences for instruments of other shapes: one stage, a short scale, lower-is-better."""

from decimal import Decimal

import pytest

from penilaian.instrumen import Beralasan, Tolok
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.kalimat import putusan
from penilaian.narasi.langkah import daftar_langkah
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.pokok import pokok
from penilaian.rekomendasi import jalan_naik

LENGKAP = {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 100, "C1": 100}


@pytest.fixture
def satu_tingkat(tangga_uji):
    """The first stage alone."""
    return tangga_uji.model_copy(
        update={
            "kelompok": tangga_uji.kelompok[:1],
            "indikator": tuple(i for i in tangga_uji.indikator if i.kelompok == "s1"),
        }
    )


def test_the_only_stage_is_not_counted(hasilkan, satu_tingkat):
    hasil = hasilkan({"A1": 4, "A2": 100, "A3": 100}, instrumen=satu_tingkat)
    assert str(putusan(hasil, 0)) == "Desa Sukamaju sudah mencapai Persiapan, satu-satunya tingkat."
    akhir = daftar_berikutnya(hasil, 0, jalan_naik(hasil, 0)).akhir
    assert akhir == "Desa tetap pada tingkat 1 selama nilainya 70 atau lebih dan syarat wajib terpenuhi."


def test_a_percentage_that_is_better_lower_is_brought_down(hasilkan, tangga_uji):
    turun = Tolok(terburuk=Decimal(100), terbaik=Decimal(0))
    terbalik = tangga_uji.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"tolok": turun}) if i.id == "A2" else i for i in tangga_uji.indikator
            )
        }
    )
    hasil = hasilkan(LENGKAP | {"A2": 100, "A3": 60}, instrumen=terbalik)
    judul = {k.id: k.judul.removesuffix(" (lanjutan)") for k in daftar_langkah(hasil, 0).kartu}
    assert judul["A2"] == "Turunkan persentase aparatur terlatih"
    assert judul["A3"] == "Naikkan persentase informasi mutakhir"


def test_a_score_has_the_same_decimals_in_the_sentence_as_on_the_card(hasilkan, tanpa_gerbang, tangga_uji):
    ambang = tangga_uji.gerbang.model_copy(
        update={"ambang": Beralasan(nilai=Decimal("2.6"), alasan="uji"), "dekat": None}
    )
    pendek = tanpa_gerbang.model_copy(update={"gerbang": ambang})
    hasil = hasilkan({"A1": 0, "A2": 100, "A3": 0, "B1": 0, "B2": 0, "C1": 0}, instrumen=pendek)
    jalan = jalan_naik(hasil, 0)
    assert "nilainya 2,00, perlu 2,6." in str(putusan(hasil, 0))
    assert daftar_langkah(hasil, 0, jalan).kartu[0].gerak.startswith("Persiapan 2,00 → ")
    assert pokok(hasil, 0, jalan).judul == "Belum mencapai Persiapan"


@pytest.mark.parametrize(
    ("tolok", "menuju"),
    [
        ((100, 0), "40 % (poinnya sampai 0 %)"),
        ((100, 20), "42 % (poinnya sampai 20 % atau kurang)"),
        ((0, 100), "60 % (poinnya sampai 100 %)"),
        ((0, 90), "59 % (poinnya sampai 90 % atau lebih)"),
    ],
)
def test_the_answer_to_reach_names_what_lies_beyond_only_where_something_does(hasilkan, tangga_uji, tolok, menuju):
    baru = Tolok(terburuk=Decimal(tolok[0]), terbaik=Decimal(tolok[1]))
    lain = tangga_uji.model_copy(
        update={
            "indikator": tuple(
                i.model_copy(update={"tolok": baru}) if i.id == "A2" else i for i in tangga_uji.indikator
            )
        }
    )
    menahan = yang_menahan(hasilkan(LENGKAP | {"A2": 50, "A3": 0}, instrumen=lain), 0, {})
    assert {p.id: p.menuju for p in menahan.penahan}["A2"] == menuju
