"""Imports are listed and taken back; where an answer came from is told as long as it stands in history."""

from datetime import UTC, date, datetime

import pytest
from kiriman_uji import kobo, odk
from tempat_uji import DESA, DESA_ASING

from penilaian.berkas import Unggahan
from penilaian.galat import GalatJawaban
from penilaian.narasi.asal_kiriman import asal_kejadian
from penilaian.simpan import Awal, GalatHak, GalatKeadaan, TidakAda
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.impor.batal import BERUBAH
from penilaian.simpan.rak import RakRawat

DESA_DUA = DESA.replace("2001", "2002")


@pytest.fixture
def masuk(gudang, orang, sidik):
    return lambda berkas, **pilihan: gudang.impor.berkas(orang.penilai, berkas, PilihanImpor(sidik, **pilihan))


def isi(gudang, orang, nomor=1):
    return {i: (j.teks, j.oleh) for i, j in gudang.jawaban.semua(orang.penilai, nomor).items()}


def utuh(gudang, orang):
    return RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


def test_an_import_taken_back_leaves_the_answers_as_they_stood_before_it(gudang, orang, masuk, sidik):
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik)).id
    gudang.jawaban.simpan(orang.penilai_dua, lembar, "P01", "1", versi_dilihat=0, catatan="lama")
    sebelum = isi(gudang, orang)
    nomor = masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "2"})), bentrok="ganti").nomor
    (hasil,) = gudang.impor.batalkan(orang.penilai, nomor)
    assert (hasil.kembali, hasil.tidak) == (("P01", "P04"), ())
    assert isi(gudang, orang) == sebelum | {"P04": ("", None)}
    assert gudang.jawaban.satu(orang.penilai, 1, "P01").catatan == "lama"
    assert gudang.lembar.ambil(orang.penilai, 1).terisi == 1
    aksi = [k.aksi for k in gudang.riwayat.penilaian(orang.penilai, 1, objek="P01")]
    assert aksi == ["jawaban.simpan", "jawaban.simpan", "jawaban.batalkan"]
    gudang.jawaban.simpan(orang.penilai, lembar, "P04", "1", versi_dilihat=2)
    assert utuh(gudang, orang)


def test_an_answer_that_was_only_carried_over_is_so_again(gudang, orang, masuk, sidik):
    dulu = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik)).id
    gudang.jawaban.simpan(orang.penilai, dulu, "P01", "2", versi_dilihat=0)
    kini = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik)).id
    gudang.jawaban.bawa(orang.penilai, kini, dulu)
    gudang.impor.batalkan(orang.penilai, masuk(kobo((DESA, "a", "a", {"P01": "3"}))).nomor)
    j = gudang.jawaban.satu(orang.penilai, kini, "P01")
    assert (j.teks, j.bawaan) == ("2", True)
    assert utuh(gudang, orang)


def test_what_was_changed_since_stays_and_is_said(gudang, orang, masuk):
    nomor = masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "2"}), (DESA_DUA, "b", "b", {"P01": "1"}))).nomor
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai, 2, "P04", "1", versi_dilihat=0)
    satu, dua = gudang.impor.batalkan(orang.penilai, nomor)
    assert (satu.kembali, satu.tidak) == (("P04",), (("P01", BERUBAH),))
    assert (dua.kembali, dua.tidak) == (("P01",), ())
    assert isi(gudang, orang)["P01"][0] == "4"
    assert utuh(gudang, orang)


def test_of_an_assessment_that_was_submitted_nothing_is_taken_back(gudang, orang, masuk):
    nomor = masuk(kobo((DESA, "a", "a", {"P04": "0"}))).nomor
    gudang.alur.ajukan(orang.penilai, 1)
    with pytest.raises(GalatKeadaan, match=f"tidak dibatalkan: .*diajukan: {DESA} periode 2026 P04"):
        gudang.impor.batalkan(orang.penilai, nomor)
    assert gudang.impor.daftar(orang.penilai)[0].dibatalkan is None
    gudang.alur.kembalikan(orang.verifikator, 1, "perbaiki")
    assert gudang.impor.batalkan(orang.penilai, nomor)[0].kembali == ("P04",)
    assert utuh(gudang, orang)


def test_an_import_that_wrote_nothing_is_not_taken_back_and_says_so(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    nomor = masuk(kobo((DESA, "b", "b", {"P01": "3"}))).nomor
    with pytest.raises(GalatKeadaan, match="tidak ada jawaban, catatan atau bukti yang ditulisnya"):
        gudang.impor.batalkan(orang.penilai, nomor)
    assert gudang.impor.daftar(orang.penilai)[0].dibatalkan is None


SAMA = {"P01": "3", "P04": "0", "P05": "1", "P07": "50"}


@pytest.mark.parametrize("cara", ["berhenti", "tahan", "ganti"])
def test_a_cell_that_taking_back_emptied_is_no_hands_answer_though_another_submission_agreed(
    gudang, orang, masuk, cara
):
    masuk(kobo((DESA, "a", "a", SAMA)))
    assert masuk(kobo((DESA, "b", "b", SAMA))).desa[0].sama == tuple(SAMA)
    gudang.impor.batalkan(orang.penilai, 1)
    assert masuk(kobo((DESA, "a", "a", SAMA)), bentrok=cara).desa[0].baru == tuple(SAMA)
    assert teks(gudang, orang) == SAMA
    assert utuh(gudang, orang)


def test_a_cell_that_a_hand_emptied_is_still_the_hands_after_an_import_is_taken_back(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "0"})))
    masuk(kobo((DESA, "b", "b", {"P01": "3", "P04": "0"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "", versi_dilihat=1)
    gudang.impor.batalkan(orang.penilai, 1)
    with pytest.raises(GalatJawaban) as galat:
        masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "0"})))
    assert ["P01" in str(t) for t in galat.value.temuan if t.kode == "S06"] == [True]


def test_the_counts_of_what_comes_back_are_those_of_what_went_in(gudang, orang, masuk):
    hasil = masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_catatan": "x", "P04_catatan": "y"})))
    (batal,) = gudang.impor.batalkan(orang.penilai, hasil.nomor)
    assert (batal.kembali, batal.catatan) == (("P01",), ("P04",))
    assert len(batal.kembali) == hasil.jumlah["baru"]


def test_evidence_accepted_for_the_imported_answer_waits_again(gudang, orang, masuk):
    nomor = masuk(kobo((DESA, "a", "a", {"P01": "3"}))).nomor
    bukti = gudang.bukti.tautkan(orang.penilai, 1, "P01", "https://desa.id", Keterangan(date(2026, 6, 1)))
    gudang.alur.ajukan(orang.penilai, 1)
    gudang.bukti.putuskan(orang.verifikator, bukti.id, "diterima", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, 1, "perbaiki")
    gudang.impor.batalkan(orang.penilai, nomor)
    assert gudang.bukti.satu(orang.penilai, bukti.id).diputuskan == "diajukan"
    assert utuh(gudang, orang)


def test_a_file_whose_import_was_taken_back_goes_in_again_and_an_edit_is_held_against_what_stands(gudang, orang, masuk):
    pertama, edit = kobo((DESA, "a", "a", {"P01": "3"})), kobo((DESA, "a", "a2", {"P01": "2"}))
    masuk(pertama)
    nomor = masuk(edit).nomor
    gudang.impor.batalkan(orang.penilai, nomor)
    assert isi(gudang, orang)["P01"][0] == "3"
    assert masuk(edit).desa[0].diubah == ("P01",)


EMPAT = {"P01": "3", "P04": "1", "P07": "50", "P01_catatan": "ada papan"}
ASLI, EDIT = kobo((DESA, "a", "a", EMPAT)), kobo((DESA, "a", "a2", EMPAT | {"P01": "2"}))


def teks(gudang, orang):
    return {i: j.teks for i, j in gudang.jawaban.semua(orang.penilai, 1).items() if j.teks}


@pytest.mark.parametrize("lagi", [ASLI, EDIT, kobo((DESA, "a", "a3", EMPAT | {"P01": "2"}))])
def test_what_an_older_import_took_with_it_comes_again_with_any_version_of_its_submission(gudang, orang, masuk, lagi):
    masuk(ASLI)
    masuk(EDIT)
    gudang.impor.batalkan(orang.penilai, 1)
    assert teks(gudang, orang) == {"P01": "2"}
    hasil = masuk(lagi)
    assert teks(gudang, orang) == {"P01": "2", "P04": "1", "P07": "50"}  # the edit still stands
    assert hasil.desa[0].baru == ("P04", "P07")
    assert gudang.jawaban.satu(orang.penilai, 1, "P01").catatan == "ada papan"
    assert masuk(lagi).hitungan.lebih_baru == masuk(EDIT).hitungan.lebih_baru == 1
    assert utuh(gudang, orang)


def test_imports_taken_back_from_the_last_to_the_first_leave_nothing_of_them(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "1", "P04_catatan": "lihat"})))
    edit = kobo((DESA, "a", "a2", {"P01": "2", "P04": "", "P04_catatan": ""}))
    masuk(edit)
    assert gudang.impor.batalkan(orang.penilai, 2)[0].tidak == ()
    assert gudang.impor.batalkan(orang.penilai, masuk(edit).nomor)[0].tidak == ()
    assert teks(gudang, orang) == {"P01": "3", "P04": "1"}
    (hasil,) = gudang.impor.batalkan(orang.penilai, 1)
    assert (hasil.kembali, hasil.tidak) == (("P01", "P04"), ())
    assert teks(gudang, orang) == {}
    masuk(edit)
    assert teks(gudang, orang) == {"P01": "2"}
    assert utuh(gudang, orang)


def test_a_hand_between_two_imports_stops_the_first_from_being_taken_back(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    masuk(kobo((DESA, "a", "a2", {"P01": "2"})), bentrok="ganti")
    gudang.impor.batalkan(orang.penilai, 2)
    with pytest.raises(GalatKeadaan, match=BERUBAH):
        gudang.impor.batalkan(orang.penilai, 1)
    assert teks(gudang, orang) == {"P01": "4"}


def test_what_an_edit_taken_back_had_emptied_is_emptied_by_the_edit_after_it_again(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "1"})))
    masuk(kobo((DESA, "a", "a2", {"P01": "3", "P04": ""})))
    lalu = kobo((DESA, "a", "a3", {"P01": "2", "P04": ""}))
    masuk(lalu)
    gudang.impor.batalkan(orang.penilai, 2)
    assert teks(gudang, orang) == {"P01": "2", "P04": "1"}
    masuk(lalu)
    assert teks(gudang, orang) == {"P01": "2"}


def test_a_plain_answers_file_is_taken_back_too(gudang, orang, masuk):
    berkas = Unggahan("isian.csv", f"kode_desa,periode,P01\n{DESA},2026,3\n".encode())
    (hasil,) = gudang.impor.batalkan(orang.penilai, masuk(berkas).nomor)
    assert hasil.kembali == ("P01",)
    assert utuh(gudang, orang)


def test_an_import_is_taken_back_once_and_only_by_who_may_fill_in_all_of_it(gudang, orang, masuk, sidik):
    with pytest.raises(TidakAda):
        gudang.impor.batalkan(orang.penilai, 7)
    berkas = kobo((DESA, "a", "a", {"P01": "3"}), (DESA_ASING, "b", "b", {"P01": "1"}))
    nomor = gudang.impor.berkas(orang.penilai_semua, berkas, PilihanImpor(sidik)).nomor
    with pytest.raises(GalatHak):
        gudang.impor.batalkan(orang.penilai, nomor)
    assert isi(gudang, orang)["P01"][0] == "3"
    gudang.impor.batalkan(orang.penilai_semua, nomor)
    with pytest.raises(GalatKeadaan):
        gudang.impor.batalkan(orang.penilai_semua, nomor)


def test_imports_are_listed_to_who_may_read_the_drafts(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3"}), nama="C:\\unduhan\\kobo.csv"))
    masuk(odk((DESA_DUA, "b", 0, {"P01": "3"})))
    gudang.impor.batalkan(orang.penilai, 1)
    dua, satu = gudang.impor.daftar(orang.penilai)
    assert (satu.nomor, satu.nama_berkas, satu.oleh_nama, satu.kiriman) == (1, "kobo.csv", "Penilai", 1)
    assert (satu.hitungan["baru"], satu.dibatalkan_oleh, dua.dibatalkan) == (1, "Penilai", None)
    assert [i.nomor for i in gudang.impor.daftar(orang.kepala_desa)] == [1]
    assert gudang.impor.daftar(orang.penilai_asing) == ()
    with pytest.raises(GalatHak):
        gudang.impor.daftar(orang.pengamat)


def test_where_each_answer_came_from_is_told_with_the_moment_in_the_village(gudang, orang, masuk):
    lain = {"_validation_status": "validation_status_on_hold", "deviceid": "abc"}
    masuk(kobo((DESA, "a", "a", {"P01": "3"}, lain)))
    asal = gudang.impor.asal(orang.kepala_desa, 1)
    satu = asal["P01", 1]
    assert (satu.akar, satu.versi, satu.pengirim, satu.versi_formulir, satu.baris) == ("a", "a", "siti", "vK3mZ9", 2)
    assert satu.dikirim == datetime(2026, 10, 14, 3, 30, 9, tzinfo=UTC)
    (k,) = [k for k in gudang.riwayat.penilaian(orang.penilai, 1) if k.aksi == "jawaban.simpan"]
    kata = asal_kejadian(k, asal, "Asia/Makassar")
    assert kata.startswith(
        "Dari kiriman a, oleh siti, dikirim 14 Oktober 2026 pukul 11.30 WITA, formulir vK3mZ9, "
        "ditandai peninjau: ditunda, baris 2, impor nomor 1, berkas kobo.csv (SHA-256 "
    )
    with pytest.raises(GalatHak):
        gudang.impor.asal(orang.penilai_asing, 1)


def test_an_answer_that_a_person_changed_afterwards_is_theirs(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    semua = [k for k in gudang.riwayat.penilaian(orang.penilai, 1) if k.aksi == "jawaban.simpan"]
    asal = gudang.impor.asal(orang.penilai, 1)
    assert [bool(asal_kejadian(k, asal, "Asia/Jakarta")) for k in semua] == [True, False]
