"""What comes back from the field at fault: our workbook and exports are marked in the cells that people filled in."""

import csv

import openpyxl
import pytest
from isi_buku import JAWABAN, Buku

from penilaian.berkas import baca, tandai
from penilaian.galat import GalatJawaban
from penilaian.muat import muat_instrumen
from penilaian.survei import PembacaKiriman, tulis_buku_kerja

DESA = ("15.01.20.2001", "15.01.20.2006")


@pytest.fixture(scope="module")
def inpres():
    return muat_instrumen("inpres-3-2003")


def salahnya(jalur, ini, bentrok="berhenti"):
    with pytest.raises(GalatJawaban) as galat:
        baca(jalur, ini, pembaca=PembacaKiriman(ini, bentrok))
    return galat.value.temuan


def tertanda(jalur):
    """Return the commented cells, which are the coloured ones, by sheet: (row, column from 0)."""
    hasil = {}
    for lembar in openpyxl.load_workbook(jalur):
        sel = [s for baris in lembar.iter_rows() for s in baris]
        assert [s.coordinate for s in sel if s.fill.fill_type == "solid"] == [s.coordinate for s in sel if s.comment]
        if ada := {(s.row, s.column - 1) for s in sel if s.comment}:
            hasil[lembar.title] = ada
    return hasil


@pytest.fixture
def terisi(inpres, tmp_path):
    """A workbook of two villages, with a period on both sheets."""
    tulis_buku_kerja(inpres, tmp_path / "buku.xlsx", DESA)
    buku = Buku(tmp_path / "buku.xlsx")
    for lembar in buku.desa:
        buku.isi(lembar, periode="2026", P08="2 – dua")
    return buku


def test_answers_of_our_workbook_are_marked_on_their_sheets_and_it_reads_the_same_again(inpres, terisi, tmp_path):
    satu, dua = terisi.desa
    terisi.isi(satu, P01="9 – tidak ada", P05_pembilang="lima", P05_penyebut=8)
    terisi.isi(dua, kode_desa="15.01.20.2001", P05_pembilang=9, P05_penyebut=8, P05_cara="Belum tahu")
    asal = terisi.simpan()
    temuan = salahnya(asal, inpres)
    banyak = tandai(asal, inpres, temuan, tmp_path / "t.xlsx")
    harap = {
        satu.title: {(terisi.baris(satu, k), JAWABAN - 1) for k in ("P01", "P05_pembilang")},
        dua.title: {(terisi.baris(dua, k), JAWABAN - 1) for k in ("kode_desa", "P05_cara")},
    }
    ada = tertanda(tmp_path / "t.xlsx")
    assert ada == harap
    assert banyak == sum(map(len, harap.values()))
    lagi = salahnya(tmp_path / "t.xlsx", inpres)
    assert [str(t) for t in lagi] == [str(t) for t in temuan]


def test_what_the_core_finds_in_a_sheet_is_marked_there_too(inpres, terisi, tmp_path):
    for lembar in terisi.desa:
        terisi.isi(lembar, periode="tahun lalu")
    asal = terisi.simpan()
    tandai(asal, inpres, salahnya(asal, inpres), tmp_path / "t.xlsx")
    ada = tertanda(tmp_path / "t.xlsx")
    assert ada == {x.title: {(terisi.baris(x, "periode"), JAWABAN - 1)} for x in terisi.desa}


def test_a_period_that_no_sheet_names_is_marked_on_each(inpres, terisi, tmp_path):
    for lembar in terisi.desa:
        terisi.isi(lembar, periode=None)
    asal = terisi.simpan()
    tandai(asal, inpres, salahnya(asal, inpres), tmp_path / "t.xlsx")
    assert tertanda(tmp_path / "t.xlsx") == {x.title: {(terisi.baris(x, "periode"), JAWABAN - 1)} for x in terisi.desa}


KEPALA = [
    "_id",
    "_uuid",
    "_submission_time",
    "pengenal/kode_desa",
    "pengenal/periode",
    "persiapan/P01",
    "persiapan/P03",
]


def ekspor(jalur, *baris):
    with jalur.open("w", newline="", encoding="utf-8") as berkas:
        csv.writer(berkas, delimiter=";", quoting=csv.QUOTE_ALL).writerows([KEPALA, *baris])
    return jalur


def kiriman(n, kode="15.01.20.2006", periode="2026", p01="2", p03="1"):
    return [str(n), f"u{n}", f"2026-11-0{n}T00:00:00", kode, periode, p01, p03]


def test_cells_of_an_export_are_marked_under_its_own_headings(inpres, tmp_path):
    asal = ekspor(tmp_path / "e.csv", kiriman(1), kiriman(2, DESA[0], p01="9"), kiriman(3, DESA[0], p03="dua"))
    tandai(asal, inpres, salahnya(asal, inpres), tmp_path / "t.xlsx")
    assert tertanda(tmp_path / "t.xlsx") == {"Jawaban": {(3, 5), (4, 6)}}


def test_codes_and_periods_of_an_export_are_marked_under_its_own_headings(inpres, tmp_path):
    asal = ekspor(tmp_path / "e.csv", kiriman(1), kiriman(2, "15.01"), kiriman(3, DESA[0], "dulu"))
    tandai(asal, inpres, salahnya(asal, inpres), tmp_path / "t.xlsx")
    assert tertanda(tmp_path / "t.xlsx") == {"Jawaban": {(3, 3), (4, 4)}}


def test_submissions_that_differ_are_marked_in_each_of_their_rows(inpres, tmp_path):
    asal = ekspor(tmp_path / "e.csv", kiriman(1), kiriman(2, DESA[0]), kiriman(3, p01="4"))
    tandai(asal, inpres, salahnya(asal, inpres), tmp_path / "t.xlsx")
    assert tertanda(tmp_path / "t.xlsx") == {"Jawaban": {(2, 5), (4, 5)}}
