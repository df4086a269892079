"""Stores of earlier releases: opened, found whole, gone on with.

`gudang_lama/<release>.zip` is the data folder of a store as that release left it: three invented villages' assessments
(1 final with evidence, 2 submitted, 3 a draft with answers carried over from 1), five accounts, a comment.
"""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from penilaian import simpan
from penilaian.muat import muat_instrumen
from penilaian.simpan import TERMINAL, Gudang, Pelaku
from penilaian.simpan.bukti import Keterangan
from penilaian.simpan.pemeriksaan import hasil as pemeriksaan_hasil
from penilaian.simpan.rak import RakRawat
from penilaian.simpan.rawat import naikkan_gudang

LAMA = sorted(Path(__file__).with_name("gudang_lama").glob("*.zip"))
SIDIK_1_0_0 = (
    "8a0e53f9fd6e84c7ceb11901f610f297a134215a4a47d3c566bb9e111056b395",
    "1ab463e9fe77ce6452fc0636283183977e12f80432eedc81f60e3245c3639441",
)
"""``sidik`` and ``sidik_nilai`` of the instrument that 0.1.0 shipped."""

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
    periksa = RakRawat(gudang.koneksi).periksa(TERMINAL)
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


def test_the_instrument_of_an_earlier_release_has_the_fingerprints_of_its_day_and_results_are_reckoned_by_it(
    gudang, tmp_path, monkeypatch
):
    ((id_, versi, sidik),) = gudang.instrumen.daftar()
    assert (id_, versi, sidik) == ("inpres-3-2003", "1.0.0", SIDIK_1_0_0[0])
    kembali = gudang.instrumen.ambil(sidik)
    assert (kembali.sidik, kembali.sidik_nilai) == SIDIK_1_0_0
    folder = tmp_path / "yaml"
    for jalan, isi in gudang.instrumen.naskah(sidik).items():
        (folder / jalan).parent.mkdir(parents=True, exist_ok=True)
        (folder / jalan).write_text(isi, encoding="utf-8")
    dibaca = muat_instrumen(folder)
    assert (dibaca.sidik, dibaca.sidik_nilai, dibaca.aturan) == (*SIDIK_1_0_0, "1.0.0")

    dihitung, asli = [], pemeriksaan_hasil.nilai
    monkeypatch.setattr(pemeriksaan_hasil, "nilai", lambda i, j: dihitung.append(len(j)) or asli(i, j))
    assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()
    assert dihitung == [1, 1, 1]  # the one final result, each kind of its answers


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
    assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()


def test_a_draft_in_a_store_of_an_earlier_release_moves_to_the_present_version(gudang):
    siti = orang(gudang)["siti"]
    kini = gudang.instrumen.daftarkan("inpres-3-2003")
    sebelum = {id_: j.teks for id_, j in gudang.jawaban.semua(siti, 3).items()}
    final = gudang.hasil.final(siti, 1)

    tinjauan = gudang.alur.tinjau_pindah(siti, 3, kini)
    pindah = gudang.alur.pindah_instrumen(siti, 3, kini.sidik, tinjauan=tinjauan)

    assert (pindah.versi_instrumen, pindah.keadaan) == ("2.0.0", "draf")
    assert len(tinjauan.jawaban) == len(sebelum) == 50
    sesudah = {id_: j.teks for id_, j in gudang.jawaban.semua(siti, 3).items()}
    assert {n.indikator: n.baru for n in tinjauan.jawaban if n.baru} == {i: t for i, t in sesudah.items() if t}
    lama = {x.indikator: x.teks for x in gudang.jawaban.lama(siti, 3)}
    assert lama == {n.indikator: n.lama for n in tinjauan.jawaban if n.gugur}
    assert {n.indikator: n.lama for n in tinjauan.jawaban} == sebelum
    assert gudang.hasil.final(siti, 1) == final
    assert RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan == ()
