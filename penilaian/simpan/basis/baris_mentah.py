"""Rows as they lie in the tables, whatever was done to them: a damaged cell is handed over, never raised."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Date, Table, Text, case, cast, func, select, type_coerce
from sqlalchemy.types import NullType

from penilaian.simpan.basis.tabel import Tanggal

Isi = None | bool | int | float | str | bytes
"""A cell: bytes where it holds no text that can be read; dates, times and JSON are the text that is stored."""

_SEKALI: Final = 500
"""Rows at a time."""


def baris_mentah(c: Connection, tabel: Table, kolom: Sequence[Column[Any]]) -> Iterator[tuple[Isi, ...]]:
    """Yield cells of a table's rows, by its primary key.

    Args:
        c: an open transaction.
        tabel: that exists.
        kolom: columns of it that exist.
    """
    perintah = select(*(_tanpa_jenis(c, k) for k in kolom)).order_by(
        *(k for k in tabel.primary_key.columns if k in kolom)
    )
    with _apa_adanya(c):
        hasil = c.execute(perintah.execution_options(yield_per=_SEKALI))
    with closing(hasil):
        while True:
            with _apa_adanya(c):
                potong = hasil.fetchmany(_SEKALI)
            if not potong:
                return
            for baris in potong:
                yield tuple(baris)


def _tanpa_jenis(c: Connection, kolom: Column[Any]) -> ColumnElement[Any]:
    """Return a column whose cells nobody converts; days as ISO text, whatever PostgreSQL is told to write them as."""
    if c.dialect.name == "postgresql" and isinstance(kolom.type, Date | Tanggal):
        return case((func.isfinite(kolom), func.to_char(kolom, "YYYY-MM-DD")), else_=cast(kolom, Text))
    return type_coerce(kolom, NullType())


@contextmanager
def _apa_adanya(c: Connection) -> Iterator[None]:
    """Let SQLite hand over texts that are no UTF-8 as bytes; PostgreSQL keeps none."""
    asli = c.connection.driver_connection
    if not isinstance(asli, sqlite3.Connection):
        yield
        return
    semula, asli.text_factory = asli.text_factory, _teks
    try:
        yield
    finally:
        asli.text_factory = semula


def _teks(mentah: bytes) -> str | bytes:
    try:
        return mentah.decode()
    except UnicodeDecodeError:
        return mentah
