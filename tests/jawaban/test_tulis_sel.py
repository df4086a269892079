"""Answers as cells: the text that reads back as the same answer."""

import pytest

from penilaian.jawaban import dari_tabel, tulis_sel


def sel(instrumen, id_, *isi):
    baris = [{"kode_desa": f"99.01.01.2{n:03}", "periode": "2026", id_: x} for n, x in enumerate(isi, start=1)]
    return tulis_sel(instrumen.per_id[id_], dari_tabel(instrumen, baris)).to_pylist()


@pytest.mark.parametrize(
    ("id_", "isi", "tertulis"),
    [
        ("J1", ["", "0", "4"], ["", "0", "4"]),
        ("J2", ["TB", "", "2"], ["TB", "", "2"]),
        ("D1", ["situs papan", "NIHIL", ""], ["papan situs", "NIHIL", ""]),
        ("A1", ["2,50", "TB", "", "14"], ["2.5", "TB", "", "14"]),
        # without its sign a share of one would be read as such
        ("P1", ["0", "0,5%", "1%", "99,5", "100", ""], ["0", "0.5%", "1", "99.5", "100", ""]),
        ("A2", ["0,5%", "50"], ["0.5%", "50"]),
        ("A1", ["1,5", "1", "2"], ["1.5", "1", "2"]),
        ("P1", ["3/9", "62,5", "0/5", "", "3/9"], ["3/9", "62.5", "0/5", "", "3/9"]),
        ("S1", ["85 n=30", "85", "70,5 n=1", "", "85 n=31"], ["85 n=30", "85", "70.5 n=1", "", "85 n=31"]),
        ("S1", ["1/2 n=30", "1/1 n=5", "60", "1/2"], ["1/2 n=30", "1/1 n=5", "60", "1/2"]),
    ],
)
def test_cells_are_written_as_they_are_read_back(instrumen, id_, isi, tertulis):
    assert sel(instrumen, id_, *isi) == tertulis
    assert sel(instrumen, id_, *tertulis) == tertulis


def test_what_is_not_asked_has_no_cells(instrumen):
    tanpa = instrumen.model_copy(update={"indikator": instrumen.indikator[1:]})
    jawaban = dari_tabel(tanpa, [{"kode_desa": "99.01.01.2001", "periode": "2026", "J2": "2"}])
    with pytest.raises(ValueError, match="not in tuple"):
        tulis_sel(instrumen.per_id["J1"], jawaban)
