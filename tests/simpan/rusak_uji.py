"""Damaged stores: what is done to a sound one behind its back, and where a check must say that it is.

``RUSAK`` has a case a kind of damage; each is SQL for SQLite, some for PostgreSQL too, whose columns refuse the others.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg

DALAM = "[" * 100_000
"""JSON nested deeper than any reader follows."""


@dataclass(frozen=True)
class Rusak:
    """A kind of damage.

    Attributes:
        nama: of the case.
        sql: what is done; triggers that only let tables grow are put back afterwards.
        di: what the check must say, each in one of its lines.
        postgres: whether PostgreSQL can be damaged so.
    """

    nama: str
    sql: tuple[str, ...]
    di: tuple[str, ...]
    postgres: bool = False


def _riwayat(kolom: str, isi: str, *di: str, nama: str, postgres: bool = False) -> Rusak:
    ubah = f"UPDATE riwayat SET {kolom} = {isi} WHERE rantai = 'penilaian:1' AND nomor = 1"  # noqa: S608
    return Rusak(nama, (ubah,), di, postgres)


RUSAK = (
    # -- JSON
    _riwayat("baru", "'{rusak'", "tabel riwayat baris id ", "kolom baru: bukan JSON", nama="json putus", postgres=True),
    _riwayat("baru", "''", "kolom baru: bukan JSON", nama="json hampa"),
    _riwayat("baru", "'[1, 2]'", "kolom baru: JSON-nya tidak berbentuk", nama="json daftar"),
    _riwayat("baru", "'7'", "kolom baru: JSON-nya tidak berbentuk", nama="json angka"),
    _riwayat("lama", "'{\"a\": NaN}'", "kolom lama: bukan JSON", nama="json NaN"),
    _riwayat("lama", '\'{"a": "\\ud800"}\'', "kolom lama: bukan JSON", nama="json setengah huruf"),
    _riwayat("baru", f"'{DALAM}'", "kolom baru: bukan JSON", nama="json terlalu dalam", postgres=True),
    _riwayat("baru", f"'{{\"a\": {'9' * 5000}}}'", "kolom baru: bukan JSON", nama="json angka raksasa", postgres=True),
    _riwayat("baru", "x'ff00'", "kolom baru: bukan teks UTF-8", nama="json biner"),
    _riwayat("baru", "5", "kolom baru: JSON-nya tidak berbentuk", nama="json bilangan"),
    Rusak("anggota angka", ("UPDATE penilaian SET anggota = '3' WHERE id = 1",), ("baris id 1, kolom anggota",), True),
    Rusak("anggota bukan teks", ("UPDATE penilaian SET anggota = '[1]'",), ("kolom anggota: JSON-nya",)),
    Rusak(
        "naskah daftar",
        ("UPDATE instrumen SET naskah = '[]'",),
        ("tabel instrumen baris sidik", "kolom naskah: JSON-nya"),
        True,
    ),
    Rusak("kunci final", ("UPDATE hasil_final SET kunci = 'x'",), ("tabel hasil_final baris penilaian_id 1",)),
    Rusak(
        "jawaban final", ("UPDATE hasil_final SET jawaban = '{\"mandiri\": 1}'",), ("kolom jawaban: JSON-nya",), True
    ),
    Rusak("hasil final", ("UPDATE hasil_final SET hasil = '[]'",), ("kolom hasil: JSON-nya",)),
    # -- instruments
    Rusak("model bukan json", ("UPDATE instrumen SET model = '{'",), ("instrumen inpres-3-2003", "diubah"), True),
    # -- times, days, numbers
    _riwayat("waktu", "'kemarin'", "kolom waktu: berisi 'kemarin'", nama="waktu kata"),
    _riwayat("waktu", "'2026-01-01T00:00:00'", "kolom waktu: berisi", nama="waktu tanpa zona", postgres=True),
    _riwayat("waktu", "20260101", "kolom waktu: berisi", nama="waktu bilangan"),
    Rusak("tanggal kata", ("UPDATE penilaian SET tanggal = 'besok'",), ("tabel penilaian baris id 1, kolom tanggal",)),
    Rusak("tanggal tak ada", ("UPDATE bukti SET tanggal = '2026-02-31'",), ("tabel bukti baris id 1, kolom tanggal",)),
    Rusak("tanggal tak hingga", ("UPDATE penilaian SET tanggal = 'infinity'",), ("kolom tanggal: berisi",), True),
    Rusak("nomor kata", ("UPDATE riwayat SET nomor = 'dua' WHERE id = 2",), ("kolom nomor: berisi 'dua'",)),
    Rusak("versi pecahan", ("UPDATE jawaban SET versi = 1.5",), ("kolom versi: berisi 1.5",)),
    Rusak("versi tak hingga", ("UPDATE jawaban SET versi = 9e999",), ("kolom versi: berisi inf",)),
    Rusak("resmi kata", ("UPDATE penilaian SET resmi = 'ya' WHERE id = 2",), ("kolom resmi: berisi 'ya'",)),
    Rusak("sesi rusak", ("INSERT INTO sesi VALUES ('a', 1, 'lokal', 'x', 'y', NULL)",), ("tabel sesi baris",), True),
    # -- texts
    Rusak(
        "bukan utf-8",
        ("UPDATE jawaban SET catatan = CAST(x'c328' AS TEXT) WHERE indikator = 'P01'",),
        ("tabel jawaban baris penilaian_id 1, indikator 'P01', kolom catatan: bukan teks UTF-8",),
    ),
    Rusak(
        "nama biner", ("UPDATE pengguna SET nama = x'00ff' WHERE id = 1",), ("tabel pengguna baris id 1, kolom nama",)
    ),
    Rusak("setengah huruf", ("UPDATE komentar SET teks = CAST(x'eda080' AS TEXT)",), ("kolom teks: bukan teks UTF-8",)),
    Rusak("rantai biner", ("UPDATE rantai SET nama = x'ff' WHERE nama = 'akun'",), ("tabel rantai baris",)),
    # -- chains
    Rusak(
        "hash melingkar",
        ("UPDATE riwayat SET hash_sebelum = (SELECT hash FROM riwayat r WHERE r.id = riwayat.id)",),
        ("tidak bersambung dengan kejadian sebelumnya",),
        True,
    ),
    Rusak(
        "kejadian hilang",
        ("DELETE FROM riwayat WHERE rantai = 'penilaian:1' AND nomor = 2",),
        ("riwayat penilaian:1 kejadian 3: seharusnya nomor 2",),
    ),
    Rusak("tanpa ujung", ("DELETE FROM rantai WHERE nama = 'penilaian:1'",), ("penilaian:1: ujung rantai",)),
    Rusak(
        "rantai asing",
        ("INSERT INTO rantai VALUES ('penilaian:satu', 0, '0')",),
        ("riwayat penilaian:satu: bukan nama rantai",),
        True,
    ),
    Rusak("nama ngawur", ("INSERT INTO rantai VALUES (chr(27) || '[31m', 0, '0')",), (r"riwayat \x1b[31m",), True),
    # -- tables, columns, keys
    Rusak("tabel hilang", ("DROP TABLE komentar",), ("tabel komentar tidak ada",), True),
    Rusak("riwayat hilang", ("DROP TABLE riwayat",), ("tabel riwayat tidak ada",), True),
    Rusak(
        "kolom hilang", ("ALTER TABLE jawaban DROP COLUMN bawaan",), ("tabel jawaban: kolom bawaan tidak ada",), True
    ),
    Rusak("kolom asing", ("ALTER TABLE jawaban ADD COLUMN x TEXT",), ("kolom x bukan buatan aplikasi",)),
    Rusak("indeks hilang", ("DROP INDEX uq_penilaian_resmi",), ("aturan uq_penilaian_resmi tidak ada",)),
    Rusak(
        "desa tidak ada",
        ("DELETE FROM desa WHERE kode = '99.01.01.2001'",),
        ("tabel penilaian baris id 1: desa_kode '99.01.01.2001' menunjuk desa yang tidak ada",),
    ),
    Rusak(
        "penilaian tidak ada",
        ("DELETE FROM penilaian WHERE id = 1",),
        ("tabel jawaban baris penilaian_id 1, indikator 'P01': penilaian_id 1 menunjuk penilaian yang tidak ada",),
    ),
    Rusak(
        "instrumen tidak ada",
        ("DELETE FROM instrumen",),
        ("menunjuk instrumen yang tidak ada", "tidak dapat dihitung ulang"),
    ),
    Rusak("pengguna tidak ada", ("DELETE FROM pengguna WHERE id = 1",), ("menunjuk pengguna yang tidak ada",)),
)


def rusakkan(tempat, ini: Rusak) -> None:
    """Do to a store what the case says, with its triggers and keys out of the way."""
    if tempat.jenis == "sqlite":
        with closing(sqlite3.connect(tempat.folder / "penilaian.db", isolation_level=None)) as c:
            c.create_function("chr", 1, chr)
            pemicu = c.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            c.execute("PRAGMA ignore_check_constraints = ON")
            for nama, _ in pemicu:
                c.execute(f"DROP TRIGGER {nama}")
            for satu in ini.sql:
                c.execute(satu)
            for _, isi in pemicu:
                if "riwayat" not in isi or "DROP TABLE riwayat" not in ini.sql:
                    c.execute(isi)
        return
    with psycopg.connect(tempat.alamat, autocommit=True) as c:
        c.execute("SET session_replication_role = replica")
        for tabel in ("riwayat", "hasil_final"):
            c.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER ALL")
        for satu in ini.sql:
            c.execute(satu)
        for tabel in ("riwayat", "hasil_final"):
            if f"DROP TABLE {tabel}" not in ini.sql:
                c.execute(f"ALTER TABLE {tabel} ENABLE ALWAYS TRIGGER {tabel}_tolak_baris")
                c.execute(f"ALTER TABLE {tabel} ENABLE ALWAYS TRIGGER {tabel}_tolak_kosongkan")


def _potong(berkas: Path, sisa: float) -> None:
    isi = berkas.read_bytes()
    berkas.write_bytes(isi[: int(len(isi) * sisa)])


def _halaman(berkas: Path, tabel: str) -> None:
    """Overwrite the root page of a table."""
    with closing(sqlite3.connect(berkas)) as c:
        akar = c.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tabel,)).fetchone()[0]
        ukuran = c.execute("PRAGMA page_size").fetchone()[0]
    isi = bytearray(berkas.read_bytes())
    isi[(akar - 1) * ukuran : akar * ukuran] = b"\xff" * ukuran
    berkas.write_bytes(isi)


def _versi(berkas: Path, perintah: str) -> None:
    with closing(sqlite3.connect(berkas, isolation_level=None)) as c:
        c.executescript(perintah)


BERKAS: dict[str, tuple[Callable[[Path], None], str]] = {
    "separuh berkas": (lambda b: _potong(b, 0.5), r"rusak"),
    "sembilan persepuluh berkas": (lambda b: _potong(b, 0.9), r"rusak"),
    "satu halaman saja": (lambda b: b.write_bytes(b.read_bytes()[:4096]), r"rusak"),
    "setengah kepala": (lambda b: b.write_bytes(b.read_bytes()[:50]), r"rusak|bukan basis data"),
    "hampa": (lambda b: b.write_bytes(b""), "Belum ada basis data"),
    "bukan basis data": (lambda b: b.write_bytes(b"catatan rapat\n" * 500), "bukan basis data SQLite"),
    "halaman jawaban": (lambda b: _halaman(b, "jawaban"), r"tabel jawaban"),
    "halaman riwayat": (lambda b: _halaman(b, "riwayat"), r"tabel riwayat"),
    "halaman daftar tabel": (
        lambda b: b.write_bytes(b.read_bytes()[:100] + b"\xff" * 3996 + b.read_bytes()[4096:]),
        "rusak",
    ),
    "daftar tabel": (
        lambda b: _versi(
            b, "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE x' WHERE name = 'desa'"
        ),
        "rusak",
    ),
    "versi kata": (
        lambda b: _versi(b, "UPDATE alembic_version SET version_num = 'abc'"),
        "tabel alembic_version, kolom version_num: berisi 'abc'",
    ),
    "versi hampa": (lambda b: _versi(b, "DELETE FROM alembic_version"), "tidak tertulis bentuknya"),
    "versi hilang": (lambda b: _versi(b, "DROP TABLE alembic_version"), "tidak tertulis bentuknya"),
    "versi lama": (lambda b: _versi(b, "UPDATE alembic_version SET version_num = '0001'"), "basisdata naik"),
    "versi baru": (lambda b: _versi(b, "UPDATE alembic_version SET version_num = '9000'"), "lebih baru"),
    "folder di tempatnya": (lambda b: (b.unlink(), b.mkdir()), "tidak dapat dibuka"),
}
"""Damage to the embedded database's file as a whole, and what must be said (a pattern)."""
