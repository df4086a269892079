"""Who works next: a queue in which nobody waits behind somebody else's pile."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

Siapa = tuple[str, ...]
"""A visitor from coarse to fine, e.g. (address, tab): fair among addresses first, then among the tabs of one."""

_JEDA: Final = 0.2
"""Seconds between two looks at whether the one who waits is still there."""

_DIINGAT: Final = 1_000
"""Visitors whose last turn is remembered."""


class Penuh(Exception):
    """Too many wait already, in all or of this visitor (``sendiri``)."""

    def __init__(self, *, sendiri: bool) -> None:
        super().__init__("penuh")
        self.sendiri = sendiri


class Antrean:
    """Turns for work that is costly: so many at a time, the least served visitor first."""

    def __init__(self, bersamaan: int, menunggu: int, seorang: int) -> None:
        """Make a queue.

        Args:
            bersamaan: pieces of work at a time.
            menunggu: most that wait, of all visitors together.
            seorang: most that wait of one visitor (by the first part of ``Siapa``).
        """
        self._bersamaan = bersamaan
        self._menunggu = menunggu
        self._seorang = seorang
        self._kunci = threading.Condition()
        self._nomor = itertools.count()
        self._tunggu: dict[int, Siapa] = {}
        self._jalan: Counter[Siapa] = Counter()
        self._terakhir: dict[Siapa, float] = {}

    @contextmanager
    def giliran(self, siapa: Siapa, masih: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Wait for a turn and hold it.

        Args:
            siapa: the visitor.
            masih: called while waiting; what it raises ends the wait.

        Raises:
            Penuh: no place to wait; nothing was waited for.
        """
        with self._kunci:
            self._wajib_muat(siapa)
            karcis = next(self._nomor)
            self._tunggu[karcis] = siapa
        try:
            while not self._mulai(karcis):
                masih()
        except BaseException:
            with self._kunci:
                self._tunggu.pop(karcis, None)
                self._kunci.notify_all()
            raise
        try:
            yield
        finally:
            with self._kunci:
                for awalan in _awalan(siapa):
                    self._jalan[awalan] -= 1
                self._kunci.notify_all()

    def _wajib_muat(self, siapa: Siapa) -> None:
        if sum(self._jalan[s] for s in self._jalan if len(s) == 1) < self._bersamaan and not self._tunggu:
            return
        if sum(lain[:1] == siapa[:1] for lain in self._tunggu.values()) >= self._seorang:
            raise Penuh(sendiri=True)
        if len(self._tunggu) >= self._menunggu:
            raise Penuh(sendiri=False)

    def _mulai(self, karcis: int) -> bool:
        """Return whether the turn of a ticket has come; waits a moment for it."""
        with self._kunci:
            if not self._boleh(karcis):
                self._kunci.wait(_JEDA)
                if not self._boleh(karcis):
                    return False
            siapa = self._tunggu.pop(karcis)
            for awalan in _awalan(siapa):
                self._jalan[awalan] += 1
                self._terakhir.pop(awalan, None)
                self._terakhir[awalan] = time.monotonic()
            while len(self._terakhir) > _DIINGAT:
                del self._terakhir[next(iter(self._terakhir))]
            self._jalan = +self._jalan
            self._kunci.notify_all()
            return True

    def _boleh(self, karcis: int) -> bool:
        sedang = sum(n for s, n in self._jalan.items() if len(s) == 1)
        return sedang < self._bersamaan and min(self._tunggu, key=self._urutan) == karcis

    def _urutan(self, karcis: int) -> tuple[tuple[int, ...], tuple[float, ...], int]:
        """Return what decides who is next: least work under way, then the longest ago served, then the first come."""
        awalan = _awalan(self._tunggu[karcis])
        return (
            tuple(self._jalan[a] for a in awalan),
            tuple(self._terakhir.get(a, float("-inf")) for a in awalan),
            karcis,
        )


def _awalan(siapa: Siapa) -> list[Siapa]:
    return [siapa[: n + 1] for n in range(len(siapa))]
