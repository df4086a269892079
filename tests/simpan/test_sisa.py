"""What killed restores, backups and uploads leave behind is found by a check and removed by the care for it."""

# ruff: noqa: F811  (fixtures come from rawat_uji)

import os
import subprocess
import sys
import time

import pytest
from buat_berkas import pdf
from rawat_uji import arsip, penuh, pulih  # noqa: F401
from tempat_uji import sql

from penilaian import simpan
from penilaian.simpan import TERMINAL, GalatBasisData, GalatHak
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat import bersihkan_gudang, pulihkan
from penilaian.simpan.rawat.ganti import PenggantiPostgres, PenggantiSqlite

BUNUH = """
import os, sys
from pathlib import Path
from penilaian import simpan
from penilaian.simpan import TERMINAL
from penilaian.simpan.rak.rawat import RakRawat
with simpan.buka(sys.argv[1] or None, Path(sys.argv[2])) as gudang:
    RakRawat(gudang.koneksi).cadangkan(TERMINAL, Path(sys.argv[3]), lambda *_: os.kill(os.getpid(), 9))
"""


def bersihkan(tempat):
    return bersihkan_gudang(TERMINAL, tempat.alamat, tempat.folder)


def mati_saat_memulihkan(monkeypatch, jalur, tempat):
    """Restore, and die in the moment before the new database takes the old one's place."""

    class Mati(BaseException):
        pass

    def mati(diri):
        diri.koneksi.mesin.dispose()
        raise Mati

    for kelas in (PenggantiSqlite, PenggantiPostgres):
        monkeypatch.setattr(kelas, "pasang", mati)
        monkeypatch.setattr(kelas, "buang", lambda diri: None)
    with pytest.raises(Mati):
        pulih(jalur, tempat)
    monkeypatch.undo()


def test_a_killed_restore_is_found_removed_and_otherwise_goes_with_the_next(penuh, arsip, tempat_isi, monkeypatch):
    penuh.tutup()
    mati_saat_memulihkan(monkeypatch, arsip, tempat_isi)
    with tempat_isi.buka() as gudang:
        hasil = RakRawat(gudang.koneksi).periksa(TERMINAL)
    assert (hasil.kerusakan, [s.dari for s in hasil.sisa]) == ((), ["pemulihan"])
    assert [s.dari for s in bersihkan(tempat_isi).dibuang] == ["pemulihan"]
    mati_saat_memulihkan(monkeypatch, arsip, tempat_isi)
    pulih(arsip, tempat_isi)
    with tempat_isi.buka() as gudang:
        assert RakRawat(gudang.koneksi).periksa(TERMINAL).sisa == ()


def test_a_killed_backup_is_found_and_goes_with_the_next_but_not_while_it_is_written(gudang, tempat_isi):
    (gudang.koneksi.folder / "cadangan").mkdir()
    jalur = gudang.koneksi.folder / "cadangan" / "a.zip"
    perintah = [sys.executable, "-c", BUNUH, tempat_isi.alamat or "", str(tempat_isi.folder), str(jalur)]
    assert subprocess.run(perintah, check=False).returncode == -9
    rawat = RakRawat(gudang.koneksi)
    (sisa,) = rawat.periksa(TERMINAL).sisa
    assert (sisa.dari, sisa.berkas.parent) == ("pencadangan", jalur.parent)
    dilihat = []
    lihat = lambda *_: dilihat or dilihat.append(rawat.periksa(TERMINAL).sisa)  # noqa: E731
    rawat.cadangkan(TERMINAL, jalur, lihat)
    assert dilihat == [()]
    assert [p.name for p in jalur.parent.iterdir()] == ["a.zip"]


def test_a_killed_upload_is_found_after_an_hour_and_removed(gudang, tempat_isi):
    gudang.bukti.peti.taruh(b"untuk membuat foldernya")
    (folder,) = [p for p in gudang.bukti.peti.lokal.iterdir() if p.is_dir()]
    (folder / ".sementara-00112233").write_bytes(b"separuh")
    assert RakRawat(gudang.koneksi).periksa(TERMINAL).sisa == ()
    os.utime(folder / ".sementara-00112233", (time.time() - 4000,) * 2)
    assert [s.dari for s in RakRawat(gudang.koneksi).periksa(TERMINAL).sisa] == ["unggahan"]
    gudang.tutup()
    assert [s.dari for s in bersihkan(tempat_isi).dibuang] == ["unggahan"]
    assert not list(folder.glob(".sementara-*"))


def test_evidence_that_nothing_names_goes_and_what_is_named_stays(penuh, tempat_isi):
    yatim = penuh.bukti.peti.taruh(b"ditolak pada saat terakhir")
    dulu = set(penuh.bukti.peti.semua())
    penuh.tutup()
    hasil = bersihkan(tempat_isi)
    assert (hasil.yatim, hasil.ukuran_yatim, hasil.yatim_dibiarkan) == (1, 26, "")
    with tempat_isi.buka() as gudang:
        assert set(gudang.bukti.peti.semua()) == dulu - {yatim}
        assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()


def test_where_the_database_is_damaged_no_evidence_is_removed(penuh, tempat_isi):
    penuh.bukti.peti.taruh(b"mungkin disebut baris yang hilang")
    dulu = set(penuh.bukti.peti.semua())
    penuh.tutup()
    sql(tempat_isi, "DELETE FROM bukti WHERE id = 1")
    hasil = bersihkan(tempat_isi)
    assert (hasil.yatim, "rusak" in hasil.yatim_dibiarkan) == (0, True)
    with tempat_isi.buka() as gudang:
        assert set(gudang.bukti.peti.semua()) == dulu


def test_evidence_of_the_database_that_was_set_aside_stays(penuh, arsip, tempat_isi, orang):
    satu = penuh.bukti.unggah(orang.penilai_semua, 2, "P03", "lain.pdf", pdf(7))
    penuh.tutup()
    pulih(arsip, tempat_isi)
    hasil = bersihkan(tempat_isi)
    assert (hasil.yatim, "disisihkan" in hasil.yatim_dibiarkan) == (0, True)
    with tempat_isi.buka() as gudang:
        assert satu.sha256 in gudang.bukti.peti.semua()


def test_nothing_is_removed_while_others_have_the_store_open_nor_by_others_than_the_admin(gudang, tempat_isi, orang):
    with pytest.raises(GalatBasisData, match="sedang dipakai"):
        bersihkan(tempat_isi)
    with pytest.raises(GalatHak):
        bersihkan_gudang(orang.penilai, tempat_isi.alamat, tempat_isi.folder)


def test_a_broken_database_does_not_hinder_the_restore_that_replaces_it(tmp_path, arsip, tempat_isi):
    folder = tmp_path / "lain"
    folder.mkdir()
    (folder / "penilaian.db").write_bytes(b"rusak sama sekali" * 500)
    assert pulihkan(TERMINAL, arsip, None, folder).disisihkan
    with simpan.buka(None, folder) as gudang:
        assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()
