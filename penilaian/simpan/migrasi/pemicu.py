"""Triggers that let ``HANYA_TAMBAH`` tables only grow; in both databases, and again after every migration."""

from typing import Final

from sqlalchemy import Connection, inspect

from penilaian.simpan.basis.tabel import HANYA_TAMBAH

_KUNCI: Final = {"riwayat": ("id", "rantai, nomor"), "hasil_final": ("penilaian_id, nomor",)}
"""What makes a row of each table unique: ``INSERT OR REPLACE`` would delete by it without asking a delete trigger."""


def pasang_pemicu(c: Connection) -> None:
    """Put the triggers on every such table that exists; those of an earlier release are replaced."""
    ada = set(inspect(c).get_table_names())
    if c.dialect.name == "postgresql":
        c.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$"
            " BEGIN RAISE EXCEPTION USING MESSAGE = 'tabel ' || TG_TABLE_NAME || ' hanya boleh bertambah'; END $$"
        )
    for tabel in (t for t in HANYA_TAMBAH if t in ada):
        for perintah in _sqlite(tabel) if c.dialect.name == "sqlite" else _postgres(tabel):
            c.exec_driver_sql(perintah)


def _sqlite(tabel: str) -> list[str]:
    tolak = f"BEGIN SELECT RAISE(ABORT, 'tabel {tabel} hanya boleh bertambah'); END"
    perintah = []
    for kapan in ("UPDATE", "DELETE"):
        nama = f"{tabel}_tolak_{kapan.lower()}"
        perintah += [f"DROP TRIGGER IF EXISTS {nama}", f"CREATE TRIGGER {nama} BEFORE {kapan} ON {tabel} {tolak}"]
    for n, kunci in enumerate(_KUNCI[tabel]):
        nama = f"{tabel}_tolak_ganti_{n}"
        baru = ", ".join(f"NEW.{k.strip()}" for k in kunci.split(","))
        sama = f"WHEN EXISTS (SELECT 1 FROM {tabel} WHERE ({kunci}) = ({baru}))"  # noqa: S608  (names from above)
        perintah += [f"DROP TRIGGER IF EXISTS {nama}", f"CREATE TRIGGER {nama} BEFORE INSERT ON {tabel} {sama} {tolak}"]
    return perintah


_POSTGRES: Final = {
    "baris": "UPDATE OR DELETE ON {} FOR EACH ROW",
    "kosongkan": "TRUNCATE ON {} FOR EACH STATEMENT",
}


def _postgres(tabel: str) -> list[str]:
    perintah = []
    for nama, kapan in _POSTGRES.items():
        pemicu = f"{tabel}_tolak_{nama}"
        perintah += [
            f"DROP TRIGGER IF EXISTS {pemicu} ON {tabel}",
            f"CREATE TRIGGER {pemicu} BEFORE {kapan.format(tabel)} EXECUTE FUNCTION hanya_tambah()",
            f"ALTER TABLE {tabel} ENABLE ALWAYS TRIGGER {pemicu}",
        ]
    return perintah
