"""Rows without end are refused by one message, before memory is spent on them."""

import subprocess
import sys

import pytest

from penilaian.berkas import Unggahan, baca
from penilaian.berkas import banyak_baris as banyak
from penilaian.desa import desa_di
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_langsung
from penilaian.mentah.berkas_masuk import PENGUNJUNG, PENUH
from penilaian.mentah.daftar_rusak import BATAS_RUSAK, BATAS_RUSAK_SEMUA, DaftarRusak, SelRusak


def satu_temuan(instrumen, isi, **takaran):
    batas = PENUH._replace(**takaran)
    with pytest.raises(GalatJawaban) as galat:
        baca(Unggahan("a.csv", isi.encode()), instrumen, pembaca=lambda s, d: baca_langsung(s, d, batas))
    (t,) = [t for t in galat.value.temuan if t.berat == "galat"]
    return t


def rekaan(n):
    return f"99{1 + n // 1000:02}01{2000 + n % 1000}"


def test_a_file_with_more_rows_than_are_read_is_refused_as_it_comes(instrumen):
    isi = "kode_desa,periode,P01\n" + "".join(f"{rekaan(n)},2026,3\n" for n in range(30))
    assert satu_temuan(instrumen, isi, baris=29).kode == "B07"
    assert len(baca(Unggahan("a.csv", isi.encode()), instrumen).jawaban.kunci) == 30
    ragged = "kode_desa,periode,P01\n" + "1,,,x\n" * 30
    assert satu_temuan(instrumen, ragged, baris=29).kode == "B07"


def test_more_villages_and_periods_than_there_can_be_are_one_message_that_says_how_many_there_are(instrumen):
    isi = "kode_desa,periode,P01\n" + "".join(f"{rekaan(n)},2026,3\n" for n in range(30))
    t = satu_temuan(instrumen, isi, baris_desa=29)
    assert t.kode == "B07"
    assert "30 baris" in t.pesan
    assert "83.762 desa" in t.pesan
    assert baca_langsung(Unggahan("a.csv", isi.encode()), frozenset(), PENUH).takaran == PENUH


def test_the_number_of_villages_is_that_of_the_list():
    assert len(desa_di("")) <= banyak.BANYAK_DESA < PENGUNJUNG.baris_desa


def test_many_rows_without_a_code_are_counted_and_not_kept(instrumen, monkeypatch):
    monkeypatch.setattr(banyak, "BATAS_DIRINCI", 20)
    t = satu_temuan(instrumen, "kode_desa,periode,P01\n" + "1,,\n" * 21 + "9901012001,2026,3\n")
    assert (t.kode, t.tempat) == ("J10", "kolom kode_desa")
    assert "21 dari 22 baris" in t.pesan


def test_many_rows_of_one_village_and_period_are_counted_and_not_kept(instrumen, monkeypatch):
    monkeypatch.setattr(banyak, "BATAS_DIRINCI", 20)
    t = satu_temuan(instrumen, "kode_desa,periode,P01\n" + "9901012001,2026,3\n9901012002,2026,3\n" * 12)
    assert t.kode == "J12"
    assert "22 dari 24 baris" in t.pesan
    panjang = "kode_desa,periode,indikator,nilai\n" + "9901012001,2026,P01,3\n9901012001,2026,P02,3\n" * 12
    assert satu_temuan(instrumen, panjang).kode == "J12"


@pytest.mark.parametrize("masa", ["2026", "{n}"])
def test_an_answer_a_row_is_bounded_by_its_villages_and_periods_too(instrumen, masa):
    """``masa``: each row another village, or one village in ever other periods."""
    kepala = "kode_desa,periode,indikator,nilai\n"
    satu = [(rekaan(n) if masa == "2026" else "9901012001", masa.format(n=2000 + n)) for n in range(30)]
    isi = kepala + "".join(f"{k},{p},{i},2\n" for k, p in satu for i in ("P01", "P02"))
    t = satu_temuan(instrumen, isi, baris_desa=29)
    assert (t.tempat, t.kode) == ("a.csv", "B07")
    assert "30 pasangan desa dan periode; paling banyak 29" in t.pesan
    tepat = PENUH._replace(baris_desa=30)
    assert (
        len(baca(Unggahan("a.csv", isi.encode()), instrumen, pembaca=lambda s, d: baca_langsung(s, d, tepat)).jawaban)
        == 30
    )


def test_a_village_that_is_written_in_two_ways_is_counted_once(instrumen):
    isi = (
        "kode_desa,periode,indikator,nilai\n9901012001,2026,P01,2\n99.01.01.2001,2026,P02,2\n'9901012001, 2026,P03,2\n"
    )
    satu = PENUH._replace(baris_desa=1)
    assert (
        len(baca(Unggahan("a.csv", isi.encode()), instrumen, pembaca=lambda s, d: baca_langsung(s, d, satu)).jawaban)
        == 1
    )


def test_pairs_that_do_not_occur_are_not_counted(instrumen):
    isi = "kode_desa,periode,indikator,nilai\n" + "".join(f"{rekaan(n)},{2020 + n},P01,2\n" for n in range(4))
    empat = PENUH._replace(baris_desa=4)
    isi += f"{rekaan(0)},2020,P02,2\n"
    assert (
        len(baca(Unggahan("a.csv", isi.encode()), instrumen, pembaca=lambda s, d: baca_langsung(s, d, empat)).jawaban)
        == 4
    )


def test_a_file_of_many_rows_without_fault_is_read(instrumen, monkeypatch):
    monkeypatch.setattr(banyak, "BATAS_DIRINCI", 2)
    isi = "kode_desa,periode,P01\n" + "".join(f"{rekaan(n)},{p},3\n" for n in range(3) for p in (2025, 2026))
    assert len(baca(Unggahan("a.csv", isi.encode()), instrumen).jawaban.kunci) == 6


def test_faults_told_one_by_one_are_bounded_over_all_columns():
    daftar = DaftarRusak()
    for kolom in range(2 * BATAS_RUSAK_SEMUA // BATAS_RUSAK):
        for baris in range(BATAS_RUSAK):
            daftar.tambah(SelRusak(baris, kolom, "B17", "sel berisi galat rumus", "Perbaiki."))
    assert len(daftar.isi) == BATAS_RUSAK_SEMUA
    assert sum(len(s.baris) for s in daftar.sisa) == BATAS_RUSAK_SEMUA


@pytest.mark.parametrize(
    ("kepala", "baris"),
    [
        ("kode_desa,periode,P01", "'1,,\\n' * 1_600_000"),
        ("kode_desa,periode,P01", "'1,,\\n' * 190_000"),
        ("kode_desa,P01", "''.join(f'99{k // 10_000:02}01{2000 + k % 8000},\\n' for k in range(600_000))"),
    ],
)
def test_the_process_behind_the_worker_stays_small(kepala, baris):
    """200 MB above what it needs anyway; before, such files took 0.5 to 1 GB."""
    pytest.importorskip("resource", reason="asks Unix how much memory was used")
    kerja = f"""
import resource
import penilaian
from penilaian.berkas import Unggahan, baca
from penilaian.galat import GalatJawaban
from penilaian.mentah import baca_pengunjung
inpres = penilaian.muat_instrumen("inpres-3-2003")
isi = ({kepala!r} + "\\n" + {baris}).encode()
puncak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
awal = puncak()
try:
    baca(Unggahan("a.csv", isi), inpres, pembaca=lambda s, d: baca_pengunjung(s, d, ("uji",)))
except GalatJawaban as galat:
    assert sum(t.berat == "galat" for t in galat.temuan) == 1
    print((puncak() - awal) // 1024)
"""
    jalan = subprocess.run([sys.executable, "-c", kerja], capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stderr
    assert int(jalan.stdout) < 200


@pytest.mark.parametrize(
    "baris",
    [
        "f'{10 + n % 90}{n // 90 % 10**4:04}{n // 900_000:04},{n},P01,2'",
        "f'99{1 + n % 90}01{2000 + n // 90 % 600},{1000 + n // 54_000},P01,2'",
        "f'{10 + n % 90}{n // 90 % 10**4:04}{n // 900_000:04},2026,P{n},2'",
    ],
    ids=["codes_and_periods", "pairs", "codes_and_indicators"],
)
def test_a_long_file_of_ever_other_texts_is_refused_within_a_few_times_its_size(tmp_path, baris):
    """Three times that and what any file takes, 100 MB; before, it was thirteen times the file."""
    pytest.importorskip("resource", reason="asks Unix how much memory was used")
    berkas = tmp_path / "a.csv"
    kerja = f"""
import resource
import penilaian
from penilaian.berkas import baca
from penilaian.galat import GalatJawaban
inpres = penilaian.muat_instrumen("inpres-3-2003")
with open({str(berkas)!r}, "w") as f:
    f.write("kode_desa,periode,indikator,nilai\\n")
    f.writelines({baris} + "\\n" for n in range(800_000))
    besar = f.tell()
puncak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
awal = puncak()
try:
    baca({str(berkas)!r}, inpres)
except GalatJawaban as galat:
    (t,) = [t for t in galat.temuan if t.berat == "galat"]
    assert t.kode == "B07", t
    print((puncak() - awal) * 1024 - 3 * besar)
"""
    jalan = subprocess.run([sys.executable, "-c", kerja], capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stderr
    assert int(jalan.stdout) < 100_000_000
