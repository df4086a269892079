"""The columns of a table that a program holds: which is read as what, which is passed over, and what is told of it."""

import pytest

from penilaian.galat import GalatJawaban, PeringatanJawaban
from penilaian.jawaban import dari_tabel

KUNCI = {"kode_desa": "99.01.01.2001", "periode": "2026"}


def galat(instrumen, isi):
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, [isi])
    return [t for t in e.value.temuan if t.berat == "galat"]


def test_a_name_of_the_village_under_another_heading_is_read_and_told(instrumen):
    with pytest.warns(PeringatanJawaban, match="'Desa / Kelurahan' dibaca sebagai nama_desa"):
        j = dari_tabel(instrumen, [KUNCI | {"Desa / Kelurahan": "Sukamaju", "J1": 3}])
    assert j.kunci["nama_desa"].tolist() == ["Sukamaju"]


def test_a_column_called_indikator_hides_none_behind_it(instrumen):
    assert dari_tabel(instrumen, [KUNCI | {"indikator": "catatan", "J1": 3}]).nilai[0].tolist() == [3]


def test_a_column_named_by_the_question_stands_back_behind_its_id_and_is_a_twin_of_another_such(instrumen):
    assert dari_tabel(instrumen, [KUNCI | {"J1": 3, "Jenjang": 1}]).nilai[0].tolist() == [3]
    assert [t.kode for t in galat(instrumen, KUNCI | {"Jenjang": 3, "J1 Jenjang": 1})] == ["B12"]


def test_a_numbered_column_is_no_twin_where_the_other_is_not_there_but_its_indicator_is_lost(instrumen):
    assert [t.kode for t in galat(instrumen, KUNCI | {"J2": 3, "J1.1": 4})] == ["B49"]
    assert dari_tabel(instrumen, [KUNCI | {"J2": 3, "J1.1": ""}]).nilai[1].tolist() == [3]


@pytest.mark.parametrize("judul", ["J1 lama", "J1a", "Bobot J1"])
def test_an_indicator_that_only_a_longer_heading_names_is_an_error_as_in_a_file(instrumen, judul):
    (t,) = galat(instrumen, KUNCI | {"J2": 3, judul: 4})
    assert (t.tempat, t.kode) == (f"tabel, kolom {judul}", "B49")
    assert f"J1 tidak mempunyai kolom sendiri, tetapi disebut pada judul {judul!r}" in t.pesan


@pytest.mark.parametrize("judul", ["J1 nilai", "Skor J1"])
def test_a_word_for_an_answer_beside_an_id_is_read_as_in_a_file(instrumen, judul):
    with pytest.warns(PeringatanJawaban, match="dibaca sebagai J1"):
        j = dari_tabel(instrumen, [KUNCI | {"J2": 3, judul: 4}])
    assert j.nilai[:2, 0].tolist() == [4, 3]


def test_what_is_told_of_columns_follows_their_order(instrumen):
    with pytest.warns(PeringatanJawaban) as w:
        dari_tabel(instrumen, [KUNCI | {"J99": 4, "J01": 3, "J98": 4}])
    sebut = [next(k for k in ("J99", "J01", "J98") if k in str(satu.message)) for satu in w]
    assert sebut == ["J99", "J01", "J98"]


def test_a_heading_like_an_id_of_another_instrument_is_passed_over_without_a_word(instrumen):
    assert dari_tabel(instrumen, [KUNCI | {"J1": 3, "X5": 4}]).nilai[0].tolist() == [3]


def test_one_answer_a_row_is_told_even_where_there_are_no_keys(instrumen):
    assert "B20" in [t.kode for t in galat(instrumen, {"indikator": "J1", "nilai": 3})]


def test_a_table_without_questions_is_shown_the_first_id_as_an_example(instrumen):
    (satu,) = galat(instrumen, KUNCI | {"catatan": "x"})
    assert (satu.kode, satu.saran) == ("B13", "Beri judul kolom menurut id, misalnya J1.")


def test_a_column_that_holds_the_villages_of_its_codes_is_their_name_under_any_heading_and_without_codes_none(
    instrumen,
):
    isi = [
        {"kode_desa": "11.01.02.2001", "periode": "2026", "J1": 3, "Tempat rapat": "Fajar Harapan"},
        {"kode_desa": "11.01.02.2002", "periode": "2026", "J1": 2, "Tempat rapat": None},
    ]
    with pytest.warns(PeringatanJawaban, match="'Tempat rapat' dibaca sebagai nama_desa"):
        assert dari_tabel(instrumen, isi).kunci["nama_desa"].tolist()[0] == "Fajar Harapan"
    tanpa_kode = galat(instrumen, {"periode": "2026", "J1": 3, "Tempat rapat": "Fajar Harapan"})
    assert ["kode_desa" in t.pesan for t in tanpa_kode] == [True]
