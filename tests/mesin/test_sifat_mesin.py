"""Properties that hold for every instrument and every answer (§4, §8), tried on random ones."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
from bit_uji import kumpulan, nilai_desa, pastikan_sama_sampai_bit_terakhir, semua_digabung
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import ubah_instrumen
from strategi_mesin import (
    SETELAN,
    instrumen_acak,
    isian_acak,
    lebih_baik,
    terjawab_acak,
)

from penilaian.instrumen import tolok_satu
from penilaian.posisi import BELUM, BELUM_PASTI, TERCAPAI
from penilaian.skor import bobot_bulat

GALAT_HITUNG = 1e-12
"""What rounding may add to a number on 0–1; far below the tolerance of §7."""


def sebagian(id_: list[str]) -> st.SearchStrategy[list[str]]:
    """Return some of these ids, perhaps none."""
    return st.lists(st.sampled_from(id_), unique=True) if id_ else st.just([])


@SETELAN
@given(st.data())
def test_a_better_answer_lowers_nothing(data):
    instrumen = data.draw(instrumen_acak())
    asal = data.draw(isian_acak(instrumen))
    terjawab = [id_ for id_, sel in asal.items() if isinstance(sel, Decimal)]
    naik = dict(asal)
    for i in map(instrumen.per_id.__getitem__, data.draw(sebagian(terjawab))):
        naik[i.id] = lebih_baik(i, asal[i.id], data.draw(terjawab_acak(i)))

    hasil = nilai_desa(instrumen, asal, naik)

    for skor in kumpulan(hasil):
        for bidang in (skor.skor, skor.bawah, skor.atas):
            dahulu, sekarang = bidang.T
            assert np.array_equal(np.isnan(dahulu), np.isnan(sekarang))
            assert not (sekarang < dahulu - GALAT_HITUNG).any()
        assert np.array_equal(*skor.kelengkapan.T, equal_nan=True)
    if hasil.posisi is not None:
        assert (hasil.posisi.status[:, 1] >= hasil.posisi.status[:, 0]).all()
        assert hasil.posisi.pasti[1] >= hasil.posisi.pasti[0]
        assert hasil.posisi.mungkin[1] >= hasil.posisi.mungkin[0]
        if hasil.posisi.pasti[1] == hasil.posisi.pasti[0]:
            assert hasil.posisi.kurang[1] <= hasil.posisi.kurang[0] + 100 * GALAT_HITUNG
            assert set(hasil.posisi.penghambat[1].split()) <= set(hasil.posisi.penghambat[0].split())
            assert set(hasil.posisi.penghambat_aspek[1].split()) <= set(hasil.posisi.penghambat_aspek[0].split())
    urutan = ["", *(p.nama for p in instrumen.pita)]
    dahulu, sekarang = (urutan.index(p) for p in hasil.predikat())
    assert sekarang >= dahulu


@SETELAN
@given(st.data())
def test_answering_what_is_kosong_only_narrows_the_bounds_and_turns_no_verdict(data):
    instrumen = data.draw(instrumen_acak())
    asal = data.draw(isian_acak(instrumen))
    kosong = [id_ for id_, sel in asal.items() if sel is None]
    jawaban = data.draw(isian_acak(instrumen, boleh_kosong=False))
    lanjut = asal | {id_: jawaban[id_] for id_ in data.draw(sebagian(kosong))}

    hasil = nilai_desa(instrumen, asal, lanjut)

    for skor in kumpulan(hasil):
        # a group may become wholly tidak berlaku, and then has no bounds
        assert not (np.isnan(skor.bawah[:, 0]) & ~np.isnan(skor.bawah[:, 1])).any()
        assert not (skor.bawah[:, 1] < skor.bawah[:, 0] - GALAT_HITUNG).any()
        assert not (skor.atas[:, 1] > skor.atas[:, 0] + GALAT_HITUNG).any()
        assert not (skor.kelengkapan[:, 1] < skor.kelengkapan[:, 0] - GALAT_HITUNG).any()
    if hasil.posisi is not None:
        dahulu, sekarang = hasil.posisi.status.T
        assert (sekarang[dahulu == TERCAPAI] == TERCAPAI).all()
        assert (sekarang[dahulu == BELUM] == BELUM).all()
        assert hasil.posisi.pasti[1] >= hasil.posisi.pasti[0]
        assert hasil.posisi.mungkin[1] <= hasil.posisi.mungkin[0]


@SETELAN
@given(st.data())
def test_every_completion_of_kosong_answers_lies_within_the_bounds_and_both_ends_are_reached(data):
    instrumen = data.draw(instrumen_acak())
    asal = data.draw(isian_acak(instrumen))
    kosong = [i for i in instrumen.indikator if asal[i.id] is None]
    pelengkap = data.draw(st.lists(isian_acak(instrumen, boleh_kosong=False), min_size=1, max_size=4))
    terburuk = asal | {i.id: tolok_satu(i)[0] for i in kosong}
    terbaik = asal | {i.id: tolok_satu(i)[1] for i in kosong}
    lengkap = [asal | {i.id: p[i.id] for i in kosong} for p in pelengkap]

    hasil = nilai_desa(instrumen, asal, terburuk, terbaik, *lengkap)

    for skor in kumpulan(hasil):
        bawah, atas = skor.bawah[:, :1], skor.atas[:, :1]
        assert not (skor.skor < bawah - GALAT_HITUNG).any()  # the first column too: the score lies inside its bounds
        assert not (skor.skor > atas + GALAT_HITUNG).any()
        assert not (bawah < 0).any()
        assert not (atas > 1).any()
        assert np.allclose(skor.skor[:, 1], bawah[:, 0], rtol=0, atol=GALAT_HITUNG, equal_nan=True)
        assert np.allclose(skor.skor[:, 2], atas[:, 0], rtol=0, atol=GALAT_HITUNG, equal_nan=True)
        # nothing is open any more: score and bounds are one
        assert np.allclose(skor.bawah[:, 1:], skor.skor[:, 1:], rtol=0, atol=GALAT_HITUNG, equal_nan=True)
        assert np.allclose(skor.atas[:, 1:], skor.skor[:, 1:], rtol=0, atol=GALAT_HITUNG, equal_nan=True)
    if hasil.posisi is not None:
        p = hasil.posisi
        assert p.pasti[1] == p.mungkin[1] == p.pasti[0]
        assert p.pasti[2] == p.mungkin[2] == p.mungkin[0]
        assert ((p.pasti[0] <= p.pasti) & (p.pasti <= p.mungkin[0])).all()
        assert not (p.status[:, 1:] == BELUM_PASTI).any()


@SETELAN
@given(st.data())
def test_in_an_arithmetic_tree_the_distance_of_the_bounds_is_the_share_of_kosong(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik",)))
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=4))

    hasil = nilai_desa(instrumen, *desa)

    for skor in kumpulan(hasil):
        jarak = skor.atas - skor.bawah
        assert np.allclose(jarak, 1 - skor.kelengkapan, rtol=0, atol=GALAT_HITUNG, equal_nan=True)


@SETELAN
@given(st.data())
def test_the_weights_of_a_set_of_siblings_may_be_multiplied_by_anything(data):
    instrumen = data.draw(instrumen_acak())
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=4))
    kali = data.draw(st.sampled_from([Decimal("0.1"), Decimal("0.3"), Decimal(7), Decimal("12.5"), Decimal(1000)]))
    induk = data.draw(st.sampled_from([None, *(k.id for k in instrumen.kelompok)]))

    def berat(bagian):
        return bagian.model_copy(update={"bobot": bagian.bobot * kali} if bagian.kelompok == induk else {})

    tanpa_lensa = ubah_instrumen(instrumen, lensa=())  # a lens gathers indicators of several sets of siblings
    lain = ubah_instrumen(
        tanpa_lensa,
        kelompok=tuple(map(berat, instrumen.kelompok)),
        indikator=tuple(map(berat, instrumen.indikator)),
    )

    pastikan_sama_sampai_bit_terakhir(nilai_desa(tanpa_lensa, *desa), nilai_desa(lain, *desa))


@SETELAN
@given(st.data())
def test_the_weights_of_all_indicators_of_a_lens_may_be_multiplied_by_anything(data):
    instrumen = data.draw(instrumen_acak())
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=3))
    kali = data.draw(st.sampled_from([Decimal("0.3"), Decimal(7)]))
    lain = ubah_instrumen(
        instrumen, indikator=tuple(i.model_copy(update={"bobot": i.bobot * kali}) for i in instrumen.indikator)
    )

    a, b = nilai_desa(instrumen, *desa).lensa, nilai_desa(lain, *desa).lensa

    assert [x.tobytes() for x in (a.skor, a.bawah, a.atas)] == [x.tobytes() for x in (b.skor, b.bawah, b.atas)]


@given(st.lists(st.decimals(Decimal("0.001"), Decimal(1000), places=3), min_size=1, max_size=6))
@SETELAN
def test_whole_weights_keep_their_proportion_and_cannot_be_reduced_further(bobot):
    bulat = bobot_bulat(bobot)
    assert all(w > 0 for w in bulat)
    kali = Fraction(bulat[0]) / Fraction(bobot[0])
    assert [Fraction(b) * kali for b in bobot] == list(bulat)
    assert np.gcd.reduce(bulat) == 1


@SETELAN
@given(st.data())
def test_without_a_gate_there_is_no_position_and_stars_do_not_change_numbers(data):
    instrumen = data.draw(instrumen_acak(gerbang=True))
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=3))
    polos = ubah_instrumen(
        instrumen,
        gerbang=None,
        kelompok=tuple(k.model_copy(update={"ambang": None}) for k in instrumen.kelompok),
        indikator=tuple(i.model_copy(update={"kritis": None}) for i in instrumen.indikator),
    )

    berpintu, tanpa = nilai_desa(instrumen, *desa), nilai_desa(polos, *desa)

    assert tanpa.posisi is None
    pastikan_sama_sampai_bit_terakhir(replace(berpintu, posisi=None), tanpa)
    assert (berpintu.posisi.mungkin >= berpintu.posisi.pasti).all()


@SETELAN
@given(st.data())
def test_a_floor_changes_no_number_and_raises_no_verdict(data):
    instrumen = data.draw(instrumen_acak(gerbang=True))
    desa = data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=4))
    tanpa_lantai = ubah_instrumen(instrumen, gerbang=instrumen.gerbang.model_copy(update={"lantai": None}))

    ada, tanpa = nilai_desa(instrumen, *desa), nilai_desa(tanpa_lantai, *desa)

    pastikan_sama_sampai_bit_terakhir(replace(ada, posisi=None), replace(tanpa, posisi=None))
    assert (ada.posisi.status <= tanpa.posisi.status).all()
    assert (ada.posisi.pasti <= tanpa.posisi.pasti).all()
    assert (ada.posisi.mungkin <= tanpa.posisi.mungkin).all()
    assert set(tanpa.posisi.penghambat_aspek) == {""}


def test_the_result_without_a_single_village_still_has_a_table():
    instrumen = semua_digabung("aritmetik")
    hasil = nilai_desa(instrumen)
    assert len(hasil) == 0
    assert hasil.tabel().shape[0] == 0
