"""Findings of one kind: the first hundred cells by themselves with their own words, the others counted."""

import numpy as np
import pytest

from penilaian.jawaban import GalatSel, kata_lain, pilih_tersebut, sebut_baris
from penilaian.jawaban.galat_sel import Sebab, galat_sel


def sebab(kode, *isi):
    return Sebab(kode, np.array(isi, dtype=np.intp), lambda u: (f"isi {u}", f"saran {u}"))


def ringkas(galat):
    return [(g.kode, g.posisi.tolist(), g.pesan, g.saran, g.lain) for g in galat]


def salah(kode, *posisi, lain=False):
    return GalatSel(np.array(posisi, dtype=np.intp), kode, f"pesan {posisi[0]}", "saran", lain)


def test_every_cell_at_fault_is_said_once_with_the_words_of_what_it_holds():
    kolom = np.array([0, 3, 1, 3, 2, 0, 4, 3])  # cells 0, 2 and 4 are as they should be
    assert ringkas(galat_sel(kolom, [sebab("J03", 1, 3)])) == [
        ("J03", [2], "isi 1", "saran 1", False),
        ("J03", [1, 3, 7], "isi 3", "saran 3", False),
    ]


def test_a_kind_without_cells_does_not_hide_those_after_it():
    kolom = np.array([0, 1, 2])
    assert ringkas(galat_sel(kolom, [sebab("J18"), sebab("J19", 0), sebab("J20", 2)])) == [
        ("J19", [0], "isi 0", "saran 0", False),
        ("J20", [2], "isi 2", "saran 2", False),
    ]
    assert galat_sel(kolom, []) == galat_sel(np.array([], dtype=np.intp), [sebab("J18")]) == []


@pytest.mark.parametrize("banyak", [99, 100, 101, 107])
def test_a_hundred_distinct_cells_have_their_own_words_and_those_after_them_share_the_first_ones(banyak):
    galat = galat_sel(np.arange(banyak).repeat(2), [sebab("J05", *range(banyak))])
    assert [g.lain for g in galat] == [False] * min(banyak, 100) + [True] * (banyak > 100)
    assert [g.pesan for g in galat] == [f"isi {u}" for u in range(len(galat))]
    assert np.concatenate([g.posisi for g in galat]).tolist() == list(range(2 * banyak))


def test_the_cells_that_are_named_are_the_first_of_their_column_and_kind_in_the_order_of_rows():
    galat = [("A", salah("J03", 4, 9)), ("B", salah("J03", 0)), ("A", salah("J05", 1)), ("A", salah("J03", 2, 6))]
    sebut, lain = pilih_tersebut(galat)
    assert [(p, kolom, g.kode, g.pesan) for p, kolom, g in sebut] == [
        (2, "A", "J03", "pesan 2"),
        (4, "A", "J03", "pesan 4"),
        (6, "A", "J03", "pesan 2"),
        (9, "A", "J03", "pesan 4"),
        (0, "B", "J03", "pesan 0"),
        (1, "A", "J05", "pesan 1"),
    ]
    assert lain == []


def test_a_finding_is_named_cell_by_cell_unless_it_says_that_it_is_only_counted():
    sendiri = GalatSel(np.array([3]), "B16", "dua baris", "Sisakan satu.")
    assert [p for p, *_ in pilih_tersebut([("A", sendiri)])[0]] == [3]
    sebut, ((kolom, lain),) = pilih_tersebut([("A", salah("J05", 7, 8, lain=True)), ("A", salah("J05", 9, 5))])
    assert [p for p, *_ in sebut] == [5, 9]
    assert (kolom, lain.posisi.tolist(), lain.lain) == ("A", [7, 8], True)


def test_beyond_a_hundred_cells_of_a_kind_the_rest_is_one_finding_with_all_their_positions():
    genap = salah("J03", *range(0, 200, 2))
    ganjil = salah("J03", *range(1, 200, 2))
    sisa = salah("J03", 1_000, 500, lain=True)
    sebut, ((kolom, lain),) = pilih_tersebut([("A", ganjil), ("A", genap), ("A", sisa)])
    assert [(p, g.pesan) for p, _, g in sebut] == [(p, f"pesan {p % 2}") for p in range(100)]
    assert (kolom, lain.kode, lain.lain) == ("A", "J03", True)
    assert lain.posisi.tolist() == [*range(100, 200), 500, 1_000]
    assert lain.pesan == ganjil.pesan  # the first that was found speaks for the rest
    pas = pilih_tersebut([("A", salah("J03", *range(100)))])
    assert (len(pas[0]), pas[1]) == (100, [])


def test_ten_rows_are_named_and_how_many_are_left():
    assert sebut_baris([3]) == "baris 3"
    assert sebut_baris(range(1, 11)) == "baris 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
    assert sebut_baris(range(1, 12)) == "baris 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 dan 1 lagi"
    assert sebut_baris(range(2_000), 2) == "baris 0, 1 dan 1.998 lagi"
    assert kata_lain(np.array([4, 7]), "J03") == ("masih ada 2 sel lain pada kolom ini dengan temuan J03 (baris 4, 7)")
