"""Answers carried over by a crosswalk: the real one, a small one with every form, and properties that always hold."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.contoh import buat
from penilaian.instrumen import (
    ANGKA,
    NIHIL,
    TB,
    Indikator,
    IndikatorDaftar,
    IndikatorJenjang,
    IndikatorSurvei,
    Instrumen,
    Jembatan,
    rentang,
)
from penilaian.jawaban import KOLOM_KUNCI, KOSONG, TERJAWAB, TIDAK_BERLAKU, Jawaban, alihkan, alihkan_teks, susun, urai
from penilaian.muat import muat_jembatan

BERSEJARAH = Path(__file__).parents[1] / "muat" / "instrumen_bersejarah"
TAMBAHAN = BERSEJARAH.with_name("tambahan_kecil")
SEMUA = {"kecil": muat_jembatan(BERSEJARAH, "1.0.0"), "inpres": muat_jembatan("inpres-3-2003", "1.0.0")}

Baris = dict[str, str]
"""Cells of one village by indicator."""


def tabel(instrumen: Instrumen, baris: list[Baris]) -> Jawaban:
    kunci = pd.DataFrame({k: [f"{k}{n}" for n in range(len(baris))] for k in KOLOM_KUNCI}, dtype="str")
    return susun(instrumen, kunci, {i.id: urai(i, [b.get(i.id, "") for b in baris]) for i in instrumen.indikator})


def sel(jawaban: Jawaban, instrumen: Instrumen, id_: str, n: int) -> str:
    """Return one answer of a table as a cell, numbers as Python writes them."""
    j = jawaban.nomor(id_)
    i = instrumen.per_id[id_]
    if jawaban.keadaan[j, n] == KOSONG:
        return ""
    if jawaban.keadaan[j, n] == TIDAK_BERLAKU:
        return TB
    nilai = float(jawaban.nilai[j, n])
    if isinstance(i, IndikatorDaftar):
        ada = [b.id for k, b in enumerate(i.butir) if int(jawaban.centang[id_][n]) >> k & 1]
        assert nilai == len(ada)
        return " ".join(ada) or NIHIL
    if isinstance(i, IndikatorJenjang):
        return str(int(nilai))
    orang = jawaban.responden[id_][n] if isinstance(i, IndikatorSurvei) else np.nan
    return f"{nilai!r}" if np.isnan(orang) else f"{nilai!r} n={int(orang)}"


def menurut_padanan(j: Jembatan, baris: Baris) -> Baris:
    """Return what the crosswalk makes of one village's cells, word by word as it is written."""
    hasil: Baris = {}
    for id_, teks in baris.items():
        if not teks or id_ not in {*j.padanan.sama, *j.padanan.kata, *j.padanan.ubah}:
            continue
        if id_ not in j.padanan.ubah:
            hasil[id_] = teks
            continue
        peta, lama = j.padanan.ubah[id_].jawaban, j.dari.per_id[id_]
        if teks in peta:
            hasil[id_] = peta[teks]
        elif isinstance(lama, IndikatorDaftar) and set(peta) & {b.id for b in lama.butir} and teks != TB:
            baru = {peta[k] for k in teks.split() if k != NIHIL}
            hasil[id_] = " ".join(b.id for b in j.ke.per_id[id_].butir if b.id in baru) or NIHIL
        elif ANGKA in peta and teks != TB:
            hasil[id_] = teks
    return hasil


def isian(i: Indikator) -> st.SearchStrategy[str]:
    """Cells of one indicator, as ``sel`` writes them."""
    pilihan: st.SearchStrategy[str]
    if isinstance(i, IndikatorJenjang):
        pilihan = st.sampled_from([str(x.nilai) for x in i.jenjang])
    elif isinstance(i, IndikatorDaftar):
        urut = [b.id for b in i.butir]
        pilihan = st.sets(st.sampled_from(urut)).map(lambda s: " ".join(b for b in urut if b in s) or NIHIL)
    else:
        bawah, atas = rentang(i) or (0, 0)
        angka = st.integers(int(bawah) + 1, int(min(atas, 400))).map(lambda v: repr(float(v)))
        orang = st.sampled_from(["", " n=30"]) if isinstance(i, IndikatorSurvei) else st.just("")
        pilihan = st.tuples(angka, orang).map("".join)
    lain = ["", TB] if i.tidak_berlaku else [""]
    return st.one_of(pilihan, pilihan, st.sampled_from(lain))


def desa(j: Jembatan) -> st.SearchStrategy[list[Baris]]:
    return st.lists(st.fixed_dictionaries({i.id: isian(i) for i in j.dari.indikator}), min_size=1, max_size=6)


@pytest.mark.parametrize("nama", SEMUA)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_any_answers_become_what_the_crosswalk_says_and_nothing_else(nama, data):
    j = SEMUA[nama]
    baris = data.draw(desa(j))

    hasil = alihkan(j, tabel(j.dari, baris))

    for n, satu in enumerate(baris):
        baru = {i.id: sel(hasil.jawaban, j.ke, i.id, n) for i in j.ke.indikator}
        harapan = menurut_padanan(j, satu)
        assert {id_: t for id_, t in baru.items() if t} == harapan
        gugur = [i.id for k, i in enumerate(j.dari.indikator) if hasil.gugur[k, n]]
        assert gugur == [i.id for i in j.dari.indikator if satu[i.id] and i.id not in harapan]


@pytest.mark.parametrize("nama", SEMUA)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_cells_and_tables_are_carried_over_alike(nama, data):
    j = SEMUA[nama]
    baris = data.draw(desa(j))

    hasil = alihkan(j, tabel(j.dari, baris))

    for i in j.dari.indikator:
        teks = alihkan_teks(j, i.id, [b[i.id] for b in baris])
        kini = [sel(hasil.jawaban, j.ke, i.id, n) for n in range(len(baris))] if i.id in j.ke.per_id else None
        assert teks == kini or (kini is None and set(teks) == {""})


@pytest.mark.parametrize("nama", SEMUA)
@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_the_report_closes_and_no_village_depends_on_another(nama, data):
    j = SEMUA[nama]
    semua = tabel(j.dari, data.draw(desa(j)))
    n = data.draw(st.integers(0, len(semua) - 1))

    hasil, sendiri = alihkan(j, semua), alihkan(j, semua.ambil([n]))

    np.testing.assert_array_equal(hasil.jawaban.nilai[:, [n]], sendiri.jawaban.nilai)
    np.testing.assert_array_equal(hasil.jawaban.keadaan[:, [n]], sendiri.jawaban.keadaan)
    np.testing.assert_array_equal(hasil.gugur[:, [n]], sendiri.gugur)
    assert [t.indikator for t in hasil.rincian] == [i.id for i in j.dari.indikator]
    terisi = (semua.keadaan != KOSONG).sum(axis=1)
    assert [t.terisi for t in hasil.rincian] == terisi.tolist()
    assert [t.gugur for t in hasil.rincian] == hasil.gugur.sum(axis=1).tolist()
    assert sum(t.dibawa for t in hasil.rincian) == (hasil.jawaban.keadaan != KOSONG).sum()


def test_every_form_of_the_small_crosswalk_carries_over_as_it_is_written():
    j = SEMUA["kecil"]
    baris: list[Baris] = [
        {"S1": "2", "K1": "1", "U1": "3", "U2": "baliho papan", "U3": "62.5", "U4": "80 n=30", "U6": "0"},
        {"U1": "1", "U2": "NIHIL", "U3": "TB", "U5": "2", "U6": "2", "B1": "1", "G1": "1", "G2": "2", "H1": "1"},
        {"U1": "TB", "U2": "rapat", "U3": "3/9"},
    ]

    hasil = alihkan(j, tabel(j.dari, baris))

    baru = [{i: t for i in j.ke.per_id if (t := sel(hasil.jawaban, j.ke, i, n))} for n in range(3)]
    assert baru == [
        {"S1": "2", "K1": "1", "U1": "2", "U2": "papan_baliho", "U3": "62.5", "U4": "80.0 n=30", "U6": "NIHIL"},
        {"U2": "NIHIL"},
        {"U1": "TB", "U2": "rapat", "U3": f"{100 / 3!r}"},
    ]
    assert {t.indikator: (t.nasib, t.tujuan, t.terisi, t.gugur) for t in hasil.rincian if t.gugur} == {
        "U1": ("ubah", ("U1",), 3, 1),
        "U3": ("ubah", ("U3",), 3, 1),
        "U5": ("ubah", ("U5",), 1, 1),
        "U6": ("ubah", ("U6",), 2, 1),
        "B1": ("pecah", ("B1", "B2"), 1, 1),
        "G1": ("gabung", ("G1",), 1, 1),
        "G2": ("gabung", ("G1",), 1, 1),
        "H1": ("hapus", (), 1, 1),
    }


def dengan_peta(j: Jembatan, id_: str, peta: dict[str, str]) -> Jembatan:
    """Return a crosswalk with another map of one question that is asked otherwise."""
    lain = j.padanan.ubah[id_].model_copy(update={"jawaban": peta})
    return replace(j, padanan=j.padanan.model_copy(update={"ubah": {**j.padanan.ubah, id_: lain}}))


BUTIR = {"papan": "papan_baliho", "baliho": "papan_baliho", "rapat": "rapat"}


@pytest.mark.parametrize(
    ("peta", "baru"),
    [
        (BUTIR, ["papan_baliho", "NIHIL", "papan_baliho rapat", "rapat", ""]),
        (BUTIR | {NIHIL: NIHIL}, ["papan_baliho", "NIHIL", "papan_baliho rapat", "rapat", ""]),
        ({NIHIL: NIHIL}, ["", "NIHIL", "", "", ""]),  # items that are not named: only the empty checklist goes on
    ],
)
def test_what_becomes_of_an_empty_checklist_touches_none_with_ticks_and_none_that_is_open(peta, baru):
    j = dengan_peta(SEMUA["kecil"], "U2", peta)
    lama = ["papan", "NIHIL", "baliho rapat", "rapat", ""]

    hasil = alihkan(j, tabel(j.dari, [{"U2": t} for t in lama]))

    assert [sel(hasil.jawaban, j.ke, "U2", n) for n in range(len(lama))] == baru
    assert alihkan_teks(j, "U2", lama) == baru


def test_a_number_that_is_carried_over_keeps_its_respondents_and_how_its_fraction_was_written():
    j = SEMUA["kecil"]
    baru = alihkan(j, tabel(j.dari, [{"U3": "3/9", "U4": "80 n=30"}, {"U3": "40", "U4": "70"}, {}])).jawaban
    assert baru.pecahan["U3"].tolist() == [[3, 9], [0, 0], [0, 0]]
    np.testing.assert_array_equal(baru.responden["U4"], [30, np.nan, np.nan])


@pytest.mark.parametrize(("ganti", "tetap"), [({"nama": "Nama lain"}, True), ({"id": "X99"}, False)])
def test_cells_of_a_local_question_stay_where_it_is_asked_alike_and_are_emptied_where_it_is_not(ganti, tetap):
    j = muat_jembatan(TAMBAHAN, "1.0.0")
    satu, *sisa = j.ke.tambahan.indikator
    tambahan = j.ke.tambahan.model_copy(update={"indikator": (satu.model_copy(update=ganti), *sisa)})
    j = replace(j, ke=j.ke.model_copy(update={"tambahan": tambahan}))
    assert alihkan_teks(j, "X01", ["1", "", "0"]) == (["1", "", "0"] if tetap else ["", "", ""])


def test_what_stays_keeps_its_very_writing():
    j = SEMUA["kecil"]

    assert alihkan_teks(j, "U3", ["3/9", "62,5 %", "0,4", "0,3", "0,2", "tb", ""]) == [
        *("3/9", "62,5 %", "0,4", "0,3", "0,2"),
        *("", ""),
    ]
    assert alihkan_teks(j, "U4", ["62 (n=30)"]) == ["62 (n=30)"]
    assert alihkan_teks(j, "U2", ["rapat  PAPAN"]) == ["papan_baliho rapat"]
    assert alihkan_teks(j, "K1", ["2"]) == ["2"]
    with pytest.raises(KeyError):
        alihkan_teks(j, "N1", ["2"])


def test_villages_of_1_0_0_keep_what_2_0_0_asks_alike():
    j = SEMUA["inpres"]
    lama = buat(j.dari, 400, 7, kosong=0.1)

    hasil = alihkan(j, lama)

    assert hasil.jawaban.indikator == tuple(i.id for i in j.ke.indikator)
    assert hasil.jawaban.kunci.equals(lama.kunci)
    for id_ in ("P03", "P11", "M10", "P05", "M09", "T08", "T10"):
        a, b = lama.nomor(id_), hasil.jawaban.nomor(id_)
        np.testing.assert_array_equal(lama.nilai[a], hasil.jawaban.nilai[b])
        np.testing.assert_array_equal(lama.keadaan[a], hasil.jawaban.keadaan[b])
    np.testing.assert_array_equal(lama.responden["T08"], hasil.jawaban.responden["T08"])
    for id_ in ("P16", "P02", "P06", "M08", "N02"):
        assert (hasil.jawaban.keadaan[hasil.jawaban.nomor(id_)] == KOSONG).all()
    naik = np.isin(lama.nilai[lama.nomor("T04")], [0, 2])
    np.testing.assert_array_equal(hasil.jawaban.keadaan[hasil.jawaban.nomor("T04")] == TERJAWAB, naik)
    dibawa = {t.indikator: t for t in hasil.rincian}
    assert dibawa["P10"].nasib == "hapus"
    assert (dibawa["P10"].dibawa, dibawa["P03"].gugur) == (0, 0)


def test_answers_of_another_version_are_refused():
    j = SEMUA["inpres"]
    with pytest.raises(ValueError, match="instrumen lain"):
        alihkan(j, buat(j.ke, 2, 7))


def test_a_table_without_rows_stays_one():
    j = SEMUA["kecil"]
    hasil = alihkan(j, tabel(j.dari, []))
    assert (len(hasil.jawaban), {t.terisi for t in hasil.rincian}) == (0, {0})
