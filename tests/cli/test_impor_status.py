"""`penilaian impor` ends with 0 where answers came in or stood already, with 1 where nothing at all was taken."""

import pytest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.simpan import TERMINAL, Peran, buka

KEPALA = "kode_desa,periode,P01,P02\n"
SENDIRI, ASING = "99.01.01.2001,2026,3,NIHIL\n", "99.02.01.2001,2026,3,NIHIL\n"


@pytest.fixture
def impor(monkeypatch, tmp_path):
    """Return a function that imports rows and gives the exit status."""
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    with buka() as gudang:
        gudang.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01.01")], "sandi yang panjang sekali")
    berkas = tmp_path / "jawaban.csv"

    def jalankan(*baris: str, lagi: tuple[str, ...] = ()) -> int:
        berkas.write_text(KEPALA + "".join(baris), encoding="utf-8")
        return CliRunner().invoke(cli.app, ["impor", str(berkas), "--sebagai", "siti", *lagi]).exit_code

    return jalankan


def test_some_taken_and_some_refused_is_success(impor):
    assert impor(SENDIRI, ASING) == 0


def test_a_cell_refused_beside_one_taken_is_success(impor):
    assert impor("99.01.01.2001,2026,3,\n") == 0
    assert impor("99.01.01.2001,2026,2,NIHIL\n") == 0


def test_all_standing_already_is_success(impor):
    assert impor(SENDIRI) == 0
    assert impor(SENDIRI) == 0


def test_replacing_is_success(impor):
    assert impor(SENDIRI) == 0
    assert impor("99.01.01.2001,2026,2,NIHIL\n", lagi=("--timpa",)) == 0


@pytest.mark.parametrize("lagi", [(), ("--coba",)])
def test_nothing_but_a_foreign_area_is_failure(impor, lagi):
    assert impor(ASING, lagi=lagi) == 1


def test_nothing_but_answers_given_otherwise_is_failure_also_beside_some_that_stand(impor):
    assert impor(SENDIRI) == 0
    assert impor("99.01.01.2001,2026,2,NIHIL\n") == 1


def test_nothing_but_empty_cells_is_failure(impor):
    assert impor("99.01.01.2001,2026,,\n") == 1


def test_a_faulty_file_is_failure(impor):
    assert impor("99.01.01.2001,2026,9,NIHIL\n") == 1


def test_the_help_says_so():
    bantuan = " ".join(CliRunner().invoke(cli.app, ["impor", "--help"], env={"COLUMNS": "200"}).output.split())
    assert "status 0 bila ada jawaban yang masuk" in bantuan
