"""The column in which a table says which version each row answers."""

import pandas as pd
import pytest

from penilaian import dari_tabel
from penilaian.galat import GalatJawaban
from penilaian.jawaban import kolom_versi, versi_asing
from penilaian.muat import id_versi_lain, muat_versi

ID = "inpres-3-2003"
KINI = muat_versi(ID, "2.0.0")
LAIN = tuple(id_versi_lain(ID, KINI.versi))


@pytest.mark.parametrize(
    ("judul", "letak"),
    [
        (["kode_desa", "P01"], None),
        (["kode_desa", "versi", "P01"], 1),
        (["versi", "Versi Instrumen"], 1),
        (["kode_desa", "meta/versi_instrumen"], 1),
        (["versi formulir", "versi2"], None),
    ],
)
def test_the_column_is_known_by_its_header_and_the_longer_one_first(judul, letak):
    assert kolom_versi(judul) == letak


@pytest.mark.parametrize(
    ("judul", "isi", "asing"),
    [
        ("versi", ["2.0.0", "", " 2.0 ", "2", "v2.0.0"], []),
        ("versi", ["1.0.0", "1", "V1.0"], ["1.0.0"]),
        ("versi", ["9.1"], ["9.1.0"]),
        ("versi", ["7", "final", "rev 2"], []),
        ("versi_instrumen", ["7", "final"], ["7.0.0", "final"]),
    ],
)
def test_another_version_is_told_however_it_is_written_and_a_files_own_is_none(judul, isi, asing):
    assert list(versi_asing(judul, isi, KINI, LAIN)) == asing


@pytest.mark.parametrize("versi", [["1.0.0", "1.0.0"], ["2.0.0", "1.0.0"]])
def test_a_table_whose_rows_name_another_version_is_refused_though_its_questions_are_the_same(versi):
    tabel = pd.DataFrame(
        {"kode_desa": ["99.01.01.2001", "99.01.01.2002"], "periode": "2026", "versi": versi, "P01": ["2", "3"]}
    )
    with pytest.raises(GalatJawaban) as galat:
        dari_tabel(KINI, tabel)
    assert [t.kode for t in galat.value.temuan] == ["B28"]
    assert "versi 1.0.0" in galat.value.temuan[0].pesan
    assert len(dari_tabel(KINI, tabel.assign(versi="2.0.0"))) == 2
