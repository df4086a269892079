"""A chart with its sentence above and its numbers as a table below."""

from collections.abc import Callable, Iterable

import plotly.graph_objects as go
import streamlit as st

from penilaian.angka import tulis_tetap
from penilaian.dasbor.halaman.bandingkan.plotly import SETELAN, Rupa
from penilaian.dasbor.komponen.lukis import lukis
from penilaian.instrumen import Instrumen
from penilaian.markah import Html, unsur
from penilaian.narasi.ejaan import rangkai


def bagian(judul: str, kalimat: str = "", cara: str = "", *, jangkar: str, kunci: Html | None = None) -> None:
    """Draw the head of a part of the page.

    Args:
        judul: heading.
        kalimat: a sentence that says what is seen.
        cara: a grey line how to read it.
        jangkar: what ``isi_halaman`` links to.
        kunci: the key to the drawing, as ``kunci_gambar`` returns it.
    """
    lukis(
        unsur(
            "div",
            unsur("h2", judul),
            unsur("p", kalimat, kelas="pd-terang") if kalimat else None,
            unsur("p", cara, kelas="pd-cara") if cara else None,
            kunci,
            kelas="pd-bagian-kepala",
            id=jangkar,
        )
    )


def kunci_gambar(tanda: Iterable[tuple[str, str]]) -> Html:
    """Return the key to a drawing: (look, meaning) pairs; a look is the class of a ``pd-contoh``."""
    return unsur(
        "ul",
        *(unsur("li", unsur("span", kelas=f"pd-contoh {rupa}", aria_hidden="true"), arti) for rupa, arti in tanda),
        kelas="pd-kunci",
    )


def kunci_batang(instrumen: Instrumen) -> tuple[tuple[str, str], ...]:
    """Return the key to the bars of top groups: (look, meaning) pairs."""
    terbuka = ("pd-arsiran", "mungkin, tergantung jawaban yang masih terbuka")
    if instrumen.gerbang is None:
        return (("pd-pucat", "pasti"), terbuka)
    ambang = tulis_tetap(instrumen.gerbang.ambang.nilai)
    lain = ["★"] if any(i.kritis for i in instrumen.indikator) else []
    lain += ["aspek"] if instrumen.lantai else []
    garis = (
        f"ambang {ambang}, syarat nilai; {rangkai(lain)} ikut menentukan"
        if lain
        else f"ambang, tercapai mulai {ambang}"
    )
    return (
        ("", "tercapai ✓"),
        ("pd-pucat", "belum tercapai"),
        terbuka,
        ("pd-garis-putus", garis),
    )


def kunci_peta(instrumen: Instrumen) -> tuple[tuple[str, str], ...]:
    """Return the key to the heat map: (look, meaning) pairs."""
    ujung = f"{tulis_tetap(instrumen.skala.min)} sampai {tulis_tetap(instrumen.skala.maks)}"
    return (("pd-panas", f"skor {ujung}, dibulatkan ke bawah"), ("pd-garis-datar", "belum ada jawaban"))


def isi_halaman(bagian: Iterable[tuple[str, str]]) -> Html:
    """Return links to the parts of a page: (anchor, name) pairs."""
    return unsur(
        "nav",
        *(unsur("a", nama, href=f"#{jangkar}") for jangkar, nama in bagian),
        kelas="pd-isi-halaman",
        aria_label="Bagian halaman",
    )


def rupa() -> Rupa:
    """Return the look of the theme that the visitor sees, as the settings describe it."""
    corak = "dark" if st.context.theme.type == "dark" else "light"

    nama = ("chartCategoricalColors", "chartSequentialColors", "textColor", "backgroundColor")
    deret, panas, tinta, kertas = (st.get_option(f"theme.{corak}.{n}") for n in nama)
    if not (deret and panas and tinta and kertas):
        return Rupa()
    return Rupa(tinta=tinta, kertas=kertas, deret=tuple(deret), panas=tuple(panas))


def bagan(gambar: go.Figure, alt: str, kunci: str) -> None:
    """Draw a chart: ``alt`` says in a sentence what it shows."""
    st.plotly_chart(gambar, config=dict(SETELAN), alt=alt, key=kunci)


def angka_bagan(lukis_tabel: Callable[[], None], kunci: str, judul: str = "Lihat angkanya sebagai tabel") -> None:
    """Draw a fold that loads the table only once it is opened."""
    lipatan = st.expander(judul, key=kunci, on_change="rerun")
    if lipatan.open:
        with lipatan:
            lukis_tabel()
