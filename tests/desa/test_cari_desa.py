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
def test_kode_dengan_atau_tanpa_titik_menemukan_desanya_bersama_daerahnya(kata):
    assert cari_desa(kata, ("",)) == (KEMUNING,)


@pytest.mark.parametrize("di", ["", "15", KERINCI, BUKITKERMAN, KEMUNING.kode])
def test_kode_di_dalam_wilayah_ditemukan(di):
    assert kode(cari_desa(KEMUNING.kode, (di,))) == [KEMUNING.kode]


@pytest.mark.parametrize("di", ["16", "15.02", GUNUNG_RAYA, "15.01.20.2005", "15.01.2"])
def test_kode_di_luar_wilayah_tidak_ditemukan(di):
    assert cari_desa(KEMUNING.kode, (di,)) == ()


def test_kode_rekaan_dapat_dipilih_tanpa_nama():
    assert cari_desa("99.01.01.2001", ("99",)) == (Desa("99.01.01.2001", "", "", ""),)


def test_kelurahan_tidak_pernah_ditemukan():
    assert cari_desa(LEMPUR_TENGAH, ("",)) == ()
    assert LEMPUR_TENGAH not in kode(cari_desa("lempur tengah", (KERINCI,)))
    assert LEMPUR_TENGAH not in kode(cari_desa("", (GUNUNG_RAYA,)))


@pytest.mark.parametrize("kata", ["talang kemuning", "TALANG KEMUNING", "Kemuning"])
def test_nama_ditemukan_dengan_huruf_besar_atau_kecil(kata):
    assert KEMUNING in cari_desa(kata, (KERINCI,))


def test_nama_hanya_dicari_di_dalam_wilayah():
    semua = cari_desa("koto", (KERINCI,))
    assert semua
    assert all(d.kode.startswith(f"{KERINCI}.") for d in semua)


def test_temuan_dibatasi_dan_tidak_berulang():
    temuan = kode(cari_desa("sungai", ("", "15")))
    assert len(temuan) == len(set(temuan)) == BANYAK_TEMUAN


def test_pencarian_baru_mulai_pada_huruf_ketiga():
    assert cari_desa("talang"[: HURUF_PERTAMA - 1], (KERINCI,)) == ()
    assert cari_desa("talang"[:HURUF_PERTAMA], (KERINCI,))


def test_tanpa_kata_kecamatan_dan_desa_didaftar_semua_dan_wilayah_besar_tidak():
    satu_kecamatan = cari_desa("", (GUNUNG_RAYA,))
    assert 1 < len(satu_kecamatan) <= BANYAK_PILIHAN
    assert set(jenis_kode(pd.Series(kode(satu_kecamatan), dtype="str"))) == {"desa"}
    assert cari_desa("", (KEMUNING.kode,)) == (KEMUNING,)
    assert kode(cari_desa("", (KEMUNING.kode, BUKITKERMAN))).count(KEMUNING.kode) == 1
    assert cari_desa("", (KERINCI,)) == cari_desa("", ("",)) == ()


def test_hanya_desa_dalam_daftar_kemendagri_yang_dikenal():
    assert dikenal(KEMUNING.kode)
    assert not dikenal("99.01.01.2001")
    assert not dikenal("15.01.20.2999")
