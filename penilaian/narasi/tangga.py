"""The stair: each stage with its figures, as it is drawn and spoken about."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np

from penilaian.angka import tulis, tulis_rentang, tulis_tetap
from penilaian.instrumen import Skala
from penilaian.mesin import Hasil
from penilaian.narasi.ejaan import bilangan
from penilaian.posisi import STATUS

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
        di_sini: the village stands on it.
        mungkin_di_sini: it may stand on it, once open answers are in (§5); never the same stage as ``di_sini``.
        skala: what an empty and a full score are, in scale units.
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
    di_sini: bool
    mungkin_di_sini: bool
    skala: Skala

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
    def singkat(self) -> str:
        """The figure for a small place: one score, or both bounds where no single score stands.

        None stands where it is withheld, nor where open answers decide about the threshold.
        """
        if self.terbuka and (self.skor is None or self.status == "belum_pasti"):
            return tulis_rentang(tulis(self.bawah), tulis(self.atas))
        return tulis(self.bawah if self.skor is None else self.skor)

    @property
    def bintang_kurang(self) -> bool:
        """Whether the score is enough and only a ★ is missing."""
        return self.status == "belum" and self.bawah >= self.ambang

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
                di_sini=s + 1 == pasti,
                mungkin_di_sini=s + 1 == mungkin > pasti,
                skala=skala,
            )
        )
    return tuple(undak)


def uraian_tangga(undak: Sequence[Undak]) -> str:
    """Return in words what a drawing of the stair shows: where the village stands, then every stage."""
    return f"Tangga {bilangan(len(undak))} tingkat. {_letak_desa(undak)} {penjelasan(undak)}"


def _letak_desa(undak: Sequence[Undak]) -> str:
    pasti = next((f"tingkat {u.nomor}, {u.nama}" for u in undak if u.di_sini), "")
    mungkin = next((f"tingkat {u.nomor}, {u.nama}" for u in undak if u.mungkin_di_sini), "")
    if mungkin:
        return f"Desa pasti di {pasti}, mungkin di {mungkin}." if pasti else f"Desa mungkin di {mungkin}, belum pasti."
    return f"Desa di {pasti}." if pasti else f"Desa belum mencapai tingkat 1, {undak[0].nama}."


def penjelasan(undak: Sequence[Undak]) -> str:
    """Return the stages in words, for who does not see the stair."""
    kalimat = []
    for u in undak:
        rentang = f" ({u.antara})" if u.skor is not None and u.terbuka else ""
        keadaan = {"tercapai": "tercapai", "belum": "belum tercapai", "belum_pasti": "belum pasti"}[u.status]
        kalimat.append(f"Tingkat {u.nomor} {u.nama}: {u.angka}{rentang}, ambang {u.angka_ambang}, {keadaan}.")
    return " ".join(kalimat)
