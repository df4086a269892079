"""Labels and numbers on charts: short enough for a phone, escaped, never a 0 for what is not there."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal
from html import escape
from textwrap import wrap
from typing import Final

import numpy as np

from penilaian.angka import tulis, tulis_rentang, tulis_tetap
from penilaian.instrumen import Instrumen
from penilaian.narasi.banding import nama_kelompok
from penilaian.skor import AKAR

BELUM_DINILAI: Final = "belum dapat dinilai"
TAK_SEBANDING: Final = "tidak ada yang sebanding"


def singkat(nama: str, panjang: int = 18) -> str:
    """Return a name cut to ``panjang`` characters, escaped for Plotly."""
    return escape(nama if len(nama) <= panjang else nama[: panjang - 1].rstrip() + "…")


def lipat(nama: str, panjang: int = 20) -> str:
    """Return a name broken into at most two lines of ``panjang`` characters, escaped for Plotly."""
    return "<br>".join(map(escape, wrap(nama, panjang, max_lines=2, placeholder="…")))


def label_kelompok(id_kelompok: str) -> str:
    """Return a short label from a group's id: ``1a``; ``G2C`` for ``4_G2C``."""
    return id_kelompok.rsplit("_", 1)[-1]


def label_baris(instrumen: Instrumen, id_kelompok: str) -> str:
    """Return a row's label: index and top groups in bold, deeper groups plain."""
    nama = lipat(nama_kelompok(instrumen, id_kelompok))
    if id_kelompok == AKAR or instrumen.kelompok_per_id[id_kelompok].kelompok is None:
        return f"<b>{nama}</b>"
    return nama


def ambang_kelompok(instrumen: Instrumen, id_kelompok: str) -> float | None:
    """Return the threshold of a stage in scale units, None where the instrument has no gate."""
    if instrumen.gerbang is None:
        return None
    return float((instrumen.kelompok_per_id[id_kelompok].ambang or instrumen.gerbang.ambang).nilai)


def angka(nilai: float, instrumen: Instrumen, kosong: str = "") -> str:
    """Return a score as it is shown everywhere (§7), ``kosong`` where there is none."""
    return instrumen.mistar.tulis(nilai) if np.isfinite(nilai) else kosong


def atau(nilai: float, instrumen: Instrumen) -> str:
    """Return a score as it is shown everywhere, words where there is none."""
    return angka(nilai, instrumen, BELUM_DINILAI)


def angka_sel(nilai: float, instrumen: Instrumen) -> str:
    """Return a score as short as a cell is: the shown figure cut to whole points, to one decimal on a short scale."""
    if not np.isfinite(nilai):
        return ""
    satuan = Decimal(1) if instrumen.mistar.lebar >= 20 else Decimal("0.1")
    return tulis(instrumen.mistar.bulatkan(nilai).quantize(satuan, ROUND_FLOOR))


def sebut_skala(instrumen: Instrumen) -> str:
    """Return the ends of the scale: ``0–100``."""
    return tulis_rentang(tulis_tetap(instrumen.skala.min), tulis_tetap(instrumen.skala.maks))


def bersih(nilai: Iterable[float]) -> list[float | None]:
    """Return plain numbers, None where there is none: JSON knows no NaN, and Plotly leaves None undrawn."""
    return [float(v) if np.isfinite(v) else None for v in nilai]
