"""Checking a store finds what was done to it behind its back; bringing it up makes a backup first."""

import sqlite3
import stat
import zipfile

import psycopg
import pytest
from buat_berkas import pdf

from penilaian import simpan
from penilaian.simpan import TERMINAL, GalatBasisData, GalatHak
from penilaian.simpan.bukti import RakBukti
from penilaian.simpan.rawat import naik as modul_naik
from penilaian.simpan.rawat.naik import naik
from penilaian.simpan.rawat.rak import RakRawat


@pytest.fixture
def rawat(gudang) -> RakRawat:
    return RakRawat(gudang.koneksi)


@pytest.fixture
def bukti(gudang) -> RakBukti:
    return RakBukti(gudang.koneksi, gudang.instrumen)


def sql(tempat, *perintah):
    """Change the database as somebody would who holds its file or its password."""
    if tempat.jenis == "sqlite":
        c = sqlite3.connect(tempat.folder / "penilaian.db", isolation_level=None)
        for satu in perintah:
            c.execute(satu)
        c.close()
    else:
        with psycopg.connect(tempat.alamat, autocommit=True) as c:
            for satu in perintah:
                c.execute(satu)


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
    # the instrument; the assessment, its answer, its evidence
    assert (hasil.kejadian, hasil.rantai, hasil.bukti) == (4, 2, 1)


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
    assert [c for c in hasil.catatan if c.startswith("1 berkas bukti tidak disebut penilaian mana pun (19 bita)")]


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


# -- naik --------------------------------------------------------------------------------------------------------


@pytest.fixture
def lama(tempat_isi, monkeypatch):
    """A store one revision behind a release whose migration adds a table."""

    def naikkan(koneksi):
        with koneksi.tulis() as s:
            c = s.connection()
            c.exec_driver_sql("CREATE TABLE baru (id integer PRIMARY KEY)")
            c.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")

    monkeypatch.setattr(modul_naik, "TERBARU", "0002")
    monkeypatch.setattr(modul_naik, "naikkan", naikkan)
    return tempat_isi


def skema(tempat):
    with (
        psycopg.connect(tempat.alamat)
        if tempat.jenis == "postgres"
        else sqlite3.connect(tempat.folder / "penilaian.db") as c
    ):
        return c.execute("SELECT version_num FROM alembic_version").fetchone()[0]


def test_backup_is_made_before_migrating(lama):
    hasil = naik(TERMINAL, lama.alamat, lama.folder)
    assert (hasil.dari, hasil.ke, skema(lama)) == ("0001", "0002", "0002")
    jalur = hasil.cadangan.jalur
    assert jalur.parent == lama.folder / "cadangan"
    assert stat.S_IMODE(jalur.stat().st_mode) == 0o600
    with zipfile.ZipFile(jalur) as z:
        assert "basisdata/instrumen.jsonl" in z.namelist()
        assert "basisdata/baru.jsonl" not in z.namelist()


def test_store_that_is_up_to_date_is_left_alone(tempat_isi):
    hasil = naik(TERMINAL, tempat_isi.alamat, tempat_isi.folder)
    assert (hasil.dari, hasil.ke, hasil.cadangan) == ("0001", "0001", None)
    assert not (tempat_isi.folder / "cadangan").exists()


def test_nothing_is_migrated_without_a_backup(lama, monkeypatch):
    def gagal(*_):
        raise GalatBasisData("tidak terbaca")

    monkeypatch.setattr(modul_naik, "cadangkan", gagal)
    with pytest.raises(GalatBasisData, match="tidak terbaca"):
        naik(TERMINAL, lama.alamat, lama.folder)
    assert skema(lama) == "0001"


def test_migrating_is_refused_while_somebody_has_the_store_open(lama, monkeypatch):
    monkeypatch.setattr("penilaian.simpan.rawat.pintu.TUNGGU_TUNGGAL", 0.1)
    with lama.buka(), pytest.raises(GalatBasisData, match="sedang dipakai"):
        naik(TERMINAL, lama.alamat, lama.folder)
    assert skema(lama) == "0001"


def test_store_of_a_newer_release_is_not_touched(tempat_isi):
    sql(tempat_isi, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(GalatBasisData, match="lebih baru"):
        naik(TERMINAL, tempat_isi.alamat, tempat_isi.folder)


def test_where_there_is_no_store_none_is_made(tempat):
    with pytest.raises(GalatBasisData, match="Belum ada"):
        naik(TERMINAL, tempat.alamat, tempat.folder)
    assert not (tempat.folder / "penilaian.db").exists()


def test_only_an_admin_brings_it_up(lama, orang):
    with pytest.raises(GalatHak):
        naik(orang.verifikator_semua, lama.alamat, lama.folder)
