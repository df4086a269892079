"""What holds a village: the stage it aims at, the ★, the aspects and the open questions that keep it below."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from penilaian.instrumen import Indikator, Kelompok
from penilaian.jawaban import KOSONG
from penilaian.mesin import Hasil
from penilaian.posisi import KataKeadaan, aspek_per_tingkat, rinci_aspek, rinci_kritis
from penilaian.rekomendasi.teks_jawaban import teks_jawaban, teks_nilai
from penilaian.skor import AKAR


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
class AspekRendah:
    """An aspect of a stage that the floor is not certainly met by.

    Attributes:
        keadaan: ``di_bawah`` where no answer to what is open can lift it to the floor, else ``kosong``.
        bawah, atas: its bounds in scale points, ``lantai`` the floor.
    """

    kelompok: Kelompok
    keadaan: KataKeadaan
    bawah: float
    atas: float
    lantai: Decimal


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
            teks_jawaban(hasil.instrumen, i, hasil.jawaban, baris),
            teks_nilai(i, float(i.kritis.minimum)),
        )
        for i in (hasil.instrumen.per_id[x] for x in hasil.posisi.penghambat[baris].split())
        if i.kritis
    )


def bintang_di_bawah(hasil: Hasil, baris: int) -> bool:
    """Return whether a ★ of the next stage is below its minimum, so that no open answer can change that it is not."""
    return any(p.keadaan == "di_bawah" for p in penghambat(hasil, baris))


def aspek_rendah(hasil: Hasil, baris: int, tingkat: str | None = None) -> tuple[AspekRendah, ...]:
    """Return the aspects that hold a stage by the floor (§5): below it first, then those that open answers decide.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        tingkat: id of the stage, whether it is the next or not; None = the next one.
    """
    ini, lantai = hasil.instrumen, hasil.instrumen.lantai
    tingkat = tingkat_tujuan(hasil, baris) if tingkat is None else tingkat
    if lantai is None or tingkat == AKAR:
        return ()
    keadaan = rinci_aspek(ini, hasil.kelompok, baris)
    semua = [
        AspekRendah(k, keadaan[k.id], float(hasil.bawah(k.id)[baris]), float(hasil.atas(k.id)[baris]), lantai.nilai)
        for k in aspek_per_tingkat(ini)[tingkat]
        if k.id in keadaan
    ]
    return tuple(sorted(semua, key=lambda a: a.keadaan != "di_bawah"))


def terbuka_menentukan(hasil: Hasil, baris: int) -> tuple[Indikator, ...]:
    """Return the open questions that decide about the next stage; empty where none can change it (§5).

    All of the stage where its score is open, else those of its aspects that may lie below the floor, and its open ★.
    """
    p, tujuan = hasil.posisi, tingkat_tujuan(hasil, baris)
    if p is None or p.mungkin[baris] == p.pasti[baris]:
        return ()
    terbuka = terbuka_di(hasil, baris, tujuan)
    if p.kurang[baris] > 0:
        return terbuka
    rendah = {i.id for a in aspek_rendah(hasil, baris) for i in hasil.instrumen.indikator_dalam(a.kelompok.id)}
    return tuple(i for i in terbuka if i.kritis or i.id in rendah)


def terbuka_aspek(hasil: Hasil, baris: int) -> tuple[Indikator, ...]:
    """Return the open questions of the aspects of which only answering tells whether the floor is met, without the ★.

    An open ★ is a step of its own.
    """
    aspek = [a for a in aspek_rendah(hasil, baris) if a.keadaan == "kosong"]
    dalamnya = {i.id for a in aspek for i in hasil.instrumen.indikator_dalam(a.kelompok.id)}
    wajib = {p.indikator.id for p in penghambat(hasil, baris)}
    tujuan = tingkat_tujuan(hasil, baris)
    return tuple(i for i in terbuka_di(hasil, baris, tujuan) if i.id in dalamnya - wajib)


def terbuka_di(hasil: Hasil, baris: int, tujuan: str = AKAR) -> tuple[Indikator, ...]:
    """Return the indicators below a group (everywhere for ``AKAR``) that are still open."""
    j = hasil.jawaban
    return tuple(i for i in dalam(hasil, tujuan) if j.keadaan[j.nomor(i.id), baris] == KOSONG)


def dalam(hasil: Hasil, tujuan: str) -> tuple[Indikator, ...]:
    """Return the indicators below a group, all of them for ``AKAR``."""
    return hasil.instrumen.indikator if tujuan == AKAR else hasil.instrumen.indikator_dalam(tujuan)
