"""The scales that one answer is shown on: its own unit, and the points 0–100 that it counts."""

from collections.abc import Iterable

from penilaian.angka import TOLERANSI, Mistar, banyak_desimal, ribuan, tulis_tetap
from penilaian.instrumen import (
    Bukti,
    Indikator,
    IndikatorAngka,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorPersen,
    IndikatorSurvei,
    Syarat,
    rentang,
    tolok_satu,
)


def mistar_isi(indikator: Indikator, syarat: Iterable[Syarat] = ()) -> Mistar:
    """Return the scale of answers in own unit; whole numbers for levels and items.

    Args:
        indikator: the question.
        syarat: conditions of sentences on its answer (``Instrumen.syarat_atas``); with the ★ minimum and goalposts
            inside its range they are its marks, so that no answer reads as if it fulfilled what it does not, nor one
            between the goalposts as if it lay on them.
    """
    terburuk, terbaik = tolok_satu(indikator)
    minimum = (indikator.kritis.minimum,) if indikator.kritis else ()
    batas = rentang(indikator)
    if batas is None:
        return Mistar(float(terburuk), float(terbaik), tuple(map(float, minimum)), 0)
    semua = tuple(syarat)
    sedikit = tuple(s.paling_sedikit for s in semua if s.paling_sedikit is not None)
    banyak = tuple(s.paling_banyak for s in semua if s.paling_banyak is not None)
    naik = terburuk <= terbaik
    tanda, balik = (sedikit, banyak) if naik else (banyak, sedikit)
    ujung = batas if naik else batas[::-1]
    tolok = (terburuk, terbaik) if terburuk != terbaik else ()  # a number that is not scored has none
    tanda = (*minimum, *tanda, *(t for t in tolok[1:] if float(t) != ujung[1]))
    balik = (*balik, *(t for t in tolok[:1] if float(t) != ujung[0]))
    desimal = max([1, *map(banyak_desimal, (*tanda, *balik, *tolok))])
    toleransi = TOLERANSI * abs(float(terbaik - terburuk))
    return Mistar(*ujung, tuple(map(float, tanda)), desimal, toleransi, tuple(map(float, balik)))


def mistar_poin(indikator: Indikator) -> Mistar:
    """Return the scale 0–100 of what an answer counts; marks are the ★ minimum and the bands of its advice."""
    terburuk, terbaik = tolok_satu(indikator)
    minimum = [100 * (indikator.kritis.minimum - terburuk) / (terbaik - terburuk)] if indikator.kritis else []
    pita = () if isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)) else indikator.saran
    return Mistar(0.0, 100.0, (*map(float, minimum), *(float(p.di_bawah) for p in pita)), 1, 100 * TOLERANSI)


def sebut_isi(indikator: Indikator, isi: float, syarat: Iterable[Syarat] = ()) -> str:
    """Return an answer in words: ``jenjang 3``, ``4 dari 7 hal``, ``85 %``.

    Never as a ★ minimum that it misses, nor as a bound of ``syarat`` (as for ``mistar_isi``).
    """
    angka = mistar_isi(indikator, syarat).tulis(isi, ringkas=True)
    if isinstance(indikator, IndikatorJenjang):
        return f"jenjang {angka}"
    if isinstance(indikator, IndikatorDaftar):
        return f"{angka} dari {ribuan(len(indikator.butir))} hal"
    return f"{angka} {_satuan(indikator)}".rstrip()


def sejak_bukti(indikator: Indikator, bukti: Bukti) -> str:
    """Return the answer that evidence is asked for from: ``sejak 3 hal``, ``""`` where it always is."""
    if bukti.sejak is None:
        return ""
    apa = {"jenjang": "jenjang {}", "daftar": "{} hal"}.get(indikator.jenis, "nilai {}")
    return f"sejak {apa.format(tulis_tetap(bukti.sejak))}"


def _satuan(i: IndikatorPersen | IndikatorAngka | IndikatorSurvei) -> str:
    """Return what follows a figure: its unit, for a survey without one the end of its scale."""
    if i.tolok.satuan:
        return i.tolok.satuan
    if isinstance(i, IndikatorSurvei):
        return f"dari {tulis_tetap(max(i.tolok.terburuk, i.tolok.terbaik))}"
    return "%" if isinstance(i, IndikatorPersen) else ""
