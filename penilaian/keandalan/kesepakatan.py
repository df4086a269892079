"""Coefficients of agreement: per cent, Cohen's weighted kappa, Krippendorff's alpha, each with what it rests on.

Levels and numbers are kept apart. Rungs are ordered categories: kappa with quadratic weights and ordinal alpha.
Checklists, percentages, numbers and surveys are compared as scores 0–1 after their goalposts: interval alpha.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import krippendorff
import numpy as np
import numpy.typing as npt

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator, IndikatorJenjang, Instrumen
from penilaian.jawaban import TERJAWAB, Jawaban
from penilaian.keandalan.selisih import ARAH, Selisih, Topeng
from penilaian.skor import ke_satu

Larik = npt.NDArray[np.float64]
Golongan = Literal["jenjang", "angka"]

_SAMA = ARAH.index("sama")


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One coefficient.

    Attributes:
        nilai: None where it cannot be computed; ``sebab`` then says why (Indonesian).
        banyak: answers that it rests on, each given by at least two.
        kategori: categories that were possible, 0 for numbers.
    """

    nilai: float | None
    banyak: int
    sebab: str = ""
    kategori: int = 0


@dataclass(frozen=True, slots=True)
class Kesepakatan:
    """How far two answer sets agree.

    Attributes:
        persen: share 0–1 of the answers that both looked at and that are the same.
        kappa: Cohen's, quadratic weights, of the levels that both gave.
        alfa_jenjang: Krippendorff's, ordinal, of the same levels.
        alfa_angka: Krippendorff's, interval, of all other answers as scores 0–1.
    """

    persen: Ukuran
    kappa: Ukuran
    alfa_jenjang: Ukuran
    alfa_angka: Ukuran


def kesepakatan(selisih: Selisih) -> Kesepakatan:
    """Return the agreement of two answer sets over all their indicators and villages.

    Per cent counts every answer that both looked at; the coefficients only those to which both gave a value (tidak
    berlaku has no place in an order).
    """
    ini, dilihat = selisih.instrumen, selisih.dinilai
    banyak = int(dilihat.sum())
    sama = int(((selisih.arah == _SAMA) & dilihat).sum())
    persen = Ukuran(sama / banyak, banyak) if banyak else Ukuran(None, 0, "belum ada jawaban yang dinilai keduanya")
    jenjang, angka = (_tumpuk(ini, (selisih.pertama, selisih.kedua), g, dilihat) for g in ("jenjang", "angka"))
    kategori = range(_anak_tangga(ini))
    return Kesepakatan(
        persen=persen,
        kappa=kappa_berbobot(jenjang[0], jenjang[1], kategori),
        alfa_jenjang=_alfa(jenjang, "jenjang", len(kategori)),
        alfa_angka=_alfa(angka, "angka"),
    )


def kappa_berbobot(pertama: Larik, kedua: Larik, kategori: Sequence[int]) -> Ukuran:
    """Return Cohen's kappa with quadratic weights of two raters (Cohen 1968).

    Args:
        pertama: n categories, NaN where none was given.
        kedua: of the same n units.
        kategori: every category possible, in order: an unused one between two used ones keeps its distance.
    """
    ada = np.isfinite(pertama) & np.isfinite(kedua)
    banyak = int(ada.sum())
    if banyak < 2:
        return Ukuran(None, banyak, _terlalu_sedikit(banyak), len(kategori))
    satu, dua = (x[ada].astype(np.int64) for x in (pertama, kedua))
    if len(np.union1d(satu, dua)) == 1:
        return Ukuran(None, banyak, _SERAGAM, len(kategori))
    # Loading it takes a second and 80 MB: only for who asks for agreement.
    from sklearn.metrics import cohen_kappa_score  # type: ignore[import-untyped]

    nilai = float(cohen_kappa_score(satu, dua, labels=list(kategori), weights="quadratic"))
    return Ukuran(nilai, banyak, kategori=len(kategori))


def alfa_krippendorff(nilai: Larik, ukuran: Literal["ordinal", "interval"]) -> Ukuran:
    """Return Krippendorff's alpha of m raters and n units, (m, n) with NaN where none was given."""
    berpasangan = np.isfinite(nilai).sum(axis=0) > 1
    banyak = int(berpasangan.sum())
    if banyak < 2:
        return Ukuran(None, banyak, _terlalu_sedikit(banyak))
    data = nilai[:, berpasangan]
    if len(np.unique(data[np.isfinite(data)])) == 1:
        return Ukuran(None, banyak, _SERAGAM)
    return Ukuran(float(krippendorff.alpha(data, level_of_measurement=ukuran)), banyak)


_SERAGAM = "semua jawaban sama, jadi kesepakatan tidak dapat dibedakan dari kebetulan"


def _terlalu_sedikit(banyak: int) -> str:
    return (
        f"baru {ribuan(banyak)} jawaban yang diberi nilai oleh keduanya"
        if banyak
        else "belum ada yang dinilai keduanya"
    )


def _alfa(nilai: Larik, golongan: Golongan, kategori: int = 0) -> Ukuran:
    ukuran = alfa_krippendorff(nilai, "ordinal" if golongan == "jenjang" else "interval")
    return Ukuran(ukuran.nilai, ukuran.banyak, ukuran.sebab, kategori)


def _anak_tangga(instrumen: Instrumen) -> int:
    """Return how many rungs the longest rubric has."""
    return max((len(i.jenjang) for i in instrumen.indikator if isinstance(i, IndikatorJenjang)), default=0)


def _tumpuk(instrumen: Instrumen, kumpulan: Sequence[Jawaban], golongan: Golongan, dilihat: Topeng) -> Larik:
    """Return (m, k·n) values of one kind: place of the rung from 0, or score 0–1; NaN where none counts."""
    larik = []
    for j, i in enumerate(instrumen.indikator):
        if isinstance(i, IndikatorJenjang) != (golongan == "jenjang"):
            continue
        baris = np.stack([_nilai(i, x, j) for x in kumpulan])
        baris[:, ~dilihat[j]] = np.nan
        larik.append(baris)
    return np.concatenate(larik, axis=1) if larik else np.array([[] for _ in kumpulan])


def _nilai(indikator: Indikator, jawaban: Jawaban, j: int) -> Larik:
    isi = np.where(jawaban.keadaan[j] == TERJAWAB, jawaban.nilai[j], np.nan)
    if isinstance(indikator, IndikatorJenjang):
        tangga = np.array([x.nilai for x in indikator.jenjang], dtype=np.float64)
        return np.where(np.isnan(isi), np.nan, np.searchsorted(tangga, np.nan_to_num(isi)).astype(np.float64))
    return ke_satu(indikator, isi)
