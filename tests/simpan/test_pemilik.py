"""What an administrator's command makes as root belongs to whom the data folder belongs: the service opens it after."""

import os
from pathlib import Path

import pytest
from rawat_uji import arsip_jadi, pulih  # noqa: F401
from riwayat_uji import ke_rilis_pertama
from tempat_uji import TempatLain

from penilaian import simpan
from penilaian.simpan import TERMINAL
from penilaian.simpan.basis import milik
from penilaian.simpan.basis.milik import berkas_pemilik, folder_pemilik, serahkan
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.naik import naikkan_gudang
from penilaian.simpan.rawat.sisa import AWALAN_SISIH

LAYANAN = 4_242


@pytest.fixture
def diserahkan(monkeypatch):
    """Be root for ``serahkan`` alone, and keep who was given what instead of giving it."""
    hasil = {}
    if hasattr(os, "chown"):
        monkeypatch.setattr(milik.os, "geteuid", lambda: 0)
    else:
        pytest.skip("no owners here")
    monkeypatch.setattr(milik.os, "chown", lambda p, u, g, *, follow_symlinks: hasil.__setitem__(Path(p), (u, g)))
    return hasil


def test_what_root_makes_is_given_to_the_owner_of_the_folder_that_it_lies_in(tmp_path, diserahkan):
    ini = tmp_path.stat()
    folder_pemilik(tmp_path / "a" / "b")
    berkas_pemilik(tmp_path / "a" / "satu")
    assert set(diserahkan) == {tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "satu"}
    assert set(diserahkan.values()) == {(ini.st_uid, ini.st_gid)}


def test_a_file_that_stood_there_keeps_its_owner(tmp_path, diserahkan):
    (tmp_path / "satu").touch()
    berkas_pemilik(tmp_path / "satu")
    folder_pemilik(tmp_path)
    assert not diserahkan


def test_nobody_but_root_gives_a_file_away(tmp_path, diserahkan, monkeypatch):
    monkeypatch.setattr(milik.os, "geteuid", lambda: 1000)
    serahkan(tmp_path)
    assert not diserahkan


akar = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


def pemilik(folder: Path) -> dict[str, tuple[int, int]]:
    """Return who owns each file and folder in a folder."""
    return {str(p.relative_to(folder)): (p.lstat().st_uid, p.lstat().st_gid) for p in sorted(folder.rglob("*"))}


@akar
@pytest.mark.parametrize("berisi", [False, True], ids=["kosong", "berisi"])
def test_a_store_that_root_restores_belongs_to_the_owner_of_the_data_folder(arsip_jadi, tmp_path, berisi):  # noqa: F811
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    os.chown(folder, LAYANAN, LAYANAN)
    tempat = TempatLain("sqlite", None, folder)
    if berisi:
        pulih(arsip_jadi, tempat)
    pulih(arsip_jadi, tempat)
    isi = pemilik(folder)
    assert "penilaian.db" in isi
    assert any(nama.startswith("bukti/") for nama in isi)
    assert any(f".{AWALAN_SISIH}-" in nama for nama in isi) == berisi
    assert set(isi.values()) == {(LAYANAN, LAYANAN)}


@akar
def test_a_restored_store_has_the_owner_of_the_one_that_it_replaces(arsip_jadi, tmp_path):  # noqa: F811
    tempat = TempatLain("sqlite", None, tmp_path / "data")
    pulih(arsip_jadi, tempat)
    os.chown(tmp_path / "data" / "penilaian.db", LAYANAN, LAYANAN)
    pulih(arsip_jadi, tempat)
    assert pemilik(tmp_path / "data")["penilaian.db"] == (LAYANAN, LAYANAN)


@akar
def test_a_backup_that_root_makes_is_the_services_only_in_the_services_folders(arsip_jadi, tmp_path):  # noqa: F811
    folder, sendiri = tmp_path / "data", tmp_path / "root"
    for f in (folder, sendiri):
        f.mkdir()
    os.chown(folder, LAYANAN, LAYANAN)
    pulih(arsip_jadi, TempatLain("sqlite", None, folder))
    with simpan.buka(None, folder) as gudang:
        for f in (folder, sendiri):
            RakRawat(gudang.koneksi).cadangkan(TERMINAL, f / "cadangan.zip")
    assert set(pemilik(folder).values()) == {(LAYANAN, LAYANAN)}
    assert pemilik(sendiri) == {"cadangan.zip": (0, 0)}


@akar
def test_a_store_that_root_brings_up_and_its_backup_belong_to_the_owner_of_the_data_folder(arsip_jadi, tmp_path):  # noqa: F811
    folder = tmp_path / "data"
    folder.mkdir()
    tempat = TempatLain("sqlite", None, folder)
    pulih(arsip_jadi, tempat)
    ke_rilis_pertama(tempat)
    for p in (folder, *folder.rglob("*")):
        os.chown(p, LAYANAN, LAYANAN)
    assert naikkan_gudang(TERMINAL, None, folder).cadangan is not None
    isi = pemilik(folder)
    assert any(nama.startswith("cadangan/") for nama in isi)
    assert set(isi.values()) == {(LAYANAN, LAYANAN)}
