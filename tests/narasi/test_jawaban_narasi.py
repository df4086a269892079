"""One answer in words, and what is asked for."""

import re

import pytest

from penilaian.desa import Desa
from penilaian.galat import Temuan
from penilaian.instrumen import Klausa
from penilaian.jawaban import sejak_bukti
from penilaian.muat import muat_instrumen
from penilaian.narasi.jawaban import (
    isi_jenjang,
    minta_bilangan,
    minta_bukti,
    sebut_jawaban,
    sebut_syarat,
    teks_bilangan,
)
from penilaian.narasi.nama import sebut_desa
from penilaian.narasi.temuan import sebut_temuan


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def ini(inpres):
    return inpres.per_id


def test_answers_are_told_in_words_that_can_be_compared(inpres, ini):
    assert sebut_jawaban(inpres, ini["P01"], "2").startswith("Jenjang 2: ")
    assert sebut_jawaban(inpres, ini["P02"], "NIHIL") == "Tidak satu pun"
    assert sebut_jawaban(inpres, ini["P02"], "profil_kontak") == "Profil, alamat dan kontak desa"
    assert sebut_jawaban(inpres, ini["P05"], "3/9") == "33,3 persen (ditulis 3/9)"
    assert sebut_jawaban(inpres, ini["M02"], "TB") == "Tidak berlaku"


@pytest.mark.parametrize(
    ("teks", "kata"),
    [("0.85%", "0,85 persen"), ("0,85%", "0,85 persen"), ("66.25", "66,25 persen"), ("85%", "85 persen")],
)
def test_a_percentage_is_told_with_all_decimals_that_were_written(inpres, ini, teks, kata):
    assert sebut_jawaban(inpres, ini["P05"], teks) == kata


@pytest.mark.parametrize(
    ("id_", "teks", "kata"),
    [
        ("M09", "2549/3000", "84,9 persen (ditulis 2549/3000)"),  # 84,97: the sentence begins at 85
        ("M09", "2550/3000", "85 persen (ditulis 2550/3000)"),
        ("P06", "6997/10000", "69,9 persen (ditulis 6997/10000)"),
        ("P05", "2549/3000", "85 persen (ditulis 2549/3000)"),  # nothing begins at 85
    ],
)
def test_a_fraction_does_not_read_as_what_a_sentence_asks_for_and_it_has_not_reached(inpres, ini, id_, teks, kata):
    assert sebut_jawaban(inpres, ini[id_], teks) == kata


def test_the_condition_of_a_sentence_is_told_with_all_its_decimals(inpres):
    klausa = Klausa(teks="x", bila=[{"indikator": "M09", "paling_sedikit": "66.67"}])
    assert sebut_syarat(inpres, klausa) == "bila M09 paling sedikit 66,67 persen"


def test_what_is_kosong_is_told_according_to_who_reads_it(inpres, ini):
    assert sebut_jawaban(inpres, ini["P01"], "") == "Belum tahu"
    assert sebut_jawaban(inpres, ini["P01"], "", "Belum dijawab") == "Belum dijawab"


def test_a_number_box_does_not_hold_tidak_berlaku(ini):
    assert teks_bilangan(ini["M02"], "TB") == ""
    assert teks_bilangan(ini["P05"], "3/9") == "3/9"


def test_every_number_of_an_instrument_asks_for_something(ini):
    for i in ini.values():
        if i.jenis not in {"jenjang", "daftar"}:
            assert all(minta_bilangan(i)), i.id


def test_evidence_is_told_with_when_it_is_asked_for_and_how_long_it_holds(ini):
    assert minta_bukti(ini["P08"]).endswith("Diminta sejak jenjang 2, berlaku 6 bulan.")
    assert minta_bukti(ini["P06"]).endswith("Selalu diminta, berlaku 12 bulan.")
    assert (sejak_bukti(ini["P08"], ini["P08"].bukti), sejak_bukti(ini["P06"], ini["P06"].bukti)) == (
        "sejak jenjang 2",
        "",
    )


def test_a_finding_becomes_a_sentence_with_one_full_stop():
    dua = [Temuan("x", "J01", "jenjang 9 tidak ada.", "Tulis 0 sampai 4."), Temuan("x", "J02", "kosong", "Isi.")]
    assert sebut_temuan(dua) == "Jenjang 9 tidak ada. Tulis 0 sampai 4. Kosong. Isi."


def test_a_village_among_choices_is_told_with_its_places_and_code():
    assert sebut_desa(Desa("15.01.20.2006", "Talang Kemuning", "Bukit Kerman", "Kabupaten Kerinci")) == (
        "Talang Kemuning (Bukit Kerman, Kabupaten Kerinci) 15.01.20.2006"
    )
    assert sebut_desa(Desa("99.01.01.2001", "", "", "")) == "Desa (tidak ada dalam daftar Kemendagri) 99.01.01.2001"


@pytest.mark.parametrize("nama", ["inpres-3-2003", "spbe-2020"])
def test_no_rung_of_a_shipped_instrument_names_the_rungs_below_it_in_a_sentence(nama):
    rung = [r.teks for i in muat_instrumen(nama).indikator if i.jenis == "jenjang" for r in i.jenjang]
    assert any("terpenuhi" in teks for teks in rung)
    for teks in rung:
        isi = isi_jenjang(teks)
        assert not re.search(r"jenjang \d+ terpenuhi", isi, re.IGNORECASE), isi
        assert isi


def test_a_rung_that_adds_a_list_keeps_all_of_it():
    assert (
        isi_jenjang("Jenjang 3 terpenuhi, formulir dicari, dan contohnya ada.") == "formulir dicari, dan contohnya ada"
    )
    assert isi_jenjang("Optimum: jenjang 4 terpenuhi, dan mutunya naik.") == "Optimum: mutunya naik"
