"""One kept cell: the words that stand for a state, and the items that a list ticks."""

from typing import Final

from penilaian.instrumen import IndikatorDaftar
from penilaian.jawaban.sel import urai

TB: Final = "TB"
"""Cell of what does not apply."""

NIHIL: Final = "NIHIL"
"""Cell of a list of which nothing is there."""


def tercentang(indikator: IndikatorDaftar, teks: str) -> frozenset[str]:
    """Return the ids of the items that a cell ticks."""
    u = urai(indikator, [teks])
    topeng = 0 if u.centang is None else int(u.centang[0])
    return frozenset(b.id for n, b in enumerate(indikator.butir) if topeng >> n & 1)
