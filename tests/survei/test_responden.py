"""Values of villages from many people: as the given answers say, and as a slow reckoning in fractions does."""

import json
import math
from decimal import Decimal
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from acuan_responden import alpha as alpha_lambat
from acuan_responden import nilai_skala, nilai_tes, perlu, setengah_selang, wilson
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.instrumen import KuesionerSkala, tolok_satu
from penilaian.mentah import baca_langsung
from penilaian.muat import muat_instrumen, muat_kuesioner, muat_versi
from penilaian.survei import baca_populasi, baca_responden, judul_dikenal, judul_populasi
from penilaian.survei.responden import sel_nilai, ukur
from penilaian.survei.sampel import alpha, krejcie_morgan, orang_perlu, selang_bagian, selang_rata, student_t

DIBERI = Path(__file__).parent / "kiriman"
INPRES = "inpres-3-2003"
VERSI = {"1.0.0": muat_versi(INPRES, "1.0.0"), "2.0.0": muat_instrumen(INPRES)}
SEMUA = {(v, i): muat_kuesioner(INPRES, ini, i) for v, ini in VERSI.items() for i in ("P06", "P07", "T08")}


def ujung(versi, id_):
    return tuple(map(float, tolok_satu(VERSI[versi].per_id[id_])))


def hitung(versi, id_, desa, populasi):
    """Return the measures of villages, each a list of people, each a dict of answers."""
    k = SEMUA[versi, id_]
    orang = [o for isi in desa for o in isi]
    isi = {i: np.array([o.get(i, np.nan) for o in orang], dtype=float) for i in k.semua_id}
    grup = np.repeat(np.arange(len(desa)), [len(x) for x in desa])
    banyak = np.array([np.nan if p is None else p for p in populasi], dtype=float)
    return ukur(k, ujung(versi, id_), isi, grup, banyak)


def test_the_given_answers_give_the_expected_values():
    ini, k = VERSI["1.0.0"], SEMUA["1.0.0", "T08"]
    populasi = baca_populasi(baca_langsung(DIBERI / "responden-populasi.csv", judul_populasi()), ini)
    hasil = baca_responden(baca_langsung(DIBERI / "responden-skm.csv", judul_dikenal([k])), [k], ini, populasi)
    u = hasil.ukuran["T08"]
    for g, (kode, harap) in enumerate(json.loads((DIBERI / "responden-skm.harap.json").read_text("utf-8")).items()):
        assert hasil.kunci["kode_desa"][g] == kode
        assert (u.n[g], u.populasi[g], u.perlu[g]) == (harap["n"], harap["populasi"], harap["perlu"])
        assert bool(u.sah[g]) is harap["sah"]
        assert round(float(u.nilai[g]), 6) == harap["skm"]
        assert {b.id.removeprefix("T08_"): round(float(b.rata[g]), 6) for b in u.butir} == harap["unsur"]
        (andal,) = u.keandalan
        assert (round(float(andal.alpha[g]), 6), andal.lengkap[g]) == (harap["alpha_lengkap"], harap["lengkap"])
    assert list(sel_nilai(ini.per_id["T08"], u)) == ["74.380562 n=44", ""]
    assert list(u.sebab) == ["", "kurang"]


@st.composite
def _desa(draw, id_soal, jawaban):
    """Villages of a few people who leave out some questions, or all."""
    satu = st.fixed_dictionaries({}, optional=dict.fromkeys(id_soal, jawaban))
    return draw(st.lists(st.lists(satu, max_size=8), min_size=1, max_size=4))


POPULASI = st.one_of(st.none(), st.integers(1, 400))


@pytest.mark.parametrize(("versi", "id_"), [("1.0.0", "T08"), ("1.0.0", "P07"), ("2.0.0", "P07"), ("2.0.0", "T08")])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_scale_is_reckoned_as_by_hand(versi, id_, data):
    k = SEMUA[versi, id_]
    assert isinstance(k, KuesionerSkala)
    desa = data.draw(_desa([s.id for s in k.soal], st.integers(1, 4)))
    populasi = [data.draw(POPULASI) for _ in desa]
    u = hitung(versi, id_, desa, populasi)
    for g, orang in enumerate(desa):
        menjawab = [o for o in orang if o]
        harap = nilai_skala(k, orang, ujung(versi, id_))
        assert u.n[g] == len(menjawab)
        assert math.isnan(u.nilai[g]) if harap is None else math.isclose(u.nilai[g], harap, abs_tol=1e-9)
        _sebab(u, g, k, populasi[g], harap)
        lengkap = [[o[s.id] for s in k.soal] for o in menjawab if len(o) == len(k.soal)]
        if all(s.arah == "searah" for s in k.soal):
            lambat = alpha_lambat(lengkap)
            cepat = u.keandalan[0].alpha[g]
            assert math.isnan(cepat) if lambat is None else math.isclose(cepat, lambat, abs_tol=1e-9)
        for b in u.butir:
            assert list(b.sebar[g]) == [sum(o.get(b.id) == p for o in menjawab) for p in (1, 2, 3, 4)]


def _sebab(u, g, k, populasi, harap):
    n, butuh = int(u.n[g]), perlu(k.sah, populasi)
    if n == 0:
        assert u.sebab[g] == "tanpa_responden"
    elif butuh is None or (populasi is None and n < butuh):
        assert u.sebab[g] == "tanpa_populasi"
    elif n < butuh:
        assert u.sebab[g] == "kurang"
    elif harap is None:
        assert u.sebab[g] in {"soal_kosong", "tugas_kosong"}
    else:
        assert u.sah[g]
        assert u.perlu[g] == butuh


@pytest.mark.parametrize("versi", ["1.0.0", "2.0.0"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_test_is_reckoned_as_by_hand_whichever_form_each_person_had(versi, data):
    k = SEMUA[versi, "P06"]
    bentuk = [[s.id for s in b.soal] for b in k.bentuk]
    tugas = [t.id for t in k.tugas]
    jawab = st.integers(0, 1)
    orang = st.sampled_from(bentuk).flatmap(
        lambda b: st.fixed_dictionaries({}, optional=dict.fromkeys((*b, *tugas), jawab))
    )
    desa = data.draw(st.lists(st.lists(orang, max_size=8), min_size=1, max_size=4))
    populasi = [data.draw(POPULASI) for _ in desa]
    u = hitung(versi, "P06", desa, populasi)
    for g, isi in enumerate(desa):
        harap = nilai_tes(k, isi, (0, 100))
        if harap is not None:
            assert math.isclose(u.nilai[g], harap, abs_tol=1e-9)
            for b in u.butir:
                assert b.sebar[g].tolist() == [sum(o.get(b.id) == p for o in isi) for p in (0, 1)]
            if not math.isnan(u.bawah[g]):
                assert u.bawah[g] - 1e-9 <= u.nilai[g] <= u.atas[g] + 1e-9
        _sebab(u, g, k, populasi[g], harap)


def orang_tes(benar, tugas, bentuk=0):
    """Return one person with so many right answers of ten and so many tasks done of three."""
    k = SEMUA["2.0.0", "P06"]
    isi = {s.id: int(n < benar) for n, s in enumerate(k.bentuk[bentuk].soal)}
    return isi | {t.id: int(n < tugas) for n, t in enumerate(k.tugas)}


def test_who_passes_has_seven_right_and_two_tasks_and_both_shares_are_told():
    desa = [[orang_tes(7, 2), orang_tes(6, 3), orang_tes(10, 1), orang_tes(7, 3, bentuk=1)]]
    u = hitung("2.0.0", "P06", desa, [4])
    assert (u.nilai[0], u.bagian["benar"][0], u.bagian["tugas"][0]) == (50.0, 0.75, 0.75)


def test_a_village_whose_tasks_nobody_judged_has_no_value():
    tanpa = {i: n for i, n in orang_tes(9, 0).items() if "tugas" not in i}
    u = hitung("2.0.0", "P06", [[tanpa] * 4], [4])
    assert u.sebab[0] == "tugas_kosong"


def test_an_element_that_nobody_answered_leaves_the_village_without_a_value_not_with_that_of_eight():
    k = SEMUA["2.0.0", "T08"]
    orang = {s.id: 3 for s in k.soal if s.id != "T08_biaya"}
    u = hitung("2.0.0", "T08", [[orang] * 5, [orang] * 4 + [orang | {"T08_biaya": 4}]], [5, 5])
    assert list(u.sebab) == ["soal_kosong", ""]
    assert u.nilai[1] == pytest.approx(25 * (8 * 3 + 4) / 9)


def test_thirty_people_need_no_population_and_one_fewer_does():
    orang = [{s.id: 3 for s in SEMUA["2.0.0", "T08"].soal}]
    u = hitung("2.0.0", "T08", [orang * 30, orang * 29, []], [None] * 3)
    assert list(u.sebab) == ["", "tanpa_populasi", "tanpa_responden"]
    assert list(u.mutu()) == ["C", "C", ""]


def test_who_answers_an_element_that_others_left_out_speaks_for_them_in_the_interval_too():
    k = SEMUA["2.0.0", "T08"]
    orang = [{s.id: 1 + (n + j) % 4 for j, s in enumerate(k.soal) if s.id != "T08_biaya" or n < 3} for n in range(30)]
    u = hitung("2.0.0", "T08", [orang], [None])
    rata = {s.id: mean(o[s.id] for o in orang if s.id in o) for s in k.soal}
    banyak = {s.id: sum(s.id in o for o in orang) for s in k.soal}
    simpangan = [sum((o[i] - rata[i]) * 30 / banyak[i] for i in o) / 9 for o in orang]
    assert u.atas[0] - u.nilai[0] == pytest.approx(25 * setengah_selang(simpangan, None, student_t(30)))


def test_three_attitudes_count_the_other_way_round():
    k = SEMUA["2.0.0", "P07"]
    baik = {s.id: 1 if s.arah == "terbalik" else 4 for s in k.soal}
    sama = dict.fromkeys(baik, 4)
    u = hitung("2.0.0", "P07", [[baik] * 3, [sama] * 3], [3, 3])
    assert [b.pokok for b in u.butir if b.pokok.endswith(" (dibalik)")] == [
        "Beban kerja (dibalik)",
        "Buku saja cukup (dibalik)",
        "Urusan operator (dibalik)",
    ]
    assert list(u.nilai) == [100.0, pytest.approx((5 * 4 + 3 * 1 - 8) / 8 / 3 * 100)]


@pytest.mark.parametrize(("nilai", "mutu"), [(4, "A"), (3, "C"), (2, "D"), (1, "D")], ids=["100", "75", "50", "25"])
def test_the_grade_is_that_of_the_value(nilai, mutu):
    k = SEMUA["2.0.0", "T08"]
    u = hitung("2.0.0", "T08", [[{s.id: nilai for s in k.soal}] * 2], [2])
    assert list(u.mutu()) == [mutu]


def test_a_grade_begins_exactly_at_its_number():
    k = SEMUA["2.0.0", "T08"]
    u = hitung("2.0.0", "T08", [[{s.id: 4 for s in k.soal}]] * 6, [1] * 6)
    batas = np.array([88.31, 88.3099, 76.61, 76.6099, 65.0, 64.9999])
    assert list(type(u)(**{**vars(u), "nilai": batas}).mutu()) == ["A", "B", "B", "C", "C", "D"]


def test_krejcie_and_morgan_ask_for_what_their_table_prints():
    tabel = {10: 10, 20: 19, 30: 28, 50: 44, 60: 52, 100: 80, 150: 108, 200: 132, 300: 169, 500: 217, 1000: 278}
    tabel |= {5000: 357, 10000: 370, 1000000: 384}
    assert list(krejcie_morgan(np.array(list(tabel), dtype=float))) == list(tabel.values())


def test_three_quarters_of_a_census_are_reckoned_exactly():
    sah = SEMUA["2.0.0", "P07"].sah
    assert orang_perlu(sah, np.array([1.0, 4, 5, 8, 9, 400, np.nan])).tolist()[:-1] == [1, 3, 4, 6, 7, 300]
    sepersepuluh = sah.model_copy(update={"bagian": Decimal("0.1")})
    assert orang_perlu(sepersepuluh, np.arange(10.0, 1010, 10)).tolist() == list(range(1, 101))


def test_thirty_are_enough_without_a_population_and_all_of_fewer():
    sah = SEMUA["2.0.0", "T08"].sah
    assert orang_perlu(sah, np.array([29.0, 30, 31, np.nan])).tolist() == [29, 30, 30, 30]
    lama = SEMUA["1.0.0", "T08"].sah
    assert orang_perlu(lama, np.array([20.0, 33, 34, 200])).tolist() == [30, 30, 31, 132]


def test_two_people_have_an_interval_one_and_none_have_not():
    lebar = selang_rata(np.array([-0.5, 0.5, 0.0]), np.array([0, 0, 2]), np.full(3, np.nan))
    assert lebar[0] == pytest.approx(12.706 * np.sqrt(0.5 / 2), rel=1e-4)
    assert np.isnan(lebar[1:]).all()


@pytest.mark.parametrize(
    ("orang", "t"), [(2, 12.706), (3, 4.303), (10, 2.262), (11, 2.228), (30, 2.045), (101, 1.984), (10_001, 1.960)]
)
def test_students_t_is_that_of_the_tables(orang, t):
    assert round(student_t(orang), 3) == t


@pytest.mark.parametrize(
    ("orang", "t"),
    [
        (2, 12.7062047362),
        (3, 4.3026527297),
        (4, 3.1824463053),
        (5, 2.7764451052),
        (51, 2.0085591121),
        (202, 1.9718365068),
        (1001, 1.9623390808),
        (1002, 1.9623367053),
        (100001, 1.9599877075),
    ],
)
def test_students_t_is_that_of_scipy_to_eight_digits_on_both_sides_of_its_series(orang, t):
    assert student_t(orang) == pytest.approx(t, abs=5e-9)


def test_one_person_has_no_t():
    assert math.isnan(student_t(1))
    assert math.isnan(student_t(0))


def test_an_interval_narrows_with_the_share_that_answered_and_is_nothing_when_all_did():
    k = SEMUA["2.0.0", "P07"]
    orang = [{s.id: 1 + (n % 4) for s in k.soal} for n in range(9)]
    u = hitung("2.0.0", "P07", [orang] * 4, [9, 12, 900, None])
    nilai = [mean_orang(k, o) for o in orang]
    lebar = u.atas - u.nilai
    assert lebar[0] == 0
    assert lebar[1] < lebar[2] < lebar[3]
    for g, populasi in ((1, 12), (3, None)):
        assert lebar[g] == pytest.approx(setengah_selang(nilai, populasi, student_t(9)))


def mean_orang(k, orang):
    arah = [5 - orang[s.id] if s.arah == "terbalik" else orang[s.id] for s in k.soal]
    return (sum(arah) / len(arah) - 1) / 3 * 100


def test_the_interval_of_elements_is_that_of_persons_where_everybody_answered_everything():
    k = SEMUA["2.0.0", "T08"]
    orang = [{s.id: 1 + (n * (j + 2) % 4) for j, s in enumerate(k.soal)} for n in range(31)]
    u = hitung("2.0.0", "T08", [orang], [100])
    nilai = [25 * sum(o.values()) / 9 for o in orang]
    assert u.atas[0] - u.nilai[0] == pytest.approx(setengah_selang(nilai, 100, student_t(31)))


def test_one_of_several_people_tells_nothing_of_the_others():
    k = SEMUA["2.0.0", "P07"]
    u = hitung("2.0.0", "P07", [[{s.id: 3 for s in k.soal}]] * 2, [2, 1])
    assert math.isnan(u.bawah[0])
    assert u.bawah[1] == u.atas[1] == u.nilai[1]


def test_a_share_has_wilsons_interval_and_a_census_none():
    bawah, atas = selang_bagian(np.array([7.0, 7.0, 7.0]), np.array([10.0, 10.0, 10.0]), np.array([np.nan, 10, 11]))
    assert (round(bawah[0], 4), round(atas[0], 4)) == (0.3968, 0.8922)
    assert (bawah[1], atas[1]) == (0.7, 0.7)
    assert 0.3968 < bawah[2] < 0.7 < atas[2] < 0.8922


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_the_interval_of_a_share_is_reckoned_as_by_hand(data):
    n = data.draw(st.integers(1, 60))
    kali = data.draw(st.integers(0, n))
    populasi = data.draw(st.one_of(st.none(), st.integers(1, 100)))
    banyak = np.array([np.nan if populasi is None else populasi], dtype=float)
    bawah, atas = selang_bagian(np.array([float(kali)]), np.array([float(n)]), banyak)
    assert (bawah[0], atas[0]) == pytest.approx(wilson(kali, n, populasi), abs=1e-9)


def test_one_of_two_people_speaks_for_as_many_as_one_of_endless_many():
    satu = np.ones(1)
    assert np.array(selang_bagian(satu, satu, np.full(1, 2.0)))[:, 0] == pytest.approx(wilson(1, 1, 2), abs=1e-9)


def test_no_share_is_below_nothing_or_above_all():
    n = np.arange(1.0, 5_001)
    populasi = np.full(len(n), np.nan)
    assert (selang_bagian(np.zeros(len(n)), n, populasi)[0] == 0).all()
    assert (selang_bagian(n, n, populasi)[1] <= 1).all()


def test_nobody_has_no_share():
    assert np.isnan(selang_bagian(np.zeros(1), np.zeros(1), np.array([9.0]))).all()


def test_one_item_agrees_with_nothing_and_two_may():
    grup = np.zeros(3, dtype=np.intp)
    satu, n = alpha(np.array([[1.0], [2.0], [4.0]]), grup, 1)
    assert np.isnan(satu).all()
    assert n.tolist() == [3]
    assert alpha(np.array([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]]), grup, 1)[0] == pytest.approx([1.0])


def test_items_of_one_person_or_of_people_who_are_alike_say_nothing():
    nilai = np.array([[1.0, 2.0], [3.0, 1.0], [3.0, 1.0]])
    hasil, n = alpha(nilai, np.array([0, 1, 1]), 3)
    assert np.isnan(hasil).all()
    assert n.tolist() == [1, 2, 0]


def test_villages_do_not_touch_each_other():
    k = SEMUA["2.0.0", "T08"]
    rng = np.random.default_rng(7)
    desa = [[{s.id: int(rng.integers(1, 5)) for s in k.soal} for _ in range(30)] for _ in range(5)]
    semua = hitung("2.0.0", "T08", desa, [40] * 5)
    for g, isi in enumerate(desa):
        satu = hitung("2.0.0", "T08", [isi], [40])
        for nama in ("nilai", "bawah", "atas"):
            assert getattr(satu, nama)[0] == getattr(semua, nama)[g]
