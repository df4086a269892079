"""How a database is built: whether its file, tables, keys and triggers are those that this release makes."""

import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Table, and_, create_engine, inspect, literal, select, text
from sqlalchemy.schema import ForeignKeyConstraint

from penilaian.simpan.basis.tabel import HANYA_TAMBAH, Dasar
from penilaian.simpan.migrasi import pasang_pemicu
from penilaian.simpan.pemeriksaan import DISEBUT

_CATATAN: Final = logging.getLogger("penilaian.basisdata")

_DIPERIKSA_SEL: Final = ("NULL value in",)
"""Beginnings of what SQLite reports and ``sel_rusak`` names by its row."""


def rusak_berkas(c: Connection) -> Iterator[str]:
    """Yield what SQLite finds in its own file; PostgreSQL offers no such check to a client."""
    if c.dialect.name != "sqlite":
        return
    sudah = set[str]()
    for (pesan,) in c.exec_driver_sql(f"PRAGMA integrity_check({DISEBUT})"):
        for satu in str(pesan).splitlines():
            if satu == "ok" or satu.startswith(("***", *_DIPERIKSA_SEL)):
                continue
            _CATATAN.info("integrity_check: %s", satu)
            if (kalimat := _sebut_berkas(satu)) not in sudah:
                sudah.add(kalimat)
                yield f"berkas basis data: {kalimat}"


def _sebut_berkas(pesan: str) -> str:
    for pola, kalimat in _KATA_SQLITE:
        if cocok := pola.search(pesan):
            return cocok.expand(kalimat)
    return _SUSUNAN_RUSAK


_SUSUNAN_RUSAK: Final = "susunan isinya rusak"

_KATA_SQLITE: Final = tuple(
    (re.compile(pola), kalimat)
    for pola, kalimat in (
        (r"^row (\d+) missing from index (\S+)", r"baris ke-\1 tabelnya tidak ada di indeks \2"),
        (r"^row (\d+) values differ from index (\S+)", r"isi baris ke-\1 tabelnya lain dari isi indeks \2"),
        (r"^wrong # of entries in index (\S+)", r"banyak isi indeks \1 lain dari banyak baris tabelnya"),
        (r"^non-unique entry in index (\S+)", r"indeks \1 memuat isi yang sama dua kali"),
        (r"^CHECK constraint failed in (\S+)", r"tabel \1 memuat nilai yang tidak diizinkan"),
        (r"^(?:NUMERIC|TEXT|non-\w+) value in (\w+)\.(\w+)", r"tabel \1, kolom \2: jenis nilainya tidak cocok"),
        (r"(?i)\bpage (\d+)", rf"{_SUSUNAN_RUSAK} di halaman \1"),
    )
)
"""What ``PRAGMA integrity_check`` says, and what people are told; its own words go into the log."""


def tabel_model(c: Connection) -> list[Table]:
    """Return the tables of today's models that exist."""
    ada = set(inspect(c).get_table_names())
    return [t for t in Dasar.metadata.sorted_tables if t.name in ada]


def rusak_susunan(c: Connection) -> Iterator[str]:
    """Yield which tables, columns, indexes and rules of today's models are missing or made otherwise."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    for beda in compare_metadata(MigrationContext.configure(c), Dasar.metadata):
        if (kalimat := _sebut_beda(beda)) is not None:
            yield kalimat


def _sebut_beda(beda: Any) -> str | None:  # noqa: ANN401  (Alembic's tuples, and lists of them)
    if isinstance(beda, list):
        _, _, tabel, kolom, *_ = beda[0]
        return f"tabel {tabel}, kolom {kolom}: tidak seperti yang dibuat aplikasi"
    match beda:
        case ("add_table", tabel):
            return f"tabel {tabel.name} tidak ada"
        case ("add_column", _, tabel, kolom):
            return f"tabel {tabel}: kolom {kolom.name} tidak ada"
        case ("remove_column", _, tabel, kolom):
            return f"tabel {tabel}: kolom {kolom.name} bukan buatan aplikasi"
        case ("add_index" | "add_constraint" | "add_fk", isi):
            return f"tabel {isi.table.name}: aturan {isi.name} tidak ada"
    return None  # tables and indexes that somebody added harm nothing


def rusak_kunci_asing(c: Connection, tabel: Table) -> Iterator[str]:
    """Yield rows of a table that point to a row that is not there."""
    ada = {t.name for t in tabel_model(c)}
    kolom = {k["name"] for k in inspect(c).get_columns(tabel.name)}
    for kunci in tabel.foreign_key_constraints:
        if kunci.referred_table.name in ada and {*kunci.column_keys, *tabel.primary_key.columns.keys()} <= kolom:
            yield from _tanpa_induk(c, tabel, kunci)


def _tanpa_induk(c: Connection, tabel: Table, kunci: ForeignKeyConstraint) -> Iterator[str]:
    anak = [e.parent for e in kunci.elements]
    induk = kunci.referred_table.alias("induk")
    sama = and_(*(e.parent == induk.c[e.column.name] for e in kunci.elements))
    nomor = list(tabel.primary_key.columns)
    hilang = and_(*(k.is_not(None) for k in anak), ~select(literal(1)).select_from(induk).where(sama).exists())
    cari = select(*nomor, *anak).where(hilang).order_by(*nomor)
    baris = c.execute(cari.limit(DISEBUT + 1)).all()
    for satu in baris[:DISEBUT]:
        letak = ", ".join(f"{k.name} {isi!r}" for k, isi in zip(nomor, satu, strict=False))
        isi = ", ".join(f"{k.name} {i!r}" for k, i in zip(anak, satu[len(nomor) :], strict=True))
        yield f"tabel {tabel.name} baris {letak}: {isi} menunjuk {kunci.referred_table.name} yang tidak ada"
    if len(baris) > DISEBUT:
        yield f"tabel {tabel.name}: lebih banyak lagi menunjuk {kunci.referred_table.name} yang tidak ada"


def rusak_pemicu(c: Connection) -> Iterator[str]:
    """Yield the triggers that do not stand, or that do something else than they should."""
    ada = _pemicu(c)
    for nama, isi in sorted(_pemicu_baku(c).items()):
        if nama not in ada:
            yield f"pemicu {nama} tidak ada: tabelnya dapat diubah"
        elif ada[nama] != isi:
            yield f"pemicu {nama} bukan buatan aplikasi ini: tabelnya mungkin dapat diubah"


def _pemicu(c: Connection) -> dict[str, str]:
    """Return what each trigger on a table that only grows does, by name."""
    if c.dialect.name == "sqlite":
        semua = c.exec_driver_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {nama: isi for nama, tabel, isi in semua if tabel in HANYA_TAMBAH}
    cari = text(
        "SELECT t.tgname, concat_ws(' ', t.tgenabled, t.tgtype,"
        " t.tgqual IS NULL AND t.tgattr = '' AND p.prosrc ~ :tolak)"
        " FROM pg_trigger t JOIN pg_class k ON k.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " JOIN pg_namespace n ON n.oid = k.relnamespace"
        " WHERE n.nspname = current_schema() AND NOT t.tgisinternal AND k.relname = ANY(:tabel)"
    )
    isian = {"tabel": list(HANYA_TAMBAH), "tolak": r"^\s*BEGIN\s+RAISE\s+EXCEPTION\s"}
    return {str(nama): str(isi) for nama, isi in c.execute(cari, isian)}


_PG_BARIS: Final = 1 | 2 | 8 | 16
"""pg_trigger.tgtype: each row, before, DELETE, UPDATE."""

_PG_KOSONGKAN: Final = 2 | 32
"""pg_trigger.tgtype: before, TRUNCATE."""


def _pemicu_baku(c: Connection) -> dict[str, str]:
    """Return the triggers as this release makes them."""
    if c.dialect.name == "sqlite":
        contoh = create_engine("sqlite://")
        try:
            with contoh.connect() as kosong:
                Dasar.metadata.create_all(kosong)
                pasang_pemicu(kosong)
                return _pemicu(kosong)
        finally:
            contoh.dispose()
    jenis = {"baris": _PG_BARIS, "kosongkan": _PG_KOSONGKAN}
    return {f"{t}_tolak_{nama}": f"A {tipe} t" for t in HANYA_TAMBAH for nama, tipe in jenis.items()}
