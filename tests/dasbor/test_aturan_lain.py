"""A result that was frozen under other rules says so, because pages score its answers by those of today."""

import pytest
from dunia_uji import MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, posisi

from penilaian.instrumen import ATURAN
from penilaian.simpan import TAMU
from penilaian.simpan.transaksi import beku

KALIMAT = f"dibekukan dengan aturan 0.9.0; angka di halaman ini dihitung dengan aturan {ATURAN}."


@pytest.fixture
def lama(dunia, monkeypatch):
    """Sukamaju final under today's rules, Mekarsari under earlier ones; public."""
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")
    with monkeypatch.context() as m:
        m.setattr(beku, "ATURAN", "0.9.0")
        dunia.lembar(MEKARSARI, "final", P01="3")
    dunia.siapa = TAMU


def test_posisi_names_other_rules_only_on_its_own_result(lama):
    assert f"Hasil ini {KALIMAT}" in isi(buka(posisi, desa=MEKARSARI))
    assert "dibekukan dengan aturan" not in isi(buka(posisi, desa=SUKAMAJU))


def test_bandingkan_says_that_a_part_was_frozen_under_other_rules(lama):
    assert f"Sebagian hasil ini {KALIMAT}" in isi(buka(bandingkan))


def test_a_draft_and_a_result_under_todays_rules_do_not_mention_them(dunia):
    dunia.lembar(SUKAMAJU, "final", P01="3")
    dunia.lembar(TIRTA, P01="3")
    dunia.siapa = dunia.orang["camat"]
    for halaman in (posisi, bandingkan):
        for skor in ("terverifikasi", "mandiri"):
            assert "dibekukan dengan aturan" not in isi(buka(halaman, skor=skor))
