"""Places of stores beside those of ``conftest``, the villages that its people work in, and a way past the store."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import psycopg

from penilaian import simpan
from penilaian.simpan import Gudang

DESA = "99.01.01.2001"
"""In the area of everyone in ``orang`` but ``penilai_asing``."""

DESA_ASING = "99.02.01.2001"


@dataclass(frozen=True)
class TempatLain:
    """Where a store lies: what ``buka`` is given."""

    jenis: str
    alamat: str | None
    folder: Path

    def buka(self) -> Gudang:
        return simpan.buka(self.alamat, self.folder)


def sql(tempat: TempatLain, *perintah: str) -> None:
    """Change the database as somebody would who holds its file or its password."""
    if tempat.jenis == "sqlite":
        c = sqlite3.connect(tempat.folder / "penilaian.db", isolation_level=None)
        for satu in perintah:
            c.execute(satu)
        c.close()
    else:
        with psycopg.connect(tempat.alamat, autocommit=True) as c:
            for satu in perintah:
                c.execute(satu)
