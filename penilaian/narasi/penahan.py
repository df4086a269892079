"""What holds a village, in words: the answers that cost most points of the stage that holds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from penilaian.angka import TOLERANSI, jauh, ribuan, tanpa_debu, tulis
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, rentang, tolok_satu
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, rangkai
from penilaian.narasi.jawaban import isi_jenjang
from penilaian.narasi.sasaran import ambang_tujuan, sebut_sasaran, sebut_tujuan
from penilaian.rekomendasi import (
    AspekRendah,
    LangkahNaik,
    PoinHilang,
    aspek_rendah,
    butir_kurang,
    naik_sekali,
    penghambat,
    poin_hilang,
    teks_jawaban,
    teks_nilai,
    terbuka_di,
    terendah,
    tingkat_tujuan,
)
from penilaian.skor import AKAR, ke_satu

PALING_BANYAK: Final = 5
"""Answers that are named."""
_CARA_BACA: Final = "Poin {apa}: yang hilang dibanding jawaban terbaik. Sesudah panah: yang dituju lebih dahulu."
_WAJIB_DAHULU: Final = "Syarat wajib ditulis lebih dahulu."
_BUTIR: Final = 3
"""Missing items of a checklist that are named."""


@dataclass(frozen=True)
class Penahan:
    """One answer that costs points.

    Attributes:
        wajib: a ★ of the stage that is not met.
        langkah: number of the card that is about it, None where none is.
        sekarang, menuju: the answer now, and the next one (of a ★ its minimum), in words.
        poin: what it costs: ``−9,8``; ``""`` where it costs nothing alone, only together with others.
        bagian: the same as a share of the dearest one's, 0–1.
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
        penahan: three to five answers, ★ that are not met first, then what costs most; fewer where fewer cost anything.
        lain: what the others cost, a sentence or two; ``""`` where there are none.
        cara_baca: of which number the points are, and up to which answer they reach, which is further than the one
            named next; why the order is not that of the points, where it is not; ``""`` where none has any.
    """

    judul: str
    aspek: str
    penahan: tuple[Penahan, ...]
    lain: str
    cara_baca: str


def yang_menahan(hasil: Hasil, baris: int, kartu: Mapping[str, int], langkah: Sequence[LangkahNaik] = ()) -> Menahan:
    """Return what holds one village from its next stage; where it has reached all, what keeps the index from its top.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        kartu: numbers of the cards beside it, by indicator.
        langkah: the steps of its way up; a number is aimed at what the first of them that raises it ends with.
    """
    sampai = {x.indikator.id: x.tapak[-1].sampai for x in reversed(langkah) if x.tapak}
    semua = poin_hilang(hasil, baris)
    wajib = {p.indikator.id: p.perlu for p in penghambat(hasil, baris) if p.keadaan == "di_bawah"}
    dijawab = [*(x for x in semua if not x.terbuka), *_hanya_bersama(hasil, baris, semua, wajib)]
    # a ★ below its minimum holds whatever it costs
    disebut = sorted(dijawab, key=lambda x: x.indikator.id not in wajib)[:PALING_BANYAK]
    terbesar = max((x.poin for x in disebut), default=0.0) or 1.0
    penahan = tuple(_penahan(hasil, baris, x, _Sasaran(wajib, sampai, kartu), terbesar) for x in disebut)
    judul = "Yang paling menahan" if tingkat_tujuan(hasil, baris) != AKAR else "Yang masih dapat naik"
    lain = _lain(hasil, baris, semua, dijawab, disebut)
    return Menahan(judul, _aspek(hasil, baris), penahan, lain, _cara_baca(hasil, baris, disebut))


def _cara_baca(hasil: Hasil, baris: int, disebut: Sequence[PoinHilang]) -> str:
    """Return how the points are read: whose they are, and why the order is another than theirs."""
    poin, tujuan = [x.poin for x in disebut], tingkat_tujuan(hasil, baris)
    if not any(poin):
        return ""
    apa = sebut_tujuan(hasil, tujuan) if tujuan == AKAR else f"nilai {sebut_tujuan(hasil, tujuan)}"
    urutan = "" if poin == sorted(poin, reverse=True) else f" {_WAJIB_DAHULU}"
    return f"{_CARA_BACA.format(apa=apa)}{urutan}"


def _hanya_bersama(
    hasil: Hasil, baris: int, semua: tuple[PoinHilang, ...], wajib: Collection[str]
) -> Iterator[PoinHilang]:
    """Yield the answers that cost nothing alone and yet hold: below the threshold, or a ★ below its minimum.

    Under the minimum and the geometric mean one answer alone may lift nothing (§9); those of the lowest groups first.
    """
    tujuan, j, sendiri = tingkat_tujuan(hasil, baris), hasil.jawaban, {x.indikator.id for x in semua}
    ambang = ambang_tujuan(hasil, tujuan)
    for i in terendah(hasil, baris, tujuan):
        nilai = float(hasil.ke_skala(ke_satu(i, j.nilai[j.nomor(i.id), baris])))
        if i.id not in sendiri and (i.id in wajib or ambang is None or hasil.instrumen.mistar.bulatkan(nilai) < ambang):
            yield PoinHilang(i, 0.0, terbuka=False)


@dataclass(frozen=True)
class _Sasaran:
    """What is known of the answers by indicator: minima of ★ in words, ends of steps, numbers of cards."""

    wajib: Mapping[str, str]
    sampai: Mapping[str, float]
    kartu: Mapping[str, int]


def _penahan(hasil: Hasil, baris: int, x: PoinHilang, tahu: _Sasaran, terbesar: float) -> Penahan:
    i = x.indikator
    minimum = tahu.wajib.get(i.id, "")
    return Penahan(
        id=i.id,
        nama=i.nama,
        wajib=bool(minimum),
        langkah=tahu.kartu.get(i.id),
        sekarang=awal_besar(isi_jenjang(teks_jawaban(hasil.instrumen, i, hasil.jawaban, baris))),
        menuju=awal_kecil(isi_jenjang(_menuju(hasil, baris, i, minimum, tahu.sampai.get(i.id)))),
        poin=_hilang(hasil, x.poin) if x.poin else "",
        bagian=x.poin / terbesar,
    )


def _menuju(hasil: Hasil, baris: int, i: Indikator, minimum: str, sampai: float | None) -> str:
    """Return the next answer in words: the rung above (of a ★ its minimum), items that are missing, or a number.

    A number is what the step ends with, else what one rise does; the answer that its points belong to stands beside it.
    """
    if isinstance(i, IndikatorDaftar):
        kurang = [b.teks for b in butir_kurang(i, hasil.jawaban, baris)]
        lebih = len(kurang) - _BUTIR
        # behind a colon each begins as the instrument writes it: its first word may be a name (Siskeudes)
        return f"belum ada: {rangkai([*kurang[:_BUTIR], *([f'{lebih} lagi'] if lebih > 0 else [])])}"
    if isinstance(i, IndikatorJenjang):
        isi = round(float(hasil.jawaban.nilai[hasil.jawaban.nomor(i.id), baris]))
        return minimum or teks_nilai(i, isi + 1)
    terburuk, terbaik = map(float, tolok_satu(i))
    if minimum and i.kritis:
        sampai = float(i.kritis.minimum)
    elif sampai is None:
        sampai = naik_sekali(i, hasil.jawaban, baris).isi
    ujung = teks_nilai(i, terbaik)
    if terbaik not in (rentang(i) or ()):  # else nothing lies beyond
        ujung = f"{ujung} atau {'lebih' if terbaik > terburuk else 'kurang'}"
    return ujung if tanpa_debu(sampai - terbaik) == 0 else f"{sebut_sasaran(i, sampai)} (poinnya sampai {ujung})"


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


def _lain(
    hasil: Hasil, baris: int, semua: tuple[PoinHilang, ...], dijawab: list[PoinHilang], disebut: list[PoinHilang]
) -> str:
    """Return what is not named, and what all of it makes up where points add up (§9)."""
    tujuan, mistar = tingkat_tujuan(hasil, baris), hasil.instrumen.mistar
    lain = [x for x in dijawab if x not in disebut]
    terbuka, isi = terbuka_di(hasil, baris, tujuan), float(hasil.bawah(tujuan)[baris])
    bawah, maks = mistar.bulatkan(isi), hasil.instrumen.skala.maks
    jarak, selisih = maks - bawah, abs(sum(x.poin for x in semua) - float(maks) + isi)
    bertambah = bool(semua) and selisih < float(Decimal(1).scaleb(-mistar.desimal)) / 2
    kalimat = []
    if lain:
        poin = f"menahan {_poin(hasil, lain)} poin" if bertambah else "juga menahan"
        kalimat.append(f"{awal_besar(bilangan(len(lain)))} pertanyaan lain {poin}.")
    if any(not x.poin for x in disebut):
        kalimat.append("Yang tanpa poin baru menaikkan nilai bila yang lain juga membaik.")
    if terbuka:
        kalimat.append(_belum_dijawab(hasil, len(terbuka), float(hasil.atas(tujuan)[baris]) - isi))
    if kalimat and bertambah:
        sedikit = "paling sedikit " if terbuka else ""
        penuh = f"jarak nilai {sebut_tujuan(hasil, tujuan)} ({sedikit}{tulis(bawah)})"
        kalimat.append(f"Semuanya {tulis(jarak)}: {penuh} ke {tulis(maks, ringkas=True)}.")
    return " ".join(kalimat)


def _belum_dijawab(hasil: Hasil, banyak: int, poin: float) -> str:
    """Return what all open questions of a stage may still add to it: the way from its lower to its upper bound."""
    if poin <= TOLERANSI:
        return f"{ribuan(banyak)} pertanyaan belum dijawab, tetapi jawabannya tidak mengubah nilai ini."
    paling_banyak = jauh(poin, hasil.instrumen.mistar.desimal)
    return f"{ribuan(banyak)} pertanyaan belum dijawab: paling banyak {paling_banyak} poin lagi."


def _hilang(hasil: Hasil, poin: float) -> str:
    """Return lost points with their sign; what is too small to show has words instead."""
    teks = jauh(poin, hasil.instrumen.mistar.desimal)
    return f"−{teks}" if teks[0].isdigit() else teks


def _poin(hasil: Hasil, semua: list[PoinHilang]) -> str:
    return jauh(sum(x.poin for x in semua), hasil.instrumen.mistar.desimal)
