"""The workbook of a survey holds every village and every question, as they were measured."""

from pathlib import Path

from openpyxl import load_workbook
from typer.testing import CliRunner

from penilaian.cli.perintah import app
from penilaian.survei import laporan_responden

DIBERI = Path(__file__).parent / "kiriman"


def jalankan(tujuan):
    perintah = ["responden", str(DIBERI / "responden-skm.csv"), "--kuesioner", "T08", "--versi-instrumen", "1.0.0"]
    return CliRunner().invoke(
        app, [*perintah, "--populasi", str(DIBERI / "responden-populasi.csv"), "--laporan", str(tujuan)]
    )


def isi(lembar):
    kepala, *baris = lembar.iter_rows(values_only=True)
    return [dict(zip(kepala, satu, strict=True)) for satu in baris]


def test_every_village_stands_there_with_its_value_and_why_it_has_none(tmp_path):
    assert jalankan(tmp_path / "laporan.xlsx").exit_code == 0
    buku = load_workbook(tmp_path / "laporan.xlsx")
    assert buku.sheetnames == ["Desa", "T08"]
    satu, dua = isi(buku["Desa"])
    assert (satu["Kode desa"], satu["Responden"], satu["Perlu"], satu["Mutu"]) == ("99.01.01.2001", 44, 44, "C")
    assert (round(satu["Nilai"], 6), round(satu["Alpha"], 6), satu["Lembar lengkap"]) == (74.380562, 0.898889, 38)
    assert satu["Bawah 95%"] < satu["Nilai"] < satu["Atas 95%"]
    assert [d["Keterangan"] for d in (satu, dua)] == ["sah", "kosong: responden kurang"]


def test_every_question_of_every_village_stands_there_with_its_answers(tmp_path):
    jalankan(tmp_path / "laporan.xlsx")
    soal = isi(load_workbook(tmp_path / "laporan.xlsx")["T08"])
    assert len(soal) == 2 * 9
    assert [s["Soal"] for s in soal[:2]] == ["T08_persyaratan", "T08_prosedur"]
    assert round(soal[0]["Rata-rata"], 6) == 2.690476
    assert all(sum(s[f"Jawaban {n}"] for n in (1, 2, 3, 4)) == s["Menjawab"] for s in soal)


def test_a_report_of_another_kind_or_too_long_is_refused_and_nothing_is_written(tmp_path, monkeypatch):
    assert jalankan(tmp_path / "laporan.csv").exit_code == 2
    monkeypatch.setattr(laporan_responden, "_BATAS_BARIS", 18)
    hasil = jalankan(tmp_path / "laporan.xlsx")
    assert hasil.exit_code == 2
    assert "18 baris tidak muat" in hasil.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_where_the_report_lies(tmp_path):
    tujuan = tmp_path / "laporan.xlsx"
    assert f"Laporan ditulis ke {tujuan}" in jalankan(tujuan).stderr
