"""The command line: what it writes, what it says, and its exit status."""

import io
import json
import re
from functools import partial
from pathlib import Path

import openpyxl
import pandas as pd
import pypdfium2
import pytest
from rich.console import Console
from typer.testing import CliRunner

from penilaian import cli, mesin
from penilaian.cli import tampilan


@pytest.fixture
def jalankan(monkeypatch):
    monkeypatch.setenv("TERMINAL_WIDTH", "200")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(tampilan.layar, "_width", 200)  # made when another test was first to print
    pelari = CliRunner()
    return lambda *kata: pelari.invoke(cli.app, [str(k) for k in kata])


@pytest.fixture
def jawaban(tmp_path):
    berkas = tmp_path / "jawaban.csv"
    berkas.write_text(
        "kode_desa;nama_desa;periode;P01;P02;P08;M02\n"
        "99.01.01.2001;Rekaan Satu;2026;4;NIHIL;3;3,5\n"
        "99.01.01.2002;Rekaan Dua;2026;1;;TB;\n",
        encoding="utf-8",
    )
    return berkas


def benar(jawaban):
    jawaban.write_text(jawaban.read_text(encoding="utf-8").replace(";TB;", ";2;"), encoding="utf-8")
    return jawaban


def test_nilai_writes_the_contract_of_output_and_ends_with_status_0(jalankan, jawaban, tmp_path):
    keluar = tmp_path / "hasil.csv"
    jalan = jalankan("nilai", benar(jawaban), "-o", keluar)
    assert jalan.exit_code == 0, jalan.output
    hasil = pd.read_csv(keluar, dtype=str, keep_default_na=False)
    assert list(hasil.columns[:6]) == ["kode_desa", "nama_desa", "periode", "posisi", "posisi_nama", "posisi_mungkin"]
    assert hasil["kode_desa"].tolist() == ["99.01.01.2001", "99.01.01.2002"]
    assert hasil["posisi_nama"].unique().tolist() == ["Belum mencapai Persiapan"]
    assert hasil.loc[1, "penghambat"] == "P01"
    assert hasil.loc[0, "skor_persiapan"] == ""  # far below kelengkapan_min
    assert float(hasil.loc[0, "bawah_persiapan"]) > 0


def test_nilai_counts_faults_that_it_does_not_name(jalankan, tmp_path):
    baris = [f"99.01.{n // 900 + 1:02}.2{n % 900:03};2026;x{n}" for n in range(1_500)]
    (berkas := tmp_path / "jawaban.csv").write_text("\n".join(["kode_desa;periode;P01", *baris]), encoding="utf-8")
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 1
    assert jalan.output.count("[J03]") == 10
    assert "masih ada 1.490 sel lain pada kolom ini dengan temuan J03" in jalan.output
    assert "1.500 galat" in jalan.output
    assert "1.500 baris dalam berkas = 0 dibaca + 1.500 ditolak + 0 dilewati." in jalan.output


@pytest.mark.parametrize(
    "isi", ['"kode_desa,periode,P01"\n"99.01.01.2001,2026,1"\n', 'a;"b\nkode_desa;periode;P01\n1;2;3\n']
)
def test_where_no_table_is_recognised_it_is_said_that_no_row_was_counted(jalankan, tmp_path, isi):
    (berkas := tmp_path / "jawaban.csv").write_text(isi, encoding="utf-8")
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 1
    assert re.search(r"\[B(26|27)\]", jalan.output)
    assert "Baris dalam berkas tidak dihitung" in jalan.output


@pytest.mark.parametrize("akhiran", ["csv", "xlsx", "parquet", "json"])
def test_every_suffix_of_results_holds_the_same_rows(jalankan, jawaban, tmp_path, akhiran):
    keluar = tmp_path / f"hasil.{akhiran}"
    assert jalankan("nilai", benar(jawaban), "-o", keluar).exit_code == 0
    if akhiran == "json":
        kode = [b["kode_desa"] for b in json.loads(keluar.read_text(encoding="utf-8"))]
    elif akhiran == "csv":
        kode = pd.read_csv(keluar, dtype=str)["kode_desa"].tolist()
    elif akhiran == "parquet":
        kode = pd.read_parquet(keluar)["kode_desa"].tolist()
    else:
        kode = pd.read_excel(keluar, engine="calamine", dtype=str)["kode_desa"].tolist()
    assert kode == ["99.01.01.2001", "99.01.01.2002"]


@pytest.mark.parametrize("akhiran", ["csv", "json"])
def test_results_written_part_by_part_are_the_file_of_the_whole(jalankan, jawaban, tmp_path, monkeypatch, akhiran):
    utuh, sebagian = tmp_path / f"utuh.{akhiran}", tmp_path / f"sebagian.{akhiran}"
    jalankan("nilai", benar(jawaban), "-o", utuh)
    monkeypatch.setattr(mesin, "nilai_sebagian", partial(mesin.nilai_sebagian, banyak=1))
    assert jalankan("nilai", jawaban, "-o", sebagian).exit_code == 0
    assert sebagian.read_bytes() == utuh.read_bytes()


def test_the_table_on_the_screen_shows_the_first_villages_and_counts_the_others(jalankan, tmp_path):
    baris = [f"99.01.01.2{n:03},2026,{n % 5}" for n in range(1, 48)]
    (berkas := tmp_path / "jawaban.csv").write_text("\n".join(["kode_desa,periode,P01", *baris]), encoding="utf-8")
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 0
    assert re.findall(r"99\.01\.01\.2\d{3}", jalan.stdout) == [f"99.01.01.2{n:03}" for n in range(1, 21)]
    assert "… dan 27 baris lagi" in jalan.stdout


def test_a_faulty_file_names_row_column_and_repair_and_nothing_is_written(jalankan, jawaban, tmp_path):
    keluar = tmp_path / "hasil.csv"
    jalan = jalankan("nilai", jawaban, "-o", keluar)
    assert jalan.exit_code == 1
    assert re.search(r"baris 3, kolom P08.*\[J01\].*kosongkan", jalan.stderr, flags=re.IGNORECASE | re.DOTALL)
    assert not keluar.exists()
    assert list(tmp_path.iterdir()) == [jawaban]


@pytest.mark.parametrize(
    ("kata", "status", "pesan"),
    [
        (["nilai", "tidak-ada.csv"], 1, "tidak-ada.csv"),
        (["nilai", "{jawaban}", "--instrumen", "tak-dikenal"], 2, "inpres-3-2003"),
        (["nilai", "{jawaban}", "-o", "hasil.doc"], 2, ".parquet"),
        (["nilai", "{jawaban}", "--pilihan"], 2, "Opsi --pilihan tidak dikenal"),
        (["nilai"], 2, "belum diberikan"),
        (["menilai"], 2, "tidak dikenal"),
        (["contoh", "--jumlah", "banyak", "-o", "x.csv"], 2, "bilangan bulat"),
        (["jelaskan", "{benar}", "--desa", "99.09.09.2999"], 1, "99.09.09.2999"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else None,
)
def test_wrong_use_has_status_2_and_wrong_input_status_1(jalankan, jawaban, tmp_path, monkeypatch, kata, status, pesan):
    monkeypatch.chdir(tmp_path)
    lengkap = tmp_path / "benar.csv"
    lengkap.write_text(jawaban.read_text(encoding="utf-8").replace(";TB;", ";2;"), encoding="utf-8")
    jalan = jalankan(*(k.format(jawaban=jawaban, benar=lengkap) for k in kata))
    assert jalan.exit_code == status, jalan.output
    assert pesan in jalan.output
    assert sorted(p.name for p in tmp_path.iterdir()) == ["benar.csv", "jawaban.csv"]


def test_a_village_that_the_file_does_not_hold_is_a_finding_with_a_code(jalankan, jawaban):
    jalan = jalankan("jelaskan", benar(jawaban), "--desa", "9909092999")
    assert jalan.exit_code == 1
    assert "B90" in jalan.stderr
    assert "kode_desa" in jalan.stderr


def test_jelaskan_prints_the_calculation_from_the_answers_to_the_gate(jalankan, jawaban):
    jalan = jalankan("jelaskan", benar(jawaban), "--desa", "9901012001")
    assert jalan.exit_code == 0, jalan.output
    assert "jenjang 4: (4 − 0) ÷ (4 − 0) = 1" in jalan.output
    assert "★ P08 3 memenuhi minimum 2" in jalan.output
    assert "posisi pasti 0 (Belum mencapai Persiapan)" in jalan.output


def di_terminal(monkeypatch, lebar):
    """Let results go to a terminal of so many columns; return what it shows."""
    kertas = io.StringIO()
    layar = Console(file=kertas, width=lebar, force_terminal=True, color_system=None, highlight=False)
    monkeypatch.setattr(tampilan, "layar", layar)
    return kertas


def test_the_calculation_folds_on_a_terminal_and_loses_nothing(jalankan, jawaban, monkeypatch):
    utuh = jalankan("jelaskan", benar(jawaban), "--desa", "9901012001").output
    kertas = di_terminal(monkeypatch, 60)
    assert jalankan("jelaskan", jawaban, "--desa", "9901012001").exit_code == 0
    assert max(map(len, kertas.getvalue().splitlines())) <= 60
    hanya = re.compile(r"[\s│├└─]+")
    assert hanya.sub("", kertas.getvalue()) in hanya.sub("", utuh)


def test_the_calculation_is_one_line_a_step_where_a_program_reads_it(jalankan, jawaban, monkeypatch):
    monkeypatch.setattr(tampilan.layar, "_width", 40)
    baris = jalankan("jelaskan", benar(jawaban), "--desa", "9901012001").stdout.splitlines()
    langkah = [b for b in baris if re.match(r"[\s│├└─]*[├└]", b)]
    assert len(langkah) > 70
    assert all(b.rstrip().endswith(tuple("0123456789")) for b in langkah), "each step ends with its rule"
    assert max(map(len, langkah)) > 150


def test_the_table_names_the_band_and_never_cuts_a_code(jalankan, jawaban, monkeypatch):
    for lebar in (80, 130, 200):
        kertas = di_terminal(monkeypatch, lebar)
        assert jalankan("nilai", benar(jawaban)).exit_code == 0
        assert "Predikat" in kertas.getvalue()
        assert "99.01.01.2001" in kertas.getvalue()
        assert "…" not in kertas.getvalue()
        assert ("Pemanfaatan ┃" in kertas.getvalue()) == (lebar >= tampilan.LEBAR_PENUH)


def test_contoh_is_the_same_for_the_same_seed_and_can_be_scored(jalankan, tmp_path):
    a, b, c = (tmp_path / f"{n}.csv" for n in "abc")
    for berkas, benih in ((a, 5), (b, 5), (c, 6)):
        assert jalankan("contoh", "--jumlah", 40, "--benih", benih, "-o", berkas).exit_code == 0
    assert a.read_bytes() == b.read_bytes() != c.read_bytes()
    assert jalankan("nilai", a, "-o", tmp_path / "h.json").exit_code == 0
    kode = pd.read_csv(a, dtype=str)["kode_desa"]
    assert kode.str.fullmatch(r"99\.\d\d\.\d\d\.2\d{3}").all()
    assert kode.is_unique


def test_a_template_that_is_filled_in_is_read_without_warnings(jalankan, tmp_path):
    berkas = tmp_path / "templat.csv"
    assert jalankan("templat", "-o", berkas).exit_code == 0
    kepala = berkas.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    isi = {"kode_desa": "99.01.01.2001", "nama_desa": "Rekaan", "periode": "2026", "P01": "3"}
    berkas.write_text(",".join(kepala) + "\n" + ",".join(isi.get(k, "") for k in kepala) + "\n", encoding="utf-8")
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 0, jalan.output
    assert "peringatan" not in jalan.output


def test_a_template_is_a_workbook_that_is_read_back_and_petak_is_the_table(jalankan, tmp_path):
    berkas, petak = tmp_path / "templat.xlsx", tmp_path / "petak.xlsx"
    assert jalankan("templat", "-o", berkas).exit_code == 0
    assert jalankan("templat", "--petak", "-o", petak).exit_code == 0
    assert openpyxl.load_workbook(petak, read_only=True).sheetnames == ["Jawaban", "Petunjuk"]
    buku = openpyxl.load_workbook(berkas)
    isi = {"kode_desa": "99.01.01.2001", "periode": "2026", "P01": "3"}
    lembar = buku["Isian"]
    for baris in range(1, lembar.max_row + 1):
        if (kunci := lembar.cell(baris, 1).value) in isi:
            lembar.cell(baris, 6).value = isi[kunci]
    buku.save(berkas)
    jalan = jalankan("nilai", berkas)
    assert jalan.exit_code == 0, jalan.output
    assert "1 lembar dalam berkas = 1 dibaca + 0 ditolak + 0 dilewati" in jalan.output
    jalan = jalankan("sepakat", berkas, berkas)
    assert jalan.exit_code == 0, jalan.output


def test_a_workbook_is_printed_for_the_villages_that_are_named(jalankan, tmp_path):
    berkas = tmp_path / "buku.xlsx"
    jalan = jalankan("formulir", "--xlsx", "--desa", "1501202006", "--desa", "15.01.20.2001", "-o", berkas)
    assert jalan.exit_code == 0, jalan.output
    assert "2 lembar desa" in jalan.output
    nama = openpyxl.load_workbook(berkas, read_only=True).sheetnames
    assert nama == ["Petunjuk", "15.01.20.2006 Talang Kemuning", "15.01.20.2001 Pasar Kerman"]


@pytest.mark.parametrize(
    "kata",
    [
        ["formulir"],
        ["formulir", "--xlsx", "--xlsform"],
        ["formulir", "--xlsform", "--desa", "15.01.20.2006"],
        ["formulir", "--xlsx", "--kuesioner", "T08"],
        ["formulir", "--xlsx", "--cetak"],
        ["formulir", "--cetak", "-o", "kertas.docx"],
        ["formulir", "--cetak", "--kuesioner", "T08", "--bentuk", "B"],
        ["formulir", "--xlsx", "--desa", "15.01.20.2999"],
    ],
)
def test_a_form_of_no_kind_or_of_two_is_misuse(jalankan, kata, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert jalankan(*kata).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_at_fault_is_given_back_with_its_faulty_cells_marked(jalankan, tmp_path):
    berkas, keluar = tmp_path / "a.csv", tmp_path / "salah.xlsx"
    berkas.write_text("kode_desa,periode,P01,P03\n99.01.01.2001,2026,9,1\n99.01.01.2002,2026,2,x\n", encoding="utf-8")
    jalan = jalankan("nilai", berkas, "--tandai", keluar)
    assert jalan.exit_code == 1
    assert "baris 2, kolom P01" in jalan.output
    assert f"2 sel ditandai di {keluar}." in jalan.output
    lembar = openpyxl.load_workbook(keluar)["Jawaban"]
    assert [s.coordinate for b in lembar.iter_rows() for s in b if s.comment] == ["C2", "D3"]


def test_a_good_file_is_not_written_again_and_says_so(jalankan, tmp_path):
    berkas, keluar = tmp_path / "a.csv", tmp_path / "salah.xlsx"
    berkas.write_text("kode_desa,periode,P01\n99.01.01.2001,2026,3\n", encoding="utf-8")
    jalan = jalankan("nilai", berkas, "--tandai", keluar)
    assert (jalan.exit_code, keluar.exists()) == (0, False), jalan.output
    assert "Tidak ada sel yang salah" in jalan.output


def test_faults_are_told_where_no_cell_can_be_marked(jalankan, tmp_path, monkeypatch):
    monkeypatch.setattr("penilaian.berkas.tanda_galat.BATAS_SEL_TANDA", 1)
    besar, rusak, keluar = tmp_path / "a.csv", tmp_path / "rusak.xlsx", tmp_path / "salah.xlsx"
    besar.write_text("kode_desa,periode,P01\n99.01.01.2001,2026,9\n", encoding="utf-8")
    rusak.write_bytes(b"PK\x03\x04" + bytes(50))
    for berkas, kode, kata in (
        (besar, "J03", "terlalu besar untuk ditandai"),
        (rusak, "B05", "Tidak ada sel yang dapat"),
    ):
        jalan = jalankan("nilai", berkas, "--tandai", keluar)
        assert (jalan.exit_code, keluar.exists()) == (1, False)
        assert kata in jalan.output
        assert f"[{kode}]" in jalan.output


def test_the_file_itself_is_never_marked_over_and_another_suffix_is_misuse(jalankan, tmp_path):
    berkas = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(berkas)
    semula = berkas.read_bytes()
    for keluar in (berkas, tmp_path / "b.csv"):
        assert jalankan("nilai", berkas, "--tandai", keluar).exit_code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    assert berkas.read_bytes() == semula


def test_a_form_on_paper_is_printed_for_the_village_that_is_named(jalankan, tmp_path):
    jalan = jalankan("formulir", "spbe-2020", "--cetak", "-o", tmp_path / "a.pdf")
    assert (jalan.exit_code, "satu kuesioner kosong" in jalan.output) == (0, True), jalan.output
    jalan = jalankan(
        "formulir",
        "--cetak",
        "--kuesioner",
        "P06",
        "--kuesioner",
        "P07",
        "--desa",
        "1501202006",
        "-o",
        tmp_path / "b.pdf",
    )
    assert (jalan.exit_code, "1 desa" in jalan.output) == (0, True), jalan.output
    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as berkas:
        teks = berkas[0].get_textpage().get_text_range()
    assert "Talang Kemuning" in teks
    assert "inpres-3-2003 2.0.0 · P06, P07 · formulir 2.0.0-" in teks


def test_periksa_finds_no_fault_in_the_bundled_instruments(jalankan):
    for id_ in ("inpres-3-2003", "spbe-2020"):
        jalan = jalankan("periksa", id_)
        assert jalan.exit_code == 0, jalan.output
        assert "tanpa kesalahan" in jalan.output


def test_periksa_tells_of_an_addition_beside_the_instrument_that_it_adds_to(jalankan):
    jalan = jalankan("periksa", Path(__file__).parents[1] / "muat/tambahan_kecil")
    assert jalan.exit_code == 0, jalan.output
    assert "bungo 1.0.0: 3 pertanyaan tambahan dalam 2 kelompok, tidak ikut dinilai." in jalan.output


def test_the_help_of_every_command_is_indonesian(jalankan):
    for kata in ([], ["periksa"], ["nilai"], ["jelaskan"], ["contoh"], ["templat"], ["dasbor"]):
        keluaran = jalankan(*kata, "--help").output
        assert "Pemakaian:" in keluaran
        assert "Tampilkan bantuan ini." in keluaran
        for asing in ("Usage", "Options", "Commands", "Arguments", "Show this", "default:", "required"):
            assert asing not in keluaran, (kata, asing)


def test_the_count_of_rows_is_always_printed_and_adds_up(jalankan, tmp_path):
    berkas = tmp_path / "isi.csv"
    kepala = "kode_desa,periode,P01\n"
    berkas.write_text(f"{kepala}9901012001,2026,3\nJUMLAH,,3\n", encoding="utf-8")
    assert "2 baris dalam berkas = 1 dibaca + 0 ditolak + 1 dilewati." in jalankan("nilai", berkas).stderr
    berkas.write_text(f"{kepala}9901012001,2026,3\n9901012002,2026,9\nJUMLAH,,3\n", encoding="utf-8")
    hasil = jalankan("nilai", berkas)
    assert hasil.exit_code == 1
    assert "3 baris dalam berkas = 1 dibaca + 1 ditolak + 1 dilewati." in hasil.stderr
