"""Bytes to text: every encoding that is known comes out as UTF-8."""

import codecs
import io
import secrets
from collections.abc import Iterator
from typing import Final, NamedTuple

from penilaian.angka import ribuan
from penilaian.galat import GalatJawaban
from penilaian.mentah.berkas_masuk import Aliran, Isi, Terbuka, gagal

_SEPOTONG: Final = 1 << 20
"""Bytes decoded at a time."""

_BOM: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AKHIR: Final = b"\x1a\r\n"
"""What old programs and editors leave behind the last row: an end-of-file sign, line ends."""

PENUTUP: Final = "\x02" + secrets.token_hex(8)
"""Cells of a row behind the last one; nobody can have written them into a file."""

_DILIHAT: Final = 4_096
"""Bytes by which it is told what a file with zeros is."""

_BERNOL: Final = 0.4
_TANPA_NOL: Final = 0.05
"""Shares of zeros in text of two bytes a character: one byte of nearly every letter, and hardly ever the other."""

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
    if not calon[0].startswith("utf-16") and (nol := isi.find(b"\x00", awal)) >= 0:
        raise _bernol(berkas.nama, isi, nol)
    for pengodean in calon:
        try:
            teks = _ke_utf8(isi, awal, pengodean)
        except UnicodeDecodeError:
            continue
        if (nol := teks.isi.find(b"\x00", teks.awal, teks.akhir)) >= 0:
            raise _bernol(berkas.nama, teks.isi, nol)
        return teks
    raise gagal(berkas.nama, "B08", "bukan teks UTF-8, UTF-16 (ber-BOM) atau Windows-1252", SIMPAN_UTF8)


def _bernol(nama: str, isi: Isi, nol: int) -> GalatJawaban:
    """Return what a file is in which a character is nothing: text of two bytes a character, damaged, or no text."""
    jarang, sering = sorted(isi[n:_DILIHAT:2].count(0) / len(isi[n:_DILIHAT:2] or b" ") for n in (0, 1))
    if sering > _BERNOL and jarang < _TANPA_NOL:
        return gagal(nama, "B08", "teks UTF-16 tanpa BOM, yang urutan bitanya tidak dapat dipastikan", SIMPAN_UTF8)
    baris = _baris_ke(isi, nol)
    if isi[nol:].count(0) == len(isi) - nol:
        pesan = f"berkas rusak: sejak baris {ribuan(baris)} isinya hanya bita nol, jadi baris sesudahnya hilang"
    else:
        pesan = f"baris {ribuan(baris)} berisi bita nol (NUL), yang tidak ada dalam teks: berkas rusak, atau bukan CSV"
    return gagal(
        nama, "B05", pesan, "Simpan ulang dari aplikasi asalnya sebagai CSV UTF-8, atau pakai salinan yang utuh."
    )


def _baris_ke(isi: Isi, letak: int) -> int:
    """Return the number of the line in which a byte stands."""
    banyak = {tanda: isi[:letak].count(tanda) for tanda in (b"\r", b"\n")}
    return max(banyak.values()) + 1


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
