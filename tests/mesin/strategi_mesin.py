"""Random instruments and answers: any tree, weight, aggregation, kind, ★, gate and lens that the loader would accept.

Runs are reproducible. To look harder than the suite does: ``PENILAIAN_CONTOH=2000 pytest tests/mesin``, which also
draws anew each time.
"""

import os
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import count
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from penilaian.instrumen import (
    Beralasan,
    Butir,
    Gerbang,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Instrumen,
    Jenjang,
    Kelompok,
    Kritis,
    Lantai,
    Lensa,
    NilaiLensa,
    Pita,
    PosisiNol,
    SaranPita,
    Skala,
    Tolok,
    banyak_saran,
    tolok_satu,
)
from penilaian.jawaban import KOLOM_KUNCI, KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban

CONTOH = os.environ.get("PENILAIAN_CONTOH")
SETELAN = settings(
    max_examples=int(CONTOH or 60),
    derandomize=CONTOH is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

Sel: TypeAlias = Decimal | str | None
"""One answer: a value in own unit (items ticked for a checklist), ``"TB"``, or None = kosong."""

Isian: TypeAlias = dict[str, Sel]
"""The answers of one village by indicator."""

BOBOT = [Decimal(b) for b in ("0.1", "0.2", "0.3", "0.7", "1", "1.3", "2", "2.75", "3", "10", "16.5")]
SKALA = [(0, 100), (1, 5), (0, 10), (-1, 1)]
BAGIAN_AMBANG = [Decimal(b) for b in ("0.25", "0.5", "0.6", "0.7", "1")]
TOLOK_PERSEN = [(0, 100), (60, 98), (0, 60), (100, 0)]
TOLOK_ANGKA = [(14, 1), (0, 1), (0, 7), (30, 3)]
TOLOK_SURVEI = [(0, 100), (25, 100)]
PALING_BANYAK = 9
"""Indicators an instrument gets before its tree stops growing."""


@st.composite
def instrumen_acak(
    draw: st.DrawFn,
    agregasi: Sequence[str] = ("aritmetik", "geometrik", "minimum"),
    gerbang: bool | None = None,
) -> Instrumen:
    """Return an instrument: tree of depth 1–4; ``gerbang`` None leaves it open whether there is a gate."""
    berpintu = draw(st.booleans()) if gerbang is None else gerbang
    skala = Skala(**dict(zip(("min", "maks"), map(Decimal, draw(st.sampled_from(SKALA))), strict=True)))
    nilai_lensa = {"satu": ("a", "b"), "dua": ("c",)} if draw(st.booleans()) else {}
    pohon = _Pohon(draw, agregasi, nilai_lensa, berpintu)
    for _ in range(draw(st.integers(1, 3))):
        pohon.tumbuh(None, draw(st.integers(1, 4)), skala)
    terpakai = {(id_, n) for i in pohon.indikator for id_, semua in i.lensa.items() for n in semua}
    lensa = []
    for id_, semua in nilai_lensa.items():
        isi = tuple(NilaiLensa(id=n, nama=n) for n in semua if (id_, n) in terpakai)
        if isi:
            lensa.append(Lensa(id=id_, nama=id_, nilai=isi))
    return Instrumen(
        skema=1,
        id="acak",
        nama="Acak",
        versi="1.0.0",
        tanggal="2026-01-01",
        ringkasan="Acak.",
        skala=skala,
        nama_indeks="Indeks",
        alasan_bobot="Acak.",
        agregasi=draw(st.sampled_from(agregasi)),
        kelengkapan_min=draw(st.sampled_from([None, _beralasan("0.5"), _beralasan("0.8")])),
        gerbang=_gerbang(draw, skala, pohon.kelompok) if berpintu else None,
        pita=tuple(
            Pita(nama=n, mulai=skala.min + (skala.maks - skala.min) * Decimal(b))
            for n, b in (("rendah", "0"), ("sedang", "0.4"), ("tinggi", "0.7"))
        ),
        lensa=tuple(lensa),
        kelompok=tuple(pohon.kelompok),
        indikator=tuple(pohon.indikator),
    )


def _gerbang(draw: st.DrawFn, skala: Skala, kelompok: Sequence[Kelompok]) -> Gerbang:
    """Return a gate, with a floor for some of the groups below the stages or without."""
    ambang, lantai = _ambang(draw, skala), None
    aspek = [k.id for k in kelompok if k.kelompok is not None]
    if aspek and draw(st.booleans()):
        terendah = min(a.nilai for a in (ambang, *(k.ambang for k in kelompok)) if a is not None)
        bagian = draw(st.sampled_from([Decimal("0.3"), Decimal("0.6"), Decimal(1)]))
        dijaga = tuple(draw(st.lists(st.sampled_from(aspek), min_size=1, unique=True)))
        lantai = Lantai(nilai=skala.min + (terendah - skala.min) * bagian, alasan="Acak.", kelompok=dijaga)
    return Gerbang(ambang=ambang, lantai=lantai, nol=PosisiNol(nama="Nol", arti="Nol."))


class _Pohon:
    """Groups and indicators as they grow, in the loader's canonical order: own indicators, then subgroups."""

    def __init__(
        self, draw: st.DrawFn, agregasi: Sequence[str], lensa: dict[str, tuple[str, ...]], kritis: bool
    ) -> None:
        self.draw, self.agregasi, self.lensa, self.kritis = draw, agregasi, lensa, kritis
        self.kelompok: list[Kelompok] = []
        self.indikator: list[Indikator] = []
        self.nomor = count(1)

    def tumbuh(self, induk: str | None, tingkat: int, skala: Skala) -> None:
        """Add a group with indicators, subgroups or both, ``tingkat`` levels deep at the most."""
        draw, id_ = self.draw, f"k{len(self.kelompok) + 1}"
        self.kelompok.append(
            Kelompok(
                id=id_,
                nama=id_,
                kelompok=induk,
                bobot=draw(st.sampled_from(BOBOT)),
                agregasi=draw(st.sampled_from([None, *self.agregasi])),
                ambang=_ambang(draw, skala) if self.kritis and induk is None and draw(st.booleans()) else None,
                kelengkapan_min=draw(st.sampled_from([None, None, Decimal("0.6")])),
            )
        )
        penuh = len(self.indikator) >= PALING_BANYAK
        cabang = 0 if tingkat == 1 or penuh else draw(st.integers(0, 2))
        # a top group keeps one indicator that always applies; anything below it may vanish
        daun = draw(st.integers(1 if induk is None or not cabang else 0, 1 if penuh else 3))
        for n in range(daun):
            self.indikator.append(self._indikator(id_, boleh_tb=n > 0 or induk is not None))
        for _ in range(cabang):
            self.tumbuh(id_, tingkat - 1, skala)

    def _indikator(self, kelompok: str, boleh_tb: bool) -> Indikator:
        draw = self.draw
        nomor = next(self.nomor)
        umum: dict[str, Any] = {
            "id": f"i{nomor}",
            "nama": f"Indikator {nomor}",
            "kelompok": kelompok,
            "pertanyaan": "Berapa?",
            "bobot": draw(st.sampled_from(BOBOT)),
            "tidak_berlaku": "bila tidak ada" if boleh_tb and draw(st.booleans()) else None,
            "upaya": draw(st.sampled_from([None, 1, 2, 5])),
            "lensa": {id_: v for id_, semua in self.lensa.items() if (v := self._tanda(semua))},
        }
        tanpa_bintang = _PEMBUAT[draw(st.sampled_from(list(_PEMBUAT)))](draw, umum)
        if draw(st.booleans()):
            banyak = banyak_saran(tanpa_bintang)
            upaya = tuple(draw(st.lists(st.integers(1, 5), min_size=banyak, max_size=banyak)))
            tanpa_bintang = tanpa_bintang.model_copy(update={"upaya": upaya})
        if not self.kritis or draw(st.integers(0, 3)):
            return tanpa_bintang
        minimum = _minimum(draw, tanpa_bintang)
        return tanpa_bintang.model_copy(update={"kritis": Kritis(minimum=minimum, alasan="Acak.")})

    def _tanda(self, semua: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(n for n in semua if self.draw(st.booleans()))


def _beralasan(nilai: Decimal | str) -> Beralasan:
    return Beralasan(nilai=Decimal(nilai), alasan="Acak.")


def _ambang(draw: st.DrawFn, skala: Skala) -> Beralasan:
    return _beralasan(skala.min + (skala.maks - skala.min) * draw(st.sampled_from(BAGIAN_AMBANG)))


def _jenjang(draw: st.DrawFn, umum: dict[str, Any]) -> Indikator:
    awal, banyak = draw(st.integers(0, 1)), draw(st.integers(2, 5))
    rung = tuple(Jenjang(nilai=awal + n, teks=f"Jenjang {awal + n}.", saran=f"Naik {n}.") for n in range(banyak - 1))
    puncak = Jenjang(nilai=awal + banyak - 1, teks=f"Jenjang {awal + banyak - 1}.")
    return IndikatorJenjang(jenis="jenjang", jenjang=(*rung, puncak), **umum)


def _daftar(draw: st.DrawFn, umum: dict[str, Any]) -> Indikator:
    butir = tuple(Butir(id=f"b{n}", teks=f"Butir {n}", saran=f"Lengkapi b{n}.") for n in range(draw(st.integers(1, 7))))
    return IndikatorDaftar(jenis="daftar", butir=butir, **umum)


def _tolok(draw: st.DrawFn, pilihan: list[tuple[int, int]]) -> Tolok:
    terburuk, terbaik = draw(st.sampled_from(pilihan))
    return Tolok(terburuk=Decimal(terburuk), terbaik=Decimal(terbaik))


_SARAN = (SaranPita(di_bawah=Decimal(50), teks="Mulai."), SaranPita(di_bawah=Decimal(100), teks="Tuntaskan."))

_PEMBUAT: dict[str, Callable[[st.DrawFn, dict[str, Any]], Indikator]] = {
    "jenjang": _jenjang,
    "daftar": _daftar,
    "persen": lambda draw, umum: IndikatorPersen(
        jenis="persen", pembilang="a", penyebut="b", tolok=_tolok(draw, TOLOK_PERSEN), saran=_SARAN, **umum
    ),
    "angka": lambda draw, umum: IndikatorAngka(jenis="angka", tolok=_tolok(draw, TOLOK_ANGKA), saran=_SARAN, **umum),
    "survei": lambda draw, umum: IndikatorSurvei(
        jenis="survei", sah="selalu", tolok=_tolok(draw, TOLOK_SURVEI), saran=_SARAN, **umum
    ),
}


def _minimum(draw: st.DrawFn, i: Indikator) -> Decimal:
    """Return a ★ minimum better than the worst value and no better than the best, whole for levels and items."""
    terburuk, terbaik = tolok_satu(i)
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return Decimal(draw(st.integers(int(terburuk) + 1, int(terbaik))))
    return terburuk + (terbaik - terburuk) * draw(st.sampled_from([Decimal("0.1"), Decimal("0.5"), Decimal(1)]))


def terjawab_acak(i: Indikator) -> st.SearchStrategy[Decimal]:
    """Return answers in own unit: every level and count, tenths of a unit, corners, values outside goalposts."""
    terburuk, terbaik = tolok_satu(i)
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return st.integers(int(terburuk), int(terbaik)).map(Decimal)
    bawah, atas = (0, 100) if i.jenis == "persen" else (0, 40)
    if i.jenis == "survei":
        bawah, atas = int(terburuk), int(terbaik)
    sudut = [terburuk, terbaik, *([i.kritis.minimum] if i.kritis else [])]
    return st.one_of(st.sampled_from(sudut), st.integers(10 * bawah, 10 * atas).map(lambda n: Decimal(n) / 10))


def isian_acak(instrumen: Instrumen, boleh_kosong: bool = True) -> st.SearchStrategy[Isian]:
    """Return the answers of one village; TB only where the indicator allows it."""

    def sel(i: Indikator) -> st.SearchStrategy[Sel]:
        ragam: list[st.SearchStrategy[Sel]] = [terjawab_acak(i), terjawab_acak(i)]
        if boleh_kosong:
            ragam.append(st.none())
        if i.tidak_berlaku is not None:
            ragam.append(st.just("TB"))
        return st.one_of(ragam)

    return st.fixed_dictionaries({i.id: sel(i) for i in instrumen.indikator})


def lebih_baik(i: Indikator, satu: Decimal, dua: Decimal) -> Decimal:
    """Return the better of two answers, by the direction that the indicator declares."""
    terburuk, terbaik = tolok_satu(i)
    return max(satu, dua) if terbaik > terburuk else min(satu, dua)


def jadi_jawaban(instrumen: Instrumen, desa: Sequence[Isian]) -> Jawaban:
    """Return the answers table of these villages, codes 99.01.01.2000 onward."""
    n = len(desa)
    bentuk = (len(instrumen.indikator), n)
    nilai, keadaan = np.full(bentuk, np.nan), np.full(bentuk, KOSONG, dtype=np.int8)
    centang = {i.id: np.zeros(n, dtype=np.int64) for i in instrumen.indikator if isinstance(i, IndikatorDaftar)}
    for j, i in enumerate(instrumen.indikator):
        for b, isian in enumerate(desa):
            sel = isian[i.id]
            if sel == "TB":
                keadaan[j, b] = TIDAK_BERLAKU
            elif isinstance(sel, Decimal):
                keadaan[j, b], nilai[j, b] = TERJAWAB, float(sel)
                if i.id in centang:
                    centang[i.id][b] = (1 << int(sel)) - 1
    kunci = pd.DataFrame(dict.fromkeys(KOLOM_KUNCI, ""), index=pd.RangeIndex(n), dtype="str")
    kunci["kode_desa"] = pd.Series([f"99.01.01.2{b:03}" for b in range(n)], dtype="str")
    kunci["periode"] = pd.Series(["2026"] * n, dtype="str")
    return Jawaban(kunci, tuple(i.id for i in instrumen.indikator), nilai, keadaan, centang)
