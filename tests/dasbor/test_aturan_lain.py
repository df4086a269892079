"""A result that was frozen under other rules says so, because pages score its answers by those of today."""

import pytest
from dunia_uji import MEKARSARI, SUKAMAJU, TIRTA, bandingkan, buka, isi, posisi
from sqlalchemy import event

from penilaian.muat import muat_instrumen
from penilaian.simpan import TAMU
from penilaian.simpan.basis.tabel import HasilFinal

KINI = muat_instrumen("inpres-3-2003").aturan
KALIMAT = f"dibekukan dengan aturan 0.9.0; angka di halaman ini dihitung dengan aturan {KINI}."


@pytest.fixture
def lama(dunia):
    """Sukamaju final under today's rules, Mekarsari under earlier ones; public."""
    dunia.umum("ya")
    dunia.lembar(SUKAMAJU, "final", P01="3")

    def dahulu(_, __, isi):
        isi["aturan"] = "0.9.0"

    event.listen(HasilFinal, "init", dahulu)
    try:
        dunia.lembar(MEKARSARI, "final", P01="3")
    finally:
        event.remove(HasilFinal, "init", dahulu)
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
