"""The way to a store that exists already, of any revision: nothing is made where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from penilaian.simpan.basis.koneksi import Koneksi, alamat_basis_data, berkas_ada, folder_data, siapkan
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.migrasi import versi_skema

TUNGGU_BERSAMA: Final = 30.0
"""Seconds to wait for somebody who is restoring or migrating."""

TUNGGU_TUNGGAL: Final = 2.0
"""Seconds to wait for others to close the store."""


@contextmanager
def gudang_ada(
    alamat: str | None = None, folder: Path | None = None, *, tunggal: bool = False
) -> Iterator[tuple[Koneksi, str]]:
    """Give the connection to an existing store, locked (shared, or alone), and its revision.

    Raises:
        GalatPemakaian: the URL is none, or of a database that is not supported.
        GalatBasisData: there is no store, it is not reachable, or others have it.
    """
    wajib_ada(alamat, folder)
    koneksi = siapkan(alamat, folder, sabar=True)
    try:
        if tunggal:
            koneksi.kunci.tunggal(TUNGGU_TUNGGAL)
        else:
            koneksi.kunci.bersama(TUNGGU_BERSAMA)
        versi = versi_skema(koneksi)
        if versi is None:
            raise _belum_ada(str(koneksi.alamat.render_as_string(hide_password=True)))
        yield koneksi, versi
    finally:
        koneksi.tutup()


@contextmanager
def gudang_rusak() -> Iterator[Koneksi]:
    """Give the connection to a store that cannot be opened as one, without its lock: to copy what there is."""
    koneksi = siapkan(sabar=True)
    try:
        yield koneksi
    finally:
        koneksi.tutup()


def wajib_ada(alamat: str | None = None, folder: Path | None = None) -> None:
    """Raise GalatBasisData where the embedded database has no file yet; opening it would make one."""
    url = alamat_basis_data(alamat, folder_data(folder))
    if not berkas_ada(url):
        raise _belum_ada(str(url.database))


def _belum_ada(tempat: str) -> GalatBasisData:
    return GalatBasisData(f"Belum ada basis data di {tempat}.")
