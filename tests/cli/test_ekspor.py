"""``penilaian ekspor``: what a store holds, as a file that is taken in again."""

import re

import pandas as pd
import pytest
from typer.testing import CliRunner

from penilaian import cli
from penilaian.cli import tampilan
from penilaian.simpan import TERMINAL, Awal, Pelaku, Peran, buka

ISI = (
    "kode_desa,nama_desa,periode,P01,P02,P05,T08,T09\n"
    '99.01.01.2001,Rekaan Satu,2026,3,NIHIL,3/9,"72,5 n=30",\n'
    '99.01.01.2002,Rekaan Dua,2026-S1,2,,"62,50",,\n'
)


@pytest.fixture
def jalankan(monkeypatch, tmp_path):
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.setattr(tampilan.pesan, "_width", 300)

    def _jalankan(*kata, gudang="data"):
        monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / gudang))
        with buka() as g:
            if not g.akun.ada():
                g.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01.01")], "sandi yang panjang sekali")
                g.akun.tambah(TERMINAL, "wati", "Wati", [Peran("penilai", "99.02")], "sandi yang panjang sekali")
                g.akun.tambah(TERMINAL, "budi", "Budi", [Peran("pengamat")], "sandi yang panjang sekali")
        return CliRunner().invoke(cli.app, [str(k) for k in kata])

    return _jalankan


@pytest.fixture
def terisi(jalankan, tmp_path):
    """A store that took a file in, and what the import printed."""
    (tmp_path / "asal.csv").write_text(ISI, encoding="utf-8")
    jalan = jalankan("impor", tmp_path / "asal.csv", "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    return jalan.output


def sidik(keluaran):
    (satu,) = re.findall(r"Sidik jawaban \(inpres-3-2003 2\.[0-9.]+\): ([0-9a-f]{64})\n", keluaran)
    return satu


@pytest.mark.parametrize("bentuk", [(), ("--panjang",)])
@pytest.mark.parametrize("akhiran", ["csv", "xlsx", "parquet"])
def test_what_was_imported_is_exported_and_imported_again_with_the_same_hash(
    jalankan, terisi, tmp_path, akhiran, bentuk
):
    keluar = tmp_path / f"keluar.{akhiran}"
    jalan = jalankan("ekspor", "-o", keluar, "--sebagai", "siti", *bentuk)
    assert jalan.exit_code == 0, jalan.output
    assert "6 jawaban dari 2 penilaian ditulis" in jalan.output
    lagi = jalankan("impor", keluar, "--sebagai", "siti", gudang="lain")
    assert lagi.exit_code == 0, lagi.output
    hasil = jalankan("nilai", keluar, "-o", tmp_path / "hasil.csv")
    assert hasil.exit_code == 0, hasil.output
    assert {sidik(s) for s in (terisi, jalan.output, lagi.output, hasil.output)} == {sidik(terisi)}


def test_an_answer_that_was_changed_since_gives_another_hash(jalankan, terisi, tmp_path):
    with buka() as g:
        siti = g.akun.cari(TERMINAL, "siti")
        siti = Pelaku(siti.id, siti.nama, siti.peran)
        lembar = next(x for x in g.lembar.daftar(siti) if x.desa_kode == "99.01.01.2001")
        versi = g.jawaban.satu(siti, lembar.id, "P02").versi
        g.jawaban.simpan(siti, lembar.id, "P02", "", versi_dilihat=versi)
    jalan = jalankan("ekspor", "-o", tmp_path / "keluar.csv", "--sebagai", "siti")
    assert "5 jawaban dari 2 penilaian" in jalan.output
    assert sidik(jalan.output) != sidik(terisi)


def test_area_and_period_choose_the_assessments(jalankan, terisi, tmp_path):
    keluar = tmp_path / "keluar.csv"
    jalan = jalankan("ekspor", "-o", keluar, "--sebagai", "siti", "--wilayah", "9901012002", "--periode", "2026-S1")
    assert jalan.exit_code == 0, jalan.output
    tabel = pd.read_csv(keluar, dtype=str, keep_default_na=False)
    assert tabel[["kode_desa", "periode", "P01", "P05"]].to_numpy().tolist() == [
        ["99.01.01.2002", "2026-S1", "2", "62.5"]
    ]


@pytest.mark.parametrize(
    ("kata", "sebab"),
    [
        (("--sebagai", "wati"), "Tidak ada jawaban tim utama menurut inpres-3-2003"),
        (("--sebagai", "budi"), "Peran Anda tidak mengizinkan membaca penilaian yang belum final"),
        (("--sebagai", "siti", "--tim", "dua"), "Tidak ada jawaban tim dua"),
        (("--sebagai", "siti", "--periode", "2025"), "Periksa --sebagai, --wilayah, --periode"),
        (("--sebagai", "siti", "--versi-instrumen", "1.0.0"), "2 penilaian menurut inpres-3-2003 2."),
        (("--sebagai", "siti", "--instrumen", "spbe-2020"), "tidak ikut; tulis sendiri dengan --instrumen inpres"),
    ],
)
def test_where_there_is_nothing_to_write_nothing_is_written_and_it_is_said_why(jalankan, terisi, tmp_path, kata, sebab):
    jalan = jalankan("ekspor", "-o", tmp_path / "keluar.csv", *kata)
    assert jalan.exit_code == 1, jalan.output
    assert sebab in jalan.output
    assert not (tmp_path / "keluar.csv").exists()


def test_misuse_is_told_before_the_store_is_asked(jalankan, terisi, tmp_path):
    for kata in (("-o", tmp_path / "keluar.json"), ("-o", tmp_path / "keluar.csv", "--periode", "14-10-2026")):
        assert jalankan("ekspor", *kata, "--sebagai", "siti").exit_code == 2


def test_answers_of_an_older_version_are_written_when_they_are_asked_for(jalankan, terisi, tmp_path):
    with buka() as g:
        siti = g.akun.cari(TERMINAL, "siti")
        siti = Pelaku(siti.id, siti.nama, siti.peran)
        naskah = g.instrumen.daftarkan("inpres-3-2003", "1.0.0").sidik_utuh
        lembar = g.lembar.buat(siti, Awal("99.01.01.2003", "2026", naskah))
        g.jawaban.simpan(siti, lembar.id, "P01", "1", versi_dilihat=0)
    lama = jalankan("ekspor", "-o", tmp_path / "lama.csv", "--sebagai", "siti", "--versi-instrumen", "1.0.0")
    assert lama.exit_code == 0, lama.output
    assert "1 jawaban dari 1 penilaian" in lama.output
    assert "2 penilaian menurut inpres-3-2003 2." in lama.output
