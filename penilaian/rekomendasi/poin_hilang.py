"""Points: what the answers cost the stage that holds, and what one answer less would cost a stage that is reached."""

from dataclasses import dataclass

import numpy as np

from penilaian.angka import tanpa_debu
from penilaian.instrumen import Indikator, IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban
from penilaian.mesin import Hasil
from penilaian.posisi import STATUS
from penilaian.rekomendasi.kenaikan import SEPERSEPULUH, Ubahan, nilai_bila, terbaik_dari
from penilaian.rekomendasi.penghambat import dalam, tingkat_tujuan
from penilaian.skor import ke_satu


@dataclass(frozen=True)
class PoinHilang:
    """What one answer costs.

    Attributes:
        poin: what the lower bound of the stage (of the index where all are reached) would gain in scale points if this
            answer alone were the best; > 0.
        terbuka: it is not answered, so nobody knows whether it costs anything.
    """

    indikator: Indikator
    poin: float
    terbuka: bool


@dataclass(frozen=True)
class Rawan:
    """An answer that a stage rests on.

    Attributes:
        tingkat: id of the stage that it belongs to.
        dari, ke: lower bound of that stage in scale points, now and after one fall (a rung, an item, ten points).
        menjadi: the answer after that fall, in own unit.
        status: of that stage after the fall: ``tercapai``, ``belum_pasti``, ``belum`` (§5).
    """

    indikator: Indikator
    tingkat: str
    dari: float
    ke: float
    menjadi: float
    status: str


def poin_hilang(hasil: Hasil, baris: int) -> tuple[PoinHilang, ...]:
    """Return what keeps the next stage from a full score, what costs most first; equal ones in the instrument's order.

    Where every stage is reached, or without a gate, what keeps the index from it. With arithmetic aggregation the
    points of all add up to what the lower bound lacks.
    """
    tujuan, j = tingkat_tujuan(hasil, baris), hasil.jawaban
    keadaan = {i.id: j.keadaan[j.nomor(i.id), baris] for i in dalam(hasil, tujuan)}
    calon = [i for i in dalam(hasil, tujuan) if keadaan[i.id] != TIDAK_BERLAKU]
    bawah = nilai_bila(hasil, baris, [[terbaik_dari(i)] for i in calon]).bawah(tujuan)
    poin = [tanpa_debu(float(b - bawah[0])) for b in bawah[1:]]
    semua = [PoinHilang(i, p, bool(keadaan[i.id] == KOSONG)) for i, p in zip(calon, poin, strict=True) if p > 0]
    return tuple(sorted(semua, key=lambda x: -x.poin))


def yang_rawan(hasil: Hasil, baris: int, banyak: int = 3) -> tuple[Rawan, ...]:
    """Return the answers that reached stages rest on, the most fragile first.

    Those whose fall costs a stage, those after which open answers decide about it, then those that leave it least.
    Only answers that can fall; nothing where no stage is reached or there is no gate.

    Args:
        hasil: as ``nilai`` returns it.
        baris: position of the village.
        banyak: how many at the most.
    """
    ini, p, j = hasil.instrumen, hasil.posisi, hasil.jawaban
    if p is None or ini.gerbang is None:
        return ()
    tercapai = {t.id: (s, float((t.ambang or ini.gerbang.ambang).nilai)) for s, t in enumerate(ini.puncak)}
    tercapai = {id_: x for id_, x in tercapai.items() if x[0] < p.pasti[baris]}
    calon = [
        (i, t, u)
        for i in ini.indikator
        if (t := ini.puncak_dari(i.kelompok).id) in tercapai
        and j.keadaan[j.nomor(i.id), baris] == TERJAWAB
        and (u := turun_sekali(i, j, baris)) is not None
    ]
    turun = nilai_bila(hasil, baris, [[u] for _, _, u in calon])
    assert turun.posisi is not None  # noqa: S101  (the instrument has a gate)
    semua = []
    for kolom, (i, t, u) in enumerate(calon, start=1):
        bawah, (s, ambang) = turun.bawah(t), tercapai[t]
        dari, ke = float(bawah[0]), float(bawah[kolom])
        status = int(turun.posisi.status[s, kolom])
        semua.append((status, tanpa_debu(ke - ambang), Rawan(i, t, dari, ke, u.isi, STATUS[status])))
    return tuple(x for *_, x in sorted(semua, key=lambda s: s[:2])[:banyak])


def turun_sekali(indikator: Indikator, jawaban: Jawaban, baris: int) -> Ubahan | None:
    """Return an answer after one fall, None where it is the worst already; of a checklist the last item is lost."""
    isi = float(jawaban.nilai[jawaban.nomor(indikator.id), baris])
    terburuk, terbaik = map(float, tolok_satu(indikator))
    if isinstance(indikator, IndikatorDaftar):
        topeng = int(jawaban.centang[indikator.id][baris])
        return Ubahan(indikator, isi - 1, topeng & ~(1 << topeng.bit_length() - 1)) if topeng else None
    if isinstance(indikator, IndikatorJenjang):
        return Ubahan(indikator, isi - 1) if isi > terburuk else None
    satu = float(ke_satu(indikator, np.array(isi)))
    if satu <= 0:
        return None
    return Ubahan(indikator, terburuk + max(satu - SEPERSEPULUH / 100, 0.0) * (terbaik - terburuk))
