"""The look of Isi Penilaian, beside the shared one."""

from pathlib import Path
from typing import Final

from penilaian.dasbor.komponen.gaya import gaya_halaman, pasang_gaya

_LEMBAR: Final = Path(__file__).with_name("isi.css")


def gaya_isi() -> None:
    """Put the shared style sheets and this page's on the page."""
    gaya_halaman()
    pasang_gaya(_LEMBAR)
