"""Content validity against the published table of its correction for chance."""

import numpy as np
import pandas as pd
import pytest

from penilaian.keandalan import PALING_SEDIKIT_ICVI, validitas_isi


def _nilai(ahli: int, relevan: int) -> list[float]:
    return [4.0, 3.0] * (relevan // 2) + [3.0] * (relevan % 2) + [2.0] * (ahli - relevan)


# Polit, Beck and Owen (2007), table 2: experts, of these giving 3 or 4, I-CVI, chance, kappa.
@pytest.mark.parametrize(
    ("ahli", "relevan", "i_cvi", "kappa"),
    [(3, 3, 1.00, 1.00), (3, 2, 0.67, 0.47), (4, 3, 0.75, 0.67), (5, 4, 0.80, 0.76), (6, 5, 0.83, 0.81),
     (7, 5, 0.71, 0.65), (8, 6, 0.75, 0.72), (9, 7, 0.78, 0.76)],
)  # fmt: skip
def test_the_published_table_is_reproduced(ahli, relevan, i_cvi, kappa):
    hasil = validitas_isi(pd.DataFrame({"P01": _nilai(ahli, relevan)})).loc["P01"]
    assert (hasil["ahli"], hasil["relevan"]) == (ahli, relevan)
    assert round(hasil["i_cvi"], 2) == i_cvi
    assert abs(hasil["kappa"] - kappa) < 0.0101  # the table reckons with rounded figures


def test_who_did_not_rate_a_question_is_not_counted_and_a_question_nobody_rated_has_no_figure():
    hasil = validitas_isi(pd.DataFrame({"P01": [4.0, np.nan, 1.0], "P02": [np.nan] * 3}))
    assert hasil.loc["P01", ["ahli", "relevan", "i_cvi"]].tolist() == [2, 1, 0.5]
    assert hasil.loc["P02"].isna().tolist() == [False, False, True, True]
    assert not hasil.loc["P01", "i_cvi"] >= PALING_SEDIKIT_ICVI


def test_one_expert_alone_has_figures():
    hasil = validitas_isi(pd.DataFrame({"P01": [3.0], "P02": [2.0]}))
    assert hasil["i_cvi"].tolist() == [1.0, 0.0]
    assert hasil["kappa"].tolist() == [1.0, -1.0]  # (1 − 0.5) / 0.5 and (0 − 0.5) / 0.5


@pytest.mark.parametrize(("ahli", "relevan", "tetap"), [(6, 5, True), (9, 7, False), (10, 8, True), (8, 6, False)])
def test_a_question_is_kept_from_seventy_eight_hundredths_on(ahli, relevan, tetap):
    hasil = validitas_isi(pd.DataFrame({"P01": _nilai(ahli, relevan)})).loc["P01"]
    assert (hasil["i_cvi"] >= PALING_SEDIKIT_ICVI) == tetap


@pytest.mark.parametrize("salah", [0.0, 5.0, 2.5])
def test_a_rating_beyond_one_to_four_is_refused(salah):
    with pytest.raises(ValueError, match="1, 2, 3 atau 4"):
        validitas_isi(pd.DataFrame({"P01": [4.0, salah]}))
