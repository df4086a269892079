"""Villages × groups as a heat map."""

from collections.abc import Sequence
from html import escape

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from penilaian.dasbor.halaman.bandingkan.plotly.bingkai import Baris, dasar, sumbu_baris
from penilaian.dasbor.halaman.bandingkan.plotly.label import angka, angka_sel, bersih, label_kelompok, singkat
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import Rupa
from penilaian.instrumen import Instrumen


def peta_panas(matriks: pd.DataFrame, desa: Sequence[str], instrumen: Instrumen, rupa: Rupa) -> go.Figure:
    """Return villages × groups as a heat map with the score in each cell; a dash stands where there is none.

    Scores in cells are whole points rounded down, one decimal on a short scale.

    Args:
        matriks: as ``banding.matriks`` returns it: a row a village, a column a group.
        desa: labels of its rows.
        instrumen: for names and the scale.
        rupa: the look.
    """
    awal, lebar = float(instrumen.skala.min), instrumen.mistar.lebar
    nilai = matriks.to_numpy(dtype=float)
    kelompok = [instrumen.kelompok_per_id[str(k)] for k in matriks.columns]
    baris = Baris([singkat(d, 15) for d in desa])
    gambar = go.Figure(
        go.Heatmap(
            z=[bersih(b) for b in nilai],
            x=list(range(len(kelompok))),
            y=baris.tengah,
            zmin=awal,
            zmax=float(instrumen.skala.maks),
            colorscale=rupa.skala_panas,
            showscale=False,
            xgap=1,
            ygap=1,
            hoverinfo="text",
            hovertext=[
                [
                    f"<b>{escape(d)}</b><br>{escape(k.nama)}<br>{angka(v, instrumen, 'belum ada jawaban')}"
                    for k, v in zip(kelompok, satu, strict=True)
                ]
                for d, satu in zip(desa, nilai, strict=True)
            ],
        )
    )
    tinta = np.array([[_tinta(v, awal, lebar, rupa) for v in satu] for satu in nilai], dtype=object)
    for warna in dict.fromkeys(tinta.ravel()):
        b, k = np.nonzero(tinta == warna)
        gambar.add_scatter(
            mode="text",
            x=k.tolist(),
            y=[baris.tengah[i] for i in b],
            text=[angka_sel(nilai[i, j], instrumen) or "–" for i, j in zip(b, k, strict=True)],
            textfont={"size": 10, "color": warna},
            hoverinfo="skip",
        )
    dasar(gambar, baris.tinggi, rupa)
    sumbu_baris(gambar, baris, rupa)
    label = [label_kelompok(k.id) for k in kelompok]
    gambar.update_xaxes(
        range=[-0.5, len(kelompok) - 0.5],
        tickvals=list(range(len(kelompok))),
        ticktext=list(map(escape, label)),
        autotickangles=[0, -60, -90],
        side="top",
        showgrid=False,
    )
    gambar.update_layout(height=int(baris.tinggi) + 44, margin={"t": 36, "b": 8, "r": 12})
    return gambar


def _tinta(nilai: float, awal: float, lebar: float, rupa: Rupa) -> str:
    return rupa.tinta_di((nilai - awal) / lebar) if np.isfinite(nilai) else rupa.tinta
