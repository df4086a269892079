"""What is asked of one code is asked by the function beside the column's, and says the same."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import penilaian
from penilaian.desa import BENTUK_KODE, bakukan, kode_baku, rekaan, rekaan_satu

RUMAH = Path(penilaian.__file__).parent


@pytest.mark.parametrize("yang_dinilai", BENTUK_KODE)
def test_one_code_has_the_form_that_its_column_gives_it_whoever_is_assessed(yang_dinilai):
    tulis = ["1501202006", " 15.01.20.2006 ", "15.01.202006", "1501", " 15.01", "15", "027", "0151", "99.01", "x", ""]
    kolom = bakukan(pd.Series(tulis, dtype="str"), yang_dinilai).tolist()
    assert [kode_baku(k, yang_dinilai) for k in tulis] == kolom
    assert 2 <= sum(k != "" for k in kolom) < len(tulis)


def test_a_code_is_of_an_invented_place_whatever_its_size_and_a_longer_number_is_none():
    kode = {"99": True, "99.01": True, "99.01.01": True, "99.01.01.2001": True, "99.01.01.1001": True}
    kode |= {"": False, "9": False, "999": False, "15.99": False, "15.01.20.2006": False}
    assert {k: rekaan_satu(k) for k in kode} == kode
    assert rekaan(pd.Series(list(kode), dtype="str")).tolist() == list(kode.values())


def dengan_tangan(pohon: ast.Module) -> Iterator[int]:
    """Yield the lines that ask about one code by a column of one, or by the number of the invented province."""
    for s in ast.walk(pohon):
        match s:
            case ast.Call(
                func=ast.Attribute(attr="Series") | ast.Name(id="Series"),
                args=[ast.List(elts=[satu]) | ast.Tuple(elts=[satu]), *_],
            ) if not isinstance(satu, ast.Starred):
                yield s.lineno
            case ast.Call(func=ast.Attribute(attr="startswith"), args=[ast.Constant(value="99" | "99.")]):
                yield s.lineno
            case ast.Compare(comparators=[ast.Constant(value="99" | "99.")]):
                yield s.lineno


def test_no_module_beside_desa_asks_about_one_code_in_a_way_of_its_own():
    tertulis = {
        f"{berkas.relative_to(RUMAH).as_posix()}:{baris}"
        for berkas in RUMAH.rglob("*.py")
        if berkas.name != "desa.py"
        for baris in dengan_tangan(ast.parse(berkas.read_text("utf-8")))
    }
    assert tertulis == set()


@pytest.mark.parametrize(
    ("kode", "banyak"),
    [
        ('bakukan(pd.Series([bersih], dtype="str"), siapa).item()', 1),
        ("Series((satu,))", 1),
        ('wilayah.startswith("99")', 1),
        ('kode.str.startswith("99.")', 1),
        ('kode[:2] == "99"', 1),
        ("pd.Series([a, b])", 0),
        ("pd.Series([*semua])", 0),
        ("pd.Series([f(k) for k in semua])", 0),
        ('kode.startswith("15")', 0),
        ('f"99.{n:02d}"', 0),
    ],
)
def test_a_way_of_ones_own_is_found_and_nothing_else(kode, banyak):
    assert len(list(dengan_tangan(ast.parse(kode)))) == banyak
