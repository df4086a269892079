"""A column of names is known by half of what it holds, no less; what says nothing is not counted."""

import pytest

from penilaian.jawaban import nama_menurut_isi

SATU, DUA, TIGA = ("11.01.02.2001", "Fajar Harapan"), ("11.01.02.2002", "Krueng Batee"), ("11.01.02.2003", "Budi")
LAIN = "Pasi Kuala Asahan"  # of 11.01.02.2003
SEPROVINSI = "Keude Bakongan"  # of 11.01.01.2001


@pytest.mark.parametrize(
    ("teks", "nama"), [(("Fajar Harapan", "Siti"), "nama_desa"), (("Fajar Harapan", "Siti", "Budi"), None)]
)
def test_half_of_a_column_must_name_the_places_of_its_codes(teks, nama):
    kode = (SATU[0], DUA[0], TIGA[0])
    assert nama_menurut_isi("Catatan", zip(kode, teks, strict=False)) == nama


@pytest.mark.parametrize(("teks", "nama"), [((SEPROVINSI, "Siti"), "nama_desa"), ((SEPROVINSI, "Siti", "Budi"), None)])
def test_half_of_a_column_of_any_names_must_be_villages_of_the_province(teks, nama):
    kode = (SATU[0], DUA[0], TIGA[0])
    for judul in ("Nama", "Wilayah/Daerah", "Nama Wilayah Lokasi Tempat Daerah"):
        assert nama_menurut_isi(judul, zip(kode, teks, strict=False)) == nama
    assert nama_menurut_isi("Petugas", zip(kode, teks, strict=False)) is None


@pytest.mark.parametrize(
    "hampa",
    [
        pytest.param([(DUA[0], ""), (TIGA[0], " ")], id="no name"),
        pytest.param([("", "Siti"), ("", "Budi")], id="no code"),
        pytest.param([("abc", "Siti"), ("12", "Budi")], id="no form of a code"),
        pytest.param([("99.01.01.2001", "Siti"), ("99.01.01.2002", "Budi")], id="invented villages"),
        pytest.param([(DUA[0], "Siti"), (DUA[0], "Siti"), (DUA[0], "Siti ")], id="one row again"),
    ],
)
def test_rows_that_say_nothing_of_the_column_are_not_counted(hampa):
    assert nama_menurut_isi("Catatan", [SATU, *hampa]) == "nama_desa"


def test_a_column_without_a_code_and_a_name_is_none():
    assert nama_menurut_isi("Nama", [("", LAIN), (SATU[0], "")]) is None
    assert nama_menurut_isi("Nama", []) is None
