"""Parquet: numbers, text, categories, decimals; dates are no answers."""

import datetime
import decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TERJAWAB
from penilaian.mentah.berkas_masuk import PENUH


def test_numbers_and_texts_are_read_alike(instrumen, parket):
    teks = {
        "kode_desa": ["9901012001", "9901012002"],
        "periode": ["2026", "2026"],
        "J01": ["3", ""],
        "P01": ["85.5", "2"],
    }
    angka = {"kode_desa": [9901012001, 9901012002], "periode": [2026, 2026], "J01": [3.0, np.nan], "P01": [85.5, 2]}
    for kolom in (teks, angka):
        b = baca(parket(kolom), instrumen)
        assert [t.kode for t in b.peringatan] == ["B32"]
        assert b.bentuk.format == "parquet"
        assert b.jawaban.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
        assert b.jawaban.kunci["periode"].tolist() == ["2026", "2026"]
        assert b.jawaban.keadaan[0].tolist() == [TERJAWAB, KOSONG]
        assert b.jawaban.nilai[b.jawaban.nomor("P01")].tolist() == [85.5, 2]


@pytest.mark.parametrize(
    "isi",
    [
        pa.array([3, None], pa.int8()),
        pa.array([3.0, None], pa.float32()),
        pa.array(["3", None], pa.large_string()),
        pa.array(["3", None], pa.string_view()),
        pa.array(["3", None]).dictionary_encode(),
        pa.array([3, None], pa.uint64()).dictionary_encode(),
        pa.array([decimal.Decimal("3.00"), None]),
    ],
    ids=lambda a: str(a.type),
)
def test_every_type_of_column_is_read_as_text(instrumen, tmp_path, isi):
    jalur = tmp_path / "isi.parquet"
    pq.write_table(pa.table({"kode_desa": ["9901012001", "9901012002"], "periode": ["2026"] * 2, "J01": isi}), jalur)
    assert baca(jalur, instrumen).jawaban.nilai[0].tolist()[:1] == [3]
    assert baca(jalur, instrumen).jawaban.keadaan[0].tolist() == [TERJAWAB, KOSONG]


def test_an_index_of_pandas_is_not_taken_for_a_column(instrumen, tmp_path):
    jalur = tmp_path / "isi.parquet"
    pd.DataFrame({"kode_desa": ["9901012001"], "periode": ["2026"], "J01": [3]}, index=[5]).to_parquet(jalur)
    assert [t.kode for t in baca(jalur, instrumen).peringatan] == ["B32"]


def test_a_column_of_dates_is_allowed_for_dates_and_not_for_answers(instrumen, parket, temuan):
    hari = [datetime.date(2026, 1, 31)]
    kolom = {"kode_desa": ["9901012001"], "periode": ["2026"], "tanggal": hari, "J01": [3]}
    assert baca(parket(kolom), instrumen).jawaban.kunci["tanggal"].tolist() == ["2026-01-31"]
    assert ("baris 1, kolom J01", "B18") in temuan(parket({**kolom, "J01": hari}))


def test_row_numbers_are_those_of_a_worksheet(parket, temuan):
    kolom = {"kode_desa": ["9901012001", "9901012002"], "periode": ["2026"] * 2, "J01": [3, 9]}
    assert ("baris 3, kolom J01", "J03") in temuan(parket(kolom))


@pytest.mark.parametrize("isi", [b"PAR1 bukan parquet PAR1", b"PAR1", b"PAR1" + b"\x00" * 100])
def test_a_broken_parquet_is_refused(temuan, isi):
    assert [k for _, k in temuan(Unggahan("isi.parquet", isi))] == ["B05"]


def test_a_column_of_lists_is_refused(parket, temuan):
    kolom = {"kode_desa": ["9901012001"], "periode": ["2026"], "D01": [["papan", "situs"]]}
    assert [(t, k) for t, k in temuan(parket(kolom)) if k != "B32"] == [("baris 1, kolom D01", "B05")]


def test_a_table_that_is_too_large_is_refused_before_it_is_read(tmp_path, temuan):
    jalur = tmp_path / "isi.parquet"
    pq.write_table(pa.table({"kode_desa": pa.array(np.zeros(PENUH.sel + 1, dtype=np.int8))}), jalur)
    assert jalur.stat().st_size < 1_000_000
    assert [k for _, k in temuan(jalur)] == ["B07"]


@pytest.mark.parametrize("tak_hingga", [float("inf"), float("-inf")])
def test_an_infinite_number_is_no_answer_and_not_kosong(temuan, parket, tak_hingga):
    berkas = parket({"kode_desa": ["9901012001"], "periode": ["2026"], "J01": [tak_hingga], "P01": [tak_hingga]})
    assert [(t, k) for t, k in temuan(berkas) if k != "B32"] == [
        ("baris 2, kolom J01", "J03"),
        ("baris 2, kolom P01", "J05"),
    ]


@pytest.mark.parametrize("jenis", ["float32", "float64"])
def test_a_number_is_the_shortest_decimal_that_its_column_holds(instrumen, parket, jenis):
    berkas = parket({"kode_desa": ["9901012001"], "periode": ["2026"], "P01": pd.Series([85.3], dtype=jenis)})
    jawaban = baca(berkas, instrumen).jawaban
    assert jawaban.nilai[jawaban.nomor("P01")].tolist() == [85.3]


def test_a_column_of_dates_is_one_error(temuan, parket):
    hari = pd.to_datetime(["2026-09-03", "2026-09-04"])
    berkas = parket({"kode_desa": ["9901012001", "9901012002"], "periode": ["2026"] * 2, "P01": hari})
    assert [(t, k) for t, k in temuan(berkas) if k != "B32"] == [("baris 1, kolom P01", "B18")]


def test_a_nul_in_a_text_is_replaced(instrumen, parket):
    kolom = {"kode_desa": ["9901012001"], "periode": ["2026"], "nama_desa": ["\0=SUM(A1)"], "J01": [3], "a\0b": ["x"]}
    for nama in (kolom["nama_desa"], pd.Categorical(kolom["nama_desa"])):
        b = baca(parket({**kolom, "nama_desa": nama}), instrumen)
        assert b.jawaban.kunci["nama_desa"].tolist() == ["\ufffd=SUM(A1)"]
        assert "\0" not in "".join(map(str, b.peringatan))


DUA = {"kode_desa": ["9901012001", "9901012002"], "periode": ["2026"] * 2, "J01": [3, 4]}


@pytest.mark.parametrize(
    "isi",
    [
        pa.array([[1, 2], None]),
        pa.array([{"a": 1}, None]),
        pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
        pa.array([b"\x01\xff", None]),
        pa.array([b"\x01\xff", b"abc"], pa.large_binary()),
        pa.array([b"\xff", b"abc"]).dictionary_encode(),
    ],
    ids=lambda a: str(a.type),
)
def test_what_is_no_text_fails_nothing_where_it_is_not_read_and_its_column_where_it_is(tmp_path, instrumen, isi):
    jalur = tmp_path / "isi.parquet"
    pq.write_table(pa.table({**DUA, "geometry": isi}), jalur)
    b = baca(jalur, instrumen)
    assert b.jawaban.nilai[0].tolist() == [3, 4]
    assert [t.kode for t in b.peringatan if "geometry" in str(t)] == ["B30"]
    pq.write_table(pa.table({**DUA, "P01": isi}), jalur)
    with pytest.raises(GalatJawaban) as e:
        baca(jalur, instrumen)
    assert {t.kode for t in e.value.temuan if "P01" in t.tempat and t.berat == "galat"} >= {"B05"}


def test_bytes_that_are_no_text_are_told_by_their_row(temuan, tmp_path):
    jalur = tmp_path / "isi.parquet"
    pq.write_table(pa.table({**DUA, "D01": pa.array([b"papan", b"papan\xff"])}), jalur)
    assert [(t, k) for t, k in temuan(jalur) if k != "B32"] == [("baris 3, kolom D01", "B05")]
