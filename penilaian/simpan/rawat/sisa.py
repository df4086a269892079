"""What a restore, a backup or an upload leaves behind when its process is killed."""

import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from penilaian.angka import bita
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.sebab import GAGAL_SQLITE
from penilaian.simpan.bukti import Peti

if sys.platform != "win32":
    import fcntl

AKHIRAN_CADANGAN: Final = ".cadangan-sementara"
"""End of the name of a backup that is not finished."""

AWALAN_PULIH: Final = "pulih"
"""What the database that a restore fills is called before it takes the other's place."""

AWALAN_SISIH: Final = "sebelum"
"""What the database whose place a restored one took is called."""

_CAP: Final = r"[0-9]{8}_[0-9]{6}_[0-9a-f]{4}"
_CADANGAN_LAMA: Final = re.compile(r"\..+-[a-z0-9_]{8}\.sementara")
"""Unfinished backups of earlier releases."""

_UNGGAHAN_MATI: Final = 3600.0
"""Seconds after which a file of the chest that is still being written belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Sisa:
    """Something that was left behind.

    Attributes:
        dari: what was killed.
        nama: the file or, in PostgreSQL, the schema.
        ukuran: bytes, None where they are not known.
        berkas: the file, None for a schema.
    """

    dari: Literal["pemulihan", "pencadangan", "unggahan"]
    nama: str
    ukuran: int | None
    berkas: Path | None

    def __str__(self) -> str:
        """Return it in words."""
        besar = "" if self.ukuran is None else f" ({bita(self.ukuran)})"
        return f"sisa {self.dari} yang terputus: {self.nama}{besar}"


def cari_sisa(koneksi: Koneksi, peti: Peti, c: Connection, *, sendiri: bool = False) -> tuple[Sisa, ...]:
    """Return what was left behind in the data folder, beside the database and in the chest.

    Args:
        koneksi: the store, whose lock the caller holds: while it does, no restore is under way.
        peti: its evidence.
        c: an open transaction.
        sendiri: the lock is held alone, so no upload is under way either.
    """
    return (*sisa_pemulihan(koneksi, c), *_pencadangan(koneksi), *_unggahan(peti, sendiri=sendiri))


def sisa_pencadangan(folder: Path) -> Iterator[Sisa]:
    """Yield the unfinished backups in a folder that no process is writing."""
    for satu in _isi(folder):
        if satu.name.startswith(".") and satu.name.endswith(AKHIRAN_CADANGAN) and not _dipegang(satu):
            yield _berkas("pencadangan", satu)


@contextmanager
def pegang(berkas: Path) -> Iterator[None]:
    """Say that this process writes a file, until the block ends or the process does. Windows says it by itself."""
    with berkas.open("rb") as isi:
        if sys.platform != "win32":
            fcntl.flock(isi, fcntl.LOCK_SH)
        yield


def buang_sisa(koneksi: Koneksi, sisa: Sisa) -> bool:
    """Remove what was left behind; return whether it is gone."""
    if sisa.berkas is None:
        with koneksi.tulis() as s:
            kutip = s.connection().dialect.identifier_preparer.quote
            s.execute(text(f"DROP SCHEMA IF EXISTS {kutip(sisa.nama.removeprefix('skema '))} CASCADE"))
        return True
    try:
        sisa.berkas.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def sisa_pemulihan(koneksi: Koneksi, c: Connection | None) -> Iterator[Sisa]:
    """Yield what killed restores have left; the caller holds the store's lock. ``c`` is for PostgreSQL."""
    if c is None or koneksi.sqlite:
        basis_data = Path(str(koneksi.alamat.database))
        pola = re.compile(rf"{re.escape(basis_data.name)}\.{AWALAN_PULIH}-{_CAP}(-wal|-shm|-journal|\.kunci)?")
        yield from (_berkas("pemulihan", b) for b in _isi(basis_data.parent) if pola.fullmatch(b.name))
        return
    for nama in _skema(c, AWALAN_PULIH):
        yield Sisa("pemulihan", f"skema {nama}", None, None)


def _pencadangan(koneksi: Koneksi) -> Iterator[Sisa]:
    for folder in (koneksi.folder, koneksi.folder / "cadangan"):
        yield from sisa_pencadangan(folder)
        yield from (_berkas("pencadangan", b) for b in _isi(folder) if _CADANGAN_LAMA.fullmatch(b.name))


def _unggahan(peti: Peti, *, sendiri: bool) -> Iterator[Sisa]:
    batas = time.time() - (0 if sendiri else _UNGGAHAN_MATI)
    for satu in peti.belum_jadi():
        if _diubah(satu) <= batas:
            yield _berkas("unggahan", satu)


def disebut_sisihan(koneksi: Koneksi, c: Connection) -> frozenset[str] | None:
    """Return the evidence that databases name which were set aside; None where one of them cannot be read."""
    disebut: set[str] = set()
    try:
        if koneksi.sqlite:
            basis_data = Path(str(koneksi.alamat.database))
            pola = re.compile(rf"{re.escape(basis_data.name)}\.{AWALAN_SISIH}-{_CAP}")
            for satu in (b for b in _isi(basis_data.parent) if pola.fullmatch(b.name)):
                with closing(sqlite3.connect(f"{satu.as_uri()}?mode=ro", uri=True)) as lama:
                    disebut |= {str(s) for (s,) in lama.execute("SELECT sha256 FROM bukti WHERE sha256 IS NOT NULL")}
        else:
            kutip = c.dialect.identifier_preparer.quote
            for nama in _skema(c, AWALAN_SISIH):
                cari = f"SELECT sha256 FROM {kutip(nama)}.bukti WHERE sha256 IS NOT NULL"  # noqa: S608  (a name from the catalogue, quoted)
                disebut |= set(c.scalars(text(cari)))
    except (*GAGAL_SQLITE, DBAPIError):
        return None
    return frozenset(disebut)


def _skema(c: Connection, awalan: str) -> list[str]:
    cari = text("SELECT nspname FROM pg_namespace WHERE nspname ~ :pola ORDER BY nspname")
    return [str(n) for n in c.scalars(cari, {"pola": f"^{awalan}_{_CAP}$"})]


def _berkas(dari: Literal["pemulihan", "pencadangan", "unggahan"], berkas: Path) -> Sisa:
    try:
        ukuran = berkas.lstat().st_size
    except OSError:
        ukuran = None
    return Sisa(dari, str(berkas), ukuran, berkas)


def _isi(folder: Path) -> list[Path]:
    try:
        return sorted(b for b in folder.iterdir() if b.is_file() and not b.is_symlink())
    except OSError:
        return []


def _diubah(berkas: Path) -> float:
    try:
        return berkas.lstat().st_mtime
    except OSError:
        return float("inf")  # it got its name meanwhile


def _dipegang(berkas: Path) -> bool:
    """Return whether a living process writes a file."""
    if sys.platform == "win32":
        return False  # and it cannot be removed while one does
    try:
        with berkas.open("rb") as isi:
            fcntl.flock(isi, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
