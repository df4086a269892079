"""A part of a check that cannot be carried out is a finding of its own, and the rest goes on."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from penilaian.simpan.basis.sebab import GAGAL, sebut_sebab
from penilaian.simpan.galat import GalatSimpan

_CATATAN: Final = logging.getLogger("penilaian.basisdata")

T = TypeVar("T")
U = TypeVar("U")


def tahan(c: Connection, bagian: Iterable[T], jadi: Callable[[str], U]) -> Iterator[T | U]:
    """Yield the findings of one part of a check; where it breaks off, the last one says so.

    Damaged contents make libraries raise anything, and finding damage is what a check is for.

    Args:
        c: the transaction that the part reads in; on PostgreSQL it goes on after an error.
        bagian: the part.
        jadi: makes a finding of the reason why the part broke off (Indonesian, no period).

    Raises:
        DBAPIError: the line to the database is gone.
    """
    titik = c.begin_nested()
    try:
        yield from bagian
    except MemoryError:
        raise
    except Exception as e:
        if isinstance(e, DBAPIError) and e.connection_invalidated:
            raise
        titik.rollback()
        yield jadi(_sebut(e))
    else:
        titik.commit()


def _sebut(galat: Exception) -> str:
    if isinstance(galat, GAGAL):
        return sebut_sebab(galat)
    if isinstance(galat, GalatSimpan):
        return str(galat).rstrip(".")
    _CATATAN.info("pemeriksaan: %s: %s", type(galat).__name__, (str(galat).splitlines() or [""])[0])
    return "isinya bukan yang ditulis aplikasi"


def tampak(teks: str) -> str:
    """Return a finding in characters that every terminal can show: a damaged store may name things by any others."""
    return "".join(h if h.isprintable() else ascii(h)[1:-1] for h in teks)
