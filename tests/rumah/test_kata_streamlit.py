"""Streamlit's own words, which the page puts into Indonesian."""

import re

from peladen import AKAR
from test_batas_streamlit import SKRIP_STREAMLIT

KATA = re.findall(
    r'^    "((?:[^"\\\\]|\\\\.)+)": "(.+)",$',
    (AKAR / "penilaian" / "dasbor" / "peladen" / "bahasa.js").read_text("utf-8"),
    re.MULTILINE,
)


def test_every_word_that_is_translated_is_one_that_streamlit_writes():
    assert len(KATA) > 80
    assert [asal for asal, _ in KATA if asal not in SKRIP_STREAMLIT] == []


def test_no_word_is_translated_twice_or_into_itself():
    assert len({asal for asal, _ in KATA}) == len(KATA)
    assert [asal for asal, kata in KATA if asal == kata] == []
