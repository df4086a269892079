"""Opening the store: where it lies, who may have it open, and what is refused."""

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from penilaian import simpan
from penilaian.galat import GalatPemakaian
from penilaian.simpan import Gudang
from penilaian.simpan.basis.koneksi import alamat_basis_data, folder_data, kunci_gudang
from penilaian.simpan.basis.tabel import Pengaturan
from penilaian.simpan.galat import GalatBasisData


def test_the_data_folder_is_the_argument_then_the_environment_then_the_users_own(tmp_path, monkeypatch):
    monkeypatch.delenv("PENILAIAN_DATA", raising=False)
    assert folder_data().name == "penilaian-desa"
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "lingkungan"))
    assert folder_data() == tmp_path / "lingkungan"
    assert folder_data(tmp_path / "argumen") == tmp_path / "argumen"


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    assert alamat_basis_data(folder=tmp_path).render_as_string() == f"sqlite+pysqlite:///{tmp_path}/penilaian.db"


@pytest.mark.parametrize("awalan", ["postgresql", "postgresql+psycopg", "postgresql+psycopg2"])
def test_the_environment_names_a_postgresql_server_and_psycopg_3_is_its_driver(monkeypatch, awalan):
    monkeypatch.setenv("PENILAIAN_DB", f"{awalan}://orang@localhost/desa")
    assert alamat_basis_data().render_as_string() == "postgresql+psycopg://orang@localhost/desa"


@pytest.mark.parametrize("alamat", ["mysql://a@b/c", "sqlite://", "sqlite:///:memory:", "bukan alamat"])
def test_other_databases_and_a_store_without_a_file_are_refused_with_what_is_allowed(alamat):
    with pytest.raises(GalatPemakaian, match=r"(?i)postgresql"):
        alamat_basis_data(alamat)


def test_a_password_in_the_address_is_not_in_the_message(tempat):
    if tempat.jenis == "sqlite":
        pytest.skip("berkas tidak bersandi")
    alamat = tempat.alamat.replace("penilaian@", "penilaian:rahasia123@").rsplit("/", 1)[0] + "/tidak_ada"
    with pytest.raises(GalatBasisData) as galat:
        simpan.buka(alamat, tempat.folder)
    assert "rahasia123" not in str(galat.value)


def test_the_data_folder_is_open_to_its_owner_only(tempat):
    tempat.buka().tutup()
    assert stat.S_IMODE(tempat.folder.stat().st_mode) == 0o700


def test_sqlite_runs_in_wal_with_full_synchronisation_and_foreign_keys(tmp_path):
    with simpan.buka(folder=tmp_path) as gudang, gudang.koneksi.baca() as s:
        baca = {n: s.scalar(text(f"PRAGMA {n}")) for n in ("journal_mode", "synchronous", "foreign_keys")}
    assert baca == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_database_that_was_copied_out_of_wal_is_put_back_into_it(tmp_path):
    simpan.buka(folder=tmp_path / "satu").tutup()
    (tmp_path / "dua").mkdir()
    with sqlite3.connect(tmp_path / "satu" / "penilaian.db") as c:
        c.execute("VACUUM INTO ?", (str(tmp_path / "dua" / "penilaian.db"),))
    c.close()
    with simpan.buka(folder=tmp_path / "dua") as gudang, gudang.koneksi.baca() as s:
        assert s.scalar(text("PRAGMA journal_mode")) == "wal"


def test_writing_begins_immediate_so_that_a_second_writer_waits_before_it_reads(gudang_kosong: Gudang):
    if not gudang_kosong.koneksi.sqlite:
        pytest.skip("PostgreSQL mengunci baris")
    luar = sqlite3.connect(gudang_kosong.koneksi.alamat.database, timeout=0, isolation_level=None)
    with gudang_kosong.koneksi.tulis() as s:
        s.execute(text("SELECT 1"))
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            luar.execute("BEGIN IMMEDIATE")
    luar.execute("BEGIN IMMEDIATE")
    luar.close()


def test_reading_sees_one_moment_whatever_is_written_meanwhile(gudang_kosong: Gudang):
    def baca(s):
        return s.scalar(text("SELECT count(*) FROM pengaturan"))

    with gudang_kosong.koneksi.baca() as pembaca:
        sebelum = baca(pembaca)
        with gudang_kosong.koneksi.tulis() as penulis:
            penulis.add(Pengaturan(kunci="x", nilai="1"))
        sesudah = baca(pembaca)
    with gudang_kosong.koneksi.baca() as pembaca:
        assert (sebelum, sesudah, baca(pembaca)) == (0, 0, 1)


def test_after_an_exception_nothing_of_the_transaction_is_kept(gudang_kosong: Gudang):
    def gagal_sesudah_menulis() -> None:
        with gudang_kosong.koneksi.tulis() as s:
            s.add(Pengaturan(kunci="x", nilai="1"))
            s.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        gagal_sesudah_menulis()
    with gudang_kosong.koneksi.baca() as s:
        assert s.get(Pengaturan, "x") is None


def test_a_failing_database_is_reported_as_not_saved(gudang_kosong: Gudang):
    with pytest.raises(GalatBasisData, match="Tidak tersimpan"), gudang_kosong.koneksi.tulis() as s:
        s.execute(text("INSERT INTO tidak_ada VALUES (1)"))


def test_many_threads_that_open_an_empty_place_at_once_make_one_store(tempat):
    mulai = threading.Barrier(6)

    def buka(_: int) -> str:
        mulai.wait()
        with tempat.buka() as gudang:
            return gudang.pengaturan.baca("hasil_umum")

    with ThreadPoolExecutor(6) as kolam:
        assert set(kolam.map(buka, range(6))) == {"tidak"}


def test_while_a_store_is_open_nobody_has_it_alone_and_others_may_share_it(gudang_kosong: Gudang):
    lain = kunci_gudang(gudang_kosong.koneksi.alamat)
    with pytest.raises(GalatBasisData, match="sedang dipakai"):
        lain.tunggal(0)
    lain.bersama(0)
    lain.lepas()


def test_while_somebody_has_the_store_alone_it_does_not_open(gudang_kosong: Gudang, monkeypatch):
    monkeypatch.setattr("penilaian.simpan.gudang._TUNGGU_PERAWATAN", 0.1)
    koneksi = gudang_kosong.koneksi
    gudang_kosong.tutup()
    perawat = kunci_gudang(koneksi.alamat)
    perawat.tunggal(0)
    alamat = koneksi.alamat.render_as_string(hide_password=False)
    with pytest.raises(GalatBasisData, match="dipulihkan atau dinaikkan"):
        simpan.buka(alamat, koneksi.folder)
    perawat.lepas()
    simpan.buka(alamat, koneksi.folder).tutup()


@pytest.mark.parametrize(("versi", "pesan"), [("0001", "penilaian basisdata naik"), ("9999", "lebih baru")])
def test_a_store_of_another_schema_version_is_refused_with_what_to_do(gudang_kosong: Gudang, versi, pesan):
    koneksi = gudang_kosong.koneksi
    with koneksi.tulis() as s:
        s.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": versi})
    gudang_kosong.tutup()
    with pytest.raises(GalatBasisData, match=pesan):
        simpan.buka(koneksi.alamat.render_as_string(hide_password=False), koneksi.folder)


def test_a_folder_that_cannot_be_a_database_is_reported(tmp_path: Path):
    (tmp_path / "penilaian.db").write_text("bukan basis data, tetapi cukup panjang untuk dibaca sebagai kepala " * 20)
    with pytest.raises(GalatBasisData, match="tidak terbaca"):
        simpan.buka(folder=tmp_path)
