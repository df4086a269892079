"""Numbers that a program hands over become the text that a file would hold."""

import pytest

from penilaian import dari_tabel, muat_instrumen


@pytest.mark.filterwarnings("ignore:.*jauh di luar tolok:penilaian.galat.PeringatanJawaban")
@pytest.mark.parametrize(("isi", "nilai"), [(0.00001, 0.00001), (3.0, 3.0), (2.5, 2.5), (100, 100.0)])
def test_numbers_of_the_program_are_read_without_exponents(isi, nilai):
    jawaban = dari_tabel(
        muat_instrumen("inpres-3-2003"),
        [{"kode_desa": "99.01.01.2001", "periode": "2026", "M02": isi}],
    )
    assert jawaban.nilai[jawaban.nomor("M02"), 0] == nilai
