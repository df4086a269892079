"""Different texts of a column are told apart slice by slice: the same ones, however the column is cut."""

import pyarrow as pa
import pytest

from penilaian.berkas import ragam_teks
from penilaian.berkas.ragam_teks import banyak_beda, potong, ragam, sidik

ISI = ["b", "a", " a", "b ", "", "c", "a", "ab", "b"]


@pytest.fixture(params=[2, 65_536])
def sepotong(request, monkeypatch):
    monkeypatch.setattr(ragam_teks, "_SEPOTONG", request.param)


@pytest.fixture(params=["utuh", "terpotong"])
def kolom(request):
    return pa.array(ISI) if request.param == "utuh" else pa.chunked_array([ISI[:1], ISI[1:6], ISI[6:]])


@pytest.mark.usefixtures("sepotong")
def test_two_rows_have_one_number_just_where_their_texts_differ_in_decoration_alone(kolom):
    angka = sidik(kolom, r"\s+")
    polos = [t.strip() for t in ISI]
    assert [[a == b for b in angka.tolist()] for a in angka.tolist()] == [[a == b for b in polos] for a in polos]


@pytest.mark.usefixtures("sepotong")
def test_numbers_and_pairs_of_them_are_counted_once_each(kolom):
    assert banyak_beda(sidik(kolom, "$^")) == len(set(ISI))
    urut = pa.array([str(n % 2) for n in range(len(ISI))])
    pasangan = {(t.strip(), n % 2) for n, t in enumerate(ISI)}
    assert banyak_beda(sidik(kolom, r"\s+"), sidik(urut, "$^")) == len(pasangan)


def test_a_pair_is_not_the_pair_the_other_way_round():
    a, b = sidik(pa.array(["x", "y"]), "$^"), sidik(pa.array(["y", "x"]), "$^")
    assert banyak_beda(a, b) == 2


def test_nothing_is_no_number():
    assert banyak_beda(sidik(pa.array([], type=pa.string()), "$^")) == 0
    assert ragam(pa.array([], type=pa.string()), 3) == []


@pytest.mark.usefixtures("sepotong")
@pytest.mark.parametrize("paling_banyak", [0, 1, 2, 3, 4, 99])
def test_of_many_texts_the_first_are_told_in_their_order(kolom, paling_banyak):
    assert ragam(kolom, paling_banyak) == ["b", "a", "", "c", "ab"][:paling_banyak]


@pytest.mark.usefixtures("sepotong")
def test_slices_of_columns_that_are_cut_otherwise_hold_the_same_rows():
    angka = pa.chunked_array([[0], [1, 2, 3], [4, 5, 6, 7, 8]])
    satu, dua = zip(*potong(pa.array(ISI), angka), strict=True)
    assert [len(s) for s in satu] == [len(d) for d in dua]
    assert [t for s in satu for t in s.to_pylist()] == ISI
    assert [n for d in dua for n in d.to_pylist()] == list(range(len(ISI)))
