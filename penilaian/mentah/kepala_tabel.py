"""Where a table's header stands among its first rows: below a letterhead, on one row or on two or three."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final, NamedTuple

from penilaian.ketikan import BATAS_JUDUL, berupa_catatan, kenali_judul, tanpa_huruf_rusak
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
    """Return the header's cells, filled from the rows around it that name columns too, and its last row.

    A name that stands twice is put over both of its columns, and one over several columns over each: twins are told
    as such by who knows what the columns mean.
    """
    judul, akhir = list(baris[letak]), letak
    for b in (letak - 1, *range(letak + 1, letak + 1 + BARIS_JUDUL)):
        if not 0 <= b < len(baris) or (b > letak and b != akhir + 1) or any(map(seperti_kode, baris[b])):
            continue
        if b > letak and (lebar := _berlebar(judul, baris[b], dikenal)):
            judul += [""] * (len(baris[b]) - len(judul))
            for k, nama in lebar.items():
                judul[k] = nama
            akhir = b
            continue
        sudah = _nama(judul, dikenal)
        lain = {k: n for k, n in _semua_nama(baris[b], dikenal).items() if k not in sudah.values()}
        baru = {k: n for k, n in lain.items() if n not in sudah}
        if max(len(set(baru.values())), sum(map(_beid, baru.values()))) < len(("satu", "dua")):
            continue
        berlebar = _berlebar(baris[b], judul, dikenal) if b < letak else {}
        judul += [""] * (len(baris[b]) - len(judul))
        for k in lain if b > letak else baru:
            judul[k] = baris[b][k]
        for k, nama in berlebar.items():
            judul[k] = nama
        akhir = max(akhir, b)
    return judul, akhir


def _semua_nama(sel: Sequence[str], dikenal: Collection[str]) -> dict[int, str]:
    """Return by position the known names in a row, also those that stand twice."""
    return {k: j.longgar for k, s in enumerate(sel) if s and (j := kenali_judul(s, dikenal))}


def _beid(nama: str) -> bool:
    """Return whether a known name is the id of a question; those of keys have no figures."""
    return any(map(str.isdigit, nama))


def _berlebar(atas: Sequence[str], bawah: Sequence[str], dikenal: Collection[str]) -> dict[int, str]:
    """Return the headers of columns over which an id stands that is written over the first of them.

    ``P01`` and nothing beside it, over ``Target`` and ``Capaian``: both are P01's. What only remarks on an answer keeps
    its own name.

    Args:
        atas: the row with the ids.
        bawah: the row below it.
        dikenal: loose forms of the known names of columns.
    """
    nama = _semua_nama(atas, dikenal)
    bernama = _semua_nama(bawah, dikenal)
    berid = [k for k, n in nama.items() if _beid(n)]
    berkode = not _KODE.isdisjoint(bernama.values())
    sendiri = (k for k in range(min(berid, default=0)) if k not in bernama)
    if not berkode and any(_isi(bawah, k) for k in sendiri):  # a row of answers has somebody's name
        return {}
    hasil: dict[int, str] = {}
    for k in berid:
        if not _isi(bawah, k) or _beid(bernama.get(k, "")):
            continue
        for lain in range(k + 1, len(bawah)):
            if _isi(atas, lain) or not _isi(bawah, lain) or _beid(bernama.get(lain, "")):
                break
            catatan = berupa_catatan(bawah[lain]) and not _BERUPA_NILAI.search(bawah[lain])
            hasil[lain] = bawah[lain] if catatan else atas[k]
    return hasil


_BERUPA_NILAI: Final = re.compile("nilai|skor", re.IGNORECASE)
"""What a column is called that may hold the answers, and no remark on them."""


def _isi(sel: Sequence[str], k: int) -> str:
    return sel[k].strip() if k < len(sel) else ""


def baku_judul(sel: Iterable[str]) -> tuple[str, ...]:
    """Return the cells of a header without blanks around them; a text that is none is cut to the length of one."""
    return tuple(tanpa_huruf_rusak(s.strip()[:BATAS_JUDUL]) for s in sel)


def di_bawah_gabungan(judul: Sequence[str], awal: int, akhir: int, dikenal: Collection[str]) -> list[int]:
    """Return the columns without a header that the merged cell of an id lies over.

    Args:
        judul: the header.
        awal: first column of the merged cells.
        akhir: their last.
        dikenal: loose forms of the known names of columns.
    """
    if awal >= len(judul) or (ketemu := kenali_judul(judul[awal], dikenal)) is None or not _beid(ketemu.longgar):
        return []
    return [k for k in range(awal + 1, min(akhir + 1, len(judul))) if not judul[k].strip()]


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
