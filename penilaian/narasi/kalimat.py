"""The one sentence that says where a village stands and what holds it."""

from dataclasses import dataclass

import numpy as np

from penilaian.angka import tulis, tulis_tetap
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan
from penilaian.narasi.nama import nama_desa
from penilaian.narasi.tangga import Undak, undakan
from penilaian.rekomendasi import penghambat, terbuka_di


@dataclass(frozen=True)
class Kalimat:
    """A sentence in pieces.

    Attributes:
        potongan: (text, emphasised) pairs, joined without anything between.
    """

    potongan: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        """Return the plain sentence."""
        return "".join(t for t, _ in self.potongan)


@dataclass(frozen=True)
class Jumlah:
    """How many of a village's questions are answered, open, and applicable (answered + open)."""

    terjawab: int
    terbuka: int
    berlaku: int


def jumlah_jawaban(hasil: Hasil, baris: int) -> Jumlah:
    """Return the counts of one village."""
    keadaan = hasil.jawaban.keadaan[:, baris]
    terjawab, terbuka = int((keadaan == TERJAWAB).sum()), int((keadaan == KOSONG).sum())
    return Jumlah(terjawab, terbuka, int((keadaan != TIDAK_BERLAKU).sum()))


def putusan(hasil: Hasil, baris: int) -> Kalimat:
    """Return where the village stands and what holds it from the next stage (§5); its index where there is no gate."""
    desa = nama_desa(hasil, baris)
    if jumlah_jawaban(hasil, baris).terjawab == 0:
        return _susun(f"Belum ada jawaban untuk {desa}, jadi keadaannya belum dapat dinilai.")
    p = hasil.posisi
    if p is None:
        return _indeks(hasil, baris, desa)
    undak, pasti, mungkin = undakan(hasil, baris), int(p.pasti[baris]), int(p.mungkin[baris])
    if pasti == len(undak):
        return _susun(f"{desa} sudah mencapai ke{bilangan(pasti)} tingkat, sampai ", undak[-1])
    if mungkin > pasti:
        return _belum_pasti(hasil, baris, desa, undak, pasti, mungkin)
    return _pasti(hasil, baris, desa, undak, pasti)


def kepastian(hasil: Hasil, baris: int) -> tuple[bool, str]:
    """Return whether the position is certain, and how sure it is in words."""
    n = jumlah_jawaban(hasil, baris)
    pasti = hasil.posisi is None or int(hasil.posisi.pasti[baris]) == int(hasil.posisi.mungkin[baris])
    terbuka = f"{n.terbuka} dari {n.berlaku} pertanyaan belum dijawab"
    if hasil.posisi is None:
        return n.terbuka == 0, "Semua pertanyaan yang berlaku sudah dijawab" if n.terbuka == 0 else awal_besar(terbuka)
    if not pasti:
        return False, f"Belum pasti: {terbuka}"
    if n.terbuka:
        return True, f"Pasti, meski {terbuka}"
    berlaku = "" if n.berlaku == len(hasil.jawaban.indikator) else " yang berlaku"
    return True, f"Pasti, semua {n.berlaku} pertanyaan{berlaku} sudah dijawab"


def _pasti(hasil: Hasil, baris: int, desa: str, undak: tuple[Undak, ...], pasti: int) -> Kalimat:
    """Certain position below the last stage: the score, a ★, or both hold the next one."""
    berikut = undak[pasti]
    tertahan = penghambat(hasil, baris)
    di_bawah = [h for h in tertahan if h.keadaan == "di_bawah"]
    banyak = bilangan(len(di_bawah))
    if pasti == 0:
        awal: tuple[str | Undak, ...] = (
            f"{desa} sedang menapaki tingkat 1 (",
            berikut,
            f"): {_capaian(berikut)}.",
        )
        if di_bawah:
            apa = f": {awal_kecil(di_bawah[0].indikator.nama)}" if len(di_bawah) == 1 else ""
            if berikut.kurang:
                awal = (*awal, f" {awal_besar(banyak)} syarat wajib juga belum terpenuhi{apa}.")
            else:
                awal = (*awal, f" Tinggal {banyak} syarat wajib yang menahan{apa}.")
    else:
        awal = (f"{desa} berada pada tingkat ", undak[pasti - 1], ".")
        if not di_bawah:
            awal = (*awal, f" Nilai {berikut.nama} masih kurang {berikut.kurang} poin.")
        elif berikut.kurang:
            nilai = f"nilainya masih kurang {berikut.kurang} poin"
            awal = (*awal, f" {awal_besar(banyak)} hal menahan desa dari tingkat {berikut.nama}, dan {nilai}.")
        else:
            tinggal = f"Tinggal {banyak}" if len(di_bawah) <= 3 else awal_besar(banyak)
            apa = f": {awal_kecil(di_bawah[0].indikator.nama)}" if len(di_bawah) == 1 else ""
            awal = (*awal, f" {tinggal} hal yang menahan desa dari tingkat {berikut.nama}{apa}.")
    if kosong := len(tertahan) - len(di_bawah):
        awal = (*awal, f" {awal_besar(bilangan(kosong))} syarat wajibnya belum dijawab.")
    return _susun(*awal)


def _belum_pasti(hasil: Hasil, baris: int, desa: str, undak: tuple[Undak, ...], pasti: int, mungkin: int) -> Kalimat:
    """Open answers alone decide."""
    berikut, terjauh = undak[pasti], undak[mungkin - 1]
    sampai = "" if mungkin == pasti + 1 else "sampai "
    banyak = len(terbuka_di(hasil, baris, berikut.id))
    penentu = f" {awal_besar(bilangan(banyak))} pertanyaan {berikut.nama} yang belum dijawab menentukannya."
    if pasti:
        awal: tuple[str | Undak, ...] = (f"{desa} berada pada tingkat ", undak[pasti - 1], ", mungkin sudah ")
        return _susun(*awal, f"{sampai}", terjauh, ".", penentu)
    awal = (f"{desa} mungkin sudah {sampai or 'mencapai '}tingkat ", terjauh, ", tetapi belum pasti:")
    if berikut.kurang:
        awal = (*awal, f" nilai {berikut.nama} {berikut.antara}, ambangnya {berikut.angka_ambang}.")
    else:
        wajib = bilangan(len(penghambat(hasil, baris)))
        awal = (*awal, f" {wajib} syarat wajib {berikut.nama} belum dijawab.")
    return _susun(*awal, penentu)


def _indeks(hasil: Hasil, baris: int, desa: str) -> Kalimat:
    """Without a gate the index and its predicate are the message."""
    skor, maks, mistar = hasil.skor()[baris], tulis_tetap(hasil.instrumen.skala.maks), hasil.instrumen.mistar
    if np.isnan(skor):
        bawah, atas = (mistar.tulis(float(f()[baris])) for f in (hasil.bawah, hasil.atas))
        return _susun(f"Indeks {desa} belum dapat dinilai: antara {bawah} dan {atas} dari {maks}.")
    nilai = mistar.tulis(float(skor))
    predikat = str(hasil.predikat()[baris])
    return Kalimat(
        (
            (f"Indeks {desa} ", False),
            (nilai, True),
            (f" dari {maks}", False),
            *(((", predikat ", False), (predikat, True)) if predikat else ()),
            (".", False),
        )
    )


def _capaian(undak: Undak) -> str:
    """Return how far the first stage is: ``55 dari 70``; both bounds where one number would mislead."""
    if undak.bawah >= undak.ambang:
        return f"{tulis(undak.skor or undak.bawah, ringkas=True)}, sudah melewati {undak.angka_ambang}"
    if undak.atas >= undak.ambang and (undak.skor is None or undak.skor >= undak.ambang):
        return f"{undak.antara}, ambangnya {undak.angka_ambang}"
    if undak.skor is None:
        return f"{undak.antara} dari {undak.angka_ambang}"
    return f"{tulis(undak.skor, ringkas=True)} dari {undak.angka_ambang}"


def _susun(*isi: str | Undak) -> Kalimat:
    """Return a sentence of plain text and, emphasised, names of stages."""
    potongan = tuple((i, False) if isinstance(i, str) else (i.nama, True) for i in isi)
    akhir = () if potongan[-1][0].endswith(".") else ((".", False),)
    return Kalimat(potongan + akhir)
