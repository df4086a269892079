"""The way up: what holds a village at its stage, and the three steps that lift it most for their effort."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from penilaian.instrumen import (
    Butir,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    Kewenangan,
    tolok_satu,
)
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban, sebut_isi
from penilaian.mesin import Hasil, nilai
from penilaian.posisi import rinci_kritis
from penilaian.skor import AKAR, ke_satu

SEPERSEPULUH = 10.0
"""One rise of a percentage, a number or a survey: this many points of its own score 0–100."""

UPAYA_TAK_DIKENAL = 3
"""Effort assumed where an instrument does not say: the middle of 1–5."""

Alasan = Literal["kritis_di_bawah", "kritis_kosong", "naik", "jawab"]


@dataclass(frozen=True)
class Penghambat:
    """A ★ of the next stage that is not met.

    Attributes:
        sekarang, perlu: the answer now and the minimum, in words.
    """

    indikator: Indikator
    keadaan: Literal["di_bawah", "kosong"]
    sekarang: str
    perlu: str


@dataclass(frozen=True)
class LangkahNaik:
    """One thing to do next.

    Attributes:
        indikator: what it changes; for ``jawab`` the first of the open ones.
        alasan: why it stands here.
        saran: the deed, from the instrument.
        kewenangan, upaya: who can do it, and effort 1–5 (None where the instrument does not say).
        dampak: rise of the stage's lower bound in scale points (of the index's where all stages are reached).
        tujuan: id of the group that ``dampak`` is about, ``AKAR`` for the index.
    """

    indikator: Indikator
    alasan: Alasan
    saran: str
    kewenangan: tuple[Kewenangan, ...]
    upaya: int | None
    dampak: float
    tujuan: str


def teks_jawaban(indikator: Indikator, jawaban: Jawaban, baris: int) -> str:
    """Return one answer in words: rung text, ``4 dari 7 butir``, ``85 %``, ``Belum dijawab``, ``Tidak berlaku``."""
    j = jawaban.nomor(indikator.id)
    keadaan, isi = jawaban.keadaan[j, baris], jawaban.nilai[j, baris]
    if keadaan == KOSONG:
        return "Belum dijawab"
    if keadaan == TIDAK_BERLAKU:
        return "Tidak berlaku"
    return teks_nilai(indikator, float(isi))


def teks_nilai(indikator: Indikator, isi: float) -> str:
    """Return a value in the indicator's own unit in words, with decimal comma; never as a ★ minimum that it misses."""
    if isinstance(indikator, IndikatorJenjang):
        return next(j.teks for j in indikator.jenjang if j.nilai == round(isi))
    return sebut_isi(indikator, isi)


def butir_kurang(indikator: IndikatorDaftar, jawaban: Jawaban, baris: int) -> tuple[Butir, ...]:
    """Return the items of a checklist that are not ticked (all of them where it is open)."""
    topeng = int(jawaban.centang[indikator.id][baris])
    return tuple(b for n, b in enumerate(indikator.butir) if not topeng >> n & 1)


def saran(indikator: Indikator, jawaban: Jawaban, baris: int) -> str | None:
    """Return the advice that fits the answer; None at the top, where open, or where not applicable."""
    j = jawaban.nomor(indikator.id)
    if jawaban.keadaan[j, baris] != TERJAWAB:
        return None
    isi = float(jawaban.nilai[j, baris])
    if isinstance(indikator, IndikatorJenjang):
        return next((r.saran for r in indikator.jenjang if r.nilai == round(isi)), None)
    if isinstance(indikator, IndikatorDaftar):
        kurang = butir_kurang(indikator, jawaban, baris)
        return kurang[0].saran if kurang else None
    skor = 100 * float(ke_satu(indikator, np.array(isi)))
    return next((p.teks for p in indikator.saran if skor < float(p.di_bawah)), None)


def tingkat_tujuan(hasil: Hasil, baris: int) -> str:
    """Return the id of the first stage not reached; ``AKAR`` where all are reached or there is no gate."""
    if hasil.posisi is None:
        return AKAR
    pasti = int(hasil.posisi.pasti[baris])
    return AKAR if pasti == len(hasil.posisi.tingkat) else hasil.posisi.tingkat[pasti]


def penghambat(hasil: Hasil, baris: int) -> tuple[Penghambat, ...]:
    """Return the ★ that hold the village below the next stage: below minimum first, then open (§5)."""
    if hasil.posisi is None:
        return ()
    keadaan = rinci_kritis(hasil.instrumen, hasil.jawaban, baris)
    return tuple(
        Penghambat(
            i,
            "kosong" if keadaan[i.id] == "kosong" else "di_bawah",
            teks_jawaban(i, hasil.jawaban, baris),
            teks_nilai(i, float(i.kritis.minimum)),
        )
        for i in (hasil.instrumen.per_id[x] for x in hasil.posisi.penghambat[baris].split())
        if i.kritis
    )


def langkah_berikutnya(hasil: Hasil, baris: int, banyak: int = 3) -> tuple[LangkahNaik, ...]:
    """Return what to do next, best first.

    First the ★ that hold the next stage, then single rises (one rung, one missing item, ten points) within that
    stage by the rise of its lower bound per effort, each found by scoring the village anew with that one answer
    raised. Where every stage is reached, rises anywhere by the index. Open questions close the list where there is
    room and some are left.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        banyak: how many at the most.
    """
    tujuan = tingkat_tujuan(hasil, baris)
    dampak = _dampak(hasil, baris, tujuan)
    wajib = [
        LangkahNaik(
            p.indikator,
            "kritis_kosong" if p.keadaan == "kosong" else "kritis_di_bawah",
            saran(p.indikator, hasil.jawaban, baris) or f"Periksa dan jawab: {p.indikator.pertanyaan}",
            p.indikator.kewenangan,
            p.indikator.upaya,
            dampak.get(p.indikator.id, 0.0),
            tujuan,
        )
        for p in penghambat(hasil, baris)
    ]
    sudah = {w.indikator.id for w in wajib}
    naik = [
        LangkahNaik(i, "naik", s, i.kewenangan, i.upaya, dampak[i.id], tujuan)
        for i in _dalam(hasil, tujuan)
        if i.id in dampak and i.id not in sudah and (s := saran(i, hasil.jawaban, baris)) and dampak[i.id] > 0
    ]
    # equal on paper must not be ordered by rounding errors: they keep the instrument's order
    naik.sort(key=lambda x: -round(x.dampak / (x.upaya or UPAYA_TAK_DIKENAL), 9))
    hasil_akhir = [*wajib, *naik][:banyak]
    terbuka = [i for i in terbuka_di(hasil, baris, tujuan) if i.id not in sudah]
    if terbuka and len(hasil_akhir) < banyak:
        hasil_akhir.append(_jawab(hasil, baris, terbuka, tujuan))
    return tuple(hasil_akhir)


def terbuka_di(hasil: Hasil, baris: int, tujuan: str = AKAR) -> tuple[Indikator, ...]:
    """Return the indicators below a top group (everywhere for ``AKAR``) that are still open."""
    j = hasil.jawaban
    return tuple(i for i in _dalam(hasil, tujuan) if j.keadaan[j.nomor(i.id), baris] == KOSONG)


def _dalam(hasil: Hasil, tujuan: str) -> tuple[Indikator, ...]:
    ini = hasil.instrumen
    return tuple(i for i in ini.indikator if tujuan == AKAR or ini.puncak_dari(i.kelompok).id == tujuan)


def _naikkan(indikator: Indikator) -> Callable[[float], float]:
    """Return how one rise changes an answer in own unit."""
    if isinstance(indikator, (IndikatorJenjang, IndikatorDaftar)):
        puncak = float(tolok_satu(indikator)[1])
        return lambda isi: min(isi + 1, puncak)
    terburuk, terbaik = map(float, tolok_satu(indikator))

    def geser(isi: float) -> float:
        satu = float(ke_satu(indikator, np.array(isi)))
        return terburuk + min(satu + SEPERSEPULUH / 100, 1.0) * (terbaik - terburuk)

    return geser


def _dampak(hasil: Hasil, baris: int, tujuan: str) -> dict[str, float]:
    """Return by indicator the rise of the goal's lower bound (scale points) after one rise, by scoring anew."""
    calon = [
        (hasil.jawaban.nomor(i.id), i)
        for i in _dalam(hasil, tujuan)
        if hasil.jawaban.keadaan[hasil.jawaban.nomor(i.id), baris] == TERJAWAB
    ]
    if not calon:
        return {}
    ragam = hasil.jawaban.ambil([baris] * (len(calon) + 1))
    isi = ragam.nilai.copy()
    for kolom, (j, i) in enumerate(calon, start=1):
        isi[j, kolom] = _naikkan(i)(float(isi[j, kolom]))
    bawah = nilai(hasil.instrumen, replace(ragam, nilai=isi)).bawah(tujuan)
    return {i.id: float(b - bawah[0]) for (_, i), b in zip(calon, bawah[1:], strict=True)}


def _jawab(hasil: Hasil, baris: int, terbuka: list[Indikator], tujuan: str) -> LangkahNaik:
    j = hasil.jawaban.ambil([baris])
    isi, keadaan = j.nilai.copy(), j.keadaan.copy()
    for i in terbuka:
        isi[j.nomor(i.id)], keadaan[j.nomor(i.id)] = float(tolok_satu(i)[1]), TERJAWAB
    penuh = nilai(hasil.instrumen, replace(j, nilai=isi, keadaan=keadaan)).bawah(tujuan).item()
    daftar = ", ".join(f"{i.id} {i.nama}" for i in terbuka[:3]) + (", dan lain-lain" if len(terbuka) > 3 else "")
    teks = f"Jawab {len(terbuka)} pertanyaan yang masih terbuka: {daftar}."
    return LangkahNaik(terbuka[0], "jawab", teks, ("desa",), 1, float(penuh - hasil.bawah(tujuan)[baris]), tujuan)
