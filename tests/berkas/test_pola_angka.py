"""Number formats: what a cell shows is what pages show, what it holds is the whole number (§7)."""

import numpy as np
import pandas as pd
import pytest

from penilaian.berkas.pola_angka import pola_kolom
from penilaian.muat import muat_instrumen

INPRES, SPBE = muat_instrumen("inpres-3-2003"), muat_instrumen("spbe-2020")


def pola(nilai, nama="indeks", instrumen=INPRES):
    return pola_kolom(pd.DataFrame({nama: nilai}), nama, instrumen)


@pytest.mark.parametrize(
    ("nilai", "format_"),
    [
        (69.97, '[<69.95]0.0;[<70]"69,9";0.0'),
        (69.94, "0.0"),
        (70.04, "0.0"),
        (69.99999999999, "0.0"),  # within the tolerance: reached
        (39.96, '[<39.95]0.0;[<40]"39,9";0.0'),
        (99.98, '[<99.95]0.0;[<100]"99,9";0.0'),
        (0.03, '[<=0]0.0;[<0.05]"0,1";0.0'),
        (0.0, "0.0"),
        (55.55, "0.0"),
    ],
)
@pytest.mark.parametrize("nama", ["indeks", "indeks_bawah", "skor_1a", "atas_persiapan", "lensa_masalah_akses"])
def test_only_a_number_at_the_edge_of_a_threshold_or_end_has_a_format_of_its_own(nilai, format_, nama):
    assert pola([nilai], nama) == [format_]


def test_a_short_scale_has_two_decimals():
    assert pola([2.594, 2.597, 4.998], instrumen=SPBE) == [
        "0.00",
        '[<2.595]0.00;[<2.6]"2,59";0.00',
        '[<4.995]0.00;[<5]"4,99";0.00',
    ]


@pytest.mark.parametrize(
    ("bagian", "format_"),
    [
        (1.0, "0%"),
        (0.794, "0%"),
        (0.796, '[<0.795]0%;[<0.8]"79%";0%'),
        (0.9999, '[<0.995]0%;[<1]"99%";0%'),
        (0.004, '[<=0]0%;[<0.01]"kurang dari 1%";0%'),
        (0.0, "0%"),
        (np.nan, "0%"),
    ],
)
@pytest.mark.parametrize("nama", ["kelengkapan", "kelengkapan_persiapan"])
def test_completeness_is_a_percentage_that_is_rounded_down(bagian, format_, nama):
    assert pola([bagian], nama) == [format_]


def test_what_is_lacking_is_counted_from_the_lower_bound_that_is_shown():
    # 43,75 is shown as 43,8, so 26,2 is lacking and not 26,3; 69,97 as 69,9: 0,1; a village with all stages: 0
    tabel = pd.DataFrame(
        {
            "posisi": [0, 1, 4],
            "kurang_skor": [26.25, 0.03, 0.0],
            **{f"bawah_{t.id}": [43.75, 69.97, 90.0] for t in INPRES.puncak},
        }
    )
    assert pola_kolom(tabel, "kurang_skor", INPRES) == [
        '[<26.25]0.0;[<26.3]"26,2";0.0',
        '[<=0]0.0;[<0.05]"0,1";0.0',
        "0.0",
    ]


def test_integers_and_what_is_not_known_are_written_as_they_are():
    assert pola([1, 2], "posisi") == ["0", "0"]
    assert pola([1.23456], "upaya") == ["General"]
    assert pola([69.97], "indeks", None) == ["General"]
