"""Text that people type: without what cannot be seen, and no longer than makes sense."""

import unicodedata
from typing import Final

from penilaian.angka import ribuan
from penilaian.simpan.galat import GalatSimpan

PANJANG_NAMA: Final = 100
"""Characters of a name: of a team, one of its members, a village."""

PANJANG_CATATAN: Final = 2_000
"""Characters of a note, a remark, a reason."""

_BERGUNA: Final = frozenset("\u200c\u200d")
"""Invisible characters that belong to what is written: they join letters and emoji."""

_TAK_TAMPAK: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

_HAMPA: Final = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Characters that count as letters or signs and yet show nothing."""


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


def ada_kata(teks: str) -> bool:
    """Return whether a text holds a letter or a digit: a reason that is only ``.`` says nothing."""
    return any(h.isalnum() for h in teks)


def nama_sama(satu: str, dua: str) -> bool:
    """Return whether people would take two names for one: they differ by case, spaces or what cannot be seen."""
    return _inti(satu) == _inti(dua)


def _inti(nama: str) -> str:
    huruf = "".join(h for h in _tampak(nama) if not h.isspace() and h not in _BERGUNA)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", huruf).casefold())


def _tampak(teks: str) -> str:
    bersih = "".join(h for h in teks if h in "\n\t" or h in _BERGUNA or _terlihat(h))
    if all(h in _BERGUNA or h.isspace() for h in bersih):
        return ""
    return unicodedata.normalize("NFC", bersih)


def _terlihat(huruf: str) -> bool:
    return unicodedata.category(huruf) not in _TAK_TAMPAK and huruf not in _HAMPA


def _sebatas(teks: str, apa: str, batas: int) -> str:
    if len(teks) > batas:
        raise GalatSimpan(
            f"{apa} {ribuan(len(teks))} karakter; paling banyak {ribuan(batas)}. Ringkas, lalu simpan lagi."
        )
    return teks


def teks_cari(kode: str, *isi: str) -> str:
    """Return what an assessment is found by: the village's code with and without dots, and names; folded."""
    return lipat(" ".join((kode, kode.replace(".", ""), *isi)))


def lipat(teks: str) -> str:
    """Return small letters without accents and with single spaces, of what every database can hold."""
    terurai = unicodedata.normalize("NFKD", teks.casefold()).encode("utf-8", "ignore").decode()
    return " ".join("".join(c for c in terurai if c != "\0" and not unicodedata.combining(c)).split())
