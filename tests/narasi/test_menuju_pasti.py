"""Where a village may stand, and how many questions lie between, in words."""

import pytest

from penilaian import dari_tabel, muat_instrumen, nilai
from penilaian.angka import tulis
from penilaian.contoh import buat
from penilaian.narasi.menuju_pasti import (
    Rentang,
    rentang_posisi,
    sebut_bagian,
    sebut_ke,
    sebut_mungkin,
    sebut_pasti,
    sebut_tingkat_ini,
    uraian_rentang,
)
from penilaian.narasi.waktu import lama
from penilaian.pertanyaan import pertanyaan_tersisa

INPRES = muat_instrumen("inpres-3-2003")
NAMA = ("Belum mencapai Persiapan", "Persiapan", "Pematangan", "Pemantapan", "Pemanfaatan")


def jawab(instrumen=INPRES, **isi):
    kunci = {"kode_desa": "99.01.01.2001", "periode": "2026"}
    return dari_tabel(instrumen, [kunci | {instrumen.indikator[0].id: ""} | isi])


def test_without_answers_the_village_may_stand_anywhere():
    assert rentang_posisi(nilai(INPRES, jawab()), 0) == Rentang(0, 4, NAMA)


def test_a_missed_condition_of_the_first_stage_leaves_one_position():
    assert rentang_posisi(nilai(INPRES, jawab(P01=0)), 0).tertentu


def test_without_a_gate_there_is_no_position_to_tell():
    spbe = muat_instrumen("spbe-2020")
    with pytest.raises(ValueError, match="tidak mempunyai gerbang"):
        rentang_posisi(nilai(spbe, jawab(spbe, kode_desa="51.71")), 0)


@pytest.mark.parametrize(
    ("pasti", "mungkin", "kalimat"),
    [
        (0, 4, "Pasti: belum mencapai Persiapan. Mungkin: sampai tingkat 4, Pemanfaatan."),
        (1, 2, "Pasti: tingkat 1, Persiapan. Mungkin: sampai tingkat 2, Pematangan."),
        (2, 2, "Pasti: tingkat 2, Pematangan."),
        (0, 0, "Pasti: belum mencapai Persiapan."),
    ],
)
def test_what_is_certain_and_what_is_possible_is_told_in_words(pasti, mungkin, kalimat):
    assert uraian_rentang(Rentang(pasti, mungkin, NAMA)) == kalimat


def test_where_an_answer_closed_stages_that_is_said():
    kini, tadi = Rentang(1, 2, NAMA), Rentang(0, 4, NAMA)
    assert sebut_mungkin(kini, tadi) == "sampai tingkat 2, Pematangan (tadi sampai 4)"
    assert sebut_mungkin(kini, Rentang(0, 2, NAMA)) == "sampai tingkat 2, Pematangan"
    assert sebut_mungkin(Rentang(1, 1, NAMA), tadi) == ""
    assert sebut_pasti(kini) == "tingkat 1, Persiapan"


def test_while_many_questions_may_come_their_most_is_told_with_when_it_ends_and_without_hours():
    sisa = pertanyaan_tersisa(INPRES, jawab(), 0)
    assert len(sisa) == 50
    for banyak in (50, 16):
        kata = f"Pertanyaan 3 dari paling banyak {2 + banyak}, selesai begitu posisinya pasti"
        assert sebut_ke(2, sisa[:banyak]) == kata
        assert sebut_bagian(INPRES, INPRES.per_id["P01"], sisa[:banyak]) == ""


def test_of_few_questions_it_is_told_how_many_are_for_the_stage_decided_first():
    sisa = [*INPRES.indikator_dalam("persiapan")[:2], *INPRES.indikator_dalam("pemanfaatan")[:3]]
    menit = lama(sum(i.waktu_menit for i in sisa))
    assert sebut_ke(0, sisa) == f"Pertanyaan 1 dari paling banyak 5, paling lama {menit} lagi"
    assert sebut_bagian(INPRES, sisa[0], sisa) == "2 di antaranya untuk Persiapan."


def test_the_stage_being_asked_closes_in_with_every_answer():
    soal, kata, lebar = INPRES.per_id["P03"], [], []
    for isi in ({}, {"P01": 4}, {"P01": 4, "P08": 2}, {"P01": 4, "P08": 2, "P03": 0}):
        jawaban = jawab(**isi)
        hasil = nilai(INPRES, jawaban)
        kata.append(sebut_tingkat_ini(hasil, 0, soal, pertanyaan_tersisa(INPRES, jawaban, 0)))
        lebar.append(hasil.atas("persiapan")[0] - hasil.bawah("persiapan")[0])
        assert f"antara {tulis(hasil.instrumen.mistar.bulatkan(hasil.bawah('persiapan')[0]))} dan" in kata[-1]
    assert len(set(kata)) == len(kata)
    assert lebar == sorted(lebar, reverse=True)
    banyak = len(INPRES.indikator_dalam("persiapan"))
    akhir = f"perlu 70; paling banyak {banyak} pertanyaan lagi di tingkat ini."
    assert kata[0] == f"Persiapan antara 0,0 dan 100,0, {akhir}"
    assert kata[1].endswith(f"paling banyak {banyak - 1} pertanyaan lagi di tingkat ini.")


def test_only_questions_of_the_stage_being_asked_are_counted_and_one_score_is_no_range():
    penuh = buat(INPRES, 1, 3, 0.0)
    sisa = [*INPRES.indikator_dalam("persiapan")[:2], *INPRES.indikator_dalam("pemanfaatan")[:3]]
    hasil = nilai(INPRES, penuh)
    skor = hasil.instrumen.mistar.tulis(hasil.skor("persiapan")[0])
    kata = sebut_tingkat_ini(hasil, 0, sisa[0], sisa)
    assert kata == f"Persiapan {skor}, perlu 70; paling banyak 2 pertanyaan lagi di tingkat ini."


def test_questions_asked_before_are_counted_with_those_to_come_and_minutes_are_not():
    sisa = INPRES.indikator[:2]
    menit = lama(sum(i.waktu_menit for i in sisa))
    assert sebut_ke(7, sisa) == f"Pertanyaan 8 dari paling banyak 9, paling lama {menit} lagi"


def test_where_the_instrument_names_no_minutes_none_are_said():
    tanpa = [i.model_copy(update={"waktu_menit": None}) for i in INPRES.indikator[:3]]
    assert sebut_ke(0, tanpa) == "Pertanyaan 1 dari paling banyak 3"


def test_a_share_is_only_told_where_another_stage_follows():
    sisa = INPRES.indikator_dalam("pemanfaatan")
    assert sebut_bagian(INPRES, sisa[0], sisa) == ""


@pytest.mark.parametrize(
    ("menit", "kata"),
    [(0, "0 menit"), (1, "1 menit"), (59, "59 menit"), (60, "1 jam"), (125, "2 jam 5 menit"), (60_000, "1.000 jam")],
)
def test_how_long_something_takes_is_told_in_hours_and_minutes(menit, kata):
    assert lama(menit) == kata
