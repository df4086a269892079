"""The chest: evidence files by their SHA-256, written whole and once, never changed.

It lies in ``bukti/`` of the data folder, or wherever ``PENILAIAN_BUKTI`` points (an fsspec URL such as
``s3://bucket/penilaian``; its package is installed beside, credentials come from that package's own settings).
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import fsspec  # type: ignore[import-untyped]
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

from penilaian.galat import GalatPemakaian
from penilaian.simpan.galat import GalatBasisData

ALAMAT_BUKTI: Final = "PENILAIAN_BUKTI"
"""Environment variable with an fsspec URL instead of the folder ``bukti/``."""

_SIDIK: Final = re.compile(r"[0-9a-f]{64}")
_SEMENTARA: Final = ".sementara-"


def sidik_isi(isi: bytes) -> str:
    """Return the SHA-256 of a file, 64 hex digits."""
    return hashlib.sha256(isi).hexdigest()


class BuktiHilang(GalatBasisData):
    """A file of evidence is not where it was put."""


class BuktiRusak(GalatBasisData):
    """A file of evidence is no longer what was put there."""


class Peti:
    """A place for files by hash.

    Attributes:
        lokal: the folder, None where the place is not on this machine's disk.
    """

    def __init__(self, folder: Path, alamat: str | None = None) -> None:
        """Point at ``alamat``, else ``PENILAIAN_BUKTI``, else ``bukti/`` in the data ``folder``; nothing is made yet.

        Raises:
            GalatPemakaian: no such kind of URL, or its package is not installed.
        """
        tujuan = alamat or os.environ.get(ALAMAT_BUKTI) or str(folder / "bukti")
        try:
            self._fs: Any
            self._fs, akar = fsspec.core.url_to_fs(tujuan)
        except (ValueError, ImportError) as e:
            raise GalatPemakaian(f"{ALAMAT_BUKTI} tidak dapat dipakai: {e}") from e
        self._akar = str(akar).rstrip("/")
        self.lokal = Path(akar) if isinstance(self._fs, LocalFileSystem) else None

    def taruh(self, isi: bytes) -> str:
        """Keep a file and return its SHA-256; when this returns it is on disk. The same file twice is kept once.

        Raises:
            BuktiRusak: under that hash stands something else.
            GalatBasisData: the place cannot be written to.
        """
        sidik = sidik_isi(isi)
        jalur = self._jalur(sidik)
        with _diterjemahkan("Berkas bukti tidak tersimpan"):
            if self._fs.exists(jalur):
                self.ambil(sidik)
            elif self.lokal is not None:
                _taruh_lokal(Path(jalur), isi)
            else:
                self._fs.makedirs(jalur.rpartition("/")[0], exist_ok=True)
                self._fs.pipe_file(jalur, isi)
        return sidik

    def ambil(self, sidik: str) -> bytes:
        """Return a file, compared with its hash.

        Raises:
            BuktiHilang: it is not there.
            BuktiRusak: it is no longer what was put there.
            GalatBasisData: the place cannot be read.
        """
        jalur = self._jalur(sidik)
        with _diterjemahkan("Berkas bukti tidak terbaca"):
            try:
                isi = bytes(self._fs.cat_file(jalur))
            except FileNotFoundError as e:
                raise BuktiHilang(f"Berkas bukti {sidik[:12]} tidak ada lagi di tempatnya.") from e
        if sidik_isi(isi) != sidik:
            raise BuktiRusak(f"Berkas bukti {sidik[:12]} sudah berubah sejak disimpan.")
        return isi

    def semua(self) -> dict[str, int]:
        """Return the size in bytes of every file in the chest, by hash. GalatBasisData when it cannot be read."""
        with _diterjemahkan("Tempat bukti tidak terbaca"):
            self._fs.invalidate_cache()
            if not self._fs.exists(self._akar):
                return {}
            isi = self._fs.find(self._akar, detail=True)
        nama = ((str(jalur).rpartition("/")[2], int(rincian.get("size") or 0)) for jalur, rincian in isi.items())
        return {n: ukuran for n, ukuran in nama if _SIDIK.fullmatch(n)}

    def _jalur(self, sidik: str) -> str:
        if not _SIDIK.fullmatch(sidik):
            raise ValueError(f"{sidik!r} bukan SHA-256")
        return f"{self._akar}/{sidik[:2]}/{sidik}"


def _taruh_lokal(jalur: Path, isi: bytes) -> None:
    """Write beside, flush to the disk, then give it its name: under a hash stands the whole file or none."""
    jalur.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    sementara = jalur.with_name(_SEMENTARA + secrets.token_hex(8))
    try:
        with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        sementara.replace(jalur)  # somebody else's file under this name would be this same file
        for folder in (jalur.parent, jalur.parent.parent):
            selaraskan(folder)
    finally:
        with suppress(FileNotFoundError):
            sementara.unlink()


def selaraskan(folder: Path) -> None:
    """Flush a folder to the disk, so that a new name in it survives a power cut (nothing to do on Windows)."""
    if os.name == "nt":
        return
    pegangan = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(pegangan)
    finally:
        os.close(pegangan)


@contextmanager
def _diterjemahkan(awalan: str) -> Iterator[None]:
    try:
        yield
    except GalatBasisData:
        raise
    except Exception as e:  # storage packages raise errors of their own kinds
        raise GalatBasisData(f"{awalan}: {e}. Coba lagi.") from e
