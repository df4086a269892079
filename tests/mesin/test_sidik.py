"""A shipped instrument that changes carries a new version (§11)."""

from decimal import Decimal

import pytest
from catat_sidik import baca, bawaan, keluhan, lengkapi
from kasus_mesin import instrumen_uji, ubah_instrumen


@pytest.mark.parametrize("instrumen", bawaan(), ids=lambda i: i.id)
def test_instrumen_yang_berubah_membawa_versi_baru(instrumen):
    assert not (salah := keluhan(instrumen, baca())), salah


def test_catatan_hanya_memuat_instrumen_yang_dibawa():
    assert set(baca()) == {i.id for i in bawaan()}


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


def test_kata_yang_berubah_mengubah_sidik_tetapi_bukan_sidik_nilai(dasar, kata_lain):
    assert dasar.sidik != kata_lain.sidik
    assert dasar.sidik_nilai == kata_lain.sidik_nilai


def test_bobot_yang_berubah_mengubah_kedua_sidik(dasar, bobot_lain):
    assert dasar.sidik != bobot_lain.sidik
    assert dasar.sidik_nilai != bobot_lain.sidik_nilai


def test_sidik_tidak_bergantung_pada_cara_bilangan_ditulis(dasar):
    satu, *sisa = dasar.indikator
    sama = ubah_instrumen(dasar, indikator=(satu.model_copy(update={"bobot": Decimal("0.100")}), *sisa))
    assert (sama.sidik, sama.sidik_nilai) == (dasar.sidik, dasar.sidik_nilai)


def test_perubahan_tanpa_versi_baru_dikeluhkan_beserta_jalan_keluarnya(dasar, kata_lain, bobot_lain):
    catatan = lengkapi([dasar], {})
    assert keluhan(dasar, catatan) == ""
    assert keluhan(kata_lain, catatan).startswith("Wording of bobot-pecahan changed")
    assert keluhan(bobot_lain, catatan).startswith("What can change a number of bobot-pecahan changed")
    for salah in (keluhan(kata_lain, catatan), keluhan(bobot_lain, catatan)):
        assert "Raise `versi` in indikator/bobot-pecahan/instrumen.yaml" in salah
        assert "python tests/mesin/catat_sidik.py" in salah


def test_versi_baru_dicatat_di_samping_yang_lama(dasar, kata_lain):
    baru = ubah_instrumen(kata_lain, versi="1.0.1")
    catatan = lengkapi([dasar], {})
    assert "not recorded yet" in keluhan(baru, catatan)
    assert list(lengkapi([baru], catatan)["bobot-pecahan"]) == ["1.0.0", "1.0.1"]
    assert keluhan(baru, lengkapi([baru], catatan)) == ""


def test_versi_yang_sudah_tercatat_hanya_ditimpa_bila_belum_terbit(dasar, kata_lain):
    catatan = lengkapi([dasar], {})
    assert lengkapi([kata_lain], catatan) == catatan
    assert keluhan(kata_lain, lengkapi([kata_lain], catatan, timpa=True)) == ""
