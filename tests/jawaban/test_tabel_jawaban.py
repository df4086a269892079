"""The answers table: columns put together, rows taken out, and what a program's table is told to be wrong."""

import datetime as dt
import pathlib
import warnings
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from penilaian.galat import GalatJawaban, GalatPemakaian, PeringatanJawaban
from penilaian.jawaban import KOLOM_KUNCI, KOSONG, TERJAWAB, Uraian, dari_tabel, periksa_kunci, susun, urai


def desa(n):
    return f"99.01.{n // 900 + 1:02d}.2{n % 900 + 1:03d}"


def tabel(*isi, **kolom):
    """Return rows of different villages with the given answers."""
    return [{"kode_desa": desa(n), "periode": "2026", **satu, **kolom} for n, satu in enumerate(isi)]


def kunci(banyak):
    baku, _ = periksa_kunci(pd.DataFrame({"kode_desa": map(desa, range(banyak)), "periode": "2026"}, dtype="str"))
    return baku


def temuan(instrumen, isi):
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, isi)
    return e.value.temuan


def test_a_part_holds_the_rows_from_the_first_up_to_the_one_before_the_last(instrumen):
    j = dari_tabel(
        instrumen, tabel(*({"J1": n, "D1": "papan" if n % 2 else "NIHIL", "S1": f"80 n={n + 1}"} for n in range(4)))
    )
    p = j.potong(1, 3)
    assert len(p) == 2
    assert tuple(p.kunci.columns) == KOLOM_KUNCI
    assert p.kunci.index.tolist() == [0, 1]
    assert p.kunci["kode_desa"].tolist() == [desa(1), desa(2)]
    assert p.nilai[0].tolist() == [1, 2]
    assert p.keadaan[:, 0].tolist() == j.keadaan[:, 1].tolist()
    assert p.centang["D1"].tolist() == [1, 0]
    assert p.responden["S1"].tolist() == [2, 3]


def test_keys_of_rows_that_were_picked_out_are_counted_anew(instrumen):
    j = susun(instrumen, kunci(5).iloc[[4, 2]], {"J1": urai(instrumen.per_id["J1"], ["3", ""])})
    assert j.kunci.index.tolist() == [0, 1]
    assert tuple(j.kunci.columns) == KOLOM_KUNCI
    assert j.keadaan[0].tolist() == [TERJAWAB, KOSONG]
    assert (j.keadaan[1:] == KOSONG).all()


def test_a_question_takes_ticks_and_respondents_only_where_its_kind_has_them(instrumen):
    lengkap = Uraian(np.array([2.0]), np.array([TERJAWAB], dtype=np.int8), np.array([5]), np.array([31.0]))
    polos = Uraian(lengkap.nilai, lengkap.keadaan)
    j = susun(instrumen, kunci(1), {"J1": lengkap, "D1": lengkap, "S1": lengkap})
    assert {k: v.tolist() for k, v in j.centang.items()} == {"D1": [5]}
    assert {k: v.tolist() for k, v in j.responden.items()} == {"S1": [31]}
    k = susun(instrumen, kunci(1), {"D1": polos, "S1": polos})
    assert k.centang["D1"].tolist() == [0]
    assert np.isnan(k.responden["S1"]).all()
    assert [k.nilai[k.nomor(id_)].item() for id_ in ("D1", "S1")] == [2, 2]


def test_twin_columns_are_named_by_where_they_stand(instrumen):
    isi = pd.DataFrame([["9901012001", "2026", 3, 1, 4]], columns=["kode_desa", "periode", "J1", "lain", "J1"])
    (satu,) = temuan(instrumen, isi)
    assert satu.pesan == "kolom J1 kembar: kolom ke-3 dan ke-5"
    isi.columns = ["kode_desa", "periode", "lain", "lain", "J1"]
    assert dari_tabel(instrumen, isi).nilai[0].tolist() == [4]


def test_of_many_cells_at_fault_the_first_hundred_are_named_by_row_and_the_others_counted(instrumen):
    semua = temuan(instrumen, tabel(*({"J1": "9", "A1": f"x{n}"} for n in range(130))))
    assert [(t.tempat, t.kode) for t in semua[:3]] == [
        ("baris 1, kolom J1", "J03"),
        ("baris 1, kolom A1", "J05"),
        ("baris 2, kolom J1", "J03"),
    ]
    assert [(t.tempat, t.kode, t.banyak) for t in semua[200:]] == [("kolom J1", "B21", 30), ("kolom A1", "B21", 30)]
    assert "sel lain pada kolom ini dengan temuan J03 (baris 101, 102, " in semua[200].pesan
    with pytest.warns(PeringatanJawaban) as w:
        dari_tabel(instrumen, tabel(*({"P1": "0,5" if n else "70"} for n in range(130))))
    assert len(w) == 101
    assert str(w[0].message).startswith("baris 2, kolom P1")
    assert "[J18] masih ada 29 sel lain pada kolom ini dengan temuan J18 (baris 102, " in str(w[100].message)


def test_a_warning_points_at_the_line_of_the_program_that_handed_the_table_over(instrumen):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        dari_tabel(instrumen, tabel({"j1": 3}))
    assert [satu.filename for satu in w] == [__file__]


def test_a_village_of_another_name_is_told_by_its_row(instrumen):
    isi = [{"kode_desa": "1101022001", "nama_desa": "Nancala", "periode": "2026", "J1": 3}]
    with pytest.warns(PeringatanJawaban, match="baris 1 menulis 'Nancala'"):
        dari_tabel(instrumen, isi)
    with pytest.warns(PeringatanJawaban, match="baris 2 menulis 'Nancala'"):
        dari_tabel(instrumen, tabel({"J1": 1}) + isi)


@pytest.mark.parametrize(
    ("isi", "teks"),
    [
        (pd.Timestamp("2026-09-03").to_pydatetime(), "2026-09-03"),
        (pd.Timestamp("2026-09-03"), "2026-09-03"),
        (pd.Timestamp("2026-09-03 07:30"), "2026-09-03"),
        (pd.Timestamp("2026-09-03", tz="Asia/Jakarta"), "2026-09-03"),
        (pd.Timestamp("2026-09-03 00:30", tz="Asia/Jayapura"), "2026-09-03"),
        (dt.date(2026, 9, 3), "2026-09-03"),
        ("2026-09-03T01:00:00+07:00", "2026-09-03"),
        (" 3/9/2026 ", "2026-09-03"),
        (None, ""), (pd.NaT, ""),
    ],
)  # fmt: skip
def test_a_day_is_kept_as_in_a_file_without_its_hours_and_zone(instrumen, isi, teks):
    j = dari_tabel(instrumen, pd.DataFrame(tabel({"J1": 3, "tanggal": isi}), dtype=object))
    assert j.kunci["tanggal"].tolist() == [teks]


@pytest.mark.parametrize("isi", ["3 September", 20260903, "2026-02-30"])
def test_a_day_that_is_none_stays_and_is_told(instrumen, isi):
    baris = tabel({"J1": 3, "tanggal": "2026-09-03"}, {"J1": 2, "tanggal": isi})
    with pytest.warns(PeringatanJawaban, match=r"\[J16\] 1 tanggal tidak dikenali \(baris 2\): '") as w:
        j = dari_tabel(instrumen, baris)
    assert len(w) == 1
    assert j.kunci["tanggal"].tolist() == ["2026-09-03", str(isi)]


@pytest.mark.parametrize("isi", [Decimal("1E+1"), Decimal("10.0"), 10, 10.0, np.float32(10), np.int8(10), "10"])
def test_a_number_of_any_type_is_the_same_answer(instrumen, isi):
    j = dari_tabel(instrumen, pd.DataFrame(tabel({"A1": isi}), dtype=object))
    assert j.nilai[j.nomor("A1")].tolist() == [10]


@pytest.mark.parametrize("isi", [np.inf, -np.inf, np.float64("inf")])
def test_an_infinite_number_is_an_error_and_not_kosong(instrumen, isi):
    assert [t.kode for t in temuan(instrumen, tabel({"A1": isi}))] == ["J05"]


@pytest.mark.parametrize("judul", ["J01", "grup/J1", "J1. Jenjang", "[J1] apa", "Apa (J1)", "\uff2a\uff11", "J001"])
def test_a_header_is_known_as_in_a_file_and_the_program_is_told(instrumen, judul):
    with pytest.warns(PeringatanJawaban, match="dibaca sebagai J1") as w:
        j = dari_tabel(instrumen, tabel({judul: 3}))
    assert len(w) == 1
    assert j.nilai[0].tolist() == [3]


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"indikator": "J1", "nilai": 3}, "B20"),
        ({"catatan": "x"}, "B13"),
        ({"J1": 3, "J01": 4}, "B12"),
        ({"J1": 3, "J1.1": 4}, "B12"),
    ],
)
def test_a_table_whose_answers_would_be_lost_is_refused(instrumen, isi, kode):
    assert [t.kode for t in temuan(instrumen, tabel(isi)) if t.berat == "galat"] == [kode]


def test_keys_alone_are_villages_that_answered_nothing_yet(instrumen):
    assert (dari_tabel(instrumen, tabel({})).keadaan == KOSONG).all()


def test_an_unknown_id_is_warned_of_and_a_remark_is_not(instrumen):
    with pytest.warns(PeringatanJawaban, match="kolom 'J99' tidak dikenal pada versi") as w:
        dari_tabel(instrumen, tabel({"J1": 3, "J99": 4, "catatan": "x", "indikator": "y"}))
    assert len(w) == 1


def test_a_table_that_answers_another_version_is_refused_where_that_is_known(instrumen):
    lain = {"0.9.0": [i for i in instrumen.per_id if i != "J1"] + ["J99"]}
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, tabel({"J1": "", "J99": 4, "P1": 50}), versi_lain=lain)
    assert [(t.kode, "versi 0.9.0" in t.pesan) for t in e.value.temuan] == [("B28", True)]
    with pytest.warns(PeringatanJawaban, match="J99"):
        dari_tabel(instrumen, tabel({"J1": 3, "J99": 4}), versi_lain=lain)


def test_a_table_of_arrow_is_read(instrumen):
    isi = pa.table({"kode_desa": ["9901012001"], "periode": ["2026"], "J1": [3], "P1": pa.array([85.3], pa.float32())})
    j = dari_tabel(instrumen, isi)
    assert (j.nilai[j.nomor("J1")].item(), j.nilai[j.nomor("P1")].item()) == (3, 85.3)


@pytest.mark.parametrize("isi", ["jawaban.csv", b"x", 7, pathlib.Path("jawaban.csv")])
def test_what_is_no_table_is_misuse_in_one_sentence(instrumen, isi):
    with pytest.raises(GalatPemakaian, match=r"dari_tabel menerima"):
        dari_tabel(instrumen, isi)


RUSAK = "a\ud800\0b"


@pytest.mark.parametrize(
    "bungkus",
    [
        lambda baris: baris,
        lambda baris: pd.DataFrame(
            {k.replace(RUSAK, "L"): pd.Series([b[k] for b in baris], dtype=object) for k in baris[0]}
        ),
        lambda baris: {k: [b[k] for b in baris] for k in baris[0]},
    ],
    ids=["baris", "DataFrame", "kolom"],
)
def test_a_table_with_half_characters_is_one_and_keeps_the_rest_of_its_texts(instrumen, bungkus):
    isi = tabel({"nama_desa": RUSAK, "J1": 3, RUSAK: RUSAK}, {"nama_desa": "Baik", "J1": 2, RUSAK: None})
    j = dari_tabel(instrumen, bungkus(isi))
    assert j.kunci["nama_desa"].tolist() == ["a\ufffd\ufffdb", "Baik"]
    assert j.nilai[0].tolist() == [3, 2]


def test_half_a_character_in_an_answer_is_a_fault_of_its_cell(instrumen):
    (satu,) = temuan(instrumen, tabel({"J1": "3\ud800"}))
    assert (satu.tempat, satu.kode) == ("baris 1, kolom J1", "J03")
    assert str(satu).encode()


def test_what_is_no_name_counts_as_none_like_in_a_file(instrumen):
    baris = [
        {"kode_desa": f"99.01.01.200{n}", "periode": "2026", "nama_desa": t} for n, t in enumerate(["-", "Dua"], 1)
    ]
    assert dari_tabel(instrumen, baris).kunci["nama_desa"].tolist() == ["", "Dua"]
