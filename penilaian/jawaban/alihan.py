"""Answers under an older version of an instrument, carried over to the present one by its crosswalk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from penilaian.instrumen import (
    ANGKA,
    NIHIL,
    TB,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    Jembatan,
    Nasib,
)
from penilaian.jawaban.ragu import Topeng
from penilaian.jawaban.sambungan import tambahan_setara, tambahan_tetap
from penilaian.jawaban.sel import KOSONG, TERJAWAB, TIDAK_BERLAKU, Uraian, teks_centang, urai
from penilaian.jawaban.tabel_jawaban import Jawaban, Susunan


@dataclass(frozen=True, slots=True)
class Terbawa:
    """What became of the answers to one question of the older version.

    Attributes:
        indikator: its id.
        nasib: what became of the question.
        tujuan: ids of the questions in which it goes on, none where it is gone.
        terisi: rows that were answered (TB too).
        dibawa: of these, rows whose answer was carried over.
    """

    indikator: str
    nasib: Nasib
    tujuan: tuple[str, ...]
    terisi: int
    dibawa: int

    @property
    def gugur(self) -> int:
        """Rows that were answered and are kosong now."""
        return self.terisi - self.dibawa


@dataclass(frozen=True)
class Alihan:
    """Answers of n villages (or periods of villages) under the present version, and what was lost on the way.

    Attributes:
        jawaban: n rows; kosong where nothing could be carried over.
        rincian: one a question of the older version, in its order.
        gugur: (questions of the older version, n) whether an answer was given and not carried over.
    """

    jawaban: Jawaban
    rincian: tuple[Terbawa, ...]
    gugur: Topeng


def alihkan(jembatan: Jembatan, jawaban: Jawaban) -> Alihan:
    """Return answers under the older version as answers under the present one; no row depends on another.

    Args:
        jembatan: both versions and the crosswalk.
        jawaban: the answers of n villages, read with ``jembatan.dari``.

    Raises:
        ValueError: the answers belong to other indicators, or stand in another order.
    """
    dari = jembatan.dari
    if jawaban.indikator != tuple(i.id for i in dari.indikator):
        raise ValueError(f"jawaban dibaca dengan instrumen lain, bukan {dari.id} {dari.versi}")
    susunan = Susunan(jembatan.ke, len(jawaban))
    gugur = np.empty((len(dari.indikator), len(jawaban)), dtype=np.bool_)
    rincian = []
    for j, i in enumerate(dari.indikator):
        asal = jawaban.uraian(i.id)
        terisi = asal.keadaan != KOSONG
        if i.id in jembatan.berisi:
            baru = _alihkan(jembatan, i, asal)
            susunan.isi(i.id, baru)
            gugur[j] = terisi & (baru.keadaan == KOSONG)
        else:
            gugur[j] = terisi
        banyak = int(terisi.sum())
        p = jembatan.padanan
        rincian.append(Terbawa(i.id, p.nasib[i.id], p.tujuan[i.id], banyak, banyak - int(gugur[j].sum())))
    lokal = tambahan_setara(jembatan.ke, dari, jawaban)
    return Alihan(replace(susunan.jawaban(jawaban.kunci), tambahan=lokal), tuple(rincian), gugur)


def alihkan_teks(jembatan: Jembatan, id_lama: str, teks: Sequence[str]) -> list[str]:
    """Return cells that answered a question of the older version as cells under the present one, ``""`` = kosong.

    What stays as it is keeps its very writing (``3/9``, ``62 n=30``). The question in which an answer goes on has the
    same id.

    Args:
        jembatan: both versions and the crosswalk; local questions, which it does not name, stay where asked alike.
        id_lama: id of a question of the older version. KeyError if unknown.
        teks: n cells that can be read.
    """
    lama = jembatan.dari.per_id[id_lama]
    if lama in jembatan.dari.indikator_tambahan:
        return list(teks) if tambahan_tetap(jembatan.dari, jembatan.ke, id_lama) else [""] * len(teks)
    if id_lama not in jembatan.berisi:
        return [""] * len(teks)
    if jembatan.padanan.nasib[id_lama] != "ubah":
        return list(teks)
    peta = jembatan.padanan.ubah[id_lama].jawaban
    if ANGKA in peta:
        return ["" if not t else peta.get(TB, "") if t.upper() == TB else t for t in teks]
    hasil = _alihkan(jembatan, lama, urai(lama, teks))
    tulis = _penulis(jembatan.ke.per_id[id_lama])
    topeng = np.zeros(len(teks), dtype=np.int64) if hasil.centang is None else hasil.centang
    return [
        "" if keadaan == KOSONG else TB if keadaan == TIDAK_BERLAKU else tulis(nilai, centang)
        for keadaan, nilai, centang in zip(hasil.keadaan.tolist(), hasil.nilai.tolist(), topeng.tolist(), strict=True)
    ]


def _penulis(i: Indikator) -> Callable[[float, int], str]:
    """Return what writes a rung or a checklist from its value and its ticks."""
    if isinstance(i, IndikatorDaftar):
        return lambda nilai, centang: teks_centang(i, centang)
    return lambda nilai, centang: f"{nilai:.0f}"


def _alihkan(jembatan: Jembatan, lama: Indikator, asal: Uraian) -> Uraian:
    """Return one column under the present version, of a question that answers are carried over to."""
    if jembatan.padanan.nasib[lama.id] != "ubah":
        return asal
    baru, peta = jembatan.ke.per_id[lama.id], jembatan.padanan.ubah[lama.id].jawaban
    n = len(asal.nilai)
    hasil = Uraian(
        np.full(n, np.nan),
        np.full(n, KOSONG, dtype=np.int8),
        np.zeros(n, dtype=np.int64),
        np.full(n, np.nan),
        np.zeros((n, 2), dtype=np.int32),
    )
    terjawab = asal.keadaan == TERJAWAB
    if ANGKA in peta:
        hasil.nilai[terjawab], hasil.keadaan[terjawab] = asal.nilai[terjawab], TERJAWAB
        if asal.responden is not None and hasil.responden is not None:
            hasil.responden[terjawab] = asal.responden[terjawab]
        if asal.pecahan is not None and hasil.pecahan is not None:
            hasil.pecahan[terjawab] = asal.pecahan[terjawab]
    if isinstance(lama, IndikatorDaftar) and isinstance(baru, IndikatorDaftar):
        _butir(lama, baru, peta, asal, hasil)
    for dari, ke in peta.items():
        if (kena := _menjawab(lama, dari, asal)) is not None:
            _tulis(ke, kena, hasil)
    return hasil


def _menjawab(lama: Indikator, dari: str, asal: Uraian) -> Topeng | None:
    """Return (n,) whether a column holds an answer as a whole; None where ``dari`` is an item or ANGKA."""
    ada, nilai = asal.keadaan, asal.nilai
    kena: Topeng | None = None
    if dari == TB:
        kena = ada == TIDAK_BERLAKU
    elif isinstance(lama, IndikatorJenjang):
        kena = (ada == TERJAWAB) & (nilai == int(dari))
    elif dari == NIHIL:
        kena = (ada == TERJAWAB) & (nilai == 0)
    return kena


def _tulis(ke: str, kena: Topeng, hasil: Uraian) -> None:
    """Write an answer as a whole into some rows: TB, NIHIL or a rung."""
    hasil.keadaan[kena] = TIDAK_BERLAKU if ke == TB else TERJAWAB
    hasil.nilai[kena] = np.nan if ke == TB else 0.0 if ke == NIHIL else float(ke)
    if hasil.centang is not None:
        hasil.centang[kena] = 0


def _butir(lama: IndikatorDaftar, baru: IndikatorDaftar, peta: Mapping[str, str], asal: Uraian, hasil: Uraian) -> None:
    """Write checklists whose items are mapped, all of them (I77): an item is there where one of its old ones was."""
    letak = {b.id: n for n, b in enumerate(baru.butir)}
    if not peta.keys() & {b.id for b in lama.butir} or asal.centang is None or hasil.centang is None:
        return
    terjawab = asal.keadaan == TERJAWAB
    for n, b in enumerate(lama.butir):
        hasil.centang[terjawab] |= (asal.centang[terjawab] >> n & 1) << letak[peta[b.id]]
    hasil.nilai[terjawab] = np.bitwise_count(hasil.centang[terjawab])
    hasil.keadaan[terjawab] = TERJAWAB
