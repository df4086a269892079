"""A shipped instrument that changes carries a new version (§11)."""

from decimal import Decimal

import pytest
from catat_sidik import baca, instrumen_terkirim, keluhan, lengkapi
from kasus_mesin import instrumen_uji, ubah_instrumen


@pytest.mark.parametrize("instrumen", instrumen_terkirim(), ids=lambda i: i.id)
def test_an_instrument_that_changed_carries_a_new_version(instrumen):
    assert not (salah := keluhan(instrumen, baca())), salah


def test_the_record_holds_only_instruments_that_are_bundled():
    assert set(baca()) == {i.id for i in instrumen_terkirim()}


@pytest.fixture
def dasar():
    return instrumen_uji("bobot-pecahan")


@pytest.fixture
def kata_lain(dasar):
    return ubah_instrumen(dasar, nama="Nama yang dipoles")


@pytest.fixture
def bobot_lain(dasar):
    satu, *sisa = dasar.indikator
    return ubah_instrumen(dasar, indikator=(satu.model_copy(update={"bobot": Decimal("0.5")}), *sisa))


def test_a_changed_word_changes_the_fingerprint_but_not_the_fingerprint_of_values(dasar, kata_lain):
    assert dasar.sidik != kata_lain.sidik
    assert dasar.sidik_nilai == kata_lain.sidik_nilai


def test_a_changed_weight_changes_both_fingerprints(dasar, bobot_lain):
    assert dasar.sidik != bobot_lain.sidik
    assert dasar.sidik_nilai != bobot_lain.sidik_nilai


def test_a_floor_is_other_rules_and_changes_both_fingerprints_as_its_value_and_its_aspects_do():
    ini = instrumen_uji("lantai")

    def lain(**ubah):
        lantai = ini.lantai.model_copy(update=ubah) if ubah else None
        return ubah_instrumen(ini, gerbang=ini.gerbang.model_copy(update={"lantai": lantai}))

    ragam = [ini, lain(), lain(nilai=Decimal(41)), lain(kelompok=("situs", "orang"))]
    assert [i.aturan for i in ragam] == ["1.1.0", "1.0.0", "1.1.0", "1.1.0"]
    assert len({i.sidik_nilai for i in ragam}) == len({i.sidik for i in ragam}) == 4
    urutan_lain = lain(kelompok=tuple(reversed(ini.lantai.kelompok)))
    assert urutan_lain.sidik_nilai == ini.sidik_nilai  # the order changes no number
    assert lain(alasan="Alasan lain.").sidik_nilai == ini.sidik_nilai


def test_the_fingerprint_does_not_depend_on_the_way_a_number_is_written(dasar):
    satu, *sisa = dasar.indikator
    sama = ubah_instrumen(dasar, indikator=(satu.model_copy(update={"bobot": Decimal("0.100")}), *sisa))
    assert (sama.sidik, sama.sidik_nilai) == (dasar.sidik, dasar.sidik_nilai)


def test_a_change_without_a_new_version_is_complained_of_with_the_way_out(dasar, kata_lain, bobot_lain):
    catatan = lengkapi([dasar], {})
    assert keluhan(dasar, catatan) == ""
    assert keluhan(kata_lain, catatan).startswith("Wording of bobot-pecahan changed")
    assert keluhan(bobot_lain, catatan).startswith("What can change a number of bobot-pecahan changed")
    for salah in (keluhan(kata_lain, catatan), keluhan(bobot_lain, catatan)):
        assert "Raise `versi` in indikator/bobot-pecahan/instrumen.yaml" in salah
        assert "python tests/mesin/catat_sidik.py" in salah


def test_a_new_version_is_recorded_beside_the_old_one(dasar, kata_lain):
    baru = ubah_instrumen(kata_lain, versi="1.0.1")
    catatan = lengkapi([dasar], {})
    assert "not recorded yet" in keluhan(baru, catatan)
    assert list(lengkapi([baru], catatan)["bobot-pecahan"]) == ["1.0.0", "1.0.1"]
    assert keluhan(baru, lengkapi([baru], catatan)) == ""


def test_a_version_on_record_is_overwritten_only_while_it_is_not_released(dasar, kata_lain):
    catatan = lengkapi([dasar], {})
    assert lengkapi([kata_lain], catatan) == catatan
    assert keluhan(kata_lain, lengkapi([kata_lain], catatan, timpa=True)) == ""
