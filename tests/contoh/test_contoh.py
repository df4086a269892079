"""Invented villages: reproducible, plausible, and marked as invented."""

import numpy as np
import pytest

from penilaian import mesin
from penilaian.berkas import baca, tulis_jawaban
from penilaian.contoh import BANYAK_MAKS, DESA_PER_KECAMATAN, buat
from penilaian.galat import GalatPemakaian
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.muat import muat_instrumen


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def banyak(inpres):
    return buat(inpres, 4000, 1)


def sama(a, b):
    return (
        a.kunci.equals(b.kunci)
        and np.array_equal(a.nilai, b.nilai, equal_nan=True)
        and np.array_equal(a.keadaan, b.keadaan)
    )


def test_the_same_seed_gives_the_same_answers_and_another_seed_does_not(inpres):
    assert sama(buat(inpres, 50, 7), buat(inpres, 50, 7))
    assert not sama(buat(inpres, 50, 7), buat(inpres, 50, 8))


@pytest.mark.parametrize("jumlah", [1, 2, 17, 400])
def test_every_village_has_one_invented_code(inpres, jumlah):
    k = buat(inpres, jumlah, 3).kunci
    assert len(k) == jumlah
    assert k["kode_desa"].is_unique
    assert k["kode_desa"].str.fullmatch(r"99\.\d\d\.\d\d\.2\d{3}").all()


def test_codes_for_the_whole_nation_stay_unique_and_well_formed(inpres):
    k = buat(inpres, 83_762, 1, periode=["2026"]).kunci
    assert k["kode_desa"].is_unique
    assert k["kode_desa"].str.fullmatch(r"99\.(?!00)\d\d\.(?!00)\d\d\.2(?!000)\d{3}").all()


def test_a_kecamatan_holds_15_to_20_villages_and_has_an_invented_name(banyak):
    kode = banyak.kunci["kode_desa"].str[:8]
    isi = kode.value_counts()
    assert isi.drop(kode.iloc[-1]).between(*DESA_PER_KECAMATAN).all()
    for nama in ("kecamatan", "kabupaten"):
        assert banyak.kunci[nama].str.startswith("Rekaan ").all()
    assert (banyak.kunci.groupby(kode)["kecamatan"].nunique() == 1).all()
    assert (banyak.kunci.groupby(banyak.kunci["kode_desa"].str[:5])["kabupaten"].nunique() == 1).all()


@pytest.mark.parametrize("kosong", [0.0, 0.05, 0.3, 1.0])
def test_the_share_of_kosong_comes_near_to_what_was_asked_for(inpres, kosong):
    bagian = (buat(inpres, 3000, 2, kosong=kosong).keadaan == KOSONG).mean()
    assert bagian == pytest.approx(kosong, abs=0.0 if kosong in (0, 1) else 0.1 * kosong)


def test_some_villages_leave_more_kosong_than_others(banyak):
    per_desa = (banyak.keadaan == KOSONG).mean(axis=0)
    assert per_desa.std() > 1.2 * np.sqrt(0.05 * 0.95 / len(banyak.indikator))


def test_tidak_berlaku_stands_only_where_it_is_allowed(inpres, banyak):
    ada = {i for i, k in zip(banyak.indikator, banyak.keadaan, strict=True) if (k == TIDAK_BERLAKU).any()}
    assert ada == {i.id for i in inpres.indikator if i.tidak_berlaku}


def test_villages_of_one_kabupaten_are_more_alike_and_answers_of_one_village_go_together(inpres, banyak):
    indeks = mesin.nilai(inpres, banyak).kelompok.bawah[-1]
    kabupaten = banyak.kunci["kode_desa"].str[:5].to_numpy()
    dalam = np.mean([indeks[kabupaten == k].var() for k in np.unique(kabupaten)])
    assert dalam < 0.9 * indeks.var()
    j01, j03 = (
        np.where(banyak.keadaan[banyak.nomor(i)] == TERJAWAB, banyak.nilai[banyak.nomor(i)], np.nan)
        for i in ("P01", "P03")
    )
    ada = np.isfinite(j01 + j03)
    assert np.corrcoef(j01[ada], j03[ada])[0, 1] > 0.2


def test_later_stages_are_weaker_and_every_position_is_filled(inpres):
    hasil = mesin.nilai(inpres, buat(inpres, 4000, 5, kosong=0.0))
    rata = [np.nanmean(hasil.skor(t.id)) for t in inpres.puncak]
    assert rata == sorted(rata, reverse=True)
    posisi = np.bincount(hasil.tabel()["posisi"], minlength=5) / 4000
    assert posisi[0] > 0.4
    assert (posisi > 0).all()


def test_ability_grows_from_period_to_period(inpres):
    j = buat(inpres, 500, 4, kosong=0.0, periode=["2024", "2025", "2026"])
    assert j.kunci["periode"].tolist()[:4] == ["2024", "2025", "2026", "2024"]
    assert j.kunci["kode_desa"].tolist()[:3] == [j.kunci["kode_desa"][0]] * 3
    indeks = mesin.nilai(inpres, j).skor().reshape(-1, 3)
    assert (np.diff(indeks.mean(axis=0)) > 1).all()
    assert (np.diff(indeks, axis=1) > 0).mean() > 0.7
    assert np.corrcoef(indeks[:, 0], indeks[:, 2])[0, 1] > 0.8


def test_percentages_have_one_decimal_and_lie_within_their_range(inpres, banyak):
    for i in inpres.indikator:
        if i.jenis in {"persen", "survei", "angka"}:
            nilai = banyak.nilai[banyak.nomor(i.id)]
            nilai = nilai[np.isfinite(nilai)]
            assert np.array_equal(nilai, nilai.round(1))
            assert nilai.min() >= (25 if i.id == "T08" else 0)
            if i.jenis != "angka":
                assert nilai.max() <= 100


@pytest.mark.parametrize("id_", ["inpres-3-2003", "spbe-2020"])
def test_the_example_of_every_instrument_is_read_back_without_warnings(tmp_path, id_):
    ini = muat_instrumen(id_)
    semula = buat(ini, 60, 9, kosong=0.2, periode=["2025-S1", "2025-S2"])
    tulis_jawaban(ini, semula, tmp_path / "c.csv")
    b = baca(tmp_path / "c.csv", ini)
    assert b.peringatan == ()
    assert sama(b.jawaban, semula)


@pytest.mark.parametrize(
    "pilihan",
    [
        {"jumlah": 0}, {"jumlah": BANYAK_MAKS + 1}, {"benih": -1}, {"kosong": -0.1}, {"kosong": 1.1},
         {"kosong": float("nan")},
        {"periode": []}, {"periode": ["2026", "2026"]}, {"periode": ["2026-01-01"]},
    ],
    ids=str,
)  # fmt: skip
def test_an_option_out_of_bounds_is_misuse(inpres, pilihan):
    with pytest.raises(GalatPemakaian):
        buat(inpres, **{"jumlah": 5, "benih": 1, **pilihan})
