"""The whole arithmetic of one village as a tree: answer → 0–1 → weight → group → stage → gate."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from penilaian.angka import TOLERANSI, tulis_paling
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.mesin.hasil import Hasil
from penilaian.posisi import STATUS, kritis_per_tingkat, memenuhi
from penilaian.skor import AKAR, Simpul, ke_satu, susun_simpul


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
        raise IndexError(f"baris {baris} tidak ada; hasil memuat {len(hasil)} baris")
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


def angka(nilai: float, desimal: int = 4) -> str:
    """Return a number with decimal comma, at most ``desimal`` decimals."""
    return tulis_paling(nilai, desimal)


def angka_dekat(nilai: float, batas: float, toleransi: float) -> str:
    """Return ``nilai`` with as many decimals as it takes not to look like a threshold that it is not (§7)."""
    desimal = 4
    while abs(nilai - batas) > toleransi and angka(nilai, desimal) == angka(batas, desimal):
        desimal += 1
    return angka(nilai, desimal)


def _daun(hasil: Hasil, baris: int, nomor: int, bobot: int) -> Langkah:
    i = hasil.instrumen.indikator[nomor]
    keadaan, nilai = hasil.jawaban.keadaan[nomor, baris], hasil.jawaban.nilai[nomor, baris]
    if keadaan == KOSONG:
        uraian = "kosong: keluar dari rata-rata; batas bawah memakai 0, batas atas memakai 1"
        return Langkah(i.id, i.nama, "§1, §3, §4", uraian, bobot, None, 0.0, 1.0, 0.0)
    if keadaan != TERJAWAB:
        return Langkah(i.id, i.nama, "§1, §3", "tidak berlaku: keluar dari rata-rata dan dari kelengkapan", bobot)
    terburuk, terbaik = map(float, tolok_satu(i))
    satu = float(ke_satu(i, np.array([nilai]))[0])
    jepit = "" if min(terburuk, terbaik) <= nilai <= max(terburuk, terbaik) else ", dijepit ke 0–1"
    uraian = (
        f"{_jawaban(i, nilai)}: ({angka(nilai)} − {angka(terburuk)}) ÷ ({angka(terbaik)} − {angka(terburuk)})"
        f" = {angka(satu)}{jepit}"
    )
    return Langkah(i.id, i.nama, "§2", uraian, bobot, satu, satu, satu, 1.0)


def _jawaban(i: Indikator, nilai: float) -> str:
    if isinstance(i, IndikatorJenjang):
        return f"jenjang {nilai:.0f}"
    if isinstance(i, IndikatorDaftar):
        return f"{nilai:.0f} dari {len(i.butir)} butir"
    return f"{angka(nilai)} {i.tolok.satuan or ''}".strip()


def _kelompok(hasil: Hasil, baris: int, letak: int, simpul: Simpul, anak: tuple[Langkah, ...]) -> Langkah:
    k = hasil.kelompok
    skor, bawah, atas, lengkap = (
        None if np.isnan(x[letak, baris]) else float(x[letak, baris]) for x in (k.skor, k.bawah, k.atas, k.kelengkapan)
    )
    nama = hasil.instrumen.nama_indeks if simpul.id == AKAR else hasil.instrumen.kelompok_per_id[simpul.id].nama
    aturan = {"aritmetik": "§3, §4", "geometrik": "§3, §4, §9", "minimum": "§3, §4, §9"}[simpul.agregasi]
    return Langkah(
        simpul.id, nama, aturan, _uraian(hasil, baris, simpul, anak, skor), None, skor, bawah, atas, lengkap, anak
    )


def _uraian(hasil: Hasil, baris: int, simpul: Simpul, anak: tuple[Langkah, ...], skor: float | None) -> str:
    if skor is None:
        if all(a.kelengkapan is None for a in anak):
            return "tidak berlaku seluruhnya: keluar dari rata-rata dan dari kelengkapan"
        return "belum ada jawaban yang dapat dihitung"
    ada = [a for a in anak if a.skor is not None]
    skala = angka(float(hasil.ke_skala(np.array([skor]))[0]))
    if simpul.agregasi == "minimum":
        hitungan = f"terendah dari ({'; '.join(angka(a.skor or 0) for a in ada)})"
    else:
        suku = " + ".join(f"{a.bobot}×{angka(a.skor or 0)}" for a in ada)
        pembagi = sum(a.bobot or 0 for a in ada)
        hitungan = f"({suku}) ÷ {pembagi}" if simpul.agregasi == "aritmetik" else f"geometrik ({suku}) ÷ {pembagi}"
    minimum = hasil.kelengkapan_min(simpul.id)
    ditahan = ""
    if minimum is not None and np.isnan(hasil.skor(simpul.id)[baris]):
        ditahan = f"; belum dapat dinilai karena kelengkapan di bawah {angka(minimum)}"
    return f"{hitungan} = {angka(skor)}, pada skala {skala}{ditahan}"


def _gerbang(hasil: Hasil, baris: int) -> Langkah:
    p = hasil.posisi
    assert p is not None and hasil.instrumen.gerbang is not None  # noqa: S101, PT018  (the caller has asked)
    kritis = kritis_per_tingkat(hasil.instrumen)
    toleransi = TOLERANSI * float(hasil.instrumen.skala.maks - hasil.instrumen.skala.min)
    anak = []
    for s, t in enumerate(hasil.instrumen.puncak):
        ambang = float((t.ambang or hasil.instrumen.gerbang.ambang).nilai)
        bawah, atas = float(hasil.bawah(t.id)[baris]), float(hasil.atas(t.id)[baris])
        bintang = [_kritis(hasil, baris, i) for i in kritis[t.id]]
        putusan = STATUS[p.status[s, baris]].replace("_", " ")
        batas = f"{angka_dekat(bawah, ambang, toleransi)}–{angka_dekat(atas, ambang, toleransi)}"
        uraian = f"batas {batas}, ambang {angka(ambang)}"
        anak.append(Langkah(t.id, t.nama, "§5", "; ".join([uraian, *bintang]) + f" → {putusan}"))
    pasti, mungkin = int(p.pasti[baris]), int(p.mungkin[baris])
    uraian = f"posisi pasti {pasti} ({hasil.nama_posisi(pasti)})"
    if mungkin != pasti:
        uraian += f", mungkin sampai {mungkin} ({hasil.nama_posisi(mungkin)})"
    return Langkah("gerbang", "Posisi", "§5, §7", uraian, anak=tuple(anak))


def _kritis(hasil: Hasil, baris: int, i: Indikator) -> str:
    j = hasil.jawaban.nomor(i.id)
    keadaan, nilai = hasil.jawaban.keadaan[j, baris], hasil.jawaban.nilai[j, baris]
    minimum = float(i.kritis.minimum) if i.kritis else np.nan
    if keadaan == KOSONG:
        return f"★ {i.id} belum dijawab (minimum {angka(minimum)})"
    if keadaan != TERJAWAB:
        return f"★ {i.id} tidak berlaku"
    tanda = "memenuhi" if memenuhi(i, np.array([nilai]))[0] else "di bawah"
    terburuk, terbaik = map(float, tolok_satu(i))
    tampil = angka_dekat(nilai, minimum, TOLERANSI * abs(terbaik - terburuk))
    return f"★ {i.id} {tampil} {tanda} minimum {angka(minimum)}"
