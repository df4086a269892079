"""Words for states: one place knows them, and it knows all that the store can hold."""

import ast
from pathlib import Path
from typing import get_args

import pytest

import penilaian
from penilaian.narasi.keadaan import SEBUTAN_BUKTI, SEBUTAN_KEADAAN, sebut_keadaan
from penilaian.simpan import Keadaan
from penilaian.simpan.basis.tabel import StatusBukti


def test_every_state_of_an_assessment_has_a_name_of_its_own():
    assert set(SEBUTAN_KEADAAN) == set(get_args(Keadaan))
    assert len(set(SEBUTAN_KEADAAN.values())) == len(SEBUTAN_KEADAAN)


@pytest.mark.parametrize("keadaan", get_args(Keadaan))
def test_every_state_of_an_assessment_can_stand_within_a_sentence(keadaan):
    kata = sebut_keadaan(keadaan)
    assert kata == kata.lower()
    assert kata


def test_everything_that_can_become_of_evidence_has_a_name():
    assert set(SEBUTAN_BUKTI) == set(get_args(StatusBukti))


def test_no_other_module_writes_the_name_of_a_state_by_itself():
    rumah = Path(penilaian.__file__).parent
    nama = {n for n in SEBUTAN_KEADAAN.values() if " " in n}  # "Final" is a word of its own too
    tertulis = {
        f"{berkas.relative_to(rumah)}:{simpul.lineno}"
        for berkas in rumah.rglob("*.py")
        if berkas.name != "keadaan.py"
        for simpul in ast.walk(ast.parse(berkas.read_text("utf-8")))
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str) and simpul.value.startswith(tuple(nama))
    }
    assert tertulis == set()
