"""Of final results everybody sees what was verified; what a village said of itself, only who may read its drafts."""

import pytest
from tempat_uji import DESA, DESA_ASING

from penilaian.mesin import JENIS
from penilaian.simpan import TAMU, Awal

LUAS = {
    "penilai": [DESA],
    "penilai_dua": [DESA],
    "penilai_asing": [DESA_ASING],
    "verifikator": [DESA],
    "verifikator_semua": [DESA, DESA_ASING],
    "kepala_desa": [DESA],
    "pengamat": [],
    "admin": [],
    "tamu": [],
}


@pytest.fixture
def dua_final(gudang, orang, sidik, bawa_ke):
    """One village in the area of most people and one of elsewhere: P01 answered 3, verified as 2; public."""
    nomor = []
    for desa in (DESA, DESA_ASING):
        satu = gudang.lembar.buat(orang.penilai_semua, Awal(desa, "2026", sidik))
        gudang.jawaban.simpan(orang.penilai_semua, satu.id, "P01", "3", versi_dilihat=0)
        gudang.alur.ajukan(orang.penilai_semua, satu.id)
        gudang.jawaban.verifikasi(orang.verifikator_semua, satu.id, "P01", "2", "bukan go.id", versi_dilihat=1)
        gudang.alur.verifikasi(orang.verifikator_semua, satu.id, "sesuai kunjungan")
        nomor.append(gudang.alur.finalkan(orang.verifikator_semua, satu.id, "sesuai kunjungan").id)
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    return nomor


def desa(kumpulan) -> list[str]:
    return [kode for k in kumpulan for kode in k.jawaban.kunci["kode_desa"]]


@pytest.mark.parametrize("siapa", LUAS)
def test_verified_results_are_for_all_the_other_two_kinds_for_who_may_read_drafts_there(
    gudang, orang, dua_final, siapa
):
    pelaku = getattr(orang, siapa, TAMU)
    assert desa(gudang.hasil.umum(pelaku)) == [DESA, DESA_ASING]
    for jenis in ("mandiri", "didukung"):
        assert desa(gudang.hasil.umum(pelaku, jenis)) == LUAS[siapa]
        assert desa(gudang.hasil.umum(pelaku, jenis, desa=DESA_ASING)) == [d for d in LUAS[siapa] if d == DESA_ASING]


@pytest.mark.parametrize("siapa", LUAS)
def test_frozen_results_hold_the_verified_part_only_for_who_may_not_read_drafts_there(gudang, orang, dua_final, siapa):
    pelaku = getattr(orang, siapa, TAMU)
    for kode, nomor in zip((DESA, DESA_ASING), dua_final, strict=True):
        (beku,) = gudang.hasil.final(pelaku, nomor)
        harap = set(JENIS) if kode in LUAS[siapa] else {"terverifikasi"}
        assert (set(beku.jawaban), set(beku.hasil)) == (harap, harap)
        assert beku.jawaban["terverifikasi"]["P01"] == "2"


def test_closed_results_stay_closed_whatever_the_kind(gudang, orang, dua_final):
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "tidak")
    for jenis in JENIS:
        assert gudang.hasil.umum(TAMU, jenis) == ()
