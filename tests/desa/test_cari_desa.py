"""Searching villages: by name or code, inside an area, never a kelurahan."""

import pandas as pd
import pytest

from penilaian.desa import BANYAK_PILIHAN, BANYAK_TEMUAN, HURUF_PERTAMA, Desa, cari_desa, dikenal, jenis_kode

KERINCI, BUKITKERMAN, GUNUNG_RAYA = "15.01", "15.01.20", "15.01.01"
KEMUNING = Desa("15.01.20.2006", "Talang Kemuning", "Bukit Kerman", "Kabupaten Kerinci")
LEMPUR_TENGAH = "15.01.01.1004"


def kode(temuan):
    return [d.kode for d in temuan]


@pytest.mark.parametrize("kata", ["1501202006", "15.01.20.2006", " 15.01.20.2006 "])
def test_a_code_with_or_without_points_finds_its_village_with_its_places(kata):
    assert cari_desa(kata, ("",)) == (KEMUNING,)


@pytest.mark.parametrize("di", ["", "15", KERINCI, BUKITKERMAN, KEMUNING.kode])
def test_a_code_within_the_area_is_found(di):
    assert kode(cari_desa(KEMUNING.kode, (di,))) == [KEMUNING.kode]


@pytest.mark.parametrize("di", ["16", "15.02", GUNUNG_RAYA, "15.01.20.2005", "15.01.2"])
def test_a_code_outside_the_area_is_not_found(di):
    assert cari_desa(KEMUNING.kode, (di,)) == ()


def test_an_invented_code_can_be_chosen_without_a_name():
    assert cari_desa("99.01.01.2001", ("99",)) == (Desa("99.01.01.2001", "", "", ""),)


def test_a_kelurahan_is_never_found():
    assert cari_desa(LEMPUR_TENGAH, ("",)) == ()
    assert LEMPUR_TENGAH not in kode(cari_desa("lempur tengah", (KERINCI,)))
    assert LEMPUR_TENGAH not in kode(cari_desa("", (GUNUNG_RAYA,)))


@pytest.mark.parametrize("kata", ["talang kemuning", "TALANG KEMUNING", "Kemuning"])
def test_a_name_is_found_in_upper_or_lower_case(kata):
    assert KEMUNING in cari_desa(kata, (KERINCI,))


def test_a_name_is_searched_for_only_within_the_area():
    semua = cari_desa("koto", (KERINCI,))
    assert semua
    assert all(d.kode.startswith(f"{KERINCI}.") for d in semua)


def test_what_is_found_is_limited_and_not_repeated():
    temuan = kode(cari_desa("sungai", ("", "15")))
    assert len(temuan) == len(set(temuan)) == BANYAK_TEMUAN


def test_the_search_begins_only_at_the_third_letter():
    assert cari_desa("talang"[: HURUF_PERTAMA - 1], (KERINCI,)) == ()
    assert cari_desa("talang"[:HURUF_PERTAMA], (KERINCI,))


def test_without_a_word_all_of_a_kecamatan_or_village_are_listed_and_of_a_large_area_none():
    satu_kecamatan = cari_desa("", (GUNUNG_RAYA,))
    assert 1 < len(satu_kecamatan) <= BANYAK_PILIHAN
    assert set(jenis_kode(pd.Series(kode(satu_kecamatan), dtype="str"))) == {"desa"}
    assert cari_desa("", (KEMUNING.kode,)) == (KEMUNING,)
    assert kode(cari_desa("", (KEMUNING.kode, BUKITKERMAN))).count(KEMUNING.kode) == 1
    assert cari_desa("", (KERINCI,)) == cari_desa("", ("",)) == ()


def test_only_villages_on_the_list_of_kemendagri_are_known():
    assert dikenal(KEMUNING.kode)
    assert not dikenal("99.01.01.2001")
    assert not dikenal("15.01.20.2999")
