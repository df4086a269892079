"""The look of the pages beside Posisi Desa."""

from pathlib import Path
from typing import Final

from penilaian.dasbor.komponen.gaya import gaya, pasang_gaya

_LEMBAR: Final = Path(__file__).parent.parent / "gaya_halaman.css"


def gaya_halaman() -> None:
    """Put the shared style sheet and that of these pages on the page."""
    gaya()
    pasang_gaya(_LEMBAR)
