"""CSV of every dialect that spreadsheets and people make."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.jawaban import KOSONG, TERJAWAB, TIDAK_BERLAKU

KEPALA = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01"]
ISI = [
    ["99.01.01.2001", "Café Ñusa", "2026", "3", "TB", "papan situs", "85,5", "2,5", "80 n=31"],
    ["9901012002", "Rekaan Dua", "2026", "0", "", "NIHIL", "3/9", "TB", ""],
]


def gabung(pemisah=",", akhir="\n", penutup=True):
    def sel(isi):
        return f'"{isi}"' if pemisah in isi else isi

    teks = akhir.join(pemisah.join(map(sel, baris)) for baris in [KEPALA, *ISI])
    return teks + (akhir if penutup else "")


DIALEK = {
    "koma": (gabung(), "utf-8"),
    "titik koma": (gabung(";"), "utf-8"),
    "tab": (gabung("\t"), "utf-8"),
    "garis tegak": (gabung("|"), "utf-8"),
    "CRLF": (gabung(";", "\r\n"), "utf-8"),
    "CR saja": (gabung(";", "\r"), "utf-8"),
    "tanpa ganti baris di akhir": (gabung(penutup=False), "utf-8"),
    "baris kosong di akhir": (gabung() + "\n\n\n", "utf-8"),
    "baris pemisah di akhir": (gabung(";") + ";" * 8 + "\n" + ";" * 8 + "\n", "utf-8"),
    "baris kosong di awal": ("\n\n" + gabung(), "utf-8"),
    "judul di atas": ("Penilaian desa;;;\n" + gabung(";"), "utf-8"),
    "petunjuk Excel sep": ("sep=;\r\n" + gabung(";", "\r\n"), "utf-8"),
    "BOM": (gabung(), "utf-8-sig"),
    "Windows-1252": (gabung(";"), "cp1252"),
    "UTF-16 dengan BOM": (gabung("\t"), "utf-16"),
    "UTF-16 BE dengan BOM": ("\ufeff" + gabung("\t"), "utf-16-be"),
    "spasi di sekitar": (gabung(";").replace(";", " ; ").replace("\n", "  \n"), "utf-8"),
    "semua berkutip": ("\n".join(",".join(f'"{s}"' for s in b) for b in [KEPALA, *ISI]), "utf-8"),
    "kolom berlebih kosong": ("\n".join(";".join([*b, "", ""]) for b in [KEPALA, *ISI]), "utf-8"),
    "pemisah berlebih hanya pada isi": (
        "\n".join([";".join(KEPALA), *(";".join([*b, "", ""]) for b in ISI)]), "utf-8",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("teks", "pengodean"), DIALEK.values(), ids=DIALEK)
def test_every_dialect_is_read_alike(instrumen, csv, teks, pengodean):
    b = baca(csv(teks, pengodean=pengodean), instrumen)
    assert b.peringatan == ()
    j = b.jawaban
    assert j.kunci["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
    assert j.kunci["nama_desa"].tolist() == ["Café Ñusa", "Rekaan Dua"]
    assert j.keadaan.tolist() == [
        [TERJAWAB, TERJAWAB],
        [TIDAK_BERLAKU, KOSONG],
        [TERJAWAB, TERJAWAB],
        [TERJAWAB, TERJAWAB],
        [TERJAWAB, TIDAK_BERLAKU],
        [TERJAWAB, KOSONG],
    ]
    assert j.nilai[:, 0].tolist()[2:] == [2, 85.5, 2.5, 80]
    assert j.nilai[3, 1] == 100 / 3
    assert b.bentuk.format == "csv"
    assert b.bentuk.susunan == "lebar"


def test_the_form_names_separator_and_encoding(instrumen, csv):
    b = baca(csv(gabung(";"), pengodean="cp1252"), instrumen).bentuk
    assert (b.pemisah, b.pengodean) == (";", "windows-1252")


@pytest.mark.parametrize("nama", ["isi.csv", "isi.TSV", "isi.txt"])
def test_an_upload_is_read_like_a_file(instrumen, csv, nama):
    dari_berkas = baca(csv(gabung(), nama), instrumen)
    dari_unggahan = baca(Unggahan(nama, gabung().encode()), instrumen)
    assert dari_berkas.jawaban.kunci.equals(dari_unggahan.jawaban.kunci)
    assert dari_berkas.bentuk == dari_unggahan.bentuk


def test_entries_that_look_like_missing_values_stay_text(instrumen, csv, temuan):
    teks = "kode_desa,nama_desa,periode,J01\n9901012001,NA,2026,1\n9901012002,None,2026,NA\n9901012003,null,2026,null\n"
    assert temuan(csv(teks)) == [("baris 1", "B32"), ("baris 3, kolom J01", "J03"), ("baris 4, kolom J01", "J03")]


def test_line_breaks_within_quotes_do_not_shift_row_numbers(instrumen, csv, temuan):
    teks = 'kode_desa,nama_desa,periode,J01\n9901012001,"Dua\nbaris",2026,1\n9901012002,Satu,2026,9\n'
    assert ("baris 3, kolom J01", "J03") in temuan(csv(teks))
    benar = baca(csv(teks.replace(",9\n", ",2\n")), instrumen)
    assert benar.jawaban.kunci["nama_desa"][0] == "Dua\nbaris"


@pytest.mark.parametrize("akhir", ["\n", "\r\n", "\r"])
def test_empty_rows_in_between_do_not_shift_row_numbers(csv, temuan, akhir):
    teks = akhir.join(["kode_desa;periode;J01", "9901012001;2026;1", "", " ; ; ", "9901012002;2026;9"])
    assert ("baris 5, kolom J01", "J03") in temuan(csv(teks))


def test_titles_above_the_header_are_counted_too(csv, temuan):
    teks = "Isian kecamatan\n\nkode_desa;periode;J01\n9901012001;2026;9\n"
    assert temuan(csv(teks)) == [("baris 3", "B32"), ("baris 4, kolom J01", "J03")]


def test_rows_that_are_shorter_or_longer_are_all_named(csv, temuan):
    teks = "kode_desa,periode,J01,P01\n9901012001,2026,1,85,5\n9901012002,2026\n9901012003,2026,9,85\n"
    assert temuan(csv(teks)) == [
        ("baris 3", "B38"),  # missing cells at the end are empty: read, and warned of
        ("baris 1", "B32"),
        ("baris 2", "B09"),
        ("baris 4, kolom J01", "J03"),
    ]


def test_where_all_rows_are_uneven_all_are_named(csv, temuan):
    assert temuan(csv("kode_desa,periode,J01\n9901012001,2026,1,5\n9901012002,2026,1,5\n")) == [
        ("baris 2", "B09"),
        ("baris 3", "B09"),
    ]


def test_a_quote_that_is_not_closed_swallows_no_row_in_silence(csv, temuan):
    teks = 'kode_desa,nama_desa,periode,J01\n9901012001,"Lupa,2026,1\n9901012002,Dua,2026,2\n'
    assert temuan(csv(teks)) == [("baris 2", "B26")]


def test_a_very_long_row_is_still_read(instrumen, csv):
    nama = "x" * 100_000
    b = baca(csv(f"kode_desa,nama_desa,periode,J01\n9901012001,{nama},2026,1\n"), instrumen)
    assert b.jawaban.kunci["nama_desa"][0] == nama


def test_a_cell_beyond_the_limit_is_refused_and_does_not_hang(csv, temuan):
    teks = f"kode_desa,nama_desa,periode,J01\n\n9901012001,{'x' * 2_000_000},2026,1\n"
    assert [k for _, k in temuan(csv(teks))] == ["B05"]


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
def test_a_header_of_very_many_columns_is_read_under_its_separator(instrumen, csv, pemisah):
    judul = pemisah.join(["kode_desa", "periode", "J01", *(f"catatan nomor {n}" for n in range(9_000))])
    assert len(judul) > 131_072
    b = baca(csv(f"{judul}\n9901012001{pemisah}2026{pemisah}3\n"), instrumen)
    assert b.jawaban.nilai[0].tolist() == [3]


@pytest.mark.parametrize("isi", ["x" * 140_000, f"kode_desa;periode;J01\n\n9901012001;2026;{'x' * 140_000}"])
def test_what_no_csv_is_says_so_in_indonesian(csv, instrumen, isi):
    with pytest.raises(GalatJawaban) as e:
        baca(csv(isi), instrumen)
    (t,) = [t for t in e.value.temuan if t.berat == "galat"]
    assert t.kode == "B05"
    assert t.pesan == "CSV tidak dapat diurai (ada sel yang lebih dari 131.072 karakter)"


@pytest.mark.parametrize(
    "isi",
    [
        "kode_desa;periode;J01\n9901012001;2026;1\n".encode("utf-16-le"),
        b"kode_desa;nama_desa;periode;J01\n9901012001;\x81\x8d;2026;1\n",
    ],
    ids=["UTF-16 tanpa BOM", "bukan Windows-1252"],
)
def test_an_encoding_that_is_not_known_is_refused(csv, temuan, isi):
    assert [k for _, k in temuan(csv(isi))] == ["B08"]


@pytest.mark.parametrize(
    ("isi", "kode", "kata"),
    [
        (b"kode_desa;periode;J01\n9901012001;2026;1\n9901\x00012002;2026;2\n", "B05", "baris 3 berisi bita nol"),
        (b"kode_desa;periode;J01\r\n9901012001;2026;1\r\n" + bytes(90), "B05", "sejak baris 3 isinya hanya bita nol"),
        (bytes(range(256)), "B05", "baris 1 berisi bita nol"),
        ("kode_desa;periode;J01\n9901\x0012002;2026;1\n".encode("utf-16"), "B05", "baris 2 berisi bita nol"),
        (b"\x81;" * 9 + b"\n\x00", "B05", "baris 2"),
        (b"kode_desa;periode;J01\n" + bytes(22), "B05", "sejak baris 2 isinya hanya bita nol"),
        ("kode_desa;periode;J01\n9901012001;2026;1\n".encode("utf-16-be"), "B08", "UTF-16 tanpa BOM"),
        ("kode_desa;periode;J01\n9901012001;2026;1\n".encode("utf-16-le"), "B08", "UTF-16 tanpa BOM"),
    ],
    ids=["satu", "di akhir", "biner", "dalam UTF-16", "juga pengodean lain", "separuh nol", "UTF-16 BE", "UTF-16 LE"],
)
def test_a_zero_byte_is_called_damage_and_two_bytes_a_letter_by_their_name(instrumen, csv, isi, kode, kata):
    with pytest.raises(GalatJawaban) as e:
        baca(csv(isi), instrumen)
    (t,) = e.value.temuan
    assert (t.kode, kata in t.pesan) == (kode, True), t
    assert t.saran.startswith("Simpan ulang")


GALAT_RUMUS = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#ERROR!",
    "#SPILL!",
    "Err:502",
    " #n/a ",
]


@pytest.mark.parametrize("galat", GALAT_RUMUS)
@pytest.mark.parametrize("nama", ["isi.csv", "isi.txt", "isi.tsv", "isi.parquet"])
@pytest.mark.parametrize("teliti", [False, True], ids=["cepat", "teliti"])
def test_an_error_of_a_formula_is_called_so_where_only_its_text_tells_it(instrumen, tmp_path, nama, galat, teliti):
    baris = [["kode_desa", "nama_desa", "periode", "P01", "J01", "luar"]]
    baris += [["9901012001", galat, "2026", "80", galat, "x"], ["9901012002", "Dua", "2026", galat, "2", galat]]
    jalur = tmp_path / nama
    if nama.endswith("parquet"):
        pq.write_table(pa.table(dict(zip(baris[0], map(list, zip(*baris[1:], strict=True)), strict=True))), jalur)
    else:
        pemisah = "\t" if nama.endswith("tsv") else ";"
        jalur.write_text("\n".join(map(pemisah.join, baris)) + "\n" + "\n;\n" * teliti, "utf-8")
    with pytest.raises(GalatJawaban) as e:
        baca(jalur, instrumen)
    pesan = f"sel berisi galat rumus ({galat.strip()})"
    assert [(t.tempat, t.kode, t.pesan, t.saran) for t in e.value.temuan if t.berat == "galat"] == [
        (tempat, "B17", pesan, "Perbaiki rumusnya, atau kosongkan sel itu.")
        for tempat in ("baris 2, kolom nama_desa", "baris 2, kolom J01", "baris 3, kolom P01")
    ]


def test_a_text_that_only_holds_the_name_of_an_error_is_none(instrumen, csv):
    teks = "kode_desa;nama_desa;periode;J01\n9901012001;Rekaan #REF! Satu;2026;1\n9901012002;#Dua;2026;2\n"
    assert baca(csv(teks), instrumen).jawaban.kunci["nama_desa"].tolist() == ["Rekaan #REF! Satu", "#Dua"]


def test_errors_of_formulas_without_number_are_counted_in_full(instrumen, csv):
    teks = "kode_desa;periode;P01\n" + "".join(f"9901{n:06};2026;#N/A\n" for n in range(12001, 12301))
    with pytest.raises(GalatJawaban) as e:
        baca(csv(teks), instrumen)
    assert sum(t.banyak for t in e.value.temuan if t.kode in {"B17", "B21"} and "P01" in t.tempat) == 300


def test_a_file_is_taken_whole_or_not_at_all(instrumen, csv):
    teks = "kode_desa,periode,J01\n9901012001,2026,1\n9901012002,2026,9\n"
    with pytest.raises(GalatJawaban):
        baca(csv(teks), instrumen)
