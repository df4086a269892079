"""A second table whose header does not say kode_desa: never read by the columns of the first."""

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban

PERTAMA = "kode_desa,nama_desa,periode,P01,J01"
DESA = "9901012001,Aman,2026,40,1"


def bacaan(instrumen, *baris, kepala=PERTAMA):
    return baca(Unggahan("a.csv", "\n".join([kepala, DESA, *baris]).encode()), instrumen)


def ditolak(instrumen, *baris):
    with pytest.raises(GalatJawaban) as galat:
        bacaan(instrumen, *baris)
    return galat.value


@pytest.mark.parametrize(
    "judul",
    [
        "KODE,NAMA DESA,TAHUN,J01,P01",
        "No,Kode Wilayah,A01,P01,J01",
        "KODE,TAHUN,A01,P01,",
        "KODE,NAMA,TAHUN,J1,P1",
        "KODE,NAMA,TAHUN,persiapan/J01,P01. Persen",
        "KODE,NAMA,TAHUN,Jenjang,Persen",
        "KODE,NAMA,TAHUN,J01,catatan",
    ],
)
def test_a_row_that_names_questions_elsewhere_than_the_first_header_begins_a_table_that_is_not_read(instrumen, judul):
    galat = ditolak(instrumen, judul, "9901012002,B,2026,0,4")
    (t,) = [t for t in galat.temuan if t.berat == "galat"]
    assert (t.tempat, t.kode) == ("baris 3", "B29")
    assert "1 baris di bawahnya tidak dibaca" in t.pesan
    assert str(galat.hitungan) == "3 baris dalam berkas = 1 dibaca + 2 ditolak + 0 dilewati."


def test_the_ids_alone_in_their_places_are_the_same_header_again(instrumen):
    b = bacaan(instrumen, ",,,P01,J01", "9901012002,B,2026,0,4")
    assert b.jawaban.nilai[:, 1].tolist()[0] == 4
    assert [t.tempat for t in b.peringatan if t.kode == "B37"] == ["baris 3"]


def test_a_remark_that_names_one_question_is_no_header(instrumen):
    b = bacaan(instrumen, ",,,,,P01", kepala=f"{PERTAMA},catatan")
    assert [t.tempat for t in b.peringatan if t.kode == "B37"] == ["baris 3"]


@pytest.mark.parametrize("judul", ["KODE,TAHUN,NILAI,INDIKATOR", "KODE,TAHUN,INDIKATOR,NILAI"])
def test_a_second_table_of_one_answer_a_row_is_known_by_its_two_columns(instrumen, judul):
    isi = ["kode_desa,periode,indikator,nilai", "9901012001,2026,J01,3", judul, "9901012002,2026,3,J01"]
    with pytest.raises(GalatJawaban) as galat:
        baca(Unggahan("a.csv", "\n".join(isi).encode()), instrumen)
    assert [(t.tempat, t.kode) for t in galat.value.temuan if t.berat == "galat"] == [("baris 3", "B29")]


@pytest.mark.parametrize(
    "baris",
    [
        ",Jumlah Bahagia,2026,3,1",
        "TOTAL 9901012001,A,2026,3,1",
        "990101200,Total,2026,3,1",
        ",Total Raya,2026,3,",
        "Total Makmur,,,3,1",
    ],
)
def test_a_village_that_is_called_like_a_total_is_not_passed_over(instrumen, baris):
    galat = ditolak(instrumen, baris)
    assert next((t.tempat, t.kode) for t in galat.temuan if t.berat == "galat") == ("baris 3, kolom kode_desa", "J10")


@pytest.mark.parametrize(
    "nama",
    [
        "Jumlah", "TOTAL", "Rata-rata", "Jumlah desa", "Jumlah 12 desa", "Total:", "Jumlah/Total", "Rata - rata",
        "Jumlah dan rata-rata", "Total Kecamatan Bahagia", "Rata-rata Kab. Rekaan", "Nilai tertinggi", "Total (2)",
        "Nilai rata-rata", "Grand Total", "Jumlah seluruhnya", "Rata-rata skor", "Simpangan baku",
    ],
)  # fmt: skip
def test_a_total_alone_or_with_what_goes_with_it_is_passed_over(instrumen, nama):
    for baris in (f"{nama},,,40,1", f",{nama},2026,40,1"):
        b = bacaan(instrumen, baris)
        assert ["jumlah atau rata-rata" in t.pesan for t in b.peringatan if t.kode == "B37"] == [True]
        assert b.hitungan.dilewati == 1


def test_a_village_named_total_with_its_code_is_read(instrumen):
    b = bacaan(instrumen, "9901012002,Total,2026,40,1")
    assert b.jawaban.kunci["nama_desa"].tolist() == ["Aman", "Total"]
