"""The next question: which one, when none, and that asking so leads to the position of all answers."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kasus_mesin import instrumen_uji, ubah_instrumen, uraikan
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian import dari_tabel, nilai, pertanyaan_berikut
from penilaian.contoh import buat
from penilaian.instrumen import tolok_satu
from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.pertanyaan import nomor_berikut, pertanyaan_tersisa

LANTAI = instrumen_uji("lantai")
"""Stage Dasar, threshold 60: situs 4/8 (★ S1 at least 50), orang 2/8 (O1, O2), usaha 1/8 (U1), aturan 1/8 (A1). Floor
40 for the first three. Stage Puncak: layanan (L1, floor 40) and data (D1), half each."""

INPRES = instrumen_uji("inpres-3-2003")


def jawab(instrumen, tertulis):
    sel = uraikan(instrumen, {"dasar": "kosong", **tertulis})
    return dari_tabel(instrumen, [{"kode_desa": "99.01.01.2001", "periode": "2026", **sel}])


def berikut(tertulis, lewati=(), instrumen=LANTAI):
    soal = pertanyaan_berikut(instrumen, jawab(instrumen, tertulis), 0, lewati)
    return None if soal is None else soal.id


def dengan_menit(**menit):
    indikator = (i.model_copy(update={"waktu_menit": menit.get(i.id)}) for i in LANTAI.indikator)
    return ubah_instrumen(LANTAI, indikator=tuple(indikator))


# the worst answer's part of the way down to the threshold or floor, times what may be lost beyond it
KASUS = {
    "the first question is the ★ of the lowest stage": ({}, (), "S1"),
    "a ★ below its minimum decides that the stage is not reached": ({"S1": "30"}, (), None),
    # threshold: 1/8 of the 0.4 from 1 to 0.6, of 0.5 that may be lost: 0.06 each; floor: U1 1 ÷ 0.6, O1 0.5 ÷ 0.6
    "the one question of an aspect comes before one of two": ({"S1": "100"}, (), "U1"),
    # the floor of O2 is at 70 with 50 to lose, of which 30 are spare; that of U1 at 100 with 100, of which 40
    "a condition that has little more to lose than it may counts for less": ({"S1": "50", "O1": "40"}, (), "U1"),
    # 4/8 + 1/8 = 0.625 are certain, the threshold is met, A1 is open
    "where only a floor is undecided its aspect's questions are asked": ({"S1": "100", "U1": "100"}, (), "O1"),
    "and no other question when they are skipped": ({"S1": "100", "U1": "100"}, ("O1", "O2"), "L1"),
    "one good answer of two lifts an aspect over the floor": ({"S1": "100", "U1": "100", "O1": "80"}, (), "L1"),
    "one that is just below the floor does not": ({"S1": "100", "U1": "100", "O1": "79"}, (), "O2"),
    "an aspect that is tidak berlaku holds nothing": ({"S1": "100", "U1": "TB"}, (), "O1"),
    # 0.25 + 2/8 + 1/8 = 0.625
    "an open question that the threshold no longer needs is passed over": (
        {"dasar": "terbaik", "S1": "50", "A1": "kosong", "L1": "kosong"},
        (),
        "L1",
    ),
    # S1 50 % of 4/8 and O1, O2 at 40 % of 2/8, U1 at 100: 0.25 + 0.1 + 0.125 = 0.475; with A1 0.6 at the best
    "the last answer that can reach the threshold is asked for": (
        {"S1": "50", "O1": "40", "O2": "40", "U1": "100"},
        (),
        "A1",
    ),
    # one hundredth of U1 less
    "and not where it cannot": ({"S1": "50", "O1": "40", "O2": "40", "U1": "99"}, (), None),
    "nothing is asked when all is reached though answers are open": (
        {"S1": "100", "O1": "100", "U1": "100", "L1": "100", "D1": "20"},
        (),
        None,
    ),
    "the last stage is asked to its end": ({"dasar": "terbaik", "L1": "100", "D1": "kosong"}, (), "D1"),
    "a skipped ★ leaves what may fail to be asked": ({}, ("S1",), "U1"),
    # without S1 the stage cannot be reached, and with 3/8 certain the threshold cannot be failed by A1
    "a stage left undecided by a skipped ★ gives way to the next": (
        {"U1": "100", "O1": "100", "O2": "100"},
        ("S1",),
        "L1",
    ),
    "below a stage left undecided only what may fail is asked of the next": (
        {"U1": "100", "O1": "100", "O2": "100", "L1": "100"},
        ("S1",),
        "D1",
    ),
    "no question follows when mungkin has fallen to the stage left undecided": (
        {"U1": "100", "O1": "100", "O2": "100", "L1": "30"},
        ("S1",),
        None,
    ),
    "nor when it cannot fall": ({"U1": "100", "O1": "100", "O2": "100", "D1": "30", "L1": "100"}, ("S1",), None),
    "nor when all that is open is skipped": ({}, tuple(LANTAI.per_id), None),
    "what was answered may be named as skipped": ({"S1": "100"}, ("S1",), "U1"),
}


@pytest.mark.parametrize(("tertulis", "lewati", "soal"), KASUS.values(), ids=KASUS)
def test_the_next_question_is_as_the_sentence_says(tertulis, lewati, soal):
    assert berikut(tertulis, lewati) == soal


MENIT = {
    "a ★ comes first however long it takes": ({"S1": 10_000, "U1": 1}, {}, "S1"),
    "of two equal questions the shorter": ({"O1": 5, "O2": 4}, {"S1": "100", "U1": "100"}, "O2"),
    "of two equal questions of the same length the instrument's first": (
        {"O1": 5, "O2": 5},
        {"S1": "100", "U1": "100"},
        "O1",
    ),
    "one of no minutes before one of a minute": ({"O1": 1}, {"S1": "100", "U1": "100"}, "O2"),
    "a heavy question may take longer": ({"U1": 2, "O1": 1}, {"S1": "100"}, "U1"),
    "but not for ever": ({"U1": 60, "O1": 1, "O2": 1}, {"S1": "100"}, "O1"),
}


@pytest.mark.parametrize(("menit", "tertulis", "soal"), MENIT.values(), ids=MENIT)
def test_minutes_are_weighed_as_the_sentence_says(menit, tertulis, soal):
    assert berikut(tertulis, instrumen=dengan_menit(**menit)) == soal


SISA = {
    "at first all of them": ({}, (), "S1 O1 O2 U1 A1 L1 D1"),
    "after a ★ below its minimum none": ({"S1": "30"}, (), ""),
    "of a stage of which only floors are undecided those of its aspects, and the next stage": (
        {"S1": "100", "U1": "100"},
        (),
        "O1 O2 L1 D1",
    ),
    "what is skipped is not to come": ({"S1": "100", "U1": "100"}, ("O1", "D1"), "O2 L1"),
    # without S1 the first stage cannot be reached: of it and of the next only what may fail
    "below a stage left undecided what may fail": ({"U1": "100", "O1": "100", "O2": "100"}, ("S1",), "L1 D1"),
    "none where nothing can fail any more": ({"U1": "100", "O1": "100", "O2": "100", "L1": "30"}, ("S1",), ""),
    "a stage that is reached takes none": ({"dasar": "terbaik", "L1": "100", "D1": "kosong"}, (), "D1"),
}


@pytest.mark.parametrize(("tertulis", "lewati", "sisa"), SISA.values(), ids=SISA)
def test_what_may_still_be_asked_is_as_the_sentence_says(tertulis, lewati, sisa):
    assert [i.id for i in pertanyaan_tersisa(LANTAI, jawab(LANTAI, tertulis), 0, lewati)] == sisa.split()


KEDUANYA = pytest.mark.parametrize("tanya", [pertanyaan_berikut, pertanyaan_tersisa])


@KEDUANYA
def test_without_a_gate_there_is_no_next_question(tanya):
    tanpa = ubah_instrumen(LANTAI, gerbang=None)
    with pytest.raises(ValueError, match="tidak mempunyai gerbang"):
        tanya(tanpa, jawab(LANTAI, {}), 0)


@KEDUANYA
def test_answers_to_other_indicators_are_refused(tanya):
    with pytest.raises(ValueError, match="dibaca dengan instrumen lain"):
        tanya(LANTAI, jawab(INPRES, {}), 0)


@KEDUANYA
def test_an_unknown_id_among_the_skipped_is_refused_by_name(tanya):
    with pytest.raises(ValueError, match="X1, X2"):
        tanya(LANTAI, jawab(LANTAI, {}), 0, ["X2", "S1", "X1"])


@KEDUANYA
@pytest.mark.parametrize("baris", [-1, 1])
def test_a_village_that_is_not_there_is_refused(tanya, baris):
    with pytest.raises(IndexError, match="memuat 1 baris"):
        tanya(LANTAI, jawab(LANTAI, {}), baris)


def sejauh_ini(penuh, ditanya):
    """Return the answers to what was asked, all else kosong."""
    keadaan = np.where(ditanya, penuh.keadaan, KOSONG).astype(np.int8)
    return replace(penuh, nilai=np.where(ditanya, penuh.nilai, np.nan), keadaan=keadaan)


def tanyai(instrumen, penuh, sejak_awal=None):
    """Return which questions the villages were asked until none was left; kosong is answered "belum tahu"."""
    ditanya = np.zeros(penuh.keadaan.shape, dtype=bool)
    lewati = ditanya.copy() if sejak_awal is None else sejak_awal
    aktif = np.arange(len(penuh))
    while aktif.size:
        ini = sejauh_ini(penuh.ambil(aktif), ditanya[:, aktif])
        nomor = nomor_berikut(instrumen, ini, ditanya[:, aktif] | lewati[:, aktif])
        aktif, nomor = aktif[nomor >= 0], nomor[nomor >= 0]
        assert not (ditanya | lewati)[nomor, aktif].any(), "no question is asked twice, none that is skipped"
        ditanya[nomor, aktif] = True
    return ditanya


def posisi(instrumen, jawaban):
    p = nilai(instrumen, jawaban).posisi
    return np.array([p.pasti, p.mungkin])


TANPA_LANTAI = ubah_instrumen(INPRES, gerbang=INPRES.gerbang.model_copy(update={"lantai": None}))


@pytest.mark.parametrize("kosong", [0, 0.05, 0.3])
@pytest.mark.parametrize("instrumen", [INPRES, TANPA_LANTAI], ids=["as shipped", "without a floor"])
def test_asking_one_after_another_leads_300_villages_to_the_position_of_all_answers(instrumen, kosong):
    penuh = buat(instrumen, 300, 9, kosong)

    ditanya = tanyai(instrumen, penuh)

    assert np.array_equal(posisi(instrumen, sejauh_ini(penuh, ditanya)), posisi(instrumen, penuh))
    assert ditanya.sum() < ditanya.size / 2, "fewer than half of the questions are needed"


def test_with_questions_skipped_from_the_start_the_position_is_that_of_the_other_answers():
    penuh = buat(INPRES, 100, 4, 0.05)
    lewati = np.random.default_rng(4).random(penuh.keadaan.shape) < 0.15

    ditanya = tanyai(INPRES, penuh, lewati)

    assert np.array_equal(posisi(INPRES, sejauh_ini(penuh, ditanya)), posisi(INPRES, sejauh_ini(penuh, ~lewati)))


def test_a_village_among_others_is_asked_what_it_is_asked_alone():
    instrumen = INPRES
    penuh = buat(instrumen, 12, 2, 0.6)
    lewati = np.random.default_rng(2).random(penuh.keadaan.shape) < 0.3
    id_ = np.array([*(i.id for i in instrumen.indikator), None], dtype=object)

    bersama = id_[nomor_berikut(instrumen, penuh, lewati)].tolist()

    sendiri = [pertanyaan_berikut(instrumen, penuh, b, id_[:-1][lewati[:, b]].tolist()) for b in range(12)]
    assert [i and i.id for i in sendiri] == bersama
    assert len(set(bersama)) > 3


@SETELAN
@given(st.data())
def test_a_question_is_asked_exactly_while_answers_can_change_the_position(data):
    """For any tree, aggregation, ★ and floor; what can change is told by the best and the worst of all answers."""
    instrumen = data.draw(instrumen_acak(gerbang=True))
    kini = jadi_jawaban(instrumen, data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=3)))
    lewati = np.array([[data.draw(st.integers(0, 3)) == 0 for _ in range(len(kini))] for _ in instrumen.indikator])
    boleh = (kini.keadaan == KOSONG) & ~lewati
    ujung = np.array([[float(t) for t in tolok_satu(i)] for i in instrumen.indikator])
    terburuk, terbaik = (
        replace(kini, nilai=np.where(boleh, u[:, None], kini.nilai), keadaan=np.where(boleh, TERJAWAB, kini.keadaan))
        for u in ujung.T
    )

    nomor = nomor_berikut(instrumen, kini, lewati)

    (pasti, mungkin), (dapat, _), (_, tinggal) = (posisi(instrumen, j) for j in (kini, terbaik, terburuk))
    assert ((nomor >= 0) == ((dapat > pasti) | (tinggal < mungkin))).all()
    assert boleh[nomor[nomor >= 0], np.flatnonzero(nomor >= 0)].all()


@SETELAN
@given(st.data())
def test_asking_one_after_another_leads_to_the_position_of_all_answers_whatever_the_instrument(data):
    instrumen = data.draw(instrumen_acak(gerbang=True))
    penuh = jadi_jawaban(instrumen, data.draw(st.lists(isian_acak(instrumen), min_size=1, max_size=3)))

    ditanya = tanyai(instrumen, penuh)

    assert np.array_equal(posisi(instrumen, sejauh_ini(penuh, ditanya)), posisi(instrumen, penuh))


@SETELAN
@given(st.data())
def test_nothing_is_asked_that_was_not_among_what_may_still_be_asked_and_that_ends_with_the_questions(data):
    """For any instrument, whatever is answered, skipped or tidak berlaku from any moment on."""
    instrumen = data.draw(instrumen_acak(gerbang=True))
    penuh = jadi_jawaban(instrumen, [data.draw(isian_acak(instrumen))])
    ditanya, dulu = np.zeros(penuh.keadaan.shape, dtype=bool), None
    while True:
        kini, lewati = (
            sejauh_ini(penuh, ditanya),
            [i for i, ya in zip(instrumen.per_id, ditanya[:, 0], strict=True) if ya],
        )
        soal = pertanyaan_berikut(instrumen, kini, 0, lewati)
        sisa = {i.id for i in pertanyaan_tersisa(instrumen, kini, 0, lewati)}
        assert (soal is None) == (not sisa)
        assert dulu is None or sisa <= dulu
        if soal is None:
            break
        assert soal.id in sisa
        ditanya[kini.nomor(soal.id)], dulu = True, sisa
