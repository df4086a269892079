"""Quotes that swallowed rows: text of several lines in a cell is told from rows of the table.

A quote that opens in column k of one row and closes in a later one leaves a cell that holds the rest of the first row,
whole rows, and the beginning of the last. Taken apart again these are rows: each has a code in the column of codes,
or is as wide as the table and has numbers where the row above has them.
"""

import re
from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.ketikan import kenali_judul

if TYPE_CHECKING:
    from mmap import mmap

NAMA_KODE: Final = ("kodedesa", "kode", "kodekabupaten", "kodeinstansi")
"""Names of the column of codes; those of what is no village are known only where none is assessed."""

_SEPERTI_KODE: Final = re.compile(r"[\s\"'=]*[0-9]{2}\.?[0-9]{2}\.?[0-9]{2}\.?[0-9]{4}(?:\.0+)?(?![0-9.])")
"""A village code at the beginning of a text, bare or in quotes."""

_SEPERTI_PERIODE: Final = re.compile(r"[\s\"'=]*20[0-9]{2}(?:-[ST][1-4])?(?:\.0+)?[\s\"']*", re.I)

_ANGKA: Final = re.compile(r"[\"'=]*[0-9][0-9.,/%]*[\"']*")
_KODE_BERANGKA: Final = re.compile(r"[\"'=]*[0-9][0-9.]+[\"']*")
"""A number, and one that may be meant as a code, of whatever is assessed."""

_PANJANG_RUPA: Final = 4
"""Digits from which on two codes that are written alike are no chance."""

_SELEBAR_TABEL: Final = 6
"""Columns from which on a line with as many separators as a row is one, whatever it holds; a note has fewer commas."""

_BARIS: Final = re.compile("\r\n|\r|\n")


class BentukBaris(NamedTuple):
    """How rows of a table look: the separator, how many columns, which hold code and period (−1 = none)."""

    pemisah: str
    lebar: int
    kode: int
    periode: int


class Telan(NamedTuple):
    """A cell that swallowed what is not its own: its position, and how many rows."""

    kolom: int
    baris: int


def bentuk_baris(judul: Sequence[str], pemisah: str) -> BentukBaris:
    """Return how the rows look below a header."""

    def letak(*nama: str) -> int:
        ada = ((k, n) for n in nama for k, j in enumerate(judul) if j and kenali_judul(j, {n}) is not None)
        return next(ada, (-1, ""))[0]

    return BentukBaris(pemisah, len(judul), letak(*NAMA_KODE), letak("periode"))


_SEPOTONG: Final = 1 << 22
"""Bytes looked at together: bounds memory."""

_SEL_CSV: Final = r'"(?:[^"]|"")*+"(?P<sisa>[^{0}\r\n]*+)|[^{0}\r\n]*+'
"""A cell of CSV from its first character on; ``sisa`` is what follows the quote that closes it."""


def tertutup_di_tengah(rekaman: str, pemisah: str) -> int | None:
    """Return the position of the first cell whose quotes close before it ends (``"Karang"wenadi``), None where none is.

    Args:
        rekaman: one record as the file writes it, its quotes balanced.
        pemisah: the separator.
    """
    pola, letak, kolom = re.compile(_SEL_CSV.format(re.escape(pemisah))), 0, 0
    while (sel := pola.match(rekaman, letak)) is not None:
        if (sel["sisa"] or "").strip():
            return kolom
        letak, kolom = sel.end() + 1, kolom + 1
        if rekaman[letak - 1 : letak] != pemisah:
            break
    return None


def mungkin_tertutup_di_tengah(isi: "bytes | mmap", awal: int, akhir: int, pemisah: str) -> bool:
    """Return whether a text may have a cell whose quotes close before it ends; False is certain.

    Such a cell has a quote between two letters. Quotes that have none on one side, nearly all that there are, are told
    apart by arrays; the pattern looks only at a text that has others.

    Args:
        isi: a text in UTF-8.
        awal: its first byte that is looked at.
        akhir: the byte at which that ends.
        pemisah: the separator.
    """
    for mulai in range(awal, akhir, _SEPOTONG):
        dari, sampai = max(mulai - 1, awal), min(mulai + _SEPOTONG + 1, akhir)
        if (n := sampai - dari - 2) < 1:
            continue
        satu = pa.UInt8Array.from_buffers(pa.uint8(), n + 2, [None, pa.py_buffer(memoryview(isi)[dari:sampai])])
        kutip, batas, hampa = (_salah_satu(satu, huruf) for huruf in ('"', f"{pemisah}\r\n", " \t"))
        sebelum, sesudah = batas.slice(0, n), pc.or_(pc.or_(batas, kutip), hampa).slice(2)
        if pc.any(pc.and_not(pc.and_not(kutip.slice(1, n), sebelum), sesudah)).as_py():
            return _pola_tertutup_di_tengah(pemisah).search(isi, awal, akhir) is not None
    return False


def _salah_satu(bita: pa.UInt8Array, huruf: str) -> pa.BooleanArray:
    return reduce(pc.or_, (pc.equal(bita, pa.scalar(ord(h), type=pa.uint8())) for h in huruf))


def _pola_tertutup_di_tengah(pemisah: str) -> re.Pattern[bytes]:
    p = re.escape(pemisah.encode())
    return re.compile(rb'"(?:(?<=[^%b\r\n"=]")(?:"")*+|"(?<=[%b\r\n]""))[^%b\r\n"\s]' % (p, p, p))


def seperti_kode(teks: str) -> bool:
    """Return whether a text begins with a village code."""
    return _SEPERTI_KODE.match(teks) is not None


def cari_telan(sel: Sequence[str], bentuk: BentukBaris, *, judul: bool = False) -> Telan | None:
    """Return which cell of a row holds other rows, None where none does.

    Args:
        sel: the cells of one row.
        bentuk: how a row of the table looks.
        judul: the row is the header itself, and holds no code of its own.
    """
    for k, isi in enumerate(sel):
        if "\n" not in isi and "\r" not in isi:
            continue
        pertama, *lanjutan = _BARIS.split(isi)
        lain = [t.split(bentuk.pemisah) for t in lanjutan]
        lain[-1].extend(sel[k + 1 :])
        sendiri = [*sel[:k], *pertama.split(bentuk.pemisah)]
        if _baris_tabel(sendiri, lain, lanjutan, bentuk, judul=judul) or (
            bentuk.kode >= 0 and any(_serupa(sendiri, b, k, bentuk, judul=judul) for b in lain)
        ):
            return Telan(k, sum(bool("".join(b).strip()) for b in lain))
    return None


def _baris_tabel(
    sendiri: Sequence[str], lain: Sequence[Sequence[str]], baris: Sequence[str], bentuk: BentukBaris, *, judul: bool
) -> bool:
    """Return whether the lines of a cell, put back among the cells beside it, are rows of the table.

    Args:
        sendiri: the row in which the cell begins, up to the end of its first line.
        lain: the rows of its other lines; the cells beside it end the last.
        baris: these lines as they stand in the cell.
        bentuk: how a row of the table looks.
        judul: the row is the header itself.
    """
    pemisah, lebar, kode, periode = bentuk
    if lebar >= _SELEBAR_TABEL and any(t.count(pemisah) >= lebar - 1 for t in baris):
        return True
    if kode < 0:
        return any(map(seperti_kode, baris))
    if (judul or _sel_kode(sendiri, kode)) and any(_sel_kode(b, kode) for b in lain):
        return True
    # A row without a right code is one all the same where it is as wide as the table and its period stands in place
    pas = any(len(b) == lebar and _sel_periode(b, periode) for b in lain)
    return pas and len(sendiri) == lebar and (judul or _sel_periode(sendiri, periode))


def _sel_kode(baris: Sequence[str], kolom: int) -> bool:
    return 0 <= kolom < len(baris) and seperti_kode(baris[kolom])


def _sel_periode(baris: Sequence[str], kolom: int) -> bool:
    return 0 <= kolom < len(baris) and _SEPERTI_PERIODE.fullmatch(baris[kolom]) is not None


def _serupa(sendiri: Sequence[str], lain: Sequence[str], kolom: int, bentuk: BentukBaris, *, judul: bool) -> bool:
    """Return whether a line of a cell is a row like the one in which the cell begins, whatever its code.

    In what people write a blank follows a comma; in a table hardly ever.

    Args:
        sendiri: the row in which the cell begins.
        lain: the line, taken apart.
        kolom: position of the cell.
        bentuk: how a row of the table looks.
        judul: the row is the header itself, which has no numbers.
    """
    kode = bentuk.kode
    if len(lain) <= max(kode, 1) or any(s[:1].isspace() for s in lain[1:]):
        return False
    if not judul and _rupa_kode(sendiri, kode) == (rupa := _rupa_kode(lain, kode)) and rupa.count("9") >= _PANJANG_RUPA:
        return True
    if len(sendiri) != bentuk.lebar or len(lain) != bentuk.lebar:
        return False
    return _KODE_BERANGKA.fullmatch(lain[kode]) is not None or any(
        _ANGKA.fullmatch(a) and _ANGKA.fullmatch(b) for a, b in zip(sendiri[:kolom], lain, strict=False)
    )


def _rupa_kode(baris: Sequence[str], kolom: int) -> str:
    """Return how a code is written, each digit as a 9; ``""`` where there is none."""
    isi = baris[kolom].strip() if kolom < len(baris) else ""
    return re.sub("[0-9]", "9", isi) if _KODE_BERANGKA.fullmatch(isi) else ""
