"""A new database beside the old one, and the moment when it takes its place; the old one is kept aside."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import Connection, inspect, text

from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.milik import berkas_pemilik, serahkan
from penilaian.simpan.basis.sebab import GAGAL_SQLITE
from penilaian.simpan.bukti import selaraskan
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.rawat.sisa import AWALAN_PULIH, AWALAN_SISIH

_FUNGSI: Final = "hanya_tambah"
"""Function of PostgreSQL's triggers; it moves with the tables."""


class Pengganti(Protocol):
    """A new, empty database.

    Attributes:
        koneksi: to fill it.
    """

    koneksi: Koneksi

    def pasang(self) -> str | None:
        """Put it in the old one's place at once; return where the old one is kept, None where there was none."""

    def buang(self) -> None:
        """Throw it away; harmless once it is in place."""


def siapkan_pengganti(lama: Koneksi, cap: str) -> Pengganti:
    """Return a new database beside ``lama``, whose lock the caller has alone; ``cap`` ([a-z0-9_]) names it."""
    return PenggantiSqlite(lama, cap) if lama.sqlite else PenggantiPostgres(lama, cap)


class PenggantiSqlite:
    """A new file beside the old one, on the same disk."""

    def __init__(self, lama: Koneksi, cap: str) -> None:
        self._lama = lama
        self._tujuan = Path(str(lama.alamat.database))
        self._berkas = self._tujuan.with_name(f"{self._tujuan.name}.{AWALAN_PULIH}-{cap}")
        self._sisih = self._tujuan.with_name(f"{self._tujuan.name}.{AWALAN_SISIH}-{cap}")
        berkas_pemilik(self._berkas)
        serahkan(self._berkas, self._tujuan if self._tujuan.exists() else None)
        self.koneksi = Koneksi(lama.alamat.set(database=str(self._berkas)), lama.folder)

    def pasang(self) -> str | None:
        """Put it in the old one's place; the old one stays under another name before, so there always is one."""
        self.koneksi.mesin.dispose()
        self._lama.mesin.dispose()
        if Path(f"{self._berkas}-wal").exists():
            raise GalatBasisData(f"{self._berkas} belum tertulis seluruhnya; basis data lama tidak diganti.")
        ada = self._tujuan.exists()
        if ada:
            self._sisihkan()
        self._berkas.replace(self._tujuan)
        selaraskan(self._tujuan.parent)
        return str(self._sisih) if ada else None

    def buang(self) -> None:
        """Throw it away."""
        self.koneksi.mesin.dispose()
        for akhiran in ("", "-journal", "-wal", "-shm"):
            Path(f"{self._berkas}{akhiran}").unlink(missing_ok=True)

    def _sisihkan(self) -> None:
        with suppress(*GAGAL_SQLITE):  # a broken one is kept as it is
            c = sqlite3.connect(self._tujuan)
            try:
                c.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                c.close()
        try:
            os.link(self._tujuan, self._sisih)
        except OSError:  # a disk without hard links
            shutil.copy2(self._tujuan, self._sisih)
            serahkan(self._sisih, self._tujuan)
        for akhiran in ("-wal", "-shm"):  # left only where it could not be written back; it would spoil the new one
            sisa = Path(f"{self._tujuan}{akhiran}")
            if sisa.exists():
                sisa.replace(f"{self._sisih}{akhiran}")


class PenggantiPostgres:
    """A new schema in the same database; its tables change places with the old ones in one transaction."""

    def __init__(self, lama: Koneksi, cap: str) -> None:
        self._lama = lama
        self._skema = f"{AWALAN_PULIH}_{cap}"
        self._sisih = f"{AWALAN_SISIH}_{cap}"
        with lama.tulis() as s:
            s.execute(text(f"CREATE SCHEMA {self._skema}"))
        self.koneksi = Koneksi(lama.alamat, lama.folder, sabar=True, skema=self._skema)

    def pasang(self) -> str | None:
        """Put it in the old one's place."""
        self.koneksi.mesin.dispose()
        with self._lama.tulis() as s:
            c = s.connection()
            sini = c.scalar(text("SELECT current_schema()"))
            baru = inspect(c).get_table_names(schema=self._skema)
            lama = [t for t in inspect(c).get_table_names(schema=sini) if t in baru]
            if lama:
                c.execute(text(f"CREATE SCHEMA {self._sisih}"))
                _pindahkan(c, lama, sini, self._sisih)
            _pindahkan(c, baru, self._skema, sini)
            c.execute(text(f"DROP SCHEMA {self._skema}"))
        return f"skema {self._sisih}" if lama else None

    def buang(self) -> None:
        """Throw it away."""
        self.koneksi.mesin.dispose()
        with self._lama.tulis() as s:
            s.execute(text(f"DROP SCHEMA IF EXISTS {self._skema} CASCADE"))


def _pindahkan(c: Connection, tabel: list[str], dari: str, ke: str) -> None:
    """Move tables (their indexes, numbers and triggers with them) and the function of the triggers."""
    kutip = c.dialect.identifier_preparer.quote
    for t in tabel:
        c.execute(text(f"ALTER TABLE {kutip(dari)}.{kutip(t)} SET SCHEMA {kutip(ke)}"))
    ada = "SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = :n AND proname = :f"
    if c.scalar(text(ada), {"n": dari, "f": _FUNGSI}):
        c.execute(text(f"ALTER FUNCTION {kutip(dari)}.{_FUNGSI}() SET SCHEMA {kutip(ke)}"))
