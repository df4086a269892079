"""Evidence was accepted for one answer: for another one it waits for the verifier again."""

# ruff: noqa: F811  (fixtures come from bukti_uji)

from collections.abc import Callable

import pytest
from bukti_uji import HARI, bukti, kejadian  # noqa: F401

from penilaian.simpan import TERMINAL, Gudang, Lembar
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.rak.bukti import RakBukti


@pytest.fixture
def diterima(gudang: Gudang, bukti: RakBukti, orang, lembar: Lembar) -> Callable[[str, str], int]:
    """Return a maker of an answer with accepted evidence in an assessment that was returned; gives its number."""

    def buat(indikator: str, teks: str) -> int:
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, teks, versi_dilihat=0)
        satu = bukti.tautkan(orang.penilai, lembar.id, indikator, "https://a.id", Keterangan(HARI))
        gudang.alur.ajukan(orang.penilai, lembar.id)
        bukti.putuskan(orang.verifikator, satu.id, "diterima", status_dilihat="diajukan")
        gudang.alur.kembalikan(orang.verifikator, lembar.id, "kurang")
        return satu.id

    return buat


def didukung(gudang: Gudang, orang, lembar: Lembar, indikator: str = "P01") -> float:
    jawaban = gudang.hasil.satu(orang.verifikator, lembar.id, "didukung").jawaban
    return float(jawaban.nilai[jawaban.nomor(indikator), 0])


def test_another_answer_sends_accepted_evidence_back_and_it_supports_nothing_until_accepted_again(
    gudang, bukti, orang, lembar, diterima
):
    nomor = diterima("P01", "3")
    assert didukung(gudang, orang, lembar) == 3
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "4", versi_dilihat=1)
    satu = bukti.satu(orang.penilai, nomor)
    assert (satu.status, satu.diputuskan, satu.sah, satu.verifikator_nama) == ("diajukan", "diajukan", False, "")
    assert didukung(gudang, orang, lembar) == 1
    tunggu = [k for k in gudang.riwayat.penilaian(orang.penilai, lembar.id) if k.aksi == "bukti.tunggu"]
    assert [(k.objek, k.nama, k.lama["status"], k.baru["status"]) for k in tunggu] == [
        (f"bukti:{nomor}", "Penilai_Dua", "diterima", "diajukan")
    ]
    assert gudang.riwayat.periksa(TERMINAL) == ()
    gudang.alur.ajukan(orang.penilai, lembar.id)
    bukti.putuskan(orang.verifikator, nomor, "diterima", status_dilihat="diajukan")
    assert didukung(gudang, orang, lembar) == 4
    assert gudang.riwayat.periksa(TERMINAL) == ()


def test_an_answer_that_becomes_kosong_sends_accepted_evidence_back_too(gudang, bukti, orang, lembar, diterima):
    nomor = diterima("P01", "3")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "", versi_dilihat=1)
    assert bukti.satu(orang.penilai, nomor).status == "diajukan"


def test_a_note_leaves_accepted_evidence_accepted(gudang, bukti, orang, lembar, diterima):
    nomor = diterima("P01", "3")
    gudang.jawaban.simpan(orang.penilai_dua, lembar.id, "P01", "3", versi_dilihat=1, catatan="lihat foto")
    assert bukti.satu(orang.penilai, nomor).status == "diterima"
    assert didukung(gudang, orang, lembar) == 3
    assert "bukti.tunggu" not in {a for a, _ in kejadian(gudang, orang, lembar)}


def test_the_same_answer_written_otherwise_leaves_accepted_evidence_accepted(gudang, bukti, orang, lembar, diterima):
    nomor = diterima("P05", "85%")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P05", "85", versi_dilihat=1)
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P05").teks == "85"
    assert bukti.satu(orang.penilai, nomor).status == "diterima"
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P05", "84", versi_dilihat=2)
    assert bukti.satu(orang.penilai, nomor).status == "diajukan"


def test_only_accepted_evidence_of_the_same_indicator_that_was_not_taken_back_waits_again(gudang, bukti, orang, lembar):
    for indikator in ("P01", "P08"):
        gudang.jawaban.simpan(orang.penilai, lembar.id, indikator, "3", versi_dilihat=0)
    satu, ditarik, ditolak, lain = (
        bukti.tautkan(orang.penilai, lembar.id, i, f"https://{n}.id", Keterangan(HARI))
        for n, i in enumerate(("P01", "P01", "P01", "P08"), start=1)
    )
    gudang.alur.ajukan(orang.penilai, lembar.id)
    for b in (satu, ditarik, lain):
        bukti.putuskan(orang.verifikator, b.id, "diterima", status_dilihat="diajukan")
    bukti.putuskan(orang.verifikator, ditolak.id, "ditolak", "buram", status_dilihat="diajukan")
    gudang.alur.kembalikan(orang.verifikator, lembar.id, "kurang")
    bukti.tarik(orang.penilai, ditarik.id)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "2", versi_dilihat=1)
    assert [o for a, o in kejadian(gudang, orang, lembar) if a == "bukti.tunggu"] == [f"bukti:{satu.id}"]
    tersisa = {b.id: (b.status, b.alasan) for b in bukti.daftar(orang.penilai, lembar.id)}
    assert tersisa == {satu.id: ("diajukan", ""), ditolak.id: ("ditolak", "buram"), lain.id: ("diterima", "")}
    assert gudang.riwayat.periksa(TERMINAL) == ()
