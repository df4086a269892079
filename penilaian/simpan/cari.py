"""Finding assessments by words: one text beside each, folded the same way by the program, not by the database.

SQLite knows capital letters of ASCII only, PostgreSQL those of its locale; so neither of them is asked.
"""

import unicodedata
from typing import Final

from sqlalchemy import ColumnElement, and_

from penilaian.simpan.tabel import Penilaian

_PANJANG: Final = 200
"""Characters of a search that are looked at."""


def teks_cari(kode: str, *isi: str) -> str:
    """Return what an assessment is found by: the village's code with and without dots, and names; folded."""
    return lipat(" ".join((kode, kode.replace(".", ""), *isi)))


def syarat_cari(kata: str) -> ColumnElement[bool]:
    """Return the condition that an assessment is found by every word of a search, in any order and letters."""
    semua = lipat(kata[:_PANJANG]).split()
    return and_(True, *(Penilaian.cari.contains(satu, autoescape=True) for satu in semua))


def lipat(teks: str) -> str:
    """Return small letters without accents and with single spaces, of what every database can hold."""
    terurai = unicodedata.normalize("NFKD", teks.casefold()).encode("utf-8", "ignore").decode()
    return " ".join("".join(c for c in terurai if c != "\0" and not unicodedata.combining(c)).split())
