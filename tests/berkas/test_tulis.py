"""Results out: unrounded, safe to open in a spreadsheet, whole or not at all."""

import csv as pustaka_csv
import io
import json
import re
import stat
import weakref
import zipfile

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from penilaian.berkas import periksa_tujuan, tulis_hasil
from penilaian.galat import GalatPemakaian
from penilaian.mentah import lepas, luput
from penilaian.muat import muat_instrumen
from penilaian.utuh import tulis_utuh

PECAHAN = 0.1 + 0.2
TABEL = pd.DataFrame(
    {
        "kode_desa": ["99.01.01.2001", "99.01.01.2002", "99.01.01.2003"],
        "nama_desa": ["Satu, Dua", '=HYPERLINK("x")', ""],
        "posisi": np.array([0, 1, 4], dtype=np.int8),
        "indeks": [69.97, PECAHAN, np.nan],
        "penghambat": ["P01 P08", "", "kata\nkata"],
        "status": pd.Categorical(["belum", "tercapai", "belum"]),
    }
)
AKHIRAN = ["csv", "xlsx", "parquet", "json"]


def test_csv_is_not_rounded_and_is_quoted_only_where_needed(tmp_path):
    tulis_hasil(TABEL, tmp_path / "h.csv")
    assert (tmp_path / "h.csv").read_bytes().decode() == (
        "kode_desa,nama_desa,posisi,indeks,penghambat,status\n"
        '99.01.01.2001,"Satu, Dua",0,69.97,P01 P08,belum\n'
        '99.01.01.2002,"\'=HYPERLINK(""x"")",1,0.30000000000000004,,tercapai\n'
        '99.01.01.2003,,4,,"kata\nkata",belum\n'
    )


def test_json_has_null_for_what_is_empty_and_whole_numbers(tmp_path):
    tulis_hasil(TABEL, tmp_path / "h.json")
    baris = json.loads((tmp_path / "h.json").read_text(encoding="utf-8"))
    assert list(baris[0]) == list(TABEL.columns)
    assert baris[1] == {
        "kode_desa": "99.01.01.2002", "nama_desa": '=HYPERLINK("x")', "posisi": 1, "indeks": PECAHAN,
        "penghambat": None, "status": "tercapai",
    }  # fmt: skip
    assert baris[2]["indeks"] is None
    assert baris[2]["nama_desa"] is None


def test_parquet_has_codes_as_text_and_whole_numbers(tmp_path):
    tulis_hasil(TABEL, tmp_path / "h.parquet")
    t = pq.read_table(tmp_path / "h.parquet")
    assert [str(f.type) for f in t.schema] == ["string", "string", "int8", "double", "string", "string"]
    assert t["indeks"].to_pylist() == [69.97, PECAHAN, None]


def test_xlsx_is_for_people_to_read(tmp_path):
    tulis_hasil(TABEL, tmp_path / "h.xlsx", muat_instrumen("inpres-3-2003"))
    isi = python_calamine.load_workbook(str(tmp_path / "h.xlsx")).get_sheet_by_name("Hasil").to_python()
    assert isi[1] == ["99.01.01.2001", "Satu, Dua", 0.0, 69.97, "P01 P08", "belum"]
    assert isi[2][1] == '\'=HYPERLINK("x")'
    assert isi[3][3] == ""
    with zipfile.ZipFile(tmp_path / "h.xlsx") as arsip:
        lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
        gaya = arsip.read("xl/styles.xml").decode()
    assert 'state="frozen"' in lembar
    assert '<autoFilter ref="A1:F4"/>' in lembar
    assert 'formatCode="0.0"' in gaya
    assert 'formatCode="[&lt;69.95]0.0;[&lt;70]&quot;69,9&quot;;0.0"' in gaya  # 69.97 is stored, 69,9 is shown


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_a_table_in_parts_becomes_the_file_of_the_whole(tmp_path, akhiran):
    satu, dua = tmp_path / f"satu.{akhiran}", tmp_path / f"dua.{akhiran}"
    tulis_hasil(TABEL, satu)
    tulis_hasil((TABEL.iloc[b : b + 1] for b in range(len(TABEL))), dua)
    if akhiran == "parquet":  # each part is a group of rows of its own
        assert pq.read_table(dua).equals(pq.read_table(satu))
        assert pq.read_schema(dua).equals(pq.read_schema(satu), check_metadata=True)
    elif akhiran == "xlsx":
        lembar = [zipfile.ZipFile(j).read("xl/worksheets/sheet1.xml") for j in (satu, dua)]
        assert lembar[0] == lembar[1]
    else:
        assert dua.read_bytes() == satu.read_bytes()


@pytest.mark.parametrize("akhiran", ["csv", "parquet", "json"])
def test_of_a_part_that_is_written_nothing_is_kept(tmp_path, akhiran):
    lahir: list[weakref.ref[pd.DataFrame]] = []

    def bagian():
        for _ in range(4):
            assert not [r for r in lahir if r() is not None]
            tabel = TABEL.copy()
            lahir.append(weakref.ref(tabel))
            yield tabel
            del tabel

    tulis_hasil(bagian(), tmp_path / f"h.{akhiran}")
    assert len(lahir) == 4


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_a_table_without_rows_is_still_a_valid_file(tmp_path, akhiran):
    jalur = tmp_path / f"h.{akhiran}"
    tulis_hasil(TABEL.iloc[:0], jalur)
    if akhiran == "json":
        assert json.loads(jalur.read_text()) == []
    elif akhiran == "csv":
        assert jalur.read_text().count("\n") == 1
    elif akhiran == "parquet":
        assert pq.read_table(jalur).num_rows == 0
    else:
        assert len(python_calamine.load_workbook(str(jalur)).get_sheet_by_index(0).to_python()) == 1


@pytest.mark.parametrize(
    "awal",
    [
        "=1+1", "+62 811", "-5", "@sum(a1)", "\tx", "\rx", "'=1", " =1+1", "\u00a0 =1+1", "\u200b=1+1",
        "\ufeff=1+1", "\u3000@a", "＝1+1", "＋1", "－1", "＠a", "\u22121", "' \u200b=1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("akhiran", ["csv", "xlsx"])
def test_text_that_would_become_a_formula_gets_a_guarding_quote(tmp_path, awal, akhiran):
    jalur = tmp_path / f"h.{akhiran}"
    tulis_hasil(pd.DataFrame({"nama_desa": [awal, "biasa"]}), jalur)
    if akhiran == "csv":
        sel = next(iter(list(pustaka_csv.reader(io.StringIO(jalur.read_bytes().decode(), newline="")))[1:]))[0]
    else:
        sel = python_calamine.load_workbook(str(jalur)).get_sheet_by_index(0).to_python()[1][0]
    assert sel == f"'{awal}"


@pytest.mark.parametrize(
    ("teks", "terjaga"),
    [
        ("\n=1+1", "\n'=1+1"),
        ("Satu\n=1+1", "Satu\n'=1+1"),
        ("Satu\r\n \u200b=1", "Satu\r\n' \u200b=1"),
        ("Satu;=1+1; @a", "Satu;'=1+1;' @a"),
        ("Satu\t-5", "Satu\t'-5"),
    ],
)
def test_a_formula_behind_what_some_spreadsheets_cut_at_is_guarded_and_read_back(tmp_path, teks, terjaga):
    """With ``;`` between cells, as in Indonesian settings, a quote inside a line of our CSV keeps nothing together."""
    tulis_hasil(pd.DataFrame({"nama_desa": [teks]}), tmp_path / "h.csv")
    baris = list(pustaka_csv.reader(io.StringIO((tmp_path / "h.csv").read_bytes().decode(), newline="")))
    assert baris[1] == [terjaga]
    assert lepas(terjaga) == teks


@given(st.text("=+-@'\t\r\n;, \u200b＝ab", max_size=12))
def test_what_is_put_before_formulas_is_taken_off_again_and_leaves_none(teks):
    terjaga = luput(pa.array([teks])).to_pylist()[0]
    assert lepas(terjaga) == teks
    for sel in re.split(r"[;\r\n]", terjaga):
        assert not re.match("[ \u200b]*[=+@＝-]", sel)


def test_a_negative_number_is_no_formula(tmp_path):
    tulis_hasil(pd.DataFrame({"selisih": [-1.5]}), tmp_path / "h.csv")
    assert (tmp_path / "h.csv").read_text() == "selisih\n-1.5\n"


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_numbers_in_csv_and_json_are_read_back_the_same(tmp_path_factory, angka):
    folder = tmp_path_factory.mktemp("bolak-balik")
    tabel = pd.DataFrame({"x": angka})
    tulis_hasil(tabel, folder / "h.csv")
    assert [float(b) for b in (folder / "h.csv").read_text().split()[1:]] == angka
    tulis_hasil(tabel, folder / "h.json")
    assert [b["x"] for b in json.loads((folder / "h.json").read_text())] == angka


@pytest.mark.parametrize("nama", ["h.doc", "h", "h.csv.gz", "h.tsv"])
def test_an_unknown_suffix_is_misuse_that_names_the_allowed_ones(tmp_path, nama):
    for panggil in (lambda: tulis_hasil(TABEL, tmp_path / nama), lambda: periksa_tujuan(tmp_path / nama)):
        with pytest.raises(GalatPemakaian, match=r"\.csv, \.xlsx, \.parquet, \.json"):
            panggil()
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_in_capitals_is_known(tmp_path):
    tulis_hasil(TABEL, tmp_path / "H.CSV")
    assert (tmp_path / "H.CSV").exists()


@pytest.mark.parametrize("tujuan", ["tiada/h.csv", "folder.csv"])
def test_a_place_that_cannot_be_written_to_is_misuse(tmp_path, tujuan):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(GalatPemakaian):
        tulis_hasil(TABEL, tmp_path / tujuan)


def test_failing_midway_leaves_the_old_file_untouched_and_nothing_behind(tmp_path):
    jalur = tmp_path / "h.csv"
    jalur.write_text("lama")

    def separuh(sementara):
        sementara.write_text("separuh")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tulis_utuh(jalur, separuh)
    assert jalur.read_text() == "lama"
    assert list(tmp_path.iterdir()) == [jalur]


def test_a_new_file_has_the_usual_permissions_and_an_old_file_keeps_its_own(tmp_path):
    biasa = tmp_path / "biasa"
    biasa.touch()
    tulis_hasil(TABEL, tmp_path / "h.csv")
    assert (tmp_path / "h.csv").stat().st_mode == biasa.stat().st_mode
    (tmp_path / "h.csv").chmod(0o600)
    tulis_hasil(TABEL, tmp_path / "h.csv")
    assert stat.S_IMODE((tmp_path / "h.csv").stat().st_mode) == 0o600


def test_of_a_file_that_is_to_be_written_only_the_folder_is_called_missing(tmp_path):
    with pytest.raises(GalatPemakaian, match=r": foldernya tidak ada$"):
        tulis_utuh(tmp_path / "takada" / "hasil.csv", lambda jalur: None)
