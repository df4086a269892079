"""The database's file moved away, exchanged or broken under a store that is open: nothing acknowledged is lost."""

# ruff: noqa: F811  (fixtures are imported by name)

import shutil
import sqlite3
from contextlib import closing

import pytest
from gudang_penuh_uji import pola_penuh, tempat_penuh  # noqa: F401

from penilaian import simpan
from penilaian.dasbor import gudang as dasbor_gudang
from penilaian.simpan import TERMINAL, GalatBasisData


@pytest.fixture
def berkas(tempat_penuh):
    yield tempat_penuh("sqlite").folder / "penilaian.db"
    dasbor_gudang.tutup_gudang()


def tersimpan(berkas, kunci="hasil_umum"):
    with closing(sqlite3.connect(berkas)) as c:
        return c.execute("SELECT nilai FROM pengaturan WHERE kunci = ?", (kunci,)).fetchone()[0]


def ubah(gudang, nilai):
    gudang.pengaturan.ubah(TERMINAL, "hasil_umum", nilai)


def pindahkan(berkas):
    jauh = berkas.with_name("jauh.db")
    berkas.rename(jauh)
    return jauh


def _tulis_lalu_pindah(gudang, berkas):
    with gudang.koneksi.tulis() as s:
        s.connection().exec_driver_sql("UPDATE pengaturan SET nilai = 'tidak'")
        pindahkan(berkas)


def test_while_the_file_is_away_nothing_is_written_or_made_and_afterwards_all_goes_on(berkas):
    with simpan.buka() as gudang:
        ubah(gudang, "tidak")
        jauh = pindahkan(berkas)
        for kerja in (lambda: ubah(gudang, "ya"), gudang.pengaturan.semua, gudang.koneksi.jawab):
            with pytest.raises(GalatBasisData, match="tidak ada di tempatnya, jadi tidak ada yang disimpan") as galat:
                kerja()
            assert str(berkas) not in str(galat.value)
            assert str(berkas) in galat.value.untuk_pengelola
        assert not berkas.exists()
        jauh.rename(berkas)
        gudang.koneksi.jawab()
        assert gudang.pengaturan.baca("hasil_umum") == "tidak"
        ubah(gudang, "ya")
    assert tersimpan(berkas) == "ya"


def test_a_file_that_goes_away_while_it_is_written_to_is_no_place_where_anything_is_acknowledged(berkas):
    with simpan.buka() as gudang:
        with pytest.raises(GalatBasisData, match="tidak ada di tempatnya"):
            _tulis_lalu_pindah(gudang, berkas)
        shutil.copy(berkas.with_name("jauh.db"), berkas)
        with pytest.raises(GalatBasisData, match="baru saja diganti"), gudang.koneksi.tulis():
            raise AssertionError("written to a file that nobody opened")


def test_the_dashboard_goes_on_with_the_file_that_was_put_in_place_without_a_restart(berkas):
    lain = berkas.with_name("lain.db")
    ubah(dasbor_gudang.gudang(), "tidak")
    lama = dasbor_gudang.gudang()
    lama.koneksi.mesin.dispose()
    shutil.copy(berkas, lain)
    with closing(sqlite3.connect(lain)) as c:
        c.execute("UPDATE desa SET nama = 'Desa Berkas Lain'")
        c.commit()
    lain.replace(berkas)
    with pytest.raises(GalatBasisData, match=r"baru saja diganti, jadi perubahan ini belum tersimpan\. Coba lagi\."):
        ubah(lama, "ya")
    ubah(dasbor_gudang.gudang(), "ya")
    with closing(sqlite3.connect(berkas)) as c:
        assert c.execute("SELECT DISTINCT nama FROM desa").fetchall() == [("Desa Berkas Lain",)]
    assert tersimpan(berkas) == "ya"


def test_the_journal_of_the_old_file_does_not_spoil_the_new_one_and_is_kept(berkas):
    dasbor_gudang.gudang().koneksi.mesin.dispose()
    lain = berkas.with_name("lain.db")
    shutil.copy(berkas, lain)
    ubah(dasbor_gudang.gudang(), "tidak")
    lain.replace(berkas)
    assert dasbor_gudang.gudang().pengaturan.baca("hasil_umum") == "ya"
    assert [b.stat().st_size > 0 for b in berkas.parent.glob("penilaian.db-wal.terlepas-*")] == [True]
    ubah(dasbor_gudang.gudang(), "tidak")
    dasbor_gudang.tutup_gudang()
    assert tersimpan(berkas) == "tidak"
    with closing(sqlite3.connect(berkas)) as c:
        assert c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("hampa", ["hilang", "kosong"])
def test_a_dashboard_whose_file_is_gone_or_emptied_shows_no_example_and_makes_no_new_store(berkas, hampa):
    dasbor_gudang.gudang()
    isi = berkas.with_name("isi.db")
    dasbor_gudang.gudang().koneksi.mesin.dispose()
    shutil.copy(berkas, isi)
    if hampa == "hilang":
        berkas.unlink()
    else:
        berkas.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(GalatBasisData, match="tidak ada di tempatnya"):
            dasbor_gudang.gudang_bila_ada().pengaturan.semua()
    assert not berkas.exists() or not berkas.stat().st_size
    isi.replace(berkas)
    assert dasbor_gudang.gudang_bila_ada().pengaturan.baca("hasil_umum") == "ya"


@pytest.mark.parametrize("rusak", [lambda isi: b"\xff" * len(isi), lambda isi: isi[:5000], lambda isi: b"x" * 40])
def test_a_file_broken_in_its_place_is_said_and_after_its_repair_all_goes_on(berkas, rusak):
    dasbor_gudang.gudang().koneksi.mesin.dispose()
    isi = berkas.read_bytes()
    ubah(dasbor_gudang.gudang(), "ya")
    dasbor_gudang.gudang().koneksi.mesin.dispose()
    berkas.write_bytes(rusak(isi))
    for _ in range(2):
        with pytest.raises(GalatBasisData):
            dasbor_gudang.gudang().koneksi.jawab()
    berkas.write_bytes(isi)
    dasbor_gudang.gudang().koneksi.jawab()
    ubah(dasbor_gudang.gudang(), "tidak")
    assert tersimpan(berkas) == "tidak"


def test_connections_of_a_broken_file_are_not_used_again(berkas):
    with simpan.buka() as gudang:
        gudang.pengaturan.semua()
        kolam = gudang.koneksi.mesin.pool
        with pytest.raises(GalatBasisData, match="rusak"), gudang.koneksi.baca() as s:
            s.connection().exec_driver_sql("SELECT * FROM tidak_ada")
        assert gudang.koneksi.mesin.pool is not kolam
        assert kolam.checkedin() == 0
