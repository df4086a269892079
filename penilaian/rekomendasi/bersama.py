"""Rises that lift nothing alone: the fewest answers that have to rise together (minimum and geometric mean, §9)."""

from collections.abc import Mapping

from penilaian.angka import TOLERANSI, tanpa_debu
from penilaian.instrumen import Indikator
from penilaian.jawaban import TERJAWAB
from penilaian.mesin import Hasil
from penilaian.rekomendasi.kenaikan import Ubahan, nilai_bila
from penilaian.rekomendasi.penghambat import dalam
from penilaian.skor import ke_satu


def naik_bersama(hasil: Hasil, baris: int, ubahan: Mapping[str, Ubahan], tujuan: str) -> tuple[Indikator, ...]:
    """Return the answers none of which may stay as it is if the goal's lower bound is to rise, the lowest first.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        ubahan: the rise of each answer, by indicator.
        tujuan: id of a group, ``AKAR`` for the index.

    Returns:
        No answer can be left out; empty where not even all of them lift it, which then hangs on open questions.
    """
    urut = [i for i in terendah(hasil, baris, tujuan) if i.id in ubahan]
    if not urut:
        return ()
    # the lower bound only grows with every answer that rises (§8): the shortest beginning that lifts it
    awalan = [urut[: n + 1] for n in range(len(urut))]
    dampak = _dampak(hasil, baris, [[ubahan[i.id] for i in awal] for awal in awalan], tujuan)
    perlu = next((awal for awal, d in zip(awalan, dampak, strict=True) if d > 0), [])
    for i in tuple(perlu):
        tanpa = [x for x in perlu if x is not i]
        (naik,) = _dampak(hasil, baris, [[ubahan[x.id] for x in tanpa]], tujuan)
        if naik > 0:
            perlu = tanpa
    return tuple(perlu)


def terendah(hasil: Hasil, baris: int, tujuan: str) -> tuple[Indikator, ...]:
    """Return the answered indicators below a group that are not at their best, those of its lowest groups first.

    By the lower bounds of the groups on the way down, then of the answer; equal ones in the instrument's order.
    """
    j = hasil.jawaban
    terjawab = [i for i in dalam(hasil, tujuan) if j.keadaan[j.nomor(i.id), baris] == TERJAWAB]
    satu = {i.id: float(ke_satu(i, j.nilai[j.nomor(i.id), baris])) for i in terjawab}
    calon = [i for i in terjawab if satu[i.id] < 1 - TOLERANSI]
    return tuple(sorted(calon, key=lambda i: (*_jalur(hasil, baris, i, tujuan), tanpa_debu(satu[i.id]))))


def _jalur(hasil: Hasil, baris: int, i: Indikator, tujuan: str) -> tuple[float, ...]:
    """Return the lower bounds 0–1 of the groups from below the goal down to the answer."""
    jalur: list[float] = []
    kelompok: str | None = i.kelompok
    while kelompok is not None and kelompok != tujuan:
        jalur.append(float(hasil.kelompok.bawah[hasil.kelompok.baris(kelompok), baris]))
        kelompok = hasil.instrumen.kelompok_per_id[kelompok].kelompok
    return tuple(map(tanpa_debu, reversed(jalur)))


def _dampak(hasil: Hasil, baris: int, ubahan: list[list[Ubahan]], tujuan: str) -> list[float]:
    """Return what each of several sets of changes adds to the goal's lower bound in scale points."""
    awal, *lain = nilai_bila(hasil, baris, ubahan).bawah(tujuan).tolist()
    return [tanpa_debu(b - awal) for b in lain]
