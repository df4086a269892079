"""Deciding on evidence and taking it back; what it proves, and on which day."""

# ruff: noqa: F811  (fixtures come from bukti_uji)

from datetime import date, timedelta

import pytest
from buat_berkas import pdf
from bukti_uji import HARI, SURAT, bukti, kejadian, surat  # noqa: F401

from penilaian.simpan import Awal, Bentrok, GalatHak, GalatKeadaan, GalatSimpan, Pelaku, TidakAda
from penilaian.simpan.bukti import Keterangan

# -- deciding -----------------------------------------------------------------------------------------------------


def test_verifier_accepts_and_the_answer_is_supported(gudang, bukti, orang, lembar, bawa_ke):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    surat = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(), Keterangan(HARI - timedelta(days=10)))
    bawa_ke(lembar.id, "diajukan")
    # P01 requires evidence from level 2 on: without any it falls to level 1
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 1
    jadi = bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    assert (jadi.status, jadi.sah, jadi.verifikator_nama) == ("diterima", True, "Verifikator")
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 3
    assert kejadian(gudang, orang, lembar)[-1] == ("bukti.putuskan", f"bukti:{surat.id}")
    assert gudang.riwayat.periksa(orang.admin) == ()


def test_refusing_needs_a_reason(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatSimpan, match="alasan"):
        bukti.putuskan(orang.verifikator, surat.id, "ditolak", " ", status_dilihat="diajukan")
    jadi = bukti.putuskan(orang.verifikator, surat.id, "ditolak", "buram", status_dilihat="diajukan")
    assert (jadi.status, jadi.alasan, jadi.sah) == ("ditolak", "buram", False)


def test_decision_can_be_taken_back(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    jadi = bukti.putuskan(orang.verifikator, surat.id, "diajukan", status_dilihat="diterima")
    assert (jadi.status, jadi.sah) == ("diajukan", False)


def test_second_verifier_learns_that_it_was_decided(bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    with pytest.raises(Bentrok, match="diterima"):
        bukti.putuskan(orang.verifikator_kabupaten, surat.id, "ditolak", "buram", status_dilihat="diajukan")
    assert bukti.satu(orang.verifikator, surat.id).status == "diterima"


def test_same_decision_twice_is_one_event(gudang, bukti, orang, lembar, surat, bawa_ke):
    bawa_ke(lembar.id, "diajukan")
    for _ in range(2):
        bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    assert [a for a, _ in kejadian(gudang, orang, lembar)] == ["bukti.tambah", "bukti.putuskan"]


@pytest.mark.parametrize("siapa", ["penilai", "kepala_desa", "pengamat", "admin", "penilai_asing"])
def test_only_a_verifikator_of_the_area_decides(bukti, orang, lembar, surat, bawa_ke, siapa):
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatHak):
        bukti.putuskan(getattr(orang, siapa), surat.id, "diterima", status_dilihat="diajukan")


@pytest.mark.parametrize("keadaan", ["draf", "dikembalikan", "diverifikasi", "final"])
def test_nothing_is_decided_before_or_after_verification(bukti, orang, lembar, surat, bawa_ke, keadaan):
    bawa_ke(lembar.id, keadaan)
    with pytest.raises(GalatKeadaan):
        bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")


def test_nobody_decides_what_they_added_themselves(bukti, orang, lembar, bawa_ke):
    berdua = Pelaku(orang.penilai.pengguna_id, "berdua", (*orang.penilai.peran, *orang.verifikator.peran))
    ini = bukti.tautkan(berdua, lembar.id, "P01", "https://a.id")
    bawa_ke(lembar.id, "diajukan")
    with pytest.raises(GalatHak, match="sendiri"):
        bukti.putuskan(berdua, ini.id, "diterima", status_dilihat="diajukan")


def test_decision_that_does_not_exist_is_refused(bukti, orang, surat):
    with pytest.raises(GalatSimpan, match="kedaluwarsa"):
        bukti.putuskan(orang.verifikator, surat.id, "kedaluwarsa", status_dilihat="diajukan")


# -- days ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tanggal_bukti", "status", "sah"),
    [
        (date(2026, 6, 1), "diterima", True),
        (date(2025, 12, 15), "diterima", True),  # six months: valid up to and including 15 June
        (date(2025, 12, 14), "kedaluwarsa", False),
        (date(2026, 6, 16), "diterima", False),  # made after the day of the assessment
    ],
)
def test_evidence_counts_on_the_day_of_the_assessment(gudang, bukti, orang, sidik, bawa_ke, tanggal_bukti, status, sah):
    awal = Awal("99.01.01.2002", "2026", sidik, tanggal=date(2026, 6, 15))
    lembar = gudang.lembar.buat(orang.penilai, awal)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(tanggal_bukti))
    bawa_ke(lembar.id, "diajukan")
    jadi = bukti.putuskan(orang.verifikator, ini.id, "diterima", status_dilihat="diajukan")
    assert (jadi.status, jadi.diputuskan, jadi.sah) == (status, "diterima", sah)
    didukung = gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0]
    assert didukung == (3 if sah else 1)


def test_refused_evidence_stays_refused_when_it_expires(gudang, bukti, orang, sidik, bawa_ke):
    lembar = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2026", sidik, tanggal=date(2026, 6, 15)))
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(date(2020, 1, 1)))
    assert ini.status == "kedaluwarsa"
    bawa_ke(lembar.id, "diajukan")
    jadi = bukti.putuskan(orang.verifikator, ini.id, "ditolak", "lama", status_dilihat="diajukan")
    assert jadi.status == "ditolak"


# -- taking back --------------------------------------------------------------------------------------------------


def test_what_is_taken_back_is_not_shown_but_the_file_stays(gudang, bukti, orang, lembar, surat):
    bukti.tarik(orang.penilai, surat.id)
    assert bukti.daftar(orang.penilai, lembar.id) == ()
    assert bukti.peti.ambil(surat.sha256) == SURAT
    assert kejadian(gudang, orang, lembar)[-1] == ("bukti.tarik", f"bukti:{surat.id}")
    for mencoba in (
        lambda: bukti.satu(orang.penilai, surat.id),
        lambda: bukti.berkas(orang.penilai, surat.id),
        lambda: bukti.pratinjau(orang.penilai, surat.id),
        lambda: bukti.tarik(orang.penilai, surat.id),
        lambda: bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan"),
    ):
        with pytest.raises(TidakAda):
            mencoba()


@pytest.mark.parametrize("siapa", ["verifikator", "kepala_desa", "pengamat", "admin", "penilai_asing"])
def test_only_a_penilai_of_the_area_takes_back(bukti, orang, lembar, surat, siapa):
    with pytest.raises(GalatHak):
        bukti.tarik(getattr(orang, siapa), surat.id)


def test_accepted_evidence_that_is_taken_back_proves_nothing(gudang, bukti, orang, lembar, bawa_ke):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    ini = bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id", Keterangan(HARI))
    bawa_ke(lembar.id, "diajukan")
    bukti.putuskan(orang.verifikator, ini.id, "diterima", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "kurang")
    bukti.tarik(orang.penilai, ini.id)
    assert gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban.nilai[0, 0] == 1
