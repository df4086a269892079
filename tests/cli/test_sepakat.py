"""Two assessors' files of the same villages: what is compared, what is said of it, and what is refused."""

import pandas as pd
import pytest
from typer.testing import CliRunner

from penilaian import cli, keandalan
from penilaian.cli import tampilan

KEPALA = "kode_desa;periode;P01;P02;P03;P05\n"


@pytest.fixture
def jalankan(monkeypatch):
    monkeypatch.setattr(tampilan.layar, "_width", 200)
    return lambda *kata: CliRunner().invoke(cli.app, ["sepakat", *map(str, kata)], env={"COLUMNS": "200"})


@pytest.fixture
def dua(tmp_path):
    satu, dua = tmp_path / "satu.csv", tmp_path / "dua.csv"
    satu.write_text(
        KEPALA + "99.01.01.2001;2026;3;NIHIL;2;50\n99.01.01.2002;2026;1;NIHIL;4;80\n99.01.01.2003;2026;1;NIHIL;0;10\n"
    )
    dua.write_text(
        KEPALA + "99.01.01.2002;2026;1;NIHIL;3;80\n99.01.01.2004;2026;1;NIHIL;3;80\n99.01.01.2001;2026;3;NIHIL;1;50\n"
    )
    return satu, dua


def test_rows_are_matched_by_village_and_period_and_differences_are_counted(jalankan, dua, tmp_path):
    keluar = tmp_path / "beda.csv"
    hasil = jalankan(*dua, "-o", keluar)
    assert hasil.exit_code == 0, hasil.output
    assert (
        "2 desa dan periode dinilai keduanya; 1 hanya ada pada yang pertama, 1 hanya pada yang kedua." in hasil.output
    )
    assert "75%" in hasil.output.replace(",0%", "%").replace(" ", "")  # six of eight answers
    assert "Posisi pasti yang sama: 2 dari 2." in hasil.output
    tabel = pd.read_csv(keluar, index_col="indikator")
    assert tabel.loc["P03", ["dinilai", "sama", "lebih_rendah"]].tolist() == [2, 0, 2]
    assert tabel.loc["P03", "beda"] == -25.0
    assert tabel.loc["P01", ["dinilai", "sama"]].tolist() == [2, 2]
    assert tabel.loc["M01", "dinilai"] == 0


def test_what_is_no_village_is_not_called_one(jalankan, tmp_path):
    dua = [tmp_path / "satu.csv", tmp_path / "dua.csv"]
    for berkas, isi in zip(dua, ("2;3", "2;4"), strict=True):
        berkas.write_text(f"kode;periode;I01;I02\n51.71;2026;{isi}\n")
    keluaran = jalankan(*dua, "--instrumen", "spbe-2020").output
    assert "1 instansi dan periode dinilai keduanya" in keluaran
    assert "desa" not in keluaran.lower().replace("kode_desa", "")


def test_without_a_file_the_questions_that_differ_most_are_named(jalankan, dua):
    hasil = jalankan(*dua)
    assert "Paling sering berbeda: P03 (2, yang kedua rata-rata 25,0 poin lebih rendah)." in hasil.output


def test_the_same_file_twice_agrees_in_all(jalankan, dua):
    hasil = jalankan(dua[0], dua[0])
    assert "Tidak ada jawaban yang berbeda." in hasil.output
    assert "100%" in hasil.output.replace(",0%", "%").replace(" ", "")


def test_files_without_a_common_village_and_another_kind_of_result_are_refused_in_one_sentence(jalankan, dua, tmp_path):
    lain = tmp_path / "lain.csv"
    lain.write_text(KEPALA + "99.01.02.2001;2026;3;NIHIL;2;50\n")
    hasil = jalankan(dua[0], lain)
    assert hasil.exit_code == 2
    assert "tidak memuat satu pun desa dan periode yang sama" in hasil.output
    hasil = jalankan(*dua, "-o", tmp_path / "beda.xlsx")
    assert hasil.exit_code == 2
    assert "ditulis sebagai .csv" in hasil.output


def test_no_cell_of_the_differences_becomes_a_formula_and_numbers_stay_numbers(jalankan, dua, tmp_path, monkeypatch):
    asli = keandalan.per_indikator
    monkeypatch.setattr(keandalan, "per_indikator", lambda s: asli(s).rename(index={"P03": "=1+1"}))
    keluar = tmp_path / "beda.csv"
    assert jalankan(*dua, "-o", keluar).exit_code == 0
    assert "\n'=1+1,2,0,0,2,0,-25\n" in keluar.read_text("utf-8")


def test_differences_that_cannot_be_written_are_told_in_one_sentence(jalankan, dua, tmp_path):
    hasil = jalankan(*dua, "-o", tmp_path / "tiada" / "beda.csv")
    assert hasil.exit_code == 2
    assert "foldernya tidak ada" in hasil.output
