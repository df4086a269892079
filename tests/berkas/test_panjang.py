"""One answer a row: the same villages as wide, faults by the row of the answer."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TIDAK_BERLAKU

KEPALA = "kode_desa;periode;indikator;nilai"
SEMUA = ["J01", "J02", "D01", "P01", "A01", "S01"]


def unggah(*baris, kepala=KEPALA):
    return Unggahan("isi.csv", "\n".join([kepala, *baris]).encode())


LEBAR = "kode_desa;periode;" + ";".join(SEMUA)
ISI = {
    ("99.01.01.2001", "2026"): ["3", "TB", "papan situs", "85,5", "2", "80 n=31"],
    ("99.01.01.2002", "2026"): ["0", "", "NIHIL", "3/9", "TB", ""],
    ("99.01.01.2001", "2025"): ["1", "2", "", "40", "", "60"],
}


def test_the_long_and_the_wide_form_give_the_same_answers(instrumen):
    lebar = baca(unggah(*(";".join([*k, *v]) for k, v in ISI.items()), kepala=LEBAR), instrumen)
    baris = [f"{d};{p};{i};{s}" for (d, p), v in ISI.items() for i, s in zip(SEMUA, v, strict=True)]
    # the order of rows decides only that of villages: take one row of each first, the rest backwards
    panjang = baca(
        unggah(baris[0], baris[6], baris[12], *reversed([b for n, b in enumerate(baris) if n % 6])), instrumen
    )
    assert panjang.peringatan == ()
    assert (lebar.bentuk.susunan, panjang.bentuk.susunan) == ("lebar", "panjang")
    a, b = lebar.jawaban, panjang.jawaban
    assert a.kunci.equals(b.kunci)
    assert a.keadaan.tolist() == b.keadaan.tolist()
    assert str(a.nilai.tolist()) == str(b.nilai.tolist())
    assert a.centang["D01"].tolist() == b.centang["D01"].tolist()
    assert str(a.responden["S01"].tolist()) == str(b.responden["S01"].tolist())


def test_a_code_with_and_without_points_is_one_village(instrumen):
    j = baca(unggah("9901012001;2026;J01;3", "99.01.01.2001;2026;J02;TB"), instrumen).jawaban
    assert len(j) == 1
    assert j.keadaan[1].tolist() == [TIDAK_BERLAKU]


def test_an_indicator_that_is_not_mentioned_is_kosong_and_warned_of(instrumen):
    b = baca(unggah("9901012001;2026;J01;3"), instrumen)
    (t,) = b.peringatan
    assert (t.kode, t.tempat) == ("B32", "kolom indikator")
    assert "J02, D01, P01, A01, S01" in t.pesan
    assert b.jawaban.keadaan[1:, 0].tolist() == [KOSONG] * 5


def test_twin_answers_are_refused_on_each_of_their_rows(temuan):
    sumber = unggah(
        "9901012001;2026;J02;3", "9901012001;2026;J01;3", "99.01.01.2001;2026;J02;TB", "9901012001;2025;J02;3"
    )
    assert [t for t in temuan(sumber) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "B16"),
        ("baris 4, kolom nilai", "B16"),
    ]


def test_an_error_is_named_on_the_row_of_its_answer(temuan):
    sumber = unggah(
        "9901012001;2026;J01;9", "x;2026;J01;3", "9901012001;2026-13;J01;3", "x;2026;J02;3", "9901012001;2026;P01;-"
    )
    assert [t for t in temuan(sumber) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "J03"),
        ("baris 3, kolom kode_desa", "J10"),
        ("baris 4, kolom periode", "J11"),
        ("baris 5, kolom kode_desa", "J10"),
        ("baris 6, kolom nilai", "J02"),
    ]


def test_an_unknown_indicator_is_warned_of_like_an_unknown_column(instrumen):
    b = baca(unggah("9901012001;2026;j01;3", "9901012001;2026;X99;3", "9901012001;2026;;"), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    (t,) = [t for t in b.peringatan if t.kode == "B35"]
    assert "1 baris" in t.pesan
    assert "'X99'" in t.pesan
    assert str(b.hitungan) == "3 baris dalam berkas = 1 dibaca + 0 ditolak + 2 dilewati."


@pytest.mark.parametrize(
    "tulisan",
    ["P01. Situs web", "persiapan/P01", "P1", "PO1", "Persen", "[P01] Persen", "Situs (P01)", "p_01", "\u042001"],
)
def test_an_indicator_is_known_by_what_would_be_known_as_a_header(instrumen, tulisan):
    b = baca(unggah("9901012001;2026;J01;3", f"9901012001;2026;{tulisan};85"), instrumen)
    assert b.jawaban.nilai[b.jawaban.nomor("P01")].tolist() == [85]
    assert "B35" not in [t.kode for t in b.peringatan]
    assert str(b.hitungan) == "2 baris dalam berkas = 2 dibaca + 0 ditolak + 0 dilewati."


def test_two_ways_to_write_one_indicator_of_one_village_are_twins(temuan):
    baris = ["9901012001;2026;P01;85", "9901012001;2026;P1;85"]
    assert [k for _, k in temuan(unggah(*baris)) if k == "B16"] == ["B16", "B16"]


@pytest.mark.parametrize(
    ("tulisan", "saran"), [("", "misalnya J01"), ("P01 Situs", "Bila maksudnya P01"), ("PI1", None), ("POl", "P01")]
)
def test_an_answer_whose_indicator_is_missing_or_near_another_is_refused_on_its_row(instrumen, tulisan, saran):
    isi = unggah("9901012001;2026;J01;3", f"9901012001;2026;{tulisan};85", "9901012001;2026;X99;1")
    if saran is None:
        assert str(baca(isi, instrumen).hitungan).endswith("= 1 dibaca + 0 ditolak + 2 dilewati.")
        return
    with pytest.raises(GalatJawaban) as e:
        baca(isi, instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 3, kolom indikator", "B43")
    assert saran in t.saran
    assert str(e.value.hitungan) == "3 baris dalam berkas = 1 dibaca + 1 ditolak + 1 dilewati."


def test_a_remark_beside_an_answer_is_no_answer_and_no_error(instrumen):
    b = baca(unggah("9901012001;2026;P01;85", "9901012001;2026;P01 catatan;baik"), instrumen)
    assert {t.kode for t in b.peringatan} == {"B35", "B32"}
    assert b.hitungan.dilewati == 1


def test_the_name_of_a_village_comes_from_its_first_row_that_is_filled(instrumen):
    kepala = "kode_desa;nama_desa;periode;indikator;nilai"
    b = baca(
        unggah("9901012001;;2026;J01;3", "9901012001;Satu;2026;J02;3", "9901012001;SATU;2026;P01;3", kepala=kepala),
        instrumen,
    )
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu"]
    assert "B36" in [t.kode for t in b.peringatan]


def test_the_period_option_holds_for_the_long_form_too(instrumen, temuan):
    kepala = "kode_desa;indikator;nilai"
    b = baca(unggah("9901012001;J01;3", "9901012001;J02;3", kepala=kepala), instrumen, periode="2026")
    assert b.jawaban.kunci["periode"].tolist() == ["2026"]
    assert "B14" in [k for _, k in temuan(unggah("9901012001;J01;3", kepala=kepala))]


@pytest.mark.parametrize("judul", ["Tahun", "tahun_data", "Tahun Penilaian", "Semester"])
@pytest.mark.parametrize("bentuk", ["lebar", "panjang"])
def test_a_column_of_periods_under_another_heading_is_named_where_none_is_there(instrumen, judul, bentuk):
    kepala = f"kode_desa;{judul};" + ("J01;J02" if bentuk == "lebar" else "indikator;nilai")
    baris = "9901012001;2026-S1;3;2" if bentuk == "lebar" else "9901012001;2026-S1;J01;3"
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(baris, kepala=kepala), instrumen)
    (t,) = [t for t in e.value.temuan if t.kode == "B14"]
    assert t.saran.startswith(f"Mungkin kolom {judul} itu periode? Namai 'periode'. Tambahkan kolom periode")


@pytest.mark.parametrize(("judul", "isi"), [("Tahun", "dua ribu"), ("Tahun", ""), ("Luas", "2026")])
def test_a_column_that_holds_no_periods_or_is_called_otherwise_is_not_taken_for_one(instrumen, judul, isi):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(f"9901012001;{isi};3", kepala=f"kode_desa;{judul};J01"), instrumen)
    (t,) = [t for t in e.value.temuan if t.kode == "B14"]
    assert "Mungkin" not in t.saran


@pytest.mark.parametrize(
    ("kepala", "baris"),
    [
        ("kode_desa;periode;indikator", "9901012001;2026;J01"),
        ("kode_desa;periode;nilai", "9901012001;2026;3"),
        ("kode_desa;periode;indikator;nilai;J01", "9901012001;2026;J02;3;3"),
    ],
)
def test_an_unclear_arrangement_is_refused(temuan, kepala, baris):
    assert "B20" in [k for _, k in temuan(unggah(baris, kepala=kepala))]


@pytest.mark.parametrize("nama", ["Nilai", "Indikator", "nilai;indikator"])
def test_an_extra_column_named_nilai_or_indikator_is_not_read_and_is_warned_of(instrumen, nama):
    banyak = nama.count(";") + 1
    b = baca(unggah("9901012001;2026;3" + ";78,5" * banyak, kepala=f"kode_desa;periode;J01;{nama}"), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    assert [t.kode for t in b.peringatan if t.kode != "B32"] == ["B30"] * banyak


def test_both_extra_columns_beside_columns_of_indicators_are_not_read_though_one_holds_an_id(instrumen):
    kepala = "kode_desa;periode;J01;J02;Nilai;Indikator"
    b = baca(unggah("9901012001;2026;3;2;78,5;J01", "9901012002;2026;1;1;70;J01", kepala=kepala), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3, 1]
    assert [(t.tempat, t.kode) for t in b.peringatan if t.kode != "B32"] == [
        ("baris 1, kolom Nilai", "B30"),
        ("baris 1, kolom Indikator", "B30"),
    ]


@pytest.mark.parametrize("baris", [["J02;3", "J01;2"], ["P01;3"]])
def test_an_arrangement_that_stays_unclear_is_one_finding_about_it(temuan, baris):
    kepala = "kode_desa;periode;J01;J02;Indikator;Nilai"
    semua = temuan(unggah(*(f"990101200{n};2026;3;2;{b}" for n, b in enumerate(baris, 1)), kepala=kepala))
    assert [k for _, k in semua if k in {"B20", "B30", "B31"}] == ["B20"]


def test_a_code_written_once_for_a_group_of_rows_is_one_error(instrumen):
    baris = ["9901012001;2026;J01;3", ";;J02;2", ";;P01;71", "9901012002;2026;J01;1", ";;J02;9", ";;P01;50"]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*baris), instrumen)
    (satu,) = [t for t in e.value.temuan if t.berat == "galat" and t.kode != "J03"]
    assert satu.kode == "B24"
    assert "4 baris (baris 3, 4, 6, 7)" in satu.pesan
    assert str(e.value.hitungan) == "6 baris dalam berkas = 2 dibaca + 4 ditolak + 0 dilewati."


def test_cells_of_dates_and_errors_in_the_value_column_are_refused(xlsx, temuan):
    import datetime

    berkas = xlsx(
        [
            ["kode_desa", "periode", "indikator", "nilai"],
            [9901012001, 2026, "P01", (datetime.date(2026, 9, 3), "d mmm")],
            [9901012002, 2026, "P01", (0.5, "0%")],
            [9901012003, 2026, "P01", lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, "#DIV/0!")],
        ]
    )
    assert [t for t in temuan(berkas) if t[1] != "B32"] == [
        ("baris 2, kolom nilai", "B18"),
        ("baris 4, kolom nilai", "B17"),
    ]


@pytest.mark.parametrize(
    "nama", ["Indikator;indikator;Nilai", "Nilai;nilai;Indikator", "Indikator;Nilai;nilai.1;Nilai."]
)
def test_twins_of_extra_columns_that_are_not_read_refuse_nothing(instrumen, nama):
    banyak = nama.count(";") + 1
    teks = f"kode_desa;periode;J01;{nama}\n9901012001;2026;3{';x' * banyak}\n"
    b = baca(Unggahan("a.csv", teks.encode()), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    assert {t.kode for t in b.peringatan} <= {"B30", "B31", "B32"}


@pytest.mark.parametrize("nama", ["Indikator;indikator;nilai", "indikator;nilai;Nilai"])
def test_twins_of_columns_that_are_read_are_refused(temuan, nama):
    teks = f"kode_desa;periode;{nama}\n9901012001;2026;J01;J01;3\n"
    assert "B12" in [k for _, k in temuan(Unggahan("a.csv", teks.encode()))]
