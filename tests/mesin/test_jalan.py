"""The way up: every step from where the one before it led, until the stage is reached, counted again in fractions."""

from decimal import Decimal
from fractions import Fraction

import pytest
from acuan_mesin import nilai_acuan
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import hitung, instrumen_uji, nilai_kasus, ubah_instrumen, uraikan
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import nilai
from penilaian.rekomendasi import (
    PALING_JAUH,
    jalan_naik,
    langkah_berikutnya,
    tapak_ke_minimum,
    terbuka_menentukan,
    tingkat_tujuan,
)
from penilaian.rekomendasi.kenaikan import naik_ke_minimum

INPRES = instrumen_uji("inpres-3-2003")
DUA_PERTIGA = {
    "dasar": "terburuk",
    "persiapan": "3",  # every rubric on level 3
    "P02": "4 butir",
    "P13": "2 butir",
    "P05": "50",
    "P06": "50",
    "P07": "50",
    "P09": "50",
}
"""A village a little below Persiapan: rubrics (16 of 27) on 3 of 4, the others (11 of 27) on half."""
AWAL = "(16*3/4 + 11*1/2) / 27 * 100"


def hasil_inpres(tertulis):
    return nilai_kasus(INPRES, uraikan(INPRES, tertulis))


def test_each_step_begins_where_the_one_before_it_led_and_the_last_one_reaches_the_stage():
    jalan = jalan_naik(hasil_inpres(DUA_PERTIGA), 0)

    # per effort: P13 one item (2*1/4, effort 1), then P01 and P08 one rung (3*1/4, effort 2), the instrument's order
    assert [x.indikator.id for x in jalan.langkah] == ["P13", "P01", "P08"]
    harapan = [AWAL, f"{AWAL} + 2*1/4/27*100", f"{AWAL} + (2 + 3)*1/4/27*100", f"{AWAL} + (2 + 3 + 3)*1/4/27*100"]
    assert jalan.titik == pytest.approx([float(hitung(h)) for h in harapan], abs=1e-9)  # 64.8, 66.7, 69.4, 72.2
    assert (jalan.tujuan, jalan.sampai) == ("persiapan", 1)


def test_a_star_below_its_minimum_is_one_step_with_every_rung_and_the_effort_of_each():
    hasil = hasil_inpres({"dasar": "terburuk", "persiapan": "terbaik", "P01": "0"})

    (langkah,) = langkah_berikutnya(hasil, 0, 1)
    jalan = jalan_naik(hasil, 0)

    jenjang = INPRES.per_id["P01"].jenjang
    assert INPRES.per_id["P01"].upaya[:2] == (3, 1)
    harapan = [(jenjang[0].saran, 3, 1), (jenjang[1].saran, 1, 2)]
    assert [(t.saran, t.upaya, t.sampai) for t in langkah.tapak] == harapan
    assert langkah.dampak == pytest.approx(float(hitung("3*2/4 / 27 * 100")), abs=1e-9)
    assert (langkah.saran, langkah.upaya) == (jenjang[0].saran, 3)
    assert (jalan.langkah, jalan.sampai) == ((langkah,), 1)


@pytest.mark.parametrize(
    ("id_", "isi", "sampai"),
    [
        ("P08", "1", [2]),
        ("P08", "2", []),  # met
        ("P08", "kosong", []),
        ("P03", "0", []),  # no ★
    ],
)
def test_only_a_star_below_its_minimum_has_a_way_to_it(id_, isi, sampai):
    hasil = hasil_inpres({"dasar": "terburuk", id_: isi})
    assert [t.sampai for t in tapak_ke_minimum(INPRES.per_id[id_], hasil.jawaban, 0)] == sampai


def test_the_way_of_a_checklist_and_of_a_percentage_stops_at_the_minimum():
    kritis = {"P02": 5, "P05": 60}
    ubahan = ubah_instrumen(
        INPRES,
        indikator=tuple(
            i.model_copy(update={"kritis": INPRES.per_id["P01"].kritis.model_copy(update={"minimum": Decimal(m)})})
            if (m := kritis.get(i.id))
            else i
            for i in INPRES.indikator
        ),
    )
    daftar = ubahan.per_id["P02"]
    ada = f"{daftar.butir[1].id} {daftar.butir[4].id}"
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P02": ada, "P05": "10"}))

    butir = tapak_ke_minimum(daftar, hasil.jawaban, 0)
    persen = tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)

    # ticked are the second and the fifth: the first, third and fourth come to make five
    assert [(t.saran, t.sampai) for t in butir] == [(daftar.butir[n].saran, k) for n, k in ((0, 3), (2, 4), (3, 5))]
    pita = ubahan.per_id["P05"].saran  # below 40, below 75, below 100
    assert [(t.saran, t.sampai) for t in persen] == [(pita[0].teks, 40), (pita[1].teks, 60)]


def berbintang(id_, minimum):
    """Return the instrument with one more ★."""
    kritis = INPRES.per_id["P01"].kritis.model_copy(update={"minimum": Decimal(minimum)})
    semua = (i.model_copy(update={"kritis": kritis}) if i.id == id_ else i for i in INPRES.indikator)
    return ubah_instrumen(INPRES, indikator=tuple(semua))


def test_the_band_that_begins_at_the_minimum_is_no_part_of_the_way_to_it():
    ubahan = berbintang("P05", 40)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P05": "10"}))
    (satu,) = tapak_ke_minimum(ubahan.per_id["P05"], hasil.jawaban, 0)  # bands: below 40, below 75, below 100
    assert (satu.saran, satu.sampai) == (ubahan.per_id["P05"].saran[0].teks, 40)


@pytest.mark.parametrize(("ada", "sampai", "centang"), [(1, 3, 0b111), (3, 3, 0b111), (5, 5, 0b11111)])
def test_a_checklist_is_lifted_to_its_minimum_and_one_that_meets_it_stays_as_it_is(ada, sampai, centang):
    ubahan = berbintang("P02", 3)
    hasil = nilai_kasus(ubahan, uraikan(ubahan, {"dasar": "terburuk", "P02": f"{ada} butir"}))
    assert naik_ke_minimum(ubahan.per_id["P02"], hasil.jawaban, 0)[1:] == (sampai, centang)


def test_what_is_no_star_has_no_minimum_to_rise_to():
    hasil = hasil_inpres({"dasar": "terburuk"})
    with pytest.raises(ValueError, match="P03 bukan syarat wajib"):
        naik_ke_minimum(INPRES.per_id["P03"], hasil.jawaban, 0)


def test_an_aspect_below_the_floor_is_lifted_to_it_before_others_even_by_one_answer_again():
    hasil = hasil_inpres(DUA_PERTIGA | {"P12": "0", "P13": "NIHIL"})  # 1d is these two alone

    jalan = jalan_naik(hasil, 0)

    # 1d = (P12 + 2×P13) / 3: P13 one item 16.7, P12 one rung 25, P13 again 41.7: above 40, then the rest of the stage
    assert [x.indikator.id for x in jalan.langkah[:3]] == ["P13", "P12", "P13"]
    assert [x.alasan for x in jalan.langkah[:3]] == ["lantai"] * 3
    assert {x.alasan for x in jalan.langkah[3:]} == {"naik"}


def test_an_answer_rises_again_only_after_all_others_have_come_and_then_again_in_rounds():
    jalan = jalan_naik(hasil_inpres({"dasar": "terburuk", "P01": "3", "P08": "3"}), 0, 60)

    naik = [x for x in jalan.langkah if x.alasan == "naik"]
    di_puncak = {"P01", "P04", "P08"}  # lifted to their best by the floor, before any of these
    yang_lain = {i.id for i in INPRES.indikator_dalam("persiapan")} - di_puncak
    satu = yang_lain - {x.indikator.id for x in jalan.langkah if x.alasan == "lantai"}
    putaran = [x.indikator.id for x in naik]
    assert sorted(putaran[: len(satu)]) == sorted(satu)
    assert sorted(putaran[len(satu) : len(satu) + len(yang_lain)]) == sorted(yang_lain)
    assert {len(x.tapak) for x in naik} == {1}


def test_where_open_answers_decide_there_is_no_way_yet():
    hasil = hasil_inpres(DUA_PERTIGA | {"P06": "kosong"})
    assert terbuka_menentukan(hasil, 0)
    jalan = jalan_naik(hasil, 0)
    assert (jalan.langkah, jalan.sampai) == ((), None)
    assert jalan.titik == (float(hasil.bawah("persiapan")[0]),)


def test_a_way_that_is_longer_than_what_is_looked_ahead_has_no_end():
    jalan = jalan_naik(hasil_inpres({"dasar": "terburuk"}), 0)
    assert (len(jalan.langkah), jalan.sampai) == (PALING_JAUH, None)
    assert len(jalan_naik(hasil_inpres({"dasar": "terburuk"}), 0, 3).titik) == 4


def test_a_way_that_no_number_of_steps_ends_names_the_open_questions_that_it_needs():
    # 1d is P12 and P13 alone: with both open it stays at 0 whatever else is done; P05 is open too and holds nothing
    isi = {"dasar": "terburuk", "P12": "kosong", "P13": "kosong", "P05": "kosong", "M01": "kosong"}
    jalan = jalan_naik(hasil_inpres(isi), 0)

    assert (len(jalan.langkah), jalan.sampai) == (PALING_JAUH, None)
    assert [i.id for i in jalan.perlu_jawaban] == ["P12", "P13"]
    bobot = {i.id: i.bobot for i in INPRES.indikator_dalam("persiapan")}
    tanpa = sum(bobot[i] for i in ("P12", "P13", "P05"))
    assert jalan.terjauh == pytest.approx(float(100 * (1 - Fraction(tanpa) / Fraction(sum(bobot.values())))), abs=1e-9)
    assert jalan_naik(hasil_inpres({"dasar": "terburuk", "M01": "kosong"}), 0).perlu_jawaban == ()


def test_a_perfect_village_has_no_way_and_one_that_reached_all_stages_goes_on_by_the_index():
    assert jalan_naik(hasil_inpres({"dasar": "terbaik"}), 0).langkah == ()
    jalan = jalan_naik(hasil_inpres({"dasar": "terbaik", "N10": "2"}), 0)
    assert [x.indikator.id for x in jalan.langkah] == ["N10"]  # both rungs in a row
    assert [t.sampai for t in jalan.langkah[0].tapak] == [3, 4]
    assert jalan.titik == pytest.approx([100 - float(hitung("2*2/4 / 20 / 4 * 100")), 100], abs=1e-9)
    assert (jalan.tujuan, jalan.sampai) == ("", None)


@SETELAN
@given(st.data())
def test_any_way_counted_again_in_fractions_leads_where_it_says_and_no_step_of_it_is_too_many(data):
    instrumen = data.draw(instrumen_acak(agregasi=("aritmetik", "minimum")))
    isian = data.draw(isian_acak(instrumen))
    hasil = nilai(instrumen, jadi_jawaban(instrumen, [isian]))
    tujuan = tingkat_tujuan(hasil, 0)

    jalan = jalan_naik(hasil, 0, 6)

    lebar = Fraction(instrumen.skala.maks - instrumen.skala.min)
    kini = dict(isian)
    posisi = [nilai_acuan(instrumen, kini).pasti]
    titik = [nilai_acuan(instrumen, kini).kelompok[tujuan].bawah]
    for x in jalan.langkah:
        for t in x.tapak:
            assert kini[x.indikator.id] != t.sampai
            kini[x.indikator.id] = Decimal(repr(t.sampai))
        if x.alasan == "kritis_kosong":
            kini[x.indikator.id] = x.indikator.kritis.minimum
        acuan = nilai_acuan(instrumen, kini)
        posisi.append(acuan.pasti)
        titik.append(acuan.kelompok[tujuan].bawah)
    dasar = Fraction(instrumen.skala.min)
    assert jalan.titik == pytest.approx([float(dasar + t * lebar) for t in titik], abs=1e-6)
    if jalan.sampai is None:
        assert set(posisi) == {posisi[0]}
    else:
        assert posisi[:-1] == [posisi[0]] * len(jalan.langkah)
        assert posisi[-1] == jalan.sampai > posisi[0]
    assert all(bool(x.tapak) == (x.alasan not in {"kritis_kosong", "jawab_aspek"}) for x in jalan.langkah)
