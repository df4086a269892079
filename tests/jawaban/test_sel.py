"""Every kind of cell: what it is read as, and what is refused with which code."""

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, urai

TERBACA = [
    # indicator, cell, value in the indicator's own unit
    ("J1", "0", 0), ("J1", "4", 4), ("J1", " 3 ", 3), ("J1", "3.0", 3), ("J1", "3,0", 3), ("J1", "3.00", 3),
    ("D1", "papan", 1), ("D1", "papan situs", 2), ("D1", "situs  papan", 2), ("D1", "PAPAN Grup_WA", 2),
    ("D1", "papan papan", 1),
    ("D1", "NIHIL", 0), ("D1", "nihil", 0),
    ("P1", "0", 0), ("P1", "100", 100), ("P1", "85", 85), ("P1", "85%", 85), ("P1", "85 %", 85), ("P1", "85,5", 85.5),
    ("P1", "85.5", 85.5), ("P1", "3/9", 100 / 3), ("P1", "9 / 9", 100),
    ("A1", "3/1", 3), ("A1", "1 1/2", 1.5), ("J1", "1/1", 1), ("P1", "0/7", 0), ("P1", "0,5%", 0.5),
    ("P1", "1/1", 100),
    ("A1", "0", 0), ("A1", "3,5", 3.5), ("A1", "40", 40), ("A1", "100000", 100000),
    ("A2", "50", 50), ("A2", "50%", 50), ("A2", "4/8", 50),
    ("S1", "25", 25), ("S1", "82,5", 82.5), ("S1", "100", 100), ("S1", "82,5 n=30", 82.5),
    ("S1", "82.5 (n = 30)", 82.5),
    ("S1", "82,5;n=30", 82.5), ("S1", "50% n=12", 50), ("S1", "3/4 n=4", 75), ("S1", "3/4 n=1", 75),
    ("J1", "2.9999999999999996", 3), ("J1", "3,0000000000000004", 3), ("J1", "0.99999999999999989", 1),
    ("P1", "100.00000000000001", 100), ("P1", "100.00000000000001%", 100), ("S1", "24.999999999999996", 25),
    ("P1", "33.333333333333336", 33.333333333333336),
    ("D1", f"papan{' ' * 990}situs", 2),  # a thousand characters, as many as are read
]  # fmt: skip


@pytest.mark.parametrize(("id_", "sel", "nilai"), TERBACA)
def test_a_cell_is_read_as_a_value(instrumen, id_, sel, nilai):
    u = urai(instrumen.per_id[id_], ["", sel])
    assert not u.galat
    assert u.keadaan.tolist() == [KOSONG, TERJAWAB]
    assert math.isnan(u.nilai[0])
    assert u.nilai[1] == pytest.approx(nilai, rel=1e-15)


DITOLAK = [
    ("J1", "TB", "J01"), ("D1", "tb", "J01"), ("P1", "TB", "J01"), ("S1", "TB", "J01"),
    ("J1", "-", "J02"), ("D1", "-", "J02"), ("P1", "–", "J02"), ("J2", "—", "J02"), ("A1", " - ", "J02"),
    ("J1", "5", "J03"), ("J1", "-1", "J03"), ("J1", "2,5", "J03"), ("J1", "3/4", "J03"), ("J1", "tiga", "J03"),
    ("J1", "NA", "J03"), ("J1", "None", "J03"), ("J1", "null", "J03"), ("J1", "NIHIL", "J03"), ("J1", "1e0", "J03"),
    ("J1", "²", "J03"), ("J1", "2.99999999999999", "J03"), ("J1", "5.0000000000000001", "J03"),
    ("P1", "100.000000000001", "J06"),
    ("D1", "baliho", "J04"), ("D1", "papan baliho", "J04"), ("D1", "papan,situs", "J04"), ("D1", "NIHIL papan", "J04"),
    ("D1", "0", "J04"), ("D1", "papan TB", "J04"),
    ("P1", "banyak", "J05"), ("P1", "NA", "J05"), ("P1", "1e1", "J05"), ("P1", "1.000,5", "J05"), ("P1", "-5", "J05"),
    ("P1", "3/0", "J05"), ("P1", "nan", "J05"), ("P1", "inf", "J05"), ("P1", "٣", "J05"), ("P1", "85% n=3", "J05"),
    ("A1", "85%", "J05"), ("A1", "3/9", "J05"), ("A1", "-2", "J05"), ("A1", "2 hari", "J05"),
    ("P1", "101", "J06"), ("P1", "100,0001", "J06"), ("P1", "120%", "J06"), ("P1", "9/3", "J06"),
    ("P1", "1 1/2", "J06"), ("A1", "1 1/0", "J05"), ("J1", "1/2", "J03"), ("A2", "150", "J06"),
    ("S1", "24,9", "J06"), ("S1", "101", "J06"), ("S1", "24 n=30", "J06"),
    ("S1", "82 n=0", "J07"),
    ("J1", "3" * 1001, "J09"), ("D1", "papan " * 200, "J09"), ("A1", "9" * 1001, "J09"), ("S1", "x" * 1001, "J09"),
    ("P1", "03-Sep", "J17"), ("P1", "3-Sep", "J17"), ("P1", "Sep-09", "J17"), ("P1", "9-Mar", "J17"),
    ("P1", "03/09/2026", "J17"), ("P1", "2026-09-03", "J17"), ("P1", "2026-09-03 00:00:00", "J17"),
    ("P1", "3 September 2026", "J17"), ("P1", "3-Agu", "J17"), ("P1", "46268", "J17"), ("A2", "01-Feb", "J17"),
    ("J1", "02-Jan", "J17"), ("D1", "03-Sep", "J17"), ("S1", "09-Mar", "J17"), ("A1", "3/9/2026", "J17"),
    ("A1", "12.500,5", "J05"), ("A1", "1.000.000", "J05"), ("A1", "1 000", "J05"),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "sel", "kode"), DITOLAK)
def test_a_cell_is_refused_with_code_and_repair(instrumen, id_, sel, kode):
    u = urai(instrumen.per_id[id_], ["", sel, sel])
    assert [g.kode for g in u.galat] == [kode]
    (galat,) = u.galat
    assert galat.posisi.tolist() == [1, 2]
    assert galat.pesan
    assert galat.saran.endswith(".")
    assert u.keadaan.tolist() == [KOSONG] * 3
    assert np.isnan(u.nilai).all()


@pytest.mark.parametrize(
    ("id_", "sel", "pesan", "saran"),
    [
        ("P1", "banyak", "'banyak' bukan bilangan 0–100", "Tulis bilangan 0–100, misalnya 85, 85% atau 3/9."),
        ("P1", "120%", "'120%' di luar 0–100", "Tulis bilangan 0–100, misalnya 85, 85% atau 3/9."),
        ("S1", "24", "'24' di luar 25–100", "Tulis bilangan 25–100, misalnya 62 atau 62,5."),
        ("A1", "2 hari", "'2 hari' bukan bilangan mulai dari 0", "Tulis bilangan mulai dari 0, misalnya 3 atau 3,5."),
    ],
)
def test_a_refusal_says_what_the_cell_holds_and_what_is_allowed(instrumen, id_, sel, pesan, saran):
    (galat,) = urai(instrumen.per_id[id_], [sel]).galat
    assert (galat.pesan, galat.saran) == (pesan, saran)


@pytest.mark.parametrize(
    ("id_", "sel"), [("P1", ["0", "100", "85%", "1"]), ("A1", ["0", "3,5"]), ("S1", ["25", "100", "82 n=1", "50% n=2"])]
)
def test_numbers_are_read_all_at_once_not_one_by_one(instrumen, monkeypatch, id_, sel):
    def tidak_perlu(isi):
        raise AssertionError(isi)

    monkeypatch.setattr("penilaian.jawaban.sel.pembaca", lambda _: tidak_perlu)
    assert (urai(instrumen.per_id[id_], sel).keadaan == TERJAWAB).all()


def test_a_cell_after_one_that_does_not_apply_is_still_read(instrumen):
    assert urai(instrumen.per_id["J2"], ["TB", "3"]).keadaan.tolist() == [TIDAK_BERLAKU, TERJAWAB]


def test_for_a_dash_its_three_possible_meanings_are_told(instrumen):
    (galat,) = urai(instrumen.per_id["D1"], ["-"]).galat
    for arti in ("Kosongkan", "TB", "NIHIL"):
        assert arti in galat.saran


RAGU = [
    # indicator, cell, code, what the message says, value as it is read
    ("P1", "0,85", "J18", "mungkin maksudnya 85 %", 0.85), ("A2", "0.5", "J18", "mungkin maksudnya 50 %", 0.5),
    ("P1", "0,3333333333", "J18", "mungkin maksudnya 33,33 %", 0.3333333333),
    ("A1", "1.000", "J19", "tulis 1000", 1), ("A1", "1.250", "J19", "desimal, tulis 1,25", 1.25),
    ("A1", "12.345", "J19", "tulis 12345", 12.345), ("A1", "1,000", "J19", "tulis 1000", 1),
    ("A2", "1.250", "J19", "tulis 1250", 1.25), ("P1", "12.500", "J19", "tulis 12500", 12.5),
    ("S1", "82.500 n=31", "J19", "tulis 82500", 82.5),
    ("A1", "126", "J20", "tolok 1–14", 126), ("A1", "41", "J20", "Periksa koma desimal", 41),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "sel", "kode", "bagian", "nilai"), RAGU)
def test_what_may_mean_something_else_is_read_and_warned_of(instrumen, id_, sel, kode, bagian, nilai):
    u = urai(instrumen.per_id[id_], ["", sel, sel])
    assert not u.galat
    (ragu,) = u.peringatan
    assert (ragu.kode, ragu.posisi.tolist()) == (kode, [1, 2])
    assert bagian in f"{ragu.pesan}. {ragu.saran}"
    assert u.nilai[1] == pytest.approx(nilai)


@pytest.mark.parametrize(
    ("id_", "sel"),
    [
        ("A1", "1.1250"), ("A1", "0.125"), ("A1", "1,125"), ("A1", "2.5"), ("A1", "40"), ("A1", "0"), ("P1", "33.333"),
        ("P1", "0,5%"), ("P1", "1/200"), ("P1", "0"), ("P1", "1"), ("J1", "3.00"), ("D1", "papan"),
    ],
)  # fmt: skip
def test_clear_writing_is_not_warned_of(instrumen, id_, sel):
    u = urai(instrumen.per_id[id_], [sel])
    assert not u.galat
    assert not u.peringatan


def test_a_fraction_among_percentages_is_warned_of_as_when_it_stands_alone(instrumen):
    persen = instrumen.per_id["P1"]
    (di_antara,) = urai(persen, ["0,85", "70", "90"]).peringatan
    (sendiri,) = urai(persen, ["0,85"]).peringatan
    assert (di_antara.kode, di_antara.pesan) == (sendiri.kode, sendiri.pesan) == ("J18", sendiri.pesan)


@pytest.mark.parametrize(("banyak", "kode"), [(1, "J18"), (2, "J18"), (3, "J08"), (4, "J08")])
def test_a_column_of_fractions_of_one_becomes_an_error_only_at_three_answers(instrumen, banyak, kode):
    u = urai(instrumen.per_id["P1"], [*["0,85", "1", "0", "1"][:banyak], "", ""])
    assert {g.kode for g in (*u.galat, *u.peringatan)} == {kode}
    assert bool(u.galat) == (kode == "J08")


@pytest.mark.parametrize("sel", ["0,85", "0.5"])
def test_who_types_is_asked_to_choose_percent_or_fraction(instrumen, sel):
    u = urai(instrumen.per_id["P1"], [sel], ditanya=True)
    assert [g.kode for g in u.galat] == ["J08"]
    assert u.keadaan.tolist() == [KOSONG]
    assert not urai(instrumen.per_id["P1"], ["0,85%"], ditanya=True).galat


@pytest.mark.parametrize("sel", ["TB", "tb", " Tb "])
def test_tidak_berlaku_is_not_kosong_where_it_is_allowed(instrumen, sel):
    u = urai(instrumen.per_id["A1"], [sel, "", "2"])
    assert u.keadaan.tolist() == [TIDAK_BERLAKU, KOSONG, TERJAWAB]
    assert np.isnan(u.nilai[:2]).all()


def test_nihil_is_answered_and_kosong_is_not(instrumen):
    u = urai(instrumen.per_id["D1"], ["NIHIL", "", None])
    assert u.keadaan.tolist() == [TERJAWAB, KOSONG, KOSONG]
    assert u.nilai[0] == 0


def test_ticks_store_their_items_in_the_order_of_the_instrument(instrumen):
    u = urai(instrumen.per_id["D1"], ["situs papan", "NIHIL", "grup_wa", ""])
    assert u.centang.tolist() == [0b101, 0, 0b010, 0]


def test_the_number_of_respondents_is_recorded_only_where_it_is_written(instrumen):
    u = urai(instrumen.per_id["S1"], ["80 n=31", "80", "", "75 (n=40)"])
    assert u.responden[0] == 31
    assert u.responden[3] == 40
    assert np.isnan(u.responden[1:3]).all()


def test_fractions_of_one_are_refused_only_where_the_whole_column_has_them(instrumen):
    persen = instrumen.per_id["P1"]
    assert {g.kode for g in urai(persen, ["0,85", "1", "0", ""]).galat} == {"J08"}
    assert not urai(persen, ["0,85", "40"]).galat
    assert not urai(persen, ["0,85", "1,5"]).galat
    assert not urai(persen, ["0", "1", ""]).galat  # whole numbers: may well be percentages
    assert not urai(persen, ["0,85%", "0,2%"]).galat  # said with a percent sign
    assert not urai(persen, ["1/200", "0"]).galat


@pytest.mark.parametrize("nol", ["0", "0,0", "00"])
def test_a_zero_among_fractions_of_one_is_named_as_none(instrumen, nol):
    u = urai(instrumen.per_id["P1"], ["0,85", nol, "1%", "1", nol])
    assert sorted(int(p) for g in u.galat for p in g.posisi) == [0, 3]
    assert u.nilai[1] == u.nilai[4] == 0


def test_fractions_of_one_are_no_reproach_to_a_cell_with_a_percent_sign(instrumen):
    u = urai(instrumen.per_id["P1"], ["0,85", "0,5%", "1"])
    assert sorted(int(p) for g in u.galat for p in g.posisi) == [0, 2]
    assert u.keadaan.tolist() == [KOSONG, TERJAWAB, KOSONG]


BENTUK_KOLOM = {
    "daftar": list,
    "arrow": lambda s: pa.array(s, type=pa.string()),
    "kamus": lambda s: pa.array(s, type=pa.string()).dictionary_encode(),
    "potongan": lambda s: pa.chunked_array([pa.array(s[:1], type=pa.string()), pa.array(s[1:], type=pa.string())]),
    "potongan kamus": lambda s: pa.chunked_array(
        [pa.array(s[:1], type=pa.string()).dictionary_encode(), pa.array(s[1:], type=pa.string()).dictionary_encode()]
    ),
}


@pytest.mark.parametrize("bentuk", BENTUK_KOLOM.values(), ids=BENTUK_KOLOM)
def test_a_column_of_any_type_is_read_alike(instrumen, bentuk):
    sel = ["85", "", None, " 85", "tak tahu", "3/9", "85"]
    u = urai(instrumen.per_id["P1"], bentuk(sel))
    assert u.keadaan.tolist() == [1, 0, 0, 1, 0, 1, 1]
    assert u.nilai[[0, 3, 6]].tolist() == [85, 85, 85]
    assert [(g.kode, g.posisi.tolist()) for g in u.galat] == [("J05", [4])]


def test_a_column_without_rows_is_read_as_empty(instrumen):
    for i in instrumen.indikator:
        u = urai(i, [])
        assert len(u.nilai) == len(u.keadaan) == 0
        assert not u.galat


SEL = st.one_of(
    st.sampled_from(
        ["", "TB", "-", "NIHIL", "papan", "papan situs", "85%", "3/9", "3", "0,5", "82 n=30", "82 n=0", "xx"]
    ),
    st.integers(0, 120).map(str),
    st.floats(0, 120).map(lambda v: f"{v:.3f}".replace(".", ",")),
    st.text(max_size=8),
)


@settings(deadline=None)
@given(kolom=st.lists(SEL, max_size=12), id_=st.sampled_from(["J1", "J2", "D1", "P1", "A1", "A2", "S1"]))
def test_every_cell_is_exactly_one_of_answered_tidak_berlaku_kosong_and_in_error(instrumen, kolom, id_):
    u = urai(instrumen.per_id[id_], kolom)
    bergalat = {int(p) for g in u.galat for p in g.posisi}
    assert sum(len(g.posisi) for g in u.galat) == len(bergalat)
    for p, sel in enumerate(kolom):
        if p in bergalat or not sel.strip():
            assert u.keadaan[p] == KOSONG
        else:
            assert u.keadaan[p] != KOSONG
        assert np.isnan(u.nilai[p]) == (u.keadaan[p] != TERJAWAB)


@settings(deadline=None)
@given(kolom=st.lists(SEL, min_size=1, max_size=8), id_=st.sampled_from(["J1", "D1", "P1", "A1", "S1"]), data=st.data())
def test_the_order_of_rows_does_not_change_the_meaning_of_cells(instrumen, kolom, id_, data):
    urutan = data.draw(st.permutations(range(len(kolom))))
    biasa = urai(instrumen.per_id[id_], kolom)
    acak = urai(instrumen.per_id[id_], [kolom[p] for p in urutan])
    np.testing.assert_array_equal(acak.nilai, biasa.nilai[list(urutan)])
    np.testing.assert_array_equal(acak.keadaan, biasa.keadaan[list(urutan)])


@settings(deadline=None)
@given(nilai=st.lists(st.floats(0, 1e6, allow_nan=False).map(lambda v: format(v, ".6f")), min_size=1))
def test_numbers_that_are_read_at_once_equal_the_float_of_python(instrumen, nilai):
    u = urai(instrumen.per_id["A1"], nilai)
    assert u.nilai.tolist() == [float(v) for v in nilai]


@pytest.mark.parametrize("id_", ["J1", "D1", "P1", "A1"])
def test_a_message_quotes_no_more_of_a_cell_than_can_be_read(instrumen, id_):
    (g,) = urai(instrumen.per_id[id_], ["9" * 301]).galat
    assert "9" * 60 + "…" in g.pesan
    assert "9" * 61 not in g.pesan


@pytest.mark.parametrize(
    ("id_", "sel", "kode", "pesan"),
    [
        ("J1", "\u200b3", "J03", "ada karakter tak terlihat pada '3'"),
        ("P1", "8\u00ad5", "J05", "ada karakter tak terlihat pada '85'"),
        ("D1", "papan\u200b", "J04", "ada karakter tak terlihat pada 'papan'"),
        ("J1", "T\u2060B", "J03", "ada karakter tak terlihat pada 'TB'"),
        ("J1", "\ufeff", "J03", "hanya ada karakter tak terlihat"),
    ],
)
def test_a_cell_with_nothing_wrong_but_what_nobody_sees_is_told_so_without_escapes(instrumen, id_, sel, kode, pesan):
    (galat,) = urai(instrumen.per_id[id_], [sel]).galat
    assert (galat.kode, galat.pesan, galat.saran) == (kode, pesan, "Ketik ulang selnya.")


def test_what_is_wrong_beside_an_invisible_character_is_said_itself(instrumen):
    (galat,) = urai(instrumen.per_id["J1"], ["\u200b9"]).galat
    assert galat.pesan.startswith("jenjang ")
