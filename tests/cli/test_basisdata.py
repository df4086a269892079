"""`penilaian basisdata` and `penilaian riwayat`: exit codes, what is said, and that nothing is made by looking."""

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest
from gudang_uji_cli import sql

from penilaian import simpan
from penilaian.simpan import Pelaku, Peran
from penilaian.simpan.basis.koneksi import siapkan
from penilaian.simpan.migrasi import TERBARU, naikkan
from penilaian.simpan.rak.bukti import RakBukti

PENILAI = Pelaku(1, "Siti", (Peran("penilai"),))
DESA = "99.01.01.2001"


# -- cadangkan, pulihkan -----------------------------------------------------------------------------------------


def test_backup_and_restore_on_another_machine(jalankan, isi, tmp_path, monkeypatch):
    arsip = tmp_path / "a.zip"
    jadi = jalankan("basisdata", "cadangkan", "-o", arsip)
    assert jadi.exit_code == 0, jadi.output
    assert f"Cadangan ditulis ke {arsip}" in jadi.stderr
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "lain"))
    pulih = jalankan("basisdata", "pulihkan", arsip)
    assert pulih.exit_code == 0, pulih.output
    assert re.search(r"Dipulihkan dari cadangan \d{1,2} [A-Z][a-z]+ \d{4} pukul \d\d\.\d\d: ", pulih.stderr), (
        pulih.stderr
    )
    assert "disisihkan" not in pulih.stderr
    with simpan.buka() as gudang:
        assert gudang.jawaban.satu(PENILAI, 1, "P01").teks == "3"
    assert jalankan("basisdata", "periksa").exit_code == 0


def test_what_stood_there_is_named(jalankan, isi, tmp_path):
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "a.zip")
    (sisih,) = isi.glob("penilaian.db.sebelum-*")
    assert str(sisih) in pulih.stderr


def test_backup_runs_and_restore_refuses_while_the_store_is_open(jalankan, isi, tmp_path, monkeypatch):
    monkeypatch.setattr("penilaian.simpan.rawat.pulih.TUNGGU_TUNGGAL", 0.1)
    with simpan.buka():
        assert jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip").exit_code == 0
        assert jalankan("basisdata", "periksa").exit_code == 0
        tolak = jalankan("basisdata", "pulihkan", tmp_path / "a.zip")
    assert tolak.exit_code == 1
    assert "sedang dipakai" in tolak.stderr


def test_tampered_archive_ends_with_status_1_and_its_code(jalankan, isi, tmp_path):
    arsip = tmp_path / "a.zip"
    jalankan("basisdata", "cadangkan", "-o", arsip)
    with zipfile.ZipFile(arsip) as z:
        bagian = {n: z.read(n) for n in z.namelist()}
    bagian["basisdata/jawaban.jsonl"] = bagian["basisdata/jawaban.jsonl"].replace(b'"3"', b'"4"')
    with zipfile.ZipFile(arsip, "w") as z:
        for nama, satu in bagian.items():
            z.writestr(nama, satu)
    tolak = jalankan("basisdata", "pulihkan", arsip)
    assert tolak.exit_code == 1
    assert "[A04]" in tolak.stderr
    with simpan.buka() as gudang:
        assert gudang.jawaban.satu(PENILAI, 1, "P01").teks == "3"


def test_damaged_store_is_backed_up_with_a_word_about_it_and_restored_only_on_request(jalankan, isi, tmp_path):
    sql(isi, "UPDATE jawaban SET teks = '4'")
    jadi = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert (jadi.exit_code, "Basis data yang dicadangkan ini rusak: 1 kerusakan" in jadi.stderr) == (1, True)
    tolak = jalankan("basisdata", "pulihkan", tmp_path / "a.zip")
    assert tolak.exit_code == 1
    assert "[A07]" in tolak.stderr
    assert "--walau-rusak" in tolak.stderr
    terima = jalankan("basisdata", "pulihkan", tmp_path / "a.zip", "--walau-rusak")
    assert terima.exit_code == 0
    assert "diubah tanpa tercatat" in terima.stderr


def test_backup_without_all_evidence_ends_with_status_1_but_is_written(jalankan, isi, tmp_path):
    with simpan.buka() as gudang:
        rak = RakBukti(gudang.koneksi, gudang.instrumen)
        ini = rak.unggah(PENILAI, 1, "P01", "a.pdf", b"%PDF-1.4\n" + _pdf_isi())
    (isi / "bukti" / ini.sha256[:2] / ini.sha256).unlink()
    jadi = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert jadi.exit_code == 1
    assert ini.sha256[:12] in jadi.stderr
    assert jalankan("basisdata", "pulihkan", tmp_path / "a.zip").exit_code == 0


def _pdf_isi() -> bytes:
    return (
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Size 4/Root 1 0 R>>\n%%EOF\n"
    )


def test_file_that_is_no_archive_ends_with_status_1(jalankan, isi, tmp_path):
    (tmp_path / "a.zip").write_text("halo")
    assert "[A02]" in jalankan("basisdata", "pulihkan", tmp_path / "a.zip").stderr
    assert "[A01]" in jalankan("basisdata", "pulihkan", tmp_path / "b.zip").stderr


# -- periksa -----------------------------------------------------------------------------------------------------


def test_check_counts_and_notes(jalankan, isi):
    hasil = jalankan("basisdata", "periksa")
    assert hasil.exit_code == 0
    assert "semuanya utuh" in hasil.stdout
    assert "catatan: 1 berkas bukti tidak disebut" in hasil.stderr


@pytest.mark.parametrize("kata", [("basisdata", "periksa"), ("riwayat", "--periksa")])
@pytest.mark.parametrize(
    ("perintah", "pesan"),
    [
        ("UPDATE jawaban SET teks = '4'", "teks jawaban P01 diubah tanpa tercatat"),
        ("INSERT INTO peran VALUES (9, 1, 'admin', '')", "akun: peran akun nomor 1 diubah tanpa tercatat"),
    ],
)
def test_check_names_damage_and_ends_with_status_1(jalankan, isi, perintah, pesan, kata):
    sql(isi, perintah)
    hasil = jalankan(*kata)
    assert hasil.exit_code == 1
    assert pesan in hasil.stderr
    assert "1 kerusakan" in hasil.stdout


# -- naik --------------------------------------------------------------------------------------------------------


def test_store_that_is_up_to_date_says_so(jalankan, isi):
    hasil = jalankan("basisdata", "naik")
    assert (hasil.exit_code, "sudah terbaru" in hasil.stderr) == (0, True)


def test_store_of_the_first_release_is_migrated_after_a_backup_that_is_named(jalankan, folder, tmp_path):
    koneksi = siapkan()
    naikkan(koneksi, "0001")
    koneksi.tutup()
    assert "penilaian basisdata naik" in jalankan("basisdata", "periksa").stderr
    hasil = jalankan("basisdata", "naik", "-o", tmp_path / "sebelum.zip")
    assert hasil.exit_code == 0, hasil.output
    assert f"Cadangan ditulis ke {tmp_path / 'sebelum.zip'}" in hasil.stderr
    assert f"dari bentuk 0001 ke {TERBARU}" in hasil.stderr
    assert zipfile.is_zipfile(tmp_path / "sebelum.zip")
    assert "semuanya utuh" in jalankan("basisdata", "periksa").stdout


# -- misuse ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kata",
    [("basisdata", "cadangkan"), ("basisdata", "pulihkan"), ("basisdata", "lain"), ("riwayat", "--penilaian", "0")],
)
def test_misuse_ends_with_status_2(jalankan, kata):
    assert jalankan(*kata).exit_code == 2


def test_backup_into_a_folder_or_to_nowhere_ends_with_status_2(jalankan, isi, tmp_path):
    assert jalankan("basisdata", "cadangkan", "-o", tmp_path).exit_code == 2
    assert jalankan("basisdata", "cadangkan", "-o", tmp_path / "tidak" / "ada.zip").exit_code == 2


def test_unknown_database_ends_with_status_2(jalankan, monkeypatch, tmp_path):
    monkeypatch.setenv("PENILAIAN_DB", "mysql://a/b")
    for kata in (("basisdata", "periksa"), ("basisdata", "cadangkan", "-o", tmp_path / "a.zip"), ("riwayat",)):
        assert jalankan(*kata).exit_code == 2


@pytest.mark.parametrize(
    "kata", [("basisdata", "cadangkan", "-o", "a.zip"), ("basisdata", "periksa"), ("basisdata", "naik"), ("riwayat",)]
)
def test_where_there_is_no_store_none_is_made(jalankan, folder, tmp_path, monkeypatch, kata):
    monkeypatch.chdir(tmp_path)
    hasil = jalankan(*kata)
    assert hasil.exit_code == 1
    assert "Belum ada basis data" in hasil.stderr
    assert not folder.exists()


# -- a real process ----------------------------------------------------------------------------------------------

PELADEN = """
import sys
from penilaian import simpan
with simpan.buka():
    print("terbuka", flush=True)
    sys.stdin.read()
"""


def test_restore_refuses_while_another_process_has_the_store_open_and_not_when_it_was_killed(
    jalankan, isi, tmp_path, monkeypatch
):
    monkeypatch.setattr("penilaian.simpan.rawat.pulih.TUNGGU_TUNGGAL", 0.1)
    arsip = tmp_path / "a.zip"
    jalankan("basisdata", "cadangkan", "-o", arsip)
    with subprocess.Popen(
        [sys.executable, "-c", PELADEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ), text=True
    ) as peladen:
        assert peladen.stdout.readline() == "terbuka\n"
        assert jalankan("basisdata", "pulihkan", arsip).exit_code == 1
        peladen.kill()
        peladen.wait()
    assert jalankan("basisdata", "pulihkan", arsip).exit_code == 0


def test_manifest_can_be_read_by_anybody(jalankan, isi, tmp_path):
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as z:
        manifes = json.loads(z.read("manifes.json"))
    assert manifes["asal"] == "sqlite"
    assert manifes["tabel"]["jawaban"]["baris"] == 1


def test_the_help_names_every_command_as_it_is_typed(jalankan):
    from penilaian.cli.basisdata import app

    perintah = [c.name or c.callback.__name__ for c in app.registered_commands]
    baris = " ".join(jalankan("basisdata", "--help").stdout.split())
    sebutan = re.search(r"dan bukti: ([a-z, ]+?)(?: \(|\.)", baris)
    assert sebutan is not None
    assert sebutan[1].split(", ") == perintah
