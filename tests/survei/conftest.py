"""Instruments that a form is printed from."""

from pathlib import Path

import pytest
from ekspor_uji import DIBERI, sel

from penilaian.berkas import baca
from penilaian.muat import muat_instrumen, muat_versi

TAMBAHAN = Path(__file__).parents[1] / "muat" / "tambahan_kecil"


@pytest.fixture(scope="session")
def tambahan():
    """The shipped instrument with questions that a kabupaten adds."""
    return muat_instrumen(TAMBAHAN)


@pytest.fixture(scope="session")
def lama():
    """The instrument that the forms of the given exports were printed from."""
    return muat_versi("inpres-3-2003", "1.0.0")


@pytest.fixture(scope="session")
def benar(lama):
    """What was typed into those forms."""
    return sel(lama, baca(DIBERI / "benar.csv", lama).jawaban)
