"""Loggers of the project as a test found them: what one lets be told, no other test hears."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


def _milik_kita() -> dict[str, logging.Logger]:
    semua = logging.root.manager.loggerDict.items()
    return {n: c for n, c in semua if isinstance(c, logging.Logger) and n.partition(".")[0] == "penilaian"}


@contextmanager
def catatan_semula() -> Iterator[None]:
    """Put levels, handlers and the like of the project's loggers back at the end; of new ones to how they begin."""
    dulu = {n: (c.level, c.handlers[:], c.propagate, c.disabled) for n, c in _milik_kita().items()}
    try:
        yield
    finally:
        for nama, catatan in _milik_kita().items():
            tingkat, penulis, catatan.propagate, catatan.disabled = dulu.get(nama, (logging.NOTSET, [], True, False))
            catatan.setLevel(tingkat)
            catatan.handlers[:] = penulis
