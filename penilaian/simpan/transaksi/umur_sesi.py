"""How long a session lives: three hours unused, twelve at most, whatever happens to the server's clock."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement

from penilaian.simpan.basis.tabel import Sesi

DIAM: Final = timedelta(hours=3)
"""How long a session lives without being used."""

PALING_LAMA: Final = timedelta(hours=12)
"""How long a session lives at most."""

_KETELITIAN: Final = timedelta(minutes=5)
"""Use within this time is not written down: not every rerun shall write."""

_DISETEL: Final = timedelta(minutes=2)
"""By so much a clock that is being kept may be put back."""

_DIINGAT: Final = 20_000
"""Sessions whose age this process counts by itself."""


class UmurSesi:
    """How old sessions are at least, counted by this process: a clock that is put back makes none of them younger."""

    def __init__(self, detak: Callable[[], float]) -> None:
        """Take what counts seconds whatever happens to the clock."""
        self._detak = detak
        self._lahir: OrderedDict[str, float] = OrderedDict()
        self._kunci = threading.Lock()

    def habis(self, sesi: Sesi, waktu: datetime) -> bool:
        """Return whether a session is over, by the clock or by what this process counted."""
        return (
            sesi.dicabut is not None
            or not waktu < sesi.kedaluwarsa <= waktu + DIAM + _DISETEL
            or self._paling_sedikit(sesi.token_sha256, waktu - sesi.dibuat) >= PALING_LAMA
        )

    def _paling_sedikit(self, sidik: str, menurut_jam: timedelta) -> timedelta:
        """Return a session's age: by the clock, or as counted since it was first seen here, whichever is more."""
        kini = self._detak()
        with self._kunci:
            lahir = min(kini - menurut_jam.total_seconds(), self._lahir.pop(sidik, kini))
            self._lahir[sidik] = lahir
            while len(self._lahir) > _DIINGAT:
                self._lahir.popitem(last=False)
        return timedelta(seconds=kini - lahir)


def hidup(waktu: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what finds the sessions that are not over by the clock.

    One that was last used later than now is over: the clock was put back, and how old it is nobody knows any more.
    """
    return (
        Sesi.dicabut.is_(None),
        Sesi.kedaluwarsa > waktu,
        Sesi.kedaluwarsa <= waktu + DIAM + _DISETEL,
        Sesi.dibuat > waktu - PALING_LAMA,
    )


def diperpanjang(sesi: Sesi, waktu: datetime) -> datetime | None:
    """Return until when a session that is used now lives unless it is used; None where hardly more is written.

    Not cut off at ``PALING_LAMA``: by it one tells when the session was last used.
    """
    sampai = waktu + DIAM
    return sampai if sampai - sesi.kedaluwarsa > _KETELITIAN else None
