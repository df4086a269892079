"""Who may have the store open: many share it while they work, restoring and migrating want it alone.

A lock ends with its process, however that ends: for SQLite it is a lock on an empty SQLite file beside the database
(the same on every system, files on network drives excepted), for PostgreSQL a row that is renewed (``kunci_sewa``).
"""

import sqlite3
from pathlib import Path
from typing import Protocol

from penilaian.simpan.basis.milik import berkas_pemilik
from penilaian.simpan.basis.sebab import GAGAL_SQLITE, sebut_sebab
from penilaian.simpan.galat import GalatBasisData


class Kunci(Protocol):
    """A lock on the whole store; taken once, held until ``lepas``.

    Attributes:
        terlepas: somebody had the store alone since it was taken: what was opened before must be opened anew.
    """

    terlepas: bool

    def bersama(self, tunggu: float) -> None:
        """Share the store with others; waits up to ``tunggu`` seconds. GalatBasisData while somebody wants it alone."""

    def tunggal(self, tunggu: float, *, sampai_jelas: bool = True) -> None:
        """Have the store alone; waits up to ``tunggu`` seconds. GalatBasisData while others have it open.

        ``sampai_jelas``: wait on until it is plain whether a holder that says nothing lives.
        """

    def pastikan(self) -> None:
        """Raise GalatBasisData where somebody had the store alone since this lock was taken; harmless without one."""

    def lepas(self) -> None:
        """Give the lock back; harmless when none is held."""


SEDANG_DIRAWAT = "Basis data sedang dipulihkan atau dinaikkan. Tunggu sampai selesai, lalu coba lagi."
SEDANG_DIPAKAI = (
    "Basis data sedang dipakai (dasbor atau perintah lain masih berjalan). Hentikan dahulu, lalu jalankan lagi."
)


class KunciBerkas:
    """The lock of an SQLite store: ``<database>.kunci``."""

    terlepas = False

    def __init__(self, berkas: Path) -> None:
        self._berkas = berkas
        self._c: sqlite3.Connection | None = None

    def bersama(self, tunggu: float) -> None:
        """Share the store with others."""
        self._ambil(("BEGIN", "SELECT count(*) FROM sqlite_master"), tunggu, SEDANG_DIRAWAT)

    def tunggal(self, tunggu: float, *, sampai_jelas: bool = True) -> None:
        """Have the store alone; a lock on a file ends with its process, so it is always plain."""
        self._ambil(("BEGIN EXCLUSIVE",), tunggu, SEDANG_DIPAKAI)

    def lepas(self) -> None:
        """Give the lock back."""
        if self._c is not None:
            self._c.close()
            self._c = None

    def pastikan(self) -> None:
        """Nobody takes a lock on a file away."""

    def _ambil(self, perintah: tuple[str, ...], tunggu: float, pesan: str) -> None:
        self.lepas()
        c = None
        berkas_pemilik(self._berkas)
        try:
            c = sqlite3.connect(self._berkas, timeout=tunggu, isolation_level=None, check_same_thread=False)
            for satu in perintah:
                c.execute(satu).fetchall()
        except GAGAL_SQLITE as e:
            if c is not None:
                c.close()
            if "locked" in str(e):
                raise GalatBasisData(pesan) from e
            sebab = f"Basis data tidak terbuka, karena kuncinya tidak terbuka: {sebut_sebab(e)}."
            raise GalatBasisData(sebab, f"Letaknya {self._berkas}.") from e
        self._c = c
