"""The store's lock on PostgreSQL outlives every line to the server, and ends with its process all the same."""

# ruff: noqa: F811  (fixtures come from rawat_uji)

import threading
import time

import psycopg
import pytest
from rawat_uji import arsip_jadi  # noqa: F401
from tempat_uji import TempatLain

from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL, GalatBasisData
from penilaian.simpan.basis import mesin_postgres
from penilaian.simpan.basis.koneksi import siapkan
from penilaian.simpan.rawat import pulihkan

pytestmark = pytest.mark.usefixtures("sewa_singkat")


@pytest.fixture
def tempat_pg(postgres, tmp_path):
    nama = postgres.basis_data()
    yield TempatLain("postgres", postgres.alamat(nama), tmp_path / "data")
    postgres.buang(nama)


def pulih(arsip, tempat):
    return pulihkan(TERMINAL, arsip, tempat.alamat, tempat.folder)


@pytest.mark.parametrize("padam", [0.0, 4.0], ids=["at once", "after its row ran out"])
def test_after_a_restart_of_postgresql_restoring_is_refused_while_the_store_is_open(
    arsip_jadi, tempat_pg, postgres, padam
):
    with tempat_pg.buka() as gudang:
        postgres.padam()
        time.sleep(padam)
        postgres.nyalakan()
        with pytest.raises(GalatBasisData, match="sedang dipakai"):
            pulih(arsip_jadi, tempat_pg)
        gudang.pengaturan.ubah(TERMINAL, "hasil_umum", "ya")
    assert pulih(arsip_jadi, tempat_pg).disisihkan


def test_who_shares_the_store_keeps_it_though_all_lines_are_cut_again_and_again(arsip_jadi, tempat_pg, postgres):
    with tempat_pg.buka():
        for _ in range(3):
            with psycopg.connect(postgres.alamat("postgres"), autocommit=True) as c:
                c.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
            with pytest.raises(GalatBasisData, match="sedang dipakai"):
                pulih(arsip_jadi, tempat_pg)


def test_the_row_of_a_process_that_was_killed_runs_out(arsip_jadi, tempat_pg, postgres):
    gudang = tempat_pg.buka()
    gudang.koneksi.kunci._berhenti.set()  # killed: nothing renews the row, nobody gives it back
    gudang.koneksi.kunci._detak.join()
    mulai = time.monotonic()
    assert pulih(arsip_jadi, tempat_pg).disisihkan
    assert time.monotonic() - mulai > 3.0
    gudang.koneksi.mesin.dispose()


def test_who_slept_while_another_had_the_store_alone_writes_nothing_into_it_until_it_is_opened_anew(
    arsip_jadi, tempat_pg
):
    with tempat_pg.buka() as gudang:
        kunci = gudang.koneksi.kunci
        kunci._berhenti.set()
        kunci._detak.join()
        pulih(arsip_jadi, tempat_pg)
        kunci._mulai("bersama")  # it wakes
        akhir = time.monotonic() + 60
        while not kunci.terlepas:
            assert time.monotonic() < akhir
            time.sleep(0.05)
        with pytest.raises(GalatBasisData, match="dirawat selagi sambungan"):
            gudang.pengaturan.ubah(TERMINAL, "hasil_umum", "ya")


def test_nobody_shares_a_store_that_somebody_has_alone(tempat_pg):
    tempat_pg.buka().tutup()
    koneksi = siapkan(tempat_pg.alamat, tempat_pg.folder)
    koneksi.kunci.tunggal(0.1)
    lain = siapkan(tempat_pg.alamat, tempat_pg.folder)
    with pytest.raises(GalatBasisData, match="sedang dipulihkan"):
        lain.kunci.bersama(0.1)
    koneksi.tutup()
    lain.kunci.bersama(0.1)
    lain.tutup()


def test_an_earlier_release_that_still_runs_keeps_others_from_having_the_store_alone(arsip_jadi, tempat_pg):
    tempat_pg.buka().tutup()
    with psycopg.connect(tempat_pg.alamat, autocommit=True) as lama:
        lama.execute("SELECT pg_advisory_lock_shared(%s)", [0x70656E69])
        with pytest.raises(GalatBasisData, match="sedang dipakai"):
            pulih(arsip_jadi, tempat_pg)
    assert pulih(arsip_jadi, tempat_pg).disisihkan


def test_no_session_keeps_anything_that_pgbouncer_would_lend_to_others(tempat_pg):
    """No advisory lock, no setting, no prepared statement outlives its transaction."""
    with tempat_pg.buka() as gudang:
        for _ in range(8):
            gudang.pengaturan.semua()
        with psycopg.connect(tempat_pg.alamat, autocommit=True) as c:
            assert c.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").fetchone() == (0,)
        with gudang.koneksi.mesin.connect() as satu:
            mentah = satu.connection.driver_connection
            mentah.autocommit = True
            tunggu = mentah.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
            assert tunggu.fetchone() == ("0", "0")
            assert mentah.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (0,)
            mentah.autocommit = False


def test_a_silent_server_is_given_up_in_time_and_its_line_is_not_used_again(tempat_pg, postgres, monkeypatch):
    monkeypatch.setattr(mesin_postgres, "_TENGGANG", 0.5)
    monkeypatch.setenv("PENILAIAN_DB_BATAS_PERINTAH", "1")
    with tempat_pg.buka() as gudang, postgres.beku():
        galat = []

        def tanya():
            try:
                gudang.akun.ada()
            except GalatBasisData as e:
                galat.append(str(e))

        utas = threading.Thread(target=tanya)
        utas.start()
        utas.join(60)
        assert not utas.is_alive()
    assert galat == ["Basis data tidak terbaca: tidak dapat dihubungi. Coba lagi."]
    with tempat_pg.buka() as gudang:
        assert gudang.akun.ada() is False


@pytest.mark.parametrize("isi", ["nol", "0", "-1", "1.5", "99999"])
def test_a_limit_that_is_no_number_of_seconds_is_refused(tempat_pg, monkeypatch, isi):
    monkeypatch.setenv("PENILAIAN_DB_BATAS_SAMBUNG", isi)
    with pytest.raises(GalatPemakaian, match="PENILAIAN_DB_BATAS_SAMBUNG"):
        tempat_pg.buka()
