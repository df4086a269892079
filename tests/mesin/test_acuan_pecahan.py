"""The engine against the rules computed a second time in exact fractions, by other code."""

from fractions import Fraction

import numpy as np
from acuan_mesin import Angka, nilai_acuan
from hypothesis import given
from hypothesis import strategies as st
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import nilai
from penilaian.posisi import STATUS
from penilaian.skor import Skor

TEPAT = 1e-12


def sama(ditemukan: float, mestinya: Fraction | None, lebar: float = 1.0) -> bool:
    if mestinya is None:
        return bool(np.isnan(ditemukan))
    return bool(abs(ditemukan - float(mestinya)) <= TEPAT * lebar)


def cocok(skor: Skor, id_: str, baris: int, a: Angka) -> bool:
    b = skor.baris(id_)
    return (
        sama(skor.skor[b, baris], a.skor)
        and sama(skor.bawah[b, baris], a.bawah)
        and sama(skor.atas[b, baris], a.atas)
        and sama(skor.kelengkapan[b, baris], a.kelengkapan)
    )


@SETELAN
@given(st.data())
def test_the_engine_agrees_with_the_rules_calculated_in_fractions(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=4))
    s = instrumen.skala
    lebar = float(s.maks - s.min)

    hasil = nilai(instrumen, jadi_jawaban(instrumen, desa))

    predikat = hasil.predikat()
    for b, isian in enumerate(desa):
        acuan = nilai_acuan(instrumen, isian)
        assert set(hasil.kelompok.id) == set(acuan.kelompok)
        assert set(hasil.lensa.id) == set(acuan.lensa)
        for id_, a in acuan.kelompok.items():
            assert cocok(hasil.kelompok, id_, b, a), (id_, a)
            tampil = None if id_ in acuan.ditahan or a.skor is None else Fraction(s.min) + a.skor * Fraction(lebar)
            assert sama(hasil.skor(id_)[b], tampil, lebar), (id_, a)
        for id_, a in acuan.lensa.items():
            assert cocok(hasil.lensa, id_, b, a), (id_, a)
        assert predikat[b] == acuan.predikat
        if hasil.posisi is None:
            assert acuan.pasti is None
            continue
        status = {t: STATUS[hasil.posisi.status[n, b]] for n, t in enumerate(hasil.posisi.tingkat)}
        assert status == acuan.status
        assert (hasil.posisi.pasti[b], hasil.posisi.mungkin[b]) == (acuan.pasti, acuan.mungkin)
        assert hasil.posisi.penghambat[b] == acuan.penghambat
        assert hasil.posisi.penghambat_aspek[b] == acuan.penghambat_aspek
        assert sama(hasil.posisi.kurang[b], acuan.kurang * Fraction(lebar), lebar)
