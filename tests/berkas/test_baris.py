"""Rows that are no village are passed over, each is said, and the count of rows closes."""

import pandas as pd
import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

KEPALA = "kode_desa;nama_desa;periode;J01;J02;D01;P01;A01;S01"
DESA = ["9901012001;Satu;2026;3;1;papan;85;2;80", "9901012002;Dua;2026;0;2;NIHIL;40;3;60"]
BUKAN_DESA = {
    "JUMLAH;;;9;9;9;9;9;9": "jumlah",
    ";TOTAL;;3;3;;125;5;": "jumlah",
    ";;Rata-rata;1,5;1,5;;62,5;2,5;70": "jumlah",
    "Rerata;;;1;1;;1;1;1": "jumlah",
    "(1);(2);(3);(4);(5);(6);(7);(8);(9)": "nomor kolom",
    "1;2;3;4;5;6;7;8;9": "nomor kolom",
    "#adm4+code;#adm4+name;#date;#ind;#ind;#ind;#ind;#ind;#ind": "tanda HXL",
    "kode_desa;nama_desa;periode;J01;J02;D01;P01;A01;S01": "judul yang berulang",
    "Mengetahui,;;;;;;;;": "tanpa kode desa",
    ";;;;;Kepala Desa Satu;;;": "tanpa kode desa",
    ";;;;;NIP. 197801012005011001;;;": "tanpa kode desa",
    "Kecamatan Rekaan;;;;;;;;": "tanpa kode desa",
    "Max;;;3;1;papan;85;2;80": "jumlah",
    ";Max;;3;1;papan;85;2;80": "jumlah",
    "Maks;;;3;1;papan;85;2;80": "jumlah",
    ";Maks;;3;1;papan;85;2;80": "jumlah",
    "Min.;;;3;1;papan;85;2;80": "jumlah",
    ";Min.;;3;1;papan;85;2;80": "jumlah",
    "Rata²;;;3;1;papan;85;2;80": "jumlah",
    ";Rata²;;3;1;papan;85;2;80": "jumlah",
    "Rata2;;;3;1;papan;85;2;80": "jumlah",
    ";Rata2;;3;1;papan;85;2;80": "jumlah",
    "Simpangan baku;;;3;1;papan;85;2;80": "jumlah",
    ";Simpangan baku;;3;1;papan;85;2;80": "jumlah",
    "Modus;;;3;1;papan;85;2;80": "jumlah",
    ";Modus;;3;1;papan;85;2;80": "jumlah",
    "NIP. 197001011990031001;;;;;;;;": "tanda tangan",
    "NIP. 19700101 199003 1 001;;;;;;;;": "tanda tangan",
    "197001011990031001;;;;;;;;": "tanda tangan",
    "NIP. 197001011990031001;;;;;;197101011990031002;;": "tanda tangan",
    "(NIP: 19700101.199003.1.001);;;;;;;;": "tanda tangan",
    "Watukendadi, 12 Oktober 2026;;;;;;;;": "tanpa kode desa",
    "Watukendadi, 12.10.2026;;;;;;;;": "tanpa kode desa",
    "Telp. 0812 3456 7890;;;;;;;;": "tanpa kode desa",
    "Drs. Budi, M.Si;;;;;;;;": "tanpa kode desa",
    "ttd / stempel;;;;;;;;": "tanpa kode desa",
    "Kabupaten Kerinci;;2026;3;3;;3;3;50": "jumlah kecamatan",
    "Kab. Kerinci;;2026;3;3;3;3;3;3": "jumlah kecamatan",
    "99.01.01;Kecamatan Rekaan;2026;3;3;3;3;3;3": "jumlah kecamatan",
    ";Kec. Rekaan;2026;3;3;;3;3;50": "jumlah kecamatan",
    "Kode;Nama;Tahun;jenjang;jenjang;butir;persen;hari;nilai": "tanpa kode desa",
}


def unggah(*baris, kepala=KEPALA):
    return Unggahan("isi.csv", "\n".join([kepala, *baris]).encode())


@pytest.mark.parametrize("letak", [0, 1, 2])
@pytest.mark.parametrize("baris", BUKAN_DESA)
def test_rows_that_are_no_village_are_skipped_with_one_warning(instrumen, baris, letak):
    b = baca(unggah(*DESA[:letak], baris, *DESA[letak:]), instrumen)
    (t,) = b.peringatan
    assert (t.tempat, t.kode) == (f"baris {letak + 2}", "B37")
    assert BUKAN_DESA[baris] in t.pesan
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu", "Dua"]
    assert str(b.hitungan) == "3 baris dalam berkas = 2 dibaca + 0 ditolak + 1 dilewati."


@pytest.mark.parametrize(
    "baris",
    [
        ";Tiga;2026;3;1;papan;85;2;80",
        "990101200;Tiga;2026;;;;;;",
        "x;;2026;3;;;;;",
        ";;;3;1;papan;85;2;80",
        "99.01.01;Tiga;2026;3;1;papan;85;2;80",
        "990101200;;;;;;;;",
        "99010120O3;Tiga;;;;;;;",
        "Kota Baru;;2026;3;1;papan;85;2;80",
        "kode 990101200;Tiga;;;;;;;",
        "99.01.01.200;Kecamatan Tiga;2026;3;;;;;",
    ],
)
def test_a_village_without_a_right_code_is_not_skipped(instrumen, baris):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, baris), instrumen)
    assert ("baris 4, kolom kode_desa", "J10") in [(t.tempat, t.kode) for t in e.value.temuan]
    assert str(e.value.hitungan) == "3 baris dalam berkas = 2 dibaca + 1 ditolak + 0 dilewati."


BERKODE = [
    ("9901012003;JUMLAH;2026;9;9;9;9;9;9", "'JUMLAH' tetapi berkode desa (99.01.01.2003)"),
    ("1501202006;Rata-rata desa;2026;3;1;papan;85;2;80", "'Rata-rata desa'"),
    ("15.01.20.2006;Contoh;2026;0;0;0;0;0;0", "'Contoh'"),
    ("15.01.20.2006;contoh pengisian;2026;3;1;papan;85;2;80", "'contoh pengisian'"),
]


@pytest.mark.parametrize("letak", [0, 2])
@pytest.mark.parametrize(("baris", "pesan"), BERKODE)
def test_a_total_or_an_example_with_the_code_of_a_village_is_one_error(instrumen, baris, pesan, letak):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA[:letak], baris, *DESA[letak:]), instrumen)
    (t,) = e.value.temuan
    assert (t.tempat, t.kode) == (f"baris {letak + 2}", "B47")
    assert pesan in t.pesan
    assert str(e.value.hitungan) == "3 baris dalam berkas = 2 dibaca + 1 ditolak + 0 dilewati."


@pytest.mark.parametrize("kode", ["9901012003", "99.01.01.200", "'9901012003"])
def test_a_village_whose_row_is_quoted_whole_is_never_passed_over(instrumen, kode):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, f'"{kode};Tiga;2026;3;1;papan grup_wa situs;85;2;80"'), instrumen)
    assert ("baris 4, kolom kode_desa", "J10") in [(t.tempat, t.kode) for t in e.value.temuan]


def test_many_totals_with_codes_are_named_up_to_the_limit_then_summed_up(instrumen):
    baris = [f"99010120{n:02d};Jumlah;2026;9;9;9;9;9;9" for n in range(10, 40)]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, *baris), instrumen)
    assert [t.kode for t in e.value.temuan] == ["B47"] * 20 + ["B21"]
    assert str(e.value.hitungan) == "32 baris dalam berkas = 2 dibaca + 30 ditolak + 0 dilewati."


@pytest.mark.parametrize(
    "desa", ["9901012003;Jumlah Bahagia;", "9901012003;Desa Contoh;", "9901012003;Contohrejo;", "9901012003;TOTAL;"]
)
def test_a_village_with_a_code_and_a_name_like_a_total_is_read(instrumen, desa):
    assert len(baca(unggah(*DESA, f"{desa}2026;3;1;papan;85;2;80"), instrumen).jawaban) == 3


def test_villages_that_are_really_called_so_are_read(instrumen):
    from penilaian.desa import desa_di, nama_resmi

    semua = pd.Series(list(desa_di("")))
    nama = nama_resmi(semua)
    kode = semua[nama.isin(["Sum", "Simpangan"]).to_numpy()].tolist()
    baris = [f"{k};{n};2026;3;1;papan;85;2;80" for k, n in zip(kode, nama_resmi(pd.Series(kode)), strict=True)]
    assert len(baca(unggah(*baris), instrumen).jawaban) == len(kode) > 1


def test_a_long_unreadable_text_below_the_table_takes_no_time(instrumen):
    b = baca(unggah(*DESA, "a" * 30_000 + ";;;;;;;;", "9. " * 10_000 + ";;;;;;;;"), instrumen)
    assert b.hitungan.dilewati == 2


def test_a_formula_error_in_the_row_of_totals_does_not_refuse_the_file(instrumen, xlsx):
    galat = lambda ws, b, k: ws.write_formula(b, k, "=1/0", None, "#DIV/0!")  # noqa: E731
    berkas = xlsx([["kode_desa", "periode", "J01", "P01"], [9901012001, 2026, 3, 50], ["JUMLAH", None, 3, galat]])
    b = baca(berkas, instrumen)
    assert [t.kode for t in b.peringatan] == ["B32", "B37"]
    assert b.hitungan.dilewati == 1


def test_a_file_that_holds_only_totals_is_refused(temuan):
    assert [k for _, k in temuan(unggah("JUMLAH;;;9;9;9;9;9;9"))] == ["B37", "B04"]


def test_many_rows_that_are_no_village_are_named_one_by_one_up_to_the_limit_then_summed_up(instrumen):
    b = baca(unggah(*DESA, *["Subjumlah;;;1;1;;1;1;1"] * 300), instrumen)
    assert len(b.peringatan) == 21
    assert "280 baris lain" in b.peringatan[-1].pesan
    assert b.hitungan.dilewati == 300


def test_a_mistake_of_the_column_refuses_all_rows(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, "JUMLAH;;;9;9;9;9;9;9", kepala=KEPALA.replace("J02", "J01")), instrumen)
    assert str(e.value.hitungan) == "3 baris dalam berkas = 0 dibaca + 2 ditolak + 1 dilewati."


def test_rows_that_are_mostly_unreadable_are_one_error():
    from penilaian import muat_instrumen

    ini = muat_instrumen("inpres-3-2003")
    kepala = ";".join(["kode_desa", "periode", *ini.per_id])
    isi = ";".join(["9901012001", "2026", *["entahlah"] * len(ini.per_id)])
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(isi, kepala=kepala), ini)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 2", "B25")]


def test_the_same_cause_in_the_keys_of_many_rows_is_one_error(temuan):
    kepala = "kode_desa;periode;J01;J02;D01;P01;A01;S01"
    baris = [f"99010120{n:02d};Oktober;3;;;;;" for n in range(1, 50)]
    assert temuan(unggah(*baris, kepala=kepala)) == [("kolom periode", "J11")]


LAIN = {
    "dua kolom bertukar": (
        "kode_desa;nama_desa;periode;J02;J01;D01;P01;A01;S01",
        "9901012003;Tiga;2026;1;3;papan;85;2;80",
        "kolom ke-4 'J02', semula 'J01'",
    ),
    "kode di kolom lain": (
        "nama_desa;kode_desa;periode;J01;J02;D01;P01;A01;S01",
        "Tiga;9901012003;2026;3;1;papan;85;2;80",
        "kolom ke-1 'nama_desa', semula 'kode_desa'",
    ),
    "satu kolom kurang": (
        "kode_desa;nama_desa;periode;J01;J02;D01;A01;S01;",
        "9901012003;Tiga;2026;3;1;papan;2;80;",
        "kolom ke-7 'A01', semula 'P01'",
    ),
    "nama lain": (
        "kode_desa;nama_desa;periode;J01;J02;D01;P99;A01;S01",
        "9901012003;Tiga;2026;3;1;papan;85;2;80",
        "kolom ke-7 'P99', semula 'P01'",
    ),
    "judul kosong": (
        "kode_desa;nama_desa;periode;J01;J02;D01;P01;A01;",
        "9901012003;Tiga;2026;3;1;papan;85;2;80",
        "kolom ke-9 'kosong', semula 'S01'",
    ),
    "hanya kode": ("kode_desa;;;;;;;;", "9901012003;Tiga;2026;3;1;papan;85;2;80", "kolom ke-2 'kosong'"),
}


@pytest.mark.parametrize("letak", [1, 2])
@pytest.mark.parametrize(("judul", "desa", "beda"), LAIN.values(), ids=LAIN)
def test_a_second_table_whose_header_is_not_the_same_is_an_error_and_not_read(instrumen, judul, desa, beda, letak):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA[:letak], judul, desa), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == (f"baris {letak + 2}", "B29")
    assert beda in t.pesan
    assert "1 baris di bawahnya tidak dibaca" in t.pesan
    assert str(e.value.hitungan) == f"{letak + 2} baris dalam berkas = {letak} dibaca + 2 ditolak + 0 dilewati."


def test_rows_below_a_header_that_is_the_same_again_are_read(instrumen):
    tiga = "9901012003;Tiga;2026;1;1;papan;85;2;80"
    lain = KEPALA.replace("J01;J02", "J02;J01")
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(DESA[0], lain, DESA[1], KEPALA, tiga), instrumen)
    assert str(e.value.hitungan) == "5 baris dalam berkas = 2 dibaca + 2 ditolak + 1 dilewati."


@pytest.mark.parametrize("judul", [KEPALA.upper(), KEPALA.replace("_", " "), KEPALA.replace("J01", "J01. Jenjang")])
def test_a_header_that_is_the_same_but_for_its_writing_is_skipped(instrumen, judul):
    b = baca(unggah(DESA[0], judul, DESA[1]), instrumen)
    assert [t.kode for t in b.peringatan] == ["B37"]
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu", "Dua"]


def test_a_header_of_names_of_questions_is_the_same_when_it_is_repeated(instrumen):
    kepala = "Kode Desa;nama_desa;periode;Jenjang;Jenjang TB;Daftar;Persen;Hari;Survei"
    b = baca(unggah(DESA[0], kepala, DESA[1], kepala=kepala), instrumen)
    assert [t.kode for t in b.peringatan] == ["B31", "B31", "B37"]
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu", "Dua"]


def test_a_header_of_two_rows_that_is_repeated_is_skipped(instrumen):
    atas, bawah = "kode_desa;nama_desa;periode;Satu;Satu;Satu;Dua;Dua;Dua", ";;;J01;J02;D01;P01;A01;S01"
    b = baca(unggah(bawah, DESA[0], atas, bawah, DESA[1], kepala=atas), instrumen)
    assert [(t.tempat, t.kode) for t in b.peringatan] == [("baris 4", "B37"), ("baris 5", "B37")]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(bawah, DESA[0], atas, bawah.replace("J01;J02", "J02;J01"), DESA[1], kepala=atas), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan if t.berat == "galat"] == [("baris 4", "B29")]


def test_a_second_table_of_one_answer_a_row_in_another_order_is_an_error(temuan):
    kepala = "kode_desa;periode;indikator;nilai"
    baris = ["9901012001;2026;J01;3", "kode_desa;periode;nilai;indikator", "9901012002;2026;3;J01"]
    assert [t for t in temuan(unggah(*baris, kepala=kepala)) if t[1] != "B32"] == [("baris 3", "B29")]
    baris[1:] = [kepala, "9901012002;2026;J01;3"]
    assert [t for t in temuan(unggah(*baris, kepala=kepala)) if t[1] != "B32"] == [("baris 3", "B37")]


def test_a_second_table_beside_unread_columns_is_the_same_where_all_that_is_read_stands_in_place(temuan):
    baris = [f"{DESA[0]};baik", f"{KEPALA};keterangan", f"{DESA[1]};buruk"]
    assert [k for _, k in temuan(unggah(*baris, kepala=f"{KEPALA};catatan"))] == ["B30", "B37"]


def test_what_people_call_the_columns_is_skipped_right_below_a_header_and_nowhere_else(instrumen):
    sebutan = "Kode Desa;Nama Desa;Periode;Situs;Surat;Media;Cakupan;Hari;Nilai warga"
    b = baca(unggah(sebutan, *DESA, KEPALA, sebutan, "9901012003;Tiga;2026;1;1;papan;85;2;80"), instrumen)
    assert [(t.tempat, t.kode) for t in b.peringatan] == [("baris 2", "B37"), ("baris 5", "B37"), ("baris 6", "B37")]
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Satu", "Dua", "Tiga"]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, sebutan), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 4", "B29")]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(KEPALA.replace("J01;J02", "J02;J01"), *DESA), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan if t.kode != "B04"] == [("baris 2", "B29")]


def test_a_code_that_is_written_once_beside_names_in_each_row_is_one_error(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(DESA[0], ";Dua;;3;1;papan;85;2;80", ";Tiga;;3;1;papan;85;2;80"), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("kolom kode_desa", "B24")]
    assert str(e.value.hitungan) == "3 baris dalam berkas = 1 dibaca + 2 ditolak + 0 dilewati."


def test_a_code_that_is_missing_in_some_rows_among_others_is_an_error_in_each(instrumen):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, ";Tiga;2026;3;1;papan;85;2;80", ";Empat;2026;3;1;papan;85;2;80"), instrumen)
    assert [t.kode for t in e.value.temuan] == ["J10", "J10"]


def test_a_row_that_is_shifted_among_right_ones_is_one_error_and_a_wrong_column_is_none_of_rows(monkeypatch, instrumen):
    monkeypatch.setattr("penilaian.berkas.letak_temuan.BARIS_RUSAK", 2)
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(*DESA, "9901012003;Tiga;2026;3;x;x;85;2;80"), instrumen)
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 4", "B25")]
    with pytest.raises(GalatJawaban) as e:
        baca(unggah("9901012001;Satu;2026;3;x;x;85;2;80", "9901012002;Dua;2026;3;x;x;85;2;80"), instrumen)
    assert {t.kode for t in e.value.temuan} == {"J03", "J04"}
