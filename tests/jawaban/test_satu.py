"""One kept cell of a list: which items it ticks."""

import pytest

from penilaian.jawaban import NIHIL, TB, tercentang


@pytest.mark.parametrize(
    ("teks", "butir"),
    [("situs papan", {"papan", "situs"}), ("grup_wa", {"grup_wa"}), (NIHIL, set()), ("", set()), (TB, set())],
)
def test_ticks_are_read_by_the_items_of_the_instrument(instrumen, teks, butir):
    assert tercentang(instrumen.per_id["D1"], teks) == butir
