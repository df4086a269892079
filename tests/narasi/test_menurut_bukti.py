"""How far an index rests on evidence, in words."""

import pytest

from penilaian.muat import muat_instrumen
from penilaian.narasi.ringkasan import menurut_bukti


@pytest.mark.parametrize(
    ("bawah", "atas", "kata"),
    [
        (14.75, 53.14, "Indeks 14,8–53,1 menurut bukti: jawaban yang buktinya belum diterima dapat bernilai apa saja."),
        (0.0, 100.0, "Indeks 0,0–100,0 menurut bukti: jawaban yang buktinya belum diterima dapat bernilai apa saja."),
        (44.21, 44.21, "Seluruh Indeks menurut bukti yang diterima."),
    ],
)
def test_the_range_that_evidence_leaves_open_is_told(bawah, atas, kata):
    assert menurut_bukti(muat_instrumen("inpres-3-2003"), bawah, atas) == kata
