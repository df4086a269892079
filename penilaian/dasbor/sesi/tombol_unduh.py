"""Download buttons: the file is made when one is pressed, and only for who the page was drawn for."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import streamlit as st

from penilaian.berkas import tulis_hasil
from penilaian.dasbor.komponen.unduh import MIME, SEBUTAN, isi_berkas
from penilaian.dasbor.sesi.siapa import untuk_yang_melihat
from penilaian.instrumen import Instrumen


def tombol_unduh(label: str, nama: str, tulis: Callable[[Path], None], *, kunci: str, utama: bool = False) -> None:
    """Draw one download button; the file is written when it is pressed, and only for who it was drawn for.

    Args:
        label: text of the button.
        nama: name of the file with its suffix, chosen by us, never by an upload.
        tulis: writes it.
        kunci: widget key.
        utama: the page's main deed.
    """
    akhiran = Path(nama).suffix
    st.download_button(
        label,
        untuk_yang_melihat(lambda: isi_berkas(tulis, akhiran)),
        file_name=nama,
        mime=MIME[akhiran],
        key=kunci,
        on_click="ignore",
        type="primary" if utama else "secondary",
    )


def unduh_tabel(
    tabel: Callable[[], pd.DataFrame],
    nama: str,
    kunci: str,
    akhiran: Iterable[str] = (".csv", ".xlsx"),
    *,
    instrumen: Instrumen | None = None,
) -> None:
    """Draw a row of buttons that download one table in several formats.

    Args:
        tabel: returns it, only when it is needed.
        nama: name of the files without suffix.
        kunci: start of the widget keys.
        akhiran: suffixes.
        instrumen: that its results were scored with, if it holds any.
    """
    with st.container(horizontal=True):
        for a in akhiran:
            tombol_unduh(
                f"Unduh {SEBUTAN[a]}",
                nama + a,
                lambda p: tulis_hasil(tabel(), p, instrumen),
                kunci=f"{kunci}_{a.lstrip('.')}",
            )
