"""Different texts in columns of millions of rows, a slice at a time.

Arrow keeps some hundred bytes for each text that it tells apart, pandas an object; here it is a number of eight.
"""

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Kolom: TypeAlias = pa.Array | pa.ChunkedArray
Sidik: TypeAlias = npt.NDArray[np.uint64]

_SEPOTONG: Final = 65_536
"""Rows that are looked at together."""

_GANJIL: Final = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without pattern: what it multiplies stays as many numbers as it was, spread anew."""


def potong(*kolom: Kolom) -> Iterator[tuple[pa.Array, ...]]:
    """Yield columns of one table (n rows each) slice by slice, without a copy."""
    tabel = pa.table(list(kolom), names=[str(k) for k in range(len(kolom))])
    for bagian in tabel.to_batches(max_chunksize=_SEPOTONG):
        yield tuple(bagian.columns)


def sidik(kolom: Kolom, hiasan: str) -> Sidik:
    """Return (n,) a number for the text of each row: the same for the same text.

    Among ten million different texts two get one number in one table of 370,000.

    Args:
        kolom: text.
        hiasan: pattern of what a text is looked at without.
    """
    hasil, awal = np.empty(len(kolom), dtype=np.uint64), 0
    for (bagian,) in potong(kolom):
        kamus = bagian.dictionary_encode()
        isi = pc.replace_substring_regex(kamus.dictionary, hiasan, "").to_numpy(zero_copy_only=False)
        hasil[awal : awal + len(bagian)] = pd.util.hash_array(isi, categorize=False)[kamus.indices.to_numpy()]
        awal += len(bagian)
    return hasil


def banyak_beda(satu: Sidik, dua: Sidik | None = None) -> int:
    """Return how many different numbers there are, or pairs of them; the first array is used up."""
    if dua is not None:
        satu *= _GANJIL
        satu += dua
    satu.sort()
    return int(np.count_nonzero(satu[1:] != satu[:-1])) + (len(satu) > 0)


def ragam(kolom: Kolom, paling_banyak: int) -> list[str]:
    """Return the different texts of a column as they appear, without blanks around them, of many the first."""
    terlihat: dict[str, None] = {}
    for (bagian,) in potong(kolom):
        terlihat |= dict.fromkeys(pc.utf8_trim_whitespace(bagian.unique()).to_pylist())
        if len(terlihat) >= paling_banyak:
            break
    return list(terlihat)[:paling_banyak]
