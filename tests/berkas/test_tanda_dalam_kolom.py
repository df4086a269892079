"""Whether a piece of a text column holds a sign, by its bytes; blank lines among rows, by the line ends around them."""

import pyarrow as pa
import pytest

from penilaian.mentah import Unggahan, baca_langsung
from penilaian.mentah.lembar_teks import memuat

DIKENAL = frozenset({"kodedesa", "periode", "p01"})


@pytest.mark.parametrize(
    ("isi", "ada"),
    [([], False), ([""], False), (["", ""], False), (["aman"], False), (["", "a#"], True), (["é\r", ""], True)],
)
def test_a_column_holds_a_sign_if_one_of_its_cells_does(isi, ada):
    assert memuat(pa.array(isi, type=pa.string()), b"#", b"\r") is ada


def test_only_the_cells_of_a_slice_are_looked_at():
    kolom = pa.array(["#", "é", "b", None, "#"], type=pa.string())
    assert [memuat(kolom.slice(a, 1), b"#") for a in range(5)] == [True, False, False, False, True]
    assert not memuat(kolom.slice(1, 3), b"#")
    assert memuat(kolom.slice(1, 4), b"#")


@pytest.mark.parametrize("akhir", ["\n", "\r", "\r\n"])
def test_a_blank_line_leaves_the_numbers_of_the_rows_below_it_as_a_spreadsheet_shows_them(akhir):
    baris = ["kode_desa,periode,P01", "99.01.01.2001,2026,1", "", "99.01.01.2002,2026,2"]
    lembar = baca_langsung(Unggahan("isian.csv", akhir.join(baris).encode()), DIKENAL)
    assert lembar.baris.tolist() == [2, 4]


@pytest.mark.parametrize("galat", ["#REF!", "err:502", "ERR:502"])
def test_an_error_of_a_formula_is_told_whatever_its_case(galat):
    lembar = baca_langsung(Unggahan("isian.csv", f"kode_desa,periode,P01\n1,2026,{galat}\n".encode()), DIKENAL)
    assert [(s.baris, s.kolom, s.kode) for s in lembar.rusak] == [(2, 2, "B17")]


def test_a_swallowed_row_is_told_where_lines_end_with_a_carriage_return_alone():
    isi = 'kode_desa,periode,P01\r99.01.01.2001,2026,"1\r99.01.01.2002,2026,2"\r'
    lembar = baca_langsung(Unggahan("isian.csv", isi.encode()), DIKENAL)
    assert [s.kode for s in lembar.rusak] == ["B26"]
