"""Who had a hand in an assessment never judges it, whatever came of what they gave; others do."""

# ruff: noqa: F811  (fixtures come from bukti_uji)

from collections.abc import Callable
from dataclasses import replace

import pytest
from bukti_uji import bukti  # noqa: F401

from penilaian.simpan import TERMINAL, Awal, GalatHak, Gudang, Lembar, Pelaku
from penilaian.simpan.rak.bukti import RakBukti

LANGKAH = {"kembalikan": "diajukan", "verifikasi": "diajukan", "finalkan": "diverifikasi"}


def jawab(gudang: Gudang, siapa: Pelaku, lembar: Lembar, teks: str, catatan: str | None = None) -> None:
    versi = gudang.jawaban.satu(siapa, lembar.id, "P01").versi
    gudang.jawaban.simpan(siapa, lembar.id, "P01", teks, versi_dilihat=versi, catatan=catatan)


def hanya_menjawab(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, siapa, lembar, "3")


def jawaban_diganti(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, siapa, lembar, "3")
    jawab(gudang, orang.penilai_dua, lembar, "2")


def jawaban_dikosongkan(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, siapa, lembar, "3")
    jawab(gudang, orang.penilai_dua, lembar, "")


def catatan_orang_lain_menyusul(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, siapa, lembar, "3")
    jawab(gudang, orang.penilai_dua, lembar, "3", "lihat foto")


def hanya_catatan(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, orang.penilai_dua, lembar, "3")
    jawab(gudang, siapa, lembar, "3", "lihat foto")


def catatan_diganti(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, siapa, lembar, "", "lihat foto")
    jawab(gudang, orang.penilai_dua, lembar, "2", "")


def hanya_bukti(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, orang.penilai_dua, lembar, "3")
    bukti.tautkan(siapa, lembar.id, "P01", "https://sukamaju.desa.id")


def bukti_ditarik(gudang: Gudang, bukti: RakBukti, orang, siapa: Pelaku, lembar: Lembar) -> None:
    jawab(gudang, orang.penilai_dua, lembar, "3")
    satu = bukti.tautkan(siapa, lembar.id, "P01", "https://sukamaju.desa.id")
    bukti.tarik(orang.penilai_dua, satu.id)


IKUT = (
    hanya_menjawab,
    jawaban_diganti,
    jawaban_dikosongkan,
    catatan_orang_lain_menyusul,
    hanya_catatan,
    catatan_diganti,
    hanya_bukti,
    bukti_ditarik,
)


@pytest.fixture
def rangkap(orang) -> Pelaku:
    """One who fills in, and verifies for the whole kabupaten."""
    return replace(orang.penilai, peran=orang.penilai.peran + orang.verifikator_kabupaten.peran)


@pytest.mark.parametrize("ikut", IKUT)
def test_who_ever_gave_answer_note_or_evidence_does_not_verify_it_and_somebody_else_does(
    gudang, bukti, orang, lembar, rangkap, ikut: Callable[..., None]
):
    ikut(gudang, bukti, orang, rangkap, lembar)
    gudang.alur.ajukan(orang.penilai_dua, lembar.id)
    versi = gudang.jawaban.satu(orang.penilai, lembar.id, "P01").versi
    with pytest.raises(GalatHak, match="mintalah verifikator lain"):
        gudang.jawaban.verifikasi(rangkap, lembar.id, "P01", "1", "dilihat", versi_dilihat=versi)
    gudang.jawaban.verifikasi(rangkap, lembar.id, "P03", "1", "dilihat", versi_dilihat=0)
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "1", "dilihat", versi_dilihat=versi)
    assert gudang.jawaban.satu(orang.penilai, lembar.id, "P01").teks_verifikasi == "1"
    assert gudang.riwayat.periksa(TERMINAL) == ()


@pytest.mark.parametrize("nama", LANGKAH)
@pytest.mark.parametrize("ikut", IKUT)
def test_who_ever_gave_answer_note_or_evidence_does_not_decide_about_the_whole_and_somebody_else_does(
    gudang, bukti, orang, lembar, rangkap, bawa_ke, ikut: Callable[..., None], nama: str
):
    ikut(gudang, bukti, orang, rangkap, lembar)
    bawa_ke(lembar.id, LANGKAH[nama])
    argumen = ("sebab",)
    with pytest.raises(GalatHak, match=r"ikut mengisi penilaian ini \(P01\)"):
        getattr(gudang.alur, nama)(rangkap, lembar.id, *argumen)
    assert gudang.lembar.ambil(orang.penilai, lembar.id).keadaan == LANGKAH[nama]
    assert getattr(gudang.alur, nama)(orang.verifikator_kabupaten, lembar.id, *argumen).keadaan != LANGKAH[nama]


def test_having_filled_in_another_assessment_hinders_nobody(gudang, orang, lembar, sidik, rangkap, bawa_ke):
    lain = gudang.lembar.buat(orang.penilai, Awal("99.01.01.2001", "2025", sidik))
    jawab(gudang, rangkap, lain, "3")
    jawab(gudang, orang.penilai_dua, lembar, "3")
    bawa_ke(lembar.id, "diajukan")
    gudang.jawaban.verifikasi(rangkap, lembar.id, "P01", "3", versi_dilihat=1)
    assert gudang.alur.verifikasi(rangkap, lembar.id, "sesuai kunjungan").keadaan == "diverifikasi"
