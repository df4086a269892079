"""Invented villages: answers that hang together like real ones, the same for the same seed.

A village has an ability (its own, and what its kecamatan and kabupaten share); an indicator has a difficulty that rises
from stage to stage. Codes begin with 99, names of kecamatan and kabupaten with "Rekaan".
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.angka import ribuan, tulis_tetap
from penilaian.galat import GalatPemakaian
from penilaian.instrumen import (
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorSurvei,
    Instrumen,
    rentang,
    tolok_satu,
)
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban, Uraian, bentuk_periode, periksa_kunci, susun

Vektor = npt.NDArray[np.float64]

DESA_PER_KECAMATAN: Final = (15, 20)
KECAMATAN_PER_KABUPATEN: Final = 16
BANYAK_MAKS: Final = 140_000
"""Most villages: 99 kabupaten of 99 kecamatan of 15 villages would hold 147,015."""

BANYAK_DAERAH: Final = 99
"""Most kabupaten or agencies: their invented codes are 99.01 to 99.99."""

RAGAM_DESA, RAGAM_KECAMATAN, RAGAM_KABUPATEN, RAGAM_JAWABAN, RAGAM_MASA = 0.6, 0.3, 0.35, 0.9, 0.15
"""Standard deviations of ability and of what is left to chance; chosen so that villages of a kabupaten look alike and
answers of a village correlate at about 0.3."""

KESULITAN: Final = (-0.6, 0.9)
"""Difficulty of the first and the last stage, in the same units: most villages stand at or below the first stage, one
in a hundred at the fourth."""

TUMBUH: Final = (0.35, 0.25)
"""Mean and standard deviation of a village's rise in ability from one period to the next."""

BAGIAN_TIDAK_BERLAKU: Final = 0.04
"""Share of villages for which an indicator does not apply, where it may not apply at all."""

_AWAL: Final = ("Karang", "Lubuk", "Muara", "Padang", "Rawa", "Sinar", "Suka", "Talang", "Tanjung", "Teluk", "Watu")
_TENGAH: Final = ("bara", "dero", "gala", "juma", "kenda", "limba", "mero", "nuka", "rinda", "selo", "tiba", "wena")
_AKHIR: Final = ("di", "ko", "lan", "mu", "ran", "si", "tu", "wi", "ya", "yung")


class _Letak(NamedTuple):
    """Where n villages lie: number of kabupaten, of kecamatan (over all) and of the village within it."""

    kabupaten: npt.NDArray[np.intp]
    kecamatan: npt.NDArray[np.intp]
    desa: npt.NDArray[np.intp]
    kecamatan_dalam: npt.NDArray[np.intp]


def buat(
    instrumen: Instrumen, jumlah: int, benih: int, kosong: float = 0.05, periode: Sequence[str] = ("2026",)
) -> Jawaban:
    """Return answers of invented villages, one row per village and period (periods of a village stand together).

    Args:
        instrumen: any instrument; difficulty rises along its top groups where it has a gate.
        jumlah: number of villages, 1 to ``BANYAK_MAKS``.
        benih: seed; the same arguments give the same answers.
        kosong: share of answers left open, 0–1; some villages leave more open than others.
        periode: periods in order of time; ability grows from one to the next.

    Raises:
        GalatPemakaian: a number out of its range, or periods that repeat or are not written as periods.
    """
    _periksa(jumlah, benih, kosong, periode)
    if instrumen.yang_dinilai != "desa" and jumlah > BANYAK_DAERAH:
        raise GalatPemakaian(f"jumlah {instrumen.yang_dinilai} {ribuan(jumlah)} di luar 1–{ribuan(BANYAK_DAERAH)}")
    acak = np.random.default_rng(benih)
    letak = _letak(acak, jumlah)
    p = len(periode)
    kemampuan = _kemampuan(acak, letak, p)
    terbuka = 1.0 - (1.0 - kosong) ** acak.gamma(4.0, 0.25, jumlah).repeat(p)
    uraian = {
        i.id: _jawab(acak, i, kemampuan - sulit, terbuka, p)
        for i, sulit in zip(instrumen.indikator, _sulit(acak, instrumen), strict=True)
    }
    tabel = _kunci(acak, letak, periode)
    if instrumen.yang_dinilai != "desa":
        nomor = np.arange(jumlah).repeat(p) + 1
        tabel = tabel[["nama_desa", "periode"]].assign(kode_desa=[f"99.{n:02d}" for n in nomor.tolist()])
    kunci, galat = periksa_kunci(tabel, instrumen.yang_dinilai)
    assert not galat  # noqa: S101  (codes and periods are made here)
    return susun(instrumen, kunci, uraian)


def _periksa(jumlah: int, benih: int, kosong: float, periode: Sequence[str]) -> None:
    if not 1 <= jumlah <= BANYAK_MAKS:
        raise GalatPemakaian(f"jumlah desa {ribuan(jumlah)} di luar 1–{ribuan(BANYAK_MAKS)}")
    if benih < 0:
        raise GalatPemakaian(f"benih {benih} harus bilangan bulat mulai dari 0")
    if not 0 <= kosong <= 1:
        raise GalatPemakaian(f"bagian kosong {tulis_tetap(kosong)} di luar 0–1")
    if not periode or len(set(periode)) < len(periode) or any(bentuk_periode(t) is None for t in periode):
        raise GalatPemakaian(
            f"periode {', '.join(periode)!r}: tulis masing-masing sekali sebagai 2026, 2026-S1 atau 2026-T3"
        )


def _letak(acak: np.random.Generator, n: int) -> _Letak:
    """Share n villages out over kecamatan of 15–20 villages, and these over at most 99 kabupaten."""
    rendah, tinggi = DESA_PER_KECAMATAN
    isi = acak.integers(rendah, tinggi + 1, size=n // rendah + 1)
    kecamatan = np.repeat(np.arange(len(isi)), isi)[:n]
    awal = np.concatenate([[0], np.cumsum(isi)])
    per_kabupaten = max(KECAMATAN_PER_KABUPATEN, -(-(int(kecamatan[-1]) + 1) // 99))
    return _Letak(kecamatan // per_kabupaten, kecamatan, np.arange(n) - awal[kecamatan], kecamatan % per_kabupaten)


def _kemampuan(acak: np.random.Generator, letak: _Letak, p: int) -> Vektor:
    """Return (n·p,) abilities: own, shared and grown."""
    n = len(letak.desa)
    tetap = (
        acak.normal(0, RAGAM_DESA, n)
        + acak.normal(0, RAGAM_KECAMATAN, int(letak.kecamatan[-1]) + 1)[letak.kecamatan]
        + acak.normal(0, RAGAM_KABUPATEN, int(letak.kabupaten[-1]) + 1)[letak.kabupaten]
    )
    laju = acak.normal(*TUMBUH, n)
    return np.ravel(tetap[:, None] + laju[:, None] * np.arange(p))


def _sulit(acak: np.random.Generator, instrumen: Instrumen) -> Vektor:
    """Return the difficulty of each indicator: that of its stage and something of its own."""
    urutan = {k.id: s for s, k in enumerate(instrumen.puncak)}
    tingkat = np.array([urutan[instrumen.puncak_dari(i.kelompok).id] for i in instrumen.indikator], dtype=np.float64)
    if instrumen.gerbang is None or len(urutan) == 1:
        tingkat[:] = (len(urutan) - 1) / 2
    rendah, tinggi = KESULITAN
    bagian = tingkat / max(1, len(urutan) - 1)
    return rendah + (tinggi - rendah) * bagian + acak.normal(0, 0.3, len(tingkat))


def _jawab(acak: np.random.Generator, i: Indikator, lebih: Vektor, terbuka: Vektor, p: int) -> Uraian:
    """Return the answers to one indicator of villages whose ability exceeds its difficulty by ``lebih`` (n·p,)."""
    m = len(lebih)
    kesan = lebih + acak.normal(0, RAGAM_JAWABAN, m // p).repeat(p) + acak.normal(0, RAGAM_MASA, m)
    centang = responden = None
    if isinstance(i, IndikatorJenjang):
        tingkat = np.array([j.nilai for j in i.jenjang], dtype=np.float64)
        nilai = tingkat[np.minimum((_sigmoid(kesan) * len(tingkat)).astype(np.intp), len(tingkat) - 1)]
    elif isinstance(i, IndikatorDaftar):
        centang = np.zeros(m, dtype=np.int64)
        for b in range(len(i.butir)):
            beda = acak.normal(0, 0.5) + acak.normal(0, 0.5, m // p).repeat(p)
            centang |= (kesan > beda).astype(np.int64) << b
        nilai = np.bitwise_count(centang).astype(np.float64)
    else:
        terburuk, terbaik = (float(t) for t in tolok_satu(i))
        rendah, tinggi = rentang(i) or (terburuk, terbaik)
        # beyond the goalposts on both sides, as real measurements are
        nilai = np.clip(terburuk + (terbaik - terburuk) * (1.2 * _sigmoid(kesan) - 0.1), rendah, tinggi).round(1)
        if isinstance(i, IndikatorSurvei):
            responden = acak.integers(12, 120, m).astype(np.float64)
    keadaan = np.full(m, TERJAWAB, dtype=np.int8)
    if i.tidak_berlaku is not None:
        keadaan[(acak.random(m // p) < BAGIAN_TIDAK_BERLAKU).repeat(p)] = TIDAK_BERLAKU
    keadaan[acak.random(m) < terbuka] = KOSONG
    bukan = keadaan != TERJAWAB
    nilai[bukan] = np.nan
    for tambahan, tiada in ((centang, 0), (responden, np.nan)):
        if tambahan is not None:
            tambahan[bukan] = tiada
    return Uraian(nilai, keadaan, centang, responden)


def _sigmoid(x: Vektor) -> Vektor:
    """Return x on 0–1; steeper than the logistic curve, so that both ends are met."""
    hasil: Vektor = 1.0 / (1.0 + np.exp(-1.7 * x))
    return hasil


def _kunci(acak: np.random.Generator, letak: _Letak, periode: Sequence[str]) -> pd.DataFrame:
    """Return the key columns of n villages times p periods."""
    n, p = len(letak.desa), len(periode)

    def angka(isi: npt.NDArray[np.intp], lebar: int) -> pd.Series:
        return pd.Series([f"{satu:0{lebar}d}" for satu in (isi + 1).tolist()], dtype="str")

    def nama(banyak: int) -> pd.Series:
        depan, tengah, akhir = (
            pd.Series(np.array(x)[acak.integers(0, len(x), banyak)]) for x in (_AWAL, _TENGAH, _AKHIR)
        )
        return (depan + tengah + akhir).astype("str")

    kode = "99." + angka(letak.kabupaten, 2) + "." + angka(letak.kecamatan_dalam, 2) + ".2" + angka(letak.desa, 3)
    kolom = {
        "kode_desa": kode,
        "nama_desa": nama(n),
        "kecamatan": "Rekaan " + nama(int(letak.kecamatan[-1]) + 1).iloc[letak.kecamatan].reset_index(drop=True),
        "kabupaten": "Rekaan " + nama(int(letak.kabupaten[-1]) + 1).iloc[letak.kabupaten].reset_index(drop=True),
    }
    tabel = pd.DataFrame({nama: isi.repeat(p).reset_index(drop=True) for nama, isi in kolom.items()})
    tabel["periode"] = pd.Series(list(periode) * n, dtype="str")
    return tabel
