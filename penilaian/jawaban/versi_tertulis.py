"""Which version of the instrument rows say that they answer, where a table has a column for it."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from penilaian.instrumen import Instrumen
from penilaian.ketikan import longgar

_JUDUL: Final = ("versiinstrumen", "versi")
"""Headers of that column; the first can mean nothing else."""
_VERSI: Final = re.compile(r"v?([0-9]{1,4})((?:\.[0-9]{1,4}){0,2})")


def kolom_versi(judul: Sequence[str]) -> int | None:
    """Return the position of the column that says which version each row answers, None where there is none."""
    bentuk = [longgar(j.rpartition("/")[2]) for j in judul]
    return next((bentuk.index(nama) for nama in _JUDUL if nama in bentuk), None)


def versi_asing(judul: str, isi: Iterable[str], instrumen: Instrumen, versi_lain: Collection[str]) -> dict[str, str]:
    """Return the versions other than this one that a column names, each with the first cell that does.

    ``1`` and ``v1.0`` are 1.0.0. Under ``versi_instrumen`` any text counts; under ``versi``, which may be the file's
    own, only what is written with a point or is a version that there is.

    Args:
        judul: header of the column.
        isi: its cells.
        instrumen: this version.
        versi_lain: the other versions that there are.
    """
    tegas = longgar(judul.rpartition("/")[2]) == _JUDUL[0]
    asing: dict[str, str] = {}
    for sel in isi:
        teks = sel.strip()
        cocok = _VERSI.fullmatch(teks.casefold())
        versi = _lengkap(cocok[1] + cocok[2]) if cocok else teks
        berarti = tegas or (cocok is not None and (bool(cocok[2]) or versi in versi_lain))
        if teks and berarti and versi != _lengkap(instrumen.versi):
            asing.setdefault(versi, sel)
    return asing


def _lengkap(versi: str) -> str:
    """Return a version as three numbers: ``1.0`` is 1.0.0."""
    angka = [str(int(a)) for a in versi.split(".")]
    return ".".join([*angka, "0", "0"][: max(3, len(angka))])
