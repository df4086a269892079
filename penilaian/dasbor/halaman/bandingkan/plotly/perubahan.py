"""The same villages over time."""

from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from penilaian.angka import persen
from penilaian.dasbor.halaman.bandingkan.plotly.bingkai import HURUF, TEBAL, Baris, dasar, sumbu_baris
from penilaian.dasbor.halaman.bandingkan.plotly.label import (
    BELUM_DINILAI,
    TAK_SEBANDING,
    atau,
    bersih,
    sebut_skala,
    singkat,
)
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import Rupa
from penilaian.instrumen import Instrumen

_GARIS = (("solid", "circle"), ("dash", "square"), ("dot", "diamond"), ("dashdot", "triangle-up"))
"""Looks of lines: told apart without colour."""


def batang_perubahan(tabel: pd.DataFrame, instrumen: Instrumen, rupa: Rupa) -> go.Figure:
    """Return how each village's index changed since its last period: to the right is a rise.

    Args:
        tabel: as ``banding.tabel_perubahan`` returns it; rows whose change is unknown carry a label and no bar.
        instrumen: for the scale.
        rupa: the look.
    """
    ubah = tabel["ubah_indeks"].to_numpy(dtype=float)
    ada = np.isfinite(ubah)
    turun, naik = float(-ubah[ada].min(initial=0.0)), float(ubah[ada].max(initial=0.0))
    ruang = 0.2 * max(turun + naik, 0.01 * instrumen.mistar.lebar)  # for the number at the end of a bar
    baris = Baris(
        [
            f"{singkat(d)}{_catatan(a, str(v), float(b))}"
            for d, a, v, b in zip(tabel["desa"], ada, tabel["versi_lalu"], tabel["bagian"], strict=True)
        ]
    )
    gambar = go.Figure()
    gambar.add_bar(
        orientation="h",
        y=baris.tengah,
        x=bersih(ubah),
        text=[instrumen.mistar.beda(v) if a else "" for v, a in zip(ubah, ada, strict=True)],
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        textfont={"size": HURUF, "color": rupa.tinta},
        marker={"color": rupa.deret[0]},
        width=TEBAL,
        hovertext=[
            f"<b>{escape(d)}</b><br>{escape(p)}: {atau(a, instrumen)}<br>sekarang: {atau(b, instrumen)}"
            for d, p, a, b in zip(
                tabel["desa"], tabel["periode_lalu"], tabel["indeks_lalu"], tabel["indeks"], strict=True
            )
        ],
        hoverinfo="text",
    )
    dasar(gambar, baris.tinggi, rupa)
    sumbu_baris(gambar, baris, rupa)
    gambar.update_xaxes(
        range=[-turun - (ruang if turun else 0.1 * ruang), naik + ruang],
        title={"text": "Perubahan indeks (poin)", "standoff": 8},
        zeroline=True,
        zerolinecolor=rupa.garis,
        zerolinewidth=1.5,
        nticks=5,
    )
    return gambar


def _catatan(ada: bool, versi: str, bagian: float) -> str:
    """Return what stands below a village's name: that its change is unknown, or what share of weight it rests on."""
    if not ada:
        return f"<br><i>{TAK_SEBANDING if versi else BELUM_DINILAI}</i>"
    return f"<br><i>{persen(bagian)} bobot sebanding</i>" if versi else ""


def garis_riwayat(riwayat: pd.DataFrame, instrumen: Instrumen, rupa: Rupa) -> go.Figure:
    """Return one village's top groups over its periods as lines; a withheld score leaves a gap.

    Args:
        riwayat: as ``banding.riwayat`` returns it.
        instrumen: for names, scale and the common threshold.
        rupa: the look.
    """
    gambar = go.Figure()
    for n, t in enumerate(instrumen.puncak):
        garis, simbol = _GARIS[n % len(_GARIS)]
        skor = riwayat[f"skor_{t.id}"].to_numpy(dtype=float)
        gambar.add_scatter(
            mode="lines+markers",
            x=list(range(len(riwayat))),
            y=bersih(skor),
            name=escape(t.nama),
            line={"dash": garis, "width": 2, "color": rupa.deret[n % len(rupa.deret)]},
            marker={"symbol": simbol, "size": 8},
            connectgaps=False,
            hovertext=[
                f"{escape(t.nama)} {p}: {atau(v, instrumen)}" for p, v in zip(riwayat["periode"], skor, strict=True)
            ],
            hoverinfo="text",
        )
    dasar(gambar, 300, rupa)
    awal, akhir = float(instrumen.skala.min), float(instrumen.skala.maks)
    gambar.update_xaxes(
        tickvals=list(range(len(riwayat))),
        ticktext=[escape(p) for p in riwayat["periode"]],
        range=[-0.15, len(riwayat) - 0.85],
        title={"text": "Periode"},
        showgrid=False,
    )
    gambar.update_yaxes(
        range=[awal, akhir + 0.02 * (akhir - awal)],
        title={"text": f"Skor ({sebut_skala(instrumen)})"},
        automargin=True,
    )
    if instrumen.gerbang is not None:
        ambang = float(instrumen.gerbang.ambang.nilai)
        gambar.add_hline(y=ambang, line={"color": rupa.garis, "width": 1.5, "dash": "dash"})
    gambar.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "itemclick": False, "itemdoubleclick": False},
        margin={"t": 48},
    )
    return gambar
