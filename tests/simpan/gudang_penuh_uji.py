"""A full store of each kind to damage, and the commands that look after it, run as `penilaian` would."""

import shutil

import pytest
import typer
from rawat_uji import isi_gudang
from tempat_uji import TempatLain
from typer.testing import CliRunner

from penilaian import simpan
from penilaian.cli import bahasa, basisdata, riwayat


@pytest.fixture(scope="session")
def pola_penuh(tmp_path_factory, pola, orang):
    """Return a maker of places with a full store, filled once for each kind of database and copied afterwards."""
    jadi = {}

    def buat(jenis, peladen):
        if jenis not in jadi:
            folder = tmp_path_factory.mktemp(f"penuh-{jenis}")
            if jenis == "postgres":
                nama = peladen().basis_data(str(pola(jenis, peladen)))
                alamat = peladen().alamat(nama)
            else:
                nama, alamat = None, None
                shutil.copy(str(pola(jenis, peladen)), folder / "penilaian.db")
            with simpan.buka(alamat, folder) as gudang:
                isi_gudang(gudang, orang, gudang.instrumen.daftar()[0][2])
            jadi[jenis] = folder, nama
        return jadi[jenis]

    return buat


@pytest.fixture
def tempat_penuh(request, tmp_path, pola_penuh, monkeypatch):
    """Return a maker of a place with a full store of one kind, which the commands then look after."""
    dibuang = []

    def buat(jenis):
        asal, nama = pola_penuh(jenis, lambda: request.getfixturevalue("postgres"))
        shutil.copytree(asal, tmp_path / "data")
        monkeypatch.delenv("PENILAIAN_BUKTI", raising=False)
        monkeypatch.delenv("PENILAIAN_DB", raising=False)
        monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
        if jenis == "sqlite":
            return TempatLain("sqlite", None, tmp_path / "data")
        peladen = request.getfixturevalue("postgres")
        salinan = peladen.basis_data(nama)
        dibuang.append(lambda: peladen.buang(salinan))
        monkeypatch.setenv("PENILAIAN_DB", peladen.alamat(salinan))
        return TempatLain("postgres", peladen.alamat(salinan), tmp_path / "data")

    yield buat
    for buang in dibuang:
        buang()


@pytest.fixture
def jalankan(monkeypatch):
    """Run a command as `penilaian` would; an exception of any other kind than leaving is a traceback."""
    monkeypatch.setattr(basisdata.layar, "_width", 300)
    monkeypatch.setattr(basisdata.pesan, "_width", 300)
    akar = typer.Typer(cls=bahasa.Kelompok)
    akar.add_typer(basisdata.app, name="basisdata")
    akar.command("riwayat", cls=bahasa.Perintah)(riwayat.riwayat)

    def jalan(*kata):
        hasil = CliRunner().invoke(akar, [str(k) for k in kata])
        assert hasil.exception is None or isinstance(hasil.exception, SystemExit), hasil.exc_info
        return hasil

    return jalan
