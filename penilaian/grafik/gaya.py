"""The style sheet of what is drawn here, for pages."""

from functools import cache
from pathlib import Path

from penilaian.grafik.warna import gaya_warna


@cache
def gaya() -> str:
    """Return the rules: which drawing fits the screen, bars, and the colours of both themes and of print."""
    sini = Path(__file__)
    return "".join(sini.with_name(f"{n}.css").read_text("utf-8") for n in ("tangga", "batang")) + gaya_warna(
        ":is(.pd-tangga,.pd-deret)"
    )
