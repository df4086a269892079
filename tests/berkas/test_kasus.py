"""Answer files of kinds that people met elsewhere: each gives its right values, or one message that says the repair.

Three invented villages, the instrument as it was first published: new versions of it change none of this.
"""

from pathlib import Path
from typing import Any

import pytest

from penilaian import muat_instrumen
from penilaian.berkas import baca
from penilaian.galat import GalatJawaban

KASUS = Path(__file__).parent / "kasus"
DASAR = {"P01": [4, 0, 0], "P05": [71, 0, 100], "P09": [33.5, 9.9, 98.9], "M02": [12.2, 13.2, 2.2]}

TERBACA: dict[str, tuple[dict[str, list[float]], list[tuple[str, str]], str]] = {
    # file: what differs from the three villages, (place, code) of the warnings, words of one of them
    "01-koma-ekor-hilang.csv": ({}, [("baris 3, 4", "B38")], "2 baris lebih pendek"),
    "04-rumus-persen-di-bawah.xlsx": ({}, [], ""),
    "05-SharedStrings-huruf-besar.xlsx": ({}, [], ""),
    "05c-workbook22.xlsx": ({}, [], ""),
    "06-ribuan-titik.csv": (
        {"P09": [33.5, 1.25, 98.9], "M02": [1, 13.2, 2.2]},
        [("baris 2, kolom M02", "J19"), ("baris 3, kolom P09", "J19")],
        "mungkin pemisah ribuan",
    ),
    "07-kode-titik-nol.csv": ({}, [], ""),
    "10-kobo-awalan-grup.csv": ({}, [("baris 1", "B31"), ("baris 1", "B30")], "56 judul berawalan nama grup"),
    "10b-kobo-awalan-grup.xlsx": ({}, [("baris 1", "B31"), ("baris 1", "B30")], "56 judul berawalan nama grup"),
    "13-judul-id-dan-nama.csv": ({}, [("baris 1", "B31")], "'P01. Judul pertanyaan' sebagai P01"),
    "15-baris-nomor-kolom.xlsx": ({}, [("baris 2", "B37")], "nomor kolom"),
    "16-baris-jumlah-dan-ttd.xlsx": ({}, [("baris 5", "B37"), ("baris 7", "B37"), ("baris 8", "B37")], "jumlah"),
    "17-kolom-nilai-tambahan.csv": ({}, [("baris 1, kolom Nilai", "B30")], "tidak dibaca"),
    "19-bom-ganda.csv": ({}, [], ""),
    "20-ctrl-z.csv": ({}, [], ""),
    "21-pecahan-excel.xlsx": ({"P05": [100 / 3, 50, 85]}, [], ""),
    "21b-bagian-campur-persen.csv": (
        {"P05": [0.85, 70, 90]},
        [("baris 2, kolom P05", "J18")],
        "dibaca 0,85 %, mungkin maksudnya 85 %",
    ),
    "22-baris-tersaring.xlsx": ({}, [("lembar 'Jawaban'", "B40")], "1 baris"),
    "36-sama-dengan-kutip.csv": ({}, [], ""),
    "65-galat-ERROR-gsheets.xlsx": ({}, [("baris 1, kolom catatan", "B30")], ""),
    "66-libreoffice-rujukan-melingkar.xlsx": ({}, [("baris 1, kolom catatan", "B30")], ""),
}

DITOLAK: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    # file: (place, code) of the faults, words that must stand in the message
    "02-baris-terkutip-utuh.csv": ([("baris 1", "B27")], ["satu pasang tanda kutip", "Teks ke Kolom"]),
    "11-onadata-na.csv": ([("baris 2, kolom P01", "J03"), ("baris 3, kolom P05", "J05")], ["'n/a'"]),
    "18-spasi-nol.csv": ([("baris 2, kolom kode_desa", "J10"), ("baris 2, kolom P01", "J03")], []),
    "24-pecahan-jadi-tanggal.csv": (
        [("baris 2, kolom P05", "J17"), ("baris 3, kolom P05", "J17")],
        ["'03-Sep'", "'03/09/2026'", "Excel mengubah tulisan seperti 3/9"],
    ),
    "25b-kolom-kembar-pandas.csv": ([("baris 1, kolom P01.1", "B12")], ["kolom P01 kembar: kolom ke-7 dan ke-57"]),
    "41b-kutip-tak-tertutup.csv": ([("baris 3", "B26")], ["tidak ditutup", "menelan 2 baris"]),
    "45b-panjang-kode-sekali.csv": ([("kolom kode_desa", "B24")], ["147 baris", "pada setiap baris"]),
    "80-kode-bps-bertabrakan.csv": (
        [("kolom kode_desa", "J23")],
        ["'Fajar Harapan', Kluet Utara, Kabupaten Aceh Selatan", "menurut BPS desa 001 di kecamatan 1101022"],
    ),
}

SATU_SATU = ("03-rumus-nol-xlsxwriter.xlsx", "41d-tanda-inci.csv", "67-periode-sebagian-kosong.csv")


@pytest.fixture(scope="module")
def ini() -> Any:
    return muat_instrumen(KASUS / "instrumen-1.0.0")


def nilai_baris(bacaan, ini):
    return {i: bacaan.jawaban.nilai[bacaan.jawaban.nomor(i)].tolist() for i in DASAR}


@pytest.mark.parametrize("nama", TERBACA)
def test_a_file_that_can_be_read_gives_the_right_values(ini, nama):
    beda, peringatan, kata = TERBACA[nama]
    b = baca(KASUS / nama, ini)
    assert nilai_baris(b, ini) == {**DASAR, **beda}
    assert [(t.tempat, t.kode) for t in b.peringatan] == peringatan
    assert not kata or any(kata in str(t) for t in b.peringatan)
    assert (b.hitungan.dibaca, b.hitungan.ditolak) == (3, 0)


@pytest.mark.parametrize("nama", DITOLAK)
def test_a_wrong_file_is_refused_with_its_repair(ini, nama):
    galat, kata = DITOLAK[nama]
    with pytest.raises(GalatJawaban) as e:
        baca(KASUS / nama, ini)
    assert [(t.tempat, t.kode) for t in e.value.temuan if t.berat == "galat"] == galat
    for k in kata:
        assert k in str(e.value)
    assert "P11" not in str(e.value)


def test_every_case_file_is_used():
    assert {*TERBACA, *DITOLAK, *SATU_SATU} == {p.name for p in KASUS.iterdir() if p.is_file()}


def test_a_formula_that_is_not_yet_calculated_is_not_scored_zero(ini):
    with pytest.raises(GalatJawaban) as e:
        baca(KASUS / "03-rumus-nol-xlsxwriter.xlsx", ini)
    assert {t.kode for t in e.value.temuan} == {"B19"}
    assert {t.tempat.split(", ")[1] for t in e.value.temuan} == {"kolom P01", "kolom P05"}


def test_the_file_with_inch_marks_holds_four_villages(ini):
    b = baca(KASUS / "41d-tanda-inci.csv", ini)
    assert b.jawaban.kunci["kode_desa"].str[-4:].tolist() == ["2001", "2002", "2003", "2004"]


def test_a_period_that_is_empty_in_part_is_one_error(ini):
    with pytest.raises(GalatJawaban) as e:
        baca(KASUS / "67-periode-sebagian-kosong.csv", ini, periode="2026")
    assert [(t.tempat, t.kode) for t in e.value.temuan] == [("baris 4, kolom periode", "J11")]


def test_bps_codes_with_names_of_their_own_are_refused_naming_both_names(ini, tmp_path):
    isi = (KASUS / "80-kode-bps-bertabrakan.csv").read_text(encoding="utf-8")
    for kode, nama in (("1101022001", "Nancala"), ("1101022002", "Simpang Abail"), ("1101022003", "Wel Wel")):
        isi = isi.replace(f"{kode},,,,", f"{kode},{nama},Teupah Tengah,Kabupaten Simeulue,")
    jalur = tmp_path / "bps.csv"
    jalur.write_text(isi, encoding="utf-8")
    with pytest.raises(GalatJawaban) as e:
        baca(jalur, ini)
    (t,) = e.value.temuan
    assert (t.tempat, t.kode) == ("kolom kode_desa", "J22")
    for kata in ("3 dari 3 desa", "'Nancala', Teupah Tengah, Kabupaten Simeulue", "'Fajar Harapan', Kluet Utara"):
        assert kata in t.pesan
