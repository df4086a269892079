"""One hash for a set of answers, the same however they were written down."""

import hashlib
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from penilaian.instrumen import TB, Indikator, IndikatorDaftar, Instrumen
from penilaian.jawaban.sel import TERJAWAB, TIDAK_BERLAKU, teks_centang
from penilaian.jawaban.tabel_jawaban import Jawaban

BENTUK_SIDIK: Final = "sidik jawaban 1"
"""First line of what is hashed: the version of the canonical form. Another form gets another number."""

_DIGIT: Final = 15
"""Significant digits that every spreadsheet keeps: of 33.333333333333336 the last one is lost on the way."""

_SEKALI: Final = 8_000
"""Rows turned into text at a time: bounds memory."""


def sidik_jawaban(instrumen: Instrumen, jawaban: Jawaban) -> str:
    """Return the SHA-256 of answers in their canonical form, 64 hex digits.

    Hashed is UTF-8 text, each line ended by one line feed: ``BENTUK_SIDIK``, then a line for each village and period
    that answered anything, in the order of their bytes: ``kode_desa TAB periode``, then ``TAB id=isi`` for each answer,
    in the order of the ids' bytes. ``isi`` is ``TB``, ``NIHIL``, the ids of ticked items in the order of their bytes
    with a space between, a percentage that is a fraction as it was written (``5/8``), or a number: decimal point, 15
    significant digits, no zeros at the end; behind both `` n=`` and the respondents where they are known. What is
    kosong is left out. So neither the order of rows, columns and options nor names, days, notes, provenance or the
    format of a file changes the hash.

    Args:
        instrumen: the one that the answers belong to; local questions count too.
        jawaban: n rows, each village and period once.
    """
    ringkasan = hashlib.sha256(f"{BENTUK_SIDIK}\n".encode())
    kunci = [pa.array(jawaban.kunci[k].to_numpy(dtype=object), type=pa.string()) for k in ("kode_desa", "periode")]
    awal = pc.binary_join_element_wise(*kunci, "\t")
    urutan = pc.sort_indices(awal).to_numpy(zero_copy_only=False).astype(np.intp)
    kolom = [_Kolom(i, jawaban) for i in sorted(instrumen.ditanyakan, key=lambda i: i.id)]
    for mulai in range(0, len(urutan), _SEKALI):
        baris = urutan[mulai : mulai + _SEKALI]
        isi = pc.binary_join_element_wise(*(k.ambil(baris) for k in kolom), "")
        teks = pc.binary_join_element_wise(awal.take(pa.array(baris)), isi, "\n", "")
        ringkasan.update("".join(teks.filter(pc.not_equal(isi, "")).to_pylist()).encode())
    return ringkasan.hexdigest()


class _Kolom:
    """The answers to one indicator: distinct texts (``TAB id=isi``, ``""`` where kosong), and which each row has."""

    def __init__(self, i: Indikator, jawaban: Jawaban) -> None:
        milik, j = jawaban.letak(i.id)
        keadaan, nilai = milik.keadaan[j], milik.nilai[j]
        isi = milik.centang[i.id] if isinstance(i, IndikatorDaftar) else nilai
        self._kode: npt.NDArray[np.intp] = np.zeros(len(keadaan), dtype=np.intp)
        self._teks = ["", f"\t{i.id}={TB}"]
        self._kode[keadaan == TIDAK_BERLAKU] = 1
        terjawab = np.flatnonzero(keadaan == TERJAWAB)
        tulis = _penulis(i)
        kode, unik = pd.factorize(isi[terjawab])
        teks = [f"\t{i.id}={tulis(u)}" for u in unik.tolist()]
        if i.id in milik.pecahan:
            (atas, semua_atas), (bawah, semua_bawah) = (pd.factorize(k) for k in milik.pecahan[i.id][terjawab].T)
            letak, pasangan = pd.factorize(atas * len(semua_bawah) + bawah)
            tertulis = [(semua_atas[p // len(semua_bawah)], semua_bawah[p % len(semua_bawah)]) for p in pasangan]
            kode = np.where(semua_bawah[bawah] > 0, letak + len(teks), kode)
            teks += [f"\t{i.id}={a}/{b}" for a, b in tertulis]
        if i.id in milik.responden:
            banyak, n = pd.factorize(np.nan_to_num(milik.responden[i.id][terjawab]))
            kode, pasangan = pd.factorize(kode * len(n) + banyak)
            sebutan = [f" n={int(u)}" if u else "" for u in n.tolist()]
            teks = [teks[p // len(n)] + sebutan[p % len(n)] for p in pasangan.tolist()]
        self._kode[terjawab] = kode + len(self._teks)
        self._teks += teks

    def ambil(self, baris: npt.NDArray[np.intp]) -> pa.Array:
        """Return the texts of some rows."""
        return pa.array(self._teks, type=pa.string()).take(pa.array(self._kode[baris]))


def _penulis(i: Indikator) -> Callable[[float], str]:
    if isinstance(i, IndikatorDaftar):
        return lambda topeng: " ".join(sorted(teks_centang(i, int(topeng)).split()))
    return _bilangan


def _bilangan(nilai: float) -> str:
    angka = Decimal(f"{nilai:.{_DIGIT}g}")
    return format(angka.normalize(), "f") if angka else "0"
