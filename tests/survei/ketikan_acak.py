"""Answers at random: what is typed into a form, and the cell that must come back."""

import random
from typing import Any

from penilaian.instrumen import NIHIL, TB, Indikator, IndikatorDaftar, IndikatorJenjang, IndikatorSurvei, rentang
from penilaian.survei.soal_form import dihitung

Ketikan = list[tuple[str, Any]]


def satu(i: Indikator, acak: random.Random) -> tuple[Ketikan, str]:
    """Return what is typed to answer one question, and the cell that it is."""
    if acak.random() < 0.15:
        return [], ""
    pilihan = isinstance(i, (IndikatorJenjang, IndikatorDaftar))
    kunci = i.id if pilihan else f"{i.id}_cara"
    if i.tidak_berlaku and acak.random() < 0.15:
        return [(kunci, [TB])], TB
    if acak.random() < 0.1:
        return [(kunci, ["belum_tahu"])], ""
    if isinstance(i, IndikatorJenjang):
        jenjang = str(acak.choice(i.jenjang).nilai)
        return [(kunci, [jenjang])], jenjang
    if isinstance(i, IndikatorDaftar):
        if acak.random() < 0.2:
            return [(kunci, [NIHIL])], NIHIL
        butir = [b.id for b in i.butir if acak.random() < 0.5]
        return [(kunci, acak.sample(butir, len(butir)))], " ".join(butir)
    if dihitung(i):
        if acak.random() < 0.6:
            penyebut = acak.randint(1, 40)
            pembilang = acak.randint(0, penyebut)
            angka = [(f"{i.id}_pembilang", pembilang), (f"{i.id}_penyebut", penyebut)]
            return [(kunci, ["pecahan"]), *angka], f"{pembilang}/{penyebut}"
        persen = acak.choice([0, 100, 62.5, 33.33, 7, acak.randint(1, 99) + 0.25])
        return [(kunci, ["persen"]), (f"{i.id}_persen", persen)], f"{persen:g}"
    batas = rentang(i)
    assert batas is not None
    bawah, atas = batas[0], min(batas[1], float(max(i.tolok.terburuk, i.tolok.terbaik)))
    angka = round(acak.uniform(bawah, atas), acak.choice([0, 1, 2]))
    ketikan: Ketikan = [(kunci, ["angka"]), (i.id, angka)]
    if isinstance(i, IndikatorSurvei) and acak.random() < 0.7:
        n = acak.randint(1, 300)
        return [*ketikan, (f"{i.id}_n", n)], f"{angka:g} n={n}"
    return ketikan, f"{angka:g}"


def _terbaik(i: Indikator) -> tuple[Ketikan, str]:
    """Return what is typed to give the best answer there is, and the cell that it is."""
    if isinstance(i, IndikatorJenjang):
        puncak = str(i.jenjang[-1].nilai)
        return [(i.id, [puncak])], puncak
    if isinstance(i, IndikatorDaftar):
        butir = [b.id for b in i.butir]
        return [(i.id, butir)], " ".join(butir)
    angka = f"{i.tolok.terbaik:f}"
    nama, cara = (f"{i.id}_persen", "persen") if dihitung(i) else (i.id, "angka")
    return [(f"{i.id}_cara", [cara]), (nama, float(angka))], angka


def lembar(
    indikator: tuple[Indikator, ...], kode: str, acak: random.Random, terbaik: float = 0, tb: float = 0
) -> tuple[Ketikan, dict[str, str]]:
    """Return what is typed into a whole form, and the row of an answers file that it is.

    ``tb`` is the share of those that allow it that do not apply, ``terbaik`` of all others answered as well as can be.
    """
    ketikan: Ketikan = [("kode_desa", kode), ("kode_ulang", kode.replace(".", "")), ("periode", "2026")]
    sel = {"kode_desa": kode, "periode": "2026"}
    for i in indikator:
        if tb and i.tidak_berlaku and acak.random() < tb:
            pilihan = isinstance(i, (IndikatorJenjang, IndikatorDaftar))
            diketik, sel[i.id] = [(i.id if pilihan else f"{i.id}_cara", [TB])], TB
        else:
            diketik, sel[i.id] = _terbaik(i) if terbaik and acak.random() < terbaik else satu(i, acak)
        ketikan += diketik
    return ketikan, sel
