"""Where a table's header stands among its first rows: below a letterhead, on one row or on two or three."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from penilaian.ketikan import BATAS_JUDUL, kenali_judul, tanpa_huruf_rusak
from penilaian.mentah.huruf_kolom import BATAS_KOLOM
from penilaian.mentah.kutip_menelan import NAMA_KODE, seperti_kode

BARIS_KEPALA_PALING_BAWAH: Final = 30
"""The header stands within the first rows; a letterhead may stand above it."""

BARIS_JUDUL: Final = 2
"""Rows below (or one above) the header that may belong to it: names of groups, and the ids under them."""

PEMISAH: Final = (",", ";", "\t", "|")
"""Signs that part the columns of a CSV file."""

PISAHKAN_KOLOM: Final = (
    "Di Excel: pilih kolom A, lalu Data > Teks ke Kolom dengan pemisahnya; pada CSV: hapus tanda kutip di awal dan "
    "akhir setiap baris."
)

_KODE: Final = frozenset(NAMA_KODE)


def judul_kode(dikenal: Collection[str]) -> str:
    """Return what the column of codes is called where it is missing."""
    return "kode" if "kode" in dikenal else "kode_desa"


class KepalaTabel(NamedTuple):
    """A header.

    Attributes:
        judul: its cells, those of several rows put together.
        akhir: position of its last row among the rows that were looked at.
        dikenal: known columns that it names; 0 unless ``kode_desa`` is among them.
    """

    judul: list[str]
    akhir: int
    dikenal: int


def pilih_kepala(baris: Sequence[Sequence[str]], dikenal: Collection[str]) -> KepalaTabel | None:
    """Return the header among the first rows of a table, None where they are all empty.

    Args:
        baris: the first rows, without gaps.
        dikenal: loose forms of the known names of columns.
    """
    nama = [_nama(b, dikenal) for b in baris[:BARIS_KEPALA_PALING_BAWAH]]
    berkode = [b for b, n in enumerate(nama) if not _KODE.isdisjoint(n)]
    # One known name alone may be the row of a list of columns; two or more make a header
    pilihan = next((b for b in berkode if len(nama[b]) > 1), berkode[0] if berkode else None)
    if pilihan is None:
        terbanyak = max(nama, key=len, default={})
        berisi = (b for b, sel in enumerate(baris[: len(nama)]) if any(s.strip() for s in sel))
        pilihan = nama.index(terbanyak) if len(terbanyak) > 1 else next(berisi, None)
    if pilihan is None:
        return None
    judul, akhir = _satukan(baris, pilihan, dikenal)
    banyak = len(_nama(judul, dikenal))
    return KepalaTabel(judul, akhir, banyak if berkode else 0)


def _nama(sel: Sequence[str], dikenal: Collection[str]) -> dict[str, int]:
    """Return the known names in a row with their positions."""
    hasil: dict[str, int] = {}
    for k, s in enumerate(sel):
        if s and (ketemu := kenali_judul(s, dikenal)):
            hasil.setdefault(ketemu.longgar, k)
    return hasil


def _satukan(baris: Sequence[Sequence[str]], letak: int, dikenal: Collection[str]) -> tuple[list[str], int]:
    """Return the header's cells, filled from the rows around it that name columns too, and its last row."""
    judul, akhir = list(baris[letak]), letak
    for b in (letak - 1, *range(letak + 1, letak + 1 + BARIS_JUDUL)):
        if not 0 <= b < len(baris) or (b > letak and b != akhir + 1):
            continue
        lain, sudah = _nama(baris[b], dikenal), _nama(judul, dikenal)
        baru = {n: k for n, k in lain.items() if n not in sudah and k not in sudah.values()}
        if len(baru) < len(("satu", "dua")) or any(map(seperti_kode, baris[b])):
            continue
        judul += [""] * (len(baris[b]) - len(judul))
        for k in baru.values():
            judul[k] = baris[b][k]
        akhir = max(akhir, b)
    return judul, akhir


def baku_judul(sel: Iterable[str]) -> tuple[str, ...]:
    """Return the cells of a header without blanks around them; a text that is none is cut to the length of one."""
    return tuple(tanpa_huruf_rusak(s.strip()[:BATAS_JUDUL]) for s in sel)


def menumpuk(teks: str, dikenal: Collection[str]) -> bool:
    """Return whether one cell holds a whole header, separators and all."""
    return any(
        p in teks
        and not _KODE.isdisjoint(
            nama := _nama([s.strip('" ') for s in teks.split(p, BATAS_KOLOM)[:BATAS_KOLOM]], dikenal)
        )
        and len(nama) > 1
        for p in PEMISAH
    )
