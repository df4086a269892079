"""The next steps: what to do next, best first, by what it lifts for its effort."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from penilaian.angka import ribuan, tanpa_debu
from penilaian.instrumen import Indikator, Kewenangan
from penilaian.jawaban import TERJAWAB
from penilaian.mesin import Hasil
from penilaian.rekomendasi.bersama import naik_bersama
from penilaian.rekomendasi.kenaikan import (
    Tapak,
    Ubahan,
    naik_ke_minimum,
    naik_sekali,
    nilai_bila,
    saran,
    tapak_berikut,
    tapak_ke_minimum,
    terbaik_dari,
    upaya,
)
from penilaian.rekomendasi.penghambat import (
    Penghambat,
    aspek_rendah,
    bintang_di_bawah,
    dalam,
    penghambat,
    terbuka_aspek,
    terbuka_di,
    terbuka_menentukan,
    tingkat_tujuan,
)

UPAYA_TAK_DIKENAL: Final = 3
"""Effort assumed where an instrument does not say: the middle of 1–5."""

Alasan = Literal["kritis_di_bawah", "kritis_kosong", "lantai", "naik", "bersama", "jawab", "jawab_aspek"]

BINTANG: Final = frozenset({"kritis_di_bawah", "kritis_kosong"})
"""Reasons of the steps that are about a ★."""


@dataclass(frozen=True)
class LangkahNaik:
    """One thing to do next.

    Attributes:
        indikator: what it changes; for ``jawab`` and ``jawab_aspek`` the first of the open ones.
        alasan: why it stands here; ``lantai`` lifts an aspect that lies below the floor, ``jawab_aspek`` answers what
            is open in aspects of which nobody knows yet whether they do.
        saran: the deed, from the instrument; of several parts the first.
        kewenangan, upaya: who can do it, and effort 1–5 (None where the instrument does not say), of the first part.
        dampak: rise of the lower bound of ``tujuan`` in scale points, after all parts.
        tujuan: id of the next stage, of the aspect for ``lantai``, ``AKAR`` for the index where all are reached.
        tapak: its parts in order: one rise; for a ★ below its minimum the whole way there; none for what is answered.
        dengan: for ``bersama``, which lifts nothing alone: the answers that have to rise as well.
        terbuka: for ``jawab`` and ``jawab_aspek`` the questions to answer.
    """

    indikator: Indikator
    alasan: Alasan
    saran: str
    kewenangan: tuple[Kewenangan, ...]
    upaya: int | None
    dampak: float
    tujuan: str
    tapak: tuple[Tapak, ...] = ()
    dengan: tuple[Indikator, ...] = ()
    terbuka: tuple[Indikator, ...] = ()


@dataclass(frozen=True)
class Perbuatan:
    """What one village can do, all but answering, and what becomes of it.

    Attributes:
        langkah: best first.
        sesudah: the village scored anew after each of them alone.
        baris: id of the indicator → its row in ``sesudah``.
    """

    langkah: tuple[LangkahNaik, ...]
    sesudah: Hasil
    baris: Mapping[str, int]


def langkah_berikutnya(hasil: Hasil, baris: int, banyak: int = 3) -> tuple[LangkahNaik, ...]:
    """Return what to do next, best first.

    First the open questions that decide about the next stage (★ before others), or about the floor of its aspects where
    no ★ is below its minimum, then the ★ that hold it, each with its whole way to the minimum; after a ★ below its
    minimum those about the floor, for no answer to them can bring the stage. Then single rises (one rung, one missing
    item, ten points) in its aspects below the floor, then in the rest of it. Rises stand by what they lift the lower
    bound of the aspect or stage per effort, each found by scoring the village anew with that one answer raised; where
    none lifts it alone, the fewest that do together. Where every stage is reached, rises anywhere by the index.
    Other open questions close the list where there is room and some are left.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        banyak: how many at the most.
    """
    tujuan = tingkat_tujuan(hasil, baris)
    semua = perbuatan(hasil, baris).langkah
    wajib = [x for x in semua if x.alasan in BINTANG]
    sudah = {x.indikator.id for x in wajib}
    penentu = [i for i in terbuka_menentukan(hasil, baris) if i.id not in sudah]
    dahulu = [_jawab(hasil, baris, penentu, tujuan)] if penentu else []
    # where open answers decide no ★ is below its minimum: those in front of the others are open too
    aspek = [] if penentu else jawab_aspek(hasil, baris)
    depan = [*wajib, *aspek] if bintang_di_bawah(hasil, baris) else [*aspek, *wajib]
    hasil_akhir = [*depan, *dahulu, *semua[len(wajib) :]][:banyak]
    sudah |= {i.id for x in (*aspek, *dahulu) for i in x.terbuka}
    terbuka = [i for i in terbuka_di(hasil, baris, tujuan) if i.id not in sudah]
    if terbuka and len(hasil_akhir) < banyak:
        hasil_akhir.append(_jawab(hasil, baris, terbuka, tujuan))
    return tuple(hasil_akhir)


def jawab_aspek(hasil: Hasil, baris: int) -> list[LangkahNaik]:
    """Return the step that answers what is open in aspects that may meet the floor already; none where none may.

    No work is advised for such an aspect before: it may turn out to be enough.
    """
    terbuka = terbuka_aspek(hasil, baris)
    if not terbuka:
        return []
    return [replace(_jawab(hasil, baris, terbuka, tingkat_tujuan(hasil, baris)), alasan="jawab_aspek")]


def perbuatan(hasil: Hasil, baris: int) -> Perbuatan:
    """Return the deeds that ``langkah_berikutnya`` orders, all of them, with the village as each of them leaves it.

    An open ★ counts as answered with its minimum: it may be, and nothing else opens the way.
    """
    tujuan, rendah, wajib = tingkat_tujuan(hasil, baris), aspek_rendah(hasil, baris), penghambat(hasil, baris)
    ubahan = {p.indikator.id: naik_ke_minimum(p.indikator, hasil.jawaban, baris) for p in wajib}
    for i in dalam(hasil, tujuan):
        if i.id not in ubahan and hasil.jawaban.keadaan[hasil.jawaban.nomor(i.id), baris] == TERJAWAB:
            ubahan[i.id] = naik_sekali(i, hasil.jawaban, baris)
    sesudah = nilai_bila(hasil, baris, [[u] for u in ubahan.values()])
    langkah = [_wajib(hasil, baris, p, _dampak(sesudah, ubahan, tujuan)[p.indikator.id], tujuan) for p in wajib]
    sudah = {x.indikator.id for x in langkah}
    for a in (a for a in rendah if a.keadaan == "di_bawah"):
        langkah += _naik(hasil, baris, a.kelompok.id, sesudah, ubahan, sudah)
        sudah |= {x.indikator.id for x in langkah}
    langkah += _naik(hasil, baris, tujuan, sesudah, ubahan, sudah)
    return Perbuatan(tuple(langkah), sesudah, {id_: n for n, id_ in enumerate(ubahan, start=1)})


def _dampak(sesudah: Hasil, ubahan: Mapping[str, Ubahan], tujuan: str) -> dict[str, float]:
    """Return by indicator the rise of a goal's lower bound in scale points."""
    awal, *lain = sesudah.bawah(tujuan).tolist()
    return {id_: b - awal for id_, b in zip(ubahan, lain, strict=True)}


def _wajib(hasil: Hasil, baris: int, p: Penghambat, dampak: float, tujuan: str) -> LangkahNaik:
    kosong = p.keadaan == "kosong"
    return LangkahNaik(
        p.indikator,
        "kritis_kosong" if kosong else "kritis_di_bawah",
        saran(p.indikator, hasil.jawaban, baris) or f"Periksa dan jawab: {p.indikator.pertanyaan}",
        p.indikator.kewenangan,
        upaya(p.indikator, hasil.jawaban, baris),
        0.0 if kosong else dampak,
        tujuan,
        tapak_ke_minimum(p.indikator, hasil.jawaban, baris),
    )


def _naik(
    hasil: Hasil, baris: int, tujuan: str, sesudah: Hasil, ubahan: Mapping[str, Ubahan], sudah: Collection[str]
) -> list[LangkahNaik]:
    """Return the rises that lift ``tujuan``, by their effect per effort; indicators in ``sudah`` stand elsewhere."""
    # what a float's dust lifts is not lifted
    dampak = {id_: d for id_, d in _dampak(sesudah, ubahan, tujuan).items() if tanpa_debu(d) > 0}
    if not any(i.id in dampak for i in dalam(hasil, tujuan)):
        return _bersama(hasil, baris, tujuan, ubahan, sudah)
    alasan: Alasan = "naik" if tujuan == tingkat_tujuan(hasil, baris) else "lantai"
    naik = [
        LangkahNaik(i, alasan, t.saran, i.kewenangan, t.upaya, dampak[i.id], tujuan, (t,))
        for i in dalam(hasil, tujuan)
        if i.id in dampak and i.id not in sudah and (t := tapak_berikut(i, hasil.jawaban, baris))
    ]
    # equal on paper must not be ordered by rounding errors: they keep the instrument's order
    return sorted(naik, key=lambda x: -tanpa_debu(x.dampak / (x.upaya or UPAYA_TAK_DIKENAL)))


def _bersama(
    hasil: Hasil, baris: int, tujuan: str, ubahan: Mapping[str, Ubahan], sudah: Collection[str]
) -> list[LangkahNaik]:
    """Return the rises that lift ``tujuan`` only all together, the lowest first."""
    perlu = naik_bersama(hasil, baris, ubahan, tujuan)
    semua = []
    for i in perlu:
        if i.id not in sudah and (t := tapak_berikut(i, hasil.jawaban, baris)):
            lain = tuple(x for x in perlu if x is not i)
            semua.append(LangkahNaik(i, "bersama", t.saran, i.kewenangan, t.upaya, 0.0, tujuan, (t,), lain))
    return semua


def _jawab(hasil: Hasil, baris: int, terbuka: Sequence[Indikator], tujuan: str) -> LangkahNaik:
    bawah = nilai_bila(hasil, baris, [[terbaik_dari(i) for i in terbuka]]).bawah(tujuan)
    daftar = ", ".join(f"{i.id} {i.nama}" for i in terbuka[:3]) + (", dan lain-lain" if len(terbuka) > 3 else "")
    teks = f"Jawab {ribuan(len(terbuka))} pertanyaan yang masih terbuka: {daftar}."
    dampak = float(bawah[1] - bawah[0])
    return LangkahNaik(terbuka[0], "jawab", teks, ("desa",), 1, dampak, tujuan, terbuka=tuple(terbuka))
