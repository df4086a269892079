"""A file at fault is given back with exactly the faulty cells marked, all else kept as text."""

import random

import openpyxl
import pytest

from penilaian.berkas import baca, tandai
from penilaian.galat import GalatJawaban, GalatPemakaian
from penilaian.mentah import luput_satu

KEPALA = ["kode_desa", "nama_desa", "periode", "J01", "J02", "D01", "P01", "A01", "S01", "catatan sendiri"]
KOLOM = {"J01": 3, "J02": 4, "D01": 5, "P01": 6, "A01": 7, "S01": 8}
SALAH = {
    "J01": ["9", "tiga", "-1", "TB"],
    "J02": ["1,5", "=1+1", "99", "x"],
    "D01": ["parabola", "NIHIL papan"],
    "P01": ["150", "3/0", "NIHIL", "abc"],
    "A01": ["-3", "besok", "1/2/3"],
    "S01": ["10", "200", "baik"],
}
"""Twenty faults, by column."""


def baris_baik(n: int) -> list[str]:
    return [f"99.01.01.{2001 + n}", f"Desa {n}", "2026", "3", "TB", "papan situs", "3/9", "4,5", "72,5 n=30", "-2,5"]


def tanaman(banyak: int) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    """Return a table with the twenty faults in random cells, and where they are: (row as shown, column from 0)."""
    acak = random.Random(20)  # noqa: S311
    isi = [baris_baik(n) for n in range(banyak)]
    letak = {}
    for nama, daftar in SALAH.items():
        for b, teks in zip(acak.sample(range(banyak), len(daftar)), daftar, strict=True):
            isi[b][KOLOM[nama]] = teks
            letak[b + 2, KOLOM[nama]] = teks
    assert len(letak) == 20
    return isi, letak


def tertanda(jalur, lembar: str) -> dict[tuple[int, int], str]:
    """Return the cells that are coloured, with their comments; each has both."""
    hasil = {}
    for baris in openpyxl.load_workbook(jalur)[lembar].iter_rows():
        for sel in baris:
            berwarna = sel.fill.fill_type == "solid"
            assert berwarna == (sel.comment is not None), sel.coordinate
            if sel.comment is not None:
                hasil[sel.row, sel.column - 1] = sel.comment.text
    return hasil


def salahnya(jalur, instrumen, periode=None) -> GalatJawaban:
    with pytest.raises(GalatJawaban) as galat:
        baca(jalur, instrumen, periode)
    return galat.value


def tulis_xlsx(jalur, isi, lembar="Isian Desa", atas=()):
    buku = openpyxl.Workbook()
    buku.active.title = lembar
    for baris in (*atas, KEPALA, *isi):
        buku.active.append(baris)
    for baris in buku.active.iter_rows():
        for sel in baris:
            sel.data_type = "s"  # what begins with = is a text here
    buku.save(jalur)
    return jalur


def test_twenty_planted_faults_mark_exactly_these_cells_with_code_and_repair(instrumen, tmp_path):
    isi, letak = tanaman(40)
    asal = tulis_xlsx(tmp_path / "a.xlsx", isi)
    galat = salahnya(asal, instrumen)
    assert tandai(asal, instrumen, galat.temuan, tmp_path / "t.xlsx") == 20
    ada = tertanda(tmp_path / "t.xlsx", "Isian Desa")
    assert ada.keys() == letak.keys()
    per_tempat = {t.tempat: t for t in galat.temuan if t.berat == "galat"}
    for (b, k), komentar in ada.items():
        t = per_tempat[f"baris {b}, kolom {KEPALA[k]}"]
        assert komentar == f"[{t.kode}] {t.pesan.rstrip('.')}. {t.saran}"


def test_all_that_the_table_held_stands_where_it_stood_as_text_and_none_is_a_formula(instrumen, tmp_path):
    isi, _ = tanaman(30)
    isi[3][1] = '=HYPERLINK("http://x","y")'
    isi[4][9] = "@SUM(1)"
    asal = tulis_xlsx(tmp_path / "a.xlsx", isi)
    tandai(asal, instrumen, salahnya(asal, instrumen).temuan, tmp_path / "t.xlsx")
    lembar = openpyxl.load_workbook(tmp_path / "t.xlsx")["Isian Desa"]
    ada = [[sel.value or "" for sel in baris] for baris in lembar.iter_rows()]
    dijaga = [[s if s == "-2,5" or s in {"-1", "-3"} else luput_satu(s) for s in baris] for baris in isi]
    assert ada == [KEPALA, *dijaga]
    assert ada[4][1].startswith("'=")
    assert {sel.data_type for baris in lembar.iter_rows() for sel in baris} <= {"s", "n"}
    assert not any(isinstance(sel.value, int | float) for baris in lembar.iter_rows() for sel in baris)


def test_the_marked_file_is_read_again_with_the_same_faults_and_once_repaired_without(instrumen, tmp_path):
    isi, letak = tanaman(30)
    asal = tulis_xlsx(tmp_path / "a.xlsx", isi, atas=[["PEMERINTAH KABUPATEN"], []])
    galat = salahnya(asal, instrumen)
    tandai(asal, instrumen, galat.temuan, tmp_path / "t.xlsx")
    assert [t.tempat for t in salahnya(tmp_path / "t.xlsx", instrumen).temuan] == [t.tempat for t in galat.temuan]
    assert tertanda(tmp_path / "t.xlsx", "Isian Desa").keys() == {(b + 2, k) for b, k in letak}
    buku = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for b, k in letak:
        buku["Isian Desa"].cell(b + 2, k + 1).value = baris_baik(0)[k]
    buku.save(tmp_path / "baik.xlsx")
    assert len(baca(tmp_path / "baik.xlsx", instrumen).jawaban) == 30


def test_every_fault_is_told_on_a_sheet_at_the_end(instrumen, tmp_path):
    isi, _ = tanaman(30)
    asal = tulis_xlsx(tmp_path / "a.xlsx", isi, lembar="Temuan")
    galat = salahnya(asal, instrumen)
    tandai(asal, instrumen, galat.temuan, tmp_path / "t.xlsx")
    buku = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert buku.sheetnames == ["Temuan", "Temuan 2"]
    assert [b[0] for b in buku["Temuan 2"].iter_rows(min_row=2, values_only=True)] == [
        t.tempat for t in galat.temuan if t.berat == "galat"
    ]


def test_faults_beyond_those_that_are_named_one_by_one_are_marked_too(instrumen, csv, tmp_path):
    isi = [[*baris_baik(n)[:3], "9"] for n in range(250)]
    asal = csv("\n".join(map(";".join, [KEPALA[:4], *isi])))
    galat = salahnya(asal, instrumen)
    assert tandai(asal, instrumen, galat.temuan, tmp_path / "t.xlsx") == 250
    assert tertanda(tmp_path / "t.xlsx", "Jawaban").keys() == {(b, 3) for b in range(2, 252)}


def test_keys_headers_and_whole_rows_are_marked_where_they_stand(instrumen, csv, tmp_path):
    dua = csv("kode_desa,periode,J01\n99.01.01.2001,2026,3\n99.01.01.2001,2026,3\nabc,2026,3\n99.01.01.2003,dulu,3\n")
    tandai(dua, instrumen, salahnya(dua, instrumen).temuan, tmp_path / "a.xlsx")
    assert {(4, 0), (5, 1)} <= tertanda(tmp_path / "a.xlsx", "Jawaban").keys()
    tanpa = csv("kode_desa,J01\n99.01.01.2001,3\n", "tanpa.csv")
    tandai(tanpa, instrumen, salahnya(tanpa, instrumen).temuan, tmp_path / "b.xlsx")
    assert tertanda(tmp_path / "b.xlsx", "Jawaban").keys() == {(1, 0)}


def test_a_long_file_is_marked_in_its_column_of_values(instrumen, csv, tmp_path):
    asal = csv("kode_desa,periode,indikator,nilai\n99.01.01.2001,2026,J01,3\n99.01.01.2001,2026,P01,abc\n")
    tandai(asal, instrumen, salahnya(asal, instrumen).temuan, tmp_path / "t.xlsx")
    assert tertanda(tmp_path / "t.xlsx", "Jawaban").keys() == {(3, 3)}


def test_what_is_no_cells_fault_writes_nothing(instrumen, csv, tmp_path):
    asal = csv("kode_desa,periode,J01\n99.01.01.2001,2026,3\n")
    assert tandai(asal, instrumen, baca(asal, instrumen).peringatan, tmp_path / "t.xlsx") == 0
    assert not (tmp_path / "t.xlsx").exists()


def test_a_file_too_large_for_a_workbook_is_said_to_be(instrumen, csv, tmp_path, monkeypatch):
    monkeypatch.setattr("penilaian.berkas.tanda_galat.BATAS_SEL_TANDA", 5)
    asal = csv("kode_desa,periode,J01\n99.01.01.2001,2026,9\n99.01.01.2002,2026,3\n")
    temuan = salahnya(asal, instrumen).temuan
    with pytest.raises(GalatPemakaian, match="terlalu besar"):
        tandai(asal, instrumen, temuan, tmp_path / "t.xlsx")
    with pytest.raises(GalatPemakaian, match=r"\.xlsx"):
        tandai(asal, instrumen, temuan, tmp_path / "t.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["isi.csv"]


@pytest.mark.parametrize("teks", ["\x01\x0b", "x" * 40_000, "]]>&<b>", "_x0001_", "😀 قرية"])
def test_whatever_a_cell_holds_a_workbook_comes_out_that_can_be_read(instrumen, csv, tmp_path, teks):
    asal = csv(f'kode_desa,periode,J01,lain\n99.01.01.2001,2026,"{teks}","{teks}"\n')
    assert tandai(asal, instrumen, salahnya(asal, instrumen).temuan, tmp_path / "t.xlsx") == 1
    assert tertanda(tmp_path / "t.xlsx", "Jawaban").keys() == {(2, 2)}
