"""Tables of numbers that can be sorted: decimal comma, and words where there is no number."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from penilaian.angka import Mistar, ribuan

BELUM_DINILAI = "belum dapat dinilai"

_LEBAR_HURUF = 8
"""Width of a letter in a table with its share of the margins, pixels."""

Format = Callable[[float], str]


def tabel_angka(
    tabel: pd.DataFrame,
    kolom: Mapping[str, str],
    mistar: Mistar,
    *,
    judul: str,
    format_: Mapping[str, Format] | None = None,
    kosong: str = BELUM_DINILAI,
    tinggi: int | None = None,
    kunci: str | None = None,
) -> None:
    """Draw a table whose columns sort on a click, by value and not by text.

    Args:
        tabel: what to show; numbers unrounded, NaN where there is none.
        kolom: columns to show, in order: name → heading.
        mistar: the scale that figures lie on.
        judul: what the table holds, for screen readers.
        format_: how to write the numbers of a column; without one they are figures of the scale, whole numbers counts.
        kosong: words in place of a number that is not there.
        tinggi: height in pixels; None = as many rows as there are, at most about twelve.
        kunci: widget key.
    """
    isi = tabel[list(kolom)].reset_index(drop=True)
    cara = {
        k: _cara(isi[k], (format_ or {}).get(k), mistar, kosong) for k in kolom if pd.api.types.is_numeric_dtype(isi[k])
    }
    tampil = isi.rename(columns=dict(kolom))
    st.dataframe(
        tampil.style.format({kolom[k]: c for k, c in cara.items()}),
        hide_index=True,
        alt=judul,
        height="auto" if tinggi is None else tinggi,
        placeholder=kosong,
        key=kunci,
        column_config=_lebar(tampil, kosong),
    )


def tabel_teks(
    tabel: pd.DataFrame, kolom: Mapping[str, str], *, judul: str, lebar: Mapping[str, int] | None = None
) -> None:
    """Draw a table of text and whole numbers whose columns sort on a click.

    Args:
        tabel: what to show.
        kolom: columns to show, in order: name → heading.
        judul: what the table holds, for screen readers.
        lebar: widths of columns by name, pixels.
    """
    isi = tabel[list(kolom)].rename(columns=dict(kolom))
    aturan = {kolom[k]: st.column_config.Column(width=w) for k, w in (lebar or {}).items()}
    st.dataframe(isi, hide_index=True, alt=judul, placeholder="", height="auto", column_config=aturan)


def berhalaman(tabel: pd.DataFrame, sehalaman: int, kunci: str = "hal") -> pd.DataFrame:
    """Draw page numbers where a table has more than ``sehalaman`` rows, and return the rows of the chosen page.

    Args:
        tabel: n rows.
        sehalaman: rows of a page.
        kunci: parameter of the address that holds the page.
    """
    halaman = max(1, -(-len(tabel) // sehalaman))
    if halaman == 1:
        return tabel
    ke = st.pagination(halaman, key=kunci, bind="query-params", max_visible_pages=5)
    awal = (min(ke, halaman) - 1) * sehalaman
    return tabel.iloc[awal : awal + sehalaman]


def _cara(kolom: pd.Series, cara: Format | None, mistar: Mistar, kosong: str) -> Callable[[Any], str]:
    tulisan: Format = cara or (_banyak if pd.api.types.is_integer_dtype(kolom) else mistar.tulis)
    return lambda v: tulisan(v) if np.isfinite(v) else kosong


def _banyak(nilai: float) -> str:
    return ribuan(int(nilai))


def _lebar(tabel: pd.DataFrame, kosong: str) -> dict[str, Any]:
    """Return columns of which the first stays in sight, and wide enough for the words in place of a number."""
    judul = list(tabel.columns)
    aturan = {k: st.column_config.Column(width=_LEBAR_HURUF * len(kosong)) for k in judul if tabel[k].isna().any()}
    return aturan | {judul[0]: st.column_config.Column(pinned=True)}
