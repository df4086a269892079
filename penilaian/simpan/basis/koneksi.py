"""The way to the database: one engine, and the two kinds of transaction.

SQLite runs in WAL mode (``pastikan_wal``) with the driver's own transactions switched off: reading begins with
``BEGIN``, writing with ``BEGIN IMMEDIATE``, so that nobody reads, thinks and then finds that somebody else has written
meanwhile. PostgreSQL reads one snapshot and writes under row locks (``transaksi.lembar.kunci_lembar``).
"""

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from platformdirs import user_data_dir
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from penilaian.galat import GalatPemakaian, sebab_sistem
from penilaian.simpan.basis.jejak_berkas import JejakBerkas
from penilaian.simpan.basis.kunci_gudang import Kunci, KunciBerkas
from penilaian.simpan.basis.kunci_sewa import KunciSewa
from penilaian.simpan.basis.mesin_postgres import mesin_postgres
from penilaian.simpan.basis.milik import berkas_pemilik, folder_pemilik, terbuka_bagi_lain
from penilaian.simpan.basis.sebab import GAGAL, SARAN, SARAN_RUSAK, berkas_rusak, sebut_sebab
from penilaian.simpan.basis.tabel import IsiRusak
from penilaian.simpan.galat import GalatBasisData, GudangRusak

FOLDER_DATA: Final = "PENILAIAN_DATA"
"""Environment variable that moves the data folder."""

ALAMAT_BASIS_DATA: Final = "PENILAIAN_DB"
"""Environment variable with an SQLAlchemy URL instead of the embedded database."""

NAMA_BERKAS: Final = "penilaian.db"

_TUNGGU_DETIK: Final = 30
"""How long a writer waits for its turn before it gives up."""

_TUNGGU_LEPAS: Final = 5.0
"""Seconds to wait for connections to a file that was exchanged."""

_MENULIS: Final = "penilaian_menulis"
"""Execution option of transactions that write."""


def folder_data(folder: Path | None = None) -> Path:
    """Return the data folder: ``folder``, else ``PENILAIAN_DATA``, else the user's. It need not exist yet."""
    return Path(folder or os.environ.get(FOLDER_DATA) or user_data_dir("penilaian-desa", appauthor=False)).resolve()


def peringatan_folder(folder: Path | None = None) -> str:
    """Return a warning where the data folder is open to others on this machine, else ``""``."""
    return terbuka_bagi_lain(folder_data(folder))


def alamat_basis_data(alamat: str | None = None, folder: Path | None = None) -> URL:
    """Return the database's URL: ``alamat``, else ``PENILAIAN_DB``, else ``penilaian.db`` in the data folder.

    Raises:
        GalatPemakaian: no URL, or of another database than SQLite (a file) and PostgreSQL.
    """
    tulisan = alamat or os.environ.get(ALAMAT_BASIS_DATA)
    if not tulisan:
        return URL.create("sqlite+pysqlite", database=str(folder_data(folder) / NAMA_BERKAS))
    try:
        url = make_url(tulisan)
    except ArgumentError as e:
        raise GalatPemakaian(
            f"{ALAMAT_BASIS_DATA} bukan alamat basis data. Contoh: postgresql://pengguna:sandi@localhost/penilaian"
        ) from e
    jenis = url.get_backend_name()
    if jenis == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if jenis == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite+pysqlite", database=str(Path(url.database).resolve()))
    raise GalatPemakaian(
        f"Basis data {jenis!r} tidak dikenal; yang boleh: berkas SQLite (sqlite:///...) atau PostgreSQL."
    )


def berkas_ada(alamat: URL) -> bool:
    """Return whether a store may lie at ``alamat``: only of a file can it be known that it does not exist."""
    if alamat.get_backend_name() != "sqlite":
        return True
    try:
        return Path(str(alamat.database)).exists()
    except OSError:  # a folder that this user may not search; opening it will say so
        return True


def kunci_gudang(alamat: URL) -> Kunci:
    """Return the lock of the store at ``alamat``, not taken yet."""
    if alamat.get_backend_name() == "sqlite":
        return KunciBerkas(Path(f"{alamat.database}.kunci"))
    return KunciSewa(mesin_postgres(alamat, kolam=False))


class Koneksi:
    """An open store: its engine, its data folder, and transactions.

    Attributes:
        mesin: SQLAlchemy's engine.
        folder: data folder; evidence lies in ``bukti/`` below it.
        kunci: the lock on the whole store.
        skema: of PostgreSQL, where its tables stand; ``""`` = where the server says.
        sqlite: whether this is the embedded database.
    """

    def __init__(
        self, alamat: URL, folder: Path, *, kunci_asing: bool = True, sabar: bool = False, skema: str = ""
    ) -> None:
        """Prepare an engine; nothing is opened yet.

        Args:
            alamat: of the database.
            folder: the data folder.
            kunci_asing: False for migrations of SQLite only.
            sabar: statements may take as long as they do; for care, on PostgreSQL.
            skema: of PostgreSQL, where tables are made and found; ``""`` = where the server says.
        """
        self.alamat = alamat
        self.folder = folder
        self.sqlite = alamat.get_backend_name() == "sqlite"
        self.skema = skema
        if self.sqlite:
            self.mesin = _mesin_sqlite(alamat, kunci_asing=kunci_asing)
        else:
            self.mesin = mesin_postgres(alamat, sabar=sabar, skema=skema)
        self.kunci = kunci_gudang(alamat)
        self._jejak = JejakBerkas(Path(str(alamat.database))) if self.sqlite else None
        membaca = {} if self.sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._membaca = sessionmaker(self.mesin.execution_options(**membaca), expire_on_commit=False)
        self._menulis = sessionmaker(self.mesin.execution_options(**{_MENULIS: True}), expire_on_commit=False)
        self._giliran: AbstractContextManager[object] = threading.Lock() if self.sqlite else nullcontext()

    @contextmanager
    def baca(self) -> Iterator[Session]:
        """Read from one snapshot. GalatBasisData when the database fails."""
        self._pastikan()
        with self._diterjemahkan("Basis data tidak terbaca"), self._membaca() as s:
            yield s

    @contextmanager
    def tulis(self) -> Iterator[Session]:
        """Write: all of it or, after any exception, nothing. GalatBasisData when the database fails.

        Threads of one process wait for each other here and not in SQLite, whose waiting is sleeping and trying again.
        """
        with self._diterjemahkan("Tidak tersimpan"), self._giliran:
            self._pastikan()
            with self._menulis.begin() as s:
                yield s
            self._pastikan_tertulis()

    @property
    def usang(self) -> bool:
        """Whether the store must be opened anew: somebody had it alone meanwhile, or another file is in its place."""
        return self.kunci.terlepas or (self._jejak is not None and self._jejak.diganti)

    def jawab(self) -> None:
        """Ask by a new connection, which remembers nothing. GalatBasisData where the store does not answer."""
        if self.sqlite and self._jejak is not None:
            self._pastikan()
            with self._diterjemahkan("Basis data tidak terbaca"):
                c = sqlite3.connect(f"{Path(str(self.alamat.database)).as_uri()}?mode=rw", uri=True, timeout=1.0)
                try:
                    c.execute("SELECT count(*) FROM sqlite_master").fetchone()
                finally:
                    c.close()

    def jaga_berkas(self) -> None:
        """From now on neither read nor write where the file that stands there now is gone, exchanged or broken."""
        if self._jejak is not None:
            self._jejak.ingat()

    def _pastikan(self) -> None:
        self.kunci.pastikan()
        self._pastikan_tertulis()

    def _pastikan_tertulis(self) -> None:
        """Raise GalatBasisData where the file is no more what was opened; its connections are not used again."""
        if self._jejak is None:
            return
        try:
            self._jejak.pastikan()
        except GalatBasisData:
            self.mesin.dispose()
            raise

    @contextmanager
    def _diterjemahkan(self, awalan: str) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except (*GAGAL, sqlite3.Error) as e:
            if self.sqlite:  # what a connection remembers of a broken file must not outlive its repair
                self.mesin.dispose()
            if self.sqlite and berkas_rusak(e):
                raise GudangRusak(f"{awalan}: {sebut_sebab(e)}. Beri tahu pengelola.", SARAN_RUSAK) from e
            raise GalatBasisData(f"{awalan}: {sebut_sebab(e)}. Coba lagi.") from e
        except IsiRusak as e:
            raise GalatBasisData(f"{awalan}: isinya rusak. Beri tahu pengelola.", SARAN) from e

    def pastikan_wal(self) -> None:
        """Switch an SQLite file to WAL, which it then stays in. GalatBasisData where its drive cannot do that."""
        if not self.sqlite:
            return
        with self._diterjemahkan("Basis data tidak terbuka"), self.mesin.connect() as c:
            mentah = c.connection.driver_connection
            assert mentah is not None  # noqa: S101  (a connection that was just made)
            modus = mentah.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if modus != "wal":
            pesan = "Cakram tempat basis data tidak mendukung WAL; pakai cakram lokal."
            raise GalatBasisData(pesan, f"Letaknya {self.alamat.database}.")

    def tutup(self) -> None:
        """Close every connection and give the lock back.

        Where another file is in place, those at work are waited for, and the journal of the old one is put aside.
        """
        batas = time.monotonic() + _TUNGGU_LEPAS
        diganti = self._jejak is not None and self._jejak.diganti
        while diganti and isinstance(k := self.mesin.pool, QueuePool) and k.checkedout():
            if time.monotonic() > batas:
                raise GalatBasisData("Berkas basis data baru saja diganti. Coba lagi.")
            time.sleep(0.01)
        self.mesin.dispose()
        if self._jejak is not None and diganti:
            self._jejak.sisihkan_jurnal()
        self.kunci.lepas()


def siapkan(alamat: str | None = None, folder: Path | None = None, *, sabar: bool = False) -> Koneksi:
    """Return a connection to the store without lock and whatever its schema; makes the data folder (0700).

    ``sabar``: statements may take as long as they do.

    Raises:
        GalatPemakaian: the URL is none, or of a database that is not supported.
        GalatBasisData: the data folder cannot be made.
    """
    letak = folder_data(folder)
    try:
        folder_pemilik(letak)
        sebagai = os.access in os.supports_effective_ids
        tertutup = not os.access(letak, os.R_OK | os.W_OK | os.X_OK, effective_ids=sebagai)
    except OSError as e:
        raise GalatBasisData(f"Folder data tidak dapat dibuat: {_sebab_folder(letak, e)}.", _letak(letak)) from e
    if tertutup:
        pesan = "Folder data tidak boleh dibaca dan ditulisi oleh pengguna yang menjalankan aplikasi ini."
        raise GalatBasisData(pesan, _letak(letak))
    return Koneksi(alamat_basis_data(alamat, letak), letak, sabar=sabar)


def _letak(folder: Path) -> str:
    return f"Letaknya {folder}; perbaiki, atau pilih folder lain dengan {FOLDER_DATA}."


def _sebab_folder(letak: Path, galat: OSError) -> str:
    """Return why a folder cannot be made (Indonesian, no period)."""
    for satu in (letak, *letak.parents):
        with suppress(OSError):
            if satu.exists():
                if not satu.is_dir():
                    return "di tempatnya sudah ada berkas"
                break
    return "di sana sistem tidak menerima folder baru" if galat.errno == errno.ENOENT else sebab_sistem(galat)


def _mesin_sqlite(alamat: URL, *, kunci_asing: bool) -> Engine:
    mesin = create_engine(alamat, connect_args={"timeout": _TUNGGU_DETIK}, max_overflow=30)

    @event.listens_for(mesin, "do_connect")
    def _(*_: object) -> None:
        berkas_pemilik(Path(str(alamat.database)))

    @event.listens_for(mesin, "connect")
    def _(c: sqlite3.Connection, _: object) -> None:
        c.isolation_level = None
        for atur in (
            "synchronous = FULL",
            f"foreign_keys = {'ON' if kunci_asing else 'OFF'}",
            "recursive_triggers = ON",
            "trusted_schema = OFF",
        ):
            c.execute(f"PRAGMA {atur}")

    @event.listens_for(mesin, "begin")
    def _(c: Connection) -> None:
        c.exec_driver_sql("BEGIN IMMEDIATE" if c.get_execution_options().get(_MENULIS) else "BEGIN")

    return mesin
