"""Which version of the instrument each row of an export answers: as it is named there, else by what only one asks.

Ids stay for ever while questions change, so a form that carries no stamp must not be read as one of this version just
because most of its names are known.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from penilaian.instrumen import Instrumen
from penilaian.mentah import Lembar
from penilaian.survei.baris_kiriman import Teks, teks_kolom
from penilaian.survei.kolom_form import PEMISAH, VERSI_FORMULIR, KolomForm, tampak
from penilaian.survei.nama_form import STEMPEL
from penilaian.survei.sel_pilihan import TAK_DICENTANG

VersiLain = Mapping[str, Collection[str]]
"""Ids of the questions of an instrument's other versions, by version."""

_CAP_FORMULIR: Final = re.compile(r"([0-9]+\.[0-9]+\.[0-9]+)(?:-[0-9a-f]{8})?")
"""Version of a form of ours, as a server keeps it: that of the instrument, perhaps with the beginning of its hash."""
_ISI: Final = frozenset(("", "_pembilang", "_penyebut", "_persen", "_n"))
"""What follows an id in the name of an answer; other endings are of notes, evidence and what the form shows."""


class VersiBaris(NamedTuple):
    """Versions that rows (n) answer.

    Attributes:
        versi: of each row, ``""`` where nothing tells.
        dari: ids that told it where it is not named, ``""`` else.
        pembeda: ids of which only some of the versions ask; empty where no other version is known.
    """

    versi: Teks
    dari: Teks
    pembeda: tuple[str, ...] = ()

    def ambil(self, letak: npt.NDArray[np.intp]) -> "VersiBaris":
        """Return those of the rows at these positions."""
        return self._replace(versi=self.versi[letak], dari=self.dari[letak])


class _Khas(NamedTuple):
    """Questions of which one side alone asks: those that have a column, and which rows (n) answer one of them."""

    ada: tuple[str, ...]
    dijawab: npt.NDArray[np.bool_]


def versi_baris(
    lembar: Lembar, kolom: KolomForm, instrumen: Instrumen, versi_lain: VersiLain | None = None
) -> VersiBaris:
    """Return which version of the instrument each row answers.

    It stands in a question of the form; where that is empty or missing, the version of the form tells, if it is ours;
    else the questions, as ``berkas`` has it for answers files: a row answers another version if it answers one of
    which only that version asks, and none of which only this one asks. Where it answers neither, what all rows have
    columns for tells.

    Args:
        lembar: the rows.
        kolom: where the form's parts stand.
        instrumen: this version.
        versi_lain: None = no other is known, then questions tell nothing.
    """
    versi, dari = _tertulis(lembar, kolom), np.full(len(lembar.baris), "", dtype=object)
    if not versi_lain:
        return VersiBaris(versi, dari)
    resmi = {i.id for i in instrumen.indikator}
    khas = {v: (set(ids) - instrumen.per_id.keys(), resmi - set(ids)) for v, ids in versi_lain.items()}
    pembeda = tuple(sorted(set[str]().union(*(lain | ini for lain, ini in khas.values()))))
    tanpa = versi == ""
    if not (pembeda and tanpa.any()):
        return VersiBaris(versi, dari, pembeda)
    letak = dict(_letak(lembar, kolom, pembeda))
    ini_semua, ini_khas = tanpa.copy(), set[str]()
    for v, (id_lain, id_ini) in khas.items():
        lain, ini = (_khas(lembar, letak, id_, tanpa) for id_ in (id_lain, id_ini))
        if lain.ada and not (ini.ada and (ini.dijawab.any() or not lain.dijawab.any())):
            milik, ini_semua = tanpa, np.zeros_like(tanpa)
        elif lain.ada:
            milik = lain.dijawab & ~ini.dijawab
            ini_semua &= ini.dijawab & ~lain.dijawab
        else:
            milik = np.zeros_like(tanpa)
            ini_semua &= bool(ini.ada)
        baru = milik & (versi == "")
        versi[baru], dari[baru] = v, ", ".join(lain.ada)
        ini_khas |= {*ini.ada}
    ini_semua &= versi == ""
    versi[ini_semua], dari[ini_semua] = instrumen.versi, ", ".join(sorted(ini_khas))
    return VersiBaris(versi, dari, pembeda)


def _tertulis(lembar: Lembar, kolom: KolomForm) -> Teks:
    """Return the version that each row names, ``""`` for none."""
    isi = teks_kolom(lembar, kolom.nama.get(STEMPEL[1])).copy()
    for nama in VERSI_FORMULIR:
        kosong = np.flatnonzero(isi == "")
        if nama not in kolom.meta or not kosong.size:
            continue
        kode, unik = pd.factorize(teks_kolom(lembar, kolom.meta[nama])[kosong])
        cocok = [_CAP_FORMULIR.fullmatch(str(teks)) for teks in unik]
        isi[kosong] = np.array([c[1] if c else "" for c in cocok], dtype=object)[kode]
    return isi


def _khas(
    lembar: Lembar, letak: Mapping[str, Sequence[int]], ids: Collection[str], baris: npt.NDArray[np.bool_]
) -> _Khas:
    ada = tuple(sorted(id_ for id_ in ids if id_ in letak))
    dijawab = np.zeros(len(lembar.baris), dtype=bool)
    for k in (k for id_ in ada for k in letak[id_]):
        kode, unik = pd.factorize(teks_kolom(lembar, k))
        dijawab |= np.array([t.casefold() not in TAK_DICENTANG for t in unik], dtype=bool)[kode]
    return _Khas(ada, dijawab & baris)


def _letak(lembar: Lembar, kolom: KolomForm, ids: Collection[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the ids that headings name, each with the numbers of the columns in which its answers stand.

    A heading that this version's form has is what that form says; others are held against names and labels alike.
    """
    nama = {k: n for n, k in kolom.nama.items()}
    nama |= {k: f"{n}/{opsi}" for n, per_opsi in kolom.opsi.items() for opsi, k in per_opsi.items()}
    judul = {k: nama.get(k, tampak(j)) for k, j in enumerate(lembar.kepala) if k not in kolom.meta.values()}
    for id_ in ids:
        satu = re.escape(id_)
        jawaban = rf"{satu}(?: ★)?\. .*|{satu} – (?!cara menjawab|terbaca).*"
        lain = rf"{satu} – .*|(?:\w+ bukti|Catatan) {satu}"
        label = re.compile(rf"(?:.*[/\-:] ?)?(?:(?P<isi>{jawaban})|{lain})", re.DOTALL)
        letak, ada = list[int](), False
        for k, teks in judul.items():
            ruas = [r.strip() for r in PEMISAH.split(teks)]
            awal, milik, akhir = ruas[-1].partition(id_)
            if (len(ruas) > 1 and ruas[-2] == id_) or (milik and not awal and akhir in _ISI):
                ada = True
                letak.append(k)
            elif milik and not awal and akhir.startswith("_"):
                ada = True
            elif cocok := label.fullmatch(teks):
                ada = True
                letak += [k] if cocok["isi"] is not None else []
        if ada:
            yield id_, letak
