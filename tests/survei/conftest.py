"""Instruments that a form is printed from."""

from pathlib import Path

import pytest

from penilaian.muat import muat_instrumen

TAMBAHAN = Path(__file__).parents[1] / "muat" / "tambahan_kecil"


@pytest.fixture(scope="session")
def tambahan():
    """The shipped instrument with questions that a kabupaten adds."""
    return muat_instrumen(TAMBAHAN)
