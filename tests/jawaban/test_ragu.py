"""What can be read and may be meant otherwise: where asking begins and where it ends, and in which words."""

from decimal import Decimal

import pytest

from penilaian.jawaban import urai
from penilaian.jawaban.pembaca import pembaca


def kode(indikator, *sel, **pilihan):
    u = urai(indikator, sel, **pilihan)
    return sorted({g.kode for g in (*u.galat, *u.peringatan)})


@pytest.fixture
def bertolok(instrumen):
    def bangun(id_, terburuk, terbaik):
        i = instrumen.per_id[id_]
        tolok = i.tolok.model_copy(update={"terburuk": Decimal(terburuk), "terbaik": Decimal(terbaik)})
        return i.model_copy(update={"tolok": tolok})

    return bangun


@pytest.mark.parametrize(
    ("sel", "ragu"),
    [
        ("80", []), ("79,9", ["J20"]), ("79", ["J20"]), ("100", []), ("110", []), ("130", []), ("130,1", ["J20"]),
        ("0", ["J20"]), ("1.000", ["J19"]),  # of thousands it is said already
    ],
)  # fmt: skip
@pytest.mark.parametrize("arah", [1, -1])
def test_a_number_is_asked_about_beyond_twice_the_width_of_its_goalposts(bertolok, sel, ragu, arah):
    # from 100 to 110: 20 farther on either side
    assert kode(bertolok("A1", *("100", "110")[::arah]), sel) == ragu


def test_a_percentage_is_never_far_outside_its_goalposts(bertolok):
    sempit = bertolok("A2", "95", "98")
    assert kode(sempit, "3", "50", "100") == []


def test_what_does_not_apply_is_not_asked_about(bertolok):
    assert kode(bertolok("A1", "100", "110"), "TB", "100", "") == []


@pytest.mark.parametrize(
    ("sel", "pesan", "saran"),
    [
        (
            "0,3333333333",
            "'0,3333333333' dibaca 0,3333 %, mungkin maksudnya 33,33 %",
            "Bila 33,33 %, tulis 33,33; bila memang 0,3333 %, tulis 0,3333%.",
        ),
        (
            "0,33333333333",
            "'0,3333333333…' dibaca 0,3333 %, mungkin maksudnya 33,33 %",
            "Bila 33,33 %, tulis 33,33; bila memang 0,3333 %, tulis 0,3333%.",
        ),
        (
            "0.0000001",
            "'0.0000001' dibaca 0,0000001 %, mungkin maksudnya 0,00001 %",
            "Bila 0,00001 %, tulis 0,00001; bila memang 0,0000001 %, tulis 0,0000001%.",
        ),
        (
            f"0.{'0' * 319}1",
            "'0.0000000000…' dibaca hampir 0 %",
            "Tulis persen 0–100, misalnya 85; bila memang nol, tulis 0.",
        ),
        ("0,5", "'0,5' dibaca 0,5 %, mungkin maksudnya 50 %", "Bila 50 %, tulis 50; bila memang 0,5 %, tulis 0,5%."),
    ],
)
def test_a_share_among_percentages_is_said_in_both_meanings(instrumen, sel, pesan, saran):
    (ragu,) = urai(instrumen.per_id["P1"], [sel, "70"]).peringatan
    assert (ragu.pesan, ragu.saran) == (pesan, saran)


def test_thousands_are_said_in_both_meanings(instrumen):
    (ragu,) = urai(instrumen.per_id["S1"], ["82.500 n=31"]).peringatan
    assert ragu.pesan == "'82.500 n=31' dibaca 82,5; mungkin pemisah ribuan"
    assert ragu.saran == "Bila maksudnya ribuan, tulis 82500; bila desimal, tulis 82,5."


def test_one_answer_above_one_shows_that_the_column_is_not_written_in_shares(instrumen):
    persen = instrumen.per_id["P1"]
    assert kode(persen, "0,85", "1,5", "0") == ["J18"]
    assert kode(persen, "0,85", "2", "0") == ["J18"]
    assert kode(persen, "0,85", "1", "0") == ["J08"]


def test_why_shares_are_refused_is_said_only_where_the_whole_column_is_the_reason(instrumen):
    persen = instrumen.per_id["P1"]
    (kolom, *_) = urai(persen, ["0,85", "0,5", "0"]).galat
    assert kolom.pesan == "'0,85' tampaknya bagian dari 1, bukan persen: semua nilai kolom ini paling besar 1"
    (satu,) = urai(persen, ["0,85"], ditanya=True).galat
    assert satu.pesan == "'0,85' tampaknya bagian dari 1, bukan persen"


@pytest.mark.parametrize(
    ("sel", "ragu"),
    [
        (["1/1", "1/3", "1/2"], []),
        (["1/1", "100%", "50%"], []),
        (["9/9", "85", "70"], []),
        (["1/1", "0", "1"], []),
        (["85", "1/1", "70"], [("J18", [1])]),
    ],
)
def test_the_whole_is_asked_about_only_among_bare_percentages(instrumen, sel, ragu):
    u = urai(instrumen.per_id["P1"], sel)
    assert [(g.kode, g.posisi.tolist()) for g in u.peringatan] == ragu
    assert u.nilai[sel.index("1/1") if "1/1" in sel else 0] == 100
    assert all(g.pesan == "'1/1' dibaca 100 %, mungkin maksudnya 1 %" for g in u.peringatan)


@pytest.mark.parametrize(
    ("sel", "kode_"), [("40178", "J06"), ("40179", "J17"), ("55153", "J17"), ("55154", "J06"), ("46268", "J17")]
)
def test_a_number_is_taken_for_a_date_of_a_spreadsheet_from_2010_to_2050(instrumen, sel, kode_):
    assert kode(instrumen.per_id["P1"], sel) == [kode_]


@pytest.mark.parametrize(
    ("id_", "sel", "bagian"),
    [
        ("P1", "0,85", True), ("A2", "0,85", True), ("S1", "82,5 n=30", True), ("P1", "0,85%", False),
        ("P1", "3/9", False), ("A1", "0,85", False), ("J1", "1", False), ("D1", "papan", False), ("D1", "NIHIL", False),
    ],
)  # fmt: skip
def test_only_a_bare_percentage_can_have_been_meant_as_a_share(instrumen, id_, sel, bagian):
    assert pembaca(instrumen.per_id[id_])(sel).telanjang is bagian
