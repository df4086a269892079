"""What caches ask the store: a text that changes whenever drafts do, and whether anything was ever final."""

import pytest

from penilaian.simpan import TAMU, Awal, Gudang, Lembar

DESA_DUA = "99.01.01.2002"


def test_every_change_in_the_area_changes_the_cap_and_reading_does_not(gudang: Gudang, orang, lembar: Lembar, bawa_ke):
    cap = [gudang.hasil.cap_berjalan(orang.kepala_desa)]

    def berubah() -> None:
        cap.append(gudang.hasil.cap_berjalan(orang.kepala_desa))

    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    berubah()
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "2", versi_dilihat=1)
    berubah()
    gudang.lembar.buat(orang.penilai, Awal(lembar.desa_kode, "2027", lembar.sidik))
    berubah()
    bawa_ke(lembar.id, "diajukan")
    berubah()
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", versi_dilihat=2)
    berubah()
    gudang.alur.verifikasi(orang.verifikator_semua, lembar.id, "sesuai kunjungan")
    berubah()
    gudang.alur.finalkan(orang.verifikator_semua, lembar.id, "sesuai kunjungan")
    berubah()
    gudang.alur.buka_kembali(orang.verifikator_semua, lembar.id, "salah foto")
    berubah()

    assert len(set(cap)) == len(cap)
    gudang.hasil.berjalan(orang.kepala_desa)
    assert gudang.hasil.cap_berjalan(orang.kepala_desa) == cap[-1]


def test_what_happens_elsewhere_does_not_change_the_cap(gudang: Gudang, orang, lembar: Lembar):
    cap = gudang.hasil.cap_berjalan(orang.kepala_desa)
    lain = gudang.lembar.buat(orang.penilai, Awal(DESA_DUA, "2026", lembar.sidik))
    gudang.jawaban.simpan(orang.penilai, lain.id, "P01", "3", versi_dilihat=0)
    assert gudang.hasil.cap_berjalan(orang.kepala_desa) == cap
    assert gudang.hasil.cap_berjalan(orang.penilai) != cap


@pytest.mark.parametrize("siapa", ["tamu", "pengamat", "admin"])
def test_who_sees_no_drafts_has_a_cap_that_tells_nothing(gudang: Gudang, orang, lembar: Lembar, siapa):
    pelaku = TAMU if siapa == "tamu" else getattr(orang, siapa)
    sebelum = gudang.hasil.cap_berjalan(pelaku)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    assert gudang.hasil.cap_berjalan(pelaku) == sebelum


def test_a_result_that_was_reopened_was_final_once(gudang: Gudang, orang, lembar: Lembar, bawa_ke):
    assert not gudang.hasil.ada_final()
    bawa_ke(lembar.id, "diverifikasi")
    assert not gudang.hasil.ada_final()
    gudang.alur.finalkan(orang.verifikator_semua, lembar.id, "sesuai kunjungan")
    assert gudang.hasil.ada_final()
    gudang.alur.buka_kembali(orang.verifikator_semua, lembar.id, "salah foto")
    assert gudang.hasil.ada_final()
