"""Who is compared, and what places are called."""

import numpy as np
import pytest

from penilaian import banding
from penilaian.desa import nama_resmi

A, B, C, D = "99.01.01.2001", "99.01.01.2002", "99.01.02.2003", "99.02.01.2004"


@pytest.mark.parametrize(
    ("kode", "harapan"),
    [
        ((), [0, 1, 2, 3]),
        (("99.01",), [0, 1, 2]),
        (("99.01.01",), [0, 1]),
        ((C, A), [0, 2]),
        (("99.01.02", D), [2, 3]),
        (("99.01", A), [0, 1, 2]),
        (("99.9", "15.01.01.2001", ""), []),
    ],
)
def test_desa_kecamatan_and_kabupaten_can_be_mixed_and_are_not_counted_twice(hasil, kode, harapan):
    assert banding.pilih_kode(hasil, "2026", kode).tolist() == harapan


def test_the_newest_period_comes_first(hasil):
    assert banding.daftar_periode(hasil) == ("2026", "2025-S2", "2025", "2024")


@pytest.mark.parametrize(
    ("desa", "wilayah", "harapan"),
    [
        ((), "", [0, 1, 2, 3]),
        ((), "99.01.01", [0, 1]),
        ((), "99.02", [3]),
        (("9901022003", A), "99.02", [0, 2]),  # villages that are named win over the area
        (("15.01.01.2001",), "", []),
    ],
)
def test_the_villages_that_are_named_or_their_whole_area_are_chosen(hasil, desa, wilayah, harapan):
    assert banding.pilih(hasil, "2026", desa, wilayah).tolist() == harapan


@pytest.mark.parametrize(
    ("kata", "harapan"), [("", [0, 1, 2, 3]), (" SUKA ", [0, 2]), ("01.02", [2]), ("2004", [3]), ("99.03", [])]
)
def test_villages_are_found_by_a_part_of_their_name_or_code(hasil, kata, harapan):
    assert banding.cari(hasil, kata, "2026", 50).tolist() == harapan


def test_the_villages_that_are_found_are_limited(hasil):
    assert banding.cari(hasil, "", "2026", banyak=3).tolist() == [0, 1, 2]


def test_only_the_periods_that_are_asked_for_take_part(hasil):
    assert banding.pilih_kode(hasil, "2025").tolist() == [4, 7]
    assert banding.pilih_kode(hasil, "2030").tolist() == []


def test_kabupaten_and_kecamatan_are_offered_before_villages_with_their_number_of_villages(hasil):
    tempat = banding.cari_pilihan(hasil, "", "2026", 50)
    assert list(tempat["kode"]) == ["99.01", "99.02", "99.01.01", "99.01.02", "99.02.01", A, B, C, D]
    assert list(tempat["desa"]) == [3, 1, 2, 1, 1, 1, 1, 1, 1]
    assert list(tempat["jenis"][:3]) == ["kabupaten", "kabupaten", "kecamatan"]
    assert list(tempat["nama"][:5]) == ["Rekaan", "Rekaan", "Contoh", "Rawa", "99.02.01"]
    # a kabupaten lies in nothing that is named, a kecamatan in its kabupaten, a village in its kecamatan
    assert list(tempat["di"]) == ["", "", "Rekaan", "Rekaan", "Rekaan", "Contoh", "Contoh", "Rawa", "99.02.01"]


def test_places_are_ordered_by_code_though_their_file_is_not(hasil):
    terbalik = banding.ambil(hasil, np.array([3, 2, 1, 0]))
    assert banding.cari_pilihan(terbalik, "", "2026", 50).equals(banding.cari_pilihan(hasil, "", "2026", 50))


def test_the_search_ignores_case_and_knows_codes(hasil):
    assert list(banding.cari_pilihan(hasil, "SUKA", "2026", 50)["kode"]) == [A, C]
    assert list(banding.cari_pilihan(hasil, " 99.02 ", "2026", 50)["kode"]) == ["99.02", "99.02.01", D]
    assert banding.cari_pilihan(hasil, "tidak ada", "2026", 50).empty


def test_the_word_that_is_searched_for_is_no_pattern(hasil):
    assert banding.cari_pilihan(hasil, ".*", "2026", 50).empty
    assert len(banding.cari(hasil, "[", "2026", 50)) == 0


def test_what_is_found_is_limited_and_every_kind_gets_a_place(hasil):
    tempat = banding.cari_pilihan(hasil, "", "2026", banyak=6)
    assert len(tempat) == 6
    assert tempat["jenis"].value_counts().to_dict() == {"kabupaten": 2, "kecamatan": 2, "desa": 2}


@pytest.mark.parametrize(
    ("banyak", "harapan"),
    [
        # 2 kabupaten, 3 kecamatan, 4 villages. A third of 8 is 2: two of each kind are in, the two places left go on
        # in order: the third kecamatan, the third village
        (8, ["99.01", "99.02", "99.01.01", "99.01.02", "99.02.01", A, B, C]),
        (9, ["99.01", "99.02", "99.01.01", "99.01.02", "99.02.01", A, B, C, D]),
        (10, ["99.01", "99.02", "99.01.01", "99.01.02", "99.02.01", A, B, C, D]),
        (4, ["99.01", "99.02", "99.01.01", A]),  # one of each, then the second kabupaten
        (2, ["99.01", "99.02"]),
        (0, []),
    ],
)
def test_places_that_are_left_are_filled_in_order(hasil, banyak, harapan):
    tempat = banding.cari_pilihan(hasil, "", "2026", banyak)
    assert list(tempat["kode"]) == harapan
    assert list(tempat.index) == list(range(len(harapan)))


def test_codes_from_an_address_are_known_with_and_without_points_and_foreign_ones_skipped(hasil):
    tempat = banding.kenali(hasil, "2026", ["9901022003", "99.01.01", "99.01.01", "77", "<b>", ""])
    assert list(tempat["kode"]) == [C, "99.01.01"]
    assert list(tempat["desa"]) == [1, 2]


def test_equal_names_are_told_apart_by_their_kecamatan(hasil, baris):
    assert banding.label_desa(hasil.jawaban.kunci.iloc[baris]) == [
        "Sukamaju (Contoh)",
        "Karangsari",
        "Sukamaju (Rawa)",
        D,
    ]


def test_equal_names_in_one_kecamatan_are_told_apart_by_their_codes(hasil):
    kunci = hasil.jawaban.kunci.iloc[[0, 2]].assign(kecamatan="Contoh")
    assert banding.label_desa(kunci) == [f"Sukamaju ({A})", f"Sukamaju ({C})"]


def test_empty_names_are_filled_in_from_kemendagri(hasil):
    kunci = hasil.jawaban.kunci.iloc[[0, 1]].assign(nama_desa="", kecamatan="", kode_desa=["11.01.01.2001", B])
    resmi = nama_resmi(kunci["kode_desa"]).iloc[0]
    assert resmi
    assert list(banding.nama_desa(kunci)) == [resmi, B]
    assert list(banding.nama_wilayah(kunci))[1] == "99.01.01"


def test_what_has_no_value_stands_last_in_both_directions(hasil, baris):
    daftar = banding.daftar_desa(banding.ambil(hasil, baris))
    naik = banding.urutkan(daftar, "indeks")["kode_desa"]
    turun = banding.urutkan(daftar, "indeks", turun=True)["kode_desa"]
    assert list(naik) == [B, C, A, D]
    assert list(turun) == [A, C, B, D]


def test_what_has_equal_values_stays_in_its_first_order(hasil, baris):
    daftar = banding.daftar_desa(banding.ambil(hasil, baris)).assign(indeks=[1.0, 2.0, 1.0, 2.0])
    assert list(banding.urutkan(daftar, "indeks", turun=True)["kode_desa"]) == [B, D, A, C]


def test_taking_some_of_the_villages_changes_not_one_number(hasil):
    semua, sebagian = hasil.tabel(), banding.ambil(hasil, np.array([2, 0])).tabel()
    assert sebagian.equals(semua.iloc[[2, 0]].reset_index(drop=True))


def test_a_village_is_looked_up_in_its_last_period(hasil):
    assert banding.cari_desa(hasil.jawaban, "9901012001") == 0
    assert banding.cari_desa(hasil.jawaban, A, "2025") == 4
    assert banding.cari_desa(hasil.jawaban, "15.01.01.2001") is None
