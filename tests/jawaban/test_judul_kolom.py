"""Headers by themselves: what a text names, which of several claim a column, and which version a table answers."""

import pytest

from penilaian.instrumen import Instrumen
from penilaian.jawaban.judul_berekor import inti_id
from penilaian.jawaban.judul_kolom import (
    PengenalJudul,
    hanya_versi_itu,
    menjawab_versi_lain,
    sebutan_kunci,
)

IDS = ["J1", "J2", "D1", "P1", "A1", "A2", "S1"]


@pytest.fixture(scope="module")
def pengenal(instrumen):
    return PengenalJudul(instrumen)


@pytest.mark.parametrize(
    ("judul", "nama", "cara"),
    [
        ("kode_desa", "kode_desa", "persis"),
        ("P1", "P1", "persis"),
        ("KODE DESA", "kode_desa", "longgar"),
        ("p1", "P1", "longgar"),
        ("survei/P1", "P1", "berawalan"),
        ("P1: Situs web", "P1", "berketerangan"),
        ("Persen", "P1", "berketerangan"),
        ("P1 Persen", "P1", "berketerangan"),
        ("P01", "P1", "serupa"),
        ("nilai", "nilai", "persis"),
        ("Nilai", "nilai", "longgar"),
    ],
)
def test_a_header_that_is_certain_names_its_column_and_tells_how_it_is_written(pengenal, judul, nama, cara):
    assert pengenal.satu(judul) == (nama, cara)
    assert pengenal.satu(judul) is pengenal.satu(judul)


@pytest.mark.parametrize("judul", ["", "catatan", "P9", "Apa?", "Nilai: kelengkapan", "Indikator (lama)", "P1 2"])
def test_what_could_only_be_guessed_names_nothing(pengenal, judul):
    """``Apa?`` is what every question asks; a remark behind ``nilai`` makes another column of it."""
    assert pengenal.satu(judul) is None
    assert pengenal.indikator(judul) is None
    assert not pengenal.berid(judul)


def test_an_id_without_its_zeros_is_not_looked_for_in_a_long_text(pengenal):
    awalan = "x" * 300 + "/"
    assert pengenal.satu("x" * 196 + "/P01") == ("P1", "serupa")
    assert pengenal.satu("x" * 197 + "/P01") is None
    assert pengenal.satu(awalan + "P01") is None
    assert pengenal.satu(awalan + "P1") == ("P1", "berawalan")


def test_an_indicator_is_named_by_its_column_not_by_that_of_a_village(pengenal):
    assert (pengenal.indikator("P01"), pengenal.indikator("kode_desa"), pengenal.indikator("nilai")) == (
        "P1",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("teks", "ya"),
    [("P1", True), ("P01", True), ("nilai", True), ("indikator", True), ("kode_desa", False), ("Persen", False)],
)
def test_a_column_of_answers_is_one_by_its_id_and_not_by_its_question(pengenal, teks, ya):
    assert pengenal.berid(teks) is ya


@pytest.mark.parametrize(
    ("judul", "semua", "asal"),
    [
        ("P1.1", ["P1", "P1.1"], "P1"),
        ("P1.1", ["kode_desa", "P1.1"], "P1"),
        ("p1 (2)", ["p1 (2)"], "P1"),
        ("P01.1", ["P01", "P01.1"], "P1"),
        ("P01.1", ["P01.1"], None),  # only like an id, and not there
        ("survei/P1.1", ["survei/P1"], None),
        ("P1", ["P1"], None),
        ("catatan.1", ["catatan", "catatan.1"], None),
    ],
)
def test_a_twin_is_what_a_program_numbered_of_a_column_that_is_certain(pengenal, judul, semua, asal):
    assert pengenal.asal_kembaran(judul, semua) == asal


def test_of_headers_that_claim_one_column_the_surest_stands_first_and_the_others_are_left(pengenal):
    judul = ["P01", "catatan", "survei/P1", "P1", "kode_desa", "p1"]
    tuntutan, sisa = pengenal.semua(judul)
    assert tuntutan == {
        "P1": [(3, "persis"), (5, "longgar"), (2, "berawalan"), (0, "serupa")],
        "kode_desa": [(4, "persis")],
    }
    assert sisa == [1]


@pytest.mark.parametrize("banyak", [3, 4, 5])
def test_more_than_three_headers_that_begin_with_their_ids_are_how_the_ids_were_written(pengenal, banyak):
    judul = ["kode_desa", *(f"{id_} Situs web" for id_ in IDS[:banyak]), "lain lagi"]
    tuntutan, sisa = pengenal.semua(judul)
    ada = IDS[:banyak] if banyak > 3 else []
    assert tuntutan == {"kode_desa": [(0, "persis")]} | {
        id_: [(n, "berketerangan")] for n, id_ in enumerate(ada, start=1)
    }
    assert sisa == [*range(len(ada) + 1, banyak + 2)]


@pytest.mark.parametrize("rusak", ["P1 catatan", "J1 Situs", "J1", "kode Situs"])
def test_headers_that_begin_with_ids_are_left_where_one_is_a_remark_a_twin_or_there_already(pengenal, rusak):
    judul = [*(f"{id_} Situs" for id_ in ("J1", "J2", "D1", "A1", "A2")), rusak]
    tuntutan, sisa = pengenal.semua(judul)
    if rusak == "kode Situs":  # begins with no id
        assert (sorted(tuntutan), sisa) == (["A1", "A2", "D1", "J1", "J2"], [5])
    else:
        assert (sorted(tuntutan), sisa) == (["J1"] if rusak == "J1" else [], [0, 1, 2, 3, 4] + [5] * (rusak != "J1"))


@pytest.mark.parametrize(
    ("judul", "ada"),
    [
        (["kode_desa", "A1_Hari"], {"A1": 1}),
        (["J2 boleh", "S1_Survei", "lain"], {"J2": 0, "S1": 1}),
        (["A1_Survei"], {}),  # the name of another
        (["J2_boleh saja"], {}),
        (["J2_TB"], {}),  # what a form asks beside an answer
        (["J2_boleh", "J2_jenjang"], {}),  # either may be its column
        (["J2_boleh", "J2 lain"], {}),
        (["J2_boleh", "J2_catatan"], {"J2": 0}),
        (["J2_boleh", "J2"], {"J2": 1}),
        (["lain", "kode desa lain", "J2_boleh"], {"J2": 2}),
        (["J2_TB boleh jenjang"], {"J2": 0}),  # all of its name, in another order
    ],
)
def test_an_id_before_words_of_its_own_name_is_read_where_no_other_column_may_be_meant(pengenal, judul, ada):
    tuntutan, sisa = pengenal.semua(judul)
    assert {n: letak for n, ((letak, _),) in tuntutan.items() if n != "kode_desa"} == ada
    assert sisa == [k for k in range(len(judul)) if k not in ada.values() and judul[k] != "kode_desa"]


AKHIRAN = ["persen", "pembilang", "penyebut", "cara", "usul", "tb", "n", "responden", "tahun", "lama", "baru"]


@pytest.fixture
def bernama_panjang(instrumen):
    """Return what knows an instrument whose J1 has in its name every word that a form sets behind an id."""
    isi = instrumen.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    isi["indikator"][0]["nama"] = "Air di desa dan " + " ".join(AKHIRAN)
    return PengenalJudul(Instrumen.model_validate(isi))


@pytest.mark.parametrize("akhiran", AKHIRAN)
def test_what_a_form_sets_behind_an_id_is_no_name_even_where_the_indicator_is_called_so(bernama_panjang, akhiran):
    assert bernama_panjang.semua([f"J1_{akhiran}"]) == ({}, [0])


@pytest.mark.parametrize(("judul", "ada"), [("J1_di", False), ("J1_air di", False), ("J1_desa", True)])
def test_words_of_three_letters_tell_nothing_of_a_name_and_one_of_four_does(bernama_panjang, judul, ada):
    assert ("J1" in bernama_panjang.semua([judul])[0]) is ada


def test_blanks_around_headers_that_begin_with_their_ids_change_nothing(pengenal):
    judul = [f" {id_} Situs web " for id_ in IDS[:4]]
    assert pengenal.semua(judul) == ({id_: [(n, "berketerangan")] for n, id_ in enumerate(IDS[:4])}, [])


WILAYAH = ["Desa", "Nama Desa/Kelurahan", "Kec.", "KAB / KOTA", "Desa lain", "Kecamatan", "x" * 201 + " desa"]


def test_names_of_places_are_known_by_their_words_each_once(pengenal):
    semua = range(len(WILAYAH))
    assert pengenal.wilayah(WILAYAH, semua, ()) == {0: "nama_desa", 2: "kecamatan", 3: "kabupaten"}
    assert pengenal.wilayah(WILAYAH, semua, ("kecamatan",)) == {0: "nama_desa", 3: "kabupaten"}
    assert pengenal.wilayah(WILAYAH, [1, 5], ()) == {1: "nama_desa", 5: "kecamatan"}
    assert pengenal.wilayah(["Nama", "Desa dan Kecamatan", "Nama atau"], range(3), ()) == {}
    assert pengenal.wilayah([" " * 196 + "desa", " " * 198 + "kec"], range(2), ()) == {0: "nama_desa"}
    assert pengenal.wilayah([" " * 197 + "desa"], [0], ()) == {}


def test_names_of_places_are_looked_for_below_headers_only_while_some_are_missing(pengenal):
    dilihat = []

    def isi(k):
        dilihat.append(k)
        return {0: "kecamatan", 1: "nama_desa", 2: "kecamatan", 3: "kabupaten"}.get(k)

    assert pengenal.wilayah(["a", "Desa", "b", "c", "d"], range(5), (), isi) == {
        0: "kecamatan",
        1: "nama_desa",
        3: "kabupaten",
    }
    assert dilihat == [0, 2, 3], "what its header tells is not asked for, nor anything once all three are there"
    assert pengenal.wilayah(["a", "b"], range(2), ("kecamatan",), isi) == {1: "nama_desa"}
    assert pengenal.wilayah(["a", "b"], range(2), ()) == {}


def test_where_no_villages_are_assessed_the_key_has_other_names_and_places_are_not_looked_for(instrumen):
    assert sebutan_kunci(instrumen) == {}
    dinas = instrumen.model_copy(update={"yang_dinilai": "instansi"})
    assert sebutan_kunci(dinas) == {
        "kode": "kode_desa",
        "kode_instansi": "kode_desa",
        "nama": "nama_desa",
        "nama_instansi": "nama_desa",
    }
    lain = PengenalJudul(dinas)
    assert lain.satu("kode_instansi") == ("kode_desa", "persis")
    assert lain.satu("Nama Instansi") == ("nama_desa", "longgar")
    assert lain.wilayah(["Desa"], [0], ()) == {}


@pytest.mark.parametrize(
    ("teks", "inti"),
    [
        ("P01", "p1"), ("PO1", "p1"), ("P-001", "p1"), ("p 1", "p1"), ("P10", "p10"), ("P100", "p100"), ("P0", "p0"),
        ("P00", "p0"), ("PO", ""), ("No 1", ""), ("no.1", ""), ("P1a", ""), ("1", ""), ("P1234567", ""),
        ("P123456", "p123456"), ("P" + " " * 198 + "1", "p1"), ("P" + " " * 199 + "1", ""),
    ],
)  # fmt: skip
def test_the_heart_of_an_id_is_its_letters_and_its_number_without_zeros(teks, inti):
    assert inti_id(teks) == inti


def test_headers_of_another_version_alone_are_told_with_their_ids(instrumen):
    assert hanya_versi_itu(["P1", "L9", "l8", "survei/L7", "lain"], instrumen, [*IDS, "L9", "L8", "L7"]) == {
        "L9": "L9",
        "l8": "L8",
        "survei/L7": "L7",
    }


@pytest.mark.parametrize(
    ("judul", "jawab"),
    [
        ({"J1": True, "L9": True}, ("2.0.0", ["L9"], ["P1", "S1"])),
        ({"J1": True, "L9": True, "P1": True}, None),  # P1 and S1 are asked by this version alone
        ({"J1": True, "L9": True, "P1": False}, ("2.0.0", ["L9"], ["P1", "S1"])),
        ({"J1": True, "L9": False, "P1": False}, None),  # nothing is answered of the other
        ({"J1": True, "L9": False}, ("2.0.0", ["L9"], ["P1", "S1"])),
        ({"J1": True, "L9": False, "l9": True, "P1": False}, ("2.0.0", ["L9"], ["P1", "S1"])),
        ({"J1": True, "l9": True, "L9": False, "P1": False}, ("2.0.0", ["L9"], ["P1", "S1"])),
        ({"J1": True, "K1": True}, ("1.0.0", ["K1"], ["A1"])),
        ({"K1": True, "K2": True, "L9": True}, ("1.0.0", ["K1", "K2"], ["A1"])),
        ({"J1": True, "J2": True}, None),
        ({}, None),
    ],
)
def test_a_table_answers_another_version_where_it_names_what_only_that_asks(instrumen, judul, jawab):
    lain = {
        "2.0.0": [i for i in IDS if i not in ("P1", "S1")] + ["L9"],
        "1.0.0": [i for i in IDS if i != "A1"] + ["K1", "K2"],
    }
    assert menjawab_versi_lain(judul, instrumen, lain) == jawab
