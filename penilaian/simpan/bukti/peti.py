"""The chest: evidence files by their SHA-256, written whole and once, never changed.

It lies in ``bukti/`` of the data folder, or wherever ``PENILAIAN_BUKTI`` points: an fsspec URL such as
``s3://bucket/penilaian``. For S3 the extra ``s3`` brings the package; where the server is and which keys open it come
from that package's own settings. A bucket is never made here: after a slip in its name all evidence would seem lost.
"""

import hashlib
import logging
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import fsspec  # type: ignore[import-untyped]
from fsspec.asyn import AsyncFileSystem  # type: ignore[import-untyped]
from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

from penilaian.galat import GalatPemakaian, sebab_sistem
from penilaian.simpan.basis.milik import folder_pemilik, serahkan
from penilaian.simpan.galat import GalatBasisData

ALAMAT_BUKTI: Final = "PENILAIAN_BUKTI"
"""Environment variable with an fsspec URL instead of the folder ``bukti/``."""

_CATATAN: Final = logging.getLogger("penilaian.basisdata")

_SIDIK: Final = re.compile(r"[0-9a-f]{64}")
_SEMENTARA: Final = ".sementara-"

_S3: Final = ("s3", "s3a")
_COBA_S3: Final = 2
"""Attempts of botocore, and as many of s3fs around them: with their own five by five a person waits for minutes."""

_BATAS_DETIK: float = 90
"""Longest time for one file (at most 5 MB, so 0.5 Mbit/s will do) at a server that says nothing at all any more."""


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
            GalatPemakaian: no such kind of URL, its package is not installed, or it names no bucket.
        """
        tujuan = alamat or os.environ.get(ALAMAT_BUKTI) or str(folder / "bukti")
        self._fs: Any
        self._s3 = fsspec.core.split_protocol(tujuan)[0] in _S3
        self._fs, akar = _tempat(tujuan, s3=self._s3)
        self._akar = akar.rstrip("/")
        self.lokal = Path(akar) if isinstance(self._fs, LocalFileSystem) else None
        self._batas = {"timeout": _BATAS_DETIK} if isinstance(self._fs, AsyncFileSystem) else {}

    def taruh(self, isi: bytes) -> str:
        """Keep a file and return its SHA-256; when this returns it is on disk. The same file twice is kept once.

        Raises:
            BuktiRusak: under that hash stands something else.
            GalatBasisData: the place cannot be written to.
        """
        sidik = sidik_isi(isi)
        jalur = self._jalur(sidik)
        with self._diterjemahkan("Berkas bukti tidak tersimpan"):
            try:
                self._baca(sidik)
            except BuktiHilang:
                self._tulis(jalur, isi)
        return sidik

    def ambil(self, sidik: str) -> bytes:
        """Return a file, compared with its hash.

        Raises:
            BuktiHilang: it is not there.
            BuktiRusak: it is no longer what was put there.
            GalatBasisData: the place cannot be read.
        """
        self._jalur(sidik)
        with self._diterjemahkan("Berkas bukti tidak terbaca"):
            return self._baca(sidik)

    def semua(self) -> dict[str, int]:
        """Return the size in bytes of every file in the chest, by hash. GalatBasisData when it cannot be read."""
        with self._diterjemahkan("Tempat bukti tidak terbaca"):
            self._fs.invalidate_cache()
            isi = self._fs.find(self._akar, detail=True)
        nama = ((str(jalur).rpartition("/")[2], int(rincian.get("size") or 0)) for jalur, rincian in isi.items())
        return {n: ukuran for n, ukuran in nama if _SIDIK.fullmatch(n)}

    def belum_jadi(self) -> Iterator[Path]:
        """Yield the files that are being written, or were when their process was killed; only a folder has such."""
        if self.lokal is not None:
            yield from sorted(self.lokal.glob(f"??/{_SEMENTARA}*"))

    def buang(self, sidik: str) -> None:
        """Remove a file that nothing names any more, by whoever has the store alone; harmless where it is not there.

        Raises:
            GalatBasisData: the place refuses.
        """
        with self._diterjemahkan("Berkas bukti tidak terbuang"), suppress(FileNotFoundError):
            self._fs.rm_file(self._jalur(sidik))

    def _jalur(self, sidik: str) -> str:
        if not _SIDIK.fullmatch(sidik):
            raise ValueError(f"{sidik!r} bukan SHA-256")
        return f"{self._akar}/{sidik[:2]}/{sidik}"

    def _baca(self, sidik: str) -> bytes:
        try:
            isi = bytes(self._fs.cat_file(self._jalur(sidik), **self._batas))
        except FileNotFoundError as e:
            if _tanpa_bucket(e):
                raise
            raise BuktiHilang(f"Berkas bukti {sidik[:12]} tidak ada lagi di tempatnya.") from e
        if sidik_isi(isi) != sidik:
            raise BuktiRusak(f"Berkas bukti {sidik[:12]} sudah berubah sejak disimpan.")
        return isi

    def _tulis(self, jalur: str, isi: bytes) -> None:
        if self.lokal is not None:
            _taruh_lokal(Path(jalur), isi)
            return
        if not self._s3:  # which has no folders, and would make a bucket that is missing
            self._fs.makedirs(jalur.rpartition("/")[0], exist_ok=True)
        self._fs.pipe_file(jalur, isi, **self._batas)

    @contextmanager
    def _diterjemahkan(self, awalan: str) -> Iterator[None]:
        try:
            yield
        except GalatBasisData:
            raise
        except Exception as e:  # storage packages raise errors of their own kinds
            sebab = f"{sebab_sistem(e)}. Coba lagi." if self.lokal is not None else self._sebab(e)
            _CATATAN.info("%s: %s", awalan, e)
            raise GalatBasisData(f"{awalan}: {sebab}") from e

    def _sebab(self, e: Exception) -> str:
        """Say what went wrong far away. Keys that a URL may hold are never repeated; its own words are for the log."""
        tempat = self._fs.unstrip_protocol(self._akar)
        if _tanpa_bucket(e):
            return f"{tempat} tidak ada. Beri tahu pengelola."
        jenis = {kelas.__name__ for kelas in type(e).__mro__}
        if jenis & _TAK_TERHUBUNG:
            return f"{tempat} tidak dapat dihubungi. Coba lagi sebentar lagi; bila tetap, beri tahu pengelola."
        if jenis & _TAK_BERHAK:
            return f"{tempat} tidak terbuka dengan kunci yang dipasang. Beri tahu pengelola."
        return f"{tempat} menolaknya. Coba lagi; bila tetap, beri tahu pengelola."


_TAK_TERHUBUNG: Final = {"ConnectionError", "TimeoutError", "HTTPClientError"}
"""Names of Python's errors and of botocore's: those are no OSError, and their package need not be installed."""

_TAK_BERHAK: Final = {"PermissionError", "NoCredentialsError", "PartialCredentialsError", "CredentialRetrievalError"}


def _tempat(tujuan: str, *, s3: bool) -> tuple[Any, str]:
    """Return the file system and the path in it that a URL names."""
    try:
        fs, akar = fsspec.core.url_to_fs(tujuan, **(_setelan_s3() if s3 else {}))
    except (ImportError, ValueError) as e:
        belum = s3 and isinstance(e, ImportError)
        sebab = "paketnya belum terpasang; jalankan: pip install 'penilaian-desa[s3]'" if belum else e
        raise GalatPemakaian(f"{ALAMAT_BUKTI} tidak dapat dipakai: {sebab}") from e
    if s3:
        fs.retries = _COBA_S3
        if not str(akar).strip("/"):
            raise GalatPemakaian(f"{ALAMAT_BUKTI} tidak menyebut bucket; contohnya: s3://bucket/penilaian")
    return fs, str(akar)


def _setelan_s3() -> dict[str, Any]:
    """Return what s3fs is told; the rest, and other timeouts and attempts, is the administrator's (FSSPEC_S3_...)."""
    milik = {k: v for jenis in _S3 for k, v in fsspec.config.conf.get(jenis, {}).get("config_kwargs", {}).items()}
    return {
        "config_kwargs": {"retries": {"mode": "standard", "total_max_attempts": _COBA_S3}, **milik},
        "max_concurrency": 1,  # or a file is looked up before it is read, in listings that may be old
    }


def _tanpa_bucket(e: Exception) -> bool:
    """Return whether S3 says that the bucket, not a file in it, is missing."""
    jawaban = getattr(e.__cause__, "response", None)
    return isinstance(jawaban, dict) and jawaban.get("Error", {}).get("Code") == "NoSuchBucket"


def _taruh_lokal(jalur: Path, isi: bytes) -> None:
    """Write beside, flush to the disk, then give it its name: under a hash stands the whole file or none."""
    folder_pemilik(jalur.parent)
    sementara = jalur.with_name(_SEMENTARA + secrets.token_hex(8))
    try:
        with os.fdopen(os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as keluar:
            keluar.write(isi)
            keluar.flush()
            os.fsync(keluar.fileno())
        serahkan(sementara)
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
