"""Scores of villages in one top group."""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from penilaian.dasbor.halaman.bandingkan.plotly.bingkai import TEBAL, Baris, garis_ambang, susun
from penilaian.dasbor.halaman.bandingkan.plotly.label import BELUM_DINILAI, ambang_kelompok, angka, bersih, singkat
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import Rupa
from penilaian.instrumen import Instrumen

_TANDA = {"tercapai": " ✓", "belum_pasti": " ?"}
_SEBUTAN = {"tercapai": "<br>tercapai", "belum": "<br>belum tercapai", "belum_pasti": "<br>belum pasti"}


def batang_tingkat(tabel: pd.DataFrame, instrumen: Instrumen, id_kelompok: str, rupa: Rupa) -> go.Figure:
    """Return the scores of villages in one top group as bars, with the threshold of a stage as a line.

    A bar is filled up to the lower bound and hatched from there to the upper one (§4): open answers decide there.
    The number is the score; where it is withheld the label says so and there is no number (§3).

    Args:
        tabel: as ``banding.bawah_atas`` returns it, in the order to draw.
        instrumen: for the scale and the threshold.
        id_kelompok: id of the top group.
        rupa: the look.
    """
    bawah, atas = tabel["bawah"].to_numpy(dtype=float), tabel["atas"].to_numpy(dtype=float)
    awal, n = float(instrumen.skala.min), len(tabel)
    ambang = ambang_kelompok(instrumen, id_kelompok)
    skor = [angka(v, instrumen) for v in tabel["skor"]]
    label = [
        singkat(d) if s else f"{singkat(d)}<br><i>{BELUM_DINILAI}</i>" for d, s in zip(tabel["desa"], skor, strict=True)
    ]
    tulis = instrumen.mistar.tulis
    keterangan = [
        f"<b>{escape(d)}</b><br>{s or BELUM_DINILAI}<br>antara {tulis(b)} dan {tulis(a)}{_SEBUTAN.get(st, '')}"
        for d, s, b, a, st in zip(tabel["desa"], skor, bawah, atas, tabel["status"], strict=True)
    ]
    baris = Baris(label)
    pekat = np.where((tabel["status"] == "tercapai").to_numpy(), 1.0, 0.45)
    gambar = go.Figure()
    gambar.add_bar(
        orientation="h",
        y=baris.tengah * 2,
        x=bersih([*(bawah - awal), *(atas - bawah)]),
        base=bersih([*np.full(n, awal), *bawah]),
        marker={
            "color": rupa.deret[0],
            "opacity": [*pekat.tolist(), *[0.8] * n],
            "pattern": {"shape": [""] * n + ["/"] * n, "size": 5, "solidity": 0.3},
            "line": {"width": 0},
        },
        hovertext=keterangan * 2,
        hoverinfo="text",
        width=TEBAL,
    )
    kanan = [s + _TANDA.get(st, "") if s else "" for s, st in zip(skor, tabel["status"], strict=True)]
    susun(gambar, baris, instrumen, rupa, kanan)
    if ambang is not None:
        garis_ambang(gambar, ambang, rupa)
    return gambar
