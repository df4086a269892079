"""What to prepare: whom to ask, how long, where; every question once."""

import pytest

from penilaian import muat_instrumen
from penilaian.narasi.siap_menilai import SEBUTAN_TEMPAT, Bahan, menit_per_tempat, per_orang, per_tingkat

INPRES, SPBE = muat_instrumen("inpres-3-2003"), muat_instrumen("spbe-2020")
MENIT = sum(i.waktu_menit for i in INPRES.indikator)


@pytest.mark.parametrize("bagi", [per_orang, per_tingkat])
@pytest.mark.parametrize("instrumen", [INPRES, SPBE], ids=["inpres", "spbe"])
def test_every_question_is_prepared_exactly_once(instrumen, bagi):
    semua = [i.id for b in bagi(instrumen) for i in b.soal]
    assert sorted(semua) == sorted(i.id for i in instrumen.indikator)


def test_who_takes_longest_stands_first_and_no_minute_is_counted_twice():
    semua = per_orang(INPRES)
    menit = [b.menit for b in semua]
    assert menit == sorted(menit, reverse=True)
    assert sum(menit) == MENIT
    assert len({b.nama for b in semua}) == len(semua) > 5


def test_a_question_for_several_people_stands_with_the_first_of_them():
    dua = next(i for i in INPRES.indikator if len(i.responden) > 1)
    (milik,) = [b.nama for b in per_orang(INPRES) if dua in b.soal]
    assert milik.casefold() == dua.responden[0].casefold()


def test_an_instrument_that_names_nobody_is_told_by_stage():
    assert [b.nama for b in per_orang(SPBE)] == [t.nama for t in SPBE.puncak]


def test_minutes_by_place_add_up_to_all_of_them():
    di = menit_per_tempat(INPRES.indikator)
    assert di.keys() == SEBUTAN_TEMPAT.keys()
    assert sum(di.values()) == sum(i.waktu_menit for i in INPRES.indikator if i.tempat) == MENIT
    assert sum(menit_per_tempat(SPBE.indikator).values()) == 0


def test_a_count_without_minutes_names_the_questions_alone():
    assert Bahan("", SPBE.indikator).banyak == "47 pertanyaan"
    assert Bahan("", INPRES.indikator[:1]).banyak == f"1 pertanyaan, {INPRES.indikator[0].waktu_menit} menit"
