"""Checking a store finds what was done to it behind its back."""

import sqlite3

import pytest
from buat_berkas import pdf
from tempat_uji import sql

from penilaian import simpan
from penilaian.simpan import TERMINAL, GalatBasisData
from penilaian.simpan.rak.bukti import RakBukti
from penilaian.simpan.rak.rawat import RakRawat


@pytest.fixture
def rawat(gudang) -> RakRawat:
    return RakRawat(gudang.koneksi)


@pytest.fixture
def bukti(gudang) -> RakBukti:
    return RakBukti(gudang.koneksi, gudang.instrumen)


def lepas_pemicu(tempat, tabel="riwayat"):
    if tempat.jenis == "sqlite":
        sql(tempat, *(f"DROP TRIGGER {tabel}_tolak_{n}" for n in ("update", "delete")))
    else:
        sql(tempat, f"ALTER TABLE {tabel} DISABLE TRIGGER ALL")


# -- periksa -----------------------------------------------------------------------------------------------------


def test_sound_store_is_sound_and_its_parts_are_counted(gudang, rawat, bukti, orang, lembar):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf())
    hasil = rawat.periksa(TERMINAL)
    assert (hasil.kerusakan, hasil.catatan) == ((), ())
    # the instrument; ten accounts; the assessment, its answer, its evidence
    assert (hasil.kejadian, hasil.rantai, hasil.bukti) == (14, 3, 1)


def test_changed_answer_is_found(gudang, rawat, orang, lembar, tempat_isi):
    gudang.jawaban.simpan(orang.penilai, lembar.id, "P01", "3", versi_dilihat=0)
    sql(tempat_isi, "UPDATE jawaban SET teks = '4'")
    assert rawat.periksa(TERMINAL).kerusakan == ("riwayat penilaian:1: teks jawaban P01 diubah tanpa tercatat",)


def test_missing_trigger_is_found_and_so_is_what_was_changed_without_it(rawat, lembar, tempat_isi):
    lepas_pemicu(tempat_isi)
    tanpa = rawat.periksa(TERMINAL).kerusakan
    assert len(tanpa) == 2
    assert all("riwayat_tolak_" in k for k in tanpa)
    sql(tempat_isi, "UPDATE riwayat SET aksi = 'lain' WHERE aksi = 'penilaian.buat'")
    assert any("tidak cocok dengan hash-nya" in k for k in rawat.periksa(TERMINAL).kerusakan)


def test_trigger_of_the_same_name_that_refuses_nothing_is_found(rawat, tempat_isi):
    if tempat_isi.jenis == "sqlite":
        nama = "hasil_final_tolak_update"
        lembek = f"CREATE TRIGGER {nama} BEFORE UPDATE ON hasil_final BEGIN SELECT 1; END"
        sql(tempat_isi, f"DROP TRIGGER {nama}", lembek)
        harap = 1
    else:
        fungsi = "CREATE OR REPLACE FUNCTION hanya_tambah() RETURNS trigger LANGUAGE plpgsql"
        sql(tempat_isi, f"{fungsi} AS $$ BEGIN RETURN NEW; END $$")
        harap = 4
    kerusakan = rawat.periksa(TERMINAL).kerusakan
    assert len(kerusakan) == harap
    assert all("bukan buatan aplikasi ini" in k for k in kerusakan)


def test_lost_and_changed_evidence_is_found(rawat, bukti, orang, lembar):
    satu = bukti.unggah(orang.penilai, lembar.id, "P01", "a.pdf", pdf(1))
    dua = bukti.unggah(orang.penilai, lembar.id, "P01", "b.pdf", pdf(2))
    bukti.unggah(orang.penilai, lembar.id, "P01", "c.pdf", pdf(3))
    (bukti.peti.lokal / satu.sha256[:2] / satu.sha256).unlink()
    (bukti.peti.lokal / dua.sha256[:2] / dua.sha256).write_bytes(b"palsu")
    hasil = rawat.periksa(TERMINAL)
    assert hasil.bukti == 1
    assert sorted(hasil.kerusakan) == sorted(
        [
            f"Berkas bukti {satu.sha256[:12]} tidak ada lagi di tempatnya.",
            f"Berkas bukti {dua.sha256[:12]} sudah berubah sejak disimpan.",
        ]
    )


def test_changed_row_of_evidence_is_found(rawat, bukti, orang, lembar, tempat_isi):
    bukti.tautkan(orang.penilai, lembar.id, "P01", "https://a.id")
    sql(tempat_isi, "UPDATE bukti SET status = 'diterima'")
    assert rawat.periksa(TERMINAL).kerusakan == ("riwayat penilaian:1: bukti nomor 1 (P01) diubah tanpa tercatat",)


def test_file_without_a_row_is_a_note_and_no_damage(rawat, bukti):
    bukti.peti.taruh(b"unggahan yang batal")
    hasil = rawat.periksa(TERMINAL)
    assert hasil.kerusakan == ()
    assert [c for c in hasil.catatan if c.startswith("1 berkas bukti tidak disebut penilaian mana pun (19 B)")]


def test_broken_page_of_the_file_is_found(tmp_path, pola):
    folder = tmp_path / "data"
    folder.mkdir()
    isi = bytearray(pola("sqlite", lambda: None).read_bytes())
    # the root page of an index nobody reads while opening
    c = sqlite3.connect(f"file:{pola('sqlite', lambda: None)}?mode=ro", uri=True)
    halaman = c.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_bukti_sha256'").fetchone()[0]
    ukuran = c.execute("PRAGMA page_size").fetchone()[0]
    c.close()
    isi[(halaman - 1) * ukuran : halaman * ukuran] = b"\xff" * ukuran
    (folder / "penilaian.db").write_bytes(isi)
    with simpan.buka(None, folder) as gudang:
        try:
            kerusakan = RakRawat(gudang.koneksi).periksa(TERMINAL).kerusakan
        except GalatBasisData as e:
            kerusakan = (str(e),)
    assert any("malformed" in k or "berkas basis data" in k for k in kerusakan)
