"""What the tests of backup and restore share: a store with one of everything, its archive, and how to spoil that."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from buat_berkas import foto, pdf
from kiriman_uji import kobo
from sqlalchemy import MetaData, select
from tempat_uji import DESA, DESA_ASING, TempatLain

from penilaian import simpan
from penilaian.simpan import TERMINAL, Awal
from penilaian.simpan.impor import PilihanImpor
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN
from penilaian.simpan.rawat.pulih import pulihkan


def isi_gudang(gudang, orang, sidik) -> int:
    """Fill a store with one of everything; return the number of the assessment that became final."""
    gudang.pengaturan.ubah(orang.admin, "hasil_umum", "ya")
    bukti = RakBukti(gudang.koneksi, gudang.instrumen)
    lembar = gudang.lembar.buat(orang.penilai, Awal(DESA, "2026", sidik, anggota=("Siti é ½ 'satu'", "Budi")))
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0, catatan="dua\nbaris \u2028 \U0001f600")
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P02", "NIHIL", versi_dilihat=0)
    surat = bukti.unggah(orang.penilai, lembar.id, "P01", "surat.pdf", pdf())
    bukti.unggah(orang.penilai, lembar.id, "P02", "foto.jpg", foto())
    ditarik = bukti.unggah(orang.penilai, lembar.id, "P02", "salah.pdf", pdf(2))
    bukti.tarik(orang.penilai, ditarik.id)
    bukti.tautkan(orang.penilai, lembar.id, "P01", "https://sukamaju.desa.id")
    gudang.komentar.tambah(orang.penilai, lembar.id, "Sudah lengkap.", indikator="P01")
    gudang.alur.ajukan(orang.penilai, lembar.id)
    bukti.putuskan(orang.verifikator, surat.id, "diterima", status_dilihat="diajukan")
    gudang.jawaban.verifikasi(orang.verifikator, lembar.id, "P01", "2", "belum lengkap", versi_dilihat=1)
    gudang.alur.verifikasi(orang.verifikator, lembar.id, "sesuai kunjungan")
    gudang.alur.finalkan(orang.verifikator_kabupaten, lembar.id, "sesuai kunjungan")
    gudang.lembar.buat(orang.penilai_semua, Awal(DESA_ASING, "2026-S1", sidik))
    masa = {"periode": "2025"}
    kiriman = kobo((DESA, "a", "a", {"P01": "1"}, masa), (DESA, "a", "a2", {"P01": "2"}, masa))
    gudang.impor.berkas(orang.penilai, kiriman, PilihanImpor(sidik))
    return lembar.id


def semua_isi(gudang) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table that a backup holds."""
    with gudang.koneksi.baca() as s:
        ada = MetaData()
        ada.reflect(s.connection())
        tabel = [t for t in ada.sorted_tables if t.name not in TANPA_CADANGAN]
        return {t.name: [tuple(b) for b in s.execute(select(t).order_by(*t.primary_key.columns))] for t in tabel}


def tanpa_pulih(isi):
    """Leave out the event that says that the store was restored."""
    riwayat = [b for b in isi["riwayat"] if "basisdata.pulihkan" not in b]
    return {**isi, "riwayat": riwayat, "rantai": [b for b in isi["rantai"] if "akun" not in b]}


@pytest.fixture(params=["sqlite", "postgres"])
def tujuan(request, tmp_path):
    """Another place without a store."""
    if request.param == "sqlite":
        yield TempatLain("sqlite", None, tmp_path / "lain")
        return
    peladen = request.getfixturevalue("postgres")
    nama = peladen.basis_data()
    yield TempatLain("postgres", peladen.alamat(nama), tmp_path / "lain")
    peladen.buang(nama)


@pytest.fixture
def penuh(gudang, orang, sidik):
    isi_gudang(gudang, orang, sidik)
    return gudang


@pytest.fixture(scope="session")
def arsip_jadi(tmp_path_factory, pola, orang):
    """An archive of a full SQLite store, made once."""
    folder = tmp_path_factory.mktemp("arsip")
    shutil.copy(str(pola("sqlite", lambda: None)), folder / "penilaian.db")
    with simpan.buka(None, folder) as gudang:
        isi_gudang(gudang, orang, gudang.instrumen.daftar()[0][2])
        RakRawat(gudang.koneksi).cadangkan(TERMINAL, folder / "cadangan.zip")
    return folder / "cadangan.zip"


@pytest.fixture
def salinan(arsip_jadi, tmp_path):
    """A copy of that archive, to be spoilt."""
    return Path(shutil.copy(arsip_jadi, tmp_path / "salinan.zip"))


@pytest.fixture
def arsip(penuh, tmp_path):
    jalur = tmp_path / "cadangan.zip"
    RakRawat(penuh.koneksi).cadangkan(TERMINAL, jalur)
    return jalur


def pulih(jalur, tempat, **lain):
    return pulihkan(TERMINAL, jalur, tempat.alamat, tempat.folder, **lain)


def ubah_arsip(jalur, ganti):
    """Write the archive anew; ``ganti`` maps a part to other bytes, None leaves it out."""
    with zipfile.ZipFile(jalur) as z:
        isi = {n: z.read(n) for n in z.namelist()}
    for nama, baru in ganti(isi).items():
        if baru is None:
            del isi[nama]
        else:
            isi[nama] = baru
    with zipfile.ZipFile(jalur, "w") as z:
        for nama, satu in isi.items():
            z.writestr(nama, satu)


def manifes_diubah(**ubah):
    return lambda isi: {"manifes.json": json.dumps({**json.loads(isi["manifes.json"]), **ubah}).encode()}
