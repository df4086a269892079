"""A store for the commands that look after one, and those commands as `penilaian` runs them."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from penilaian import simpan
from penilaian.cli import bahasa, basisdata, riwayat
from penilaian.simpan import TERMINAL, Awal, Pelaku, Peran
from penilaian.simpan.rak.bukti import RakBukti

PENILAI = Pelaku(1, "Siti", (Peran("penilai"),))
DESA = "99.01.01.2001"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    for nama in ("PENILAIAN_DB", "PENILAIAN_BUKTI"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def jalankan(folder, monkeypatch):
    """Run a command as `penilaian` would."""
    monkeypatch.setattr(basisdata.layar, "_width", 600)
    monkeypatch.setattr(basisdata.pesan, "_width", 600)
    akar = typer.Typer(cls=bahasa.Kelompok)
    akar.add_typer(basisdata.app, name="basisdata")
    akar.command("riwayat", cls=bahasa.Perintah)(riwayat.riwayat)
    pelari = CliRunner()
    return lambda *kata: pelari.invoke(akar, [str(k) for k in kata])


@pytest.fixture
def isi(folder) -> Path:
    """A store with one answer and one piece of evidence."""
    with simpan.buka() as gudang:
        sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
        gudang.akun.tambah(TERMINAL, "siti@desa.id", "Siti", PENILAI.peran)
        lembar = gudang.lembar.buat(PENILAI, Awal(DESA, "2026", sidik))
        gudang.jawaban.simpan(PENILAI, lembar.id, "P01", "2", versi_dilihat=0)
        gudang.jawaban.simpan(PENILAI, lembar.id, "P01", "3", versi_dilihat=1)
        RakBukti(gudang.koneksi, gudang.instrumen).peti.taruh(b"belum bertuan")
    return folder
