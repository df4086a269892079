"""Headers: read where they are certain, else one message that names the nearest one and its row."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

LENGKAP = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01"]
DESA = ["9901012001", "Satu", "2026", "3", "1", "papan", "85", "2", "80"]


def unggah(*baris):
    isi = "\n".join(";".join(f'"{s}"' if "\n" in s else s for s in b) for b in baris)
    return Unggahan("isi.csv", isi.encode())


def terbaca(b):
    return [*b.jawaban.kunci.loc[0, ["kode_desa", "nama_desa", "periode"]], *b.jawaban.nilai[:, 0].tolist()]


BENAR = ["99.01.01.2001", "Satu", "2026", 3, 1, 1, 85, 2, 80]

CARA = {
    "grup dengan garis miring": lambda j: f"grup/{j}",
    "grup dua tingkat": lambda j: f"survei/bagian_1/{j}",
    "grup dengan tanda hubung": lambda j: f"grup-{j}",
    "grup dengan titik": lambda j: f"grup.{j}",
    "grup dengan titik dua": lambda j: f"grup:{j}",
    "nama di baris kedua sel": lambda j: f"{j}\nSitus web",
    "nama sesudah tanda hubung": lambda j: f"{j} - Situs web",
    "nama sesudah tanda pisah": lambda j: f"{j} – Situs web",
    "nama sesudah titik": lambda j: f"{j}. Situs web",
    "nama sesudah titik dua": lambda j: f"{j}: Situs web",
    "id dalam kurung siku": lambda j: f"[{j}] Situs web",
    "id di belakang": lambda j: f"Situs web ({j})",
    "bertanda wajib": lambda j: f"{j} *",
    "bertanda wajib di depan": lambda j: f"* {j}",
    "bertitik": lambda j: f"{j}.",
    "bertanda hubung": lambda j: f"{j} -",
    "bertanda pisah": lambda j: f"– {j} –",
    "berbutir": lambda j: f"• {j}",
    "berpetik": lambda j: f"“{j}”",
    "berpetik tunggal": lambda j: f"'{j}'",
    "berketerangan dan bertitik": lambda j: f"{j} (isi).",
    "berketerangan": lambda j: f"{j} (isi)",
    "spasi selebar nol": lambda j: f"\u200b{j[:2]}\u200b{j[2:]}",
    "huruf besar": str.upper,
    "spasi tak putus": lambda j: f"\u00a0{j.replace('_', chr(160))}\u00a0",
}


@pytest.mark.parametrize("tulis", CARA.values(), ids=CARA)
def test_headers_that_are_certain_are_read_with_at_most_three_warnings(instrumen, tulis):
    b = baca(unggah([tulis(j) for j in LENGKAP], DESA), instrumen)
    assert terbaca(b) == BENAR
    assert {t.kode for t in b.peringatan} == {"B31"}
    assert len(b.peringatan) <= 3


@pytest.mark.parametrize("banyak", [1, 2, 3])
def test_a_repeated_bom_is_read(instrumen, banyak):
    isi = b"\xef\xbb\xbf" * banyak + unggah(LENGKAP, DESA).isi
    assert baca(Unggahan("isi.csv", isi), instrumen).peringatan == ()


def test_a_header_that_is_the_name_of_a_question_is_read(instrumen):
    b = baca(unggah([*LENGKAP[:6], "Persen", "Hari", "Survei"], DESA), instrumen)
    assert terbaca(b) == BENAR


KOP = [["PEMERINTAH KABUPATEN REKAAN", "", "", "", "", "", "", "", ""], ["", "", "", "", "", "", "", "", ""]]
ATAS = {
    "kop surat": [*KOP * 3, LENGKAP],
    "kop surat 25 baris": [*KOP * 12, LENGKAP],
    "nama tingkat di atas id": [["", "", "", "Persiapan", "", "", "Pematangan", "", ""], LENGKAP],
    "id di bawah nama tingkat": [[*LENGKAP[:3], "Persiapan", "", "", "Pematangan", "", ""], ["", "", "", *LENGKAP[3:]]],
    "id di atas pertanyaan": [
        ["", "", "", *LENGKAP[3:]],
        [*LENGKAP[:3], "Apa?", "Apa?", "Apa?", "Apa?", "Apa?", "Apa?"],
    ],
    "pertanyaan di bawah id": [LENGKAP, ["", "", "", "Apa?", "Apa?", "Apa?", "Apa?", "Apa?", "Apa?"]],
    "nomor di bawah id": [LENGKAP, [f"({n})" for n in range(1, 10)]],
}


@pytest.mark.parametrize("atas", ATAS.values(), ids=ATAS)
@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_headers_below_a_letterhead_and_on_several_rows_are_read(instrumen, xlsx, atas, bentuk):
    b = baca(unggah(*atas, DESA) if bentuk == "csv" else xlsx([*atas, DESA]), instrumen)
    assert terbaca(b) == BENAR
    assert b.hitungan.dibaca == 1
    assert {t.kode for t in b.peringatan} <= {"B37"}


@pytest.mark.parametrize("kembar", ["P01.1", "P01 (2)", "P01_1", "P01...7", "P01_duplicated_0", "p01", "grup/P01"])
def test_twin_columns_that_another_program_numbered_are_called_twins(instrumen, kembar):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*LENGKAP, kembar], [*DESA, "4"]), instrumen)
    (t,) = e.value.temuan
    assert t.kode == "B12"
    assert "kolom P01 kembar: kolom ke-7 dan ke-10" in t.pesan


def test_two_numbered_columns_without_their_original_are_twins_too(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*LENGKAP[:6], "P01...7", *LENGKAP[7:], "P01...10"], [*DESA, "4"]), instrumen)
    assert "B12" in [t.kode for t in e.value.temuan]


@pytest.mark.parametrize("judul", ["P01 catatan", "P01 - catatan", "catatan/P01", "P01_foto", "P01/papan", "bukti P01"])
def test_a_column_beside_an_answer_does_not_take_its_place(instrumen, judul):
    b = baca(unggah([*LENGKAP, judul], [*DESA, "9"]), instrumen)
    assert terbaca(b) == BENAR
    assert [t.kode for t in b.peringatan] == ["B30"]


@pytest.mark.parametrize("judul", ["P01 catatan", "bukti P01", "P01_foto", "P01_pembilang"])
def test_a_missing_indicator_is_named_with_the_nearest_header(instrumen, judul):
    kepala = [judul if j == "P01" else j for j in LENGKAP]
    b = baca(unggah(kepala, DESA), instrumen)
    (t,) = [t for t in b.peringatan if t.kode == "B30"]
    assert t.tempat == f"baris 1, kolom {judul}"
    assert "P01" in t.saran


@pytest.mark.parametrize("judul", ["P01 Situs", "P01.1", "P01_Internet", "P01/Hari", "Q_P01", "grup_persiapan_P01"])
def test_an_indicator_that_is_lost_because_of_its_header_is_an_error(instrumen, judul):
    kepala = [judul if j == "P01" else j for j in LENGKAP]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, DESA), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == (f"baris 1, kolom {judul}", "B49")
    assert t.pesan == f"P01 tidak mempunyai kolom sendiri, tetapi disebut pada judul {judul!r}"


@pytest.mark.parametrize(("id_", "judul"), [("J02", "J02_Jenjang"), ("J02", "j02 - JENJANG"), ("A01", "a01_HARI")])
def test_an_id_before_words_of_its_own_name_is_read_with_a_warning(instrumen, id_, judul):
    kepala = [judul if j == id_ else j for j in LENGKAP]
    b = baca(unggah(kepala, DESA), instrumen)
    assert terbaca(b) == BENAR
    assert [(t.tempat, t.kode) for t in b.peringatan] == [(f"baris 1, kolom {judul}", "B31")]


def test_words_of_a_name_make_nothing_certain_where_two_columns_may_be_meant(instrumen):
    kepala = ["J02_Jenjang" if j == "J02" else j for j in LENGKAP]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*kepala, "J02_Lain"], [*DESA, "2"]), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert t.kode == "B49"
    assert "'J02_Jenjang', 'J02_Lain'" in t.pesan


def test_a_remark_beside_an_id_with_its_name_makes_it_no_less_certain(instrumen):
    kepala = ["J02_Jenjang" if j == "J02" else j for j in LENGKAP]
    b = baca(unggah([*kepala, "J02_foto"], [*DESA, "a.jpg"]), instrumen)
    assert terbaca(b) == BENAR
    assert [t.kode for t in b.peringatan] == ["B31", "B30"]


def test_what_a_form_sets_behind_an_id_is_not_taken_for_a_word_of_its_name(instrumen):
    bernama = [i.model_copy(update={"nama": "Tahun jenjang"}) if i.id == "J02" else i for i in instrumen.indikator]
    lain = instrumen.model_copy(update={"indikator": tuple(bernama)})
    kepala = ["J02_tahun" if j == "J02" else j for j in LENGKAP]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, DESA), lain)
    assert [t.kode for t in e.value.temuan] == ["B49"]
    assert {t.kode for t in baca(unggah([j.replace("tahun", "jenjang") for j in kepala], DESA), lain).peringatan} == {
        "B31"
    }


EKOR_PASTI = [
    ("P01", "P01 persentase"),
    ("P01", "P01 persen"), ("P01", "P01_persen"), ("P01", "p1 Persen"), ("P01", "P01 %"), ("P01", "P01persen"),
    ("P01", "P01 Nilai"), ("P01", "Nilai P01"), ("P01", "NilaiP01"), ("P01", "jawaban_P01"), ("P01", "P 01 nilai"),
    ("P01", "grup/P01 persentase"), ("J01", "Skor J01"), ("J01", "J01 nilai"), ("A01", "A01 hari"),
    ("A01", "A01 nilai (hari)"), ("S01", "S01_persen"), ("D01", "D01 isian"),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "judul"), EKOR_PASTI)
def test_an_id_with_its_unit_or_a_word_for_an_answer_is_read_with_one_warning(instrumen, id_, judul):
    kepala = [judul if j == id_ else j for j in LENGKAP]
    b = baca(unggah(kepala, DESA), instrumen)
    assert terbaca(b) == BENAR
    assert [(t.tempat, t.kode) for t in b.peringatan] == [(f"baris 1, kolom {judul}", "B31")]


EKOR_RAGU = [
    ("P01", "P01a"), ("P01", "P01 lama"), ("P01", "P01_tahun"), ("P01", "Skor P01"), ("P01", "P01 nilai baru"),
    ("P01", "P01 bobot"), ("P01", "P01 Berkas digital"), ("P01", "P01_cara"), ("P01", "P1 lain"), ("P01", "P01 hari"),
    ("A01", "A01 tahun"), ("A01", "A01 persen"), ("A01", "Skor A01"), ("J01", "J01 persen"), ("J01", "J01_tb"),
    ("J01", "Sumber J01"), ("D01", "D01baru"),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "judul"), EKOR_RAGU)
def test_an_id_with_a_word_that_makes_nothing_certain_is_one_error_and_nothing_else(instrumen, id_, judul):
    kepala = [judul if j == id_ else j for j in LENGKAP]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, DESA), instrumen)
    (t,) = e.value.temuan
    assert (t.tempat, t.kode) == (f"baris 1, kolom {judul}", "B49")
    assert t.pesan == f"{id_} tidak mempunyai kolom sendiri, tetapi disebut pada judul {judul!r}"


def test_other_missing_indicators_are_still_named_beside_one_that_is_lost(instrumen):
    kepala, desa = ["P01a" if j == "P01" else j for j in LENGKAP[:-1]], DESA[:-1]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, desa), instrumen)
    assert sorted(t.kode for t in e.value.temuan) == ["B32", "B49"]
    (t,) = [t for t in e.value.temuan if t.kode == "B32"]
    assert "S01" in t.pesan
    assert "P01" not in t.pesan


@pytest.mark.parametrize("lain", ["P01 lama", "P01_cara", "Nilai P01"])
def test_a_unit_makes_nothing_certain_where_another_column_may_be_meant(instrumen, lain):
    kepala = ["P01 persentase" if j == "P01" else j for j in LENGKAP]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*kepala, lain], [*DESA, "70"]), instrumen)
    (t,) = e.value.temuan
    assert t.kode == "B49"
    assert f"'P01 persentase', {lain!r}" in t.pesan


def test_one_column_that_names_two_indicators_without_their_own_loses_both(instrumen):
    kepala = [j for j in LENGKAP if j not in {"J01", "J02"}]
    desa = [s for j, s in zip(LENGKAP, DESA, strict=True) if j in kepala]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*kepala, "J01 dan J02"], [*desa, "3"]), instrumen)
    (t,) = e.value.temuan
    assert t.kode == "B49"
    assert "J01 dan J02 tidak mempunyai kolom sendiri" in t.pesan


@pytest.mark.parametrize("judul", ["P01 keterangan", "tautan_P01", "P01_penyebut", "S01_n", "S01_responden"])
def test_a_column_that_is_clearly_beside_an_answer_only_warns(instrumen, judul):
    id_ = "S01" if "S01" in judul else "P01"
    kepala = [judul if j == id_ else j for j in LENGKAP]
    assert [t.kode for t in baca(unggah(kepala, DESA), instrumen).peringatan] == ["B32", "B30"]


def test_each_indicator_that_is_lost_is_an_error_of_its_own_where_each_header_says_another_thing(instrumen):
    kepala = [*LENGKAP[:3], *(f"{a}_{j}" for a, j in zip("qxvwz", LENGKAP[3:-1], strict=True)), LENGKAP[-1]]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, DESA), instrumen)
    assert [t.tempat for t in e.value.temuan if t.kode == "B49"] == [f"baris 1, kolom {j}" for j in kepala[3:-1]]


def test_choices_in_columns_of_their_own_without_an_answer_are_one_error(instrumen):
    kepala, desa = [j for j in LENGKAP if j != "D01"], [s for j, s in zip(LENGKAP, DESA, strict=True) if j != "D01"]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*kepala, "D01/papan", "D01/situs"], [*desa, "1", "0"]), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert t.kode == "B49"
    assert "'D01/papan', 'D01/situs'" in t.pesan


def test_an_empty_column_whose_header_names_an_indicator_loses_nothing(instrumen):
    kepala = ["P01_Internet" if j == "P01" else j for j in LENGKAP]
    desa = ["" if j == "P01" else s for j, s in zip(LENGKAP, DESA, strict=True)]
    assert "B49" not in [t.kode for t in baca(unggah(kepala, desa), instrumen).peringatan]


@pytest.mark.parametrize("judul", ["Kode Wilayah", "kode_wilayah_desa", "Kd Desa", "KodeDes"])
def test_of_an_uncertain_code_column_the_nearest_is_named_with_its_row(instrumen, judul):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*KOP, [judul, *LENGKAP[1:]], DESA), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 3", "B10")
    assert repr(judul) in t.pesan


def test_many_unknown_columns_are_one_warning(instrumen):
    b = baca(unggah([*LENGKAP, *(f"x{n}" for n in range(46))], [*DESA, *["1"] * 46]), instrumen)
    (t,) = b.peringatan
    assert t.kode == "B30"
    assert "46 kolom" in t.pesan


def test_a_row_of_headers_that_begin_with_their_ids_is_read(instrumen):
    b = baca(unggah([*LENGKAP[:3], *(f"{j} Situs web desa" for j in LENGKAP[3:])], DESA), instrumen)
    assert terbaca(b) == BENAR
    assert [t.kode for t in b.peringatan] == ["B31"]


def test_headers_that_begin_with_their_ids_are_not_read_where_one_of_them_is_a_remark(instrumen):
    kepala = [*LENGKAP[:3], *(f"{j} catatan" if j == "P01" else f"{j} Situs" for j in LENGKAP[3:])]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(kepala, DESA), instrumen)
    assert {t.kode for t in e.value.temuan if t.berat == "galat"} == {"B49"}


@pytest.mark.parametrize(
    "judul",
    [
        "P1", "PO1", "P-01", "P001", "p 1", "P.1", "persiapan/P1", "P1. Situs web", "Situs web (P1)", "P1 *",
        "\u042001", "\u03a101", "\uff30\uff10\uff11", "P\u0660\u0661", "\u0440\u041e1",
        "\U0001d40f\U0001d7ce\U0001d7cf",
    ],
)  # fmt: skip
def test_an_id_without_its_zeros_or_in_letters_that_only_look_alike_is_read_and_said(instrumen, judul):
    b = baca(unggah([judul if j == "P01" else j for j in LENGKAP], DESA), instrumen)
    assert terbaca(b) == BENAR
    assert [(t.tempat, t.kode) for t in b.peringatan] == [(f"baris 1, kolom {judul}", "B31")]
    assert "dibaca sebagai P01" in b.peringatan[0].pesan


@pytest.mark.parametrize("judul", ["P1", "PO1", "\u042001"])
def test_an_id_that_looks_like_one_that_is_there_is_its_twin(instrumen, judul):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah([*LENGKAP, judul], [*DESA, "4"]), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [(f"baris 1, kolom {judul}", "B12")]


@pytest.mark.parametrize("judul", ["P1 2", "P1/2", "P11", "P\u00b9", "P01\u00b2", "P1.0", "PO"])
def test_what_only_begins_like_an_id_is_no_column_of_answers(instrumen, judul):
    b = baca(unggah([*LENGKAP, judul], [*DESA, "4"]), instrumen)
    assert terbaca(b) == BENAR
    assert [(t.tempat, t.kode) for t in b.peringatan] == [(f"baris 1, kolom {judul}", "B30")]


@pytest.mark.parametrize("judul", ["P01.", "- P01", "P01 *", "'P01"])
def test_what_only_decorates_a_name_that_is_there_is_not_read_in_its_place(instrumen, judul):
    b = baca(unggah(["kode_desa", "periode", "P01", judul], ["9901012001", "2026", "85", "7"]), instrumen)
    assert b.jawaban.nilai[b.jawaban.nomor("P01")].tolist() == [85]
    assert "B30" in [t.kode for t in b.peringatan]
