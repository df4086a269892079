"""Saving answers: at once, one at a time, never over what somebody else has just said."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from penilaian.galat import GalatJawaban
from penilaian.simpan import Bentrok, GalatHak, GalatKeadaan, GalatSimpan, Gudang, Lembar, TidakAda


def test_an_answer_is_there_for_everyone_the_moment_saving_returns(gudang, orang, lembar, tempat_isi):
    tersimpan = gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", " 3 ", versi_dilihat=0, catatan=" ada foto ")
    with tempat_isi.buka() as lain:
        isi = lain.jawaban.satu(orang.kepala_desa, lembar.id, "P01")
    assert (isi.teks, isi.catatan, isi.versi, isi.waktu) == ("3", "ada foto", 1, tersimpan.waktu)
    assert (isi.oleh, isi.oleh_nama) == (orang.penilai.pengguna_id, "Penilai")


def test_what_was_never_answered_has_version_zero_and_is_not_listed(gudang, orang, lembar):
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").versi == 0
    assert gudang.jawaban.semua(orang.penilai, lembar.id) == {}


def test_answers_are_listed_in_the_order_of_the_instrument(gudang, orang, lembar):
    for indikator, teks in (("N01", "1"), ("P16", "2"), ("P02", "NIHIL"), ("M01", "0")):
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
    assert list(gudang.jawaban.semua(orang.penilai, lembar.id)) == ["P02", "P16", "M01", "N01"]
    assert gudang.lembar.ambil(orang.penilai, lembar.id).terisi == 4


SALAH = {"P01 7": "J03", "P01 -": "J02", "P02 tidak_ada": "J04", "P05 120": "J06", "P05 0,85": "J08", "P01 TB": "J01"}


@pytest.mark.parametrize("salah", SALAH)
def test_a_text_that_is_no_answer_is_refused_with_its_code_and_nothing_is_written(gudang, orang, lembar, salah):
    indikator, teks = salah.split()
    sebelum = gudang.riwayat.panjang(orang.admin)
    with pytest.raises(GalatJawaban) as galat:
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
    assert [t.kode for t in galat.value.temuan] == [SALAH[salah]]
    assert gudang.jawaban.semua(orang.penilai, lembar.id) == {}
    assert gudang.riwayat.panjang(orang.admin) == sebelum


@pytest.mark.parametrize(("penilaian_id", "indikator"), [(999, "P01"), (None, "Z99"), (None, "")])
def test_an_unknown_assessment_or_indicator_is_refused(gudang, orang, lembar, penilaian_id, indikator):
    with pytest.raises(TidakAda):
        gudang.jawaban.simpan(orang.penilai, penilaian_id or lembar.id, indikator, "3", versi_dilihat=0)


def test_saving_what_stands_already_changes_nothing_whatever_version_was_seen(gudang, orang, lembar):
    satu = gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0, catatan="a")
    panjang = gudang.riwayat.panjang(orang.admin)
    for versi in (0, 1, 5):
        assert gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "3", versi_dilihat=versi, catatan="a") == satu
    assert gudang.riwayat.panjang(orang.admin) == panjang
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").oleh == orang.penilai.pengguna_id


def test_the_note_stays_unless_one_is_given_and_an_answer_can_become_kosong_again(gudang, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0, catatan="lihat foto")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "", versi_dilihat=1)
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.teks, isi.catatan, isi.versi) == ("", "lihat foto", 2)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "", versi_dilihat=2, catatan="")
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").catatan == ""
    assert gudang.lembar.ambil(orang.penilai, lembar.id).terisi == 0


def test_two_people_on_different_indicators_of_one_village_both_keep_theirs(gudang, orang, lembar, tempat_isi):
    mulai = threading.Barrier(2)
    isi = {"penilai": ("P01", "P08"), "penilai_dua": ("P03", "P04")}

    def mengisi(siapa: str) -> None:
        with tempat_isi.buka() as toko:
            mulai.wait()
            for putaran in range(10):
                for indikator in isi[siapa]:
                    teks = str(putaran % 4)
                    toko.jawaban.simpan(getattr(orang, siapa), lembar.id, indikator, teks, versi_dilihat=putaran)

    with ThreadPoolExecutor(2) as kolam:
        list(kolam.map(mengisi, isi))
    semua = gudang.jawaban.semua(orang.penilai, lembar.id)
    assert {i: (x.teks, x.versi, x.oleh_nama) for i, x in semua.items()} == {
        "P01": ("1", 10, "Penilai"),
        "P03": ("1", 10, "Penilai_Dua"),
        "P04": ("1", 10, "Penilai_Dua"),
        "P08": ("1", 10, "Penilai"),
    }


def test_the_second_on_the_same_indicator_sees_what_changed_and_decides(gudang, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "1", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "2", versi_dilihat=1, catatan="sudah dicek")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P03", "2", versi_dilihat=0)
    with pytest.raises(Bentrok, match="oleh Penilai") as galat:
        gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "4", versi_dilihat=0)
    bentrok = galat.value
    assert bentrok.sekarang == gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert [(k.nama, k.baru["teks"]) for k in bentrok.sejak] == [("Penilai", "1"), ("Penilai", "2")]
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").teks == "2"
    tersimpan = gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "4", versi_dilihat=bentrok.sekarang.versi)
    isi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01")
    assert (isi.teks, isi.versi, isi.oleh_nama) == ("4", tersimpan.versi, "Penilai_Dua")


def test_a_version_that_never_was_is_a_conflict_too(gudang, orang, lembar):
    with pytest.raises(Bentrok) as galat:
        gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "4", versi_dilihat=3)
    assert (galat.value.sekarang, galat.value.sejak) == (None, ())


@pytest.mark.parametrize("keadaan", ["draf", "diajukan", "dikembalikan", "diverifikasi", "final"])
def test_answers_are_given_only_while_the_assessment_is_open(gudang, orang, lembar, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    if keadaan in {"draf", "dikembalikan"}:
        assert gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0).versi == 1
    else:
        with pytest.raises(GalatKeadaan, match="tidak dapat diubah"):
            gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)


# -- verifying ---------------------------------------------------------------------------------------------------


@pytest.fixture
def diajukan(gudang: Gudang, orang, lembar: Lembar) -> Lembar:
    """Submitted with P01 = 3 and P05 = 85%."""
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P05", "85%", versi_dilihat=0)
    return gudang.alur.ajukan(orang.penilai, lembar.id)


def test_a_verified_value_stands_beside_the_answer_with_reason_and_person(gudang, orang, diajukan):
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P01", "2", "situs tidak terbuka", versi_dilihat=1)
    isi = gudang.jawaban.satu(orang.penilai, diajukan.id, "P01")
    assert (isi.teks, isi.oleh_nama, isi.versi) == ("3", "Penilai", 2)
    assert (isi.teks_verifikasi, isi.alasan_verifikasi) == ("2", "situs tidak terbuka")
    assert (isi.verifikator_nama, isi.usang) == ("Verifikator", False)


def test_a_reason_is_needed_exactly_where_the_value_differs_in_meaning(gudang, orang, diajukan):
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P05", "85", versi_dilihat=1)
    for indikator, teks in (("P01", "2"), ("P01", ""), ("P03", "1")):
        versi = gudang.jawaban.satu(orang.penilai, diajukan.id, indikator).versi
        with pytest.raises(GalatSimpan, match="alasannya"):
            gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, indikator, teks, versi_dilihat=versi)
        gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, indikator, teks, "bukti", versi_dilihat=versi)


def test_nobody_verifies_what_they_filled_in_themselves(gudang, orang, diajukan):
    rangkap = replace(orang.penilai, peran=orang.penilai.peran + orang.verifikator.peran)
    with pytest.raises(GalatHak, match="Anda isi sendiri"):
        gudang.jawaban.verifikasi(rangkap, diajukan.id, "P01", "3", versi_dilihat=1)
    gudang.jawaban.verifikasi(rangkap, diajukan.id, "P03", "1", "foto", versi_dilihat=0)


def test_a_second_verifier_sees_that_a_first_one_decided(gudang, orang, diajukan):
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P01", "2", "a", versi_dilihat=1)
    with pytest.raises(Bentrok) as galat:
        gudang.jawaban.verifikasi(orang.verifikator_kabupaten, diajukan.id, "P01", "1", "b", versi_dilihat=1)
    assert galat.value.sekarang.teks_verifikasi == "2"


def test_a_verification_can_be_taken_back_and_repeating_it_changes_nothing(gudang, orang, diajukan):
    def verifikasi(teks, alasan, versi):
        return gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P01", teks, alasan, versi_dilihat=versi)

    assert verifikasi("2", "a", 1) == verifikasi("2", "a", 1)
    verifikasi(None, "", 2)
    panjang = gudang.riwayat.panjang(orang.admin)
    verifikasi(None, "", 3)
    assert gudang.jawaban.satu(orang.penilai, diajukan.id, "P01").teks_verifikasi is None
    assert gudang.riwayat.panjang(orang.admin) == panjang


@pytest.mark.parametrize("keadaan", ["draf", "dikembalikan", "diverifikasi", "final"])
def test_only_what_was_submitted_is_verified(gudang, orang, lembar, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    with pytest.raises(GalatKeadaan, match="hanya yang sudah diajukan"):
        gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "a", versi_dilihat=0)


def test_a_corrected_answer_is_marked_until_it_is_verified_again_and_a_note_alone_is_no_correction(
    gudang, orang, diajukan
):
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P01", "2", "a", versi_dilihat=1)
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P05", "80", "b", versi_dilihat=1)
    gudang.alur.kembalikan(orang.verifikator, diajukan.id, "perbaiki")
    gudang.jawaban.simpan(orang.penilai, diajukan.id, "P01", "2", versi_dilihat=2)
    gudang.jawaban.simpan(orang.penilai, diajukan.id, "P05", "85%", versi_dilihat=2, catatan="daftar hadir")
    semua = gudang.jawaban.semua(orang.penilai, diajukan.id)
    assert (semua["P01"].usang, semua["P01"].teks_verifikasi) == (True, "2")
    assert (semua["P05"].usang, semua["P05"].versi) == (False, 3)
    gudang.alur.ajukan(orang.penilai, diajukan.id)
    with pytest.raises(GalatKeadaan, match="P01"):
        gudang.alur.verifikasi(orang.verifikator, diajukan.id, "sesuai kunjungan")
    gudang.jawaban.verifikasi(orang.verifikator, diajukan.id, "P01", "2", "a", versi_dilihat=3)
    assert gudang.alur.verifikasi(orang.verifikator, diajukan.id, "sesuai kunjungan").keadaan == "diverifikasi"
