"""The workbook is accepted by those that forms are given to: pyxform, which Kobo and ODK use, and ODK Validate."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import pyxform
from instrumen_acak import instrumen_acak
from pyxform.xls2xform import convert
from typer.testing import CliRunner

from penilaian.cli.perintah import app
from penilaian.galat import GalatPemakaian
from penilaian.muat import muat_instrumen, muat_kuesioner
from penilaian.survei import susun_cepat, susun_formulir, susun_kuesioner, tulis_xlsform

VALIDATE = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"


@pytest.fixture(
    scope="module",
    params=[
        "inpres-3-2003",
        "spbe-2020",
        "1501",
        "tambahan",
        "kuesioner A",
        "kuesioner B",
        "cepat",
        "acak 3",
        "acak 16",
    ],
)
def dicetak(request, tmp_path_factory, tambahan):
    """A form of every kind, written and read by pyxform."""
    jalur = tmp_path_factory.mktemp("form") / "formulir.xlsx"
    if request.param == "tambahan":
        formulir = susun_formulir(tambahan)
    elif request.param.startswith("kuesioner"):
        ini = muat_instrumen("inpres-3-2003")
        semua = [muat_kuesioner("inpres-3-2003", ini, i) for i in ("P06", "P07", "T08")]
        formulir = susun_kuesioner(semua, ini, "1501", request.param[-1])
    elif request.param == "cepat":
        formulir = susun_cepat(muat_instrumen("inpres-3-2003"))
    elif request.param.startswith("acak"):
        formulir = susun_cepat(instrumen_acak(int(request.param.split()[1]), berposisi=True))
    elif request.param == "1501":
        formulir = susun_formulir(muat_instrumen("inpres-3-2003"), request.param)
    else:
        formulir = susun_formulir(muat_instrumen(request.param))
    tulis_xlsform(formulir, jalur)
    return convert(str(jalur)), jalur


def test_pyxform_reads_it_without_a_warning(dicetak):
    hasil, _ = dicetak
    assert hasil.warnings == []
    assert '<translation lang="Bahasa Indonesia (id)"' in hasil.xform


@pytest.mark.bukti_panjang
def test_odk_validate_accepts_it(dicetak, tmp_path):
    if shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("java is missing: ODK Validate would go unasked")
        pytest.skip("java is missing: apt-get install default-jre-headless")
    hasil, _ = dicetak
    xform = tmp_path / "formulir.xml"
    xform.write_text(hasil.xform, "utf-8")
    jawab = subprocess.run(["java", "-jar", str(VALIDATE), str(xform)], capture_output=True, text=True)
    assert "Xform is valid!" in jawab.stdout + jawab.stderr
    assert jawab.returncode == 0


def test_a_form_that_cannot_be_written_leaves_what_stood_there(tmp_path):
    jalur = tmp_path / "formulir.csv"
    jalur.write_text("lama")
    with pytest.raises(GalatPemakaian, match=r"'\.csv' tidak dikenal; pakai \.xlsx"):
        tulis_xlsform(susun_formulir(muat_instrumen("inpres-3-2003")), jalur)
    assert jalur.read_text() == "lama"


def test_the_command_says_where_the_form_lies_and_what_to_do_with_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, ["formulir", "--xlsform", "--kabupaten", "15.01"])
    assert hasil.exit_code == 0
    assert (tmp_path / "formulir-inpres-3-2003_1501.xlsx").exists()
    assert "desa dalam daftar" in hasil.stderr
    assert "KoboToolbox" in hasil.stderr


def test_the_command_asks_which_form_is_wanted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, ["formulir"])
    assert hasil.exit_code == 2
    assert "--xlsform" in hasil.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_command_prints_a_questionnaire_as_a_form_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    perintah = ["formulir", "--xlsform", "--kuesioner", "P06", "--kuesioner", "P07", "--bentuk", "B"]
    hasil = CliRunner().invoke(app, perintah)
    assert hasil.exit_code == 0
    (berkas,) = tmp_path.iterdir()
    assert berkas.name == "formulir-inpres-3-2003_P06_P07_B.xlsx"
    assert convert(str(berkas)).warnings == []


def test_the_form_of_a_test_is_not_chosen_without_a_questionnaire(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hasil = CliRunner().invoke(app, ["formulir", "--xlsform", "--bentuk", "B"])
    assert hasil.exit_code == 2
    assert "--kuesioner P06 --bentuk B" in hasil.stderr
