"""A submission whose village or period was corrected leaves its old draft and comes into the new one, all at once."""

import pytest
from kiriman_uji import kobo, odk
from tempat_uji import DESA

from penilaian.narasi.riwayat import sebut
from penilaian.simpan import GalatKeadaan
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.impor.pilahan import DIUBAH_SEJAK
from penilaian.simpan.rak import RakRawat

DESA_DUA, DESA_TIGA = DESA.replace("2001", "2002"), DESA.replace("2001", "2003")
ISI = {"P01": "3", "P04": "1", "P01_catatan": "ada papan"}


@pytest.fixture
def masuk(gudang, orang, sidik):
    return lambda berkas, **pilihan: gudang.impor.berkas(orang.penilai, berkas, PilihanImpor(sidik, **pilihan))


@pytest.fixture
def isi(gudang, orang):
    """Return what gives answers and notes by village."""

    def baca():
        hasil = {}
        for lembar in gudang.lembar.daftar(orang.penilai):
            semua = gudang.jawaban.semua(orang.penilai, lembar.id).items()
            hasil[lembar.desa_kode] = {i: (j.teks, j.catatan) for i, j in semua if j.teks or j.catatan}
        return hasil

    return baca


def utuh(gudang, orang):
    return RakRawat(gudang.koneksi).periksa(orang.admin).kerusakan == ()


def kata_riwayat(gudang, orang, nomor):
    semua = gudang.riwayat.penilaian(orang.penilai, nomor)
    return [sebut(k).ke for k in semua if k.aksi == "penilaian.impor"]


@pytest.mark.parametrize("dialek", ["kobo", "odk"])
def test_a_corrected_village_takes_its_answers_along_and_both_histories_tell_it(gudang, orang, masuk, isi, dialek):
    dulu, kini = {
        "kobo": (kobo((DESA, "a", "a", ISI)), kobo((DESA_DUA, "a", "a2", ISI | {"P04": "2"}))),
        "odk": (odk((DESA, "a", 0, ISI)), odk((DESA_DUA, "a", 1, ISI | {"P04": "2"}))),
    }[dialek]
    masuk(dulu)
    hasil = masuk(kini)
    assert isi() == {DESA: {}, DESA_DUA: {"P01": ("3", "ada papan"), "P04": ("2", "")}}
    baru, lama = hasil.desa
    assert (baru.pindah_dari, lama.pindah_ke) == (((DESA, "2026"),), ((DESA_DUA, "2026"),))
    assert (lama.dikosongkan, lama.ditolak) == (("P01", "P04"), ())
    assert (hasil.jumlah["desa"], hasil.jumlah["pindah"], hasil.jumlah["sel"]) == (1, 2, 50)
    assert f"pindah ke {DESA_DUA} periode 2026" in kata_riwayat(gudang, orang, 1)[-1]
    assert f"pindah dari {DESA} periode 2026" in kata_riwayat(gudang, orang, 2)[-1]
    for berkas in (kini, dulu):
        assert masuk(berkas).hitungan.lebih_baru == 1
    assert utuh(gudang, orang)


def test_what_a_hand_changed_stays_in_the_old_draft_and_is_listed_whatever_is_said_of_conflicts(
    gudang, orang, masuk, isi
):
    masuk(kobo((DESA, "a", "a", ISI)))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "4", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai, 1, "P07", "50", versi_dilihat=0)
    lama = masuk(kobo((DESA_DUA, "a", "a2", ISI)), bentrok="ganti", timpa=True).desa[1]
    assert (lama.dikosongkan, lama.ditolak) == (("P04",), (("P01", DIUBAH_SEJAK),))
    assert isi()[DESA] == {"P01": ("4", "ada papan"), "P07": ("50", "")}


def test_an_answer_that_somebody_had_given_alike_before_is_not_the_submissions_to_take(gudang, orang, masuk, isi):
    masuk(kobo((DESA, "b", "b", {"P07": "50"})))
    gudang.jawaban.simpan(orang.penilai, 1, "P01", "3", versi_dilihat=0)
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    masuk(kobo((DESA_DUA, "a", "a2", {"P01": "3"})))
    assert isi() == {DESA: {"P01": ("3", ""), "P07": ("50", "")}, DESA_DUA: {"P01": ("3", "")}}


def test_what_another_team_says_alike_stays_and_what_it_says_otherwise_comes_in_its_place(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P04": "1"}), (DESA, "b", "b", {"P01": "3"})))
    masuk(kobo((DESA, "c", "c", {"P04": "2", "P07": "50"})), bentrok="tahan")
    masuk(kobo((DESA_DUA, "a", "a2", {"P01": "3", "P04": "1"})))
    lama = {"P01": ("3", ""), "P04": ("2", ""), "P07": ("50", "")}
    assert isi() == {DESA: lama, DESA_DUA: {"P01": ("3", ""), "P04": ("1", "")}}


def test_the_old_village_may_have_a_row_of_its_own_in_the_same_file(gudang, orang, masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3"}), (DESA, "b", "b", {"P04": "1"})))
    hasil = masuk(kobo((DESA, "b", "b2", {"P04": "2"}), (DESA_DUA, "a", "a2", {"P01": "3"})))
    assert isi() == {DESA: {"P04": ("2", "")}, DESA_DUA: {"P01": ("3", "")}}
    assert (len(hasil.desa), hasil.desa[0].dikosongkan, hasil.jumlah["sel"]) == (2, ("P01",), 100)
    assert utuh(gudang, orang)


def test_taking_the_import_back_brings_the_submission_back_to_its_old_place(gudang, orang, masuk, isi):
    masuk(kobo((DESA, "a", "a", ISI)))
    sebelum, kini = isi()[DESA], kobo((DESA_DUA, "a", "a2", ISI))
    gudang.impor.batalkan(orang.penilai, masuk(kini).nomor)
    assert isi() == {DESA: sebelum, DESA_DUA: {}}
    assert masuk(kini).desa[1].dikosongkan == ("P01", "P04")
    assert isi() == {DESA: {}, DESA_DUA: sebelum}
    assert masuk(kobo((DESA, "a", "a3", ISI))).desa[1].dikosongkan == ("P01", "P04")  # and it may come home again
    assert isi() == {DESA: sebelum, DESA_DUA: {}}
    assert utuh(gudang, orang)


def test_nothing_leaves_where_the_old_assessment_is_closed_or_the_new_one_is_refused(gudang, orang, masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3"}), (DESA_DUA, "b", "b", {"P01": "1"})))
    gudang.alur.ajukan(orang.penilai, 2)
    hasil = masuk(kobo((DESA_DUA, "a", "a2", {"P01": "3"})))
    assert (hasil.nomor, isi()[DESA]) == (None, {"P01": ("3", "")})
    assert "tidak diambil di tempat barunya" in hasil.desa[1].sebab
    gudang.alur.ajukan(orang.penilai, 1)
    hasil = masuk(kobo((DESA_TIGA, "a", "a2", {"P01": "3"})))
    assert hasil.desa[0].pindah_tetap == ((DESA, "2026"),)
    assert "jawabannya masih ada di penilaian itu" in hasil.keterangan(hasil.desa[0])[-1]
    assert isi()[DESA] == {"P01": ("3", "")}


def test_of_rows_that_were_copied_nobody_can_tell_which_one_moved_so_none_does(masuk, isi):
    masuk(kobo((DESA, "a", "a", {"P01": "3"})))
    salinan = masuk(kobo((DESA_TIGA, "a", "a", {"P01": "3"})))
    assert (len(salinan.desa), salinan.desa[0].pindah_dari) == (1, ())
    hasil = masuk(kobo((DESA_DUA, "a", "a2", {"P01": "3"})))
    assert hasil.desa[0].pindah_tetap == ((DESA, "2026"), (DESA_TIGA, "2026"))
    assert "--batalkan NOMOR" in hasil.keterangan(hasil.desa[0])[-1]
    assert isi()[DESA] == isi()[DESA_TIGA] == {"P01": ("3", "")}


def test_evidence_that_it_brought_stays_and_is_said(gudang, orang, masuk):
    masuk(kobo((DESA, "a", "a", {"P01": "3", "P01_tautan": "https://desa.id"})))
    gudang.bukti.tautkan(orang.penilai, 1, "P01", "https://lain.id", Keterangan())
    hasil = masuk(kobo((DESA_DUA, "a", "a2", {"P01": "3", "P01_tautan": "https://desa.id"})))
    assert hasil.desa[1].bukti_tertinggal == 1
    assert "1 bukti dari kiriman itu tetap di sini" in hasil.keterangan(hasil.desa[1])[-1]


def test_a_failure_in_the_middle_of_a_move_leaves_both_drafts_as_they_were(gudang, orang, masuk, isi, monkeypatch):
    masuk(kobo((DESA, "a", "a", ISI)))
    sebelum = isi()
    from penilaian.simpan.impor import kerja

    asli, kali = kerja.simpan_banyak, []

    def gagal(*args):
        kali.append(1)
        if len(kali) == 2:
            raise GalatKeadaan("putus")
        return asli(*args)

    monkeypatch.setattr(kerja, "simpan_banyak", gagal)
    with pytest.raises(GalatKeadaan):
        masuk(kobo((DESA_DUA, "a", "a2", ISI)))
    assert len(kali) == 2
    assert isi() == sebelum
