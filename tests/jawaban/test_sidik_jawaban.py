"""One hash for the same answers, another for others."""

import hashlib
from dataclasses import replace

import pandas as pd
import pytest

import penilaian
from penilaian.jawaban import dari_tabel, sidik_jawaban

KUNCI = {"kode_desa": "99.01.01.2001", "periode": "2026"}


def sidik(instrumen, *baris):
    return sidik_jawaban(instrumen, dari_tabel(instrumen, [{**KUNCI, **b} for b in baris]))


def test_the_hash_is_that_of_the_documented_text(instrumen):
    teks = (
        "sidik jawaban 1\n"
        "99.01.01.2001\t2026\tA1=2.5\tD1=grup_wa papan\tJ1=3\tS1=85 n=30\n"
        "99.01.01.2002\t2026\tD1=NIHIL\tJ2=TB\tP1=3/9\n"
    )
    ada = sidik(
        instrumen,
        {"kode_desa": "9901012002", "J2": "TB", "D1": "NIHIL", "P1": "3/9"},
        {"J1": "3", "D1": "papan  grup_wa", "A1": "2,50", "S1": "85,0 n=30", "nama_desa": "Rekaan"},
    )
    assert ada == hashlib.sha256(teks.encode()).hexdigest()


def test_respondents_and_fractions_of_many_rows_stand_in_the_documented_text_each_with_its_own(instrumen):
    tertulis = ["85 n=30", "85 n=31", "90 n=31", "90", "85", "1/2 n=31", "1/2", "1/1 n=5", "100", "3/4 n=30", "85 n=5"]
    baris = [{"kode_desa": f"99.01.01.2{n:03}", "S1": x} for n, x in enumerate(tertulis, start=1)]
    teks = "".join(f"99.01.01.2{n:03}\t2026\tS1={x}\n" for n, x in enumerate(tertulis, start=1))
    assert sidik(instrumen, *baris) == hashlib.sha256(f"sidik jawaban 1\n{teks}".encode()).hexdigest()


def test_numbers_stand_in_the_documented_text_with_fifteen_digits_and_zero_as_zero(instrumen):
    isi = {"0": "0", "12.3456789012345": "12.3456789012345", "100": "100", "33.33333333333333": "33.3333333333333"}
    baris = [{"kode_desa": f"99.01.01.2{n:03}", "A2": x} for n, x in enumerate(isi, start=1)]
    teks = "".join(f"99.01.01.2{n:03}\t2026\tA2={x}\n" for n, x in enumerate(isi.values(), start=1))
    assert sidik(instrumen, *baris) == hashlib.sha256(f"sidik jawaban 1\n{teks}".encode()).hexdigest()


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ({"P1": "25.0"}, {"P1": "25"}),
        ({"P1": "25%"}, {"P1": "25"}),
        ({"P1": "3/9"}, {"P1": " 3 / 9 "}),
        ({"P1": "0,5%"}, {"P1": "0.50%"}),
        ({"P1": 100 * 3 / 9}, {"P1": 33.33333333333333}),
        ({"A1": "1,0"}, {"A1": 1}),
        ({"D1": "situs papan"}, {"D1": "papan situs"}),
        ({"S1": "85 n=30"}, {"S1": "85.0 (n = 30)"}),
        ({"J1": "2", "nama_desa": "Satu", "tanggal": "2026-10-14"}, {"J1": "2", "kabupaten": "Dua"}),
        ({"J1": "2", "P1": ""}, {"J1": "2"}),
        ({"kode_desa": "9901012001"}, {}),
    ],
)
def test_what_means_the_same_has_the_same_hash(instrumen, satu, dua):
    assert sidik(instrumen, satu) == sidik(instrumen, dua)


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ({"D1": ""}, {"D1": "NIHIL"}),
        ({"J2": ""}, {"J2": "TB"}),
        ({"J2": "0"}, {"J2": "TB"}),
        ({"J1": "2"}, {"J2": "2"}),
        ({"P1": "3/9"}, {"P1": "33,33"}),
        ({"P1": "3/9"}, {"P1": 100 * 3 / 9}),
        ({"P1": "3/9"}, {"P1": "1/3"}),
        ({"P1": "0/5"}, {"P1": "0"}),
        ({"P1": "1/4"}, {"P1": "25"}),
        ({"S1": "1/4 n=30"}, {"S1": "1/4"}),
        ({"P1": "62,5"}, {"P1": "62"}),
        ({"S1": "85 n=30"}, {"S1": "85"}),
        ({"S1": "85 n=30"}, {"S1": "85 n=31"}),
        ({"J1": "2"}, {"J1": "2", "periode": "2025"}),
        ({"J1": "2"}, {"J1": "2", "kode_desa": "99.01.01.2002"}),
    ],
)
def test_what_means_another_thing_has_another_hash(instrumen, satu, dua):
    assert sidik(instrumen, satu) != sidik(instrumen, dua)


def test_a_village_without_any_answer_is_none_of_the_answers(instrumen):
    assert sidik(instrumen, {"J1": "2"}, {"kode_desa": "99.01.01.2002"}) == sidik(instrumen, {"J1": "2"})


def test_rows_may_stand_in_any_order_and_are_not_cut_where_they_are_counted(instrumen, monkeypatch):
    baris = [{"kode_desa": f"99.01.01.2{n:03d}", "J1": str(n % 5), "P1": f"{n}"} for n in range(1, 8)]
    urut = sidik(instrumen, *baris)
    monkeypatch.setattr("penilaian.jawaban.jawaban_baku._SEKALI", 3)
    assert sidik(instrumen, *baris[::-1]) == urut


def test_answers_to_local_questions_count(instrumen):
    jawaban = dari_tabel(instrumen, pd.DataFrame([{**KUNCI, "J1": "2"}]))
    asli = instrumen.model_copy(update={"indikator": instrumen.indikator[1:]})
    lokal = dari_tabel(asli, pd.DataFrame([{**KUNCI, "J2": "2"}]))
    assert replace(jawaban, tambahan=None) == jawaban
    assert sidik_jawaban(asli, lokal) != sidik_jawaban(instrumen, jawaban)


def test_the_hash_is_a_public_name():
    assert penilaian.sidik_jawaban is sidik_jawaban
