"""Points that answers cost the stage that holds, and answers that a reached stage rests on."""

from decimal import Decimal
from fractions import Fraction

import pytest
from acuan_mesin import nilai_acuan
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import hitung, instrumen_uji, nilai_kasus, uraikan
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import nilai
from penilaian.instrumen import IndikatorDaftar, IndikatorJenjang, tolok_satu
from penilaian.rekomendasi import poin_hilang, tingkat_tujuan, yang_rawan

INPRES = instrumen_uji("inpres-3-2003")


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


def test_what_costs_most_points_of_the_next_stage_stands_first_and_all_of_them_make_up_what_it_lacks():
    isi = {"dasar": "terburuk", "persiapan": "terbaik", "P01": "1", "P06": "50", "P13": "1 butir", "P14": "kosong"}
    hasil = hasil_inpres(isi)

    semua = poin_hilang(hasil, 0)

    # weight × what is missing ÷ 27 × 100; equal ones in the instrument's order
    harapan = {"P01": "3*3/4", "P06": "3*1/2", "P13": "2*3/4", "P14": "1"}
    assert [x.indikator.id for x in semua] == list(harapan)
    for x in semua:
        assert x.poin == pytest.approx(float(hitung(f"{harapan[x.indikator.id]} / 27 * 100")), abs=1e-8)
        assert x.terbuka == (x.indikator.id == "P14")
    assert sum(x.poin for x in semua) == pytest.approx(100 - hasil.bawah("persiapan")[0], abs=1e-6)


def test_answers_of_other_stages_those_at_the_top_and_those_that_do_not_apply_cost_nothing():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik"})
    assert {INPRES.puncak_dari(x.indikator.kelompok).id for x in poin_hilang(hasil, 0)} == {"pematangan"}
    tb = next(i.id for i in INPRES.indikator if i.tidak_berlaku and INPRES.puncak_dari(i.kelompok).id == "pemanfaatan")
    dasar = {"dasar": "terbaik", "pemanfaatan": "terburuk"}
    assert tb in {x.indikator.id for x in poin_hilang(hasil_inpres(dasar), 0)}
    assert tb not in {x.indikator.id for x in poin_hilang(hasil_inpres(dasar | {tb: "TB"}), 0)}


def test_a_village_that_reached_all_stages_loses_points_of_the_index_and_a_perfect_one_none():
    (satu,) = poin_hilang(hasil_inpres({"dasar": "terbaik", "N10": "2"}), 0)
    assert (satu.indikator.id, satu.poin) == ("N10", pytest.approx(float(hitung("2*2/4 / 20 / 4 * 100")), abs=1e-8))
    assert poin_hilang(hasil_inpres({"dasar": "terbaik"}), 0) == ()


def test_stars_at_their_minimum_are_what_a_stage_rests_on_then_what_leaves_it_least():
    # Persiapan: P01 at its minimum 2 of 4, the rest at best: (27 − 3/2) ÷ 27 = 94.4
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik", "P01": "2"})

    satu, dua, tiga = yang_rawan(hasil, 0)

    assert (satu.indikator.id, satu.tingkat, satu.status) == ("P01", "persiapan", "belum")
    assert satu.dari == pytest.approx(float(hitung("(27 - 3/2) / 27 * 100")), abs=1e-9)
    assert satu.ke == pytest.approx(float(hitung("(27 - 3*3/4) / 27 * 100")), abs=1e-9)
    # one rung of P08 (weight 3) is 3/4, one of four items of P13 (weight 2) and one rung of a weight of 2 are 2/4
    assert [(x.indikator.id, x.status) for x in (dua, tiga)] == [("P08", "tercapai"), ("P03", "tercapai")]


def test_nothing_rests_on_an_answer_where_no_stage_is_reached_or_there_is_no_gate():
    assert yang_rawan(hasil_inpres({"dasar": "terburuk"}), 0) == ()
    spbe = instrumen_uji("spbe-2020")
    assert yang_rawan(nilai_kasus(spbe, uraikan(spbe, {"dasar": "terbaik"})), 0) == ()


@SETELAN
@given(st.data())
def test_any_points_are_those_that_fractions_find_with_the_one_answer_at_best(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan = tingkat_tujuan(hasil, 0)
    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    kini = nilai_acuan(instrumen, isian).kelompok[tujuan].bawah

    semua = poin_hilang(hasil, 0)

    harapan = {}
    for i in instrumen.indikator if not tujuan else instrumen.indikator_dalam(tujuan):
        if isian[i.id] == "TB":
            continue
        lain = nilai_acuan(instrumen, isian | {i.id: tolok_satu(i)[1]}).kelompok[tujuan].bawah
        if (lain - kini) * lebar > Fraction(1, 10**8):
            harapan[i.id] = float((lain - kini) * lebar)
    assert {x.indikator.id: pytest.approx(x.poin, abs=1e-6) for x in semua if x.poin > 1e-8} == harapan
    assert [x.poin for x in semua] == sorted((x.poin for x in semua), reverse=True)
    assert {x.indikator.id for x in semua if x.terbuka} <= {id_ for id_, isi in isian.items() if isi is None}


@SETELAN
@given(st.data())
def test_any_fall_is_counted_again_in_fractions_and_says_truly_whether_the_stage_falls(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum"), gerbang=True))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    dasar = Fraction(instrumen.skala.min)

    rawan = yang_rawan(hasil, 0, 99)

    for x in rawan:
        lain = nilai_acuan(instrumen, isian | {x.indikator.id: _turun(x.indikator, isian[x.indikator.id])})
        assert x.ke == pytest.approx(float(dasar + lain.kelompok[x.tingkat].bawah * lebar), abs=1e-6)
        assert x.status == lain.status[x.tingkat]
    berat = ["belum", "belum_pasti", "tercapai"]
    assert [x.status for x in rawan] == sorted((x.status for x in rawan), key=berat.index)
    tercapai = {t.id for t in instrumen.puncak[: hasil.posisi.pasti[0]]}
    dapat_turun = {
        i.id
        for i in instrumen.indikator
        if instrumen.puncak_dari(i.kelompok).id in tercapai
        and isinstance(isian[i.id], Decimal)
        and _turun(i, isian[i.id]) != isian[i.id]
    }
    assert {x.indikator.id for x in rawan} == dapat_turun


def _turun(i, isi):
    """Return the answer after one fall: one rung, one item, or ten points of its own 0–100."""
    terburuk, terbaik = tolok_satu(i)
    if isinstance(i, (IndikatorJenjang, IndikatorDaftar)):
        return max(isi - 1, terburuk)
    bagian = min(Decimal(1), max(Decimal(0), (isi - terburuk) / (terbaik - terburuk)))
    if bagian == 0:
        return isi
    return terburuk + max(bagian - Decimal("0.1"), Decimal(0)) * (terbaik - terburuk)
