"""The scales that one answer is shown on: its own unit, and the points 0–100 that it counts."""

from penilaian.angka import TOLERANSI, Mistar, banyak_desimal, ribuan, tulis_tetap
from penilaian.instrumen import (
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    rentang,
    tolok_satu,
)


def mistar_isi(indikator: Indikator) -> Mistar:
    """Return the scale of answers in own unit, with the ★ minimum as its mark; whole numbers for levels and items."""
    terburuk, terbaik = tolok_satu(indikator)
    minimum = (indikator.kritis.minimum,) if indikator.kritis else ()
    batas = rentang(indikator)
    if batas is None:
        return Mistar(float(terburuk), float(terbaik), tuple(map(float, minimum)), 0)
    ujung = batas if terburuk <= terbaik else batas[::-1]
    toleransi = TOLERANSI * abs(float(terbaik - terburuk))
    return Mistar(*ujung, tuple(map(float, minimum)), max([1, *map(banyak_desimal, minimum)]), toleransi)


def mistar_poin(indikator: Indikator) -> Mistar:
    """Return the scale 0–100 of what an answer counts; marks are the ★ minimum and the bands of its advice."""
    terburuk, terbaik = tolok_satu(indikator)
    minimum = [100 * (indikator.kritis.minimum - terburuk) / (terbaik - terburuk)] if indikator.kritis else []
    pita = () if isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)) else indikator.saran
    return Mistar(0.0, 100.0, (*map(float, minimum), *(float(p.di_bawah) for p in pita)), 1, 100 * TOLERANSI)


def sebut_isi(indikator: Indikator, isi: float) -> str:
    """Return an answer, never as a ★ minimum that it misses: ``jenjang 3``, ``4 dari 7 hal``, ``85 %``."""
    angka = mistar_isi(indikator).tulis(isi, ringkas=True)
    if isinstance(indikator, IndikatorJenjang):
        return f"jenjang {angka}"
    if isinstance(indikator, IndikatorDaftar):
        return f"{angka} dari {ribuan(len(indikator.butir))} hal"
    return f"{angka} {_satuan(indikator)}".rstrip()


def _satuan(i: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> str:
    """Return what follows a figure: its unit, for a survey without one the end of its scale."""
    if i.tolok.satuan:
        return i.tolok.satuan
    if isinstance(i, IndikatorSurvei):
        return f"dari {tulis_tetap(max(i.tolok.terburuk, i.tolok.terbaik))}"
    return "%" if isinstance(i, IndikatorPersen) else ""
