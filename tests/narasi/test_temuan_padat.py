"""Findings on a terminal: of many of one kind in one column the first, and how many more."""

import pytest

from penilaian.galat import Temuan
from penilaian.narasi.temuan import banyak_temuan, padatkan


def sel(baris: int, kolom: str = "P01", kode: str = "J02", berat: str = "galat") -> Temuan:
    return Temuan(f"baris {baris}, kolom {kolom}", kode, f"isi {baris} salah", "Betulkan.", berat)


def test_ten_of_a_kind_in_a_column_are_named_and_the_others_counted_by_their_rows():
    semua = [sel(n) for n in range(2, 33)]
    hasil = padatkan(semua)
    assert hasil[:10] == semua[:10]
    (sisa,) = hasil[10:]
    assert (sisa.tempat, sisa.kode, sisa.saran, sisa.banyak) == ("kolom P01", "B21", "Betulkan.", 21)
    assert sisa.pesan == (
        "masih ada 21 sel lain pada kolom ini dengan temuan J02 "
        "(baris 12, 13, 14, 15, 16, 17, 18, 19, 20, 21 dan 11 lagi)"
    )
    assert banyak_temuan(hasil) == banyak_temuan(semua) == 31


def test_what_was_counted_already_is_counted_with_them():
    sudah = Temuan(
        "kolom P01", "B21", "masih ada 400 sel lain pada kolom ini dengan temuan J02 (baris 102)", "x", banyak=400
    )
    hasil = padatkan([*(sel(n) for n in range(2, 102)), sudah])
    assert len(hasil) == 11
    assert hasil[-1].banyak == 490
    assert "masih ada 490 sel lain" in hasil[-1].pesan
    assert "dan 480 lagi" in hasil[-1].pesan


@pytest.mark.parametrize(
    "lain",
    [
        [sel(n) for n in range(2, 12)],
        [sel(n, kolom=f"P{n:02}") for n in range(2, 40)],
        [sel(n, kode="J02" if n % 2 else "J05") for n in range(2, 22)],
        [sel(n, berat="galat" if n % 2 else "peringatan") for n in range(2, 22)],
        [Temuan(f"baris {n}", "B25", "x", "y") for n in range(40)],
    ],
    ids=["ten", "columns", "kinds", "weights", "rows"],
)
def test_what_is_not_many_of_one_kind_in_one_column_stays(lain):
    assert padatkan(lain) == lain


def test_eleven_are_ten_and_one():
    hasil = padatkan([sel(n) for n in range(2, 13)])
    assert hasil[-1].pesan == "masih ada 1 sel lain pada kolom ini dengan temuan J02 (baris 12)"
