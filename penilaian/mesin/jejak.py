"""The whole arithmetic of one village as a tree: answer → 0–1 → weight → group → stage → gate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from penilaian.angka import ribuan, tulis_rentang, tulis_tetap
from penilaian.instrumen import Indikator, Kelompok, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, mistar_isi, mistar_poin, sebut_isi
from penilaian.mesin.hasil import Hasil
from penilaian.posisi import STATUS, KataKeadaan, aspek_per_tingkat, kritis_per_tingkat, memenuhi, rinci_aspek
from penilaian.skor import AKAR, Simpul, ke_satu, susun_simpul

_DESIMAL: Final = 4
"""Decimals of the arithmetic on 0–1."""


@dataclass(frozen=True)
class Langkah:
    """One step of the arithmetic.

    Attributes:
        id: indicator, group, ``AKAR``, ``gerbang``, or a stage below it.
        nama: what is shown.
        aturan: the rules that the step follows, e.g. ``§2``.
        uraian: the arithmetic in words and figures (Indonesian).
        bobot: whole-number weight among its siblings, None for the root and the gate.
        skor, bawah, atas, kelengkapan: on 0–1, None where there is none.
        anak: the steps that this one is made of.
        angka: ``skor`` as it is shown, ``""`` where there is none.
        batas: both bounds as they are shown, ``""`` for an answer and the gate.
    """

    id: str
    nama: str
    aturan: str
    uraian: str
    bobot: int | None = None
    skor: float | None = None
    bawah: float | None = None
    atas: float | None = None
    kelengkapan: float | None = None
    anak: tuple["Langkah", ...] = ()
    angka: str = ""
    batas: str = ""

    def telusuri(self) -> Iterator["Langkah"]:
        """Yield this step and all below it, parents first."""
        yield self
        for a in self.anak:
            yield from a.telusuri()


def jelaskan(hasil: Hasil, baris: int = 0) -> Langkah:
    """Return the trace of one village: the root, its groups and answers, and last the gate.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village in it; IndexError if there is none.
    """
    if not 0 <= baris < len(hasil):
        raise IndexError(f"baris {baris} tidak ada; hasil memuat {ribuan(len(hasil))} baris")
    simpul = susun_simpul(hasil.instrumen)
    langkah: dict[int, Langkah] = {}
    for b, s in enumerate(simpul):
        anak = [_daun(hasil, baris, j, w) for j, w in s.daun]
        anak += [replace(langkah[c], bobot=w) for c, w in s.anak]
        langkah[b] = _kelompok(hasil, baris, b, s, tuple(anak))
    akar = langkah[len(simpul) - 1]
    if hasil.posisi is None:
        return akar
    return replace(akar, anak=(*akar.anak, _gerbang(hasil, baris)))


def _daun(hasil: Hasil, baris: int, nomor: int, bobot: int) -> Langkah:
    i = hasil.instrumen.indikator[nomor]
    keadaan, nilai = hasil.jawaban.keadaan[nomor, baris], float(hasil.jawaban.nilai[nomor, baris])
    if keadaan == KOSONG:
        uraian = "kosong: keluar dari rata-rata; batas bawah memakai 0, batas atas memakai 1"
        return Langkah(i.id, i.nama, "§1, §3, §4", uraian, bobot, None, 0.0, 1.0, 0.0)
    if keadaan != TERJAWAB:
        return Langkah(i.id, i.nama, "§1, §3", "tidak berlaku: keluar dari rata-rata dan dari kelengkapan", bobot)
    terburuk, terbaik, syarat = *tolok_satu(i), hasil.instrumen.syarat_atas(i.id)
    satu = float(ke_satu(i, np.array(nilai)))
    angka = mistar_poin(i).pada_satu(_DESIMAL).tulis(satu, ringkas=True)
    mistar = mistar_isi(i, syarat)
    isi, dari, sampai = (
        replace(mistar, desimal=max(_DESIMAL, mistar.desimal)).tulis(nilai, ringkas=True),
        tulis_tetap(terburuk),
        tulis_tetap(terbaik),
    )
    jepit = "" if min(terburuk, terbaik) <= nilai <= max(terburuk, terbaik) else ", dijepit ke 0–1"
    uraian = f"{sebut_isi(i, nilai, syarat)}: ({isi} − {dari}) ÷ ({sampai} − {dari}) = {angka}{jepit}"
    return Langkah(i.id, i.nama, "§2", uraian, bobot, satu, satu, satu, 1.0, angka=angka)


def _kelompok(hasil: Hasil, baris: int, letak: int, simpul: Simpul, anak: tuple[Langkah, ...]) -> Langkah:
    k = hasil.kelompok
    skor, bawah, atas, lengkap = (
        None if np.isnan(x[letak, baris]) else float(x[letak, baris]) for x in (k.skor, k.bawah, k.atas, k.kelengkapan)
    )
    mistar = hasil.instrumen.mistar.pada_satu(_DESIMAL)
    langkah = Langkah(
        simpul.id,
        hasil.instrumen.nama_indeks if simpul.id == AKAR else hasil.instrumen.kelompok_per_id[simpul.id].nama,
        {"aritmetik": "§3, §4", "geometrik": "§3, §4, §9", "minimum": "§3, §4, §9"}[simpul.agregasi],
        "",
        skor=skor,
        bawah=bawah,
        atas=atas,
        kelengkapan=lengkap,
        anak=anak,
        angka="" if skor is None else mistar.tulis(skor, ringkas=True),
        batas=""
        if bawah is None or atas is None
        else tulis_rentang(mistar.tulis(bawah, ringkas=True), mistar.tulis(atas, ringkas=True)),
    )
    return replace(langkah, uraian=_uraian(hasil, baris, simpul, langkah))


def _uraian(hasil: Hasil, baris: int, simpul: Simpul, langkah: Langkah) -> str:
    if langkah.skor is None:
        if all(a.kelengkapan is None for a in langkah.anak):
            return "tidak berlaku seluruhnya: keluar dari rata-rata dan dari kelengkapan"
        return "belum ada jawaban yang dapat dihitung"
    ada = [a for a in langkah.anak if a.skor is not None]
    if simpul.agregasi == "minimum":
        hitungan = f"terendah dari ({'; '.join(a.angka for a in ada)})"
    else:
        suku = " + ".join(f"{a.bobot}×{a.angka}" for a in ada)
        pembagi = sum(a.bobot or 0 for a in ada)
        hitungan = f"({suku}) ÷ {pembagi}" if simpul.agregasi == "aritmetik" else f"geometrik ({suku}) ÷ {pembagi}"
    skala = hasil.instrumen.mistar.tulis(float(hasil.ke_skala(np.array(langkah.skor))))
    minimum = hasil.kelengkapan_min(simpul.id)
    ditahan = ""
    if minimum is not None and np.isnan(hasil.skor(simpul.id)[baris]):
        ditahan = f"; belum dapat dinilai karena kelengkapan di bawah {tulis_tetap(100 * minimum)}%"
    return f"{hitungan} = {langkah.angka}, pada skala {skala}{ditahan}"


def _gerbang(hasil: Hasil, baris: int) -> Langkah:
    p = hasil.posisi
    assert p is not None and hasil.instrumen.gerbang is not None  # noqa: S101, PT018  (the caller has asked)
    kritis, aspek = kritis_per_tingkat(hasil.instrumen), aspek_per_tingkat(hasil.instrumen)
    keadaan_aspek = rinci_aspek(hasil.instrumen, hasil.kelompok, baris)
    mistar = hasil.instrumen.mistar
    anak = []
    for s, t in enumerate(hasil.instrumen.puncak):
        ambang = (t.ambang or hasil.instrumen.gerbang.ambang).nilai
        bawah, atas = float(hasil.bawah(t.id)[baris]), float(hasil.atas(t.id)[baris])
        bintang = [_kritis(hasil, baris, i) for i in kritis[t.id]]
        putusan = STATUS[p.status[s, baris]].replace("_", " ")
        batas = tulis_rentang(mistar.tulis(bawah), mistar.tulis(atas))
        uraian = f"batas {batas}, ambang {tulis_tetap(ambang)}"
        rendah = [_aspek(hasil, baris, k, keadaan_aspek.get(k.id)) for k in aspek[t.id]]
        anak.append(Langkah(t.id, t.nama, "§5", "; ".join([uraian, *bintang, *rendah]) + f" → {putusan}"))
    pasti, mungkin = int(p.pasti[baris]), int(p.mungkin[baris])
    uraian = f"posisi pasti {pasti} ({hasil.nama_posisi(pasti)})"
    if mungkin != pasti:
        uraian += f", mungkin sampai {mungkin} ({hasil.nama_posisi(mungkin)})"
    return Langkah("gerbang", "Posisi", "§5, §7", uraian, anak=tuple(anak))


def _kritis(hasil: Hasil, baris: int, i: Indikator) -> str:
    j = hasil.jawaban.nomor(i.id)
    keadaan, nilai = hasil.jawaban.keadaan[j, baris], hasil.jawaban.nilai[j, baris]
    minimum = tulis_tetap(i.kritis.minimum) if i.kritis else ""
    if keadaan == KOSONG:
        return f"★ {i.id} belum dijawab (minimum {minimum})"
    if keadaan != TERJAWAB:
        return f"★ {i.id} tidak berlaku"
    tanda = "memenuhi" if memenuhi(i, np.array(nilai)) else "di bawah"
    isi = mistar_isi(i, hasil.instrumen.syarat_atas(i.id)).tulis(float(nilai), ringkas=True)
    return f"★ {i.id} {isi} {tanda} minimum {minimum}"


def _aspek(hasil: Hasil, baris: int, k: Kelompok, keadaan: KataKeadaan | None) -> str:
    """Return how an aspect stands to the floor."""
    assert hasil.instrumen.lantai is not None  # noqa: S101  (the caller has asked)
    bawah, atas = float(hasil.bawah(k.id)[baris]), float(hasil.atas(k.id)[baris])
    if np.isnan(bawah):
        return f"aspek {k.id} tidak berlaku seluruhnya"
    tanda = {None: "memenuhi", "di_bawah": "di bawah", "kosong": "belum pasti mencapai"}[keadaan]
    tulis = hasil.instrumen.mistar.tulis
    lantai = tulis_tetap(hasil.instrumen.lantai.nilai)
    angka = tulis(bawah) if bawah == atas else tulis_rentang(tulis(bawah), tulis(atas))
    return f"aspek {k.id} {angka} {tanda} lantai {lantai}"
