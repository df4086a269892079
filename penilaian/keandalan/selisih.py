"""Two answer sets side by side: where they differ and in which direction."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import TOLERANSI, ribuan
from penilaian.instrumen import IndikatorDaftar, Instrumen, Jembatan, sidik_indikator
from penilaian.jawaban import KOSONG, TERJAWAB, Jawaban, alihkan, susun
from penilaian.skor import ke_satu

Arah = Literal[
    "kosong", "hanya_pertama", "hanya_kedua", "tidak_berlaku", "lebih_rendah", "isi_lain", "sama", "lebih_tinggi"
]
ARAH: Final[tuple[Arah, ...]] = get_args(Arah)
"""How the second answer stands to the first, by code: neither answered; only one did; one says tidak berlaku and the
other a value; lower; another answer of the same worth (other items ticked, numbers beyond a goalpost); the same;
higher."""

_KOSONG, _PERTAMA, _KEDUA, _TB, _RENDAH, _LAIN, _SAMA, _TINGGI = range(len(ARAH))

Topeng = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Selisih:
    """k indicators of n villages (or of n assessments), answered twice.

    Attributes:
        pertama, kedua: the two answer sets, rows in the same order.
        dinilai: (k, n) bool: both looked at it, so it counts for agreement.
        arah: (k, n) int8, codes of ``ARAH``.
        beda: (k, n) second minus first in points of the indicator's own score (0–100), NaN unless both gave a value.
    """

    instrumen: Instrumen
    pertama: Jawaban
    kedua: Jawaban
    dinilai: Topeng
    arah: npt.NDArray[np.int8]
    beda: npt.NDArray[np.float64]

    def satu(self, id_indikator: str, baris: int = 0) -> tuple[Arah, float]:
        """Return direction and difference (NaN where there is none) of one indicator. ValueError if unknown."""
        j = self.pertama.nomor(id_indikator)
        return ARAH[self.arah[j, baris]], float(self.beda[j, baris])

    def banyak(self, arah: Arah) -> int:
        """Return how many answers stand in a direction."""
        return int((self.arah == ARAH.index(arah)).sum())


def bandingkan(instrumen: Instrumen, pertama: Jawaban, kedua: Jawaban, dinilai: Topeng | None = None) -> Selisih:
    """Return two answer sets side by side.

    Args:
        instrumen: both were read with it (``selaraskan`` brings another version's answers into its order).
        pertama: the first, n rows.
        kedua: the second, the same n rows in the same order.
        dinilai: (k, n): where both really looked. A verifier who finds nothing that can be counted has looked, and
            the verified answer is kosong all the same. None = wherever both gave an answer.

    Raises:
        ValueError: the sets have other indicators or another number of rows.
    """
    if pertama.indikator != kedua.indikator or pertama.indikator != tuple(i.id for i in instrumen.indikator):
        raise ValueError("kedua kumpulan jawaban dibaca dengan instrumen lain")
    if len(pertama) != len(kedua):
        raise ValueError(f"{ribuan(len(pertama))} baris di satu kumpulan, {ribuan(len(kedua))} di yang lain")
    satu, dua = (_skor(instrumen, j) for j in (pertama, kedua))
    ada, lain = pertama.keadaan != KOSONG, kedua.keadaan != KOSONG
    beda = 100 * (dua - satu)
    arah = np.full(pertama.keadaan.shape, _SAMA, dtype=np.int8)
    arah[_isi_lain(instrumen, pertama, kedua)] = _LAIN
    arah[np.nan_to_num(beda) > 100 * TOLERANSI] = _TINGGI
    arah[np.nan_to_num(beda) < -100 * TOLERANSI] = _RENDAH
    arah[pertama.keadaan != kedua.keadaan] = _TB
    arah[ada & ~lain] = _PERTAMA
    arah[~ada & lain] = _KEDUA
    arah[~ada & ~lain] = _KOSONG
    melihat = ada & lain if dinilai is None else dinilai & (ada | lain)
    return Selisih(instrumen, pertama, kedua, melihat, arah, beda)


def selaraskan(ke: Instrumen, dari: Instrumen, jawaban: Jawaban, jembatan: Jembatan | None = None) -> Jawaban:
    """Return answers read with ``dari`` in the order of ``ke``; what cannot be compared becomes kosong.

    Args:
        ke: one version.
        dari: another.
        jawaban: n rows, read with ``dari``.
        jembatan: the crosswalk between the two, whichever is the older. It alone says then what can be compared:
            towards the older version what differs in words only. None = questions of equal hash.
    """
    if ke.sidik_nilai == dari.sidik_nilai:
        return jawaban
    if jembatan is not None and jembatan.ke.sidik == ke.sidik:
        return alihkan(jembatan, jawaban).jawaban
    if jembatan is not None:
        dapat = {*jembatan.padanan.sama, *jembatan.padanan.kata}
    else:
        sidik = {i.id: sidik_indikator(i) for i in dari.indikator}
        dapat = {i.id for i in ke.indikator if sidik_indikator(i) == sidik.get(i.id)}
    uraian = {i.id: jawaban.uraian(i.id) for i in ke.indikator if i.id in dapat}
    return susun(ke, jawaban.kunci, uraian)


def per_indikator(selisih: Selisih) -> pd.DataFrame:
    """Return one row an indicator (index = id) over all villages: where the two part most.

    Columns: ``dinilai`` (pairs), of these ``sama``, ``lebih_tinggi``, ``lebih_rendah``, ``lain`` (one says tidak
    berlaku, found nothing that counts, or ticked other items); ``beda`` (mean difference in points, NaN without any).
    """
    arah, dinilai = selisih.arah, selisih.dinilai
    banyak = {nama: ((arah == ARAH.index(nama)) & dinilai).sum(axis=1) for nama in ARAH}
    berangka = np.isfinite(selisih.beda) & dinilai
    jumlah = np.where(berangka, selisih.beda, 0.0).sum(axis=1)
    pasangan = berangka.sum(axis=1)
    utama = {nama: banyak[nama] for nama in ("sama", "lebih_tinggi", "lebih_rendah")}
    return pd.DataFrame(
        {
            "dinilai": dinilai.sum(axis=1),
            **utama,
            "lain": dinilai.sum(axis=1) - sum(utama.values()),
            "beda": np.divide(jumlah, pasangan, out=np.full(len(pasangan), np.nan), where=pasangan > 0),
        },
        index=pd.Index(selisih.pertama.indikator, name="indikator"),
    )


def _skor(instrumen: Instrumen, jawaban: Jawaban) -> npt.NDArray[np.float64]:
    """Return (k, n) scores 0–1 of the indicators, NaN unless answered."""
    skor = np.full(jawaban.nilai.shape, np.nan)
    for j, i in enumerate(instrumen.indikator):
        ada = jawaban.keadaan[j] == TERJAWAB
        skor[j, ada] = ke_satu(i, jawaban.nilai[j, ada])
    return skor


def _isi_lain(instrumen: Instrumen, pertama: Jawaban, kedua: Jawaban) -> Topeng:
    """Return where the contents differ, whatever they are worth; only where both gave a value does it say anything."""
    lain: Topeng = np.abs(np.nan_to_num(pertama.nilai) - np.nan_to_num(kedua.nilai)) > TOLERANSI
    for j, i in enumerate(instrumen.indikator):
        if isinstance(i, IndikatorDaftar):
            lain[j] |= pertama.centang[i.id] != kedua.centang[i.id]
    return lain
