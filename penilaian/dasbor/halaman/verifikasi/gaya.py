"""The look of the sheet of one assessment, on Verifikasi and on Baca Penilaian."""

from pathlib import Path
from typing import Final

from penilaian.dasbor.komponen.gaya import pasang_gaya

_LEMBAR: Final = Path(__file__).with_name("verifikasi.css")


def gaya_verifikasi() -> None:
    """Put the style sheet of this room on the page, beside those of every page about assessments."""
    pasang_gaya(_LEMBAR)
