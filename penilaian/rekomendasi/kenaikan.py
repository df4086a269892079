"""One rise of one answer: its advice, its effort, the answer after it; and the whole way of a ★ to its minimum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from penilaian.angka import tanpa_debu
from penilaian.instrumen import Butir, Indikator, IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.jawaban import TERJAWAB, Jawaban
from penilaian.mesin import Hasil, nilai
from penilaian.skor import ke_satu

SEPERSEPULUH: Final = 10.0
"""One rise of a percentage, a number or a survey: this many points of its own score 0–100."""


@dataclass(frozen=True)
class Tapak:
    """One part of a step: a rung, an item, or a band of advice.

    Attributes:
        saran: what to do, from the instrument.
        upaya: effort 1–5; None where the instrument does not say.
        sampai: the answer afterwards, in the indicator's own unit (items ticked for a checklist).
        ajakan: its title; None where the instrument has none for each rise.
    """

    saran: str
    upaya: int | None
    sampai: float
    ajakan: str | None = None


class Ubahan(NamedTuple):
    """What becomes of one answer: its value in own unit, and for a checklist its ticks as bits."""

    indikator: Indikator
    isi: float
    centang: int | None = None


def butir_kurang(indikator: IndikatorDaftar, jawaban: Jawaban, baris: int) -> tuple[Butir, ...]:
    """Return the items of a checklist that are not ticked (all of them where it is open)."""
    topeng = int(jawaban.centang[indikator.id][baris])
    return tuple(b for n, b in enumerate(indikator.butir) if not topeng >> n & 1)


def saran(indikator: Indikator, jawaban: Jawaban, baris: int) -> str | None:
    """Return the advice that fits the answer; None at the top, where open, or where not applicable."""
    ke = _saran_ke(indikator, jawaban, baris)
    return None if ke is None else _teks_saran(indikator, ke)


def upaya(indikator: Indikator, jawaban: Jawaban, baris: int) -> int | None:
    """Return the effort (1–5) of the rise that ``saran`` advises, of the first one where there is no such advice.

    None where the instrument does not say.
    """
    return indikator.upaya_naik(_saran_ke(indikator, jawaban, baris) or 0)


def tapak_berikut(indikator: Indikator, jawaban: Jawaban, baris: int) -> Tapak | None:
    """Return the one rise that ``saran`` advises; None where there is no advice."""
    ke = _saran_ke(indikator, jawaban, baris)
    return None if ke is None else _tapak(indikator, ke, naik_sekali(indikator, jawaban, baris).isi)


def tapak_ke_minimum(indikator: Indikator, jawaban: Jawaban, baris: int) -> tuple[Tapak, ...]:
    """Return the whole way of a ★ that is answered below its minimum, in order; nothing for any other answer.

    Every rung, every item that has to come, every band of advice up to the minimum: none of them is enough alone.
    """
    j = jawaban.nomor(indikator.id)
    if indikator.kritis is None or jawaban.keadaan[j, baris] != TERJAWAB:
        return ()
    return tuple(_menuju(indikator, jawaban, baris, float(indikator.kritis.minimum)))


def _menuju(indikator: Indikator, jawaban: Jawaban, baris: int, minimum: float) -> Iterator[Tapak]:
    isi = float(jawaban.nilai[jawaban.nomor(indikator.id), baris])
    if isinstance(indikator, IndikatorJenjang):
        rung = enumerate(indikator.jenjang[:-1])
        yield from (_tapak(indikator, ke, r.nilai + 1) for ke, r in rung if round(isi) <= r.nilai < minimum)
    elif isinstance(indikator, IndikatorDaftar):
        kurang = [indikator.butir.index(b) for b in butir_kurang(indikator, jawaban, baris)]
        for sampai, ke in enumerate(kurang[: max(0, round(minimum) - round(isi))], start=round(isi) + 1):
            yield _tapak(indikator, ke, sampai)
    else:
        terburuk, terbaik = map(float, tolok_satu(indikator))
        dari, tujuan = (_skor(indikator, x) for x in (isi, minimum))
        for ke, pita in enumerate(indikator.saran):
            atas = float(pita.di_bawah)
            if dari < min(atas, tujuan):
                tiba = minimum if tujuan <= atas else terburuk + atas * (terbaik - terburuk) / 100
                yield _tapak(indikator, ke, tiba)
                dari = atas


def naik_sekali(indikator: Indikator, jawaban: Jawaban, baris: int) -> Ubahan:
    """Return an answer after one rise: the next rung, the first item that is missing, ten points."""
    isi = float(jawaban.nilai[jawaban.nomor(indikator.id), baris])
    terburuk, terbaik = map(float, tolok_satu(indikator))
    if isinstance(indikator, IndikatorDaftar):
        return _centang(indikator, jawaban, baris, 1)
    if isinstance(indikator, IndikatorJenjang):
        return Ubahan(indikator, min(isi + 1, terbaik))
    satu = float(ke_satu(indikator, np.array(isi)))
    return Ubahan(indikator, terburuk + min(satu + SEPERSEPULUH / 100, 1.0) * (terbaik - terburuk))


def naik_ke_minimum(indikator: Indikator, jawaban: Jawaban, baris: int) -> Ubahan:
    """Return the answer to a ★ that meets its minimum and no more. ValueError where it is none."""
    if indikator.kritis is None:
        raise ValueError(f"{indikator.id} bukan syarat wajib")
    minimum = float(indikator.kritis.minimum)
    if isinstance(indikator, IndikatorDaftar):
        ada = int(jawaban.centang[indikator.id][baris]).bit_count()
        return _centang(indikator, jawaban, baris, max(0, round(minimum) - ada))
    return Ubahan(indikator, minimum)


def terbaik_dari(indikator: Indikator) -> Ubahan:
    """Return the best answer there is."""
    centang = (1 << len(indikator.butir)) - 1 if isinstance(indikator, IndikatorDaftar) else None
    return Ubahan(indikator, float(tolok_satu(indikator)[1]), centang)


def nilai_bila(hasil: Hasil, baris: int, ubahan: Sequence[Sequence[Ubahan]]) -> Hasil:
    """Return one village scored anew: row 0 as it stands, row n with the n-th of ``ubahan`` made, whatever was open."""
    ragam = hasil.jawaban.ambil([baris] * (len(ubahan) + 1))
    isi, keadaan = ragam.nilai.copy(), ragam.keadaan.copy()
    centang = {k: v.copy() for k, v in ragam.centang.items()}
    for kolom, bersama in enumerate(ubahan, start=1):
        for u in bersama:
            j = ragam.nomor(u.indikator.id)
            isi[j, kolom], keadaan[j, kolom] = u.isi, TERJAWAB
            if u.centang is not None:
                centang[u.indikator.id][kolom] = u.centang
    return nilai(hasil.instrumen, replace(ragam, nilai=isi, keadaan=keadaan, centang=centang))


def _centang(indikator: IndikatorDaftar, jawaban: Jawaban, baris: int, banyak: int) -> Ubahan:
    """Return a checklist with the first items ticked that are missing."""
    topeng = int(jawaban.centang[indikator.id][baris])
    for b in butir_kurang(indikator, jawaban, baris)[:banyak]:
        topeng |= 1 << indikator.butir.index(b)
    return Ubahan(indikator, float(topeng.bit_count()), topeng)


def _skor(indikator: Indikator, isi: float) -> float:
    """Return what an answer is worth by its goalposts, 0–100: 55 % is at 55 and not a float's dust above."""
    return tanpa_debu(100 * float(ke_satu(indikator, np.array(isi))))


def _tapak(indikator: Indikator, ke: int, sampai: float) -> Tapak:
    return Tapak(_teks_saran(indikator, ke) or "", indikator.upaya_naik(ke), float(sampai), indikator.ajakan_naik(ke))


def _teks_saran(indikator: Indikator, ke: int) -> str | None:
    if isinstance(indikator, IndikatorJenjang):
        return indikator.jenjang[ke].saran
    return indikator.butir[ke].saran if isinstance(indikator, IndikatorDaftar) else indikator.saran[ke].teks


def _saran_ke(indikator: Indikator, jawaban: Jawaban, baris: int) -> int | None:
    """Return which of the indicator's pieces of advice fits the answer, from 0."""
    j = jawaban.nomor(indikator.id)
    if jawaban.keadaan[j, baris] != TERJAWAB:
        return None
    isi = float(jawaban.nilai[j, baris])
    if isinstance(indikator, IndikatorJenjang):
        cocok = (r.nilai == round(isi) for r in indikator.jenjang[:-1])
    elif isinstance(indikator, IndikatorDaftar):
        topeng = int(jawaban.centang[indikator.id][baris])
        cocok = (not topeng >> n & 1 for n in range(len(indikator.butir)))
    else:
        skor = _skor(indikator, isi)
        cocok = (skor < float(p.di_bawah) for p in indikator.saran)
    return next((ke for ke, ya in enumerate(cocok) if ya), None)
