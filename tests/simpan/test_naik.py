"""Bringing a store of the first release up: a backup first, then all or nothing, and everything is still there."""

# ruff: noqa: F811  (fixtures come from rawat_uji and riwayat_uji)

import json
import sqlite3
import stat
import zipfile

import psycopg
import pytest
from rawat_uji import tujuan  # noqa: F401
from riwayat_uji import ke_rilis_pertama, pola_penuh, tempat_penuh  # noqa: F401
from sqlalchemy import MetaData, select, text
from tempat_uji import TempatLain, sql

from penilaian.simpan import TERMINAL, GalatBasisData, GalatHak
from penilaian.simpan.basis.koneksi import siapkan
from penilaian.simpan.basis.kunci_sewa import TABEL as TABEL_SEWA
from penilaian.simpan.basis.tabel import Pengguna
from penilaian.simpan.migrasi import TERBARU, naikkan
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat import naik as modul_naik
from penilaian.simpan.rawat.naik import naikkan_gudang as naik
from penilaian.simpan.rawat.pulih import pulihkan


@pytest.fixture
def lama(tempat_penuh: TempatLain) -> TempatLain:
    """A full store as the first release kept it."""
    ke_rilis_pertama(tempat_penuh)
    return tempat_penuh


def skema(tempat):
    with (
        psycopg.connect(tempat.alamat)
        if tempat.jenis == "postgres"
        else sqlite3.connect(tempat.folder / "penilaian.db") as c
    ):
        return c.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_backup_is_made_before_migrating(lama):
    hasil = naik(TERMINAL, lama.alamat, lama.folder)
    assert (hasil.dari, hasil.ke, skema(lama)) == ("0001", TERBARU, TERBARU)
    jalur = hasil.cadangan.jalur
    assert jalur.parent == lama.folder / "cadangan"
    assert stat.S_IMODE(jalur.stat().st_mode) == 0o600
    with zipfile.ZipFile(jalur) as z:
        manifes = json.loads(z.read("manifes.json"))
    assert manifes["skema"] == "0001"
    assert "cari" not in manifes["tabel"]["penilaian"]["kolom"]


def test_what_was_kept_is_still_there_found_by_words_and_protected(lama, orang):
    naik(TERMINAL, lama.alamat, lama.folder)
    with lama.buka() as gudang:
        _wajib_utuh(gudang, orang)


def test_backup_of_the_first_release_is_restored_into_this_one(lama, orang, tujuan):
    arsip = naik(TERMINAL, lama.alamat, lama.folder).cadangan.jalur
    assert pulihkan(TERMINAL, arsip, tujuan.alamat, tujuan.folder).kerusakan == ()
    with tujuan.buka() as gudang:
        _wajib_utuh(gudang, orang)


def _wajib_utuh(gudang, orang):
    with gudang.koneksi.baca() as s:
        assert {len(g) for g in s.scalars(select(Pengguna.garam))} == {32}
    assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()
    assert [x.tim for x in gudang.lembar.daftar(orang.penilai, cari="9901012001 DUA")] == ["dua"]
    for tabel in ("riwayat", "hasil_final"):
        with pytest.raises(Exception, match="hanya boleh bertambah"), gudang.koneksi.tulis() as s:
            s.execute(text(f"DELETE FROM {tabel}"))  # noqa: S608  (names from above)


def test_what_is_taken_for_the_first_release_here_is_what_its_migration_makes(lama, tmp_path):
    asli = siapkan(f"sqlite:///{tmp_path / 'asli.db'}", tmp_path)
    naikkan(asli, "0001")
    ini = siapkan(lama.alamat, lama.folder)
    try:
        assert _kolom(ini) == _kolom(asli)
    finally:
        asli.tutup()
        ini.tutup()


def _kolom(koneksi):
    ada = MetaData()
    with koneksi.baca() as s:
        ada.reflect(s.connection())
    # The lease of whoever has a PostgreSQL store open is the lock's own and belongs to no revision.
    return {n: {(k.name, k.nullable) for k in t.c} for n, t in ada.tables.items() if n != TABEL_SEWA}


def test_a_store_of_the_first_release_does_not_open_but_says_what_to_do(lama):
    with pytest.raises(GalatBasisData, match="penilaian basisdata naik"):
        lama.buka()


def test_store_that_is_up_to_date_is_left_alone(tempat_isi):
    hasil = naik(TERMINAL, tempat_isi.alamat, tempat_isi.folder)
    assert (hasil.dari, hasil.ke, hasil.cadangan) == (TERBARU, TERBARU, None)
    assert not (tempat_isi.folder / "cadangan").exists()


def test_nothing_is_migrated_without_a_backup(lama, monkeypatch):
    def gagal(*_):
        raise GalatBasisData("tidak terbaca")

    monkeypatch.setattr(modul_naik, "cadangkan", gagal)
    with pytest.raises(GalatBasisData, match="tidak terbaca"):
        naik(TERMINAL, lama.alamat, lama.folder)
    assert skema(lama) == "0001"


def test_migrating_is_refused_while_somebody_has_the_store_open(lama, monkeypatch):
    monkeypatch.setattr("penilaian.simpan.rawat.pintu.TUNGGU_TUNGGAL", 0.1)
    dipakai = siapkan(lama.alamat, lama.folder)
    dipakai.kunci.bersama(1)
    try:
        with pytest.raises(GalatBasisData, match="sedang dipakai"):
            naik(TERMINAL, lama.alamat, lama.folder)
    finally:
        dipakai.tutup()
    assert skema(lama) == "0001"


def test_store_of_a_newer_release_is_not_touched(tempat_isi):
    sql(tempat_isi, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(GalatBasisData, match="lebih baru"):
        naik(TERMINAL, tempat_isi.alamat, tempat_isi.folder)


def test_where_there_is_no_store_none_is_made(tempat):
    with pytest.raises(GalatBasisData, match="Belum ada"):
        naik(TERMINAL, tempat.alamat, tempat.folder)
    assert not (tempat.folder / "penilaian.db").exists()


def test_only_an_admin_brings_it_up(lama, orang):
    with pytest.raises(GalatHak):
        naik(orang.verifikator_semua, lama.alamat, lama.folder)
