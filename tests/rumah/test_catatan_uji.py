"""What a test sets about logging goes with it, whatever order the tests run in."""

import logging

import pytest
from catatan_uji import catatan_semula

from penilaian.dasbor.aplikasi import _catat_basis_data


@pytest.mark.parametrize("nama", ["penilaian.basisdata", "penilaian.uji_catatan_baru"])
def test_levels_and_handlers_that_a_test_sets_are_gone_after_it(nama):
    catatan = logging.getLogger("penilaian.basisdata")
    awal = catatan.level, catatan.handlers[:]
    with catatan_semula():
        ini = logging.getLogger(nama)
        ini.setLevel(logging.DEBUG)
        ini.addHandler(logging.NullHandler())
        ini.propagate = False
        _catat_basis_data()
        assert catatan.level == logging.INFO
        assert catatan.handlers
    assert (catatan.level, catatan.handlers) == awal
    assert not any(isinstance(h, logging.NullHandler) for h in logging.getLogger(nama).handlers)
    assert logging.getLogger(nama).propagate


def test_every_test_has_that(request):
    assert "catatan_sendiri" in request.fixturenames
