"""Stores of earlier releases: opened, found whole, gone on with.

`gudang_lama/<release>.zip` is the data folder of a store as that release left it: three invented villages' assessments
(1 final with evidence, 2 submitted, 3 a draft with answers carried over from 1), five accounts, a comment.
"""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from penilaian import simpan
from penilaian.simpan import TERMINAL, Gudang, Pelaku
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.rawat import naikkan_gudang

LAMA = sorted(Path(__file__).with_name("gudang_lama").glob("*.zip"))
SANDI = "empat kata yang panjang"


@pytest.fixture(params=LAMA, ids=lambda p: p.stem)
def gudang(request, tmp_path, monkeypatch):
    for nama in ("PENILAIAN_DB", "PENILAIAN_BUKTI", "PENILAIAN_DATA"):
        monkeypatch.delenv(nama, raising=False)
    with zipfile.ZipFile(request.param) as z:
        z.extractall(tmp_path)
    naikkan_gudang(TERMINAL, folder=tmp_path)
    with simpan.buka(folder=tmp_path) as ini:
        yield ini


def orang(gudang: Gudang) -> dict[str, Pelaku]:
    return {a.nama_masuk: Pelaku(a.id, a.nama, a.peran) for a in gudang.akun.daftar(TERMINAL)}


def test_a_store_of_an_earlier_release_is_whole_and_says_what_it_said(gudang):
    periksa = gudang.rawat.periksa(TERMINAL)
    assert (periksa.kerusakan, periksa.catatan, periksa.kejadian, periksa.bukti) == ((), (), 171, 1)
    siti = orang(gudang)["siti"]
    assert {x.id: (x.keadaan, x.terisi) for x in gudang.lembar.daftar(siti)} == {
        1: ("final", 50),
        2: ("diajukan", 2),
        3: ("draf", 1),
    }
    assert [(b.jenis, b.status) for b in gudang.bukti.daftar(siti, 1)] == [
        ("berkas", "diterima"),
        ("tautan", "diajukan"),
    ]
    assert len(gudang.bukti.berkas(siti, 1)[1]) == 602
    assert [k.teks for k in gudang.komentar.daftar(siti, 1)] == ["Sudah benar."]
    assert gudang.jawaban.satu(siti, 3, "P05").bawaan


def test_a_store_of_an_earlier_release_goes_on(gudang):
    semua = orang(gudang)
    siti, budi = semua["siti"], semua["budi"]
    assert gudang.sesi.masuk("siti", SANDI, "127.0.0.1").pelaku.pengguna_id == siti.pengguna_id
    for id_, isi in gudang.jawaban.semua(siti, 3).items():
        if isi.bawaan:
            gudang.jawaban.simpan(siti, 3, id_, isi.teks, versi_dilihat=isi.versi)
    gudang.bukti.tautkan(siti, 3, "P01", "https://contoh.desa.id/dua", Keterangan(date(2026, 10, 1), "Kaur", None))
    gudang.alur.ajukan(siti, 3)
    versi = gudang.jawaban.satu(budi, 2, "P01").versi
    gudang.jawaban.verifikasi(budi, 2, "P01", "2", "foto lama", versi_dilihat=versi)
    gudang.alur.kembalikan(budi, 2, "lengkapi")
    gudang.alur.buka_kembali(budi, 1, "salah hitung")
    assert {x.id: x.keadaan for x in gudang.lembar.daftar(siti)} == {
        1: "dikembalikan",
        2: "dikembalikan",
        3: "diajukan",
    }
    assert gudang.rawat.periksa(TERMINAL).kerusakan == ()
