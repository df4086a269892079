"""How scores spread over the villages, and where one village stands among them."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from penilaian.angka import ribuan
from penilaian.dasbor.halaman.bandingkan.plotly.bingkai import Baris, garis_ambang, susun
from penilaian.dasbor.halaman.bandingkan.plotly.label import angka, atau, bersih, label_baris
from penilaian.dasbor.halaman.bandingkan.plotly.rupa import DI_SINI, Rupa
from penilaian.instrumen import Instrumen
from penilaian.narasi.banding import nama_kelompok


def kotak_sebaran(sebaran: pd.DataFrame, instrumen: Instrumen, rupa: Rupa) -> go.Figure:
    """Return how scores spread, a box a group: middle half of the villages, median, lowest and highest.

    Args:
        sebaran: as ``banding.sebaran`` returns it; the index holds group ids, ``AKAR`` for the index itself. Groups
            without a score are left out.
        instrumen: for names, scale and the common threshold.
        rupa: the look.
    """
    ada = sebaran[sebaran["desa"] > 0]
    baris = Baris([label_baris(instrumen, str(k)) for k in ada.index])
    pagar = {"lowerfence": "terendah", "q1": "kuartil_bawah", "median": "median", "q3": "kuartil_atas"}
    gambar = go.Figure()
    gambar.add_box(
        orientation="h",
        y=baris.tengah,
        **{nama: ada[k].tolist() for nama, k in (pagar | {"upperfence": "tertinggi"}).items()},
        hoverinfo="skip",
        marker={"color": rupa.deret[0]},
        line={"width": 1.5},
        width=16,
    )
    tulis = instrumen.mistar.tulis
    gambar.add_scatter(
        mode="markers",
        y=baris.tengah,
        x=ada["median"].tolist(),
        marker={"opacity": 0, "size": 18},
        hovertext=[
            f"<b>{escape(nama_kelompok(instrumen, str(k)))}</b><br>{ribuan(int(r['desa']))} desa<br>"
            f"terendah {tulis(r['terendah'])}, median {tulis(r['median'])}, tertinggi {tulis(r['tertinggi'])}"
            for k, r in ada.iterrows()
        ],
        hoverinfo="text",
    )
    susun(gambar, baris, instrumen, rupa)
    if instrumen.gerbang is not None:
        garis_ambang(gambar, float(instrumen.gerbang.ambang.nilai), rupa)
    return gambar


def selisih_desa(selisih: pd.DataFrame, instrumen: Instrumen, rupa: Rupa) -> go.Figure:
    """Return one village's scores as marks, with a bar to the median of the villages compared and a mark at the best.

    Args:
        selisih: as ``banding.selisih`` returns it; the index holds group ids, ``AKAR`` for the index itself.
        instrumen: for names and the scale.
        rupa: the look.
    """
    baris = Baris([label_baris(instrumen, str(k)) for k in selisih.index])
    skor, median = selisih["skor"].to_numpy(dtype=float), selisih["median"].to_numpy(dtype=float)
    gambar = go.Figure()
    gambar.add_bar(
        orientation="h",
        y=baris.tengah,
        x=bersih(skor - median),
        base=bersih(median),
        marker={"color": rupa.deret[0], "opacity": 0.45},
        width=8,
        hoverinfo="skip",
    )
    for nilai, tanda in (
        (median, {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": rupa.garis}}),
        (selisih["terbaik"].to_numpy(dtype=float), {"symbol": "diamond", "size": 10, "color": rupa.garis}),
    ):
        gambar.add_scatter(
            mode="markers", y=baris.tengah, x=bersih(nilai), marker=tanda, hoverinfo="skip", cliponaxis=False
        )
    gambar.add_scatter(
        mode="markers",
        y=baris.tengah,
        x=bersih(skor),
        marker={"symbol": "circle", "size": 13, "color": DI_SINI},
        cliponaxis=False,
        hovertext=[
            f"<b>{escape(nama_kelompok(instrumen, str(k)))}</b><br>{atau(r['skor'], instrumen)}<br>"
            f"median {atau(r['median'], instrumen)}, terbaik {atau(r['terbaik'], instrumen)}"
            for k, r in selisih.iterrows()
        ],
        hoverinfo="text",
    )
    kanan = [angka(v, instrumen, "–") for v in skor]
    susun(gambar, baris, instrumen, rupa, kanan)
    return gambar
