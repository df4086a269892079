"""The stair: each stage with its figures, as it is drawn and spoken about."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np

from penilaian.angka import tulis, tulis_rentang, tulis_tetap
from penilaian.instrumen import Instrumen, Skala
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import awal_besar, awal_kecil, bilangan, rangkai
from penilaian.posisi import STATUS, kritis_per_tingkat, rinci_kritis
from penilaian.rekomendasi import AspekRendah, aspek_rendah

Letak = Literal["tercapai", "berikut", "nanti"]


@dataclass(frozen=True)
class Undak:
    """One stage of the stair.

    Attributes:
        nomor: 1 to s.
        letak: up to the position, the one after it, or later.
        status: ``tercapai``, ``belum``, ``belum_pasti`` (§5), whatever the stages before it.
        skor: as it is shown, in scale units; None where withheld (§3).
        bawah, atas, ambang: the same, always there.
        bagian_bawah, bagian_atas, bagian_ambang: unrounded shares of the scale, 0–1, to draw with.
        bagian_skor: the same of the score, between the bounds; None where withheld.
        di_sini: the village stands on it.
        mungkin_di_sini: it may stand on it, once open answers are in (§5); never the same stage as ``di_sini``.
        bintang_di_bawah: one of its ★ is answered below its minimum.
        aspek_rendah: its aspects that the floor is not certainly met by, below it first.
        skala: what an empty and a full score are, in scale units.
        siapa: what is assessed.
    """

    id: str
    nomor: int
    nama: str
    letak: Letak
    status: str
    skor: Decimal | None
    bawah: Decimal
    atas: Decimal
    ambang: Decimal
    bagian_bawah: float
    bagian_atas: float
    bagian_ambang: float
    bagian_skor: float | None
    di_sini: bool
    mungkin_di_sini: bool
    bintang_di_bawah: bool
    aspek_rendah: tuple[AspekRendah, ...]
    skala: Skala
    siapa: str = "desa"

    @property
    def terbuka(self) -> bool:
        """Whether open answers keep the two bounds visibly apart."""
        return self.bawah != self.atas

    @property
    def antara(self) -> str:
        """Both bounds in words."""
        return f"antara {tulis(self.bawah)} dan {tulis(self.atas)}"

    @property
    def angka(self) -> str:
        """The score as text, both bounds where it is withheld."""
        return self.antara if self.skor is None else tulis(self.skor)

    @property
    def berentang(self) -> bool:
        """Whether both bounds stand and no single score: it is withheld, or open answers decide about the threshold."""
        return self.terbuka and (self.skor is None or self.status == "belum_pasti")

    @property
    def bagian_satu_skor(self) -> float | None:
        """``bagian_skor`` where ``singkat`` is one score, else None."""
        return None if self.berentang else self.bagian_skor

    @property
    def singkat(self) -> str:
        """The figure for a small place: one score, or both bounds where no single score stands (``berentang``)."""
        if self.berentang:
            return tulis_rentang(tulis(self.bawah), tulis(self.atas))
        return tulis(self.bawah if self.skor is None else self.skor)

    @property
    def bintang_kurang(self) -> bool:
        """Whether the score is enough and a ★ is missing."""
        return self.bintang_di_bawah and self.bawah >= self.ambang

    @property
    def aspek_di_bawah(self) -> tuple[AspekRendah, ...]:
        """The aspects below the floor, whatever is answered yet."""
        return tuple(a for a in self.aspek_rendah if a.keadaan == "di_bawah")

    @property
    def aspek_kurang(self) -> bool:
        """Whether the score is enough and an aspect lies below the floor."""
        return bool(self.aspek_di_bawah) and self.bawah >= self.ambang

    @property
    def angka_ambang(self) -> str:
        """The threshold as text."""
        return tulis_tetap(self.ambang)

    @property
    def kurang(self) -> str:
        """Points that the score lacks, from the figures as shown: ``9,2``, ``4,1 sampai 9,2``, ``""`` for none."""
        banyak, sedikit = self.ambang - self.bawah, self.ambang - self.atas
        if banyak <= 0:
            return ""
        if sedikit <= 0:
            return f"paling banyak {tulis(banyak)}"
        return tulis(banyak) if banyak == sedikit else f"{tulis(sedikit)} sampai {tulis(banyak)}"


def undakan(hasil: Hasil, baris: int) -> tuple[Undak, ...]:
    """Return the stages of one village, first to last; empty where the instrument has no gate."""
    p, gerbang, skala = hasil.posisi, hasil.instrumen.gerbang, hasil.instrumen.skala
    if p is None or gerbang is None:
        return ()
    pasti, mungkin = int(p.pasti[baris]), int(p.mungkin[baris])
    mistar, lebar, dasar = hasil.instrumen.mistar, float(skala.maks - skala.min), float(skala.min)
    bintang, kritis = rinci_kritis(hasil.instrumen, hasil.jawaban, baris), kritis_per_tingkat(hasil.instrumen)
    undak = []
    for s, t in enumerate(hasil.instrumen.puncak):
        ambang = (t.ambang or gerbang.ambang).nilai
        skor, bawah, atas = (float(f(t.id)[baris]) for f in (hasil.skor, hasil.bawah, hasil.atas))
        undak.append(
            Undak(
                id=t.id,
                nomor=s + 1,
                nama=t.nama,
                letak="tercapai" if s < pasti else "berikut" if s == pasti else "nanti",
                status=STATUS[p.status[s, baris]],
                skor=None if np.isnan(skor) else mistar.bulatkan(skor),
                bawah=mistar.bulatkan(bawah),
                atas=mistar.bulatkan(atas),
                ambang=ambang,
                bagian_bawah=(bawah - dasar) / lebar,
                bagian_atas=(atas - dasar) / lebar,
                bagian_ambang=(float(ambang) - dasar) / lebar,
                bagian_skor=None if np.isnan(skor) else (skor - dasar) / lebar,
                di_sini=s + 1 == pasti,
                mungkin_di_sini=s + 1 == mungkin > pasti,
                bintang_di_bawah=any(bintang.get(i.id) == "di_bawah" for i in kritis[t.id]),
                aspek_rendah=aspek_rendah(hasil, baris, t.id),
                skala=skala,
                siapa=hasil.instrumen.yang_dinilai,
            )
        )
    return tuple(undak)


def uraian_tangga(undak: Sequence[Undak]) -> str:
    """Return in words what a drawing of the stair shows: where the village stands, then every stage."""
    return f"Tangga {bilangan(len(undak))} tingkat. {_letak(undak)} {penjelasan(undak)}"


def sebut_rendah(aspek: Sequence[AspekRendah], letak: str = "di bawah") -> str:
    """Return which aspects lie below the floor: ``aspek sumber daya manusia di bawah 40``; at least one is given."""
    nama = rangkai([awal_kecil(a.kelompok.nama) for a in aspek])
    return f"aspek {nama} {letak} {tulis_tetap(aspek[0].lantai)}"


def sebut_berlantai(instrumen: Instrumen) -> str:
    """Return which aspects a floor is for: each of them, or only those that the instrument requires it of."""
    tingkat = {t.id for t in instrumen.puncak}
    aspek = {k.id for k in instrumen.kelompok if k.kelompok in tingkat}
    dijaga = set() if instrumen.lantai is None else set(instrumen.lantai.kelompok)
    return "setiap aspek" if aspek <= dijaga else "setiap aspek yang disyaratkan"


def arti_aspek(instrumen: Instrumen) -> str:
    """Return what an aspect is and what the floor asks of it, in a sentence; ``""`` where there is no floor."""
    if instrumen.lantai is None:
        return ""
    skala, lantai = (tulis_rentang(*map(tulis_tetap, (instrumen.skala.min, instrumen.skala.maks))), instrumen.lantai)
    return (
        f"Aspek adalah bagian sebuah tingkat, dinilai {skala}: tingkatnya baru tercapai bila "
        f"{sebut_berlantai(instrumen)} bernilai {tulis_tetap(lantai.nilai)} atau lebih."
    )


def _letak(undak: Sequence[Undak]) -> str:
    siapa = awal_besar(undak[0].siapa)
    pasti = next((f"tingkat {u.nomor}, {u.nama}" for u in undak if u.di_sini), "")
    mungkin = next((f"tingkat {u.nomor}, {u.nama}" for u in undak if u.mungkin_di_sini), "")
    if mungkin:
        di = f"pasti di {pasti}, mungkin di {mungkin}" if pasti else f"mungkin di {mungkin}, belum pasti"
        return f"{siapa} {di}."
    return f"{siapa} di {pasti}." if pasti else f"{siapa} belum mencapai tingkat 1, {undak[0].nama}."


def penjelasan(undak: Sequence[Undak]) -> str:
    """Return the stages in words, for who does not see the stair."""
    kalimat = []
    for u in undak:
        rentang = f" ({u.antara})" if u.skor is not None and u.terbuka else ""
        keadaan = {"tercapai": "tercapai", "belum": "belum tercapai", "belum_pasti": "belum pasti"}[u.status]
        rendah = f"; {sebut_rendah(u.aspek_di_bawah)}" if u.aspek_di_bawah else ""
        kalimat.append(f"Tingkat {u.nomor} {u.nama}: {u.angka}{rentang}, perlu {u.angka_ambang}, {keadaan}{rendah}.")
    return " ".join(kalimat)
