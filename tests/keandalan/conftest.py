"""A small instrument of every kind, and answer sets written as cells."""

from collections.abc import Callable

import pandas as pd
import pytest

from penilaian.instrumen import Instrumen
from penilaian.jawaban import Jawaban, dari_tabel
from penilaian.muat import muat_instrumen


@pytest.fixture(scope="session")
def instrumen() -> Instrumen:
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="session")
def jawab(instrumen: Instrumen) -> Callable[..., Jawaban]:
    """Return a maker of answer sets: one row of cells by indicator for each village."""

    def buat(*desa: dict[str, str]) -> Jawaban:
        kunci = [{"kode_desa": f"99.01.01.20{n:02}", "periode": "2026"} for n in range(1, len(desa) + 1)]
        tabel = pd.DataFrame([k | d for k, d in zip(kunci, desa, strict=True)]).fillna("")
        return dari_tabel(instrumen, tabel)

    return buat
