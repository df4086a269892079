"""What a page shows of itself where the store fails: why, in words, and a button that tries again."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from penilaian.dasbor.komponen.lukis import lukis
from penilaian.dasbor.komponen.temuan import pesan
from penilaian.galat import GalatPemakaian, GalatSimpan


@contextmanager
def bila_terputus(kunci: str) -> Iterator[None]:
    """Draw a part of a page; where the store refuses or fails, say why, and offer to draw it again.

    Args:
        kunci: of the part, the same in every run.
    """
    try:
        yield
    except (GalatSimpan, GalatPemakaian) as galat:
        coba_lagi(str(galat), kunci)


def coba_lagi(sebab: str, kunci: str) -> None:
    """Say why a part of a page is not drawn, and offer to draw it again."""
    lukis(pesan(sebab))
    st.button("Coba lagi", key=f"coba_lagi_{kunci}")
