"""Rows out of and into a database of any revision: the tables say themselves what they hold."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, Final

from sqlalchemy import Boolean, Column, Connection, Date, MetaData, Table, func, insert, inspect, select, text
from sqlalchemy.exc import NoReferenceError, NoSuchTableError

from penilaian.simpan.basis.baris_mentah import Isi, baris_mentah
from penilaian.simpan.basis.tabel import Dasar
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN, Baris, nama_sah

_SEKALI: Final = 500
"""Rows a statement."""


def tabel_ada(c: Connection) -> list[Table]:
    """Return the tables that a backup holds, those that others point to first.

    Views are none. Where a table is gone that others point to, they come in the order of today's models, without keys.
    """
    nama = [n for n in inspect(c).get_table_names() if n not in TANPA_CADANGAN]
    ada = MetaData()
    try:
        ada.reflect(c)
        return [t for t in ada.sorted_tables if t.name in nama]
    except (NoReferenceError, NoSuchTableError):
        urutan = [t.name for t in Dasar.metadata.sorted_tables]
        nama.sort(key=lambda n: (urutan.index(n) if n in urutan else len(urutan), n))
        return [Table(n, MetaData(), autoload_with=c, resolve_fks=False) for n in nama]


def kolom_ada(tabel: Table) -> list[Column[Any]]:
    """Return the columns that an archive can name."""
    return [k for k in tabel.columns if nama_sah(k.name)]


def baris_tabel(c: Connection, tabel: Table) -> Iterator[Baris]:
    """Yield the rows of a table by primary key, as JSON can hold them; damaged cells as well as it can."""
    kolom = kolom_ada(tabel)
    ya_tidak = [isinstance(k.type, Boolean) for k in kolom]
    for baris in baris_mentah(c, tabel, kolom):
        yield [bool(i) if ya and i in {0, 1} else _polos(i) for i, ya in zip(baris, ya_tidak, strict=True)]


def isi_tabel(c: Connection, tabel: Table, kolom: tuple[str, ...], baris: Iterable[Baris]) -> int:
    """Write rows into an empty table and return how many; the next new number comes after the largest.

    ValueError or TypeError where a cell of the archive is nothing that its column can hold.
    """
    tanggal = [n for n, k in enumerate(kolom) if isinstance(tabel.c[k].type, Date)]
    arus, banyak = iter(baris), 0
    while potong := list(islice(arus, _SEKALI)):
        for satu in potong:
            for n in tanggal:
                satu[n] = None if satu[n] is None else date.fromisoformat(satu[n])
        c.execute(insert(tabel), [dict(zip(kolom, satu, strict=True)) for satu in potong])
        banyak += len(potong)
    if c.dialect.name == "postgresql" and "id" in tabel.c:
        terbesar = c.scalar(select(func.max(tabel.c.id)))
        deret = c.scalar(text("SELECT pg_get_serial_sequence(:t, 'id')"), {"t": tabel.name})
        if terbesar is not None and deret is not None:
            c.execute(text("SELECT setval(:d, :n)"), {"d": deret, "n": terbesar})
    return banyak


def _polos(isi: Isi) -> Isi:
    """Return what JSON can hold of a cell."""
    if isinstance(isi, bytes):
        return isi.decode(errors="replace")
    if isinstance(isi, float):
        return isi if math.isfinite(isi) else str(isi)
    return isi if isi is None or isinstance(isi, str | int) else str(isi)  # of a column that somebody added
