"""The one sentence that says where a village stands and what holds it."""

from dataclasses import dataclass

import numpy as np

from penilaian.angka import ribuan, tulis, tulis_tetap
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, kumpulan
from penilaian.narasi.nama import nama_desa
from penilaian.narasi.tangga import Undak, sebut_rendah, undakan
from penilaian.rekomendasi import AspekRendah, penghambat, terbuka_menentukan


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


def putusan(hasil: Hasil, baris: int, *, final: bool = False) -> Kalimat:
    """Return where the village stands and what holds it from the next stage (§5); its index where there is no gate.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        final: the answers are those that were judged, and nobody can add one any more.
    """
    desa = nama_desa(hasil, baris)
    if jumlah_jawaban(hasil, baris).terjawab == 0:
        tiada = "Tidak ada jawaban yang dinilai" if final else "Belum ada jawaban"
        return _susun(f"{tiada}, jadi keadaan {hasil.instrumen.yang_dinilai} belum dapat dinilai.")
    p = hasil.posisi
    if p is None:
        return _indeks(hasil, baris, desa)
    undak, pasti, mungkin = undakan(hasil, baris), int(p.pasti[baris]), int(p.mungkin[baris])
    if pasti == len(undak):
        if pasti == 1:
            return _susun(f"{desa} sudah mencapai ", undak[0], ", satu-satunya tingkat.")
        return _susun(f"{desa} sudah mencapai {kumpulan(pasti, 'tingkat')}, sampai ", undak[-1])
    if mungkin > pasti:
        return _belum_pasti(hasil, baris, desa, undak, pasti, mungkin)
    return _pasti(hasil, baris, desa, undak, pasti)


@dataclass(frozen=True)
class Kepastian:
    """How sure a position is.

    Attributes:
        pasti: no open answer can change it; without a gate: nothing is open.
        kata: ``Pasti.``, ``Belum pasti.``, ``""`` without a gate.
        sebab: why, a sentence.
    """

    pasti: bool
    kata: str
    sebab: str

    def __str__(self) -> str:
        """Return both as text."""
        return f"{self.kata} {self.sebab}".strip()


def kepastian(hasil: Hasil, baris: int) -> Kepastian:
    """Return how sure the position of one village is."""
    n, p = jumlah_jawaban(hasil, baris), hasil.posisi
    berlaku = "" if n.berlaku == len(hasil.jawaban.indikator) else " yang berlaku"
    semua = f"Semua {ribuan(n.berlaku)} pertanyaan{berlaku} sudah dijawab."
    terbuka = f"{ribuan(n.terbuka)} dari {ribuan(n.berlaku)} pertanyaan belum dijawab."
    if p is None:
        return Kepastian(n.terbuka == 0, "", terbuka if n.terbuka else semua)
    if p.pasti[baris] != p.mungkin[baris]:
        return Kepastian(False, "Belum pasti.", terbuka)
    if n.terbuka:
        return Kepastian(True, "Pasti.", f"{ribuan(n.terbuka)} pertanyaan yang belum dijawab tidak mengubahnya.")
    return Kepastian(True, "Pasti.", semua)


def _pasti(hasil: Hasil, baris: int, desa: str, undak: tuple[Undak, ...], pasti: int) -> Kalimat:
    """Certain position below the last stage: the score, a ★, an aspect, or several of them hold the next one."""
    berikut = undak[pasti]
    rendah = berikut.aspek_di_bawah
    tertahan = penghambat(hasil, baris)
    di_bawah = [h for h in tertahan if h.keadaan == "di_bawah"]
    terbuka = _yang_terbuka(berikut, len(tertahan) - len(di_bawah), lain=bool(di_bawah))
    banyak = bilangan(len(di_bawah))
    apa = f": {awal_kecil(di_bawah[0].indikator.nama)}" if len(di_bawah) == 1 else ""
    wajib = f"{banyak} syarat wajib belum terpenuhi{apa}" if di_bawah else ""
    if pasti == 0:
        awal: tuple[str | Undak, ...] = (f"{desa} belum mencapai ", berikut, f": nilainya {_capaian(berikut)}")
        if berikut.kurang:
            awal = (*awal, f", perlu {berikut.angka_ambang}.", f" {awal_besar(wajib)}." if wajib else "")
        else:
            awal = (*awal, f" sudah cukup, tetapi {wajib or sebut_rendah(rendah)}.")
    else:
        awal = (f"{desa} berada pada tingkat ", undak[pasti - 1], ".")
        kurang = f"masih kurang {berikut.kurang} poin"
        if berikut.kurang and wajib:
            awal = (*awal, f" Untuk {berikut.nama} nilainya {kurang} dan {wajib}.")
        elif berikut.kurang:
            awal = (*awal, f" Nilai {berikut.nama} {kurang}.")
        elif wajib and (rendah or terbuka):
            awal = (*awal, f" {awal_besar(banyak)} syarat wajib {berikut.nama} belum terpenuhi{apa}.")
        elif wajib:
            tinggal = f"Tinggal {banyak}" if len(di_bawah) <= 3 else awal_besar(banyak)
            siapa = hasil.instrumen.yang_dinilai
            awal = (*awal, f" {tinggal} hal yang menahan {siapa} dari tingkat {berikut.nama}{apa}.")
    if rendah and (wajib or berikut.kurang):
        awal = (*awal, f" {awal_besar(sebut_rendah(rendah, 'juga masih di bawah'))}.")
    elif rendah and pasti:
        awal = (*awal, f" {_hanya_rendah(hasil, rendah, berikut.nama, terbuka=bool(terbuka))}")
    return _susun(*awal, *(f" {x}" for x in terbuka))


def _yang_terbuka(berikut: Undak, wajib: int, *, lain: bool) -> list[str]:
    """Return sentences on the conditions of a stage that open answers decide; ``lain``: other ★ were named before."""
    kalimat = []
    if wajib:
        kalimat.append(f"{awal_besar(bilangan(wajib))} syarat wajib{' lain' if lain else 'nya'} belum dijawab.")
    if aspek := [a for a in berikut.aspek_rendah if a.keadaan != "di_bawah"]:
        kalimat.append(f"{awal_besar(sebut_rendah(aspek, 'belum pasti mencapai'))}.")
    return kalimat


def _belum_pasti(hasil: Hasil, baris: int, desa: str, undak: tuple[Undak, ...], pasti: int, mungkin: int) -> Kalimat:
    """Open answers alone decide."""
    berikut, terjauh = undak[pasti], undak[mungkin - 1]
    sampai = "" if mungkin == pasti + 1 else "sampai "
    banyak = len(terbuka_menentukan(hasil, baris))
    # of the stages beyond the next one they say nothing
    soal = f"{awal_besar(bilangan(banyak))} pertanyaan yang belum dijawab"
    penentu = f" {soal} menentukan apakah {berikut.nama} tercapai."
    if pasti:
        awal: tuple[str | Undak, ...] = (f"{desa} berada pada tingkat ", undak[pasti - 1], ", mungkin sudah ")
        return _susun(*awal, f"{sampai}", terjauh, ".", penentu)
    awal = (f"{desa} mungkin sudah {sampai or 'mencapai '}tingkat ", terjauh, ", tetapi belum pasti:")
    if berikut.kurang:
        awal = (*awal, f" nilai {berikut.nama} {berikut.antara}, perlu {berikut.angka_ambang}.")
    elif wajib := len(penghambat(hasil, baris)):
        awal = (*awal, f" {bilangan(wajib)} syarat wajib {berikut.nama} belum dijawab.")
    else:
        awal = (*awal, f" {_belum_tentu(hasil, berikut.aspek_rendah)}.")
    return _susun(*awal, penentu)


def _hanya_rendah(hasil: Hasil, rendah: tuple[AspekRendah, ...], tingkat: str, *, terbuka: bool) -> str:
    """Return which aspects lie below the floor, where nothing else does; ``terbuka``: open answers hold it too."""
    if terbuka:
        return f"Untuk {tingkat} {sebut_rendah(rendah, 'masih di bawah')}."
    tinggal = f"Tinggal {bilangan(len(rendah))} hal yang menahan {hasil.instrumen.yang_dinilai}"
    return f"{tinggal} dari tingkat {tingkat}: {sebut_rendah(rendah)}."


def _belum_tentu(hasil: Hasil, rendah: tuple[AspekRendah, ...]) -> str:
    """Return which aspects may lie below the floor, the only thing that open answers decide."""
    lantai = tulis_tetap(rendah[0].lantai)
    if len(rendah) > 1:
        return f"{bilangan(len(rendah))} aspeknya belum pasti mencapai {lantai}"
    bawah, atas = (hasil.instrumen.mistar.tulis(x) for x in (rendah[0].bawah, rendah[0].atas))
    return f"aspek {awal_kecil(rendah[0].kelompok.nama)} antara {bawah} dan {atas}, perlu {lantai}"


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
    """Return the score of the first stage; both bounds where one number would mislead."""
    menyesatkan = undak.bawah < undak.ambang <= undak.atas and (undak.skor is None or undak.skor >= undak.ambang)
    if menyesatkan or (undak.skor is None and undak.bawah < undak.ambang):
        return undak.antara
    return tulis(undak.bawah if undak.skor is None else undak.skor)


def _susun(*isi: str | Undak) -> Kalimat:
    """Return a sentence of plain text and, emphasised, names of stages."""
    potongan = tuple((i, False) if isinstance(i, str) else (i.nama, True) for i in isi if i)
    akhir = () if potongan[-1][0].endswith(".") else ((".", False),)
    return Kalimat(potongan + akhir)
