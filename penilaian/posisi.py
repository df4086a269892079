"""The gate: which stages are reached, where the village stands, and what holds it (§5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

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

_KEADAAN = TERPENUHI, DI_BAWAH, TERBUKA = range(3)
"""How a condition of a stage stands: met or tidak berlaku, below whatever is answered yet, open."""

KataKeadaan = Literal["di_bawah", "kosong"]


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
        penghambat_aspek: (n,) text: ids of the aspects of that stage whose upper bound lies below the floor, then of
            those whose lower bound alone does, separated by spaces; ``""`` where the instrument has no floor.
    """

    tingkat: tuple[str, ...]
    status: npt.NDArray[np.int8]
    pasti: npt.NDArray[np.int64]
    mungkin: npt.NDArray[np.int64]
    kurang: Larik
    penghambat: npt.NDArray[np.object_]
    penghambat_aspek: npt.NDArray[np.object_]


@dataclass(frozen=True)
class Syarat:
    """One condition of a stage, for n villages.

    Attributes:
        milik: the ★, the aspect that the floor is for, or the stage itself for its threshold.
        ambang: what the lower bound of ``milik`` must reach, on 0–1; None for a ★.
        keadaan: (n,) int8: TERPENUHI, DI_BAWAH, TERBUKA.
    """

    milik: Indikator | Kelompok
    ambang: float | None
    keadaan: npt.NDArray[np.int8]


def kritis_per_tingkat(instrumen: Instrumen) -> dict[str, tuple[Indikator, ...]]:
    """Return the ★ indicators of each stage, in the instrument's order."""
    return {
        t.id: tuple(i for i in instrumen.indikator if i.kritis and instrumen.puncak_dari(i.kelompok).id == t.id)
        for t in instrumen.puncak
    }


def aspek_per_tingkat(instrumen: Instrumen) -> dict[str, tuple[Kelompok, ...]]:
    """Return the groups of each stage that the floor is for, in the instrument's order; none without a floor."""
    dijaga = () if instrumen.lantai is None else instrumen.lantai.kelompok
    return {
        t.id: tuple(k for k in instrumen.kelompok if k.id in dijaga and instrumen.puncak_dari(k.id).id == t.id)
        for t in instrumen.puncak
    }


def ambang_satu(instrumen: Instrumen, tingkat: Kelompok) -> float:
    """Return the threshold of a stage on 0–1. ValueError where the instrument has no gate."""
    if instrumen.gerbang is None:
        raise ValueError(f"instrumen {instrumen.id} tidak mempunyai gerbang")
    return _ke_satu_skala(instrumen, (tingkat.ambang or instrumen.gerbang.ambang).nilai)


def lantai_satu(instrumen: Instrumen) -> float | None:
    """Return the floor of the aspects on 0–1, None where there is none."""
    return None if instrumen.lantai is None else _ke_satu_skala(instrumen, instrumen.lantai.nilai)


def _ke_satu_skala(instrumen: Instrumen, nilai: Decimal) -> float:
    s = instrumen.skala
    return float((nilai - s.min) / (s.maks - s.min))


def tentukan(instrumen: Instrumen, jawaban: Jawaban, skor: Skor) -> Posisi | None:
    """Return the status of every stage and the position, None where the instrument has no gate.

    Only bounds and ★ decide, never completeness (§5); comparisons tolerate 1e-9 on 0–1 (§7). With a floor the bounds of
    the stage's aspects decide too; one that is wholly tidak berlaku has none and holds nothing.
    """
    if instrumen.gerbang is None:
        return None
    per_tingkat = syarat_per_tingkat(instrumen, jawaban, skor)
    status = np.array([putusan([x.keadaan for x in semua]) for semua in per_tingkat])
    pasti, mungkin = pasti_dan_mungkin(status)
    kritis = [[x for x in semua if x.ambang is None] for semua in per_tingkat]
    aspek = [[x for x in semua if isinstance(x.milik, Kelompok) and x.milik.kelompok] for semua in per_tingkat]
    return Posisi(
        tuple(t.id for t in instrumen.puncak),
        status,
        pasti,
        mungkin,
        _kurang(instrumen, skor, pasti),
        _penghambat(kritis, pasti),
        _penghambat(aspek, pasti),
    )


def syarat_per_tingkat(instrumen: Instrumen, jawaban: Jawaban, skor: Skor) -> tuple[tuple[Syarat, ...], ...]:
    """Return the conditions of each stage (§5): its threshold, its ★, its aspects with a floor.

    ValueError where the instrument has no gate.
    """
    kritis, aspek = kritis_per_tingkat(instrumen), aspek_per_tingkat(instrumen)
    lantai = lantai_satu(instrumen)
    semua = []
    for t in instrumen.puncak:
        ambang, b = ambang_satu(instrumen, t), skor.baris(t.id)
        keadaan = np.full(len(jawaban), TERBUKA, dtype=np.int8)
        keadaan[skor.bawah[b] >= ambang - TOLERANSI] = TERPENUHI
        keadaan[skor.atas[b] < ambang - TOLERANSI] = DI_BAWAH
        bintang, rendah = _keadaan_kritis(jawaban, kritis[t.id]), _keadaan_aspek(instrumen, skor, aspek[t.id])
        semua.append(
            (
                Syarat(t, ambang, keadaan),
                *(Syarat(i, None, k) for i, k in zip(kritis[t.id], bintang, strict=True)),
                *(Syarat(a, lantai, k) for a, k in zip(aspek[t.id], rendah, strict=True)),
            )
        )
    return tuple(semua)


def putusan(keadaan: Sequence[npt.NDArray[np.int8]]) -> npt.NDArray[np.int8]:
    """Return (n,) status of a stage from how each of its conditions stands (each (n,), at least one)."""
    semua = np.array(keadaan)
    status = np.full(semua.shape[1], BELUM_PASTI, dtype=np.int8)
    status[(semua == TERPENUHI).all(axis=0)] = TERCAPAI
    status[(semua == DI_BAWAH).any(axis=0)] = BELUM
    return status


def pasti_dan_mungkin(status: npt.NDArray[np.int8]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return (n,) certain and possible positions from the (s, n) status of all stages, first to last."""
    pasti = np.cumprod(status == TERCAPAI, axis=0, dtype=np.int64).sum(axis=0)
    mungkin = np.cumprod(status != BELUM, axis=0, dtype=np.int64).sum(axis=0)
    return pasti, mungkin


def _keadaan_kritis(jawaban: Jawaban, kritis: tuple[Indikator, ...]) -> npt.NDArray[np.int8]:
    """Return (number of ★, n) int8, codes of ``_KEADAAN``."""
    keadaan = np.full((len(kritis), len(jawaban)), TERPENUHI, dtype=np.int8)
    for b, i in enumerate(kritis):
        j = jawaban.nomor(i.id)
        terjawab = jawaban.keadaan[j] == TERJAWAB
        keadaan[b, terjawab & ~memenuhi(i, jawaban.nilai[j])] = DI_BAWAH
        keadaan[b, jawaban.keadaan[j] == KOSONG] = TERBUKA
    return keadaan


def _keadaan_aspek(
    instrumen: Instrumen, skor: Skor, aspek: tuple[Kelompok, ...], desa: slice = slice(None)
) -> npt.NDArray[np.int8]:
    """Return (number of aspects, n) int8, codes of ``_KEADAAN``; bounds that are not there (NaN) are below nothing."""
    letak = [skor.baris(k.id) for k in aspek]
    bawah, atas = skor.bawah[letak, desa], skor.atas[letak, desa]
    keadaan = np.full(bawah.shape, TERPENUHI, dtype=np.int8)
    if (lantai := lantai_satu(instrumen)) is not None:
        keadaan[bawah < lantai - TOLERANSI] = TERBUKA
        keadaan[atas < lantai - TOLERANSI] = DI_BAWAH
    return keadaan


def memenuhi(indikator: Indikator, nilai: Larik) -> npt.NDArray[np.bool_]:
    """Return whether answers in own unit are at or above the ★ minimum; True throughout for one without ★."""
    if indikator.kritis is None:
        return np.ones(nilai.shape, dtype=bool)
    minimum = ke_satu(indikator, np.array(float(indikator.kritis.minimum)))
    return np.asarray(ke_satu(indikator, nilai) >= minimum - TOLERANSI)


def _kurang(instrumen: Instrumen, skor: Skor, pasti: npt.NDArray[np.int64]) -> Larik:
    """Return how far the lower bound of the first stage not reached is from its threshold, in scale points."""
    kurang = np.zeros(len(pasti))
    lebar = float(instrumen.skala.maks - instrumen.skala.min)
    for s, t in enumerate(instrumen.puncak):
        di_sini = pasti == s
        jarak = ambang_satu(instrumen, t) - skor.bawah[skor.baris(t.id)][di_sini]
        kurang[di_sini] = np.where(jarak > TOLERANSI, jarak, 0.0) * lebar
    return kurang


def _penghambat(per_tingkat: Sequence[Sequence[Syarat]], pasti: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    """Return the blocking ids as text; each distinct combination is written once."""
    teks = np.full(len(pasti), "", dtype=object)
    for s, syarat in enumerate(per_tingkat):
        di_sini = np.flatnonzero(pasti == s)
        keadaan = np.array([x.keadaan[di_sini] for x in syarat], dtype=np.int8).reshape(len(syarat), di_sini.size)
        ragam = np.zeros(di_sini.size, dtype=np.int64)
        for baris in keadaan:
            ragam = pd.factorize(ragam * len(_KEADAAN) + baris)[0].astype(np.int64)
        wakil = np.flatnonzero(~pd.Series(ragam).duplicated().to_numpy())
        kata = [
            " ".join(
                x.milik.id for jenis in (DI_BAWAH, TERBUKA) for x, k in zip(syarat, kolom, strict=True) if k == jenis
            )
            for kolom in keadaan[:, wakil].T
        ]
        teks[di_sini] = np.array(kata, dtype=object)[ragam]
    return teks


def rinci_kritis(instrumen: Instrumen, jawaban: Jawaban, baris: int) -> Mapping[str, KataKeadaan]:
    """Return for one village each ★ that is not met: id → ``"di_bawah"`` or ``"kosong"``, all stages."""
    ini = jawaban.ambil([baris])
    return _rinci((kritis, _keadaan_kritis(ini, kritis)) for kritis in kritis_per_tingkat(instrumen).values())


def rinci_aspek(instrumen: Instrumen, skor: Skor, baris: int) -> Mapping[str, KataKeadaan]:
    """Return for one village each aspect that the floor is not certainly met by, all stages.

    Id → ``"di_bawah"`` where no answer to what is open can lift it to the floor, else ``"kosong"``.
    """
    semua = aspek_per_tingkat(instrumen).values()
    return _rinci((aspek, _keadaan_aspek(instrumen, skor, aspek, slice(baris, baris + 1))) for aspek in semua)


def _rinci(
    per_tingkat: Iterable[tuple[Sequence[Indikator | Kelompok], npt.NDArray[np.int8]]],
) -> dict[str, KataKeadaan]:
    return {
        i.id: "di_bawah" if k == DI_BAWAH else "kosong"
        for syarat, keadaan in per_tingkat
        for i, k in zip(syarat, keadaan.ravel(), strict=True)
        if k != TERPENUHI
    }
