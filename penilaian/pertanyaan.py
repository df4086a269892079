"""The next question: which open one decides most about the position for its time, and none once nothing can change.

Nothing is reckoned here that the gate does not say: a village is scored as it stands, with all that may still be asked
at best and at worst, and once more for every question that may come next.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import TOLERANSI, ribuan
from penilaian.instrumen import Indikator, Instrumen, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, Jawaban
from penilaian.posisi import (
    DI_BAWAH,
    TERBUKA,
    TERCAPAI,
    Syarat,
    ambang_satu,
    pasti_dan_mungkin,
    putusan,
    syarat_per_tingkat,
)
from penilaian.skor import Larik, Skor, hitung_kelompok

MENIT_BERTANYA: Final = 10
"""What being asked costs beside ``waktu_menit``. Without it many small questions are put before few large ones: with
it a position takes about three quarters of a question less, at the same minutes (docs/keputusan/0017)."""

LELUASA_MIN: Final = 1e-3
"""What a condition that cannot fail any more still counts for: it is decided last."""

SERI: Final = 1e-9
"""Share by which two questions may differ and still be equal on paper: the instrument's order decides."""

Topeng = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Andai:
    """The gate for n villages as they stand, with what may be asked at best and at worst, and at worst alone.

    Attributes:
        per_tingkat: conditions by stage; columns 0 to n − 1 as they stand, then n at best, n at worst, then q.
        status: (s, 3n + q) of the stages.
        skor: of all 3n + q.
        soal, desa: (q,) the questions that may be asked: row of the indicator, and village.
    """

    per_tingkat: tuple[tuple[Syarat, ...], ...]
    status: npt.NDArray[np.int8]
    skor: Skor
    soal: npt.NDArray[np.intp]
    desa: npt.NDArray[np.intp]


@dataclass(frozen=True)
class _Hidup:
    """A condition of a stage that answers can still decide.

    Attributes:
        syarat: the condition.
        anggota: (k,) whose answers it rests on.
        desa: (n,) where it is to be decided next.
    """

    syarat: Syarat
    anggota: Topeng
    desa: Topeng


def pertanyaan_berikut(
    instrumen: Instrumen, jawaban: Jawaban, baris: int, lewati: Collection[str] = ()
) -> Indikator | None:
    """Return the question to ask one village next, None once no answer can change its position, pasti or mungkin (§5).

    It is an open one of the lowest undecided stage, among those on which an undecided condition of that stage rests:
    its threshold, an aspect's floor, a ★. Where what is skipped keeps a stage undecided, the next one is asked, as long
    as mungkin can fall. ★ come first, then what takes a condition furthest towards failing per minute.

    Args:
        instrumen: with a gate.
        jawaban: the answers of n villages, read with the same instrument.
        baris: position of the village, 0 to n − 1.
        lewati: ids of questions not to ask, since they were answered "belum tahu"; they stay kosong.

    Raises:
        ValueError: no gate, answers to other indicators, or an id in ``lewati`` that the instrument does not know.
        IndexError: no such village.
    """
    nomor = nomor_berikut(instrumen, *_satu(instrumen, jawaban, baris, lewati)).item()
    return None if nomor < 0 else instrumen.indikator[nomor]


def pertanyaan_tersisa(
    instrumen: Instrumen, jawaban: Jawaban, baris: int, lewati: Collection[str] = ()
) -> tuple[Indikator, ...]:
    """Return the questions that may still be asked of one village, in the instrument's order: never more than these.

    Whatever is answered or skipped from now on, ``pertanyaan_berikut`` asks for none of the others; there is none
    exactly where it returns None. How many of them it will take depends on the answers.

    Args:
        instrumen: with a gate.
        jawaban: the answers of n villages, read with the same instrument.
        baris: position of the village, 0 to n − 1.
        lewati: ids of questions not to ask, as for ``pertanyaan_berikut``.

    Raises:
        ValueError, IndexError: as ``pertanyaan_berikut``.
    """
    ini, dilewati = _satu(instrumen, jawaban, baris, lewati)
    boleh = _boleh(instrumen, ini, dilewati)
    andai = _andai(instrumen, ini, boleh, np.zeros_like(boleh))
    pasti, mungkin = (int(x.item()) for x in pasti_dan_mungkin(andai.status[:, :1]))
    tersisa, dapat_naik = np.zeros(len(boleh), dtype=bool), True
    for s in range(pasti, mungkin):
        dapat_naik = dapat_naik and andai.status[s, 1] == TERCAPAI
        for x in andai.per_tingkat[s]:
            if x.keadaan[0] == TERBUKA and (dapat_naik or x.keadaan[2] == DI_BAWAH):
                tersisa |= _anggota(instrumen, x)
    return tuple(i for i, ya in zip(instrumen.indikator, tersisa & boleh[:, 0], strict=True) if ya)


def urutan_tetap(instrumen: Instrumen) -> tuple[Indikator, ...]:
    """Return all that is scored in one order for every village, stage by stage: what decides most stands first.

    It is the order in which a village is asked that stands on every threshold, whose stages stay undecided to the last
    answer; what it is not asked follows in the instrument's order.

    Args:
        instrumen: with a gate. ValueError without one.
    """
    k = len(instrumen.indikator)
    nilai, keadaan = np.full((k, 1), np.nan), np.full((k, 1), KOSONG, dtype=np.int8)
    ini = Jawaban(pd.DataFrame(index=pd.RangeIndex(1)), tuple(i.id for i in instrumen.indikator), nilai, keadaan)
    lewati, urut = np.zeros((k, 1), dtype=bool), []
    while (nomor := nomor_berikut(instrumen, ini, lewati).item()) >= 0:
        urut.append(nomor)
        nilai[nomor], keadaan[nomor] = _di_ambang(instrumen, instrumen.indikator[nomor]), TERJAWAB
    tingkat = {t.id: n for n, t in enumerate(instrumen.puncak)}
    semua = [instrumen.indikator[n] for n in dict.fromkeys([*urut, *range(k)])]
    return tuple(sorted(semua, key=lambda i: tingkat[instrumen.puncak_dari(i.kelompok).id]))


def _di_ambang(instrumen: Instrumen, i: Indikator) -> float:
    """Return the answer, in own unit, on the threshold of its stage, or the ★ minimum where that is better."""
    terburuk, terbaik = map(float, tolok_satu(i))
    nilai = terburuk + (terbaik - terburuk) * ambang_satu(instrumen, instrumen.puncak_dari(i.kelompok))
    if i.kritis is None:
        return nilai
    return (max if terbaik > terburuk else min)(nilai, float(i.kritis.minimum))


def nomor_berikut(instrumen: Instrumen, jawaban: Jawaban, lewati: Topeng) -> npt.NDArray[np.intp]:
    """Return (n,) for each village which of the k indicators to ask next, as ``pertanyaan_berikut``; −1 = none.

    Args:
        instrumen: with a gate.
        jawaban: the answers of n villages; each may take k + 3 rows of the engine.
        lewati: (k, n) what not to ask.

    Raises:
        ValueError: no gate, or answers to other indicators.
    """
    boleh = _boleh(instrumen, jawaban, lewati)
    andai = _andai(instrumen, jawaban, boleh, boleh)
    hidup = _yang_hidup(instrumen, andai, len(jawaban))
    kena = [h.anggota[andai.soal] & h.desa[andai.desa] for h in hidup]
    calon, utama = np.zeros(lewati.shape, dtype=bool), np.zeros(lewati.shape)
    calon[andai.soal, andai.desa] = np.any(kena, axis=0) if kena else False
    utama[andai.soal, andai.desa] = _daya(andai, hidup, kena, len(jawaban))
    utama /= np.array([[MENIT_BERTANYA + (i.waktu_menit or 0)] for i in instrumen.indikator], dtype=np.float64)
    kritis = calon & np.array([[i.kritis is not None] for i in instrumen.indikator])
    utama[~(calon & (kritis | ~kritis.any(axis=0)))] = -np.inf
    nomor: npt.NDArray[np.intp] = (utama >= utama.max(axis=0) * (1 - SERI)).argmax(axis=0)
    nomor[~calon.any(axis=0)] = -1
    return nomor


def _satu(instrumen: Instrumen, jawaban: Jawaban, baris: int, lewati: Collection[str]) -> tuple[Jawaban, Topeng]:
    """Return one village's answers as a table, and (k, 1) what not to ask it. Raises as ``pertanyaan_berikut``."""
    if not 0 <= baris < len(jawaban):
        raise IndexError(f"baris {baris} tidak ada; jawaban memuat {ribuan(len(jawaban))} baris")
    if asing := sorted(set(lewati) - instrumen.per_id.keys()):
        raise ValueError(f"lewati menyebut indikator yang tidak ada di {instrumen.id}: {', '.join(asing)}")
    ini = _tabel(jawaban, jawaban.nilai[:, [baris]], jawaban.keadaan[:, [baris]])
    return ini, np.array([[i.id in lewati] for i in instrumen.indikator])


def _boleh(instrumen: Instrumen, jawaban: Jawaban, lewati: Topeng) -> Topeng:
    """Return (k, n) what may be asked. ValueError where the answers are to other indicators."""
    if jawaban.indikator != tuple(i.id for i in instrumen.indikator):
        raise ValueError(f"jawaban dibaca dengan instrumen lain, bukan {instrumen.id} {instrumen.versi}")
    boleh: Topeng = (jawaban.keadaan == KOSONG) & ~lewati
    return boleh


def _andai(instrumen: Instrumen, jawaban: Jawaban, boleh: Topeng, dicoba: Topeng) -> _Andai:
    """Return the gate for every village as ``_Andai``, in one run of the engine.

    Args:
        instrumen: with a gate. ValueError without one.
        jawaban: of n villages.
        boleh: (k, n) what may be asked.
        dicoba: (k, n) what of that is looked at one by one.
    """
    soal, desa = np.nonzero(dicoba)
    terburuk, terbaik = np.array([[float(t) for t in tolok_satu(i)] for i in instrumen.indikator]).T
    nilai = [np.where(boleh, ujung[:, None], jawaban.nilai) for ujung in (terbaik, terburuk)]
    keadaan = np.where(boleh, np.int8(TERJAWAB), jawaban.keadaan)
    satu_nilai, satu_keadaan = jawaban.nilai[:, desa], jawaban.keadaan[:, desa]
    satu_nilai[soal, np.arange(soal.size)], satu_keadaan[soal, np.arange(soal.size)] = terburuk[soal], TERJAWAB
    semua = _tabel(
        jawaban,
        np.hstack([jawaban.nilai, *nilai, satu_nilai]),
        np.hstack([jawaban.keadaan, keadaan, keadaan, satu_keadaan]),
    )
    skor = hitung_kelompok(instrumen, semua)
    per_tingkat = syarat_per_tingkat(instrumen, semua, skor)
    return _Andai(per_tingkat, np.array([putusan([x.keadaan for x in t]) for t in per_tingkat]), skor, soal, desa)


def _tabel(jawaban: Jawaban, nilai: Larik, keadaan: npt.NDArray[np.int8]) -> Jawaban:
    """Return answers without keys: who they are of does not matter to the gate, and keys cost more than it does."""
    return Jawaban(pd.DataFrame(index=pd.RangeIndex(nilai.shape[1])), jawaban.indikator, nilai, keadaan)


def _yang_hidup(instrumen: Instrumen, andai: _Andai, n: int) -> list[_Hidup]:
    """Return the conditions that are to be decided next, each with the villages of which that is true.

    By §8 the corners tell what any answers can do: what is not below at worst never will be, what is not met at best
    neither. Where the stage cannot be reached any more only what may fail matters, for mungkin.
    """
    kini, baik, buruk = (slice(b * n, (b + 1) * n) for b in range(3))
    pasti, mungkin = pasti_dan_mungkin(andai.status[:, kini])
    belum, hidup = np.ones(n, dtype=bool), []
    for s, semua in enumerate(andai.per_tingkat):
        di_sini = belum & (pasti <= s) & (s < mungkin)
        naik = (pasti == s) & (andai.status[s, baik] == TERCAPAI)
        for x in semua:
            dapat = di_sini & (x.keadaan[kini] == TERBUKA) & (naik | (x.keadaan[buruk] == DI_BAWAH))
            if dapat.any():
                hidup.append(_Hidup(x, _anggota(instrumen, x), dapat))
                belum = belum & ~dapat
    return hidup


def _anggota(instrumen: Instrumen, syarat: Syarat) -> Topeng:
    """Return (k,) the questions that a condition rests on: the ★ itself, or all below its group."""
    milik = [syarat.milik] if syarat.ambang is None else instrumen.indikator_dalam(syarat.milik.id)
    id_ = {i.id for i in milik}
    return np.array([i.id in id_ for i in instrumen.indikator])


def _daya(andai: _Andai, hidup: list[_Hidup], kena: list[Topeng], n: int) -> Larik:
    """Return (q,) how far the worst answer takes the conditions that rest on a question towards failing, in sum.

    For a ★ that is 1. For a threshold or a floor it is the part of the way from the upper bound down to it that this
    answer goes, whatever the aggregation, times the share of all that may still be lost that need not be lost: one that
    can hardly fail is not worth trying.
    """
    daya = np.zeros(andai.soal.size)
    for h, ini in zip(hidup, kena, strict=True):
        if h.syarat.ambang is None:
            daya[ini] += 1.0
            continue
        atas = andai.skor.atas[andai.skor.baris(h.syarat.milik.id)]
        kini, buruk, sesudah = atas[andai.desa[ini]], atas[2 * n + andai.desa[ini]], atas[3 * n :][ini]
        jarak = np.maximum(kini - h.syarat.ambang, 0.0) + TOLERANSI
        leluasa = np.maximum(1.0 - jarak / np.maximum(kini - buruk, TOLERANSI), LELUASA_MIN)
        daya[ini] += (kini - sesudah) / jarak * leluasa
    return daya
