"""One kept cell of a list: which items it ticks."""

import pytest

from penilaian.jawaban import NIHIL, TB, tercentang


@pytest.mark.parametrize(
    ("teks", "butir"),
    [("situs papan", {"papan", "situs"}), ("grup_wa", {"grup_wa"}), (NIHIL, set()), ("", set()), (TB, set())],
)
def test_centang_dibaca_menurut_butir_instrumen(instrumen, teks, butir):
    assert tercentang(instrumen.per_id["D1"], teks) == butir
