"""``penilaian impor``: an answers file into drafts, with the rights of the person it is done for."""

import pytest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.simpan import TERMINAL, Pelaku, Peran, buka


@pytest.fixture
def jalankan(monkeypatch, tmp_path):
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    with buka() as gudang:
        gudang.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01.01")], "sandi yang panjang sekali")
        gudang.akun.tambah(TERMINAL, "budi", "Budi", [Peran("pengamat")], "sandi yang panjang sekali")
    return lambda *kata: CliRunner().invoke(cli.app, ["impor", *map(str, kata)])


@pytest.fixture
def berkas(tmp_path):
    isi = tmp_path / "jawaban.csv"
    isi.write_text(
        "kode_desa,nama_desa,periode,P01,P02\n"
        "99.01.01.2001,Rekaan Satu,2026,3,NIHIL\n"
        "99.01.01.2002,Rekaan Dua,2026,2,\n",
        encoding="utf-8",
    )
    return isi


def isi_draf():
    with buka() as gudang:
        akun = gudang.akun.cari(TERMINAL, "siti")
        siti = Pelaku(akun.id, akun.nama, akun.peran)
        return {
            lembar.desa_kode: {k: v.teks for k, v in gudang.jawaban.semua(siti, lembar.id).items() if v.teks}
            for lembar in gudang.lembar.daftar(siti)
        }


def test_answers_go_into_the_draft_and_its_report_adds_up(jalankan, berkas):
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    assert "2 dari 2 baris diambil. 100 sel: 3 baru, 0 diubah, 0 sama, 0 ditolak, 97 kosong." in jalan.output
    assert isi_draf()["99.01.01.2001"] == {"P01": "3", "P02": "NIHIL"}


def test_a_trial_shows_without_storing(jalankan, berkas):
    jalan = jalankan(berkas, "--sebagai", "siti", "--coba")
    assert jalan.exit_code == 0, jalan.output
    assert "Yang akan masuk" in jalan.output
    assert isi_draf() == {}


def test_a_village_outside_the_area_is_refused_with_the_cause(jalankan, berkas):
    berkas.write_text(berkas.read_text(encoding="utf-8").replace("99.01.01.2002", "99.02.01.2002"), encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    assert "1 dari 2 baris diambil" in jalan.output
    assert set(isi_draf()) == {"99.01.01.2001"}


@pytest.mark.parametrize(("nama", "pesan"), [("budi", "tidak mengizinkan"), ("tak-ada", "tidak ada")])
def test_who_has_no_right_and_who_does_not_exist_are_refused(jalankan, berkas, nama, pesan):
    jalan = jalankan(berkas, "--sebagai", nama)
    assert jalan.exit_code == 1
    assert pesan in jalan.output
    assert isi_draf() == {}


def test_a_faulty_file_changes_nothing(jalankan, berkas):
    berkas.write_text(berkas.read_text(encoding="utf-8").replace(",3,", ",9,"), encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 1
    assert "J03" in jalan.output
    assert isi_draf() == {}
