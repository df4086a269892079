"""``penilaian impor``: an answers file into drafts, with the rights of the person it is done for."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from rich.console import Console
from typer.testing import CliRunner

from penilaian import cli
from penilaian.cli import tampilan
from penilaian.cli.baca_versi import baca_versi
from penilaian.jawaban import tulis_sel
from penilaian.muat import muat_instrumen
from penilaian.simpan import TERMINAL, Pelaku, Peran, buka
from penilaian.survei import tulis_buku_kerja


@pytest.fixture
def jalankan(monkeypatch, tmp_path):
    monkeypatch.setenv("PENILAIAN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PENILAIAN_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(tampilan.layar, "_width", 200)  # made when another test was first to print
    with buka() as gudang:
        gudang.akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01.01")], "sandi yang panjang sekali")
        gudang.akun.tambah(TERMINAL, "budi", "Budi", [Peran("pengamat")], "sandi yang panjang sekali")
    return lambda *kata: CliRunner().invoke(cli.app, ["impor", *map(str, kata)])


@pytest.fixture
def berkas(tmp_path):
    isi = tmp_path / "jawaban.csv"
    isi.write_text(
        "kode_desa,nama_desa,periode,P01,P02\n"
        "99.01.01.2001,Rekaan Satu,2026,3,NIHIL\n"
        "99.01.01.2002,Rekaan Dua,2026,2,\n",
        encoding="utf-8",
    )
    return isi


def isi_draf():
    with buka() as gudang:
        akun = gudang.akun.cari(TERMINAL, "siti")
        siti = Pelaku(akun.id, akun.nama, akun.peran)
        return {
            lembar.desa_kode: {k: v.teks for k, v in gudang.jawaban.semua(siti, lembar.id).items() if v.teks}
            for lembar in gudang.lembar.daftar(siti)
        }


def test_answers_go_into_the_draft_and_its_report_adds_up(jalankan, berkas):
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    assert "2 dari 2 baris diambil. 100 sel: 3 baru, 0 diubah, 0 sama, 0 ditolak, 97 kosong." in jalan.output
    assert isi_draf()["99.01.01.2001"] == {"P01": "3", "P02": "NIHIL"}


def test_a_file_at_fault_is_given_back_with_its_faulty_cells_marked(jalankan, berkas, tmp_path):
    berkas.write_text(berkas.read_text("utf-8").replace(",2,", ",dua,"), encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti", "--tandai", tmp_path / "salah.xlsx")
    assert (jalan.exit_code, isi_draf()) == (1, {})
    assert "1 sel ditandai" in jalan.output
    lembar = openpyxl.load_workbook(tmp_path / "salah.xlsx")["Jawaban"]
    assert [s.coordinate for b in lembar.iter_rows() for s in b if s.comment] == ["D3"]


def test_a_trial_shows_without_storing(jalankan, berkas):
    jalan = jalankan(berkas, "--sebagai", "siti", "--coba")
    assert jalan.exit_code == 0, jalan.output
    assert "Yang akan masuk" in jalan.output
    assert isi_draf() == {}


def test_our_workbook_goes_into_the_drafts_of_its_sheets(jalankan, tmp_path):
    jalur = tmp_path / "buku.xlsx"
    tulis_buku_kerja(muat_instrumen("inpres-3-2003"), jalur, ["99.01.01.2001", "99.01.01.2002", "99.01.01.2003"])
    buku = openpyxl.load_workbook(jalur)
    for lembar in buku.worksheets[1:3]:
        for baris in range(1, lembar.max_row + 1):
            isi = {"periode": "2026", "P01": "3", "P02_cara": "Tidak satu pun terpenuhi"}
            if (kunci := lembar.cell(baris, 1).value) in isi:
                lembar.cell(baris, 6).value = isi[kunci]
    buku.save(jalur)
    jalan = jalankan(jalur, "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    assert "3 lembar dalam berkas = 2 dibaca + 0 ditolak + 1 dilewati" in jalan.output
    assert isi_draf() == {f"99.01.01.200{n}": {"P01": "3", "P02": "NIHIL"} for n in (1, 2)}


def test_the_rows_of_the_file_close_in_one_line_as_when_they_are_scored(jalankan, berkas):
    berkas.write_text(berkas.read_text(encoding="utf-8") + "JUMLAH,,,\n", encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert "3 baris dalam berkas = 2 dibaca + 0 ditolak + 1 dilewati." in jalan.output.splitlines()


def test_a_village_outside_the_area_is_refused_with_the_cause(jalankan, berkas):
    berkas.write_text(berkas.read_text(encoding="utf-8").replace("99.01.01.2002", "99.02.01.2002"), encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 0, jalan.output
    assert "1 dari 2 baris diambil" in jalan.output
    assert set(isi_draf()) == {"99.01.01.2001"}


@pytest.mark.parametrize(("nama", "pesan"), [("budi", "tidak mengizinkan"), ("tak-ada", "tidak ada")])
def test_who_has_no_right_and_who_does_not_exist_are_refused(jalankan, berkas, nama, pesan):
    jalan = jalankan(berkas, "--sebagai", nama)
    assert jalan.exit_code == 1
    assert pesan in jalan.output
    assert isi_draf() == {}


def test_a_faulty_file_changes_nothing(jalankan, berkas):
    berkas.write_text(berkas.read_text(encoding="utf-8").replace(",3,", ",9,"), encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 1
    assert "J03" in jalan.output
    assert isi_draf() == {}


def test_a_file_of_an_older_version_fills_only_what_was_begun_and_by_the_crosswalk(jalankan, berkas):
    assert jalankan(berkas, "--sebagai", "siti").exit_code == 0
    berkas.write_text(
        "kode_desa,periode,P01,P03,P10\n99.01.01.2001,2026,3,2,1\n99.01.01.2003,2026,3,2,1\n", encoding="utf-8"
    )
    jalan = jalankan(berkas, "--sebagai", "siti")
    assert jalan.exit_code == 1
    assert "[B28]" in jalan.output
    jalan = jalankan(berkas, "--sebagai", "siti", "--versi-instrumen", "1.0.0")
    assert jalan.exit_code == 0, jalan.output
    assert "1 dari 2 baris diambil." in jalan.output
    kata = " ".join(jalan.output.split())
    assert "penilaiannya belum ada, dan penilaian baru hanya dimulai dengan versi instrumen yang berlaku" in kata
    assert "lalu impor lagi berkas ini (pada baris perintah cukup --padankan)." in kata
    assert isi_draf()["99.01.01.2001"] == {"P01": "3", "P02": "NIHIL", "P03": "2"}
    assert "99.01.01.2003" not in isi_draf()


def banyak_berbeda(jalankan, berkas):
    """Have five answers of a village refused for one reason, without its name in the file."""
    for isi in ("1,1,1,1,1", "2,2,2,2,2"):
        berkas.write_text(f"kode_desa,periode,P01,P04,P05,P07,P08\n99.01.01.2001,2026,{isi}\n", encoding="utf-8")
        jalan = jalankan(berkas, "--sebagai", "siti")
    return jalan


def test_what_is_refused_is_said_with_names_and_counted_where_there_is_more(jalankan, berkas):
    jalan = banyak_berbeda(jalankan, berkas)
    assert "Sudah dijawab lain, tidak ditimpa: P01 " in jalan.output
    assert " dan 2 lagi." in jalan.output
    assert "…" not in jalan.output


def test_a_village_without_a_name_is_said_once(jalankan, berkas):
    assert banyak_berbeda(jalankan, berkas).output.count("99.01.01.2001") == 1


def test_a_narrow_terminal_folds_the_report_and_cuts_nothing(jalankan, berkas, monkeypatch):
    kertas = io.StringIO()
    monkeypatch.setattr(
        tampilan,
        "layar",
        Console(file=kertas, width=80, force_terminal=True, color_system=None, highlight=False),
    )
    banyak_berbeda(jalankan, berkas)
    teks = kertas.getvalue()
    assert "99.01.01.2001" in teks
    assert "…" not in teks
    assert max(map(len, teks.splitlines())) <= 80


def test_a_program_that_reads_the_report_gets_each_village_on_one_line(jalankan, berkas, monkeypatch):
    monkeypatch.setattr(tampilan.layar, "_width", 40)
    (baris,) = [b for b in banyak_berbeda(jalankan, berkas).output.splitlines() if "99.01.01.2001" in b]
    assert "Sudah dijawab lain" in baris
    assert "2 lagi." in baris


def test_a_name_that_differs_from_its_code_is_warned_of_as_the_draft_will_call_the_village(jalankan, berkas):
    berkas.write_text("kode_desa,nama_desa,periode,P01\n15.01.20.2006,Sukamaju,2026,3\n", encoding="utf-8")
    kata = jalankan(berkas, "--sebagai", "siti", "--coba").output
    assert "J21" in kata
    assert "draf memakai nama resmi menurut kodenya" in kata
    assert "nama pada berkas yang ditampilkan" not in kata
    assert "15.01.20.2006 Talang Kemuning" in kata


def test_an_import_that_is_refused_for_something_else_says_nothing_of_which_name_is_shown(jalankan, berkas):
    isi = "kode_desa,nama_desa,periode,P01\n15.01.20.2006,Sukamaju,2026,99\n"
    berkas.write_text(isi, encoding="utf-8")
    jalan = jalankan(berkas, "--sebagai", "siti", "--coba")
    assert jalan.exit_code == 1
    (nama,) = [b for b in jalan.output.splitlines() if "[J21]" in b]
    assert nama.endswith("Periksa kodenya.")
    assert "ditampilkan" not in jalan.output


def kobo(jalur, versi, p01):
    """Write an export of Kobo with one submission, and return its path."""
    kepala = "instrumen;versi_instrumen;kode_desa;periode;P01;P04;_id;_uuid;_submission_time;meta/rootUuid"
    jalur.write_text(
        f"{kepala}\ninpres-3-2003;2.0.0;99.01.01.2001;2026;{p01};1;1;{versi};2026-10-14T03:30:09;uuid:a\n",
        encoding="utf-8",
    )
    return jalur


def test_an_export_again_changes_nothing_and_its_edit_goes_in_unless_the_draft_was_changed(jalankan, tmp_path):
    ekspor = kobo(tmp_path / "ekspor.csv", "a", 3)
    pertama = jalankan(ekspor, "--sebagai", "siti")
    assert pertama.exit_code == 0, pertama.output
    assert "Impor nomor 1." in pertama.output
    kolom = (
        "10 kolom dalam berkas = 10 dipakai + 0 tentang orang atau ponsel + 0 tidak dipakai; 48 pertanyaan tanpa kolom"
    )
    assert kolom in pertama.output
    lagi = jalankan(ekspor, "--sebagai", "siti")
    assert lagi.exit_code == 0, lagi.output
    assert "+ 1 sudah lebih baru di sini." in lagi.output
    assert "Impor nomor" not in lagi.output

    edit = kobo(ekspor, "a2", 2)
    with buka() as gudang:
        akun = gudang.akun.cari(TERMINAL, "siti")
        gudang.jawaban.simpan(Pelaku(akun.id, akun.nama, akun.peran), 1, "P01", "4", versi_dilihat=1)
    bentrok = jalankan(edit, "--sebagai", "siti")
    assert bentrok.exit_code == 1
    assert bentrok.output.count("S06") == 1
    assert isi_draf()["99.01.01.2001"]["P01"] == "4"
    jadi = jalankan(edit, "--sebagai", "siti", "--timpa")
    assert jadi.exit_code == 0, jadi.output
    assert "1 tidak berubah sejak impor terakhir" in jadi.output
    assert isi_draf()["99.01.01.2001"] == {"P01": "2", "P04": "1"}


def test_imports_are_listed_and_one_is_taken_back_and_history_tells_where_answers_came_from(jalankan, tmp_path):
    assert jalankan(kobo(tmp_path / "ekspor.csv", "a", 3), "--sebagai", "siti").exit_code == 0
    cerita = CliRunner().invoke(cli.app, ["riwayat", "--penilaian", "1"])
    assert "Dari kiriman a, dikirim 14 Oktober 2026 pukul 10.30 WIB" in " ".join(cerita.output.split())
    daftar = jalankan("--daftar", "--sebagai", "siti")
    assert daftar.exit_code == 0, daftar.output
    assert "ekspor.csv" in daftar.output
    batal = jalankan("--batalkan", "1", "--sebagai", "siti")
    assert batal.exit_code == 0, batal.output
    assert "Impor nomor 1 dibatalkan: 2 jawaban kembali, 0 tidak." in batal.output
    assert isi_draf() == {"99.01.01.2001": {}}
    assert "dibatalkan Siti" in jalankan("--daftar", "--sebagai", "siti").output
    assert jalankan("--batalkan", "1", "--sebagai", "siti").exit_code == 1


def test_a_file_a_list_and_a_number_are_not_asked_for_together(jalankan, berkas):
    for kata in (["--sebagai", "siti"], [berkas, "--daftar", "--sebagai", "siti"]):
        jalan = jalankan(*kata)
        assert jalan.exit_code == 2
        assert "Sebutkan satu saja" in jalan.output


def test_notes_and_photos_go_in_with_their_folder_and_what_is_missing_is_said(jalankan, tmp_path):
    ekspor = kobo(tmp_path / "ekspor.csv", "a", 3)
    kepala, isi = ekspor.read_text(encoding="utf-8").splitlines()
    kepala, isi = f"{kepala};P01_catatan;P01_foto;P01_tautan", f"{isi};lihat foto;1.jpg;https://desa.id"
    ekspor.write_text(f"{kepala}\n{isi}\n", encoding="utf-8")
    (tmp_path / "lampiran").mkdir()
    jalan = jalankan(ekspor, "--sebagai", "siti", "--lampiran", tmp_path / "lampiran")
    assert jalan.exit_code == 0, jalan.output
    assert "1 catatan dan 1 bukti masuk." in jalan.output
    assert [k for k in ("S14", "B46") if k in jalan.output] == ["S14"]
    assert jalankan(ekspor, "--sebagai", "siti", "--lampiran", tmp_path / "lampiran").exit_code == 0


@pytest.mark.parametrize("nama", ["kobo-nama.csv", "odk-central.csv", "benar.csv"])
def test_answers_to_an_older_version_begin_assessments_by_the_crosswalk(nama, jalankan):
    """What goes in is what ``nilai --padankan`` scores; the answers that have no place are counted."""
    berkas = Path(__file__).parents[1] / "survei" / "kiriman" / nama
    pilihan = ("--sebagai", "siti", "--versi-instrumen", "1.0.0")
    tanpa = jalankan(berkas, *pilihan)
    assert (tanpa.exit_code, isi_draf()) == (1, {})
    assert "pada baris perintah cukup --padankan" in tanpa.output

    dibaca = baca_versi(berkas, "inpres-3-2003", None, "1.0.0", padankan=True)
    kode = list(dibaca.jawaban.kunci["kode_desa"])
    benar = {k: {} for k in kode if k.startswith("99.01.01.")}
    for i in dibaca.instrumen.ditanyakan:
        for k, teks in zip(kode, tulis_sel(i, dibaca.jawaban).to_pylist(), strict=True):
            if teks and k in benar:
                benar[k][i.id] = teks
    dengan = jalankan(berkas, *pilihan, "--padankan")
    assert dengan.exit_code == 0, dengan.output
    assert isi_draf() == benar
    (hitung,) = [b for b in dengan.output.splitlines() if b.startswith("Padanan versi 1.0.0 ke 2.0.0: ")]
    assert hitung.startswith(f"Padanan versi 1.0.0 ke 2.0.0: {sum(map(len, benar.values()))} jawaban terbawa, ")


def test_an_older_export_without_stamps_goes_by_the_crosswalk_or_not_at_all(jalankan, tmp_path):
    asal = Path(__file__).parents[1] / "survei" / "kiriman" / "kobo-nama.csv"
    isi = list(csv.reader(asal.read_text("utf-8-sig").splitlines(), delimiter=";"))
    letak = [n for n, judul in enumerate(isi[0]) if judul not in {"instrumen", "versi_instrumen"}]
    with (tmp_path / "polos.csv").open("w", encoding="utf-8", newline="") as f:
        csv.writer(f, delimiter=";").writerows([[satu[n] for n in letak] for satu in isi])
    polos = jalankan(tmp_path / "polos.csv", "--sebagai", "siti")
    assert (polos.exit_code, isi_draf()) == (1, {})
    assert "versi 1.0.0 menurut P10, bukan 2.0.0" in " ".join(polos.output.split())
    pilihan = ("--sebagai", "siti", "--versi-instrumen", "1.0.0", "--padankan")
    assert jalankan(tmp_path / "polos.csv", *pilihan).exit_code == 0
    masuk = isi_draf()
    assert masuk
    jalankan(asal, *pilihan)
    assert isi_draf() == masuk


def test_a_village_of_which_the_crosswalk_carries_nothing_over_is_not_begun(jalankan, tmp_path):
    (tmp_path / "lama.csv").write_text("kode_desa,periode,P01\n99.01.01.2001,2026,3\n", encoding="utf-8")
    pilihan = ("--sebagai", "siti", "--versi-instrumen", "1.0.0", "--padankan")
    jalan = jalankan(tmp_path / "lama.csv", *pilihan)
    assert (jalan.exit_code, isi_draf()) == (1, {})
    assert "tidak satu pun jawabannya mempunyai padanan" in jalan.output
    assert "0 jawaban terbawa, 1 tidak mempunyai padanan (P01 1)." in jalan.output


def test_a_crosswalk_without_a_version_is_misuse(jalankan, berkas):
    jalan = jalankan(berkas, "--sebagai", "siti", "--padankan")
    assert (jalan.exit_code, isi_draf()) == (2, {})
    assert "--versi-instrumen VERSI --padankan" in jalan.output
