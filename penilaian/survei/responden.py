"""Answers of many people → the value of a village, and how far it holds.

Arrays are by person (n), by group (g: a village in a period) and by question (k). No loop runs over people or villages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.instrumen import Indikator, Kuesioner, KuesionerSkala, KuesionerTes, berupa_persen
from penilaian.ketikan import teks_bilangan
from penilaian.survei.sampel import Angka, Letak, alpha, orang_perlu, selang_bagian, selang_rata

Sebab = Literal["", "tanpa_responden", "tanpa_populasi", "kurang", "soal_kosong", "tugas_kosong"]
"""Why a village has no value, ``""`` where it has one."""


@dataclass(frozen=True)
class Butir:
    """What was answered to one question.

    Attributes:
        id: the question.
        pokok: what it is about.
        n: (g,) who answered it.
        rata: (g,) their mean, turned where it is worded the other way round (0–1 of a test); NaN where n is 0.
        sebar: (g, m) how many gave each answer, from the lowest as it is worded (of a test: wrong, right).
    """

    id: str
    pokok: str
    n: Letak
    rata: Angka
    sebar: Letak


@dataclass(frozen=True)
class Keandalan:
    """How well the questions of one form agree.

    Attributes:
        bentuk: name of the form, ``""`` where there is but one.
        alpha: (g,) NaN where it says nothing.
        lengkap: (g,) those who answered everything.
        alpha_semua: over all groups.
        lengkap_semua: of all groups.
    """

    bentuk: str
    alpha: Angka
    lengkap: Letak
    alpha_semua: float
    lengkap_semua: int


@dataclass(frozen=True)
class Ukuran:
    """One questionnaire, measured.

    Attributes:
        kuesioner: what was asked.
        n: (g,) who answered at least one question.
        populasi: (g,) NaN = not known.
        perlu: (g,) how many were needed; NaN where that hangs on the population.
        nilai: (g,) in the indicator's unit, NaN where nothing can be computed; it stands where ``sebab`` is ``""``.
        bawah: (g,) lower end of the interval at 95 %.
        atas: (g,) upper end.
        sebab: (g,) why the value does not stand.
        butir: by question.
        keandalan: by form.
        bagian: of a test that is passed: by what is needed ("benar", "tugas"), (g,) the share of people who have it.
    """

    kuesioner: Kuesioner
    n: Letak
    populasi: Angka
    perlu: Angka
    nilai: Angka
    bawah: Angka
    atas: Angka
    sebab: npt.NDArray[np.object_]
    butir: tuple[Butir, ...]
    keandalan: tuple[Keandalan, ...]
    bagian: Mapping[str, Angka]

    @property
    def sah(self) -> npt.NDArray[np.bool_]:
        """Return where the value stands."""
        return np.asarray(self.sebab == "", dtype=bool)

    def mutu(self) -> npt.NDArray[np.object_]:
        """Return the grade of each group, ``""`` where there is none or no value."""
        huruf = np.full(len(self.n), "", dtype=object)
        if isinstance(self.kuesioner, KuesionerSkala):
            for satu in reversed(self.kuesioner.mutu):
                huruf[self.nilai >= float(satu.sejak) - _TOLERANSI] = satu.huruf
        return huruf


def ukur(k: Kuesioner, ujung: tuple[float, float], isi: Mapping[str, Angka], grup: Letak, populasi: Angka) -> Ukuran:
    """Return the values of g groups and how far they hold.

    Args:
        k: the questionnaire.
        ujung: worst and best value of its indicator.
        isi: by id of a question (n,) answers: numbers from 1 as they are worded, of tests and tasks 1 right, 0 wrong;
            NaN = none.
        grup: (n,) which group a person is of.
        populasi: (g,) its people, NaN = not known.
    """
    menjawab = np.isfinite(np.column_stack([isi[i] for i in k.semua_id])).any(axis=1)
    ini = {i: isi[i][menjawab] for i in k.semua_id}
    milik = grup[menjawab]
    n = np.bincount(milik, minlength=len(populasi))
    perlu = orang_perlu(k.sah, populasi)
    ukuran = _skala(k, ini, milik, n, populasi) if isinstance(k, KuesionerSkala) else _tes(k, ini, milik, n, populasi)
    lereng = ujung[1] - ujung[0]
    tepi = np.sort(ujung[0] + lereng * np.stack([ukuran.bawah, ukuran.atas]), axis=0)
    sebab = ukuran.sebab
    sebab[n < perlu] = "kurang"
    sebab[np.isnan(perlu) | (np.isnan(populasi) & (n < perlu))] = "tanpa_populasi"
    sebab[n == 0] = "tanpa_responden"
    return Ukuran(
        k,
        n,
        populasi,
        perlu,
        ujung[0] + lereng * ukuran.bagian,
        np.clip(tepi[0], min(ujung), max(ujung)),
        np.clip(tepi[1], min(ujung), max(ujung)),
        sebab,
        ukuran.butir,
        ukuran.keandalan,
        ukuran.per_syarat,
    )


@dataclass(frozen=True)
class _Bagian:
    """Values as shares of the way from the worst to the best."""

    bagian: Angka
    bawah: Angka
    atas: Angka
    sebab: npt.NDArray[np.object_]
    butir: tuple[Butir, ...]
    keandalan: tuple[Keandalan, ...]
    per_syarat: Mapping[str, Angka]


def _skala(k: KuesionerSkala, isi: Mapping[str, Angka], grup: Letak, n: Letak, populasi: Angka) -> _Bagian:
    """Mean of persons, or of the questions' means; on the way from the lowest answer to the highest."""
    g, m = len(populasi), k.tertinggi
    arah = {s.id: (m + 1 - isi[s.id] if s.arah == "terbalik" else isi[s.id]) for s in k.soal}
    nilai = np.column_stack(list(arah.values()))
    pokok = {s.id: s.pokok for s in k.soal}
    balik = {s.id: " (dibalik)" if s.arah == "terbalik" else "" for s in k.soal}
    pilihan = np.arange(1, m + 1)
    butir = tuple(_butir(i, f"{p}{balik[i]}", isi[i], arah[i], grup, g, pilihan) for i, p in pokok.items())
    orang = np.nansum(nilai, axis=1) / np.isfinite(nilai).sum(axis=1)
    sebab = _sebab(g)
    if k.rata == "unsur":
        rata = np.column_stack([b.rata for b in butir])
        kali = np.column_stack([b.n for b in butir])
        sebab[(kali == 0).any(axis=1)] = "soal_kosong"
        tengah = rata.sum(axis=1) / len(butir)  # NaN where a question has no answer
        bagian_jawab = n[:, None] / np.maximum(kali, 1)
        simpangan = np.nansum((nilai - rata[grup]) * bagian_jawab[grup], axis=1) / len(butir)
    else:
        tengah = _rata(orang, grup, g)
        simpangan = orang - tengah[grup]
    lebar = np.where(np.isnan(tengah), np.nan, selang_rata(simpangan, grup, populasi))
    bagian, lebar = (tengah - 1) / (m - 1), lebar / (m - 1)
    return _Bagian(bagian, bagian - lebar, bagian + lebar, sebab, butir, (_andal("", nilai, grup, g),), {})


def _tes(k: KuesionerTes, isi: Mapping[str, Angka], grup: Letak, n: Letak, populasi: Angka) -> _Bagian:
    """Mean share of right answers, or the share of persons who pass; what was left out is wrong."""
    g, banyak = len(populasi), len(k.bentuk[0].soal)
    benar = sum((np.nan_to_num(isi[s.id]) for b in k.bentuk for s in b.soal), np.zeros(len(grup)))
    dijawab = np.isfinite(np.column_stack([isi[s.id] for b in k.bentuk for s in b.soal])).any(axis=1)
    pilihan = np.array([0, 1])
    butir = [_butir(s.id, s.pokok, isi[s.id], isi[s.id], grup, g, pilihan) for b in k.bentuk for s in b.soal]
    butir += [_butir(t.id, t.pokok, isi[t.id], isi[t.id], grup, g, pilihan) for t in k.tugas]
    sebab = _sebab(g)
    sebab[np.bincount(grup[dijawab], minlength=g) == 0] = "soal_kosong"
    keandalan = []
    for b in k.bentuk:
        nilai = np.column_stack([isi[s.id] for s in b.soal])
        keandalan.append(_andal(b.id if len(k.bentuk) > 1 else "", nilai, grup, g))
    per_syarat: dict[str, Angka] = {}
    if k.lulus is None:
        orang = benar / banyak
        bagian = _rata(orang, grup, g)
        lebar = selang_rata(orang - bagian[grup], grup, populasi)
        bawah, atas = bagian - lebar, bagian + lebar
    else:
        lulus = benar >= k.lulus.benar
        per_syarat["benar"] = _rata(lulus.astype(np.float64), grup, g)
        if k.lulus.tugas is not None:
            tugas = np.column_stack([isi[t.id] for t in k.tugas])
            dapat = np.nansum(tugas, axis=1) >= k.lulus.tugas
            per_syarat["tugas"] = _rata(dapat.astype(np.float64), grup, g)
            dinilai = np.isfinite(tugas).any(axis=1)
            sebab[(np.bincount(grup[dinilai], minlength=g) == 0) & (sebab == "")] = "tugas_kosong"
            lulus &= dapat
        kali = np.bincount(grup, lulus, minlength=g).astype(np.float64)
        bagian = _rata(lulus.astype(np.float64), grup, g)
        bawah, atas = selang_bagian(kali, n.astype(np.float64), populasi)
    return _Bagian(bagian, bawah, atas, sebab, tuple(butir), tuple(keandalan), per_syarat)


def _butir(id_: str, pokok: str, tertulis: Angka, nilai: Angka, grup: Letak, g: int, pilihan: Letak) -> Butir:
    ada = np.isfinite(nilai)
    sebar = np.column_stack([np.bincount(grup[tertulis == p], minlength=g) for p in pilihan])
    return Butir(id_, pokok, np.bincount(grup[ada], minlength=g), _rata(nilai[ada], grup[ada], g), sebar)


def _andal(bentuk: str, nilai: Angka, grup: Letak, g: int) -> Keandalan:
    semua, lengkap = alpha(nilai, np.zeros(len(grup), dtype=np.intp), 1)
    return Keandalan(bentuk, *alpha(nilai, grup, g), float(semua[0]), int(lengkap[0]))


def _rata(nilai: Angka, grup: Letak, g: int) -> Angka:
    n = np.bincount(grup, minlength=g)
    rata = np.divide(np.bincount(grup, nilai, minlength=g), n, out=np.full(g, np.nan), where=n > 0)
    return np.asarray(rata, dtype=np.float64)


def _sebab(g: int) -> npt.NDArray[np.object_]:
    return np.full(g, "", dtype=object)


def sel_nilai(i: Indikator, ukuran: Ukuran) -> pd.Series:
    """Return the cells of an answers file: ``74.380562 n=44``, ``""`` where the value does not stand."""
    nilai = pd.Series(np.where(ukuran.sah, ukuran.nilai, 0.0)).round(_DESIMAL)
    teks = nilai.map(teks_bilangan).astype("str")
    if berupa_persen(i):  # a half of one percent would be taken for a share of one
        teks = teks.where(~nilai.between(0, 1, inclusive="neither"), teks + "%")
    return (teks + " n=" + pd.Series(ukuran.n).astype("str")).where(pd.Series(ukuran.sah), "").astype("str")


_DESIMAL: Final = 6
_TOLERANSI: Final = 1e-9
