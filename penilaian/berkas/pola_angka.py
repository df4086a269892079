"""Number formats of a spreadsheet: a cell keeps the whole number and shows the figure that pages show (§7).

A spreadsheet rounds half up and knows no thresholds. Where that would differ, the cell's format says so for the narrow
stretch below the threshold alone (``[<69.95]0.0;[<70]"69,9";0.0``), so that it stays true when the number is edited.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import Mistar, persen, tulis
from penilaian.instrumen import Instrumen

Larik = npt.NDArray[np.float64]

SEADANYA: Final = "General"
"""As the spreadsheet thinks fit: for numbers of which nothing is known."""

_SKOR: Final = ("indeks", "skor_", "bawah_", "atas_", "lensa_")


def angka_sel(kolom: pd.Series) -> Larik:
    """Return what the cells of a column of numbers hold: its numbers to 15 digits, NaN where there is none.

    More digits than a spreadsheet is sure of would only be rounded otherwise: 43.14999999999999, which is 43.15 to
    ``penilaian.angka`` and to Excel, is shown as 43.1 by LibreOffice.
    """
    angka = kolom.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.array([float(f"{v:.15g}") for v in angka.tolist()], dtype=np.float64)


def pola_kolom(tabel: pd.DataFrame, nama: str, instrumen: Instrumen | None) -> list[str]:
    """Return the number format of each cell of a column.

    Args:
        tabel: the whole table, numbers unrounded.
        nama: the column, of numbers; a missing number may get any format.
        instrumen: that the results were scored with; without it numbers are shown as they are.
    """
    kolom = tabel[nama]
    if not pd.api.types.is_float_dtype(kolom):
        return ["0"] * len(tabel)
    angka = kolom.to_numpy(dtype=np.float64, na_value=np.nan)
    if nama.partition("_")[0] == "kelengkapan":
        return list(map(_pola_persen, angka.tolist()))
    if instrumen is None:
        return [SEADANYA] * len(tabel)
    if nama.startswith(_SKOR):
        return _pola_skor(angka, instrumen.mistar)
    if nama == "kurang_skor" and instrumen.gerbang is not None and "posisi" in tabel:
        return list(_pola_kurang(tabel, angka, instrumen))
    return [SEADANYA] * len(tabel)


def _pola_skor(angka: Larik, mistar: Mistar) -> list[str]:
    pola = np.full(len(angka), _bulat(mistar.desimal), dtype=object)
    setengah = 0.5 * 10.0**-mistar.desimal
    with np.errstate(invalid="ignore"):
        dekat = np.abs(angka - mistar.terburuk) <= 2 * setengah
        for t in (*mistar.tanda, mistar.terbaik):
            dekat |= (angka < t) & (angka >= t - 2 * setengah)
    for b in np.flatnonzero(dekat):
        pola[b] = _pola(mistar.bulatkan(float(angka[b])), float(angka[b]), mistar.desimal)
    return list(pola)


def _pola_kurang(tabel: pd.DataFrame, angka: Larik, instrumen: Instrumen) -> Iterator[str]:
    """Yield the formats of what is lacking: the threshold less the lower bound as it is shown, as the sentences say."""
    mistar, gerbang = instrumen.mistar, instrumen.gerbang
    assert gerbang is not None  # noqa: S101  (the caller has asked)
    ambang = [(t.ambang or gerbang.ambang).nilai for t in instrumen.puncak]
    bawah = [tabel[f"bawah_{t.id}"].to_numpy(dtype=np.float64) for t in instrumen.puncak]
    for b, (nilai, posisi) in enumerate(zip(angka.tolist(), tabel["posisi"].tolist(), strict=True)):
        if not nilai > 0:  # nothing is lacking, or nothing is known
            yield _bulat(mistar.desimal)
        else:
            yield _pola(ambang[posisi] - mistar.bulatkan(float(bawah[posisi][b])), nilai, mistar.desimal)


def _pola(tampil: Decimal, nilai: float, desimal: int) -> str:
    """Return the format under which ``nilai`` shows as ``tampil``, at most one step from where it rounds to."""
    langkah, biasa = Decimal(1).scaleb(-desimal), _bulat(desimal)
    lembar = Decimal(f"{nilai:.15g}").quantize(langkah, ROUND_HALF_UP)
    if tampil == lembar:
        return biasa
    if tampil < lembar:
        dari = tampil + langkah / 2
        if Decimal(nilai) < dari:  # a half but for what a float can hold
            dari -= Decimal("1e-9")
        return f'[<{_batas(dari)}]{biasa};[<{_batas(tampil + langkah)}]"{tulis(tampil)}";{biasa}'
    return f'[<={_batas(lembar)}]{biasa};[<{_batas(lembar + langkah / 2)}]"{tulis(tampil)}";{biasa}'


def _pola_persen(bagian: float) -> str:
    """Return the format of a share 0–1 that is shown in whole per cent, rounded down."""
    if not np.isfinite(bagian):
        return "0%"
    seratus, lembar = persen(bagian), Decimal(f"{100 * bagian:.15g}").quantize(Decimal(1), ROUND_HALF_UP)
    if seratus == f"{lembar}%":
        return "0%"
    if not seratus[0].isdigit():
        return f'[<=0]0%;[<0.01]"{seratus}";0%'
    return f'[<{_batas((lembar - Decimal("0.5")) / 100)}]0%;[<{_batas(lembar / 100)}]"{seratus}";0%'


def _bulat(desimal: int) -> str:
    return "0." + "0" * desimal if desimal else "0"


def _batas(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}"
