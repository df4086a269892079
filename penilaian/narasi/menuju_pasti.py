"""From possible to certain, in words: where a village may stand, and how many questions lie between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from penilaian.angka import ribuan, tulis
from penilaian.instrumen import Indikator, Instrumen
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_kecil
from penilaian.narasi.tangga import undakan
from penilaian.narasi.waktu import lama

SISA_DISEBUT: Final = 15
"""Most questions to come whose minutes and stages are told: few villages need so many while the bound is large."""


@dataclass(frozen=True)
class Rentang:
    """Where a village certainly stands, and where it may stand.

    Attributes:
        pasti, mungkin: positions, 0 to s; ``mungkin`` is never lower.
        nama: what the s + 1 positions are called, from 0.
    """

    pasti: int
    mungkin: int
    nama: tuple[str, ...]

    @property
    def banyak(self) -> int:
        """Number of stages."""
        return len(self.nama) - 1

    @property
    def tertentu(self) -> bool:
        """Whether there is only one position left."""
        return self.pasti == self.mungkin


def rentang_posisi(hasil: Hasil, baris: int) -> Rentang:
    """Return where one village stands and may stand. ValueError where the instrument has no gate."""
    p = hasil.posisi
    if p is None:
        raise ValueError(f"instrumen {hasil.instrumen.id} tidak mempunyai gerbang")
    nama = tuple(hasil.nama_posisi(n) for n in range(len(p.tingkat) + 1))
    return Rentang(int(p.pasti[baris]), int(p.mungkin[baris]), nama)


def sebut_pasti(rentang: Rentang) -> str:
    """Return what is certain: ``tingkat 1, Persiapan``; below the first stage ``belum mencapai Persiapan``."""
    return _tingkat(rentang, rentang.pasti)


def sebut_mungkin(rentang: Rentang, tadi: Rentang | None = None) -> str:
    """Return how far the village may have come: ``sampai tingkat 2, Pematangan``; ``""`` where the position is certain.

    Args:
        rentang: now.
        tadi: one answer before; where the village could have come farther then, that is said.
    """
    if rentang.tertentu:
        return ""
    turun = f" (tadi sampai {tadi.mungkin})" if tadi is not None and tadi.mungkin > rentang.mungkin else ""
    return f"sampai {_tingkat(rentang, rentang.mungkin)}{turun}"


def uraian_rentang(rentang: Rentang) -> str:
    """Return both in one sentence each, for who does not see them drawn."""
    mungkin = sebut_mungkin(rentang)
    return f"Pasti: {sebut_pasti(rentang)}." + (f" Mungkin: {mungkin}." if mungkin else "")


def sebut_ke(ditanya: int, sisa: Sequence[Indikator]) -> str:
    """Return which question this is, and how far it can go on: ``Pertanyaan 8 dari paling banyak 11, … 40 menit lagi``.

    While more than ``SISA_DISEBUT`` may come, when it ends in place of the minutes: ``Pertanyaan 1 dari paling banyak
    50, selesai begitu posisinya pasti``.

    Args:
        ditanya: questions asked before.
        sisa: those that may still be asked, this one among them.
    """
    sampai = ", selesai begitu posisinya pasti" if len(sisa) > SISA_DISEBUT else _waktu(sisa)
    return f"Pertanyaan {ribuan(ditanya + 1)} dari paling banyak {ribuan(ditanya + len(sisa))}{sampai}"


def sebut_bagian(instrumen: Instrumen, soal: Indikator, sisa: Sequence[Indikator]) -> str:
    """Return how many of the questions to come are for the stage decided first.

    ``""`` where all of them are, and where so many come that ``sebut_ke`` names no minutes.
    """
    tingkat = instrumen.puncak_dari(soal.kelompok)
    di_sini = sum(instrumen.puncak_dari(i.kelompok).id == tingkat.id for i in sisa)
    return f"{ribuan(di_sini)} di antaranya untuk {tingkat.nama}." if di_sini < len(sisa) <= SISA_DISEBUT else ""


def sebut_tingkat_ini(hasil: Hasil, baris: int, soal: Indikator, sisa: Sequence[Indikator]) -> str:
    """Return how far the stage that is being decided has closed in, which every answer moves.

    ``Persiapan antara 12,0 dan 88,0, perlu 70; paling banyak 13 pertanyaan lagi di tingkat ini.``

    Args:
        hasil: of the answers so far, with an instrument that has a gate.
        baris: position of the village.
        soal: the question that comes next.
        sisa: those that may still be asked, this one among them.
    """
    ini = hasil.instrumen
    u = next(u for u in undakan(hasil, baris) if u.id == ini.puncak_dari(soal.kelompok).id)
    banyak = sum(ini.puncak_dari(i.kelompok).id == u.id for i in sisa)
    nilai = u.antara if u.terbuka else tulis(u.bawah)
    return f"{u.nama} {nilai}, perlu {u.angka_ambang}; paling banyak {ribuan(banyak)} pertanyaan lagi di tingkat ini."


def _waktu(sisa: Sequence[Indikator]) -> str:
    menit = sum(i.waktu_menit or 0 for i in sisa)
    return f", paling lama {lama(menit)} lagi" if menit else ""


def _tingkat(rentang: Rentang, posisi: int) -> str:
    return f"tingkat {posisi}, {rentang.nama[posisi]}" if posisi else awal_kecil(rentang.nama[0])
