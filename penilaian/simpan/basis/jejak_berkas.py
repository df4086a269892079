"""The embedded database's file as it was opened: whether it is still the one that stands in its place.

An open file stays open when somebody moves it away, deletes it or puts another in its place: what is written then is
acknowledged and gone. So its identity (device and inode) is compared before and after work, and its size: nothing here
makes it smaller. It is never opened for that: closing it would take away the locks that SQLite holds on it.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from penilaian.simpan.galat import GalatBasisData


class _Tanda(NamedTuple):
    """A file: where it lies, and its size in bytes."""

    cakram: int
    inode: int
    ukuran: int


class JejakBerkas:
    """What a file was when it was opened; without ``ingat`` nothing is compared."""

    def __init__(self, berkas: Path) -> None:
        self._berkas = berkas
        self._jurnal = berkas.with_name(f"{berkas.name}-wal")
        self._dulu: _Tanda | None = None
        self._jurnal_dulu: _Tanda | None = None

    def ingat(self) -> None:
        """Take the file that stands there now for the one that was opened."""
        self._dulu, self._jurnal_dulu = _tanda(self._berkas), _tanda(self._jurnal)

    @property
    def diganti(self) -> bool:
        """Whether other contents stand in its place; False where none do."""
        kini = _tanda(self._berkas)
        if self._dulu is None or kini is None:
            return False
        if kini[:2] != self._dulu[:2] or kini.ukuran < self._dulu.ukuran:
            return True
        self._dulu, self._jurnal_dulu = kini, _tanda(self._jurnal)
        return False

    def pastikan(self) -> None:
        """Raise GalatBasisData unless the file that was opened stands there."""
        if self._dulu is None:
            return
        if _tanda(self._berkas) is None:
            raise basis_data_hilang(self._berkas)
        if self.diganti:
            raise GalatBasisData("Berkas basis data baru saja diganti, jadi perubahan ini belum tersimpan. Coba lagi.")

    def sisihkan_jurnal(self) -> None:
        """Put the journal of the old file out of the new one's way, which it would spoil; its contents are kept."""
        ini = _tanda(self._jurnal)
        if ini is None or self._jurnal_dulu is None or ini[:2] != self._jurnal_dulu[:2]:
            return
        with suppress(OSError):
            self._jurnal.replace(self._jurnal.with_name(f"{self._jurnal.name}.terlepas-{time.time_ns()}"))
            self._berkas.with_name(f"{self._berkas.name}-shm").unlink(missing_ok=True)


def _tanda(berkas: Path) -> _Tanda | None:
    """Return what a file is, None where there is none or an empty one."""
    try:
        ini = berkas.stat()
    except OSError:
        return None
    return _Tanda(ini.st_dev, ini.st_ino, ini.st_size) if ini.st_size else None


def basis_data_hilang(berkas: Path | str) -> GalatBasisData:
    """Return what is said where a database that was open is gone or empty."""
    return GalatBasisData(
        "Berkas basis data tidak ada di tempatnya, jadi tidak ada yang disimpan; beri tahu pengelola.",
        f"Kembalikan {berkas}; dasbor tidak perlu dimulai ulang.",
    )
