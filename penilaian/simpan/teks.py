"""Text that people type: without what cannot be seen, and no longer than makes sense."""

import unicodedata
from typing import Final

from penilaian.simpan.galat import GalatSimpan

PANJANG_NAMA: Final = 100
"""Characters of a name: of a team, one of its members, a village."""

PANJANG_CATATAN: Final = 2_000
"""Characters of a note, a remark, a reason."""

_BERGUNA: Final = frozenset("\u200c\u200d")
"""Invisible characters that belong to what is written: they join letters and emoji."""

_TAK_TAMPAK: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def rapikan_baris(teks: str, apa: str, batas: int = PANJANG_NAMA) -> str:
    """Return one line with single spaces (NFC), ``""`` for none.

    Invisible characters are dropped: pasted text is full of them, and those that turn the direction of writing could
    make a name read as another.

    Args:
        teks: as typed.
        apa: what it is, for the message (Indonesian).
        batas: characters at most.

    Raises:
        GalatSimpan: it is too long.
    """
    return _sebatas(" ".join(_tampak(teks).split()), apa, batas)


def rapikan_paragraf(teks: str, apa: str, batas: int = PANJANG_CATATAN) -> str:
    """Return several lines, trimmed (NFC); otherwise as ``rapikan_baris``."""
    return _sebatas(_tampak(teks.replace("\r\n", "\n").replace("\r", "\n")).strip(), apa, batas)


def _tampak(teks: str) -> str:
    bersih = (h for h in teks if h in "\n\t" or h in _BERGUNA or unicodedata.category(h) not in _TAK_TAMPAK)
    return unicodedata.normalize("NFC", "".join(bersih))


def _sebatas(teks: str, apa: str, batas: int) -> str:
    if len(teks) > batas:
        raise GalatSimpan(f"{apa} {len(teks)} karakter; paling banyak {batas}. Ringkas, lalu simpan lagi.")
    return teks
