"""Errors of formulas: what spreadsheets write where one has no result."""

import re
from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.mentah.daftar_rusak import DaftarRusak, SelRusak
from penilaian.mentah.lembar_teks import Rincian, Wadah, memuat

PERBAIKI_RUMUS: Final = "Perbaiki rumusnya, atau kosongkan sel itu."

_GALAT: Final = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|ERROR!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|EXTERNAL!"
    r"|PYTHON!|GETTING_DATA)|Err:5[0-9][0-9]",
    re.I,
)
"""Those of Excel, of Google Sheets (``#ERROR!``) and of LibreOffice (``Err:502``)."""


def sebut_galat(isi: str) -> str:
    """Return what is wrong with a cell that holds an error."""
    return f"sel berisi galat rumus ({isi[:20] or '#N/A'})"


class PencatatGalat:
    """A ``Wadah`` that notes the errors among texts (B17), for files in which nothing but the text tells them.

    The texts go on as they are: in a column that nobody reads they are no fault.
    """

    def __init__(self, wadah: Wadah) -> None:
        self._wadah = wadah
        self._rusak = DaftarRusak()

    def mulai(self, lebar: int) -> None:
        """Begin a table; what was noted of another is forgotten."""
        self._rusak = DaftarRusak()
        self._wadah.mulai(lebar)

    def tambah(self, baris: pa.Array, kolom: Sequence[pa.Array]) -> None:
        """Take rows."""
        for k, isi in enumerate(kolom):
            if not memuat(isi, b"#", b":"):
                continue
            mungkin = pc.or_(pc.match_substring(isi, "#"), pc.match_substring(isi, "Err:", ignore_case=True))
            if not pc.any(mungkin).as_py():
                continue
            for nomor, teks in zip(baris.filter(mungkin).to_pylist(), isi.filter(mungkin).to_pylist(), strict=True):
                if _GALAT.fullmatch(tulisan := teks.strip()):
                    self._rusak.tambah(SelRusak(nomor, k, "B17", sebut_galat(tulisan), PERBAIKI_RUMUS))
        self._wadah.tambah(baris, kolom)

    def lengkapi(self, rincian: Rincian) -> Rincian:
        """Return what is known of the table with the errors among it."""
        rusak = (*rincian.rusak, *self._rusak.isi)
        return rincian._replace(rusak=rusak, sisa_rusak=(*rincian.sisa_rusak, *self._rusak.sisa))
