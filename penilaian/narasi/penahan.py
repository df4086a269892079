"""What holds a village, in words: the answers that cost most points of the stage that holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from penilaian.angka import jauh, ribuan, tulis
from penilaian.instrumen import Indikator, IndikatorAngka, IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, rangkai
from penilaian.narasi.jawaban import isi_jenjang
from penilaian.narasi.langkah import sebut_tujuan
from penilaian.rekomendasi import (
    AspekRendah,
    PoinHilang,
    aspek_rendah,
    butir_kurang,
    penghambat,
    poin_hilang,
    teks_jawaban,
    teks_nilai,
    tingkat_tujuan,
)
from penilaian.skor import AKAR

PALING_BANYAK: Final = 5
"""Answers that are named."""
_BUTIR: Final = 3
"""Missing items of a checklist that are named."""


@dataclass(frozen=True)
class Penahan:
    """One answer that costs points.

    Attributes:
        wajib: a ★ of the stage that is not met.
        langkah: number of the card that is about it, None where none is.
        sekarang, menuju: the answer now, and the next one (of a ★ its minimum), in words.
        poin: what it costs: ``−9,8``.
        bagian: the same as a share of the first one's, 0–1.
    """

    id: str
    nama: str
    wajib: bool
    langkah: int | None
    sekarang: str
    menuju: str
    poin: str
    bagian: float


@dataclass(frozen=True)
class Menahan:
    """What holds a village.

    Attributes:
        judul: heading.
        aspek: the aspects below the floor, a sentence; ``""`` for none.
        penahan: three to five answers, what costs most first; fewer where fewer cost anything.
        lain: what the others cost, a sentence or two; ``""`` where there are none.
    """

    judul: str
    aspek: str
    penahan: tuple[Penahan, ...]
    lain: str


def yang_menahan(hasil: Hasil, baris: int, kartu: Mapping[str, int]) -> Menahan:
    """Return what holds one village from its next stage; where it has reached all, what keeps the index from its top.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        kartu: numbers of the cards beside it, by indicator.
    """
    semua = poin_hilang(hasil, baris)
    wajib = {p.indikator.id: p.perlu for p in penghambat(hasil, baris) if p.keadaan == "di_bawah"}
    dijawab = [x for x in semua if not x.terbuka]
    # a ★ below its minimum holds whatever it costs
    urut = sorted(dijawab[:PALING_BANYAK], key=lambda x: x.indikator.id not in wajib)
    luput = [x for x in dijawab[PALING_BANYAK:] if x.indikator.id in wajib]
    disebut = [*luput, *urut][:PALING_BANYAK]
    terbesar = max((x.poin for x in disebut), default=1.0)
    penahan = tuple(_penahan(hasil, baris, x, wajib.get(x.indikator.id, ""), terbesar, kartu) for x in disebut)
    judul = "Yang paling menahan" if tingkat_tujuan(hasil, baris) != AKAR else "Yang masih dapat naik"
    return Menahan(judul, _aspek(hasil, baris), penahan, _lain(hasil, baris, semua, disebut))


def _penahan(
    hasil: Hasil, baris: int, x: PoinHilang, minimum: str, terbesar: float, kartu: Mapping[str, int]
) -> Penahan:
    i = x.indikator
    return Penahan(
        id=i.id,
        nama=i.nama,
        wajib=bool(minimum),
        langkah=kartu.get(i.id),
        sekarang=awal_besar(isi_jenjang(teks_jawaban(hasil.instrumen, i, hasil.jawaban, baris))),
        menuju=awal_kecil(isi_jenjang(_menuju(hasil, baris, i, minimum))),
        poin=_hilang(hasil, x.poin),
        bagian=x.poin / terbesar,
    )


def _menuju(hasil: Hasil, baris: int, i: Indikator, minimum: str) -> str:
    """Return the next answer in words: the rung above (of a ★ its minimum), items that are missing, the best number."""
    if isinstance(i, IndikatorDaftar):
        kurang = [b.teks for b in butir_kurang(i, hasil.jawaban, baris)]
        lebih = len(kurang) - _BUTIR
        return f"belum ada: {', '.join(map(awal_kecil, kurang[:_BUTIR]))}{f' dan {lebih} lagi' if lebih > 0 else ''}"
    if isinstance(i, IndikatorJenjang):
        isi = round(float(hasil.jawaban.nilai[hasil.jawaban.nomor(i.id), baris]))
        return minimum or teks_nilai(i, isi + 1)
    terburuk, terbaik = map(float, tolok_satu(i))
    if not minimum and not isinstance(i, IndikatorAngka) and terbaik > terburuk:
        return teks_nilai(i, terbaik)  # nothing lies above
    return f"{minimum or teks_nilai(i, terbaik)} atau {'lebih' if terbaik > terburuk else 'kurang'}"


def _aspek(hasil: Hasil, baris: int) -> str:
    rendah = [a for a in aspek_rendah(hasil, baris) if a.keadaan == "di_bawah"]
    if not rendah:
        return ""
    aspek = rangkai([f"{awal_kecil(a.kelompok.nama)} ({_nilai_aspek(hasil, a)})" for a in rendah])
    return f"Aspek {aspek} perlu mencapai {tulis(rendah[0].lantai, ringkas=True)}."


def _nilai_aspek(hasil: Hasil, aspek: AspekRendah) -> str:
    """Return what an aspect has; where questions of it are open, between what."""
    bawah, atas = (hasil.instrumen.mistar.tulis(x) for x in (aspek.bawah, aspek.atas))
    return bawah if aspek.bawah == aspek.atas else f"antara {bawah} dan {atas}"


def _lain(hasil: Hasil, baris: int, semua: tuple[PoinHilang, ...], disebut: list[PoinHilang]) -> str:
    """Return what is not named, and what all of it makes up where points add up (§9)."""
    tujuan, mistar = tingkat_tujuan(hasil, baris), hasil.instrumen.mistar
    lain = [x for x in semua if not x.terbuka and x not in disebut]
    terbuka = [x for x in semua if x.terbuka]
    kalimat = []
    if lain:
        kalimat.append(f"{awal_besar(bilangan(len(lain)))} pertanyaan lain menahan {_poin(hasil, lain)} poin.")
    if terbuka:
        kalimat.append(
            f"{ribuan(len(terbuka))} pertanyaan belum dijawab: paling banyak {_poin(hasil, terbuka)} poin lagi."
        )
    bawah = mistar.bulatkan(float(hasil.bawah(tujuan)[baris]))
    jarak = hasil.instrumen.skala.maks - bawah
    bertambah = abs(sum(x.poin for x in semua) - float(hasil.instrumen.skala.maks) + float(hasil.bawah(tujuan)[baris]))
    if kalimat and bertambah < float(Decimal(1).scaleb(-mistar.desimal)) / 2:
        sedikit = "paling sedikit " if terbuka else ""
        penuh = f"jarak nilai {sebut_tujuan(hasil, tujuan)} ({sedikit}{tulis(bawah)})"
        kalimat.append(f"Semuanya {tulis(jarak)}: {penuh} ke {tulis(hasil.instrumen.skala.maks, ringkas=True)}.")
    return " ".join(kalimat)


def _hilang(hasil: Hasil, poin: float) -> str:
    """Return lost points with their sign; what is too small to show has words instead."""
    teks = jauh(poin, hasil.instrumen.mistar.desimal)
    return f"−{teks}" if teks[0].isdigit() else teks


def _poin(hasil: Hasil, semua: list[PoinHilang]) -> str:
    return jauh(sum(x.poin for x in semua), hasil.instrumen.mistar.desimal)
