"""Where the steps lead: each taken from where the one before it has led, until the next stage is reached."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from penilaian.instrumen import Indikator
from penilaian.jawaban import TERJAWAB
from penilaian.mesin import Hasil
from penilaian.rekomendasi.kenaikan import nilai_bila, terbaik_dari
from penilaian.rekomendasi.langkah_naik import BINTANG, LangkahNaik, jawab_aspek, perbuatan
from penilaian.rekomendasi.penghambat import (
    bintang_di_bawah,
    dalam,
    penghambat,
    terbuka_menentukan,
    tingkat_tujuan,
)

PALING_JAUH: Final = 12
"""Steps that are looked ahead at most: what is farther away is not counted, and each costs a run of the engine."""


@dataclass(frozen=True)
class Jalan:
    """A way up.

    Attributes:
        tujuan: id of the stage that it leads to, ``AKAR`` for the index.
        langkah: the steps in order; of an indicator that comes again the next rise.
        titik: lower bound of ``tujuan`` in scale points, before the first step and after each.
        sampai: the position (1 to s) that is certain after the last step, None where the next one is not reached.
        perlu_jawaban: open questions that decide where no number of steps reaches the next one; empty where steps can.
        wajib_dijawab: those of them that no step asks for and without any of which the next one is not reached,
            however well all the rest is answered.
        cukup_ditanya: whether the answers that the steps ask for may be enough.
        terjauh: lower bound of ``tujuan`` in scale points after all steps there are, however many; of a way that does
            not arrive.
    """

    tujuan: str
    langkah: tuple[LangkahNaik, ...]
    titik: tuple[float, ...]
    sampai: int | None
    perlu_jawaban: tuple[Indikator, ...] = ()
    wajib_dijawab: tuple[Indikator, ...] = ()
    cukup_ditanya: bool = False
    terjauh: float = 0.0


def jalan_naik(hasil: Hasil, baris: int, paling_banyak: int = PALING_JAUH) -> Jalan:
    """Return the way to the next stage, in the order of ``langkah_berikutnya`` found anew after every step.

    Open answers count as the worst, so that the way is enough whatever they are; only an open ★ counts as answered with
    its minimum. Where only answers tell whether aspects meet the floor, giving them is the first step, after every ★
    where one is below its minimum; it lifts nothing here. What lifts an aspect to its floor comes again as soon as it
    must, any other answer only after all others have come; twice in a row is one step. No steps where open answers
    decide: they come first, and nobody knows what they will be. Where every stage is reached, steps by the index.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        paling_banyak: steps at the most.
    """
    tujuan, asal = tingkat_tujuan(hasil, baris), (hasil, baris)
    langkah: list[LangkahNaik] = []
    titik = [float(hasil.bawah(tujuan)[baris])]
    if terbuka_menentukan(hasil, baris):
        return Jalan(tujuan, (), tuple(titik), None)
    tanya_dulu, ditanya = not bintang_di_bawah(hasil, baris), False
    sudah: set[str] = set()
    while True:
        mungkin = perbuatan(hasil, baris)
        if not ditanya and (tanya_dulu or not any(x.alasan in BINTANG for x in mungkin.langkah)):
            ditanya = True
            tanya = jawab_aspek(hasil, baris)[: paling_banyak - len(langkah)]
            langkah, titik = [*langkah, *tanya], [*titik, *titik[-1:] * len(tanya)]
        ini = _pilih(mungkin.langkah, sudah)
        lagi = bool(langkah) and ini is not None and _sama(langkah[-1], ini)
        if ini is None or (len(langkah) == paling_banyak and not lagi):
            return _tak_sampai(*asal, Jalan(tujuan, tuple(langkah), tuple(titik), None))
        hasil, baris = mungkin.sesudah, mungkin.baris[ini.indikator.id]
        if lagi:
            dulu = langkah.pop()
            ini = replace(dulu, tapak=dulu.tapak + ini.tapak, dampak=dulu.dampak + ini.dampak)
            titik.pop()
        langkah.append(ini)
        titik.append(float(hasil.bawah(tujuan)[baris]))
        if hasil.posisi is not None and tingkat_tujuan(hasil, baris) != tujuan:
            return Jalan(tujuan, tuple(langkah), tuple(titik), int(hasil.posisi.pasti[baris]))


def _tak_sampai(hasil: Hasil, baris: int, jalan: Jalan) -> Jalan:
    """Return a way that does not arrive with where all steps lead: every answer and every ★ at its best."""
    j, wajib = hasil.jawaban, {p.indikator.id for p in penghambat(hasil, baris)}
    naik = [i for i in dalam(hasil, jalan.tujuan) if i.id in wajib or j.keadaan[j.nomor(i.id), baris] == TERJAWAB]
    terbaik = [terbaik_dari(i) for i in naik]
    ujung = nilai_bila(hasil, baris, [terbaik])
    terjauh = float(ujung.bawah(jalan.tujuan)[1])
    perlu = terbuka_menentukan(ujung, 1) if tingkat_tujuan(ujung, 1) == jalan.tujuan else ()
    if not perlu:
        return replace(jalan, terjauh=terjauh)
    ditanya = {i.id for x in jalan.langkah for i in x.terbuka}
    lain = [i for i in perlu if i.id not in ditanya]
    # one way with all that is asked for, then for each of the others one with everything but it
    semua = [[terbaik_dari(i) for i in perlu if i.id in ditanya]]
    semua += [[terbaik_dari(i) for i in perlu if i is not x] for x in lain]
    coba = nilai_bila(hasil, baris, [[*terbaik, *tambah] for tambah in semua])
    cukup, *tanpa = (tingkat_tujuan(coba, n + 1) != jalan.tujuan for n in range(len(semua)))
    butuh = tuple(i for i, sampai in zip(lain, tanpa, strict=True) if not sampai)
    return replace(jalan, perlu_jawaban=perlu, wajib_dijawab=butuh, cukup_ditanya=cukup, terjauh=terjauh)


def _pilih(langkah: Sequence[LangkahNaik], sudah: set[str]) -> LangkahNaik | None:
    """Return the next step, which is then among ``sudah``: the first of the first kind that has not come yet."""
    if not langkah:
        return None
    pertama = langkah[0]
    sejenis = [x for x in langkah if x.alasan == pertama.alasan]
    if pertama.alasan == "bersama":
        sejenis = [x for x in sejenis if x.tujuan == pertama.tujuan]
    baru = [x for x in sejenis if x.indikator.id not in sudah]
    if not baru and pertama.alasan == "naik":
        sudah.clear()
    ini = (baru or sejenis)[0]
    sudah.add(ini.indikator.id)
    return ini


def _sama(satu: LangkahNaik, lain: LangkahNaik) -> bool:
    """Return whether two steps raise the same answer for the same reason."""
    return (satu.indikator.id, satu.alasan) == (lain.indikator.id, lain.alasan)
