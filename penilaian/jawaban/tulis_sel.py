"""One column of answers as cell texts: what ``urai`` reads back."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.instrumen import TB, Indikator, IndikatorDaftar, berupa_persen
from penilaian.jawaban.sel import TERJAWAB, TIDAK_BERLAKU, Pecahan, teks_centang
from penilaian.jawaban.tabel_jawaban import Jawaban
from penilaian.ketikan import teks_bilangan


def tulis_sel(i: Indikator, jawaban: Jawaban) -> pa.Array:
    """Return the n cells of one indicator: ``""`` kosong, ``TB``, levels, item ids or ``NIHIL``, numbers.

    Raises:
        ValueError: the answers do not ask it.
    """
    milik, j = jawaban.letak(i.id)
    nilai, keadaan = milik.nilai[j], milik.keadaan[j]
    terjawab = keadaan == TERJAWAB
    if isinstance(i, IndikatorDaftar):
        isi = _per_isi(milik.centang[i.id], lambda topeng: teks_centang(i, int(topeng)))
    else:
        isi = _per_isi(np.nan_to_num(nilai), lambda v: teks_bilangan(float(v)))
        if berupa_persen(i):
            bagian = pa.array(terjawab & (nilai > 0) & (nilai < 1))  # would be taken for a share of one without its %
            isi = pc.if_else(bagian, pc.binary_join_element_wise(isi, "%", ""), isi)
        if i.id in milik.pecahan:
            isi = _sebagai_pecahan(isi, milik.pecahan[i.id])
        if i.id in milik.responden:
            isi = _dengan_responden(isi, milik.responden[i.id])
    isi = pc.if_else(pa.array(terjawab), isi, "")
    return pc.if_else(pa.array(keadaan == TIDAK_BERLAKU), TB, isi)


def _per_isi(kolom: npt.NDArray[np.generic], tulis: Callable[[np.generic], str]) -> pa.Array:
    unik, letak = np.unique(kolom, return_inverse=True)
    return pa.array([tulis(u) for u in unik], type=pa.string()).take(pa.array(letak))


def _sebagai_pecahan(isi: pa.Array, pecahan: Pecahan) -> pa.Array:
    unik, letak = np.unique(pecahan, axis=0, return_inverse=True)
    teks = pa.array([f"{atas}/{bawah}" for atas, bawah in unik.tolist()], type=pa.string())
    return pc.if_else(pa.array(pecahan[:, 1] > 0), teks.take(pa.array(letak.ravel())), isi)


def _dengan_responden(isi: pa.Array, responden: npt.NDArray[np.float64]) -> pa.Array:
    ada = np.isfinite(responden)
    n = _per_isi(np.nan_to_num(responden), lambda v: str(int(v)))
    return pc.if_else(pa.array(ada), pc.binary_join_element_wise(isi, n, " n="), isi)
