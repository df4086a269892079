"""Exports of real clients come back as the answers that were typed in."""

import csv
import io

import pytest
from ekspor_uji import DIBERI, buka, sel, tabel, tulis, ubah

from penilaian.berkas import baca
from penilaian.mentah import Unggahan
from penilaian.narasi.temuan import sebut_peringatan
from penilaian.survei import PembacaKiriman

LENGKAP = [
    "kobo-nama.csv",
    "odk-central.zip",
    "kobo-label.csv",
    "kobo-nama-grup.xlsx",
    "odk-central.csv",
    "odk-central-lama.csv",
]


@pytest.mark.parametrize("nama", LENGKAP)
def test_an_export_comes_back_as_what_was_answered(nama, lama, benar):
    bacaan = buka(DIBERI / nama, lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert str(bacaan.hitungan).startswith("6 baris dalam berkas = 6 dibaca + 0 ditolak + 0 dilewati")
    assert [t for t in bacaan.peringatan if t.kode in {"S13", "B32"}] == []


def test_choices_split_over_columns_only_are_read_too(lama, benar):
    pemisah, isi = tabel("kobo-nama.csv")
    daftar = {k.partition("/")[0] for k in isi[0] if "/" in k and not k.startswith("meta")}
    sisa = [n for n, k in enumerate(isi[0]) if k not in daftar]
    bacaan = buka(tulis(pemisah, [[satu[n] for n in sisa] for satu in isi]), lama)
    assert sel(lama, bacaan.jawaban) == benar


def test_columns_about_a_person_or_a_phone_are_dropped_and_said_so(lama, benar):
    bacaan = buka(ubah("kobo-nama.csv", {(1, "deviceid"): "abc", (1, "kolom lain"): "x"}), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert [t.kode for t in bacaan.peringatan if t.kode in {"S12", "S13"}] == ["S12", "S13"]


def test_every_column_stands_in_one_count(lama):
    pembaca = PembacaKiriman(lama, "berhenti")
    baca(ubah("kobo-nama.csv", {(1, "deviceid"): "abc", (1, "kolom lain"): "x"}), lama, pembaca=pembaca)
    _, isi = tabel("kobo-nama.csv")
    n = len(isi[0])
    assert pembaca.kiriman.kolom == (n + 2, n, 1, 1, 0)


def test_labels_full_of_commas_do_not_hide_the_separator_of_quoted_cells(lama, benar):
    pemisah, isi = tabel("kobo-label.csv")
    isi[0] = [f"Kesatu, kedua, ketiga, keempat, kelima/{judul}" if ". " in judul else judul for judul in isi[0]]
    keluar = io.StringIO(newline="")
    csv.writer(keluar, delimiter=pemisah, quoting=csv.QUOTE_ALL).writerows(isi)
    assert keluar.getvalue().partition("\r\n")[0].count(",") > len(isi[0])
    assert sel(lama, buka(Unggahan("ekspor.csv", keluar.getvalue().encode()), lama).jawaban) == benar


def test_a_village_chosen_from_a_list_is_known_by_the_code_in_its_label(lama, benar):
    pemisah, isi = tabel("kobo-label.csv")
    k = isi[0].index("Kode desa Kemendagri")
    isi[0][k] = "Desa"
    for baris in isi[1:]:
        baris[k] = f"Muara Buat (Lama), Kec. Muko-Muko ({baris[k]})"
    assert sel(lama, buka(tulis(pemisah, isi), lama).jawaban) == benar


def test_an_answers_file_is_read_as_ever(lama, benar):
    bacaan = buka(DIBERI / "benar.csv", lama)
    assert sel(lama, bacaan.jawaban) == benar


def test_what_is_attached_in_an_archive_is_told_and_not_taken_for_the_table(lama):
    bacaan = buka(DIBERI / "odk-central.zip", lama)
    assert [t.pesan for t in bacaan.peringatan if t.kode == "B46"] == [
        "1 berkas lampiran dalam arsip tidak dibaca di sini"
    ]


@pytest.mark.parametrize("kolom", ["versi_instrumen", "versi", "instrumen"])
def test_an_answers_file_that_names_its_version_is_no_export(kolom, lama, benar):
    _, isi = tabel("benar.csv")
    teks = "inpres-3-2003" if kolom == "instrumen" else lama.versi
    bacaan = buka(tulis(",", [[*isi[0], kolom], *([*satu, teks] for satu in isi[1:])]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert bacaan.jawaban.kunci["nama_desa"].iloc[0] == "Sukarekaan"


def test_a_form_of_somebodys_own_that_asks_for_cells_as_texts_loses_nothing(lama, benar):
    _, isi = tabel("benar.csv")
    kepala = [f"identitas/{k}" if k in {"kode_desa", "nama_desa", "periode", "tanggal"} else f"isi/{k}" for k in isi[0]]
    baris = [[*satu, "u", "2026-10-14T03:30:09"] for satu in isi[1:]]
    bacaan = buka(tulis(";", [[*kepala, "_uuid", "_submission_time"], *baris]), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert bacaan.hitungan.dibaca == 6


def test_names_in_an_export_are_held_against_the_codes(lama):
    kolom = "identitas/nama_desa"
    ini = ubah("kobo-nama.csv", {(1, "kode_desa"): "15.01.20.2006", (1, "kode_ulang"): "", (1, kolom): "Sukangawur"})
    bacaan = buka(ini, lama)
    (satu,) = [t for t in bacaan.peringatan if t.kode == "J21"]
    assert "Sukangawur" in satu.pesan
    assert "Talang Kemuning" in satu.pesan


@pytest.mark.parametrize("nama", ["kobo-nama.csv", "kobo-label.csv"])
def test_a_choice_that_nobody_ticked_is_a_column_that_is_not_used(nama, lama, benar):
    pemisah, isi = tabel(nama)
    depan = "P13" if nama == "kobo-nama.csv" else next(k for k in isi[0] if k.startswith("P13.") or "/P13." in k)
    isi = [[*isi[0], f"{depan}/Radio-desa"], *([*satu, "0"] for satu in isi[1:])]
    bacaan = buka(tulis(pemisah, isi), lama)
    assert sel(lama, bacaan.jawaban) == benar
    assert any(t.kode == "S13" and "1 kolom tidak dipakai" in t.pesan for t in bacaan.peringatan)


def test_the_name_of_who_filled_it_in_is_told_as_personal(lama):
    bacaan = buka(ubah("kobo-nama.csv", {(1, "pengenal/nama_pengisi"): "Siti"}), lama)
    assert any(t.kode == "S12" and "nama_pengisi" in t.pesan for t in bacaan.peringatan)


@pytest.mark.parametrize(
    ("cara", "atas", "bawah", "persen", "jadi"),
    [
        ("persen", "", "", "33,33", "33,33"),
        ("persen", "", "", "25,0", "25"),
        ("persen", "", "", "33,333", "33,3330"),
        ("pecahan", "3,0", "7,0", "", "3/7"),
        ("", "3", "7", "42.86", "42,86"),
        ("", "3", "7", "43", "43"),
        ("persen", "3", "7", "50", "50"),
    ],
)
def test_what_is_plain_is_read_also_with_a_decimal_comma(cara, atas, bawah, persen, jadi, lama, benar):
    isi = {"P05_cara": cara, "P05_pembilang": atas, "P05_penyebut": bawah, "P05_persen": persen}
    bacaan = buka(ubah("kobo-nama.csv", {(1, k): t for k, t in isi.items()}), lama)
    assert sel(lama, bacaan.jawaban)[("99.01.01.2001", "P05")].replace(".", ",") == jadi


def test_a_table_of_ours_that_google_forms_gathered_is_read(lama):
    isi = [["Cap waktu", "Kode Desa", "Periode", "P01"], ["2026/10/24 6:46:43 PM GMT+7", "99.01.01.2001", "2026", "3"]]
    assert sel(lama, buka(tulis(",", isi), lama).jawaban)[("99.01.01.2001", "P01")] == "3"


def test_a_question_without_a_column_is_told_once_and_warnings_count_as_many_as_are_listed(lama):
    pemisah, isi = tabel("kobo-campur.csv")
    sisa = [n for n, j in enumerate(isi[0]) if not j.rpartition("/")[2].startswith("P10")]
    bacaan = buka(tulis(pemisah, [[baris[n] for n in sisa] for baris in [*isi, isi[-1]]]), lama, "tahan")
    assert [t.kode for t in bacaan.peringatan].count("B32") == 1
    assert sebut_peringatan(bacaan.peringatan) == f"{len(bacaan.peringatan)} peringatan"
