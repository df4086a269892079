"""Which questions a short form must show, by the engine itself: all answers to come at best, and at worst."""

from dataclasses import replace

import numpy as np
import pandas as pd

from penilaian.instrumen import tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB, Jawaban
from penilaian.posisi import BELUM, DI_BAWAH, TERBUKA, TERCAPAI, pasti_dan_mungkin, putusan, syarat_per_tingkat
from penilaian.skor import hitung_kelompok


def gerbang(instrumen, jawaban):
    """Return the conditions by stage, and the status of the stages."""
    per_tingkat = syarat_per_tingkat(instrumen, jawaban, hitung_kelompok(instrumen, jawaban))
    return per_tingkat, np.array([putusan([x.keadaan for x in t]) for t in per_tingkat])


def posisi(instrumen, jawaban):
    """Return (2, n) pasti and mungkin."""
    return np.array(pasti_dan_mungkin(gerbang(instrumen, jawaban)[1]))


def tampil(instrumen, urutan, penuh):
    """Return (k, n) which questions are shown to villages that would answer ``penuh``, asked in ``urutan``."""
    n, tingkat = len(penuh), [t.id for t in instrumen.puncak]
    ujung = np.array([[float(t) for t in tolok_satu(i)] for i in instrumen.indikator])
    keadaan, nilai = np.full(penuh.keadaan.shape, KOSONG, dtype=np.int8), np.full(penuh.nilai.shape, np.nan)
    ditanya, depan = np.zeros(keadaan.shape, dtype=bool), np.ones((len(keadaan), 1), dtype=bool)
    kini, baik, buruk = (slice(b * n, (b + 1) * n) for b in range(3))
    for i in urutan:
        j, s = penuh.nomor(i.id), tingkat.index(instrumen.puncak_dari(i.kelompok).id)
        sudut = [np.where(depan, ujung[:, [b]], nilai) for b in (1, 0)]
        terisi = np.where(depan, np.int8(TERJAWAB), keadaan)
        semua = Jawaban(
            pd.DataFrame(index=pd.RangeIndex(3 * n)),
            penuh.indikator,
            np.hstack([nilai, *sudut]),
            np.hstack([keadaan, terisi, terisi]),
        )
        per_tingkat, status = gerbang(instrumen, semua)
        naik = (status[:s, kini] == TERCAPAI).all(axis=0) & (status[s, baik] == TERCAPAI)
        perlu = np.zeros(n, dtype=bool)
        for x in per_tingkat[s]:
            milik = [x.milik] if x.ambang is None else instrumen.indikator_dalam(x.milik.id)
            if i in milik:
                perlu |= (x.keadaan[kini] == TERBUKA) & (naik | (x.keadaan[buruk] == DI_BAWAH))
        perlu &= (status[: s + 1, kini] != BELUM).all(axis=0)
        (pasti, mungkin), (dapat, _), (_, tinggal) = (
            np.array(pasti_dan_mungkin(status[:, b])) for b in (kini, baik, buruk)
        )
        assert ((dapat > pasti) | (tinggal < mungkin))[perlu].all(), "nothing is shown where nothing can change"
        ditanya[j], depan[j] = perlu, False
        keadaan[j], nilai[j] = np.where(perlu, penuh.keadaan[j], KOSONG), np.where(perlu, penuh.nilai[j], np.nan)
    return ditanya


def sejauh(penuh, ditanya):
    """Return the answers to what was shown, all else kosong."""
    keadaan = np.where(ditanya, penuh.keadaan, KOSONG).astype(np.int8)
    return replace(penuh, nilai=np.where(ditanya, penuh.nilai, np.nan), keadaan=keadaan)
