"""Behind PgBouncer in transaction mode, where a session is lent to whoever comes next, all is as before it."""

# ruff: noqa: F811  (fixtures come from rawat_uji and pgbouncer_uji)

import threading
import time

import psycopg
import pytest
from pgbouncer_uji import GARIS, pgbouncer  # noqa: F401
from rawat_uji import arsip_jadi  # noqa: F401
from tempat_uji import DESA, TempatLain

from penilaian.simpan import TERMINAL, Awal, GalatBasisData, Pelaku, Peran
from penilaian.simpan.rawat import pulihkan

JENJANG = ["P01", "P03", "P04", "P08", "P16", "P11", "P12", "P14"]
"""Rubrics with levels 0–4, more of them than there are lines."""


pytestmark = pytest.mark.usefixtures("sewa_singkat")


@pytest.fixture
def tempat(pgbouncer, postgres, tmp_path):
    nama = postgres.basis_data()
    yield TempatLain("postgres", pgbouncer.alamat(nama), tmp_path / "data")
    postgres.buang(nama)


def test_more_writers_than_lines_lose_no_answer_and_keep_the_chain_whole(tempat):
    with tempat.buka() as gudang:
        akun = gudang.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", DESA)], "kentongan di balai desa")
        siti = Pelaku(akun.id, akun.nama, akun.peran)
        sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
        lembar = gudang.lembar.buat(siti, Awal(DESA, "2026", sidik))
        galat = []

        def isi(indikator):
            try:
                for kali in range(15):
                    gudang.jawaban.simpan(siti, lembar.id, indikator, str(kali % 4), versi_dilihat=kali)
            except Exception as e:
                galat.append(e)

        utas = [threading.Thread(target=isi, args=(i,)) for i in JENJANG]
        for u in utas:
            u.start()
        for u in utas:
            u.join(300)
        assert not galat
        assert len(JENJANG) > GARIS
        assert {i: gudang.jawaban.satu(siti, lembar.id, i).versi for i in JENJANG} == dict.fromkeys(JENJANG, 15)
        assert gudang.riwayat.periksa(TERMINAL) == ()


def test_nothing_of_a_transaction_is_left_in_the_sessions_that_others_get(tempat):
    with psycopg.connect(tempat.alamat, autocommit=True) as c:
        semula = c.execute("SELECT current_setting('search_path')").fetchone()
    with tempat.buka() as gudang:
        for _ in range(4 * GARIS):
            gudang.pengaturan.semua()
        with psycopg.connect(tempat.alamat, autocommit=True, prepare_threshold=None) as c:
            for _ in range(4 * GARIS):
                tanya = "SELECT current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting("
                assert c.execute(f"{tanya}'search_path')").fetchone() == ("0", "0", *semula)
            assert c.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").fetchone() == (0,)


def test_restoring_is_refused_while_the_store_is_open_and_done_when_it_is_closed(arsip_jadi, tempat):
    with tempat.buka(), pytest.raises(GalatBasisData, match="sedang dipakai"):
        pulihkan(TERMINAL, arsip_jadi, tempat.alamat, tempat.folder)
    assert pulihkan(TERMINAL, arsip_jadi, tempat.alamat, tempat.folder).disisihkan
    with tempat.buka() as gudang:
        assert gudang.riwayat.periksa(TERMINAL) == ()
        assert gudang.akun.ada()


def test_after_a_restart_of_postgresql_behind_it_the_store_is_still_held_and_answers(arsip_jadi, tempat, postgres):
    with tempat.buka() as gudang:
        postgres.padam()
        try:
            with pytest.raises(GalatBasisData):
                gudang.akun.ada()
        finally:
            postgres.nyalakan()
        kata = sampai_menjawab(lambda: pulihkan(TERMINAL, arsip_jadi, tempat.alamat, tempat.folder))
        assert "sedang dipakai" in kata
        assert sampai_menjawab(gudang.akun.ada) is False


def sampai_menjawab(tanya):
    """Return what the store answers, or how it refuses, once PgBouncer has found the server again."""
    akhir = time.monotonic() + 60
    while True:
        try:
            return tanya()
        except GalatBasisData as e:
            if "tidak ter" not in str(e) or time.monotonic() > akhir:
                return str(e)
            time.sleep(0.2)
