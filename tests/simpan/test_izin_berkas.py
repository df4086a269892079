"""The embedded database is read by its owner only, from its first moment and after it was restored."""

import os
import stat

import pytest

from penilaian import simpan
from penilaian.simpan import TERMINAL
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.pulih import pulihkan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights with the folder")


@pytest.fixture(autouse=True)
def umask_longgar():
    lama = os.umask(0o022)
    yield
    os.umask(lama)


def izin(folder) -> dict[str, int]:
    ada = ("penilaian.db", "penilaian.db-wal", "penilaian.db-shm")
    return {n: stat.S_IMODE((folder / n).stat().st_mode) for n in ada if (folder / n).exists()}


def test_a_new_database_and_what_sqlite_keeps_beside_it_are_its_owners_only(tmp_path):
    with simpan.buka(None, tmp_path / "data") as gudang:
        gudang.pengaturan.ubah(TERMINAL, "hasil_umum", "ya")
        assert izin(tmp_path / "data") == dict.fromkeys(("penilaian.db", "penilaian.db-wal", "penilaian.db-shm"), 0o600)


def test_every_file_and_folder_of_a_store_is_its_owners_only_also_the_lock_and_folders_made_on_the_way(tmp_path):
    letak = tmp_path / "baru" / "lagi" / "data"
    with simpan.buka(None, letak) as gudang:
        gudang.bukti.peti.taruh(b"bukti")
        semua = [tmp_path / "baru", *(tmp_path / "baru").rglob("*")]
        assert {p.name for p in semua} >= {"penilaian.db.kunci", "bukti"}
        assert {str(p): oct(stat.S_IMODE(p.stat().st_mode)) for p in semua} == {
            str(p): oct(0o700 if p.is_dir() else 0o600) for p in semua
        }


def test_a_database_in_a_folder_that_was_open_to_all_is_its_owners_only(tmp_path):
    (tmp_path / "data").mkdir(mode=0o755)
    simpan.buka(f"sqlite:///{tmp_path / 'data' / 'penilaian.db'}", tmp_path / "lain").tutup()
    assert izin(tmp_path / "data") == {"penilaian.db": 0o600}


@pytest.mark.parametrize("ada", [False, True])
def test_a_restored_database_is_its_owners_only_also_where_the_old_one_was_not(tmp_path, ada):
    with simpan.buka(None, tmp_path / "asal") as gudang:
        RakRawat(gudang.koneksi).cadangkan(TERMINAL, tmp_path / "a.zip")
    if ada:
        simpan.buka(None, tmp_path / "data").tutup()
        (tmp_path / "data" / "penilaian.db").chmod(0o644)
    pulihkan(TERMINAL, tmp_path / "a.zip", None, tmp_path / "data")
    assert izin(tmp_path / "data") == {"penilaian.db": 0o600}


def test_a_database_that_stands_keeps_the_rights_that_somebody_gave_it(tmp_path):
    simpan.buka(None, tmp_path / "data").tutup()
    (tmp_path / "data" / "penilaian.db").chmod(0o640)
    simpan.buka(None, tmp_path / "data").tutup()
    assert izin(tmp_path / "data") == {"penilaian.db": 0o640}


@pytest.mark.parametrize(("isi", "sesudah"), [((), 0o700), (("catatan.txt",), 0o755)])
def test_a_data_folder_that_stands_empty_is_closed_to_others_and_one_that_holds_something_is_left(
    tmp_path, isi, sesudah
):
    letak = tmp_path / "data"
    letak.mkdir(mode=0o755)
    for nama in isi:
        (letak / nama).touch()
    simpan.buka(None, letak).tutup()
    assert stat.S_IMODE(letak.stat().st_mode) == sesudah


@pytest.mark.parametrize(("izin_folder", "terbuka"), [(0o755, True), (0o750, True), (0o711, True), (0o700, False)])
def test_a_data_folder_that_others_may_look_into_is_told_by_who_checks_the_store_with_its_repair(
    tmp_path, izin_folder, terbuka
):
    with simpan.buka(None, tmp_path / "data") as gudang:
        (tmp_path / "data").chmod(izin_folder)
        catatan = RakRawat(gudang.koneksi).periksa(TERMINAL).catatan
        peringatan = simpan.peringatan_folder(tmp_path / "data")
    assert (peringatan in catatan) == terbuka
    assert peringatan == (
        f"Folder data {tmp_path / 'data'} terbuka bagi pengguna lain di komputer ini (izinnya {izin_folder:04o}); "
        f"tutup dengan: chmod 700 '{tmp_path / 'data'}'"
        if terbuka
        else ""
    )


def test_a_folder_that_is_not_there_is_open_to_nobody(tmp_path):
    assert simpan.peringatan_folder(tmp_path / "tidak-ada") == ""
