"""The store that this server has open: one for all visitors, opened when it is first asked for."""

import threading
from functools import cache

from penilaian import simpan
from penilaian.simpan import Gudang, alamat_basis_data, berkas_ada

_GILIRAN = threading.Lock()


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
        if not _buka.cache_info().currsize and not berkas_ada(alamat_basis_data()):
            return None
        return _terbuka()


def tutup_gudang() -> None:
    """Close the store, so that the next call of ``gudang`` opens it anew; harmless where it is not open."""
    with _GILIRAN:
        if _buka.cache_info().currsize:
            _buka().tutup()
            _buka.cache_clear()


def _terbuka() -> Gudang:
    """Return the store, opened anew where somebody had it alone meanwhile: its tables may be others."""
    if _buka.cache_info().currsize and _buka().koneksi.kunci.terlepas:
        _buka().tutup()
        _buka.cache_clear()
    return _buka()


@cache
def _buka() -> Gudang:
    return simpan.buka()
