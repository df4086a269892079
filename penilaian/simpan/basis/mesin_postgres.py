"""A PostgreSQL engine that waits for nothing longer than its settings say, also through PgBouncer.

Limits stand in each transaction (``SET LOCAL``) and not in the session: behind PgBouncer in transaction mode a session
is lent to others. A server that takes the line and then says nothing keeps no limit of its own, so the client has one.
"""

import os
import time
from collections.abc import Generator
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from penilaian.galat import GalatPemakaian

BATAS_SAMBUNG: Final = "PENILAIAN_DB_BATAS_SAMBUNG"
BATAS_PERINTAH: Final = "PENILAIAN_DB_BATAS_PERINTAH"
BATAS_KUNCI: Final = "PENILAIAN_DB_BATAS_KUNCI"
"""Environment variables: whole seconds for reaching the server, for one statement, for a lock that somebody holds."""

_SEMULA: Final = {BATAS_SAMBUNG: 5, BATAS_PERINTAH: 20, BATAS_KUNCI: 10}
_TERBESAR: Final = 3600

_MENGANGGUR: Final = 60
"""Seconds after which the server ends a transaction in which nothing happens."""

_TENGGANG: Final = 3.0
"""Seconds that an answer may come late before the server counts as silent."""

_KOLAM_TUNGGU: Final = 10.0
"""Seconds to wait for one of the lines that others use."""


class Batas(NamedTuple):
    """Limits in seconds; 0 = none."""

    sambung: int
    perintah: int
    kunci: int


def batas_postgres() -> Batas:
    """Return the limits that the settings give.

    Raises:
        GalatPemakaian: one of them is no whole number of seconds.
    """
    return Batas(*(_detik(nama) for nama in (BATAS_SAMBUNG, BATAS_PERINTAH, BATAS_KUNCI)))


def _detik(nama: str) -> int:
    tulisan = os.environ.get(nama, "").strip()
    if not tulisan:
        return _SEMULA[nama]
    if not (tulisan.isascii() and tulisan.isdigit() and 1 <= int(tulisan) <= _TERBESAR):
        raise GalatPemakaian(f"{nama} berisi {tulisan!r}; yang boleh: 1 sampai {_TERBESAR} (detik).")
    return int(tulisan)


def mesin_postgres(alamat: URL, *, sabar: bool = False, skema: str = "", kolam: bool = True) -> Engine:
    """Return an engine; nothing is opened yet.

    Args:
        alamat: of the database.
        sabar: statements may take as long as they do (migrations, restoring); the server must still be reached in time.
        skema: where tables are made and found, ``""`` = where the server says.
        kolam: keep lines open for others to use.

    Raises:
        GalatPemakaian: the driver is not installed, or a limit is no number.
    """
    batas = batas_postgres()
    if sabar:
        batas = batas._replace(perintah=0)
    setelan: dict[str, Any] = {"pool_pre_ping": True, "max_overflow": 30, "pool_timeout": _KOLAM_TUNGGU}
    try:
        mesin = create_engine(alamat, **(setelan if kolam else {"poolclass": NullPool}))
        kelas = _kelas_berbatas()
    except ImportError as e:
        raise GalatPemakaian("PostgreSQL memerlukan paket tambahan: pip install 'penilaian-desa[postgres]'") from e

    @event.listens_for(mesin, "do_connect")
    def _(_dialek: object, _catatan: object, cargs: list[Any], cparams: dict[str, Any]) -> Any:  # noqa: ANN401
        # Prepared statements belong to a session, which PgBouncer lends to others.
        milik = {"connect_timeout": batas.sambung, "prepare_threshold": None, **cparams}
        c = kelas.connect(*cargs, **milik)
        c.batas_diam = batas.perintah + _TENGGANG if batas.perintah else 0.0
        return c

    awal = [f"SET LOCAL lock_timeout = '{batas.kunci}s'", f"SET LOCAL statement_timeout = '{batas.perintah}s'"]
    awal.append(f"SET LOCAL idle_in_transaction_session_timeout = '{_MENGANGGUR}s'")
    if skema:
        awal.append(f"SET LOCAL search_path = {mesin.dialect.identifier_preparer.quote(skema)}")

    @event.listens_for(mesin, "begin")
    def _(c: Connection) -> None:
        c.exec_driver_sql("; ".join(awal))

    return mesin


@cache
def _kelas_berbatas() -> Any:  # noqa: ANN401  (psycopg is an extra)
    """Return psycopg's connection that gives up on a server which says nothing."""
    import psycopg

    class KoneksiBerbatas(psycopg.Connection):  # type: ignore[type-arg,misc,unused-ignore]
        """A line with an end to waiting: the time that one exchange with the server may take."""

        batas_diam: float = 0.0
        """Seconds, 0 = none."""

        def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            """Do what psycopg does, and close the line where nothing comes in time."""
            if not self.batas_diam:
                return super().wait(gen, *args, **kwargs)
            try:
                return super().wait(_berakhir(gen, time.monotonic() + self.batas_diam), *args, **kwargs)
            except _TakMenjawab:
                self.close()
                raise psycopg.OperationalError("the server says nothing") from None

    return KoneksiBerbatas


class _TakMenjawab(Exception):
    """Nothing came in time."""


def _berakhir(gen: Generator[Any, Any, Any], sampai: float) -> Generator[Any, Any, Any]:
    """Yield what psycopg waits for, until a moment: it looks around every tenth of a second."""
    try:
        tunggu = next(gen)
        while True:
            siap = yield tunggu
            if not siap and time.monotonic() > sampai:
                gen.close()
                raise _TakMenjawab
            tunggu = gen.send(siap)
    except StopIteration as selesai:
        return selesai.value
