"""The gate: which stages are reached, where the village stands, and what holds it (§5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import TOLERANSI
from penilaian.instrumen import Indikator, Instrumen, Kelompok
from penilaian.jawaban import KOSONG, TERJAWAB, Jawaban
from penilaian.skor import Larik, Skor, ke_satu

BELUM: Final = 0
BELUM_PASTI: Final = 1
TERCAPAI: Final = 2
STATUS: Final = ("belum", "belum_pasti", "tercapai")
"""Status words by code."""

_KEADAAN = _TERPENUHI, _DI_BAWAH, _TERBUKA = range(3)
"""How a ★ stands: met or tidak berlaku, answered below its minimum, open."""


@dataclass(frozen=True)
class Posisi:
    """Where n villages stand on s stages.

    Attributes:
        tingkat: s ids of the stages, first to last.
        status: (s, n) int8: BELUM, BELUM_PASTI, TERCAPAI.
        pasti: (n,) int64, 0 to s: highest stage with all up to it tercapai.
        mungkin: (n,) the same with "not belum"; never below ``pasti``.
        kurang: (n,) threshold minus lower bound of the first stage not reached, in points of the scale, ≥ 0;
            0 where all are reached.
        penghambat: (n,) text: ids of the ★ of that stage below minimum, then of the open ones, separated by spaces.
    """

    tingkat: tuple[str, ...]
    status: npt.NDArray[np.int8]
    pasti: npt.NDArray[np.int64]
    mungkin: npt.NDArray[np.int64]
    kurang: Larik
    penghambat: npt.NDArray[np.object_]


def kritis_per_tingkat(instrumen: Instrumen) -> dict[str, tuple[Indikator, ...]]:
    """Return the ★ indicators of each stage, in the instrument's order."""
    return {
        t.id: tuple(i for i in instrumen.indikator if i.kritis and instrumen.puncak_dari(i.kelompok).id == t.id)
        for t in instrumen.puncak
    }


def ambang_satu(instrumen: Instrumen, tingkat: Kelompok) -> float:
    """Return the threshold of a stage on 0–1. ValueError where the instrument has no gate."""
    if instrumen.gerbang is None:
        raise ValueError(f"instrumen {instrumen.id} tidak mempunyai gerbang")
    ambang = (tingkat.ambang or instrumen.gerbang.ambang).nilai
    s = instrumen.skala
    return float((ambang - s.min) / (s.maks - s.min))


def tentukan(instrumen: Instrumen, jawaban: Jawaban, skor: Skor) -> Posisi | None:
    """Return the status of every stage and the position, None where the instrument has no gate.

    Only bounds and ★ decide, never completeness (§5); comparisons tolerate 1e-9 on 0–1 (§7).
    """
    if instrumen.gerbang is None:
        return None
    tingkat, n = instrumen.puncak, len(jawaban)
    kritis = kritis_per_tingkat(instrumen)
    bintang = {t.id: _keadaan_kritis(jawaban, kritis[t.id]) for t in tingkat}
    ambang = np.array([ambang_satu(instrumen, t) for t in tingkat])
    status = np.empty((len(tingkat), n), dtype=np.int8)
    for s, t in enumerate(tingkat):
        b = skor.baris(t.id)
        di_bawah, terbuka = (bintang[t.id] == _DI_BAWAH).any(axis=0), (bintang[t.id] == _TERBUKA).any(axis=0)
        status[s] = BELUM_PASTI
        status[s, (skor.bawah[b] >= ambang[s] - TOLERANSI) & ~di_bawah & ~terbuka] = TERCAPAI
        status[s, (skor.atas[b] < ambang[s] - TOLERANSI) | di_bawah] = BELUM
    pasti = np.cumprod(status == TERCAPAI, axis=0, dtype=np.int64).sum(axis=0)
    mungkin = np.cumprod(status != BELUM, axis=0, dtype=np.int64).sum(axis=0)
    return Posisi(
        tuple(t.id for t in tingkat),
        status,
        pasti,
        mungkin,
        _kurang(instrumen, skor, ambang, pasti),
        _penghambat([(kritis[t.id], bintang[t.id]) for t in tingkat], pasti),
    )


def _keadaan_kritis(jawaban: Jawaban, kritis: tuple[Indikator, ...]) -> npt.NDArray[np.int8]:
    """Return (number of ★, n) int8, codes of ``_KEADAAN``."""
    keadaan = np.full((len(kritis), len(jawaban)), _TERPENUHI, dtype=np.int8)
    for b, i in enumerate(kritis):
        j = jawaban.nomor(i.id)
        terjawab = jawaban.keadaan[j] == TERJAWAB
        keadaan[b, terjawab & ~memenuhi(i, jawaban.nilai[j])] = _DI_BAWAH
        keadaan[b, jawaban.keadaan[j] == KOSONG] = _TERBUKA
    return keadaan


def memenuhi(indikator: Indikator, nilai: Larik) -> npt.NDArray[np.bool_]:
    """Return whether answers in own unit are at or above the ★ minimum; True throughout for one without ★."""
    if indikator.kritis is None:
        return np.ones(nilai.shape, dtype=bool)
    minimum = ke_satu(indikator, np.array(float(indikator.kritis.minimum)))
    return np.asarray(ke_satu(indikator, nilai) >= minimum - TOLERANSI)


def _kurang(instrumen: Instrumen, skor: Skor, ambang: Larik, pasti: npt.NDArray[np.int64]) -> Larik:
    """Return how far the lower bound of the first stage not reached is from its threshold, in scale points."""
    kurang = np.zeros(len(pasti))
    lebar = float(instrumen.skala.maks - instrumen.skala.min)
    for s, t in enumerate(instrumen.puncak):
        di_sini = pasti == s
        jarak = ambang[s] - skor.bawah[skor.baris(t.id)][di_sini]
        kurang[di_sini] = np.where(jarak > TOLERANSI, jarak, 0.0) * lebar
    return kurang


def _penghambat(
    per_tingkat: list[tuple[tuple[Indikator, ...], npt.NDArray[np.int8]]], pasti: npt.NDArray[np.int64]
) -> npt.NDArray[np.object_]:
    """Return the blocking ids as text; each distinct combination is written once."""
    teks = np.full(len(pasti), "", dtype=object)
    for s, (kritis, keadaan) in enumerate(per_tingkat):
        di_sini = np.flatnonzero(pasti == s)
        ragam = np.zeros(di_sini.size, dtype=np.int64)
        for baris in keadaan[:, di_sini]:
            ragam = pd.factorize(ragam * len(_KEADAAN) + baris)[0].astype(np.int64)
        wakil = np.flatnonzero(~pd.Series(ragam).duplicated().to_numpy())
        kata = [
            " ".join(i.id for jenis in (_DI_BAWAH, _TERBUKA) for i, k in zip(kritis, kolom, strict=True) if k == jenis)
            for kolom in keadaan[:, di_sini[wakil]].T
        ]
        teks[di_sini] = np.array(kata, dtype=object)[ragam]
    return teks


def rinci_kritis(instrumen: Instrumen, jawaban: Jawaban, baris: int) -> Mapping[str, str]:
    """Return for one village each ★ that is not met: id → ``"di_bawah"`` or ``"kosong"``, all stages."""
    hasil = {}
    for kritis in kritis_per_tingkat(instrumen).values():
        keadaan = _keadaan_kritis(jawaban.ambil([baris]), kritis).ravel()
        for i, k in zip(kritis, keadaan, strict=True):
            if k != _TERPENUHI:
                hasil[i.id] = "di_bawah" if k == _DI_BAWAH else "kosong"
    return hasil
