"""Local questions: asked, answered and exported, and no number of the instrument knows of them."""

from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from bit_uji import pastikan_sama_sampai_bit_terakhir
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from strategi_mesin import SETELAN, instrumen_acak, isian_acak, jadi_jawaban

from penilaian.instrumen import BAGIAN_TAMBAHAN, IndikatorAngka, Instrumen, KelompokTambahan, Tambahan, Tolok
from penilaian.jawaban import alihkan, alihkan_teks, dari_tabel, sama_dijawab, sambung, tulis_sel
from penilaian.mesin import nilai
from penilaian.muat import muat_instrumen, muat_jembatan, muat_versi

FOLDER = Path(__file__).parents[1] / "muat" / "tambahan_kecil"
ID = ["X01", "X02", "X03"]
JAWABAN = {
    "X01": ["1", "", "0"],
    "X02": ["12.5", "TB", ""],
    "X03": ["situs sosmed", "NIHIL", ""],
}


@pytest.fixture(scope="module")
def resmi() -> Instrumen:
    return muat_instrumen("inpres-3-2003")


@pytest.fixture(scope="module")
def lokal() -> Instrumen:
    return muat_instrumen(FOLDER)


def tabel(**kolom: list[str]) -> list[dict[str, str]]:
    baris = [{"kode_desa": f"99.01.01.200{n}", "periode": "2026", "P01": str(n), "P02": "NIHIL"} for n in (1, 2, 3)]
    return [b | {id_: isi[n] for id_, isi in kolom.items()} for n, b in enumerate(baris)]


def test_neither_hash_of_the_instrument_moves_and_what_is_asked_has_one_of_its_own(resmi, lokal):
    assert (lokal.sidik, lokal.sidik_nilai) == (resmi.sidik, resmi.sidik_nilai)
    assert lokal.sidik_utuh != resmi.sidik_utuh == resmi.sidik
    assert Instrumen.model_validate_json(lokal.model_dump_json()).sidik_utuh == lokal.sidik_utuh
    assert lokal.indikator == resmi.indikator
    assert lokal.puncak == resmi.puncak


def test_local_questions_stand_after_the_official_ones_in_a_part_of_their_own(resmi, lokal):
    assert [i.id for i in lokal.ditanyakan] == [*resmi.per_id, *ID] == list(lokal.per_id)
    assert [k.id for k in lokal.bagian] == [*(k.id for k in resmi.puncak), BAGIAN_TAMBAHAN]
    assert {lokal.puncak_dari(lokal.per_id[id_].kelompok).id for id_ in ID} == {BAGIAN_TAMBAHAN}
    assert [i.id for i in lokal.indikator_dalam(BAGIAN_TAMBAHAN)] == ID
    assert (lokal.pengenal, resmi.pengenal) == ("bungo", "inpres-3-2003")


@SETELAN
@given(st.data())
def test_results_with_and_without_local_questions_are_equal_to_the_bit(data):
    ini = data.draw(instrumen_acak())
    desa = [data.draw(isian_acak(ini)) for _ in range(data.draw(st.integers(1, 4)))]
    bertambahan = ini.model_copy(update={"tambahan": _tambahan(data.draw(st.integers(1, 3)))})
    jawaban = jadi_jawaban(ini, desa)
    kosong = sambung(bertambahan, [(ini, jawaban)])
    isi = data.draw(st.lists(st.floats(0, 1e6), min_size=len(desa), max_size=len(desa)))
    kosong.tambahan.nilai[:] = isi
    kosong.tambahan.keadaan[:] = 1

    tanpa, dengan = nilai(ini, jawaban), nilai(bertambahan, kosong)

    pastikan_sama_sampai_bit_terakhir(tanpa, dengan)
    kolom = tanpa.tabel().columns
    assert_frame_equal(tanpa.tabel(), dengan.tabel()[list(kolom)], check_exact=True)
    assert list(dengan.tabel().columns[len(kolom) :]) == [
        "tambahan",
        "versi_tambahan",
        *(i.id for i in bertambahan.indikator_tambahan),
    ]


def _tambahan(banyak: int) -> Tambahan:
    tanpa_ujung = Tolok(terburuk=Decimal(0), terbaik=Decimal(0))
    saran = [{"di_bawah": "100", "teks": "x"}]
    soal = [
        IndikatorAngka(
            id=f"X{n:02}",
            nama="x",
            kelompok="x_satu",
            pertanyaan="x",
            bobot=Decimal(1),
            jenis="angka",
            tolok=tanpa_ujung,
            saran=saran,
        )
        for n in range(1, banyak + 1)
    ]
    kelompok = (KelompokTambahan(id="x_satu", nama="x"),)
    return Tambahan(id="x", nama="x", versi="1.0.0", menambah="acak", kelompok=kelompok, indikator=tuple(soal))


def test_results_carry_the_answers_as_cells_at_the_end(lokal):
    hasil = nilai(lokal, dari_tabel(lokal, tabel(**JAWABAN))).tabel()
    assert hasil[ID].to_dict("list") == JAWABAN
    assert list(hasil.columns[-5:]) == ["tambahan", "versi_tambahan", *ID]
    assert set(hasil["tambahan"]) == {"bungo"}


def test_rows_are_taken_with_their_local_answers(lokal):
    jawaban = dari_tabel(lokal, tabel(**JAWABAN))
    for bagian in (jawaban.ambil([2, 0]), jawaban.potong(1, 3)):
        sel = tulis_sel(lokal.per_id["X01"], bagian).to_pylist()
        assert sel == (["0", "1"] if bagian.kunci["kode_desa"][0].endswith("3") else ["", "0"])


def test_a_crosswalk_keeps_local_answers(lokal):
    jembatan = muat_jembatan(FOLDER, "1.0.0")
    dibaca = dari_tabel(jembatan.dari, tabel(**JAWABAN))
    baru = alihkan(jembatan, dibaca).jawaban
    assert {id_: tulis_sel(lokal.per_id[id_], baru).to_pylist() for id_ in ID} == JAWABAN
    assert alihkan_teks(jembatan, "X03", ["situs sosmed", ""]) == ["situs sosmed", ""]
    assert muat_versi(FOLDER, "1.0.0").tambahan == lokal.tambahan


def _berubah(lokal: Instrumen, **ganti: object) -> Instrumen:
    lama = lokal.tambahan
    satu, *sisa = lama.indikator
    lain = satu.model_copy(update=ganti)
    return lokal.model_copy(update={"tambahan": lama.model_copy(update={"indikator": (lain, *sisa)})})


def test_answers_stay_where_only_words_of_a_local_question_changed_and_are_lost_where_it_is_answered_otherwise(lokal):
    kata = _berubah(lokal, nama="Menara seluler")
    jenjang = _berubah(
        lokal, jenjang=(*lokal.per_id["X01"].jenjang, lokal.per_id["X01"].jenjang[-1].model_copy(update={"nilai": 2}))
    )
    orang_lain = lokal.model_copy(update={"tambahan": lokal.tambahan.model_copy(update={"id": "kerinci"})})
    jawaban = dari_tabel(lokal, tabel(**JAWABAN))
    assert sama_dijawab(lokal, kata)
    assert not sama_dijawab(lokal, jenjang)
    assert not sama_dijawab(lokal, orang_lain)
    assert tulis_sel(kata.per_id["X01"], sambung(kata, [(lokal, jawaban)])).to_pylist() == JAWABAN["X01"]
    assert tulis_sel(jenjang.per_id["X01"], sambung(jenjang, [(lokal, jawaban)])).to_pylist() == ["", "", ""]
    assert tulis_sel(lokal.per_id["X02"], sambung(jenjang, [(lokal, jawaban)])).to_pylist() == JAWABAN["X02"]
    assert tulis_sel(lokal.per_id["X02"], sambung(orang_lain, [(lokal, jawaban)])).to_pylist() == ["", "", ""]


def test_tables_of_several_instruments_are_joined_under_one_addition(resmi, lokal):
    satu = dari_tabel(lokal, tabel(**JAWABAN))
    dua = dari_tabel(resmi, tabel()).ambil([0])
    gabungan = sambung(lokal, [(resmi, dua), (lokal, satu)])
    assert tulis_sel(lokal.per_id["X01"], gabungan).to_pylist() == ["", *JAWABAN["X01"]]
    assert np.array_equal(gabungan.nilai[:, 1:], satu.nilai, equal_nan=True)
    assert gabungan.kunci.index.tolist() == [0, 1, 2, 3]
    assert sambung(resmi, [(resmi, dua), (lokal, satu)]).tambahan is None


def test_a_local_number_is_never_called_far_outside(lokal, recwarn):
    dari_tabel(lokal, tabel(X02=["900000000", "", ""]))
    assert not recwarn.list


def test_all_is_answered_alike_only_where_the_other_asks_every_local_question_and_scores_alike(resmi, lokal):
    tambahan = lokal.tambahan
    tanpa_satu = tambahan.model_copy(update={"indikator": tambahan.indikator[1:]})
    kurang = lokal.model_copy(update={"tambahan": tanpa_satu})
    assert not sama_dijawab(lokal, resmi)
    assert sama_dijawab(resmi, lokal)
    assert not sama_dijawab(lokal, Instrumen.model_validate_json(kurang.model_dump_json()))
    assert not sama_dijawab(muat_instrumen("spbe-2020"), resmi)
