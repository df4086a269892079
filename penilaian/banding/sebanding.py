"""Periods that were answered under different versions: what of them can be compared, and how much weight that has."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from penilaian.banding.pilihan import Baris
from penilaian.instrumen import Instrumen, Jembatan
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban, alihkan, tumpuk
from penilaian.mesin import Hasil, Lampau
from penilaian.skor import AKAR, Larik, hitung_kelompok


class Sebanding(NamedTuple):
    """Two periods of m villages, scored by what was answered comparably in both.

    Attributes:
        dulu, kini: by group (``AKAR`` = the index) (m,) scores in scale units, NaN where nothing can be compared.
        bagian: by group (m,) share of the applicable weight that was compared, 0–1.
    """

    dulu: dict[str, Larik]
    kini: dict[str, Larik]
    bagian: dict[str, Larik]


def lampau_dari(bagian: Iterable[tuple[Jembatan, Hasil]]) -> Lampau | None:
    """Return results under older versions as earlier periods of the present one; None where there are none.

    Args:
        bagian: results, each with the crosswalk from its instrument; all lead to one instrument.

    Raises:
        ValueError: a result belongs to another instrument than its crosswalk leads from.
    """
    semua = [_satu(jembatan, hasil) for jembatan, hasil in bagian if len(hasil)]
    if not semua:
        return None
    kunci = pd.concat([x.jawaban.kunci for x in semua], ignore_index=True)
    jawaban = tumpuk([x.jawaban for x in semua], kunci)
    return Lampau(jawaban, *(np.concatenate([getattr(x, n) for x in semua]) for n in ("versi", "posisi")))


def _satu(jembatan: Jembatan, hasil: Hasil) -> Lampau:
    p = hasil.posisi
    nama = [""] if p is None else [hasil.nama_posisi(s) for s in range(len(p.tingkat) + 1)]
    letak = np.zeros(len(hasil), dtype=np.intp) if p is None else p.pasti
    versi = np.full(len(hasil), hasil.instrumen.versi, dtype=object)
    return Lampau(alihkan(jembatan, hasil.jawaban).jawaban, versi, np.array(nama, dtype=object)[letak])


def bandingkan_sebanding(hasil: Hasil, kini: Baris, dulu: Baris) -> Sebanding:
    """Return m pairs of periods scored by what was answered comparably in both.

    Compared is what both answered; what does not apply now leaves both. In an arithmetic tree every compared question
    has its share of the index: the mean of what was compared, not of groups some of which were hardly compared.

    Args:
        hasil: results with ``lampau``.
        kini: m rows of ``hasil``.
        dulu: m rows of ``hasil.lampau``.
    """
    assert hasil.lampau is not None  # noqa: S101  (the caller has found its rows)
    a, b = hasil.lampau.jawaban.ambil(dulu), hasil.jawaban.ambil(kini)
    keduanya = (a.keadaan == TERJAWAB) & (b.keadaan == TERJAWAB)
    keadaan = np.where(keduanya, TERJAWAB, np.where(b.keadaan == TIDAK_BERLAKU, TIDAK_BERLAKU, KOSONG)).astype(np.int8)
    id_ = (AKAR, *(k.id for k in hasil.instrumen.kelompok))
    (skor_a, bagian), (skor_b, _) = (_nilai(hasil.instrumen, replace(j, keadaan=keadaan), id_) for j in (a, b))
    return Sebanding(
        {k: hasil.ke_skala(v) for k, v in skor_a.items()}, {k: hasil.ke_skala(v) for k, v in skor_b.items()}, bagian
    )


def _nilai(
    instrumen: Instrumen, jawaban: Jawaban, kelompok: Iterable[str]
) -> tuple[dict[str, Larik], dict[str, Larik]]:
    """Return scores on 0–1 and shares of weight by group; answers outside ``keadaan`` count nowhere."""
    bersih = replace(jawaban, nilai=np.where(jawaban.keadaan == TERJAWAB, jawaban.nilai, np.nan))
    s = hitung_kelompok(instrumen, bersih)
    skor, bagian = dict[str, Larik](), dict[str, Larik]()
    for id_ in kelompok:
        b = s.baris(id_)
        bagian[id_] = np.nan_to_num(s.kelengkapan[b])
        ada = bagian[id_] > 0
        if _aritmetik(instrumen, id_):
            skor[id_] = np.divide(s.bawah[b], s.kelengkapan[b], out=np.full(len(ada), np.nan), where=ada)
        else:
            skor[id_] = np.where(ada, s.skor[b], np.nan)
    return skor, bagian


def _aritmetik(instrumen: Instrumen, id_: str) -> bool:
    """Return whether a group and all below it take means."""
    anak = instrumen.anak_kelompok(id_ or None)
    ini = instrumen.agregasi if id_ == AKAR else instrumen.kelompok_per_id[id_].agregasi or instrumen.agregasi
    return ini == "aritmetik" and all(_aritmetik(instrumen, k.id) for k in anak)
