"""Answers written and read back are the same answers."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from acak_jawaban import jawaban_acak
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penilaian.berkas import baca, tulis_jawaban
from penilaian.berkas.isian import tabel_jawaban
from penilaian.galat import GalatPemakaian
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban, Uraian, susun
from penilaian.mentah import baca_langsung

AKHIRAN = ["csv", "parquet", "xlsx"]


def sama(a: Jawaban, b: Jawaban) -> None:
    pd.testing.assert_frame_equal(a.kunci, b.kunci)
    assert a.indikator == b.indikator
    np.testing.assert_array_equal(a.nilai, b.nilai)
    np.testing.assert_array_equal(a.keadaan, b.keadaan)
    assert set(a.centang) == set(b.centang)
    for i in a.centang:
        np.testing.assert_array_equal(a.centang[i], b.centang[i])
    for i in a.responden:
        np.testing.assert_array_equal(a.responden[i], b.responden[i])


@pytest.mark.parametrize("akhiran", AKHIRAN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_answers_that_are_written_are_read_back_the_same(instrumen, tmp_path, akhiran, data):
    semula = jawaban_acak(data, instrumen)
    jalur = tmp_path / f"jawaban.{akhiran}"
    tulis_jawaban(instrumen, semula, jalur)
    b = baca(jalur, instrumen, pembaca=baca_langsung)
    assert {t.kode for t in b.peringatan} <= {"J20"}  # numbers far outside their goalposts are said, and kept
    sama(b.jawaban, semula)


def test_four_different_states_are_written_differently(instrumen):
    n = 4
    daftar = Uraian(
        np.array([np.nan, 0, 2, 3]), np.array([KOSONG, TERJAWAB, TERJAWAB, TERJAWAB], dtype=np.int8),
        np.array([0, 0, 0b101, 0b111]),
    )  # fmt: skip
    boleh_tb = Uraian(
        np.array([np.nan, np.nan, 0, 4]), np.array([KOSONG, TIDAK_BERLAKU, TERJAWAB, TERJAWAB], dtype=np.int8)
    )
    kunci = pd.DataFrame({k: [""] * n for k in ("nama_desa", "kecamatan", "kabupaten", "tanggal")}, dtype="str")
    kunci["kode_desa"], kunci["periode"] = [f"99.01.01.200{x}" for x in range(n)], "2026"
    tabel = tabel_jawaban(instrumen, susun(instrumen, kunci, {"D01": daftar, "J02": boleh_tb}))
    assert tabel["D01"].to_pylist() == ["", "NIHIL", "papan situs", "papan grup_wa situs"]
    assert tabel["J02"].to_pylist() == ["", "TB", "0", "4"]


def test_the_table_of_answers_is_text_throughout(instrumen):
    kunci = pd.DataFrame(
        {
            k: pd.Series([], dtype="str")
            for k in ("kode_desa", "nama_desa", "kecamatan", "kabupaten", "periode", "tanggal")
        }
    )
    assert {f.type for f in tabel_jawaban(instrumen, susun(instrumen, kunci, {})).schema} == {pa.string()}


@pytest.mark.parametrize("nama", ["j.json", "j.doc", "j"])
def test_an_unknown_suffix_for_answers_is_misuse(instrumen, tmp_path, nama):
    kunci = pd.DataFrame(
        {k: ["x"] for k in ("kode_desa", "nama_desa", "kecamatan", "kabupaten", "periode", "tanggal")}, dtype="str"
    )
    with pytest.raises(GalatPemakaian, match=r"\.csv, \.xlsx, \.parquet"):
        tulis_jawaban(instrumen, susun(instrumen, kunci, {}), tmp_path / nama)
