"""Headers and keys: what is taken, what is warned about, what is refused."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.mentah.berkas_masuk import BATAS_BERKAS

LENGKAP = "J01;J02;D01;P01;A01;S01"


def isi(kepala, *baris):
    return "\n".join([kepala, *baris]) + "\n"


def satu(kepala="kode_desa;periode;" + LENGKAP, baris="9901012001;2026;3;;;;;"):
    return isi(kepala, baris)


def unggah(teks):
    return Unggahan("isi.csv", teks.encode())


def test_a_complete_file_has_no_warnings(instrumen):
    assert baca(unggah(satu()), instrumen).peringatan == ()


@pytest.mark.parametrize("judul", ["j01", "J 01", "j_01", " J01", "J01\u00a0"])
def test_a_header_that_differs_only_in_case_or_spaces_is_taken(instrumen, judul):
    b = baca(unggah(satu().replace("J01", judul)), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]
    assert {t.kode for t in b.peringatan} <= {"B31"}
    assert bool(b.peringatan) == (judul.strip() != "J01")


def test_a_key_header_with_spaces_is_taken(instrumen):
    b = baca(unggah(satu("Kode Desa;Periode;" + LENGKAP)), instrumen)
    assert [t.kode for t in b.peringatan] == ["B31", "B31"]


@pytest.mark.parametrize(
    ("judul", "saran"),
    [
        ("JOl", "J01"), ("kode.desa", "kode_desa"),
        ("nama_des", "nama_desa"),
        ("J07", None), ("K01", None), ("catatan", None), ("no", None),
    ],
)  # fmt: skip
def test_an_unknown_column_is_warned_of_with_a_guess_where_it_is_clear(instrumen, judul, saran):
    (t,) = [
        t
        for t in baca(unggah(isi(f"kode_desa;periode;J02;{judul}", "9901012001;2026;3;x")), instrumen).peringatan
        if t.kode == "B30"
    ]
    assert t.tempat == f"baris 1, kolom {judul}"
    assert t.berat == "peringatan"
    assert (f"Mungkin maksudnya {saran}?" in t.saran) if saran else ("Mungkin" not in t.saran)


def test_an_indicator_without_a_column_is_warned_of_and_kosong(instrumen):
    b = baca(unggah(isi("kode_desa;periode;J01", "9901012001;2026;3")), instrumen)
    (t,) = b.peringatan
    assert t.kode == "B32"
    assert "J02, D01, P01, A01, S01" in t.pesan
    assert b.jawaban.keadaan[1:].sum() == 0


def test_a_column_without_a_header_is_warned_of_only_where_it_is_filled(temuan):
    kepala = "kode_desa;periode;" + LENGKAP + ";"
    assert temuan(unggah(isi(kepala, "9901012001;2026;3;;;;;;x"))) == [("kolom ke-9", "B33")]
    assert temuan(unggah(isi(kepala, "9901012001;2026;3;;;;;;"))) == []


def test_many_filled_columns_without_headers_are_one_warning_that_counts_them(instrumen):
    kepala, baris = "kode_desa;periode;" + LENGKAP + ";" * 3, "9901012001;2026;3;;;;;;x;x;x"
    assert [t.tempat for t in baca(unggah(isi(kepala, baris)), instrumen).peringatan] == [
        "kolom ke-9", "kolom ke-10", "kolom ke-11",
    ]  # fmt: skip
    (t,) = baca(unggah(isi(kepala + ";" * 300, baris + ";x" * 300)), instrumen).peringatan
    assert (t.kode, t.pesan[:42]) == ("B33", "303 kolom tanpa judul tidak dibaca: ke-9, ")
    assert t.pesan.endswith("ke-18 dan 293 lagi")


@pytest.mark.parametrize("kepala", ["J01;J01", "J01;j01", "J01;J 01"])
def test_twin_columns_are_refused(temuan, kepala):
    semua = temuan(unggah(isi(f"kode_desa;periode;{kepala};J02", "9901012001;2026;3;9;8")))
    assert [k for _, k in semua if k != "B32"] == ["B12", "J03"]


def test_twin_key_columns_are_refused(temuan):
    assert ("baris 1, kolom kode_desa", "B12") in temuan(unggah(satu("kode_desa;kode_desa;" + LENGKAP)))


@pytest.mark.parametrize("teks", ["desa;periode;J01\n1;2026;3\n", "J01\n3\n", "satu baris tanpa pemisah\nlagi\n"])
def test_without_kode_desa_the_file_is_refused(temuan, teks):
    assert "B10" in [k for _, k in temuan(unggah(teks))]


def test_without_a_single_indicator_the_file_is_refused(temuan):
    assert [k for _, k in temuan(unggah(isi("kode_desa;periode;X01", "9901012001;2026;3")))] == ["B13", "B30"]


@pytest.mark.parametrize(
    "teks", ["kode_desa;periode;J01\n", "kode_desa;periode;J01", "kode_desa;periode;J01\n;;\n ; ;\n"]
)
def test_a_header_alone_is_refused(temuan, teks):
    assert [k for _, k in temuan(unggah(teks))] == ["B04"]


@pytest.mark.parametrize("teks", ["", "\n\n", "  ", "\ufeff"])
def test_an_empty_file_is_refused(temuan, teks):
    assert [k for _, k in temuan(unggah(teks))] == ["B03"]


def test_a_missing_file_and_a_folder_are_refused(temuan, tmp_path):
    assert temuan(tmp_path / "tiada.csv") == [(str(tmp_path / "tiada.csv"), "B01")]
    assert [k for _, k in temuan(str(tmp_path))] == ["B01"]


@pytest.mark.parametrize("nama", ["isi.pdf", "isi.xls", "isi.ods", "isi", "csv"])
def test_an_unknown_suffix_is_refused(temuan, csv, nama):
    assert [k for _, k in temuan(csv(satu(), nama))] == ["B02"]
    assert [k for _, k in temuan(Unggahan(nama, satu().encode()))] == ["B02"]


def test_the_content_decides_the_format_and_another_suffix_is_warned_of(instrumen, xlsx, csv):
    dari_xlsx = baca(
        Unggahan("isi.csv", xlsx([["kode_desa", "periode", "J01"], [9901012001, 2026, 3]]).read_bytes()), instrumen
    )
    assert dari_xlsx.bentuk.format == "xlsx"
    assert dari_xlsx.peringatan[0].kode == "B34"
    dari_csv = baca(csv(satu(), "isi.xlsx"), instrumen)
    assert dari_csv.bentuk.format == "csv"
    assert [t.kode for t in dari_csv.peringatan] == ["B34"]


def test_a_file_that_is_too_large_is_refused_without_being_read(temuan, tmp_path):
    jalur = tmp_path / "isi.csv"
    with jalur.open("wb") as keluar:
        keluar.truncate(BATAS_BERKAS + 1)
    assert [k for _, k in temuan(jalur)] == ["B07"]


TANPA = "kode_desa;" + LENGKAP


def test_the_period_comes_from_the_option_where_its_column_is_missing_or_empty(instrumen):
    for teks in (isi(TANPA, "9901012001;3;;;;;"), satu(baris="9901012001;;3;;;;;")):
        b = baca(unggah(teks), instrumen, periode="2026-S1")
        assert b.jawaban.kunci["periode"].tolist() == ["2026-S1"]
        assert b.peringatan == ()


def test_a_missing_period_is_named_once_beside_other_errors(temuan):
    teks = isi(TANPA, "9901012001;3;;;;;", "9901012001;9;;;;;", "x;1;;;;;")
    assert temuan(unggah(teks)) == [
        ("baris 1", "B14"),
        ("baris 3, kolom J01", "J03"),
        ("baris 4, kolom kode_desa", "J10"),
    ]
    assert temuan(unggah(satu(baris="9901012001;;3;;;;;"))) == [("baris 1, kolom periode", "B14")]


def test_a_period_option_equal_to_the_column_is_accepted_and_a_different_one_refused(instrumen, temuan):
    assert len(baca(unggah(satu()), instrumen, periode="2026").jawaban) == 1
    assert temuan(unggah(satu()), periode="2025") == [("baris 1, kolom periode", "B15")]


def test_a_period_option_that_is_no_period_is_misuse(instrumen):
    with pytest.raises(GalatPemakaian, match="2026-S1"):
        baca(unggah(satu()), instrumen, periode="2026-01-31")


def test_a_period_that_is_empty_in_some_rows_is_an_error(temuan):
    teks = isi("kode_desa;periode;" + LENGKAP, "9901012001;2026;3;;;;;", "9901012002;;3;;;;;")
    assert temuan(unggah(teks)) == [("baris 3, kolom periode", "J11")]


@pytest.mark.parametrize("periode", ["2026-01-31", "31/01/2026", "26", "2026-S3", "Januari 2026"])
def test_a_period_of_another_form_is_refused(temuan, periode):
    assert temuan(unggah(satu(baris=f"9901012001;{periode};3;;;;;"))) == [("baris 2, kolom periode", "J11")]


def test_all_errors_are_gathered_in_the_order_of_the_file(temuan):
    teks = isi(
        "kode_desa;periode;" + LENGKAP + ";lain",
        "9901012001;2026;9;-;baliho;abc;-1;10;",
        "salah;2026;3;TB;papan;120;2;80 n=0;",
        "99.01.01.2001;2026;TB;3;;85;;;",
    )
    assert temuan(unggah(teks)) == [
        ("baris 1, kolom lain", "B30"),
        ("baris 2, kolom kode_desa", "J12"),
        ("baris 2, kolom J01", "J03"),
        ("baris 2, kolom J02", "J02"),
        ("baris 2, kolom D01", "J04"),
        ("baris 2, kolom P01", "J05"),
        ("baris 2, kolom A01", "J05"),
        ("baris 2, kolom S01", "J06"),
        ("baris 3, kolom kode_desa", "J10"),
        ("baris 3, kolom P01", "J06"),
        ("baris 3, kolom S01", "J07"),
        ("baris 4, kolom kode_desa", "J12"),
        ("baris 4, kolom J01", "J01"),
    ]


def test_unknown_codes_and_kelurahan_are_warned_of_in_short(instrumen):
    asing = [f"15.01.20.29{n:02d};2026;3;;;;;" for n in range(30)]
    b = baca(unggah(isi("kode_desa;periode;" + LENGKAP, *asing, "15.01.01.1004;2026;3;;;;;")), instrumen)
    assert [(t.kode, t.tempat) for t in b.peringatan] == [("J14", "kolom kode_desa"), ("J15", "kolom kode_desa")]
    assert b.peringatan[0].pesan.startswith("30 kode")
    assert "15.01.20.2900 (baris 2)" in b.peringatan[0].pesan
    assert "dan 20 lagi" in b.peringatan[0].pesan
    assert len(b.jawaban) == 31


def test_names_come_from_kemendagri_only_where_they_are_empty(instrumen):
    teks = isi(
        "kode_desa;periode;nama_desa;kecamatan;" + LENGKAP,
        "1501202006;2026;;;3;;;;;",
        "1501012001;2026;Nama sendiri;Kecamatan sendiri;3;;;;;",
        "9901012001;2026;;;3;;;;;",
    )
    k = baca(unggah(teks), instrumen).jawaban.kunci
    assert k["nama_desa"].tolist() == ["Talang Kemuning", "Nama sendiri", ""]
    assert k["kecamatan"].tolist()[1:] == ["Kecamatan sendiri", ""]
    assert k["kecamatan"].tolist()[0]
    assert k["kabupaten"].tolist() == ["Kabupaten Kerinci", "Kabupaten Kerinci", ""]


@pytest.mark.parametrize("tanpa", ["-", "—", "...", "?", "12", "n/a", "Nihil"])
def test_what_is_no_name_counts_as_none(instrumen, tanpa):
    teks = isi(
        "kode_desa;periode;nama_desa;kecamatan;kabupaten;" + LENGKAP,
        f"1501202006;2026;{tanpa};{tanpa};{tanpa};3;;;;;",
        f"9901012001;2026;{tanpa};Rekaan;{tanpa};3;;;;;",
    )
    k = baca(unggah(teks), instrumen).jawaban.kunci
    assert k["nama_desa"].tolist() == ["Talang Kemuning", ""]
    assert k["kecamatan"].tolist() == [baca(unggah(KOSONG_NAMA), instrumen).jawaban.kunci["kecamatan"][0], "Rekaan"]
    assert k["kabupaten"].tolist() == ["Kabupaten Kerinci", ""]


KOSONG_NAMA = isi("kode_desa;periode;" + LENGKAP, "1501202006;2026;3;;;;;")


def test_the_quote_that_guards_against_formulas_is_taken_off_the_text(instrumen):
    teks = isi(
        "kode_desa;periode;nama_desa;kecamatan;" + LENGKAP,
        "'9901012001;'2026;'=JUMLAH(A1);'@desa;3;;;;;",
        "9901012002;2026;'Aisyiyah;''=desa;3;;;;;",
    )
    k = baca(unggah(teks), instrumen).jawaban.kunci
    assert k["kode_desa"][0] == "99.01.01.2001"
    assert k["periode"][0] == "2026"
    assert k["nama_desa"].tolist() == ["=JUMLAH(A1)", "'Aisyiyah"]
    assert k["kecamatan"].tolist() == ["@desa", "'=desa"]


@pytest.mark.parametrize(
    ("teks", "tanggal", "kode"),
    [
        ("2026-10-14", "2026-10-14", []), ("14/10/2026", "2026-10-14", []), ("4-1-2026", "2026-01-04", []),
        ("14.10.2026", "2026-10-14", []), ("2026-10-14 00:00:00", "2026-10-14", []), ("", "", []),
        ("10/14/2026", "10/14/2026", ["J16"]), ("2026-02-30", "2026-02-30", ["J16"]), ("Oktober", "Oktober", ["J16"]),
    ],
)  # fmt: skip
def test_the_date_of_assessment_is_normalized_or_warned_of(instrumen, teks, tanggal, kode):
    b = baca(unggah(satu("kode_desa;periode;tanggal;" + LENGKAP, f"9901012001;2026;{teks};3;;;;;")), instrumen)
    assert b.jawaban.kunci["tanggal"].tolist() == [tanggal]
    assert [t.kode for t in b.peringatan] == kode


def test_the_order_of_rows_and_columns_does_not_change_answers(instrumen):
    baris = ["99.01.01.2001;2026;3;papan;85", "99.01.01.2002;2026;1;NIHIL;0,2", "99.01.01.2003;2025;;situs;3/9"]
    biasa = baca(unggah(isi("kode_desa;periode;J01;D01;P01", *baris)), instrumen).jawaban
    dibalik = [";".join(reversed(b.split(";"))) for b in reversed(baris)]
    balik = baca(unggah(isi("P01;D01;J01;periode;kode_desa", *dibalik)), instrumen).jawaban.ambil([2, 1, 0])
    assert balik.kunci.equals(biasa.kunci)
    assert balik.keadaan.tolist() == biasa.keadaan.tolist()
    assert str(balik.nilai.tolist()) == str(biasa.nilai.tolist())


def test_codes_of_bps_are_told_once(temuan):
    baris = [f"110101000{n};2026;3;;;;;" for n in range(1, 6)]
    assert temuan(unggah(isi("kode_desa;periode;" + LENGKAP, *baris))) == [("kolom kode_desa", "J22")]


@pytest.mark.parametrize("judul", ["DESA", "Desa", "NAMA DESA / KELURAHAN", "Nama Gampong", "Kelurahan", "desa/kel."])
def test_a_column_of_names_is_known_by_what_people_call_it_and_judges_the_codes(instrumen, temuan, judul):
    kepala = f"kode_desa;{judul};periode;{LENGKAP}"
    b = baca(unggah(isi(kepala, "9901012001;Sukamaju;2026;3;;;;;")), instrumen)
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Sukamaju"]
    assert [(t.kode, "nama_desa" in t.pesan) for t in b.peringatan] == [("B31", True)]
    bps = ["1101022001;Zzkuxq;2026;3;;;;;", "1101022002;Qwvyyj;2026;3;;;;;"]
    assert "J22" in [k for _, k in temuan(unggah(isi(kepala, *bps)))]


@pytest.mark.parametrize(
    ("judul", "sel"),
    [("Desa", "12"), ("Kepala Desa", "Budi"), ("Kode dan Desa", "x"), ("Desa", ""), ("Kecamatan Desa", "x")],
)
def test_a_column_that_may_be_no_name_does_not_become_one(instrumen, judul, sel):
    b = baca(unggah(isi(f"kode_desa;{judul};periode;{LENGKAP}", f"9901012001;{sel};2026;3;;;;;")), instrumen)
    assert sel == "" or b.jawaban.kunci["nama_desa"].tolist() != [sel]
    assert [t.kode for t in b.peringatan] == ["B30"]


ACEH = {"11.01.02.2001": "Fajar Harapan", "11.01.02.2002": "Krueng Batee", "11.01.02.2003": "Pasi Kuala Asahan"}


@pytest.mark.parametrize("judul", ["Nama", "Nama Desa", "Wilayah", "Desa/Kelurahan", "Nama Wilayah", "Tempat survei"])
def test_a_column_that_holds_the_names_of_the_codes_is_read_as_names(instrumen, judul):
    baris = [f"{kode};{nama.upper()};2026;3;;;;;" for kode, nama in ACEH.items()]
    b = baca(unggah(isi(f"kode_desa;{judul};periode;{LENGKAP}", *baris)), instrumen)
    assert b.jawaban.kunci["nama_desa"].tolist() == [n.upper() for n in ACEH.values()]
    assert {t.kode for t in b.peringatan} <= {"B31"}


@pytest.mark.parametrize("judul", ["Nama", "Wilayah", "nama wilayah"])
def test_villages_under_a_heading_of_any_name_judge_the_codes(instrumen, temuan, judul):
    nama = list(ACEH.values())
    baris = [f"{kode};{n};2026;3;;;;;" for kode, n in zip(ACEH, [*nama[1:], nama[0]], strict=True)]
    assert "J22" in [k for _, k in temuan(unggah(isi(f"kode_desa;{judul};periode;{LENGKAP}", *baris)))]


@pytest.mark.parametrize(
    ("judul", "sel"),
    [("Nama", ("Budi Santoso", "Siti Aminah", "Vera Lestari")), ("Catatan", ("Krueng Batee", "tutup", "ramai"))],
)
def test_names_of_people_and_remarks_are_no_names_of_villages(instrumen, judul, sel):
    baris = [f"{kode};{s};2026;3;;;;;" for kode, s in zip(ACEH, sel, strict=True)]
    b = baca(unggah(isi(f"kode_desa;{judul};periode;{LENGKAP}", *baris)), instrumen)
    assert b.jawaban.kunci["nama_desa"].tolist() == list(ACEH.values())
    assert ("baris 1, kolom " + judul, "B30") in [(t.tempat, t.kode) for t in b.peringatan]


def test_a_column_that_holds_the_names_of_the_kecamatan_is_read_as_that(instrumen):
    baris = [f"{kode};Kluet Utara;2026;3;;;;;" for kode in ACEH]
    b = baca(unggah(isi(f"kode_desa;Lokasi;periode;{LENGKAP}", *baris)), instrumen)
    assert [t.pesan for t in b.peringatan if t.kode == "B31"] == ["kolom 'Lokasi' dibaca sebagai kecamatan"]


def test_the_column_of_names_goes_before_one_that_is_called_otherwise(instrumen):
    teks = isi(f"kode_desa;Desa;nama_desa;Kec.;periode;{LENGKAP}", "9901012001;Satu;Dua;Tiga;2026;3;;;;;")
    b = baca(unggah(teks), instrumen)
    assert b.jawaban.kunci.loc[0, ["nama_desa", "kecamatan"]].tolist() == ["Dua", "Tiga"]
    assert {(t.tempat, t.kode) for t in b.peringatan} == {
        ("baris 1, kolom Desa", "B30"),
        ("baris 1, kolom Kec.", "B31"),
    }


@pytest.mark.parametrize(
    ("tulis", "nama"),
    [("A", "A"), (" É ", "É"), ("X1", "X1"), ("Y", "Y"), ("Ab", "Ab"), ("x", ""), ("(X)", ""), ("-", ""), ("1", "")],
)
def test_a_name_of_one_letter_is_kept_and_a_cross_is_none(instrumen, csv, tulis, nama):
    isi = f"kode_desa;nama_desa;kecamatan;periode;J01\n9901012001;{tulis};{tulis};2026;1\n9901012002;Dua;Satu;2026;2\n"
    kunci = baca(csv(isi), instrumen).jawaban.kunci
    assert kunci["nama_desa"].tolist() == [nama, "Dua"]
    assert kunci["kecamatan"].tolist() == [nama, "Satu"]


@pytest.mark.parametrize("kode", ["9.901012003E+09", "9,901012003E+09", "9.901012003e9"])
def test_a_code_as_a_power_of_ten_that_lost_no_digit_is_read(instrumen, kode):
    b = baca(unggah(isi("kode_desa;periode;J01", f"{kode};2026;3")), instrumen)
    assert b.jawaban.kunci["kode_desa"].tolist() == ["99.01.01.2003"]


@pytest.mark.parametrize("kode", ["9.90101E+09", "9,90101E+09", "9.90101201E+09", "1E+10", "9.9010120031E+09"])
def test_of_a_code_that_excel_shortened_it_is_said_that_digits_are_lost(instrumen, kode):
    with pytest.raises(GalatJawaban) as e:
        baca(unggah(isi("kode_desa;periode;J01", f"{kode};2026;3")), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 2, kolom kode_desa", "J10")
    assert t.pesan == f"kode desa {kode!r} dipendekkan Excel menjadi pangkat sepuluh; angka di belakangnya hilang"
    assert "format Teks" in t.saran
