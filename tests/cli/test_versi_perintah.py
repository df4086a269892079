"""Files of an older version on the command line: refused, scored as they were, or carried over and counted."""

import re

import pandas as pd
import pytest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.berkas import tulis_jawaban
from penilaian.cli import baca_versi, tampilan
from penilaian.contoh import buat
from penilaian.jawaban import alihkan
from penilaian.mesin import nilai
from penilaian.muat import muat_jembatan

JEMBATAN = muat_jembatan("inpres-3-2003", "1.0.0")
JAWABAN = buat(JEMBATAN.dari, 4, 7)


@pytest.fixture
def jalankan(monkeypatch):
    monkeypatch.setattr(tampilan.layar, "_width", 200)
    return lambda *kata: CliRunner().invoke(cli.app, [str(k) for k in kata])


@pytest.fixture
def lama(tmp_path):
    """Answers of four villages to 1.0.0."""
    berkas = tmp_path / "lama.csv"
    tulis_jawaban(JEMBATAN.dari, JAWABAN, berkas)
    return berkas


@pytest.mark.parametrize("perintah", [("nilai",), ("jelaskan", "--desa", "99.01.01.2001")])
def test_it_is_not_scored_by_the_present_version_without_being_asked(jalankan, lama, tmp_path, perintah):
    keluar = tmp_path / "hasil.csv"
    jalan = jalankan(perintah[0], lama, *perintah[1:], *(["-o", keluar] if perintah == ("nilai",) else []))
    assert jalan.exit_code == 1
    assert (
        "[B28] berkas ini menjawab versi 1.0.0 (P10 ada, P16 tidak ada atau kosong), bukan versi 2.0.0" in jalan.output
    )
    assert "--versi-instrumen 1.0.0, dan --padankan untuk membawa jawabannya ke versi 2.0.0." in jalan.output
    assert not keluar.exists()


def test_by_its_version_it_gets_the_scores_of_its_day(jalankan, lama, tmp_path):
    keluar = tmp_path / "hasil.csv"
    jalan = jalankan("nilai", lama, "--versi-instrumen", "1.0.0", "-o", keluar)
    assert jalan.exit_code == 0, jalan.output
    hasil, harapan = pd.read_csv(keluar), nilai(JEMBATAN.dari, JAWABAN).tabel()
    assert hasil["versi"].unique().tolist() == ["1.0.0"]
    assert "versi_asal" not in hasil
    assert hasil["indeks_bawah"].tolist() == pytest.approx(harapan["indeks_bawah"].tolist())
    assert "Menjadi kosong" not in jalan.output


def test_carried_over_it_is_scored_by_the_present_version_and_every_loss_is_counted(jalankan, lama, tmp_path):
    keluar = tmp_path / "hasil.csv"
    jalan = jalankan("nilai", lama, "--versi-instrumen", "1.0.0", "--padankan", "-o", keluar)
    assert jalan.exit_code == 0, jalan.output
    alihan = alihkan(JEMBATAN, JAWABAN)
    hasil, harapan = pd.read_csv(keluar), nilai(JEMBATAN.ke, alihan.jawaban).tabel()
    assert hasil[["versi", "versi_asal"]].drop_duplicates().to_numpy().tolist() == [["2.0.0", "1.0.0"]]
    assert hasil["indeks_bawah"].tolist() == pytest.approx(harapan["indeks_bawah"].tolist())
    terisi, dibawa = (sum(getattr(t, n) for t in alihan.rincian) for n in ("terisi", "dibawa"))
    kalimat = f"Dari {terisi} jawaban versi 1.0.0, {dibawa} dibawa ke versi 2.0.0 dan {terisi - dibawa} menjadi kosong"
    assert kalimat in jalan.output
    disebut = dict(re.findall(r"([A-Z]\d\d) (\d+)", jalan.output.partition("Menjadi kosong: ")[2].partition(".")[0]))
    assert disebut == {t.indikator: str(t.gugur) for t in alihan.rincian if t.gugur}


def test_one_village_is_explained_by_the_version_that_was_asked_for(jalankan, lama):
    dulu = jalankan("jelaskan", lama, "--desa", "99.01.01.2001", "--versi-instrumen", "1.0.0")
    kini = jalankan("jelaskan", lama, "--desa", "99.01.01.2001", "--versi-instrumen", "1.0.0", "--padankan")
    assert (dulu.exit_code, kini.exit_code) == (0, 0)
    assert "inpres-3-2003 1.0.0" in dulu.output
    assert "inpres-3-2003 2.0.0" in kini.output
    assert "menjadi kosong karena tidak mempunyai padanan" in kini.output


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        (("--padankan",), "Sebutkan versi yang dijawab berkas"),
        (("--versi-instrumen", "2.0.0", "--padankan"), "Padanan dari versi 2.0.0 tidak ada"),
        (("--versi-instrumen", "3.0.0"), "Yang ada: 1.0.0, 2.0.0."),
    ],
)
def test_a_version_without_a_way_is_a_wrong_call(jalankan, lama, pilihan, kata):
    jalan = jalankan("nilai", lama, *pilihan)
    assert jalan.exit_code == 2
    assert kata in jalan.output


def test_checking_an_instrument_names_the_versions_that_a_crosswalk_leads_from(jalankan):
    jalan = jalankan("periksa")
    assert jalan.exit_code == 0
    assert "padanan dari versi 1.0.0" in jalan.output


@pytest.mark.parametrize("kunci", ["kode", "kode_desa"])
def test_a_file_of_another_instrument_is_told_with_the_option_that_names_it(jalankan, tmp_path, kunci):
    berkas = tmp_path / "spbe.csv"
    berkas.write_text(f"{kunci},periode,I01,I02\n51.71,2026,2,3\n", "utf-8")
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 1
    keluaran = " ".join(jalan.output.split())
    assert "[B13] berkas ini menjawab 2 pertanyaan" in keluaran
    assert "--instrumen spbe-2020" in keluaran
    assert "B10" not in keluaran
    assert jalankan("nilai", berkas, "--instrumen", "spbe-2020").exit_code == 0


def test_a_file_that_no_instrument_fits_is_refused_as_it_is(jalankan, tmp_path):
    berkas = tmp_path / "lain.csv"
    berkas.write_text("kode_desa,periode,suhu\n99.01.01.2001,2026,2\n", "utf-8")
    jalan = jalankan("nilai", berkas)
    assert "tidak ada satu pun kolom indikator instrumen inpres-3-2003" in " ".join(jalan.output.split())


def test_a_file_that_was_costly_to_read_is_not_read_once_more_to_see_whose_it_is(jalankan, tmp_path, monkeypatch):
    berkas = tmp_path / "spbe.csv"
    berkas.write_text("kode_desa,periode,I01,I02\n99.01.01.2001,2026,2,3\n", "utf-8")
    monkeypatch.setattr(baca_versi, "_SEKALI_LAGI", -1.0)
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 1
    assert "spbe-2020" not in jalan.output
    assert "tidak ada satu pun kolom indikator" in " ".join(jalan.output.split())
