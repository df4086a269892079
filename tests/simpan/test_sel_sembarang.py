"""Any cell of any table may hold anything: a check names table, row and column, in Indonesian, and never breaks off."""

# ruff: noqa: F811, S608  (fixtures are imported by name; SQL of this file's own tables)

import os
import random
import re

import pytest
from gudang_penuh_uji import jalankan, pola_penuh, tempat_penuh  # noqa: F401
from rusak_uji import DALAM, Rusak, rusakkan
from sqlalchemy import Boolean, Integer

from penilaian.simpan.basis.tabel import Dasar, Json, Tanggal, Waktu
from penilaian.simpan.pemeriksaan.isi_kolom import PILIHAN, POLA

BENIH = 20260704

_JAM = "'2026-01-01T00:00:00.000000+00:00'"
_SIDIK = f"'{'ab' * 32}'"
PENGISI = (
    f"INSERT INTO sesi VALUES ({_SIDIK}, 1, 'lokal', {_JAM}, {_JAM}, {_JAM})",
    f"INSERT INTO perangkat VALUES (1, {_SIDIK}, 1, {_JAM}, {_JAM})",
    f"INSERT INTO percobaan_masuk VALUES (1, 'nama:siti', {_JAM}, 0)",
    f"INSERT INTO kode_awal VALUES ({_SIDIK}, {_JAM}, {_JAM})",
    f"INSERT INTO kode_masuk VALUES ({_SIDIK}, 1, {_JAM})",
    "INSERT INTO asal_bukti VALUES (1, 1, 1)",
)
"""Rows of the tables that a full store has none in, sound ones."""

BINER, BUKAN_UTF8, NOL = "x'ff00fe'", "CAST(x'c328' AS TEXT)", "'a' || char(0) || 'b'"
SAMPAH = {
    "angka": (BINER, BUKAN_UTF8, "'Mars'", "3.5", "9e999", "-7", "'99999999999999999999'", "''"),
    "ya_tidak": (BINER, BUKAN_UTF8, "'Mars'", "7", "0.5"),
    "waktu": (BINER, BUKAN_UTF8, NOL, "'Mars'", "'2026-13-01'", "''", "chr(27) || '[31m'"),
    "json": (BINER, BUKAN_UTF8, NOL, "'{'", "''", "'NaN'", f"'{DALAM}'"),
    "dikenal": (BINER, BUKAN_UTF8, NOL, "'Mars'", "'{'", "chr(27) || '[31m'"),
    "teks": (BINER, BUKAN_UTF8, NOL),
}
"""What no column of its kind ever holds, as SQL."""

INGGRIS = re.compile(
    r"\b(row|missing|index|constraint|failed|value|entry|error|invalid|not|expected|must|cannot|could|decode)\b|Error",
    re.I,
)


SEKALI_CI = 2
"""Cells of each table that `.ci/run` damages one at a time, drawn by a seed; PENILAIAN_UJI_SEMUA=1 takes them all."""


def jenis_kolom(tabel, kolom):
    for tipe, jenis in (
        (Json, "json"),
        (Waktu, "waktu"),
        (Tanggal, "waktu"),
        (Boolean, "ya_tidak"),
        (Integer, "angka"),
    ):
        if isinstance(kolom.type, tipe):
            return jenis
    return "dikenal" if (tabel, kolom.name) in {*PILIHAN, *POLA, ("pengaturan", "nilai")} else "teks"


def kasus():
    """Yield table, column and junk, for every kind of junk that the column can be made to hold."""
    for tabel in Dasar.metadata.sorted_tables:
        for kolom in tabel.columns:
            for isi in SAMPAH[jenis_kolom(tabel.name, kolom)]:
                if [*tabel.primary_key] == [kolom] and isinstance(kolom.type, Integer) and isi != "-7":
                    continue  # SQLite itself keeps anything but whole numbers out
                yield tabel.name, kolom.name, isi


def rusakkan_sel(tempat, *sel):
    ubah = tuple(f"UPDATE {t} SET {k} = {isi} WHERE rowid = (SELECT max(rowid) FROM {t})" for t, k, isi in sel)
    rusakkan(tempat, Rusak("sel", (*PENGISI, *ubah), ()))


def wajib_indonesia(keluaran):
    """Demand words that a terminal shows, none of them English; what stands in a cell is quoted and left out."""
    assert not [h for h in keluaran if not h.isprintable() and h != "\n"]
    for baris in keluaran.splitlines():
        polos = re.sub(r"b?'[^']*'|\"[^\"]*\"", "", re.sub(r"/\S+", "", baris))
        assert not INGGRIS.search(polos), baris


def wajib_tersebut(keluaran, tabel, kolom):
    assert re.search(rf"^rusak: tabel {tabel} baris [^\n]*, kolom {kolom}: ", keluaran, re.M), (tabel, kolom, keluaran)


@pytest.mark.parametrize("putaran", range(6))
def test_of_one_damaged_cell_in_every_table_each_is_named_and_no_command_breaks_off(
    tempat_penuh, jalankan, tmp_path, putaran
):
    acak = random.Random(BENIH + putaran)  # noqa: S311
    per_tabel = {}
    for satu in kasus():
        per_tabel.setdefault(satu[0], []).append(satu)
    sel = [acak.choice(semua) for semua in per_tabel.values()]
    rusakkan_sel(tempat_penuh("sqlite"), *sel)
    for perintah in (("basisdata", "periksa"), ("riwayat", "--periksa")):
        hasil = jalankan(*perintah)
        assert hasil.exit_code == 1
        for tabel, kolom, _ in sel:
            wajib_tersebut(hasil.stderr, tabel, kolom)
        wajib_indonesia(hasil.output)
    hasil = jalankan("riwayat", "--penilaian", "1", "--periksa")
    assert hasil.exit_code in {0, 1}
    wajib_indonesia(hasil.output)
    cadangan = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert cadangan.exit_code == 1
    assert "Basis data yang dicadangkan ini rusak" in cadangan.stderr
    wajib_indonesia(cadangan.output)
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "a.zip")
    assert pulih.exit_code == 1
    wajib_indonesia(pulih.output)


@pytest.mark.bukti_panjang
@pytest.mark.parametrize("tabel", [t.name for t in Dasar.metadata.sorted_tables])
def test_every_kind_of_junk_in_every_column_is_named(tempat_penuh, jalankan, tmp_path, tabel):
    tempat = tempat_penuh("sqlite")
    berkas = tempat.folder / "penilaian.db"
    utuh = berkas.read_bytes()
    semua = [k for k in kasus() if k[0] == tabel]
    if "PENILAIAN_UJI_SEMUA" not in os.environ:
        semua = random.Random(BENIH).sample(semua, min(SEKALI_CI, len(semua)))  # noqa: S311
    for satu in semua:
        berkas.write_bytes(utuh)
        rusakkan_sel(tempat, satu)
        hasil = jalankan("basisdata", "periksa")
        assert hasil.exit_code == 1
        wajib_tersebut(hasil.stderr, *satu[:2])
        wajib_indonesia(hasil.output)
        assert jalankan("riwayat", "--periksa").exit_code == 1
        (tmp_path / "a.zip").unlink(missing_ok=True)
        cadangan = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
        assert cadangan.exit_code == 1
        wajib_indonesia(cadangan.output)
        wajib_indonesia(jalankan("basisdata", "pulihkan", tmp_path / "a.zip").output)


@pytest.mark.parametrize("isi", ["'NaN'", "'²'", "'0000'", "''", BINER, BUKAN_UTF8, NOL, "7", "chr(27) || '[31m'"])
def test_a_revision_that_is_none_is_named_by_every_command(tempat_penuh, jalankan, tmp_path, isi):
    rusakkan(tempat_penuh("sqlite"), Rusak("versi", (f"UPDATE alembic_version SET version_num = {isi}",), ()))
    for perintah in (
        ("basisdata", "periksa"),
        ("riwayat", "--periksa"),
        ("basisdata", "naik"),
        ("basisdata", "cadangkan", "-o", tmp_path / "a.zip"),
    ):
        hasil = jalankan(*perintah)
        assert hasil.exit_code == 1, perintah
        assert "alembic_version" in hasil.stderr, (perintah, hasil.stderr)
        wajib_indonesia(hasil.output)


def test_an_archive_of_an_unknown_revision_is_no_archive_of_a_later_release(tempat_penuh, jalankan, tmp_path):
    rusakkan(tempat_penuh("sqlite"), Rusak("versi", ("UPDATE alembic_version SET version_num = 'NaN'",), ()))
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    pulih = jalankan("basisdata", "pulihkan", tmp_path / "a.zip")
    assert (pulih.exit_code, "skema 'NaN' tidak dikenal" in pulih.stderr) == (1, True), pulih.stderr


@pytest.mark.parametrize(
    ("sql", "di"),
    [
        ("UPDATE pengguna SET oidc_penerbit = '{'", "kolom oidc_penerbit: berisi '{', seharusnya alamat"),
        ("UPDATE pengguna SET oidc_penerbit = 'https://a.id'", "kolom oidc_penerbit: penyedia login dan nomor orang"),
        ("UPDATE desa SET zona_waktu = 'Mars'", "kolom zona_waktu: berisi 'Mars', yang boleh: Asia/Jakarta"),
        ("UPDATE penilaian SET zona_waktu = 'Mars'", "kolom zona_waktu: berisi 'Mars', yang boleh: Asia/Jakarta"),
        ("UPDATE pengaturan SET nilai = 'mungkin'", "kolom nilai: berisi 'mungkin', yang boleh: ya, tidak"),
        ("UPDATE pengaturan SET kunci = 'zona_waktu'", "kolom kunci: berisi 'zona_waktu', yang boleh: hasil_umum"),
        ("UPDATE peran SET wilayah = 'Bungo'", "kolom wilayah: wilayah 'Bungo' bukan kode bertitik"),
        ("UPDATE peran SET jenis = 'raja'", "kolom jenis: berisi 'raja', yang boleh: admin"),
    ],
)
def test_a_setting_or_word_that_does_not_exist_is_named_with_what_may_stand_there(tempat_penuh, jalankan, sql, di):
    rusakkan(tempat_penuh("sqlite"), Rusak("kata", (sql,), ()))
    for perintah in (("basisdata", "periksa"), ("riwayat", "--periksa")):
        hasil = jalankan(*perintah)
        assert (hasil.exit_code, di in hasil.stderr) == (1, True), hasil.output


NAMA_RUSAK = (
    "PRAGMA writable_schema = ON",
    "UPDATE sqlite_master SET name = CAST(x'c3287ac3' AS TEXT), sql = CAST(x'43c328' AS TEXT) WHERE name = 'komentar'",
)
"""SQLite's message about a list of tables that is broken quotes it, bytes that are no UTF-8 and all."""


@pytest.mark.parametrize(
    "perintah",
    [
        ("basisdata", "periksa"),
        ("riwayat", "--periksa"),
        ("riwayat",),
        ("basisdata", "naik"),
        ("basisdata", "bersihkan"),
    ],
)
def test_a_message_of_sqlite_that_is_no_text_is_a_damaged_store(tempat_penuh, jalankan, perintah):
    rusakkan(tempat_penuh("sqlite"), Rusak("nama", NAMA_RUSAK, ()))
    hasil = jalankan(*perintah)
    assert (hasil.exit_code, "rusak" in hasil.stderr) == (1, True), hasil.output
    wajib_indonesia(hasil.output)


def test_a_store_whose_list_of_tables_is_broken_is_replaced_by_an_archive(tempat_penuh, jalankan, tmp_path):
    tempat = tempat_penuh("sqlite")
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    rusakkan(tempat, Rusak("nama", NAMA_RUSAK, ()))
    gagal = jalankan("basisdata", "cadangkan", "-o", tmp_path / "b.zip")
    assert (gagal.exit_code, "rusak" in gagal.stderr, (tmp_path / "b.zip").exists()) == (1, True, False), gagal.output
    assert jalankan("basisdata", "pulihkan", tmp_path / "a.zip").exit_code == 0
    assert jalankan("basisdata", "periksa").exit_code == 0
