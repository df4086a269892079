"""A percentage that was written as a fraction stays one."""

import numpy as np
import pytest

from penilaian.jawaban import dari_tabel, sambung, tulis_sel, urai

KUNCI = {"kode_desa": "99.01.01.2001", "periode": "2026"}


def sel(instrumen, id_, *isi):
    baris = [{**KUNCI, "kode_desa": f"99.01.01.2{n:03d}", id_: satu} for n, satu in enumerate(isi, 1)]
    return dari_tabel(instrumen, baris)


def test_numerator_and_denominator_are_kept_as_written(instrumen):
    u = urai(instrumen.per_id["P1"], ["3/9", "25", "", "1 / 3", "1"])
    assert u.pecahan is not None
    assert u.pecahan.tolist() == [[3, 9], [0, 0], [0, 0], [1, 3], [0, 0]]
    assert u.nilai[0] == u.nilai[3] == pytest.approx(100 / 3)


def test_a_column_without_fractions_keeps_none(instrumen):
    assert urai(instrumen.per_id["P1"], ["25", "0,5%", ""]).pecahan is None
    assert dict(sel(instrumen, "P1", "25").pecahan) == {}


@pytest.mark.parametrize("tertulis", ["3/9", "1/250", "0/7", "7/7", "0.5%", "62.5"])
def test_a_cell_is_written_again_as_it_came(instrumen, tertulis):
    assert tulis_sel(instrumen.per_id["P1"], sel(instrumen, "P1", tertulis, "40")).to_pylist() == [tertulis, "40"]


def test_a_survey_keeps_its_respondents_beside_the_fraction(instrumen):
    assert tulis_sel(instrumen.per_id["S1"], sel(instrumen, "S1", "3/4 n=30")).to_pylist() == ["3/4 n=30"]


def test_fractions_stay_with_their_rows_when_rows_are_taken_and_joined(instrumen):
    satu, dua = sel(instrumen, "P1", "40", "3/9", "1/7"), sel(instrumen, "P1", "60", "70")
    i = instrumen.per_id["P1"]
    assert tulis_sel(i, satu.ambil([2, 0, 1])).to_pylist() == ["1/7", "40", "3/9"]
    assert tulis_sel(i, satu.potong(1, 3)).to_pylist() == ["3/9", "1/7"]
    semua = sambung(instrumen, [(instrumen, dua), (instrumen, satu)])
    assert tulis_sel(i, semua).to_pylist() == ["60", "70", "40", "3/9", "1/7"]
    assert np.isfinite(semua.nilai[semua.nomor("P1")]).all()
