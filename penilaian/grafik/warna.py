"""Colours of drawings: on screen they follow the theme, on paper they are black and greys."""

from dataclasses import asdict, dataclass, fields
from typing import Final


@dataclass(frozen=True)
class Warna:
    """What a drawing is painted with.

    Attributes:
        muka: inside of an empty box.
        pijak: the plinth that a box stands on.
        tinta: text and thresholds; read on ``muka``, ``pijak`` and the page (contrast ≥ 4.5).
        isi: fill of what is not reached; never without an outline of ``utama`` or ``tepi`` and a number.
        utama: reached, next, hatching (≥ 3 on ``muka`` and the page).
        kuat: the village's own step.
        di_padat: a line on ``utama`` or ``kuat`` (≥ 3).
        tepi: outlines of what comes later, the ground (≥ 3).
        di_sini: the house and its label, nothing else.
    """

    muka: str
    pijak: str
    tinta: str
    isi: str
    utama: str
    kuat: str
    di_padat: str
    tepi: str
    di_sini: str


TERANG: Final = Warna(
    muka="#ffffff",
    pijak="#e8e0cc",
    tinta="#15302e",
    isi="#a9d6cc",
    utama="#0f766e",
    kuat="#0b4f49",
    di_padat="#ffffff",
    tepi="#6f8682",
    di_sini="#b34e08",
)
GELAP: Final = Warna(
    muka="#172927",
    pijak="#2a3a33",
    tinta="#e8f2ef",
    isi="#2f6a62",
    utama="#5fd0bf",
    kuat="#8be3d5",
    di_padat="#0b2a27",
    tepi="#7f9a95",
    di_sini="#ff9d57",
)
KERTAS: Final = Warna(
    muka="#ffffff",
    pijak="#ececec",
    tinta="#000000",
    isi="#c4c4c4",
    utama="#333333",
    kuat="#000000",
    di_padat="#ffffff",
    tepi="#666666",
    di_sini="#000000",
)
LAYAR: Final = Warna(**{k: f"var(--pd-gambar-{k.replace('_', '-')},{v})" for k, v in asdict(TERANG).items()})
"""Custom properties of ``gaya_warna``; without them, as in a file of its own, the light colours."""


def gaya_warna(pemilih: str) -> str:
    """Return the rules that give ``LAYAR`` its colours inside ``pemilih``: light, dark by ``color-scheme``, print.

    Browsers that don't know ``light-dark()`` stay with the light ones.
    """
    tema = ";".join(
        f"--pd-gambar-{f.name.replace('_', '-')}:light-dark({getattr(TERANG, f.name)},{getattr(GELAP, f.name)})"
        for f in fields(Warna)
    )
    kertas = ";".join(f"--pd-gambar-{k.replace('_', '-')}:{v}" for k, v in asdict(KERTAS).items())
    return f"@supports (color:light-dark(#000,#fff)){{{pemilih}{{{tema}}}}}\n@media print{{{pemilih}{{{kertas}}}}}\n"
