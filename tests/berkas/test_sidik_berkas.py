"""The same answers in every format and arrangement have one ``sidik``; a changed one has another."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from acak_jawaban import jawaban_acak, satu_indikator
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from penilaian.berkas import baca, tulis_jawaban
from penilaian.galat import GalatPemakaian
from penilaian.jawaban import KOLOM_KUNCI, KOSONG, sidik_jawaban, susun, tulis_sel
from penilaian.mentah import baca_langsung

BEBERAPA = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def dibaca(instrumen, jalur):
    return baca(jalur, instrumen, pembaca=baca_langsung).jawaban


@pytest.mark.parametrize("susunan", ["lebar", "panjang"])
@pytest.mark.parametrize("akhiran", ["csv", "parquet", "xlsx"])
@BEBERAPA
@given(data=st.data())
def test_answers_keep_their_hash_in_every_format_and_arrangement(instrumen, tmp_path, akhiran, susunan, data):
    semula = jawaban_acak(data, instrumen)
    assume((semula.keadaan != KOSONG).any())
    jalur = tmp_path / f"jawaban.{akhiran}"
    tulis_jawaban(instrumen, semula, jalur, susunan)
    assert sidik_jawaban(instrumen, dibaca(instrumen, jalur)) == sidik_jawaban(instrumen, semula)


@BEBERAPA
@given(data=st.data())
def test_rows_and_columns_may_be_put_in_another_order(instrumen, tmp_path, data):
    semula = jawaban_acak(data, instrumen)
    jalur = tmp_path / "jawaban.csv"
    tulis_jawaban(instrumen, semula, jalur)
    tabel = pd.read_csv(jalur, dtype=str, keep_default_na=False)
    acak = tabel.iloc[data.draw(st.permutations(range(len(tabel))))][data.draw(st.permutations(list(tabel.columns)))]
    acak.drop(columns=["nama_desa", "tanggal"]).to_csv(jalur, index=False)
    assert sidik_jawaban(instrumen, dibaca(instrumen, jalur)) == sidik_jawaban(instrumen, semula)


@BEBERAPA
@given(data=st.data())
def test_any_answer_that_is_changed_changes_the_hash(instrumen, data):
    semula = jawaban_acak(data, instrumen)
    i = data.draw(st.sampled_from(instrumen.indikator))
    lain = susun(instrumen, semula.kunci, {i.id: satu_indikator(data, i, len(semula))})
    j = semula.nomor(i.id)
    nilai, keadaan = semula.nilai.copy(), semula.keadaan.copy()
    nilai[j], keadaan[j] = lain.nilai[j], lain.keadaan[j]
    centang = {**semula.centang, **({i.id: lain.centang[i.id]} if i.id in lain.centang else {})}
    responden = {**semula.responden, **({i.id: lain.responden[i.id]} if i.id in lain.responden else {})}
    berubah = replace(semula, nilai=nilai, keadaan=keadaan, centang=centang, responden=responden)
    sama = np.allclose(nilai[j], semula.nilai[j], rtol=1e-13, atol=0, equal_nan=True)
    ketat = tulis_sel(i, berubah).equals(tulis_sel(i, semula))
    assume(ketat or not sama or i.id in centang or i.id in responden or not (keadaan == semula.keadaan).all())
    assert (sidik_jawaban(instrumen, berubah) == sidik_jawaban(instrumen, semula)) == ketat


def test_the_long_arrangement_names_village_and_question_on_every_row(instrumen, tmp_path):
    kunci = pd.DataFrame({k: ["", ""] for k in KOLOM_KUNCI}, dtype="str")
    kunci["kode_desa"], kunci["periode"] = ["99.01.01.2001", "99.01.01.2002"], "2026"
    jalur = tmp_path / "lebar.csv"
    jalur.write_text("kode_desa,periode,J01,D01\n9901012001,2026,3,NIHIL\n9901012002,2026,,papan\n", encoding="utf-8")
    jawaban = dibaca(instrumen, jalur)
    tulis_jawaban(instrumen, jawaban, tmp_path / "panjang.csv", "panjang")
    tabel = pd.read_csv(tmp_path / "panjang.csv", dtype=str, keep_default_na=False)
    assert tabel[["kode_desa", "periode", "indikator", "nilai"]].to_numpy().tolist() == [
        ["99.01.01.2001", "2026", "J01", "3"],
        ["99.01.01.2001", "2026", "D01", "NIHIL"],
        ["99.01.01.2002", "2026", "D01", "papan"],
    ]


def test_many_villages_are_laid_out_in_parts_without_losing_one(instrumen, tmp_path, monkeypatch):
    jalur = tmp_path / "lebar.csv"
    baris = "".join(f"990101{n},2026,{n % 5}\n" for n in range(2001, 2008))
    jalur.write_text(f"kode_desa,periode,J01\n{baris}", encoding="utf-8")
    jawaban = dibaca(instrumen, jalur)
    monkeypatch.setattr("penilaian.berkas.isian._SEKALI", 3)
    for akhiran in ("csv", "parquet", "xlsx"):
        tulis_jawaban(instrumen, jawaban, tmp_path / f"panjang.{akhiran}", "panjang")
        kembali = dibaca(instrumen, tmp_path / f"panjang.{akhiran}")
        assert kembali.kunci["kode_desa"].tolist() == jawaban.kunci["kode_desa"].tolist()
        assert sidik_jawaban(instrumen, kembali) == sidik_jawaban(instrumen, jawaban)


def test_more_answers_than_excel_has_rows_are_refused_before_anything_is_written(instrumen, tmp_path, monkeypatch):
    jalur = tmp_path / "lebar.csv"
    jalur.write_text("kode_desa,periode,J01,D01\n9901012001,2026,3,NIHIL\n9901012002,2026,2,papan\n", encoding="utf-8")
    jawaban = dibaca(instrumen, jalur)
    monkeypatch.setattr("penilaian.berkas.isian.BATAS_BARIS_EXCEL", 3)
    tulis_jawaban(instrumen, jawaban, tmp_path / "lebar.xlsx")
    with pytest.raises(GalatPemakaian, match="4 baris tidak muat dalam Excel"):
        tulis_jawaban(instrumen, jawaban, tmp_path / "panjang.xlsx", "panjang")
    assert not (tmp_path / "panjang.xlsx").exists()
