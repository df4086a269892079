"""Content validity from experts' ratings: the item-level index, corrected for chance."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

PALING_SEDIKIT_ICVI: Final = 0.78
"""I-CVI from which on a question is kept as it is, for six experts or more (Polit, Beck dan Owen 2007)."""

SUMBER_VALIDITAS: Final = (
    "Polit, D. F., Beck, C. T. dan Owen, S. V. (2007). Is the CVI an acceptable indicator of content validity? "
    "Research in Nursing & Health 30(4), 459–467."
)

_RELEVAN: Final = 3
_TERTINGGI: Final = 4


def validitas_isi(nilai: pd.DataFrame) -> pd.DataFrame:
    """Return how far experts call each question relevant.

    Args:
        nilai: a row an expert, a column a question: 1 (not relevant) to 4 (very relevant), NaN where none was given.

    Returns:
        One row a question (index ``indikator``): ``ahli`` (who rated it), ``relevan`` (of these 3 or 4), ``i_cvi``
        (their share 0–1, NaN without any) and ``kappa`` (the share corrected for agreement by chance, 1 at most; NaN
        without any). The mean of ``i_cvi`` is the scale's S-CVI/Ave.

    Raises:
        ValueError: a rating that is none of 1, 2, 3, 4.

    Source: ``SUMBER_VALIDITAS``; kappa = (I-CVI − p) / (1 − p) with p = C(n, a) · 0.5ⁿ.
    """
    isi: npt.NDArray[np.float64] = nilai.to_numpy(dtype=np.float64)
    ada = np.isfinite(isi)
    if not np.isin(isi[ada], np.arange(1, _TERTINGGI + 1)).all():
        raise ValueError("nilai ahli harus 1, 2, 3 atau 4")
    ahli, relevan = ada.sum(axis=0), (np.nan_to_num(isi) >= _RELEVAN).sum(axis=0)
    bagian = np.divide(relevan, ahli, out=np.full(len(ahli), np.nan), where=ahli > 0)
    kebetulan = np.array([math.comb(int(n), int(a)) * 0.5 ** int(n) for n, a in zip(ahli, relevan, strict=True)])
    return pd.DataFrame(
        {
            "ahli": ahli,
            "relevan": relevan,
            "i_cvi": bagian,
            "kappa": (bagian - kebetulan) / (1 - kebetulan),
        },
        index=pd.Index(nilai.columns, name="indikator"),
    )
