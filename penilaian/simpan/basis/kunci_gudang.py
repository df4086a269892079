"""Who may have the store open: many share it while they work, restoring and migrating want it alone.

A lock ends with its process, however that ends: for SQLite it is a lock on an empty SQLite file beside the database
(the same on every system, files on network drives excepted), for PostgreSQL an advisory lock of one connection.
"""

import sqlite3
import time
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from penilaian.simpan.basis.milik import berkas_pemilik
from penilaian.simpan.basis.sebab import sebut_sebab
from penilaian.simpan.galat import GalatBasisData

_NOMOR: Final = 0x70656E69
"""Number of the advisory lock ("peni"); the same for everyone who opens the same database."""

_JEDA: Final = 0.05
"""Seconds between two tries."""


class Kunci(Protocol):
    """A lock on the whole store; taken once, held until ``lepas``."""

    def bersama(self, tunggu: float) -> None:
        """Share the store with others; waits up to ``tunggu`` seconds. GalatBasisData while somebody wants it alone."""

    def tunggal(self, tunggu: float) -> None:
        """Have the store alone; waits up to ``tunggu`` seconds. GalatBasisData while others have it open."""

    def lepas(self) -> None:
        """Give the lock back; harmless when none is held."""


_SEDANG_DIRAWAT = "Basis data sedang dipulihkan atau dinaikkan. Tunggu sampai selesai, lalu coba lagi."
_SEDANG_DIPAKAI = (
    "Basis data sedang dipakai (dasbor atau perintah lain masih berjalan). Hentikan dahulu, lalu jalankan lagi."
)


class KunciBerkas:
    """The lock of an SQLite store: ``<database>.kunci``."""

    def __init__(self, berkas: Path) -> None:
        self._berkas = berkas
        self._c: sqlite3.Connection | None = None

    def bersama(self, tunggu: float) -> None:
        """Share the store with others."""
        self._ambil(("BEGIN", "SELECT count(*) FROM sqlite_master"), tunggu, _SEDANG_DIRAWAT)

    def tunggal(self, tunggu: float) -> None:
        """Have the store alone."""
        self._ambil(("BEGIN EXCLUSIVE",), tunggu, _SEDANG_DIPAKAI)

    def lepas(self) -> None:
        """Give the lock back."""
        if self._c is not None:
            self._c.close()
            self._c = None

    def _ambil(self, perintah: tuple[str, ...], tunggu: float, pesan: str) -> None:
        self.lepas()
        c = None
        berkas_pemilik(self._berkas)
        try:
            c = sqlite3.connect(self._berkas, timeout=tunggu, isolation_level=None, check_same_thread=False)
            for satu in perintah:
                c.execute(satu).fetchall()
        except sqlite3.Error as e:
            if c is not None:
                c.close()
            if "locked" in str(e):
                raise GalatBasisData(pesan) from e
            sebab = f"Basis data tidak terbuka, karena kuncinya tidak terbuka: {sebut_sebab(e)}."
            raise GalatBasisData(sebab, f"Letaknya {self._berkas}.") from e
        self._c = c


class KunciPostgres:
    """The lock of a PostgreSQL store, on a connection of its own."""

    def __init__(self, alamat: URL) -> None:
        self._mesin = create_engine(alamat, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._c: Connection | None = None

    def bersama(self, tunggu: float) -> None:
        """Share the store with others."""
        self._ambil("pg_try_advisory_lock_shared", tunggu, _SEDANG_DIRAWAT)

    def tunggal(self, tunggu: float) -> None:
        """Have the store alone."""
        self._ambil("pg_try_advisory_lock", tunggu, _SEDANG_DIPAKAI)

    def lepas(self) -> None:
        """Give the lock back."""
        if self._c is not None:
            self._c.close()
            self._c = None

    def _ambil(self, fungsi: str, tunggu: float, pesan: str) -> None:
        self.lepas()
        try:
            c = self._mesin.connect()
        except DBAPIError as e:
            raise GalatBasisData(f"Basis data tidak terbuka: {sebut_sebab(e)}. Coba lagi.") from e
        batas = time.monotonic() + tunggu
        while not c.scalar(text(f"SELECT {fungsi}(:n)"), {"n": _NOMOR}):
            if time.monotonic() >= batas:
                c.close()
                raise GalatBasisData(pesan)
            time.sleep(_JEDA)
        self._c = c
