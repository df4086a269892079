"""`penilaian riwayat`: what is shown of history, and that it is proved."""

import pytest
from gudang_uji_cli import sql

from penilaian import simpan
from penilaian.muat import muat_instrumen
from penilaian.narasi.jawaban import sebut_jawaban
from penilaian.narasi.waktu import hari_dan_jam
from penilaian.simpan import Awal, Pelaku, Peran

PENILAI = Pelaku(1, "Siti", (Peran("penilai"),))
INI = muat_instrumen("inpres-3-2003")
SOAL = {n: sebut_jawaban(INI, INI.per_id["P01"], str(n)) for n in (2, 3)}


def test_history_of_an_assessment_says_who_what_and_from_what_to_what(jalankan, isi):
    hasil = jalankan("riwayat", "--penilaian", "1")
    assert hasil.exit_code == 0
    assert "Riwayat penilaian 1, 99.01.01.2001 periode 2026, waktu WIB" in hasil.stdout
    sel = [[x.strip() for x in b.split("│")[1:-1]] for b in hasil.stdout.splitlines() if b.startswith("│")]
    assert [(s[0], *s[2:]) for s in sel] == [
        ("1", "Siti", "Penilaian dibuat", "", "Sedang diisi", ""),
        ("2", "Siti", "Jawaban disimpan: P01 Situs web resmi desa", "", SOAL[2], ""),
        ("3", "Siti", "Jawaban disimpan: P01 Situs web resmi desa", SOAL[2], SOAL[3], ""),
    ]


def test_moments_are_told_in_the_villages_own_time(jalankan, isi):
    with simpan.buka() as gudang:
        sidik = gudang.instrumen.daftar()[0][2]
        papua = gudang.lembar.buat(PENILAI, Awal("91.71.01.2001", "2026", sidik, nama_desa="Timur"))
        dibuat = gudang.riwayat.penilaian(PENILAI, papua.id)[0].waktu
    hasil = jalankan("riwayat", "--penilaian", papua.id)
    assert "periode 2026, waktu WIT" in hasil.stdout
    assert hari_dan_jam(dibuat, "Asia/Jayapura") in hasil.stdout


def test_last_events_are_shown_and_the_others_counted(jalankan, isi):
    hasil = jalankan("riwayat", "--penilaian", "1", "--banyak", "1")
    assert "Penilaian dibuat" not in hasil.stdout
    assert SOAL[3] in hasil.stdout
    assert "2 kejadian sebelumnya tidak ditampilkan" in hasil.stdout


def test_history_of_accounts_is_shown_without_a_number(jalankan, isi):
    with simpan.buka() as gudang:
        gudang.pengaturan.ubah(simpan.TERMINAL, "hasil_umum", "ya")
    hasil = jalankan("riwayat")
    assert "sidik" not in hasil.stdout
    sel = [x.strip() for x in hasil.stdout.splitlines()[-2].split("│")[1:-1]]
    assert sel[2:6] == [
        "terminal atau program",
        "Pengaturan diubah: hasil final terbuka untuk siapa saja",
        "tidak",
        "ya",
    ]
    assert "Akun dibuat: Siti" in hasil.stdout


@pytest.mark.parametrize("kata", [("riwayat", "--periksa"), ("riwayat", "--penilaian", "1", "--periksa")])
def test_verifying_tells_sound_from_damaged(jalankan, isi, kata):
    utuh = jalankan(*kata)
    assert (utuh.exit_code, "semuanya utuh" in utuh.stdout) == (0, True)
    sql(isi, "DROP TRIGGER riwayat_tolak_update", "UPDATE riwayat SET alasan = 'x' WHERE aksi = 'penilaian.buat'")
    rusak = jalankan(*kata)
    assert rusak.exit_code == 1
    assert "rusak: riwayat penilaian:1 kejadian 1" in rusak.stderr


def test_unknown_assessment_ends_with_status_1(jalankan, isi):
    for kata in (("riwayat", "--penilaian", "9"), ("riwayat", "--penilaian", "9", "--periksa")):
        assert jalankan(*kata).exit_code == 1


@pytest.mark.parametrize("pilihan", ["--penilaian", "--banyak"])
def test_a_number_that_no_store_can_hold_is_refused_in_a_sentence(jalankan, isi, pilihan):
    hasil = jalankan("riwayat", pilihan, "99999999999999999999999")
    assert hasil.exit_code == 2
    assert "2147483647" in hasil.output
    assert hasil.exception is None or isinstance(hasil.exception, SystemExit)
