"""Bytes to text: every encoding that is known comes out as UTF-8."""

import codecs
import io
import secrets
from collections.abc import Iterator
from typing import Final, NamedTuple

from penilaian.mentah.berkas_masuk import Aliran, Isi, Terbuka, gagal

_SEPOTONG: Final = 1 << 20
"""Bytes decoded at a time."""

_BOM: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AKHIR: Final = b"\x1a\r\n"
"""What old programs and editors leave behind the last row: an end-of-file sign, line ends."""

PENUTUP: Final = "\x02" + secrets.token_hex(8)
"""Cells of a row behind the last one; nobody can have written them into a file."""

SIMPAN_UTF8: Final = "Simpan ulang sebagai CSV UTF-8."


class Teks(NamedTuple):
    """Text as UTF-8: the bytes, where it begins and ends in them, and the encoding it came in."""

    isi: Isi
    awal: int
    akhir: int
    pengodean: str

    def sejak(self, awal: int) -> "Teks":
        """Return the same text from another byte on."""
        return self._replace(awal=awal)

    def baris(self) -> Iterator[str]:
        """Return the lines with their ends."""
        aliran = io.BufferedReader(Aliran(self.isi, self.awal, self.akhir), _SEPOTONG)  # type: ignore[type-var]
        return io.TextIOWrapper(aliran, encoding="utf-8", newline="")


def baca_teks(berkas: Terbuka) -> Teks:
    """Return the text: by byte order mark, else UTF-8, else Windows-1252; several marks in a row are one."""
    isi = berkas.isi
    kepala = isi[:64]
    for bom, pengodean in _BOM:
        if kepala.startswith(bom):
            awal = len(bom)
            while kepala.startswith(bom, awal):
                awal += len(bom)
            calon = [pengodean]
            break
    else:
        awal, calon = 0, ["utf-8", "windows-1252"]
    for pengodean in calon:
        try:
            teks = _ke_utf8(isi, awal, pengodean)
        except UnicodeDecodeError:
            continue
        if teks.isi.find(b"\x00", teks.awal, teks.akhir) >= 0:
            break
        return teks
    raise gagal(berkas.nama, "B08", "bukan teks UTF-8, UTF-16 (ber-BOM) atau Windows-1252", SIMPAN_UTF8)


def _ke_utf8(isi: Isi, awal: int, pengodean: str) -> Teks:
    """Return a text as UTF-8, not copied where it is that already. UnicodeDecodeError where it is not."""
    pengurai = codecs.getincrementaldecoder(pengodean)()
    salinan = None if pengodean == "utf-8" else bytearray()
    for a in range(awal, len(isi), _SEPOTONG):
        potong = pengurai.decode(isi[a : a + _SEPOTONG], a + _SEPOTONG >= len(isi))
        if salinan is not None:
            salinan += potong.encode()
    if salinan is not None:
        isi, awal = bytes(salinan), 0
    akhir = len(isi)
    while akhir > awal and isi[akhir - 1] in _AKHIR:
        akhir -= 1
    return Teks(isi, awal, akhir, pengodean)
