"""The store that this server has open: one for all visitors, opened when it is first asked for."""

import os
import threading
from functools import cache
from pathlib import Path

from penilaian import simpan
from penilaian.simpan import (
    ALAMAT_BASIS_DATA,
    FOLDER_DATA,
    Gudang,
    alamat_basis_data,
    basis_data_hilang,
    berkas_ada,
)

_GILIRAN = threading.Lock()

_PERNAH = set[str]()
"""Addresses at which this server has had a store open."""


def gudang() -> Gudang:
    """Return the open store.

    Raises:
        GalatPemakaian: ``PENILAIAN_DB`` is no address of a database.
        GalatBasisData: it does not open; the next call tries again.
    """
    with _GILIRAN:
        return _terbuka()


def gudang_bila_ada() -> Gudang | None:
    """Return the open store, None where there is none yet: who only looks at example data makes no database.

    Raises as ``gudang``.
    """
    with _GILIRAN:
        alamat = alamat_basis_data()
        if not _buka.cache_info().currsize and not berkas_ada(alamat) and str(alamat) not in _PERNAH:
            return None
        return _terbuka()


def gudang_diminta() -> bool:
    """Return whether who runs the server named a data folder or a database of its own."""
    return any(os.environ.get(nama) for nama in (FOLDER_DATA, ALAMAT_BASIS_DATA))


def tutup_gudang() -> None:
    """Close the store, so that the next call of ``gudang`` opens it anew; harmless where it is not open."""
    with _GILIRAN:
        if _buka.cache_info().currsize:
            _buka().tutup()
            _buka.cache_clear()
        _PERNAH.clear()


def _terbuka() -> Gudang:
    """Return the store, opened anew where somebody had it alone meanwhile or put another file in its place."""
    if _buka.cache_info().currsize:
        if not _buka().koneksi.usang:
            return _buka()
        _buka().tutup()
        _buka.cache_clear()
    alamat = alamat_basis_data()
    if str(alamat) in _PERNAH and alamat.get_backend_name() == "sqlite" and _hampa(Path(str(alamat.database))):
        raise basis_data_hilang(str(alamat.database))  # an empty store must not take the place of the one that was here
    gudang_baru = _buka()
    _PERNAH.add(str(alamat))
    return gudang_baru


def _hampa(berkas: Path) -> bool:
    try:
        return berkas.stat().st_size == 0
    except OSError:
        return True


@cache
def _buka() -> Gudang:
    return simpan.buka()
