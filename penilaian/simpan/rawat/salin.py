"""Rows out of and into a database of any revision: the tables say themselves what they hold."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Date, MetaData, Table, func, insert, select, text

from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.rawat.arsip import TANPA_CADANGAN, Baris

_SEKALI: Final = 500
"""Rows a statement."""


def tabel_ada(c: Connection) -> list[Table]:
    """Return the tables that a backup holds, those that others point to first."""
    ada = MetaData()
    ada.reflect(c)
    return [t for t in ada.sorted_tables if t.name not in TANPA_CADANGAN]


def baris_tabel(c: Connection, tabel: Table) -> Iterator[Baris]:
    """Yield the rows of a table by primary key, as JSON can hold them."""
    hasil = c.execute(select(tabel).order_by(*tabel.primary_key.columns).execution_options(yield_per=_SEKALI))
    for baris in hasil:
        yield [_polos(tabel, nilai) for nilai in baris]


def isi_tabel(c: Connection, tabel: Table, kolom: tuple[str, ...], baris: Iterable[Baris]) -> int:
    """Write rows into an empty table and return how many; the next new number comes after the largest."""
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


def _polos(tabel: Table, nilai: Any) -> Any:  # noqa: ANN401  (whatever a column holds)
    if nilai is None or isinstance(nilai, str | bool | int | float):
        return nilai
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return nilai.isoformat()
    raise GalatBasisData(f"Tabel {tabel.name} berisi {type(nilai).__name__}, yang tidak dikenal oleh cadangan.")
