"""What the tests of history share: a store with every kind of event of an assessment, and a way past the triggers."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from buat_berkas import pdf
from sqlalchemy import select, text
from sqlalchemy.orm import Session
from tempat_uji import DESA, TempatLain, sql

from penilaian import simpan
from penilaian.simpan import Awal, Gudang, Lembar
from penilaian.simpan.basis.tabel import HANYA_TAMBAH, Rantai, Riwayat
from penilaian.simpan.migrasi.pemicu import pasang_pemicu
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.transaksi.rantai import HASH_AWAL, hash_kejadian


def isi_penuh(gudang: Gudang, orang) -> Lembar:
    """Lead an assessment through everything until it is final for the second time; three others stand beside it."""
    sidik = gudang.instrumen.daftar()[0][2]
    gudang.lembar.buat(orang.penilai, Awal("99.01.01.2002", "2025", sidik))
    dulu = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik))
    gudang.jawaban.simpan(orang.penilai, dulu.id, "P04", "1", versi_dilihat=0)
    bukti = RakBukti(gudang.koneksi, gudang.instrumen)
    x = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, anggota=["Ani"]))
    gudang.lembar.ubah(orang.penilai, x.id, versi_dilihat=1, anggota=["Ani", "Budi"])
    gudang.jawaban.bawa(orang.penilai, x.id, dulu.id)
    gudang.jawaban.simpan(orang.penilai, x.id, "P04", "1", versi_dilihat=1)
    gudang.jawaban.simpan(orang.penilai, x.id, "P01", "2", versi_dilihat=0)
    gudang.jawaban.simpan(orang.penilai_dua, x.id, "P01", "3", versi_dilihat=1, catatan="sudah go.id")
    surat = bukti.unggah(orang.penilai, x.id, "P01", "surat.pdf", pdf())
    salah = bukti.unggah(orang.penilai_dua, x.id, "P03", "salah.pdf", pdf(2))
    bukti.tarik(orang.penilai, salah.id)
    tautan = bukti.tautkan(orang.penilai, x.id, "P03", "https://sukamaju.desa.id")
    gudang.komentar.tambah(orang.kepala_desa, x.id, "Situs baru pindah", indikator="P01")
    gudang.komentar.tambah(orang.penilai, x.id, "Baik")
    gudang.alur.ajukan(orang.penilai, x.id)
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    bukti.putuskan(orang.verifikator, tautan.id, "ditolak", "mati", status_dilihat="diajukan")
    gudang.jawaban.verifikasi(orang.verifikator, x.id, "P01", "2", "belum lengkap", versi_dilihat=2)
    gudang.jawaban.verifikasi(orang.verifikator, x.id, "P02", "", "tidak ada apa pun", versi_dilihat=0)
    gudang.jawaban.verifikasi(orang.verifikator, x.id, "P04", "1", versi_dilihat=2)
    gudang.jawaban.verifikasi(orang.verifikator, x.id, "P04", None, versi_dilihat=3)
    gudang.alur.verifikasi(orang.verifikator, x.id, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_kabupaten, x.id, "sesuai kunjungan")
    gudang.alur.buka_kembali(orang.verifikator_kabupaten, x.id, "salah hitung")
    gudang.jawaban.simpan(orang.penilai, x.id, "P02", "NIHIL", versi_dilihat=1)
    gudang.alur.ajukan(orang.penilai, x.id)
    gudang.alur.kembalikan(orang.verifikator, x.id, "P02 belum jelas")
    gudang.alur.ajukan(orang.penilai, x.id)
    gudang.jawaban.verifikasi(orang.verifikator, x.id, "P02", "NIHIL", versi_dilihat=2)
    gudang.alur.verifikasi(orang.verifikator, x.id, "sesuai kunjungan")
    lain = gudang.lembar.buat(orang.penilai, Awal(DESA, "2025", sidik, tim="dua"))
    gudang.alur.resmikan(orang.verifikator_kabupaten, lain.id)
    return gudang.alur.finalkan(orang.verifikator_kabupaten, x.id, "sesuai kunjungan")


@pytest.fixture(scope="session")
def pola_penuh(tmp_path_factory, pola, orang) -> Callable[..., tuple[object, Path, Lembar]]:
    """Return a maker of full stores: the database, the data folder, the assessment."""
    jadi: dict[str, tuple[object, Path, Lembar]] = {}

    def buat(jenis: str, peladen: Callable[[], object]) -> tuple[object, Path, Lembar]:
        if jenis not in jadi:
            asal, folder = pola(jenis, peladen), tmp_path_factory.mktemp(f"penuh-{jenis}")
            nama = peladen().basis_data(str(asal)) if jenis == "postgres" else ""
            if not nama:
                shutil.copy(str(asal), folder / "penilaian.db")
            with simpan.buka(peladen().alamat(nama) if nama else None, folder) as gudang:
                jadi[jenis] = nama, folder, isi_penuh(gudang, orang)
        return jadi[jenis]

    return buat


@pytest.fixture(params=["sqlite", "postgres"])
def tempat_penuh(request, tmp_path, pola_penuh) -> Iterator[TempatLain]:
    """A place with a full store; nothing is open."""
    nama, folder, _ = pola_penuh(request.param, lambda: request.getfixturevalue("postgres"))
    shutil.copytree(folder, tmp_path / "data")
    if not nama:
        yield TempatLain("sqlite", None, tmp_path / "data")
        return
    peladen = request.getfixturevalue("postgres")
    salinan = peladen.basis_data(nama)
    yield TempatLain("postgres", peladen.alamat(salinan), tmp_path / "data")
    peladen.buang(salinan)


@pytest.fixture
def gudang_penuh(tempat_penuh) -> Iterator[Gudang]:
    with tempat_penuh.buka() as gudang:
        yield gudang


@pytest.fixture
def penuh(tempat_penuh, pola_penuh) -> Lembar:
    """The assessment in ``gudang_penuh``."""
    return pola_penuh(tempat_penuh.jenis, lambda: None)[2]


@contextmanager
def tanpa_pemicu(gudang: Gudang) -> Iterator[Session]:
    """Do what only somebody can do who has the database itself: drop the triggers, change, put them back."""
    with gudang.koneksi.tulis() as s:
        for tabel in HANYA_TAMBAH:
            if gudang.koneksi.sqlite:
                cari = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"
                for nama in s.scalars(text(cari), {"t": tabel}).all():
                    s.execute(text(f"DROP TRIGGER {nama}"))
            else:
                s.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER USER"))
        yield s
        s.flush()
        pasang_pemicu(s.connection())


DARI_IMPOR = ("asal_bukti", "asal_jawaban", "kiriman", "impor")
"""Tables that came with 0004, those that point to others first."""

SIDIK_BARU = ("sidik_nama", "sidik_sandi", "sidik_penyedia", "sidik_nilai", "sidik_desa")


def jadi_lama(gudang: Gudang) -> None:
    """Make the history what an earlier release would have written: without the keys that are new."""
    with tanpa_pemicu(gudang) as s:
        for kepala in s.scalars(select(Rantai)):
            sebelum = HASH_AWAL
            for r in s.scalars(select(Riwayat).where(Riwayat.rantai == kepala.nama).order_by(Riwayat.nomor)):
                r.lama, r.baru = _tanpa(r.lama), _tanpa(r.baru)
                r.hash_sebelum = sebelum
                sebelum = r.hash = hash_kejadian(r)
            kepala.hash = sebelum


def _tanpa(isi: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return {n: x for n, x in isi.items() if n not in SIDIK_BARU} or None if isi else isi


def ke_rilis_pertama(tempat: TempatLain) -> None:
    """Make a store what the first release kept: take off what came later, in its history and in its tables."""
    with tempat.buka() as gudang:
        jadi_lama(gudang)
    tambahan = {"penilaian": "cari", "pengguna": "garam"}
    lepas = [f"ALTER TABLE {tabel} DROP COLUMN {kolom}" for tabel, kolom in tambahan.items()]
    lepas += [f"DROP TABLE {tabel}" for tabel in ("perangkat", "kode_masuk", *DARI_IMPOR)]
    sql(tempat, *lepas, "UPDATE alembic_version SET version_num = '0001'")
