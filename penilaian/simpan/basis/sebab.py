"""Why a database failed, in words for everybody: never with a host, a port, a role or a statement in them."""

import logging
import re
import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound, NoSuchTableError
from sqlalchemy.exc import TimeoutError as AntreanPenuh

GAGAL_SQLITE: Final = (sqlite3.Error, UnicodeDecodeError)
"""What sqlite3 raises; the second where SQLite's own message quotes a name that is damaged."""

GAGAL: Final = (DBAPIError, AntreanPenuh, NoResultFound, NoSuchTableError, UnicodeDecodeError)
"""What SQLAlchemy raises where not the program but the database is at fault."""

_CATATAN: Final = logging.getLogger("penilaian.basisdata")

_RUSAK: Final = "isinya rusak"

SARAN: Final = "Jalankan: penilaian basisdata periksa"
"""What who runs the server can do to learn more."""

_SQLITE: Final = (
    (r"database is locked", "ada yang memakainya terlalu lama"),
    (r"unable to open database file", "berkasnya tidak dapat dibuka atau dibuat di foldernya"),
    (r"readonly database", "berkasnya tidak boleh ditulisi"),
    (r"disk is full", "cakramnya penuh"),
    (r"disk I/O error", "cakramnya tidak dapat dibaca atau ditulisi"),
    (r"not a database", "berkasnya bukan basis data SQLite, atau rusak"),
    (r"malformed", "berkasnya rusak atau terpotong"),
    (r"no such (table|column)|could not decode|has no column", _RUSAK),
)
"""What SQLite says, and what people are told."""

_BERKAS_RUSAK: Final = re.compile(
    r"not a database|malformed|could not decode|no such (table|column)|has no column", re.IGNORECASE
)
"""What SQLite says of a file that is damaged, whoever asks and however often."""

SARAN_RUSAK: Final = (
    "Jangan hapus atau timpa apa pun. Simpan salinan mentahnya (penilaian basisdata cadangkan -o BERKAS membuatnya), "
    "lalu pulihkan cadangan terakhir yang utuh: penilaian basisdata pulihkan BERKAS"
)
"""What who runs the server does about a damaged file."""

_SQLSTATE: Final = (
    ("57014", "perintahnya berjalan terlalu lama dan dihentikan"),
    ("55P03", "ada yang memakainya terlalu lama"),
    ("40", "dua perubahan bertabrakan"),
    ("53100", "cakramnya penuh"),
    ("53", "sedang terlalu sibuk"),
    ("57P03", "sedang dimulai atau dihentikan"),
    ("57", "dihentikan pengelolanya"),
    ("28", "kata kunci atau nama penggunanya ditolak"),
    ("42501", "penggunanya tidak berhak"),
    ("25006", "hanya dapat dibaca saat ini"),
    ("42P01", _RUSAK),
    ("42703", _RUSAK),
    ("3D", "basis datanya tidak ada di peladennya"),
    ("XX", _RUSAK),
)
"""Beginnings of PostgreSQL's codes, the longest first where one begins another."""

_PEMICU: Final = "P0001"
"""What our own triggers raise, in words of ours."""

_TAK_TERHUBUNG: Final = "tidak dapat dihubungi"


def berkas_rusak(galat: BaseException) -> bool:
    """Return whether an SQLite file is damaged, so that trying again is no use.

    Args:
        galat: one of ``GAGAL``, or an error of sqlite3.
    """
    asli = galat.orig if isinstance(galat, DBAPIError) else galat
    return isinstance(asli, UnicodeDecodeError) or (
        isinstance(asli, sqlite3.Error) and _BERKAS_RUSAK.search(str(asli)) is not None
    )


_LANGGAR_SQLITE: Final = {
    "UNIQUE": "isinya sudah ada di baris lain",
    "NOT NULL": "kosong, padahal wajib berisi",
    "CHECK": "nilainya tidak diizinkan",
    "FOREIGN KEY": "menunjuk baris yang tidak ada",
}

_LANGGAR_SQLSTATE: Final = {
    "23505": _LANGGAR_SQLITE["UNIQUE"],
    "23502": _LANGGAR_SQLITE["NOT NULL"],
    "23514": _LANGGAR_SQLITE["CHECK"],
    "23503": _LANGGAR_SQLITE["FOREIGN KEY"],
}


def sebut_langgar(galat: IntegrityError) -> str:
    """Return which rule of the tables a row breaks, and where (Indonesian, no period)."""
    pesan = (str(galat.orig).splitlines() or [""])[0]
    if isinstance(galat.orig, sqlite3.Error):
        aturan, _, letak = pesan.partition(" constraint failed")
        apa = _LANGGAR_SQLITE.get(aturan)
        di = letak.removeprefix(": ")
    else:
        apa = _LANGGAR_SQLSTATE.get(str(getattr(galat.orig, "sqlstate", "")))
        di = str(getattr(getattr(galat.orig, "diag", None), "constraint_name", None) or "")
    return ": ".join(filter(None, (di, apa or "aturan tabelnya dilanggar")))


def sebut_sebab(galat: BaseException) -> str:
    """Return why a database failed (Indonesian, no period), and write its own first line into the log.

    Its further lines may quote what people typed.

    Args:
        galat: one of ``GAGAL``, or an error of sqlite3.
    """
    asli = galat.orig if isinstance(galat, DBAPIError) else galat
    _CATATAN.info("basis data: %s: %s", type(asli).__name__, (str(asli).splitlines() or [""])[0])
    if isinstance(galat, AntreanPenuh):
        return "semua sambungan ke sana sedang dipakai"
    if isinstance(galat, NoResultFound | NoSuchTableError | UnicodeDecodeError):
        return _RUSAK
    if isinstance(asli, sqlite3.Error):
        pesan = str(asli)
        return next((kata for pola, kata in _SQLITE if re.search(pola, pesan, re.IGNORECASE)), "menolak")
    kode = getattr(asli, "sqlstate", None)
    if kode is None:  # nothing came back from the server: no line to it, or it broke
        return _TAK_TERHUBUNG
    if kode == _PEMICU:
        return str(asli).splitlines()[0]
    return next((kata for awal, kata in _SQLSTATE if str(kode).startswith(awal)), "menolak")
