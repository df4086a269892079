"""What a sheet holds and does not show: read all the same, and said (B40)."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from penilaian.angka import ribuan
from penilaian.galat import Temuan
from penilaian.ketikan import kutip, longgar
from penilaian.mentah.huruf_kolom import huruf_kolom

Potongan: TypeAlias = Sequence[tuple[pa.Array, list[pa.Array]]]
"""Rows in pieces: their numbers, and their columns as text."""

_DISEBUT: Final = 10
"""Hidden columns that are named."""


def baris_tersembunyi(lembar: str, banyak: int, *, disaring: bool) -> Temuan:
    """Return that rows are read that nobody sees."""
    pesan = f"{ribuan(banyak)} baris {'disembunyikan saringan' if disaring else 'tersembunyi'}, tetapi ikut dibaca"
    saran = "Hapus baris itu bila tidak dinilai; menyembunyikan atau menyaring tidak mengeluarkannya."
    return Temuan(f"lembar {kutip(lembar)}", "B40", pesan, saran, "peringatan")


def kolom_tersembunyi(
    lembar: str,
    rentang: Sequence[range],
    judul: Sequence[str],
    potongan: Potongan,
    dikenal: frozenset[str],
) -> tuple[Temuan, ...]:
    """Return which columns nobody sees that are known by their heading, or hold something; nothing where none is.

    Args:
        lembar: the sheet's name.
        rentang: the hidden ones, as ranges from 0; they may go beyond the table.
        judul: its headings.
        potongan: its rows in pieces: their numbers, and columns as text.
        dikenal: loose forms of known column names.
    """
    letak = sorted({k for satu in rentang for k in satu[: len(judul)] if k < len(judul)})
    letak = [k for k in letak if longgar(judul[k]) in dikenal or any(kolom_berisi(potongan, k))]
    if not letak:
        return ()
    sebutan = [f"{huruf_kolom(k)} {kutip(judul[k])}" if judul[k] else huruf_kolom(k) for k in letak[:_DISEBUT]]
    sisa = f" dan {ribuan(len(letak) - _DISEBUT)} lagi" if len(letak) > _DISEBUT else ""
    pesan = f"{ribuan(len(letak))} kolom tersembunyi ({', '.join(sebutan)}{sisa}); yang judulnya dikenal ikut dibaca"
    saran = (
        "Tampilkan dan periksa isinya; hapus kolom itu bila tidak dinilai, sebab menyembunyikan tidak mengeluarkannya."
    )
    return (Temuan(f"lembar {kutip(lembar)}", "B40", pesan, saran, "peringatan"),)


def kolom_berisi(potongan: Potongan, kolom: int) -> Iterator[bool]:
    """Yield of each piece whether a column holds anything there."""
    for _, isi in potongan:
        yield kolom < len(isi) and bool(pc.any(pc.not_equal(pc.utf8_trim_whitespace(isi[kolom]), "")).as_py())
