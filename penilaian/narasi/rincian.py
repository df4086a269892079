"""The details: groups by stage, lenses, and every indicator with its answer in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from penilaian.angka import persen, tulis_rentang
from penilaian.instrumen import Indikator, IndikatorDaftar, Kelompok
from penilaian.jawaban import KOSONG, TERJAWAB, mistar_poin
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar
from penilaian.narasi.jawaban import TANPA_NILAI
from penilaian.posisi import memenuhi
from penilaian.rekomendasi import butir_kurang, saran, teks_jawaban, teks_nilai
from penilaian.skor import ke_satu

TAK_DINILAI: Final = "tidak dinilai"
"""What stands in the place of the figure of a local question."""

Keadaan = Literal["terjawab", "kosong", "tidak_berlaku"]


@dataclass(frozen=True)
class BarisKelompok:
    """A group with its figures in words.

    Attributes:
        kedalaman: 0 for a top group (stage), 1 for its aspects, and so on.
        bagian: unrounded share of the scale 0–1, None where there is no score.
        angka: score, ``""`` where there is none or it is withheld.
        rentang: ``41,0–63,0`` where open answers matter, else ``""``.
        kelengkapan: per cent; ``""`` where nothing in the group applies.
    """

    id: str
    nama: str
    kedalaman: int
    rujukan: str
    bagian: float | None
    angka: str
    rentang: str
    kelengkapan: str


@dataclass(frozen=True)
class BatangLensa:
    """One value of a lens: name, what it means, share 0–1 (None where unanswered), figure and bounds in words."""

    nama: str
    keterangan: str
    bagian: float | None
    angka: str
    rentang: str


@dataclass(frozen=True)
class BarisIndikator:
    """One question with its answer in words.

    Attributes:
        tingkat, aspek: names of its top group and of its own group (the same where there is one level).
        bintang: minimum in words where it is a ★, else ``""``.
        terpenuhi: whether a ★ is met (True where it is none, or tidak berlaku).
        bagian: answer on 0–1, None unless answered.
        butir_kurang: items of a checklist that are missing.
        saran: advice, ``""`` at the top or unless answered.
    """

    id: str
    nama: str
    id_tingkat: str
    tingkat: str
    aspek: str
    pertanyaan: str
    keadaan: Keadaan
    jawaban: str
    bagian: float | None
    angka: str
    bintang: str
    terpenuhi: bool
    butir_kurang: tuple[str, ...]
    bukti: str
    saran: str


def baris_kelompok(hasil: Hasil, baris: int) -> tuple[BarisKelompok, ...]:
    """Return every group of one village, parents before children, in the instrument's order."""
    return tuple(_kelompok(hasil, baris, k, d) for k, d in _telusuri(hasil, None, 0))


def batang_lensa(hasil: Hasil, baris: int, lensa: str) -> tuple[BatangLensa, ...]:
    """Return the values of a lens that some indicator is tagged with (§6). KeyError if unknown."""
    asal = {x.id: x for x in hasil.instrumen.lensa}[lensa]
    keluar = []
    for n in asal.nilai:
        id_ = f"{lensa}_{n.id}"
        if id_ not in hasil.lensa.id:
            continue
        b = hasil.lensa.baris(id_)
        skor, bawah, atas = (float(x[b, baris]) for x in (hasil.lensa.skor, hasil.lensa.bawah, hasil.lensa.atas))
        angka, batas = _angka(hasil, skor, bawah, atas)
        antara = f"antara {' dan '.join(batas)}" if batas else ""
        keluar.append(
            BatangLensa(
                n.nama, n.keterangan or "", None if np.isnan(skor) else skor, angka or TANPA_NILAI["kosong"], antara
            )
        )
    return tuple(keluar)


def baris_indikator(hasil: Hasil, baris: int) -> tuple[BarisIndikator, ...]:
    """Return every indicator of one village in the instrument's order; local questions stand in ``baris_tambahan``."""
    return tuple(_indikator(hasil, baris, i) for i in hasil.instrumen.indikator)


def baris_tambahan(hasil: Hasil, baris: int) -> tuple[BarisIndikator, ...]:
    """Return every local question of one village; none where its answers hold none."""
    return tuple(_indikator(hasil, baris, i) for i in hasil.instrumen.indikator_tambahan if hasil.jawaban.tambahan)


def pilih_indikator(
    semua: Sequence[BarisIndikator],
    *,
    tingkat: str = "",
    keadaan: str = "",
    kata: str = "",
    terendah_dulu: bool = False,
) -> tuple[BarisIndikator, ...]:
    """Return the indicators that fit all of the filters, in their order or those with the lowest value first.

    Args:
        semua: as ``baris_indikator`` returns them.
        tingkat: id of a top group, ``""`` = any.
        keadaan: ``terjawab``, ``kosong``, ``tidak_berlaku``, ``bintang`` (★ whatever its answer), ``""`` = any.
        kata: text in id, name, question, aspect or advice; case does not matter.
        terendah_dulu: by value, unanswered last, ties in the instrument's order.
    """
    dicari = kata.strip().casefold()
    cocok = [
        b
        for b in semua
        if (not tingkat or b.id_tingkat == tingkat)
        and (not keadaan or keadaan == b.keadaan or (keadaan == "bintang" and b.bintang))
        and dicari in " ".join((b.id, b.nama, b.pertanyaan, b.aspek, b.saran)).casefold()
    ]
    if terendah_dulu:
        cocok.sort(key=lambda b: 2.0 if b.bagian is None else b.bagian)
    return tuple(cocok)


def _telusuri(hasil: Hasil, induk: str | None, kedalaman: int) -> Iterator[tuple[Kelompok, int]]:
    for k in hasil.instrumen.anak_kelompok(induk):
        yield k, kedalaman
        yield from _telusuri(hasil, k.id, kedalaman + 1)


def _kelompok(hasil: Hasil, baris: int, k: Kelompok, kedalaman: int) -> BarisKelompok:
    b = hasil.kelompok.baris(k.id)
    skor, bawah, atas, lengkap = (
        float(x[b, baris])
        for x in (hasil.kelompok.skor, hasil.kelompok.bawah, hasil.kelompok.atas, hasil.kelompok.kelengkapan)
    )
    ditahan = bool(np.isnan(hasil.skor(k.id)[baris]))
    angka, batas = _angka(hasil, np.nan if ditahan else skor, bawah, atas)
    return BarisKelompok(
        id=k.id,
        nama=k.nama,
        kedalaman=kedalaman,
        rujukan=k.rujukan or "",
        bagian=None if ditahan else skor,
        angka=angka,
        rentang=tulis_rentang(*batas) if batas else "",
        kelengkapan="" if np.isnan(lengkap) else persen(lengkap),
    )


def _angka(hasil: Hasil, skor: float, bawah: float, atas: float) -> tuple[str, tuple[str, str] | None]:
    """Return figure and bounds of shares 0–1 as text in scale units; no bounds where they look the same."""
    mistar = hasil.instrumen.mistar
    s, b, a = (
        "" if np.isnan(x) else mistar.tulis(float(hasil.ke_skala(np.array([x]))[0])) for x in (skor, bawah, atas)
    )
    return s, (b, a) if b != a else None


def _indikator(hasil: Hasil, baris: int, i: Indikator) -> BarisIndikator:
    milik, j = hasil.jawaban.letak(i.id)
    kode, isi = milik.keadaan[j, baris], milik.nilai[j, baris]
    lokal = milik is not hasil.jawaban
    keadaan: Keadaan = "terjawab" if kode == TERJAWAB else "kosong" if kode == KOSONG else "tidak_berlaku"
    tingkat = hasil.instrumen.puncak_dari(i.kelompok)
    satu = float(ke_satu(i, np.array([isi]))[0]) if keadaan == "terjawab" and not lokal else None
    kurang = butir_kurang(i, milik, baris) if isinstance(i, IndikatorDaftar) and keadaan == "terjawab" else ()
    return BarisIndikator(
        id=i.id,
        nama=i.nama,
        id_tingkat=tingkat.id,
        tingkat=tingkat.nama,
        aspek=hasil.instrumen.kelompok_per_id[i.kelompok].nama,
        pertanyaan=i.pertanyaan,
        keadaan=keadaan,
        jawaban=awal_besar(teks_jawaban(hasil.instrumen, i, hasil.jawaban, baris)),
        bagian=satu,
        angka=TAK_DINILAI
        if lokal and keadaan == "terjawab"
        else ""
        if satu is None
        else mistar_poin(i).tulis(satu * 100),
        bintang=teks_nilai(i, float(i.kritis.minimum)) if i.kritis else "",
        terpenuhi=keadaan == "tidak_berlaku"
        or not i.kritis
        or (keadaan == "terjawab" and bool(memenuhi(i, np.array([isi]))[0])),
        butir_kurang=tuple(b.teks for b in kurang),
        bukti=i.bukti.teks if i.bukti else "",
        saran="" if lokal else saran(i, hasil.jawaban, baris) or "",
    )
