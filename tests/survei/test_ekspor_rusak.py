"""Rows and cells that their file format tells to be none stop an export as they stop an answers file."""

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner

from penilaian.berkas import baca
from penilaian.cli.perintah import app
from penilaian.galat import GalatJawaban
from penilaian.mentah import Unggahan, baca_langsung
from penilaian.muat import muat_instrumen, muat_kuesioner, muat_versi
from penilaian.survei import (
    PembacaKiriman,
    Populasi,
    baca_populasi,
    baca_responden,
    judul_dikenal,
    judul_populasi,
)

DIBERI = Path(__file__).parent / "kiriman"
INPRES = "inpres-3-2003"


@pytest.fixture(scope="module")
def lama():
    return muat_versi(INPRES, "1.0.0")


@pytest.fixture(scope="module")
def ini():
    return muat_instrumen(INPRES)


@pytest.fixture(scope="module")
def skm(ini):
    return muat_kuesioner(INPRES, ini, "T08")


def buka(instrumen, isi, nama="ekspor.csv"):
    return baca(Unggahan(nama, isi), instrumen, pembaca=PembacaKiriman(instrumen, "berhenti", baca_langsung))


def rekaman(nama):
    """Return the lines of a fixture, a record each, its cells in quotes."""
    isi = csv.reader(io.StringIO((DIBERI / nama).read_text("utf-8-sig"), newline=""), delimiter=";")
    return [[f'"{s.replace(chr(34), chr(34) * 2)}"' for s in baris] for baris in isi]


def gabung(baris):
    return "\r\n".join(";".join(b) for b in baris).encode()


def tanpa_kutip_akhir(baris, n, k):
    """Leave the quote of a cell open."""
    baris[n][k] = baris[n][k][:-1]
    return baris


def sisipkan(baris, n, k):
    """Put a cell too many into a row: what follows stands a column further on."""
    baris[n].insert(k, '"x"')
    return baris


def berisi(baris, n, judul, isi):
    baris[n][baris[0].index(f'"{judul}"')] = f'"{isi}"'
    return baris


RUSAK_BARIS = {
    "terbuka": (lambda b: tanpa_kutip_akhir(b, 2, len(b[0]) - 1), "B26"),
    "menelan sel": (lambda b: tanpa_kutip_akhir(b, 2, 0), "B26"),
    "berlebih": (lambda b: sisipkan(b, 2, 9), "B09"),
}


@pytest.mark.parametrize("apa", RUSAK_BARIS)
def test_a_row_that_cannot_be_told_apart_stops_an_export_and_the_count_closes(apa, lama):
    rusakkan, kode = RUSAK_BARIS[apa]
    baris = [[s.replace("\n", " ") for s in b] for b in rekaman("kobo-nama.csv")]
    with pytest.raises(GalatJawaban) as salah:
        buka(lama, gabung(rusakkan(baris)))
    galat = [t for t in salah.value.temuan if t.berat == "galat"]
    assert [(t.kode, t.tempat) for t in galat] == [(kode, "baris 3")]
    assert galat[0].saran
    hitungan = salah.value.hitungan
    assert (hitungan.berkas, hitungan.ditolak) == (6, 2 if apa == "terbuka" else 1)


def test_a_quote_left_open_writes_nothing_and_ends_with_one(tmp_path):
    berkas, hasil = tmp_path / "rusak.csv", tmp_path / "hasil.csv"
    berkas.write_bytes(gabung(tanpa_kutip_akhir(rekaman("kobo-nama.csv"), 3, 12)))
    keluar = CliRunner().invoke(app, ["nilai", str(berkas), "--versi-instrumen", "1.0.0", "-o", str(hasil)])
    assert keluar.exit_code == 1
    assert "[B26]" in keluar.output
    assert not hasil.exists()


def test_a_row_cut_short_is_warned_of_as_in_an_answers_file(lama):
    baris = [[s.replace("\n", " ") for s in b] for b in rekaman("kobo-nama.csv")]
    baris[1] = baris[1][:-1]
    assert [t.tempat for t in buka(lama, gabung(baris)).peringatan if t.kode == "B38"] == ["baris 2"]


@pytest.mark.parametrize("judul", ["N01", "kode_desa", "versi_instrumen", "P05_penyebut", "P13/musyawarah"])
def test_an_error_of_a_formula_in_a_column_that_is_read_is_told_once(judul, lama):
    with pytest.raises(GalatJawaban) as salah:
        buka(lama, gabung(berisi(rekaman("kobo-nama.csv"), 2, judul, "#REF!")))
    di_sel = [t.kode for t in salah.value.temuan if t.berat == "galat" and t.tempat == f"baris 3, kolom {judul}"]
    assert di_sel == ["B17"]
    assert (salah.value.hitungan.berkas, salah.value.hitungan.ditolak) == (6, 1)


def test_an_error_of_a_formula_in_a_column_that_nobody_reads_stops_nothing(lama):
    hasil = buka(lama, gabung(berisi(rekaman("kobo-nama.csv"), 2, "_tags", "#REF!")))
    assert hasil.hitungan.dibaca == 6


def test_an_error_of_a_formula_in_a_row_that_is_not_used_stops_nothing(lama):
    baris = berisi(berisi(rekaman("kobo-nama.csv"), 2, "N01", "#REF!"), 2, "versi_instrumen", "0.9.0")
    hitungan = buka(lama, gabung(baris)).hitungan
    assert (hitungan.dibaca, hitungan.ditolak) == (5, 1)


def bergalat(judul):
    """Return the given workbook with a cell that holds an error, as Excel keeps one."""
    jalur = DIBERI / "kobo-nama-grup.xlsx"
    lembar = openpyxl.load_workbook(jalur).active
    kepala = [str(s).rpartition("/")[2] for s in next(lembar.iter_rows(max_row=1, values_only=True))]
    sel = f"{get_column_letter(kepala.index(judul) + 1)}3"
    keluar = io.BytesIO()
    with zipfile.ZipFile(jalur) as asli, zipfile.ZipFile(keluar, "w") as baru:
        for nama in asli.namelist():
            isi = asli.read(nama)
            if nama == "xl/worksheets/sheet1.xml":
                galat = f'<c r="{sel}" t="e"><v>#DIV/0!</v></c>'.encode()
                isi, n = re.subn(rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)' % sel.encode(), galat, isi)
                assert n == 1
            baru.writestr(nama, isi)
    return keluar.getvalue()


def test_a_cell_with_an_error_stops_a_workbook_where_it_is_read_alone(lama):
    with pytest.raises(GalatJawaban) as salah:
        buka(lama, bergalat("N01"), "ekspor.xlsx")
    galat = [t for t in salah.value.temuan if t.berat == "galat"]
    assert [t.kode for t in galat] == ["B17"]
    assert "baris 3" in galat[0].tempat
    assert galat[0].tempat.endswith("N01")
    hasil = buka(lama, bergalat("today"), "ekspor.xlsx")
    assert hasil.hitungan.dibaca == 6
    rumus = [t.pesan for t in hasil.peringatan if t.tempat == "catatan"]  # notes that begin with "=", as Kobo has them
    assert [pesan.partition(" sel ")[0] for pesan in rumus] == ["10"]


def tercatat(nama, isi, lama):
    """Return by their root what a store that knows nothing yet takes of an export's submissions."""
    pembaca = PembacaKiriman(lama, "berhenti", cari=lambda akar: [])
    baca(Unggahan(nama, isi), lama, pembaca=pembaca)
    return {k.akar: k for k in pembaca.kiriman.pengiriman}


def test_a_note_that_a_workbook_holds_as_a_formula_says_nothing_rather_than_zero(lama):
    teks = tercatat("ekspor.csv", (DIBERI / "kobo-nama.csv").read_bytes(), lama)
    buku = tercatat("ekspor.xlsx", (DIBERI / "kobo-nama-grup.xlsx").read_bytes(), lama)
    rumus = {(k, n) for k, satu in teks.items() for n, isi in satu.sel.items() if isi.startswith("=")}
    assert len(rumus) == 10
    for akar, satu in teks.items():
        hilang = {n for k, n in rumus if k == akar}
        assert dict(buku[akar].sel) == {n: isi for n, isi in satu.sel.items() if n not in hilang}
        assert satu.hadir - buku[akar].hadir == hilang  # so that a later version keeps what an earlier one said


def test_a_closing_note_with_an_error_is_told_and_not_kept(lama):
    isi = gabung(berisi(rekaman("kobo-nama.csv"), 2, "penutup_catatan", "#REF!"))
    pesan = [t.pesan for t in buka(lama, isi).peringatan if t.kode == "S34"]
    assert [satu.partition(" sel ")[0] for satu in pesan] == ["1"]
    assert "baris 3, kolom penutup_catatan" in pesan[0]
    baris_3 = next(k for k in tercatat("ekspor.csv", isi, lama).values() if k.baris == 3)
    assert "penutup_catatan" not in {*baris_3.sel, *baris_3.hadir}


def responden(baris, skm, ini):
    lembar = baca_langsung(Unggahan("skm.csv", gabung(baris)), judul_dikenal([skm]))
    return baca_responden(lembar, [skm], ini, Populasi({}))


@pytest.mark.parametrize("apa", RUSAK_BARIS)
def test_people_whose_rows_cannot_be_told_apart_are_not_counted_as_nobody(apa, skm, ini):
    rusakkan, kode = RUSAK_BARIS[apa]
    semua = responden(rekaman("responden-skm.csv"), skm, ini).hitungan.berkas
    with pytest.raises(GalatJawaban) as salah:
        responden(rusakkan(rekaman("responden-skm.csv")), skm, ini)
    galat = [t for t in salah.value.temuan if t.berat == "galat"]
    assert [(t.kode, t.tempat) for t in galat] == [(kode, "baris 3")]
    hitungan = salah.value.hitungan
    assert (hitungan.berkas, hitungan.ditolak) == (semua, 2 if apa == "terbuka" else 1)


def test_an_error_of_a_formula_stops_respondents_where_it_is_read_alone(skm, ini):
    baris = rekaman("responden-skm.csv")
    judul = next(s.strip('"') for s in baris[0] if s.strip('"').endswith("T08_u1") or "T08_" in s)
    with pytest.raises(GalatJawaban) as salah:
        responden(berisi(baris, 2, judul, "#N/A"), skm, ini)
    assert [t.kode for t in salah.value.temuan if t.berat == "galat"] == ["B17"]
    assert salah.value.hitungan.ditolak == 1
    utuh = responden(rekaman("responden-skm.csv"), skm, ini).hitungan
    assert responden(berisi(rekaman("responden-skm.csv"), 2, "_tags", "#N/A"), skm, ini).hitungan == utuh


def test_a_population_that_is_no_cell_is_told_by_row_and_column(ini):
    isi = b"kode_desa,indikator,populasi\n99.01.01.2001,T08,#REF!\n99.01.01.2002,T08,52,9\n"
    with pytest.raises(GalatJawaban) as salah:
        baca_populasi(baca_langsung(Unggahan("p.csv", isi), judul_populasi()), ini)
    galat = [(t.kode, t.tempat) for t in salah.value.temuan if t.berat == "galat"]
    assert galat == [("B17", "baris 2, kolom populasi"), ("B09", "baris 3")]
