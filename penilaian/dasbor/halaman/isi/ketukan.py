"""What the server heard of the taps on a card, for the browser to hold against what was tapped (``ketukan.js``)."""

import json
import re
from collections.abc import Callable, Mapping

from penilaian.dasbor.halaman.isi.penyimpan import Tab
from penilaian.markah import Html, unsur


def ditekan(tab: Tab, nama: str, kerja: Callable[[], object]) -> None:
    """Do what a button asks for, and count it once it is done; to be its ``on_click``.

    Args:
        tab: that it stands in.
        nama: its key.
        kerja: what it asks for; touches ``st.session_state`` no more than any callback here.
    """
    kerja()
    tab.tombol[nama] += 1


def jejak_ketukan(tab: Tab, indikator: str, terbaca: Mapping[str, object]) -> Html:
    """Return an empty place that carries what the server heard; the browser writes into it while it waits.

    Args:
        tab: that the card stands in.
        indikator: its id.
        terbaca: by key what the widgets hold that save when they change: text, tick, place of the chosen level.
    """
    awalan = f"isi_{tab.penilaian}_{indikator}_"
    tombol = {nama: n for nama, n in tab.tombol.items() if nama.startswith(awalan)}
    tab.gambar[indikator] += 1
    isi = {
        "tab": tab.tanda,
        "n": tab.gambar[indikator],
        "awalan": awalan,
        "isi": {_kelas(nama): nilai for nama, nilai in terbaca.items()},
        "tombol": {_kelas(nama): n for nama, n in tombol.items()},
    }
    # Attributes are written with single spaces; what was typed is compared as it was typed.
    tertulis = json.dumps(isi, separators=(",", ":")).replace(" ", "\\u0020")
    return unsur("span", kelas="pd-ketuk", role="status", data_pd_ketuk=tertulis)


def _kelas(nama: str) -> str:
    """Return the part of the class name that Streamlit makes of a key."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", nama)
