"""`penilaian basisdata cadangkan`: no file is lost to an archive unless `--timpa` says so, and never the database."""

import zipfile

import pytest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.simpan import TERMINAL, buka


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    with buka() as gudang:
        gudang.pengaturan.ubah(TERMINAL, "hasil_umum", "ya")
    return tmp_path / "data"


def cadangkan(*kata):
    return CliRunner().invoke(cli.app, ["basisdata", "cadangkan", "-o", *map(str, kata)])


@pytest.mark.parametrize("lagi", [(), ("--timpa",)])
def test_the_live_database_is_refused_with_the_repair_and_stays(folder, lagi):
    jalan = cadangkan(folder / "penilaian.db", *lagi)
    assert jalan.exit_code == 2
    assert "milik basis data itu sendiri" in jalan.output
    assert "sebut berkas lain, misalnya cadangan.zip" in jalan.output
    with buka() as gudang:
        assert gudang.pengaturan.baca("hasil_umum") == "ya"


def test_a_file_that_exists_is_replaced_only_with_timpa(folder, tmp_path):
    jalur = tmp_path / "a.zip"
    jalur.write_text("skripsi", encoding="utf-8")
    tolak = cadangkan(jalur)
    assert tolak.exit_code == 2
    assert "sudah ada dan tidak diganti" in tolak.output
    assert "--timpa" in tolak.output
    assert jalur.read_text(encoding="utf-8") == "skripsi"
    assert cadangkan(jalur, "--timpa").exit_code == 0
    assert zipfile.is_zipfile(jalur)
