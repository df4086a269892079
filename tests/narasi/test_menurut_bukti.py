"""How far an index rests on evidence, in words."""

import pytest

from penilaian.muat import muat_instrumen
from penilaian.narasi.ringkasan import menurut_bukti, sebut_bukti


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


@pytest.mark.parametrize(
    ("rentang", "kata"),
    [
        ((62.0, 62.0), "Semua jawaban ada buktinya."),
        ((14.8, 53.1), "Sebagian jawaban belum ada buktinya."),
        ((0.0, 99.9), "Sebagian jawaban belum ada buktinya."),
        ((0.1, 100.0), "Sebagian jawaban belum ada buktinya."),
        ((0.0, 100.0), "Belum ada jawaban yang ada buktinya."),
    ],
)
def test_the_panel_says_whether_all_some_or_no_answers_have_evidence(rentang, kata):
    skala = muat_instrumen("inpres-3-2003").skala
    assert sebut_bukti("terverifikasi", contoh=False, rentang=rentang, skala=skala) == kata
