"""The chest in S3: a real server on loopback, through the package that administrators install for it."""

# ruff: noqa: F811  (fixtures come from bukti_uji and s3_uji)

import hashlib
import os
import subprocess
import sys
import threading

import pytest
from bukti_uji import SURAT, bukti  # noqa: F401
from s3_uji import ISI, SIDIK, SIDIK_SURAT, cadangan, ember, ember_baru, jalur, kunci, luar, peladen  # noqa: F401
from tempat_uji import TempatLain

from penilaian import simpan
from penilaian.simpan import TERMINAL
from penilaian.simpan.bukti import ALAMAT_BUKTI, Peti
from penilaian.simpan.bukti.peti import BuktiHilang, BuktiRusak
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.pulih import pulihkan

# -- files ---------------------------------------------------------------------------------------------------------


def test_file_comes_back_by_its_hash_and_lies_in_the_bucket(ember, luar, tmp_path):
    kotak = Peti(tmp_path)
    assert kotak.lokal is None
    assert kotak.semua() == {}
    assert kotak.taruh(ISI) == SIDIK
    assert kotak.ambil(SIDIK) == ISI
    assert luar.cat_file(jalur(ember)) == ISI
    assert list(tmp_path.iterdir()) == []


def test_same_file_is_kept_once(ember, luar, tmp_path):
    luar.call_s3("put_bucket_versioning", Bucket=ember, VersioningConfiguration={"Status": "Enabled"})
    kotak = Peti(tmp_path)
    kotak.taruh(ISI)
    kotak.taruh(ISI)
    kotak.taruh(b"lain")
    assert len(luar.call_s3("list_object_versions", Bucket=ember)["Versions"]) == 2
    assert kotak.semua() == {SIDIK: len(ISI), hashlib.sha256(b"lain").hexdigest(): 4}


def test_missing_file_is_told(ember, tmp_path):
    with pytest.raises(BuktiHilang):
        Peti(tmp_path).ambil(SIDIK)


def test_changed_file_is_neither_given_out_nor_overwritten(ember, luar, tmp_path):
    kotak = Peti(tmp_path)
    kotak.taruh(ISI)
    luar.pipe_file(jalur(ember), b"palsu")
    with pytest.raises(BuktiRusak):
        kotak.ambil(SIDIK)
    with pytest.raises(BuktiRusak):
        kotak.taruh(ISI)
    assert luar.cat_file(jalur(ember)) == b"palsu"


def test_what_another_program_did_since_the_last_look_is_seen(ember, luar, tmp_path):
    kotak = Peti(tmp_path)
    banyak = (b"%d" % n for n in range(2000))
    sefolder = [isi for isi in banyak if hashlib.sha256(isi).hexdigest().startswith("00")]
    satu, dua = (hashlib.sha256(isi).hexdigest() for isi in sefolder[:2])
    kotak.taruh(sefolder[0])
    kotak.semua()
    luar.rm_file(jalur(ember, satu))
    luar.pipe_file(jalur(ember, dua), sefolder[1])
    assert kotak.ambil(dua) == sefolder[1]
    kotak.taruh(sefolder[0])
    assert kotak.semua().keys() == {satu, dua}


def test_many_at_once_put_and_fetch(ember, tmp_path):
    kotak, galat = Peti(tmp_path), []

    def kerja(n):
        try:
            isi = b"%d" % (n % 4)
            assert kotak.ambil(kotak.taruh(isi)) == isi
        except Exception as e:
            galat.append(e)

    benang = [threading.Thread(target=kerja, args=(n,)) for n in range(16)]
    for b in benang:
        b.start()
    for b in benang:
        b.join()
    assert galat == []
    assert len(kotak.semua()) == 4


# -- store ---------------------------------------------------------------------------------------------------------


def test_upload_is_downloaded_from_the_bucket(ember, bukti, luar, orang, lembar):
    surat = bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)
    assert luar.cat_file(jalur(ember, SIDIK_SURAT)) == SURAT
    assert bukti.berkas(orang.verifikator, surat.id)[1] == SURAT


def test_check_reads_every_file_in_the_bucket(ember, luar, bukti, gudang, orang, lembar):
    bukti.unggah(orang.penilai, lembar.id, "P01", "surat.docx", SURAT)
    bukti.peti.taruh(b"belum bertuan")
    utuh = RakRawat(gudang.koneksi).periksa(TERMINAL)
    assert (utuh.kerusakan, utuh.bukti, len(utuh.catatan)) == ((), 1, 1)
    luar.pipe_file(jalur(ember, SIDIK_SURAT), b"palsu")
    (rusak,) = RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan
    assert "sudah berubah" in rusak
    luar.rm_file(jalur(ember, SIDIK_SURAT))
    (rusak,) = RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan
    assert "tidak ada lagi" in rusak


def buka_lagi(jalur, tempat, orang):
    assert pulihkan(TERMINAL, jalur, tempat.alamat, tempat.folder).bukti == 1
    with tempat.buka() as gudang:
        assert RakBukti(gudang.koneksi, gudang.instrumen).berkas(orang.verifikator, 1)[1] == SURAT
        assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()


def test_restore_puts_evidence_where_the_variable_points_then(ember, cadangan, luar, orang, tmp_path, monkeypatch):
    lain = ember_baru(luar, monkeypatch)
    buka_lagi(cadangan, TempatLain("sqlite", None, tmp_path / "lain"), orang)
    assert luar.find(lain) == [jalur(lain, SIDIK_SURAT)]


def test_restore_without_the_variable_brings_evidence_home(ember, cadangan, orang, tmp_path, monkeypatch):
    monkeypatch.delenv(ALAMAT_BUKTI)
    buka_lagi(cadangan, TempatLain("sqlite", None, tmp_path / "lain"), orang)
    assert (tmp_path / "lain" / "bukti" / SIDIK_SURAT[:2] / SIDIK_SURAT).read_bytes() == SURAT


def test_backup_and_restore_move_a_store_from_the_disk_into_a_bucket(
    cadangan, gudang, tempat_isi, luar, orang, peladen, monkeypatch
):
    gudang.tutup()
    monkeypatch.setenv("AWS_ENDPOINT_URL", peladen)
    ember = ember_baru(luar, monkeypatch)
    buka_lagi(cadangan, tempat_isi, orang)
    assert luar.cat_file(jalur(ember, SIDIK_SURAT)) == SURAT


def test_command_line_finds_the_server_in_the_settings_of_the_package(peladen, luar, tmp_path, monkeypatch):
    ember = ember_baru(luar, monkeypatch)
    folder = tmp_path / "data"
    simpan.buka(None, folder).tutup()
    lingkungan = {**os.environ, "PENILAIAN_DATA": str(folder), "FSSPEC_S3_ENDPOINT_URL": peladen}
    luar.pipe_file(jalur(ember), ISI)
    perintah = [sys.executable, "-W", "error", "-c", "from penilaian.cli import utama; utama()", "basisdata", "periksa"]
    jadi = subprocess.run(perintah, env=lingkungan, capture_output=True, text=True, check=False)
    assert jadi.returncode == 0, jadi.stderr
    assert f"1 berkas bukti tidak disebut penilaian mana pun ({len(ISI)} B)" in jadi.stderr
