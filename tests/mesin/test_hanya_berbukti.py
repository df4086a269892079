"""Which verified answers rest on accepted evidence: read from the three answer sets alone."""

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


def test_a_text_that_is_no_answer_is_left_to_be_judged_alone():
    assert perlu_bukti_semua(INI.per_id["P01"], ["9", "2"]) == {"": False, "2": True}
