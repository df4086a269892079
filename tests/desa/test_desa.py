"""Village codes and names."""

import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.desa import (
    Desa,
    bakukan,
    desa_resmi,
    di_wilayah,
    jenis_kode,
    jenis_satu,
    kode_baku,
    nama_resmi,
    nama_satu,
    terletak,
    wilayah,
)


@pytest.mark.parametrize(
    ("kode", "baku"),
    [
        ("1501202006", "15.01.20.2006"), ("15.01.20.2006", "15.01.20.2006"), (" 15.01.20.2006 ", "15.01.20.2006"),
        ("15.01.202006", "15.01.20.2006"), ("150120200", ""), ("15012020061", ""), ("15-01-20-2006", ""), ("desa", ""),
        ("", ""),
        ("15.01.20.2006.", ""), ("١٥٠١٢٠٢٠٠٦", ""), ("1501202006.0", ""),
    ],
)  # fmt: skip
def test_a_code_with_or_without_points_has_one_form(kode, baku):
    assert bakukan(pd.Series([kode], dtype="str")).tolist() == [baku]


@pytest.mark.parametrize(
    ("kode", "jenis"),
    [
        ("15.01.20.2006", "desa"), ("15.01.01.1004", "kelurahan"), ("15.01.20.2999", "tak_dikenal"),
        ("15.01.01.1999", "tak_dikenal"),
        ("99.01.01.2001", "rekaan"), ("99.01.01.1001", "tak_dikenal"), ("", "tak_dikenal"),
    ],
)  # fmt: skip
def test_a_code_is_of_the_kind_that_its_form_says(kode, jenis):
    assert jenis_kode(pd.Series([kode], dtype="str")).tolist() == [jenis]


def test_the_kind_of_a_code_goes_by_row_though_the_index_repeats():
    kode = pd.Series(["99.01.01.2001", "15.01.20.2006", "15.01.20.2999"], index=[7, 7, 7], dtype="str")
    assert jenis_kode(kode).tolist() == ["rekaan", "desa", "tak_dikenal"]
    assert jenis_kode(kode).index.tolist() == [7, 7, 7]


def test_official_names_of_desa_kecamatan_kabupaten_and_of_the_unknown():
    kode = pd.Series(["15.01.20.2006", "15.01", "15.01.20.2999", "99.01.01.2001", "15.01.20.2006"], dtype="str")
    nama = nama_resmi(kode).tolist()
    assert nama == ["Talang Kemuning", "Kabupaten Kerinci", "", "", "Talang Kemuning"]


def test_the_list_of_kemendagri_is_not_loaded_where_all_villages_are_invented():
    program = (
        "import sys, pandas as pd; from penilaian.desa import jenis_kode, nama_resmi;"
        "k = pd.Series(['99.01.01.2001', '']); jenis_kode(k); nama_resmi(k);"
        "sys.exit('lokal' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_an_area_cuts_the_code():
    assert wilayah("15.01.20.2006", "kecamatan") == "15.01.20"
    assert wilayah("15.01.20.2006", "kabupaten") == "15.01"


CONTOH = ("15.01.20.2006", "1501202006", "15.01.01.1004", "15.01.20.2999", "15.01", "99.01.01.2001")


@settings(deadline=None)  # the first call loads the list of Kemendagri
@given(st.lists(st.sampled_from(CONTOH) | st.text(st.sampled_from("0159. x\n٥")), min_size=1, max_size=5))
def test_what_is_asked_of_one_code_is_what_is_asked_of_a_column(semua):
    kolom = pd.Series(semua, dtype="str")
    assert [kode_baku(k) for k in semua] == bakukan(kolom).tolist()
    assert [jenis_satu(k) for k in semua] == jenis_kode(kolom).tolist()
    assert [nama_satu(k) for k in semua] == nama_resmi(kolom).tolist()
    for di in ([], [""], ["15.01"], ["15.01.20.2006", "99"], ["15.0", "1"]):
        assert [any(terletak(k, w) for w in di) for k in semua] == di_wilayah(kolom, di).tolist()


def test_a_village_is_named_with_the_places_that_it_lies_in():
    assert desa_resmi("15.01.20.2006") == Desa("15.01.20.2006", "Talang Kemuning", "Bukit Kerman", "Kabupaten Kerinci")
    assert desa_resmi("99.01.01.2001") == Desa("99.01.01.2001", "", "", "")
