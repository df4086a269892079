"""The frame of every chart: decimal comma, margins, rows from top to bottom, threshold."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go

from penilaian.dasbor.halaman.bandingkan.plotly.label import sebut_skala
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import Rupa
from penilaian.instrumen import Instrumen

SETELAN: Final[Mapping[str, Any]] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""Plotly's own settings for every chart: no buttons, no zoom that traps a scrolling thumb."""

HURUF: Final = 12
"""Size of text, pixels; on a phone too."""

TEBAL: Final = 14
"""Thickness of a bar, pixels."""

BARIS, BARIS_LIPAT = 26, 36
"""Height of a row with a label of one or two lines, pixels."""

_ATAS, _BAWAH = 8, 48


class Baris:
    """Rows from top to bottom, each as high as its label needs; one unit of the y axis is a pixel."""

    def __init__(self, label: Sequence[str]) -> None:
        """Lay out ``label``, ready for Plotly; one with ``<br>`` has two lines."""
        self.label = list(label)
        tinggi = [BARIS_LIPAT if "<br>" in t else BARIS for t in label]
        tepi = [0, *accumulate(tinggi)]
        self.tinggi = tepi[-1]
        self.tengah = [(a + b) / 2 for a, b in pairwise(tepi)]


def susun(
    gambar: go.Figure, baris: Baris, instrumen: Instrumen, rupa: Rupa, kanan: Sequence[str] | None = None
) -> None:
    """Frame a chart of rows along the instrument's scale; ``kanan`` = a column of text at the right end."""
    dasar(gambar, baris.tinggi, rupa)
    awal, akhir = float(instrumen.skala.min), float(instrumen.skala.maks)
    sumbu_baris(gambar, baris, rupa)
    gambar.update_xaxes(
        range=[awal, akhir + 0.015 * (akhir - awal)],
        tickvals=np.linspace(awal, akhir, 5).tolist(),
        title={"text": f"Skor ({sebut_skala(instrumen)})", "standoff": 8},
    )
    if kanan is not None:
        gambar.add_scatter(x=[None], y=[None], yaxis="y2", hoverinfo="skip", showlegend=False)
        gambar.update_layout(
            yaxis2={
                "overlaying": "y",
                "side": "right",
                "range": [baris.tinggi, 0],
                "tickvals": baris.tengah,
                "ticktext": list(kanan),
                "tickfont": {"size": HURUF, "color": rupa.tinta},
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            }
        )


def sumbu_baris(gambar: go.Figure, baris: Baris, rupa: Rupa) -> None:
    """Put the labels of rows on the left."""
    gambar.update_yaxes(
        range=[baris.tinggi, 0],
        tickvals=baris.tengah,
        ticktext=baris.label,
        tickfont={"size": HURUF, "color": rupa.tinta},
        automargin=True,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        title=None,
    )


def dasar(gambar: go.Figure, tinggi: float, rupa: Rupa) -> None:
    """Set what all charts share."""
    gambar.update_layout(
        separators=",.",
        colorway=rupa.deret,
        height=int(tinggi) + _ATAS + _BAWAH,
        margin={"l": 4, "r": 4, "t": _ATAS, "b": _BAWAH},
        showlegend=False,
        dragmode=False,
        barmode="overlay",
        font={"size": HURUF, "color": rupa.tinta},
        legend={"font": {"color": rupa.tinta}},
        hoverlabel={"align": "left"},
    )
    for sumbu in (gambar.update_xaxes, gambar.update_yaxes):
        sumbu(
            tickfont={"size": HURUF, "color": rupa.tinta},
            title={"font": {"size": HURUF, "color": rupa.tinta}},
            fixedrange=True,
            zeroline=False,
        )


def garis_ambang(gambar: go.Figure, ambang: float, rupa: Rupa) -> None:
    """Draw the threshold as a dashed upright line."""
    gambar.add_vline(x=ambang, line={"color": rupa.garis, "width": 1.5, "dash": "dash"})
