"""Between what a person chooses and the cell text that is kept (pure; nothing here draws or saves)."""

from collections.abc import Mapping
from typing import Final

from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang
from penilaian.jawaban import KOSONG, NIHIL, TB, TIDAK_BERLAKU, urai
from penilaian.narasi.jawaban import SEBUTAN_SEL

TIDAK_TAHU: Final = "?"
"""Choice of who does not know; kept as ``""``, and never written."""

SEBUTAN: Final[Mapping[str, str]] = {**SEBUTAN_SEL, TIDAK_TAHU: "Belum tahu"}
"""What the choices beside levels, items and numbers are called."""


def pilihan_lain(indikator: Indikator) -> tuple[str, ...]:
    """Return the choices beside levels, items and numbers: of ``NIHIL``, ``TB`` and ``?`` those that it allows."""
    nihil = (NIHIL,) if isinstance(indikator, IndikatorDaftar) else ()
    tb = (TB,) if indikator.tidak_berlaku is not None else ()
    return (*nihil, *tb, TIDAK_TAHU)


def terpilih(indikator: Indikator, teks: str, *, pernah: bool) -> str | None:
    """Return which choice a kept text is: a level, ``NIHIL``, ``TB``, ``?``; None for items, numbers and nothing yet.

    Args:
        indikator: that is answered.
        teks: the cell.
        pernah: something was saved; ``""`` then means that nobody knows, and not that nobody looked.
    """
    u = urai(indikator, [teks])
    keadaan = int(u.keadaan[0])
    if keadaan == KOSONG:
        return TIDAK_TAHU if pernah else None
    if keadaan == TIDAK_BERLAKU:
        return TB
    if isinstance(indikator, IndikatorJenjang):
        return f"{u.nilai[0]:.0f}"
    return NIHIL if isinstance(indikator, IndikatorDaftar) and u.nilai[0] == 0 else None


def ubah_centang(teks: str, butir: str, ada: bool) -> str:
    """Return a kept list with one item ticked or not; without any tick left it is kosong.

    "None of them" is never concluded from that: it is a choice of its own (``NIHIL``).
    """
    tetap = [k for k in teks.split() if k.upper() not in {NIHIL, TB} and k.lower() != butir]
    return " ".join([*tetap, butir] if ada else tetap)


def teks_pilihan(pilihan: str | None) -> str:
    """Return the cell text of a choice; who does not know, or takes a choice back, has not answered."""
    return "" if pilihan in {None, TIDAK_TAHU} else str(pilihan)
