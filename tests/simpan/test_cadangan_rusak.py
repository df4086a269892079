"""A backup of a store whose form is broken: all that can be read is written, the damage is named, the status is 1."""

# ruff: noqa: F811  (fixtures are imported by name)

import json
import sqlite3
import zipfile
from contextlib import closing

import psycopg
import pytest
from gudang_penuh_uji import jalankan, pola_penuh, tempat_penuh  # noqa: F401  (fixtures)
from rusak_uji import BERKAS, Rusak, rusakkan

from penilaian.simpan.basis.tabel import HANYA_TAMBAH, Dasar
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN

TABEL = [t.name for t in Dasar.metadata.sorted_tables]
SERING = ("bukti", "penilaian", "sesi")
"""Tables that every run of the tests damages; the others take their turn with the long ones."""

PANDANGAN = "CREATE VIEW {t} AS SELECT 1 AS id"


def panjang_bila(ya: bool) -> list[pytest.MarkDecorator]:
    return [pytest.mark.bukti_panjang] if ya else []


def lakukan(tempat, *perintah: str) -> None:
    """Do what stands there behind the store's back, with nothing in its way; triggers of other tables stay."""
    if tempat.jenis == "postgres":
        with psycopg.connect(tempat.alamat, autocommit=True) as c:
            for satu in perintah:
                c.execute(satu.replace("DROP TABLE", "DROP TABLE IF EXISTS") + " CASCADE" * satu.startswith("DROP"))
        return
    with closing(sqlite3.connect(tempat.folder / "penilaian.db", isolation_level=None)) as c:
        for satu in perintah:
            c.execute(satu)


def baris(berkas, tabel: str) -> int:
    return len(zipfile.ZipFile(berkas).read(f"basisdata/{tabel}.jsonl").splitlines())


def cadangkan(jalankan, tmp_path):
    hasil = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert hasil.exit_code == 1, hasil.stderr
    assert "Coba lagi" not in hasil.stderr
    return hasil


@pytest.mark.parametrize("jenis", ["sqlite", pytest.param("postgres", marks=pytest.mark.bukti_panjang)])
@pytest.mark.parametrize("ganti", [(), (PANDANGAN,)], ids=["hilang", "pandangan"])
@pytest.mark.parametrize("tabel", [pytest.param(t, marks=panjang_bila(t not in SERING)) for t in TABEL])
def test_any_table_may_be_gone_or_be_a_view_and_all_others_are_kept(
    tempat_penuh, jalankan, tmp_path, tabel, ganti, jenis
):
    tempat = tempat_penuh(jenis)
    jalankan("basisdata", "cadangkan", "-o", tmp_path / "utuh.zip")
    lakukan(tempat, f"DROP TABLE {tabel}", *(satu.format(t=tabel) for satu in ganti))
    cadangkan(jalankan, tmp_path)
    assert f"rusak: tabel {tabel} tidak ada" in jalankan("basisdata", "periksa").stderr
    lain = [t for t in TABEL if t not in TANPA_CADANGAN | {tabel}]
    assert [baris(tmp_path / "a.zip", t) for t in lain] == [baris(tmp_path / "utuh.zip", t) for t in lain]
    bukti = [
        {n for n in zipfile.ZipFile(tmp_path / b).namelist() if n.startswith("bukti/")} for b in ("a.zip", "utuh.zip")
    ]
    assert bukti[0] == bukti[1] != set()


KOLOM = [(t.name, k.name) for t in Dasar.metadata.sorted_tables for k in t.columns]


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [pytest.param(*k, marks=panjang_bila(k not in {("bukti", "sha256"), ("pengguna", "nama")})) for k in KOLOM],
)
def test_any_column_may_be_called_otherwise_and_its_cells_are_kept_too(tempat_penuh, jalankan, tmp_path, tabel, kolom):
    tempat = tempat_penuh("sqlite")
    rusakkan(tempat, Rusak("kolom", (f"ALTER TABLE {tabel} RENAME COLUMN {kolom} TO lain",), ()))
    cadangkan(jalankan, tmp_path)
    assert f"rusak: tabel {tabel}: kolom {kolom} tidak ada" in jalankan("basisdata", "periksa").stderr
    if tabel not in TANPA_CADANGAN:
        manifes = json.loads(zipfile.ZipFile(tmp_path / "a.zip").read("manifes.json"))
        assert "lain" in manifes["tabel"][tabel]["kolom"]


@pytest.mark.parametrize("jenis", ["sqlite", pytest.param("postgres", marks=pytest.mark.bukti_panjang)])
@pytest.mark.parametrize(
    ("perintah", "kata"),
    [
        ('CREATE TABLE "Catatan Rapat" (x INTEGER)', "tabel Catatan Rapat bukan buatan aplikasi"),
        ('ALTER TABLE jawaban ADD COLUMN "Isi Baru" TEXT', "tabel jawaban: kolom Isi Baru bukan buatan aplikasi"),
        ("ALTER TABLE jawaban ADD COLUMN kapan TIMESTAMP DEFAULT '2026-01-01 00:00:00'", "kolom kapan bukan buatan"),
    ],
)
def test_what_somebody_added_is_named_and_harms_no_backup(tempat_penuh, jalankan, tmp_path, perintah, kata, jenis):
    lakukan(tempat_penuh(jenis), perintah)
    assert kata in cadangkan(jalankan, tmp_path).stderr
    assert baris(tmp_path / "a.zip", "jawaban") > 0


@pytest.mark.parametrize("jenis", ["sqlite", pytest.param("postgres", marks=pytest.mark.bukti_panjang)])
@pytest.mark.parametrize(
    "perintah",
    [
        ("DELETE FROM alembic_version",),
        ("DROP TABLE alembic_version",),
        ("DROP TABLE alembic_version", "CREATE TABLE alembic_version (x INTEGER)"),
        ("DROP TABLE alembic_version", PANDANGAN.format(t="alembic_version")),
    ],
)
def test_a_store_without_a_revision_is_kept_raw(tempat_penuh, jalankan, tmp_path, perintah, jenis):
    tempat = tempat_penuh(jenis)
    lakukan(tempat, *perintah)
    hasil = cadangkan(jalankan, tmp_path)
    assert "tidak tertulis bentuknya" in hasil.stderr
    mentah = zipfile.ZipFile(tmp_path / "a-mentah.zip")
    assert f"Salinan mentah basis data yang rusak ada di {tmp_path / 'a-mentah.zip'}" in hasil.stderr
    if jenis == "sqlite":
        assert mentah.read("penilaian.db") == (tempat.folder / "penilaian.db").read_bytes()
    else:
        assert all(baris(tmp_path / "a-mentah.zip", t) for t in ("jawaban", *HANYA_TAMBAH))


FAIL = {
    **{nama: ubah for nama, (ubah, _) in BERKAS.items() if not nama.startswith("versi") and nama not in {"hampa"}},
    "kepala nol": lambda b: b.write_bytes(b"\0" * 100 + b.read_bytes()[100:]),
    "halaman pertama nol": lambda b: b.write_bytes(b"\0" * 4096 + b.read_bytes()[4096:]),
    "semua nol": lambda b: b.write_bytes(b"\0" * len(b.read_bytes())),
    **{
        f"sampah di halaman {n}": lambda b, n=n: b.write_bytes(
            b.read_bytes()[: n * 4096] + b"\xa5" * 4096 + b.read_bytes()[(n + 1) * 4096 :]
        )
        for n in (1, 2, 3, 5, 8, 13)
    },
}


@pytest.mark.parametrize("kasus", FAIL)
def test_a_broken_file_is_kept_raw_or_as_far_as_it_can_be_read_with_one_sentence(
    tempat_penuh, jalankan, tmp_path, kasus
):
    berkas = tempat_penuh("sqlite").folder / "penilaian.db"
    FAIL[kasus](berkas)
    rusak = berkas.read_bytes() if berkas.is_file() else None
    hasil = jalankan("basisdata", "cadangkan", "-o", tmp_path / "a.zip")
    assert hasil.exit_code == 1, hasil.stderr
    if rusak is None:
        return
    assert "Coba lagi" not in hasil.stderr
    if not (tmp_path / "a.zip").exists():
        assert zipfile.ZipFile(tmp_path / "a-mentah.zip").read("penilaian.db") == rusak
