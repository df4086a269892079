"""Words for states: one place knows them, and it knows all that the store can hold."""

from typing import get_args

import pytest

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
