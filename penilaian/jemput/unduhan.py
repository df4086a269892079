"""What was fetched of a form so far, kept in the data folder until all of it is here."""

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final

from penilaian.galat import GalatPemakaian, sebab_tak_tertulis
from penilaian.utuh import tulis_utuh

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FOLDER: Final = "jemput"
"""Folder in the data folder."""

BASI: Final = 24 * 3600.0
"""Seconds after which what is here is thrown away: submissions are edited, and people wait no longer for a line."""


class Unduhan:
    """The part of one fetch that is here: bytes, and what is known of them.

    Attributes:
        keadaan: plain data of whoever fetches; empty where nothing is here.
    """

    def __init__(self, folder: Path, asal: tuple[str, ...], *, kini: float | None = None) -> None:
        """Find what an earlier fetch of ``asal`` (the server, the form) left in ``folder``; what is old goes.

        Raises:
            GalatPemakaian: the folder cannot be made.
        """
        nama = hashlib.sha256("\n".join(asal).encode()).hexdigest()[:32]
        self._folder = folder / FOLDER
        self._bagian, self._catatan = self._folder / f"{nama}.bagian", self._folder / f"{nama}.json"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as e:
            raise GalatPemakaian(f"tidak dapat menulis {self._folder}: {sebab_tak_tertulis(e)}") from None
        self._buang_basi(time.time() if kini is None else kini)
        self.keadaan: dict[str, Any] = self._baca()

    @contextmanager
    def buka(self) -> Iterator[IO[bytes]]:
        """Open the bytes, to be read and written; nobody else fetches the same form meanwhile.

        Raises:
            GalatPemakaian: they cannot be written, or somebody else is fetching it.
        """
        try:
            pegangan = os.open(self._bagian, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(pegangan, "r+b") as isi:
                if fcntl is not None:
                    try:
                        fcntl.flock(isi, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        raise GalatPemakaian(
                            "formulir ini sedang dijemput perintah lain; tunggu sampai selesai"
                        ) from None
                yield isi
        except OSError as e:
            raise GalatPemakaian(f"tidak dapat menulis {self._bagian}: {sebab_tak_tertulis(e)}") from None

    def catat(self, **keadaan: object) -> None:
        """Keep what is known of the bytes, whole or not at all."""
        self.keadaan = dict(keadaan)
        isi = json.dumps(self.keadaan).encode()
        tulis_utuh(self._catatan, lambda p: _tulis(p, isi))

    def lupakan(self) -> None:
        """Forget what is known of the bytes: the fetch begins anew."""
        self.keadaan = {}
        self._catatan.unlink(missing_ok=True)

    def buang(self) -> None:
        """Throw all of it away: the fetch is done."""
        self.lupakan()
        self._bagian.unlink(missing_ok=True)

    def _baca(self) -> dict[str, Any]:
        try:
            isi = json.loads(self._catatan.read_bytes())
        except (OSError, ValueError):
            return {}
        return isi if isinstance(isi, dict) and self._bagian.is_file() else {}

    def _buang_basi(self, kini: float) -> None:
        for satu in self._folder.iterdir():
            with suppress(OSError):
                if satu.suffix in {".bagian", ".json"} and satu.stat().st_mtime < kini - BASI:
                    satu.unlink()


def _tulis(jalur: Path, isi: bytes) -> None:
    jalur.write_bytes(isi)
