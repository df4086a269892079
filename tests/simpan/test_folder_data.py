"""A data folder that cannot be made or used is one sentence: where it stands only for who runs the server."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from penilaian import simpan
from penilaian.cli import app
from penilaian.simpan import GalatBasisData

BUKAN_SIAPA = 65534
"""Nobody's number: rights hold for it, which root passes by."""


@pytest.fixture
def terbuka():
    """A folder that everybody may enter, and this process as somebody whom rights bind."""
    if os.name == "nt":
        pytest.skip("Windows keeps rights otherwise")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    root = os.geteuid() == 0
    if root:
        os.seteuid(BUKAN_SIAPA)
    yield folder
    if root:
        os.seteuid(0)
    for satu in folder.rglob("*"):
        satu.chmod(0o700)
    shutil.rmtree(folder)


def berkas(folder):
    (folder / "data").write_text("bukan folder")
    return folder / "data"


def di_bawah_berkas(folder):
    return berkas(folder) / "lebih" / "dalam"


def induk_baca_saja(folder):
    (folder / "induk").mkdir(mode=0o555)
    return folder / "induk" / "data"


def tertutup(folder):
    (folder / "data").mkdir(mode=0o000)
    return folder / "data"


def baca_saja(folder):
    (folder / "data").mkdir(mode=0o555)
    return folder / "data"


def di_dalam_tertutup(folder):
    (folder / "induk").mkdir(mode=0o000)
    return folder / "induk" / "data"


def nama_terlalu_panjang(folder):
    return folder / ("d" * 300)


HALANGAN = [berkas, di_bawah_berkas, induk_baca_saja, tertutup, baca_saja, di_dalam_tertutup, nama_terlalu_panjang]


@pytest.mark.parametrize("halangan", HALANGAN)
def test_opening_says_it_without_the_path_and_tells_the_path_to_who_runs_the_server(terbuka, halangan):
    letak = halangan(terbuka)
    with pytest.raises(GalatBasisData, match=r"^Folder data tidak (dapat dibuat|boleh dibaca)") as galat:
        simpan.buka(None, letak)
    assert str(terbuka) not in str(galat.value)
    assert str(letak) in galat.value.lengkap
    assert "PENILAIAN_DATA" in galat.value.lengkap


@pytest.mark.parametrize("halangan", HALANGAN)
@pytest.mark.parametrize(
    "kata",
    [("basisdata", "periksa"), ("basisdata", "naik"), ("basisdata", "bersihkan"), ("akun", "daftar"), ("riwayat",)],
)
def test_every_command_says_it_in_one_sentence_with_status_1(terbuka, monkeypatch, halangan, kata):
    for nama in ("PENILAIAN_DB", "PENILAIAN_BUKTI"):
        monkeypatch.delenv(nama, raising=False)
    monkeypatch.setenv("PENILAIAN_DATA", str(halangan(terbuka)))
    hasil = CliRunner().invoke(app, [*kata])
    assert isinstance(hasil.exception, SystemExit), hasil.exc_info
    assert hasil.exit_code == 1
    (kalimat,) = hasil.stderr.strip().splitlines()
    assert kalimat.startswith(("Folder data tidak", "Belum ada basis data"))
