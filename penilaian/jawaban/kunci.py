"""Who and when: village code, period and the other columns that are not answers."""

import re
from collections.abc import Iterator
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.desa import bakukan
from penilaian.jawaban.sel import GalatSel

KOLOM_KUNCI: Final = ("kode_desa", "nama_desa", "kecamatan", "kabupaten", "periode", "tanggal")

BentukPeriode = Literal["tahun", "semester", "triwulan"]
_TULIS_KODE = "Tulis kode Kemendagri sepuluh angka, misalnya 15.01.20.2006 atau 1501202006."
_TULIS_PERIODE = "Tulis tahun (2026), semester (2026-S1) atau triwulan (2026-T3), bukan tanggal."
_SISAKAN_SATU = "Sisakan satu baris saja untuk setiap desa dan periode."
_PERIODE = re.compile(r"[0-9]{4}(?:-(S[12]|T[1-4]))?")


def bentuk_periode(periode: str) -> BentukPeriode | None:
    """Return the form of a period (``2026``, ``2026-S1``, ``2026-T3``), None where it has none of them.

    Change is computed between periods of one form only.
    """
    cocok = _PERIODE.fullmatch(periode)
    if not cocok:
        return None
    akhir = cocok[1]
    if akhir is None:
        return "tahun"
    return "semester" if akhir.startswith("S") else "triwulan"


def periksa_kunci(kunci: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[str, GalatSel]]]:
    """Return the key columns in standard form, and their faults by column.

    Args:
        kunci: text columns, at least ``kode_desa`` and ``periode``; missing others become ``""``.

    Returns:
        All of ``KOLOM_KUNCI`` as text with dotted codes, and (column, fault) pairs: a code without the form of
        Kemendagri (J10), a period of another form (J11), the same village and period twice (J12).
    """
    kosong = pd.Series("", index=kunci.index, dtype="str")
    baku = pd.DataFrame({k: kunci[k].astype("str").str.strip() if k in kunci else kosong for k in KOLOM_KUNCI})
    asal = baku["kode_desa"]
    baku["kode_desa"] = bakukan(asal)
    galat: list[tuple[str, GalatSel]] = []
    for kode, posisi in _per_isi(asal, baku["kode_desa"] == ""):
        pesan = f"kode desa {kode!r} tidak dikenali bentuknya" if kode else "kode desa kosong"
        galat.append(("kode_desa", GalatSel(posisi, "J10", pesan, _TULIS_KODE)))
    bentuk = {p: bentuk_periode(p) for p in baku["periode"].unique()}
    for periode, posisi in _per_isi(baku["periode"], baku["periode"].map(bentuk).isna()):
        pesan = f"periode {periode!r} tidak dikenali" if periode else "periode kosong"
        galat.append(("periode", GalatSel(posisi, "J11", pesan, _TULIS_PERIODE)))
    kunci_ganda = baku["kode_desa"].str.cat(baku["periode"], sep=" periode ")
    for satu, posisi in _per_isi(kunci_ganda, (baku["kode_desa"] != "") & kunci_ganda.duplicated(keep=False)):
        pesan = f"desa {satu} ada {len(posisi)} kali"
        galat.append(("kode_desa", GalatSel(posisi, "J12", pesan, _SISAKAN_SATU)))
    return baku, galat


def _per_isi(kolom: pd.Series, salah: pd.Series) -> Iterator[tuple[str, npt.NDArray[np.intp]]]:
    """Yield each distinct text among the faulty cells with the positions where it stands, in file order."""
    posisi = np.flatnonzero(salah.to_numpy(dtype=bool))
    if not posisi.size:
        return
    kode, isi = pd.factorize(kolom.iloc[posisi])
    urut = np.argsort(kode, kind="stable")
    awal = np.flatnonzero(np.diff(kode[urut])) + 1
    yield from zip(map(str, isi), np.split(posisi[urut], awal), strict=True)
