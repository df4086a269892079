"""Restoring: the whole store comes back, from either database into either."""

# ruff: noqa: F811  (fixtures come from rawat_uji)

import zipfile
from datetime import UTC, datetime

import pytest
from rawat_uji import arsip, arsip_jadi, penuh, pulih, semua_isi, tanpa_pulih, tujuan  # noqa: F401
from sqlalchemy import select, text
from tempat_uji import DESA, TempatLain

from penilaian.simpan import TERMINAL, Awal
from penilaian.simpan.basis.tabel import Sesi
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat


def test_store_comes_back_whole_in_either_database(penuh, arsip, tujuan, orang):
    hasil = pulih(arsip, tujuan)
    with tujuan.buka() as kembali:
        assert tanpa_pulih(semua_isi(kembali)) == tanpa_pulih(semua_isi(penuh))
        assert {t: len(b) for t, b in semua_isi(penuh).items()} == hasil.baris
        peti = RakBukti(kembali.koneksi, kembali.instrumen).peti
        assert peti.semua() == RakBukti(penuh.koneksi, penuh.instrumen).peti.semua()
        assert (hasil.bukti, hasil.hilang, hasil.disisihkan) == (3, (), None)
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan == ()
        assert kembali.riwayat.akun(orang.admin)[0].aksi == "basisdata.pulihkan"
        # new numbers come after the old ones
        sidik = kembali.instrumen.daftar()[0][2]
        baru = kembali.lembar.buat(orang.penilai_semua, Awal(DESA, "2027", sidik))
        assert baru.id == len(semua_isi(penuh)["penilaian"]) + 1


def test_restored_store_gives_the_same_results(penuh, arsip, tujuan):
    pulih(arsip, tujuan)
    with tujuan.buka() as kembali:
        lama, baru = penuh.hasil.umum(TERMINAL)[0], kembali.hasil.umum(TERMINAL)[0]
        assert baru.jawaban.kunci.equals(lama.jawaban.kunci)
        assert (baru.jawaban.keadaan == lama.jawaban.keadaan).all()


def test_triggers_stand_in_a_restored_store(arsip_jadi, tujuan):
    pulih(arsip_jadi, tujuan)
    with (
        tujuan.buka() as kembali,
        pytest.raises(Exception, match="hanya boleh bertambah"),
        kembali.koneksi.tulis() as s,
    ):
        s.execute(text("UPDATE riwayat SET alasan = 'lain'"))


def test_backup_of_a_restored_store_is_the_same_but_for_the_event(arsip_jadi, tujuan, tmp_path):
    pulih(arsip_jadi, tujuan)
    lagi = tmp_path / "lagi.zip"
    with tujuan.buka() as kembali:
        RakRawat(kembali.koneksi).cadangkan(TERMINAL, lagi)
    with zipfile.ZipFile(arsip_jadi) as a, zipfile.ZipFile(lagi) as b:
        beda = [n for n in a.namelist() if a.read(n) != b.read(n)]
    assert set(a.namelist()) == set(b.namelist())
    assert set(beda) == {"basisdata/rantai.jsonl", "basisdata/riwayat.jsonl", "manifes.json"}


def test_store_that_stood_there_is_kept_aside(gudang, orang, sidik, lembar, tempat_isi, tmp_path):
    jalur = tmp_path / "a.zip"
    RakRawat(gudang.koneksi).cadangkan(TERMINAL, jalur)
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    gudang.tutup()
    hasil = pulih(jalur, tempat_isi)
    assert hasil.disisihkan
    with tempat_isi.buka() as kembali:
        assert kembali.jawaban.semua(orang.penilai, lembar.id) == {}
    if tempat_isi.jenis == "sqlite":
        lama = TempatLain("sqlite", f"sqlite:///{hasil.disisihkan}", tempat_isi.folder)
    else:
        skema = hasil.disisihkan.removeprefix("skema ")
        lama = TempatLain("postgres", f"{tempat_isi.alamat}?options=-csearch_path%3D{skema}", tempat_isi.folder)
    with lama.buka() as dulu:
        assert dulu.jawaban.semua(orang.penilai, lembar.id)["P01"].teks == "3"
        assert dulu.riwayat.periksa(orang.admin) == ()


def test_restoring_twice_keeps_both_old_ones_aside(arsip_jadi, tempat_isi):
    satu, dua = pulih(arsip_jadi, tempat_isi).disisihkan, pulih(arsip_jadi, tempat_isi).disisihkan
    assert satu
    assert dua
    assert satu != dua
    with tempat_isi.buka() as kembali:
        assert RakRawat(kembali.koneksi).periksa(TERMINAL).kerusakan == ()


def test_nobody_is_logged_in_after_restoring(gudang, tempat_isi, tmp_path):
    with gudang.koneksi.tulis() as s:
        nanti = datetime(2099, 1, 1, tzinfo=UTC)
        s.add(Sesi(token_sha256="x" * 64, pengguna_id=1, cara="lokal", kedaluwarsa=nanti))
    jalur = tmp_path / "lain.zip"
    RakRawat(gudang.koneksi).cadangkan(TERMINAL, jalur)
    gudang.tutup()
    pulih(jalur, tempat_isi)
    with tempat_isi.buka() as kembali, kembali.koneksi.baca() as s:
        assert s.scalars(select(Sesi)).all() == []
    assert b"x" * 64 not in jalur.read_bytes()
