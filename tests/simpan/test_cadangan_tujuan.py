"""A backup takes the place of no other file unless asked, and never of the store itself."""

import errno
import os
import shutil
import stat
import zipfile

import pytest

from penilaian import simpan
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL
from penilaian.simpan.basis.koneksi import siapkan
from penilaian.simpan.migrasi import naikkan
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat import cadang
from penilaian.simpan.rawat.naik import naikkan_gudang as naik


@pytest.fixture
def rawat(gudang) -> RakRawat:
    return RakRawat(gudang.koneksi)


def isi_folder(folder) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("timpa", [False, True])
@pytest.mark.parametrize(
    "nama",
    [
        "penilaian.db",
        "penilaian.db-wal",
        "penilaian.db-shm",
        "penilaian.db-journal",
        "penilaian.db.kunci",
        "penilaian.db.sebelum-20261124",
        "bukti",
        "bukti/a.zip",
        "bukti/../penilaian.db",
    ],
)
def test_files_of_the_store_itself_are_never_the_target(gudang, rawat, orang, lembar, nama, timpa):
    gudang.bukti.peti.taruh(b"isi bukti")
    folder = gudang.koneksi.folder
    sebelum = isi_folder(folder)
    with pytest.raises(GalatPemakaian, match=r"cadangan\.zip"):
        rawat.cadangkan(TERMINAL, folder / nama, timpa=timpa)
    assert isi_folder(folder).keys() == sebelum.keys()
    assert gudang.lembar.ambil(orang.penilai, lembar.id) == lembar


def test_the_database_by_another_name_is_never_the_target(tmp_path, pola):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(pola("sqlite", lambda: None), folder / "lain.db")
    with simpan.buka(f"sqlite:///{folder / 'lain.db'}", tmp_path / "tempat") as gudang:
        (tmp_path / "lunak.zip").symlink_to(folder / "lain.db")
        os.link(folder / "lain.db", tmp_path / "keras.zip")
        for nama in ("data/lain.db", "data/lain.db-wal", "lunak.zip", "keras.zip", "tempat/penilaian.db"):
            with pytest.raises(GalatPemakaian, match="milik basis data itu sendiri"):
                RakRawat(gudang.koneksi).cadangkan(TERMINAL, tmp_path / nama, timpa=True)
        assert (tmp_path / "lunak.zip").is_symlink()
        assert len(gudang.akun.daftar(TERMINAL)) > 0


def test_a_file_that_exists_is_kept_unless_asked_otherwise(rawat, tmp_path):
    jalur = tmp_path / "a.zip"
    jalur.write_bytes(b"skripsi")
    with pytest.raises(GalatPemakaian, match=r"sudah ada dan tidak diganti; sebut nama lain, atau pakai .*--timpa"):
        rawat.cadangkan(TERMINAL, jalur)
    assert jalur.read_bytes() == b"skripsi"
    rawat.cadangkan(TERMINAL, jalur, timpa=True)
    assert zipfile.is_zipfile(jalur)
    assert stat.S_IMODE(jalur.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.zip"]


def test_a_link_that_leads_nowhere_is_kept_too(rawat, tmp_path):
    (tmp_path / "a.zip").symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(GalatPemakaian, match="sudah ada"):
        rawat.cadangkan(TERMINAL, tmp_path / "a.zip")
    assert (tmp_path / "a.zip").is_symlink()


@pytest.mark.parametrize("tautan_keras", [True, False])
def test_a_file_that_comes_while_the_backup_is_made_is_kept(rawat, tmp_path, monkeypatch, tautan_keras):
    jalur, asli = tmp_path / "a.zip", cadang._tulis_bukti

    def disela(*isi):
        jalur.write_bytes(b"skripsi")
        return asli(*isi)

    monkeypatch.setattr(cadang, "_tulis_bukti", disela)
    if not tautan_keras:
        monkeypatch.setattr(os, "link", tanpa_tautan)
    with pytest.raises(GalatPemakaian, match="sudah ada"):
        rawat.cadangkan(TERMINAL, jalur)
    assert jalur.read_bytes() == b"skripsi"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.zip"]


def tanpa_tautan(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_disk_without_hard_links_takes_backups_too(rawat, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", tanpa_tautan)
    rawat.cadangkan(TERMINAL, tmp_path / "a.zip")
    assert zipfile.is_zipfile(tmp_path / "a.zip")
    assert stat.S_IMODE((tmp_path / "a.zip").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.zip"]


def test_a_backup_may_lie_in_the_data_folder_beside_the_store(gudang, rawat):
    hasil = rawat.cadangkan(TERMINAL, gudang.koneksi.folder / "penilaian.db.zip")
    assert zipfile.is_zipfile(hasil.jalur)


def test_migrating_stops_before_it_begins_where_its_archive_would_replace_a_file(tempat, tmp_path):
    koneksi = siapkan(tempat.alamat, tempat.folder)
    naikkan(koneksi, "0001")
    koneksi.tutup()
    jalur = tmp_path / "a.zip"
    jalur.write_bytes(b"skripsi")
    with pytest.raises(GalatPemakaian, match="sudah ada"):
        naik(TERMINAL, tempat.alamat, tempat.folder, cadangan=jalur)
    assert jalur.read_bytes() == b"skripsi"
    assert naik(TERMINAL, tempat.alamat, tempat.folder, cadangan=tmp_path / "b.zip").dari == "0001"
