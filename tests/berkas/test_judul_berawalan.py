"""Headers with the name of a group before the id: read where that is certain, else one message for all of them."""

import pandas as pd
import pytest

from penilaian.berkas import baca
from penilaian.galat import GalatJawaban, PeringatanJawaban
from penilaian.jawaban import dari_tabel
from tests.berkas.test_judul import BENAR, DESA, LENGKAP, terbaca, unggah

IDS = LENGKAP[3:]


def galat(sumber, instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(sumber, instrumen)
    return [t for t in e.value.temuan if t.berat == "galat"]


AWALAN = [
    "grp_",
    "grp ",
    "grp.",
    "grp/",
    "grp - ",
    "grp: ",
    "kelompok_1_",
    "survei/bagian_2_",
    "Grup Persiapan ",
    "g__",
]


@pytest.mark.parametrize("awalan", AWALAN)
@pytest.mark.parametrize("banyak", [2, 4, 6])
def test_a_prefix_that_several_columns_share_is_read_with_its_warning(instrumen, awalan, banyak):
    kepala = [f"{awalan}{j}" if j in IDS[:banyak] else j for j in LENGKAP]
    b = baca(unggah(kepala, DESA), instrumen)
    assert terbaca(b) == BENAR
    assert {t.kode for t in b.peringatan} == {"B31"}
    assert len(b.peringatan) == (1 if banyak > 3 else banyak)


@pytest.mark.parametrize(
    "awalan",
    [
        ["a_", "a_", "a_", "b_", "b_", "b_"],
        ["a_", "a_", "b_", "b_", "b_", "c_"],
        ["grup_1_", "grup_2_", "grup_3_", "grup_4_", "grup_5_", "grup_6_"],
        ["a_", "b_", "c_", "d_", "e_", "f_"],
        ["a_", "a_", "", "", "b_", "b_"],
    ],
)
def test_prefixes_of_several_groups_are_read(instrumen, awalan):
    kepala = [*LENGKAP[:3], *(a + j for a, j in zip(awalan, IDS, strict=True))]
    assert terbaca(baca(unggah(kepala, DESA), instrumen)) == BENAR


def test_key_columns_bear_the_prefix_of_the_group_too(instrumen):
    assert terbaca(baca(unggah([f"grp_{j}" for j in LENGKAP], DESA), instrumen)) == BENAR


def test_a_key_column_is_not_taken_from_behind_a_prefix_that_no_answer_bears(instrumen):
    b = baca(unggah([*LENGKAP[:1], "lalu_periode", *LENGKAP[2:]], DESA), instrumen)
    assert "lalu_periode" in b.peringatan[0].tempat


def test_of_columns_with_two_prefixes_for_the_same_ids_one_message_names_both(instrumen):
    kepala = [*LENGKAP[:3], *(f"kini_{j}" for j in IDS), *(f"lalu_{j}" for j in IDS)]
    (t,) = galat(unggah(kepala, [*DESA, *DESA[3:]]), instrumen)
    assert (t.tempat, t.kode) == ("baris 1, kolom kini_J01", "B49")
    assert t.pesan == (
        "6 indikator tidak mempunyai kolom sendiri, tetapi disebut pada judul berpola 'kini_…', 'lalu_…': "
        "'kini_J01', 'kini_J02', 'kini_D01', … (12 semuanya)"
    )
    assert "(J01, bukan kini_J01)" in t.saran


@pytest.mark.parametrize("awalan", ["1_{}", "tahap2_{}"])
def test_prefixes_that_differ_in_their_number_are_another_column_of_the_same_id(instrumen, awalan):
    satu, dua = f"x{awalan}", f"x{awalan}".replace("1", "3").replace("2", "3")
    kepala = [*LENGKAP[:3], *(satu.format(j) for j in IDS), *(dua.format(j) for j in IDS)]
    assert [t.kode for t in galat(unggah(kepala, [*DESA, *DESA[3:]]), instrumen)] == ["B49"]


def test_a_prefix_that_an_id_with_a_column_of_its_own_bears_too_is_no_group(instrumen):
    kepala = [*(j for j in LENGKAP if j not in {"J01", "J02"}), "lalu_J01", "lalu_J02", "lalu_P01"]
    desa = [s for s, j in zip(DESA, LENGKAP, strict=True) if j not in {"J01", "J02"}]
    (t,) = galat(unggah(kepala, [*desa, "3", "1", "80"]), instrumen)
    assert t.kode == "B49"
    assert t.pesan.startswith("2 indikator tidak mempunyai kolom sendiri, tetapi disebut pada judul berpola 'lalu_…'")


def test_columns_of_a_group_beside_those_without_prefix_are_only_unknown(instrumen):
    b = baca(unggah([*LENGKAP, *(f"lalu_{j}" for j in IDS)], [*DESA, *["1"] * 6]), instrumen)
    assert terbaca(b) == BENAR
    assert [t.kode for t in b.peringatan] == ["B30"]


@pytest.mark.parametrize("pola", ["lama_{}", "baru {}", "skor_{}", "bobot-{}", "{}_tahun", "{}_lama", "{}a"])
def test_words_that_make_nothing_certain_are_one_message_for_all_columns(instrumen, pola):
    kepala = [*LENGKAP[:3], *(pola.format(j) for j in IDS)]
    (t,) = galat(unggah(kepala, DESA), instrumen)
    assert t.kode == "B49"
    assert repr(pola.format("…")) in t.pesan


def test_a_prefix_twice_before_the_same_id_makes_twins(instrumen):
    kepala = [*LENGKAP[:3], *(f"grp_{j}" for j in IDS), "grp_J01"]
    assert [t.kode for t in galat(unggah(kepala, [*DESA, "2"]), instrumen)] == ["B12"]


def test_what_else_may_be_the_column_of_an_id_takes_it_out_of_its_group(instrumen):
    kepala = [*LENGKAP[:3], *(f"grp_{j}" for j in IDS), "J01 lama"]
    (t,) = galat(unggah(kepala, [*DESA, "2"]), instrumen)
    assert t.kode == "B49"
    assert t.pesan == "J01 tidak mempunyai kolom sendiri, tetapi disebut pada judul 'grp_J01', 'J01 lama'"


def test_a_table_of_a_program_is_read_as_files_are(instrumen):
    nilai = dict(zip(["kode_desa", "nama_desa", "periode", *(f"grp_{j}" for j in IDS)], DESA, strict=True))
    with pytest.warns(PeringatanJawaban, match="6 judul dibaca menurut namanya: 'grp_J01' sebagai J01"):
        jawaban = dari_tabel(instrumen, pd.DataFrame([nilai]))
    assert jawaban.nilai[:, 0].tolist() == BENAR[3:]


KEMBAR = ["P01. Situs web", "[P01] Situs web", "Situs web (P01)", "P01\nSitus web", "P01 - Situs web", "P01 (isi)"]


@pytest.mark.parametrize("judul", KEMBAR)
def test_an_id_with_its_name_beside_the_id_alone_is_a_twin(instrumen, judul):
    (t,) = galat(unggah([*LENGKAP, judul], [*DESA, "4"]), instrumen)
    assert t.kode == "B12"
    assert "kolom P01 kembar: kolom ke-7 dan ke-10" in t.pesan


def test_an_id_with_its_name_is_a_twin_in_a_table_of_a_program_too(instrumen):
    tabel = pd.DataFrame([dict(zip([*LENGKAP, "P01. Situs web"], [*DESA, "4"], strict=True))])
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, tabel)
    assert [t.kode for t in e.value.temuan if t.berat == "galat"] == ["B12"]


def test_a_table_of_a_program_whose_columns_are_all_lost_is_one_fault(instrumen):
    tabel = pd.DataFrame([dict(zip([*LENGKAP[:3], *(f"lama_{j}" for j in IDS)], DESA, strict=True))])
    with pytest.raises(GalatJawaban) as e:
        dari_tabel(instrumen, tabel)
    assert [t.kode for t in e.value.temuan if t.berat == "galat"] == ["B49"]
