"""What a village head is told in each situation, the arithmetic beside it (putusan.yaml)."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from penilaian.banding import Perubahan
from penilaian.narasi.berikutnya import daftar_berikutnya
from penilaian.narasi.nama import wilayah_singkat
from penilaian.narasi.penahan import yang_menahan
from penilaian.narasi.pokok import pokok
from penilaian.narasi.ringkasan import perubahan_indeks, perubahan_posisi, ringkas
from penilaian.rekomendasi import Jalan, jalan_naik

KASUS = yaml.safe_load((Path(__file__).parent / "putusan.yaml").read_text("utf-8"))


@pytest.mark.parametrize("kasus", KASUS, ids=[k["nama"] for k in KASUS])
def test_the_village_head_reads_how_the_village_stands(kasus, hasilkan):
    hasil = hasilkan(kasus["jawaban"])
    jalan = jalan_naik(hasil, 0)

    r, p = ringkas(hasil, 0), pokok(hasil, 0, jalan)
    daftar, menahan = daftar_berikutnya(hasil, 0, jalan), yang_menahan(hasil, 0, {})

    assert str(r.putusan) == kasus["putusan"]
    assert str(r.kepastian) == str(p.kepastian) == kasus["kepastian"]
    assert r.indeks == kasus["indeks"]
    assert list(r.catatan) == kasus["catatan"]
    assert r.arti == kasus.get("arti", r.arti)
    assert [p.atas, p.judul, p.berikut] == kasus["pokok"]
    assert [k.gerak for k in daftar.kartu] == kasus["gerak"]
    assert daftar.akhir == kasus["akhir"]
    assert [[x.id, x.wajib, x.menuju, x.poin] for x in menahan.penahan] == kasus["menahan"]


def test_the_name_of_a_stage_is_emphasized_though_a_village_has_the_same_name(hasilkan):
    r = ringkas(hasilkan({"nama_desa": "Persiapan", "A1": 4, "A2": 100, "A3": 80, "B1": 2, "B2": 20, "C1": 0}), 0)

    assert [t for t, tegas in r.putusan.potongan if tegas] == ["Persiapan"]
    assert r.putusan.potongan[0] == ("Desa Persiapan berada pada tingkat ", False)


def test_without_a_gate_the_index_is_what_is_told(hasilkan, tanpa_gerbang):
    # (1 + 1 + 2×0,25) ÷ 4 = 0,625; Pematangan 0,3975; Pemantapan 0,1725; rata-rata 0,39833 → 1 + 4×0,39833 = 2,5933
    jawaban = {"A1": 4, "A2": 100, "A3": 25, "B1": 2, "B2": "36.333333333", "C1": "17.25"}

    r = ringkas(hasilkan(jawaban, instrumen=tanpa_gerbang), 0)

    assert str(r.putusan) == "Indeks Desa Sukamaju 2,59 dari 5, predikat Kurang."  # below 2,6: never shown as it
    assert r.indeks == "Indeks 2,59 dari 5, predikat Kurang"
    assert str(r.kepastian) == "Semua 6 pertanyaan sudah dijawab."
    p = pokok(hasilkan(jawaban, instrumen=tanpa_gerbang), 0, Jalan("", (), (0.0,), None))
    assert (p.atas, p.judul, p.berikut) == ("Indeks uji", "2,59 dari 5", "Predikat Kurang.")
    assert r.arti == ""


def test_without_a_gate_an_index_that_is_withheld_is_written_as_a_range(hasilkan, tanpa_gerbang):
    r = ringkas(hasilkan({"A1": 4}, instrumen=tanpa_gerbang), 0)

    # only A1 of the first group: 1÷4 ÷ 3 = 0,0833 → 1,33; at best all → 5
    assert str(r.putusan) == "Indeks Desa Sukamaju belum dapat dinilai: antara 1,33 dan 5,00 dari 5."


@pytest.mark.parametrize(
    ("lalu", "kini", "indeks", "posisi"),
    [
        ({"C1": 0}, {"C1": 30}, "naik 10,0 sejak 2025", ""),
        ({"C1": 30}, {"C1": 0}, "turun 10,0 sejak 2025", ""),
        ({}, {}, "tetap sejak 2025", ""),
        ({"A3": 0}, {}, "naik 13,3 sejak 2025", "Sejak 2025 desa naik ke tingkat Persiapan."),
        ({}, {"A3": 0}, "turun 13,3 sejak 2025", "Sejak 2025 desa turun dari tingkat Persiapan."),
        (
            {},
            {"B1": 4, "B2": 80},
            "naik 16,7 sejak 2025",
            "Sejak 2025 desa naik dari tingkat Persiapan ke tingkat Pematangan.",
        ),
        (
            {"A2": "", "A3": "", "B2": "", "C1": ""},
            {},
            "belum dapat dibandingkan dengan 2025",
            "Pada 2025 posisi desa belum pasti.",
        ),
        ({}, {"A3": ""}, "naik 3,3 sejak 2025", "Pada 2025 desa berada pada tingkat Persiapan."),
    ],
    ids=[
        "indeks naik",
        "indeks turun",
        "tetap",
        "naik ke tingkat 1",
        "turun dari tingkat 1",
        "naik tingkat",
        "lalu tak lengkap",
        "kini terbuka, jadi bukan turun",
    ],
)
def test_the_change_since_the_earlier_period_is_told(lalu, kini, indeks, posisi, hasilkan):
    # Persiapan 90 (50 with A3 = 0), Pematangan (0,5 + 0,9) ÷ 4 = 35 (with B1 4, B2 80: 85), Pemantapan 0;
    # the index moves by a third: 40 ÷ 3 = 13,3; 50 ÷ 3 = 16,7; 30 ÷ 3 = 10; with A3 open Persiapan shows
    # (1 + 1) ÷ 2 = 100 and may still be reached: 10 ÷ 3 = 3,3
    dasar = {"A1": 4, "A2": 100, "A3": 80, "B1": 2, "B2": 30, "C1": 0}

    r = ringkas(hasilkan(dasar | lalu, dasar | kini), 1)

    assert (r.perubahan, r.perubahan_posisi) == (indeks, posisi)


def test_a_change_since_another_version_names_it_and_the_share_that_was_compared(hasilkan):
    ubah = Perubahan("2025", 12.04, None, {}, versi="1.0.0", bagian=0.489, posisi_lama="Pematangan")
    hasil = hasilkan({"A1": 4})

    assert (
        perubahan_indeks(hasil.instrumen, ubah)
        == "naik 12,0 sejak 2025 menurut 48% bobot yang sebanding (waktu itu versi 1.0.0)"
    )
    assert perubahan_posisi(hasil, 0, ubah) == "Posisi pasti pada 2025 menurut versi 1.0.0: Pematangan."
    assert perubahan_posisi(hasil, 0, replace(ubah, posisi_lama="")) == ""
    assert perubahan_indeks(hasil.instrumen, replace(ubah, indeks=float("nan"), bagian=0.0)) == (
        "belum dapat dibandingkan dengan 2025, yang dijawab menurut versi 1.0.0: tidak ada yang sebanding"
    )


def test_a_change_on_a_short_scale_has_its_decimals(hasilkan, tanpa_gerbang):
    isi = {"A1": 4, "A2": 100, "A3": 100, "B1": 4, "B2": 97, "C1": 50}
    r = ringkas(hasilkan(isi, isi | {"B2": 98}, instrumen=tanpa_gerbang), 1)
    assert r.perubahan == "naik 0,01 sejak 2025"  # 4 × 3×0,01 ÷ 4 ÷ 3


def test_without_an_earlier_period_there_is_no_change(hasilkan):
    r = ringkas(hasilkan({"A1": 4}), 0)

    assert (r.perubahan, r.perubahan_posisi) == ("", "")


def test_the_heading_names_place_period_and_date(hasilkan):
    r = ringkas(hasilkan({"A1": 4, "periode": "2026-S1", "tanggal": "2026-10-14"}), 0)

    assert (r.kode, r.nama, r.wilayah) == ("99.01.01.2001", "Desa Sukamaju", "Kecamatan Contoh, Kabupaten Rekaan")
    assert (r.periode, r.tanggal) == ("semester 1 tahun 2026", "14 Oktober 2026")


BERSEBUTAN = {"nama_desa": "Desa Sukamaju", "kecamatan": "Kecamatan Contoh", "kabupaten": "Kota Rekaan"}


@pytest.mark.parametrize(
    ("kunci", "nama", "wilayah"),
    [
        (BERSEBUTAN, "Desa Sukamaju", "Kecamatan Contoh, Kota Rekaan"),
        ({"nama_desa": "Nagari Koto Baru", "kecamatan": "", "kabupaten": ""}, "Nagari Koto Baru", ""),
        ({"nama_desa": ""}, "Desa 99.01.01.2001", "Kecamatan Contoh, Kabupaten Rekaan"),
    ],
    ids=["sudah bersebutan", "sebutan lain", "tanpa nama"],
)
def test_the_word_before_a_place_name_is_not_written_twice(kunci, nama, wilayah, hasilkan):
    r = ringkas(hasilkan(kunci | {"A1": 4}), 0)

    assert (r.nama, r.wilayah) == (nama, wilayah)


def test_completeness_is_never_rounded_up(hasilkan):
    # A3 open: Persiapan 2÷4, the others 1: (0,5 + 1 + 1) ÷ 3 = 0,8333
    r = ringkas(hasilkan({"A1": 4, "A2": 1, "B1": 2, "B2": 30, "C1": 0}), 0)

    assert r.kelengkapan == "5 dari 6 pertanyaan terjawab, 83% menurut bobotnya"


def test_in_a_small_place_kecamatan_and_kabupaten_are_shortened_and_other_names_are_not(hasilkan):
    hasil = hasilkan({"A1": 4}, {"A1": 4, "kecamatan": "Distrik Kota Lama", "kabupaten": "Kota Rekaan"})

    assert [wilayah_singkat(hasil, n) for n in (0, 1)] == ["Kec. Contoh, Kab. Rekaan", "Distrik Kota Lama, Kota Rekaan"]


@pytest.mark.parametrize(
    ("jawaban", "catatan"),
    [
        # Persiapan (1 + 0,9 + 2×0,5) ÷ 4 = 72,5; Pematangan (1 + 3×0,64) ÷ 4 = 73
        (
            {"A1": 4, "A2": 90, "A3": 50, "B1": 4, "B2": 64, "C1": 90},
            ["Nilai Persiapan 72,5 dan Pematangan 73,0 dekat 70: {} membuat salah satunya kurang."],
        ),
        (
            {"A1": 4, "A2": 90, "A3": 50, "B1": 4, "B2": 64, "C1": 68},
            [
                "Nilai Persiapan 72,5 dan Pematangan 73,0 dekat 70: {} membuat salah satunya kurang.",
                "Nilai Pemantapan 68,0 dekat 70: {} membuatnya cukup.",
            ],
        ),
        # what comes after the next stage carries nothing yet
        (
            {"A1": 4, "A2": 90, "A3": 50, "B1": 0, "B2": 0, "C1": 71},
            ["Nilai Persiapan 72,5 dekat 70: {} membuatnya kurang."],
        ),
    ],
)
def test_every_stage_that_carries_the_position_is_said_to_be_near_its_threshold(hasilkan, jawaban, catatan):
    kata = "satu atau dua jawaban yang lain sudah dapat"
    dekat = [c for c in ringkas(hasilkan(jawaban), 0).catatan if "dekat" in c]
    assert dekat == [c.format(kata) for c in catatan]


def test_a_figure_that_stands_nowhere_since_open_answers_decide_is_not_said_to_be_near(hasilkan):
    # A2 open: Persiapan between (1 + 0 + 2×0,56) ÷ 4 = 53 and 78, of what is answered (1 + 2×0,56) ÷ 3 = 70,7
    isi = {"A1": 4, "A2": "", "A3": 56, "B1": 4, "B2": 100, "C1": 100}
    terbuka = hasilkan(isi)
    assert float(terbuka.skor("s1")[0]) == pytest.approx(70 + 2 / 3)
    assert ringkas(terbuka, 0).catatan[:1] == () or "dekat" not in ringkas(terbuka, 0).catatan[0]
    assert "Nilai Persiapan 70,5 dekat 70" in ringkas(hasilkan(isi | {"A2": 70}), 0).catatan[0]


def test_where_positions_are_compared_those_that_are_only_possible_are_said_to_be_so(hasilkan):
    dulu = {"A1": 4, "A2": 100, "A3": 100, "B1": 2, "B2": None, "C1": 0}
    kini = dulu | {"B2": 100, "C1": 100}
    naik = ringkas(hasilkan(dulu, kini), 1).perubahan_posisi
    assert naik == "Sejak 2025 desa naik dari tingkat Persiapan (mungkin Pematangan) ke tingkat Pemantapan."
    turun = ringkas(hasilkan(kini, dulu), 1).perubahan_posisi
    assert turun == "Sejak 2025 desa turun dari tingkat Pemantapan ke tingkat Persiapan (mungkin Pematangan)."
