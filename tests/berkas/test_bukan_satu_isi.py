"""What a file says twice, hides, or calls by no name: none of it is settled unsaid."""

import re

import pytest
import xlsxwriter

from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.ketikan import kutip
from tests.berkas.buku_uji import LEMBAR, TABEL, bagian_buku, kemas

KEPALA = "kode_desa,nama_desa,periode,P01\n"


def semua(sumber, instrumen):
    try:
        return baca(sumber, instrumen).peringatan
    except GalatJawaban as e:
        return e.temuan


@pytest.mark.parametrize("nama", ["12", "=1+1", "3", "\uff11\uff12", "\u2060", "1-2"])
def test_a_name_without_a_letter_is_never_dropped_unsaid(instrumen, nama):
    isi = f"{KEPALA}9901012001,Satu,2026,85\n9901012002,{nama},2026,4\n9901012003,{nama},2026,4\n"
    (t,) = [t for t in semua(Unggahan("a.csv", isi.encode()), instrumen) if t.kode == "B50"]
    assert (t.berat, t.pesan.count("(baris")) == ("peringatan", 2)
    assert f"{kutip(nama)} (baris 3)" in t.pesan


@pytest.mark.parametrize("nama", ["", "-", "...", "\u2013", "A", "Satu 2", "n/a"])
def test_a_sign_for_no_name_and_a_name_with_a_letter_are_not_told(instrumen, nama):
    isi = f"{KEPALA}9901012001,{nama},2026,85\n"
    assert "B50" not in [t.kode for t in semua(Unggahan("a.csv", isi.encode()), instrumen)]


@pytest.mark.parametrize("tulis", ['<c r="{0}"><v>{1}</v></c>', '<c r="{0}" t="inlineStr"><is><t>{1}</t></is></c>'])
@pytest.mark.parametrize(("kedua", "kode"), [("4", ["B51"]), ("85", [])])
def test_a_cell_that_stands_twice_with_other_contents_is_a_fault(instrumen, tulis, kedua, kode):
    bagian = bagian_buku()
    dua = tulis.format("C2", 85) + tulis.format("C2", kedua)
    bagian[LEMBAR] = re.sub(r'<c r="C2"[^>]*>.*?</c>', dua, bagian[LEMBAR].decode(), count=1).encode()
    ketemu = [(t.tempat, t.kode) for t in semua(kemas(bagian), instrumen) if t.berat == "galat"]
    assert ketemu == [("baris 2, kolom P01", k) for k in kode]


def test_a_header_that_stands_twice_is_a_fault_of_its_column(instrumen):
    bagian = bagian_buku()
    ganda = '<c r="C1" t="str"><v>P01</v></c>'
    teks, banyak = re.subn(
        r'(<c r="C1"[^>]*>).*?</c>', rf'<c r="C1" t="str"><v>A01</v></c>{ganda}', bagian[LEMBAR].decode()
    )
    assert banyak == 1
    bagian[LEMBAR] = teks.encode()
    ketemu = [(t.tempat, t.kode) for t in semua(kemas(bagian), instrumen) if t.berat == "galat"]
    assert ketemu == [("baris 1, kolom P01", "B51")]


@pytest.mark.parametrize("sela", ["", "<!-- x -->"])
def test_a_number_of_a_row_that_stands_twice_is_a_fault_and_rows_out_of_order_are_none(instrumen, sela):
    tabel = [*TABEL, ["9901012002", "2026", "4", "1"]]
    bagian = bagian_buku(tabel)
    asli = bagian[LEMBAR].decode().replace("<sheetData>", f"<sheetData>{sela}")
    for nomor, kode in (("2", ["B51"]), ("7", [])):
        teks = re.sub(r'<row r="3"(.*?)</row>', lambda c, n=nomor: c[0].replace('r="3"', f'r="{n}"'), asli)
        teks = re.sub(r'r="([A-D])3"', rf'r="\g<1>{nomor}"', teks)
        kedua = re.search(r'<row r="2".*?</row>', teks)
        if not kode:
            teks = teks.replace(kedua[0], "").replace("</sheetData>", f"{kedua[0]}</sheetData>")
        bagian[LEMBAR] = teks.encode()
        assert [t.kode for t in semua(kemas(bagian), instrumen) if t.berat == "galat"] == kode


@pytest.mark.parametrize("judul", ["kode_desa", "kode lama"])
def test_a_hidden_sheet_of_answers_is_told(instrumen, tmp_path, judul):
    jalur = tmp_path / "sembunyi.xlsx"
    with xlsxwriter.Workbook(jalur) as buku:
        for nama in ("Lama", "Baru"):
            ws = buku.add_worksheet(nama)
            ws.write_row(0, 0, [judul if nama == "Lama" else "kode_desa", "periode", "P01"])
            ws.write_row(1, 0, ["9901012001", "2026", 85])
        buku.worksheets()[1].activate()
        buku.worksheets()[1].set_first_sheet()
        buku.worksheets()[0].hide()
    pesan = [t.pesan for t in semua(jalur, instrumen) if t.kode == "B41"]
    assert [p.split(" juga")[0] for p in pesan] == (["lembar 'Lama' (tersembunyi)"] if judul == "kode_desa" else [])
