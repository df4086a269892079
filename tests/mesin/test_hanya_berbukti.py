"""Which verified answers rest on accepted evidence: read from the three answer sets alone."""

from decimal import Decimal

import pytest

from penilaian.mesin import hanya_berbukti, perlu_bukti, perlu_bukti_semua
from penilaian.muat import muat_instrumen

INI = muat_instrumen("inpres-3-2003")


def satu(mandiri, terverifikasi, didukung, id_="P01"):
    kosong = {i.id: "" for i in INI.indikator}
    isi = {"mandiri": mandiri, "terverifikasi": terverifikasi, "didukung": didukung}
    return hanya_berbukti(INI, {jenis: kosong | {id_: teks} for jenis, teks in isi.items()})[id_]


# P01 asks for evidence from level 2 on; without it an answer falls to 1 in "didukung".
@pytest.mark.parametrize(
    ("mandiri", "terverifikasi", "didukung", "tinggal"),
    [
        ("3", "3", "3", "3"),  # accepted
        ("3", "3", "1", ""),  # not accepted
        ("3", "2", "3", "2"),  # accepted, the verifier counts it lower
        ("3", "2", "1", ""),
        ("3", "1", "1", "1"),  # what the verifier counts asks for none
        ("1", "1", "1", "1"),
        ("1", "2", "1", ""),  # the verifier counts higher than anything was proved
        ("", "2", "", ""),
        ("3", "", "3", ""),  # nothing that could be counted
        ("", "", "", ""),
    ],
)
def test_a_verified_answer_counts_where_it_rests_on_evidence_or_needs_none(mandiri, terverifikasi, didukung, tinggal):
    assert satu(mandiri, terverifikasi, didukung) == tinggal


def test_what_does_not_apply_needs_no_evidence():
    assert satu("TB", "TB", "TB", "M02") == "TB"


def test_whether_a_text_asks_for_evidence_is_found_out_once():
    ingatan = {("P01", "3"): False}
    kosong = {i.id: "" for i in INI.indikator}
    tiga = {"mandiri": kosong | {"P01": "3"}, "terverifikasi": kosong | {"P01": "3"}, "didukung": kosong | {"P01": "1"}}
    assert hanya_berbukti(INI, tiga, ingatan)["P01"] == "3"
    assert ("P02", "") in ingatan


@pytest.mark.parametrize("id_", ["P01", "P02", "P03", "P05", "M02", "M08"])
def test_many_texts_ask_for_evidence_as_each_of_them_does(id_):
    ini = INI.per_id[id_]
    butir = [b.id for b in getattr(ini, "butir", ())]
    teks = {
        "jenjang": ["", "0", "1", "2", "3", "4"],
        "daftar": ["", "NIHIL", *butir, " ".join(butir)],
        "angka": ["", "TB", "0", "1", "3", "14"],
    }.get(ini.jenis, ["", "TB", "0", "1", "85%", "0,9%"])
    if ini.tidak_berlaku is None:
        teks = [t for t in teks if t != "TB"]
    assert perlu_bukti_semua(ini, teks) == {t: perlu_bukti(ini, t) for t in teks}


@pytest.mark.parametrize(("sejak", "perlu"), [("3", ["1", "2", "3"]), (None, ["1", "2", "3", "4", "5"])])
def test_where_less_is_better_evidence_is_asked_for_from_a_number_downwards(sejak, perlu):
    kurang_baik = INI.per_id["M02"]
    assert kurang_baik.tolok.terbaik < kurang_baik.tolok.terburuk
    bukti = INI.per_id["P01"].bukti.model_copy(update={"sejak": sejak and Decimal(sejak)})
    hari = kurang_baik.model_copy(update={"bukti": bukti})
    teks = ["1", "2", "3", "4", "5"]
    assert perlu_bukti_semua(hari, teks) == {"": False} | {t: t in perlu for t in teks}
    assert [t for t in teks if perlu_bukti(hari, t)] == perlu


def test_a_question_without_evidence_asks_for_none_and_nothing_asked_is_nothing_told():
    tanpa = INI.per_id["P01"].model_copy(update={"bukti": None})
    assert perlu_bukti_semua(tanpa, ["4", "0"]) == {"": False, "4": False, "0": False}
    assert perlu_bukti_semua(INI.per_id["P01"], []) == {"": False}


def test_of_local_questions_nothing_is_said_wherever_they_stand():
    kosong = {i.id: "" for i in INI.indikator}
    satu_set = {"X01": "3", **kosong, "P01": "1"}
    hasil = hanya_berbukti(INI, dict.fromkeys(("mandiri", "terverifikasi", "didukung"), satu_set))
    assert hasil == kosong | {"P01": "1"}


def test_a_text_that_is_no_answer_is_left_to_be_judged_alone():
    assert perlu_bukti_semua(INI.per_id["P01"], ["9", "2"]) == {"": False, "2": True}
