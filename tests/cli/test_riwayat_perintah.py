"""`penilaian riwayat`: what is shown of history, and that it is proved."""

import pytest
from gudang_uji_cli import sql

from penilaian import simpan
from penilaian.cli import riwayat


def test_history_of_an_assessment_says_who_what_and_from_what_to_what(jalankan, isi):
    hasil = jalankan("riwayat", "--penilaian", "1")
    assert hasil.exit_code == 0
    assert "penilaian.buat" in hasil.stdout
    baris = next(b for b in hasil.stdout.splitlines() if "2 → 3" in b)
    assert "Siti" in baris
    assert "P01" in baris


def test_last_events_are_shown_and_the_others_counted(jalankan, isi):
    hasil = jalankan("riwayat", "--penilaian", "1", "--banyak", "1")
    assert "penilaian.buat" not in hasil.stdout
    assert "2 kejadian sebelumnya tidak ditampilkan" in hasil.stdout


def test_history_of_accounts_is_shown_without_a_number(jalankan, isi):
    with simpan.buka() as gudang:
        gudang.pengaturan.ubah(simpan.TERMINAL, "hasil_umum", "ya")
    hasil = jalankan("riwayat")
    assert "sidik" not in hasil.stdout
    assert "pengaturan.ubah" in hasil.stdout
    assert "nilai: tidak → ya" in hasil.stdout


@pytest.mark.parametrize("kata", [("riwayat", "--periksa"), ("riwayat", "--penilaian", "1", "--periksa")])
def test_verifying_tells_sound_from_damaged(jalankan, isi, kata):
    utuh = jalankan(*kata)
    assert (utuh.exit_code, "semuanya utuh" in utuh.stdout) == (0, True)
    sql(isi, "DROP TRIGGER riwayat_tolak_update", "UPDATE riwayat SET alasan = 'x' WHERE aksi = 'penilaian.buat'")
    rusak = jalankan(*kata)
    assert rusak.exit_code == 1
    assert "rusak: penilaian:1 kejadian 1" in rusak.stderr


def test_unknown_assessment_ends_with_status_1(jalankan, isi):
    for kata in (("riwayat", "--penilaian", "9"), ("riwayat", "--penilaian", "9", "--periksa")):
        assert jalankan(*kata).exit_code == 1


def test_changes_are_told_shortly():
    assert riwayat.perubahan(None, {"teks": "3", "catatan": "", "versi": 1}) == "teks: 3"
    assert riwayat.perubahan({"teks": "3", "versi": 1}, {"teks": "", "versi": 2}) == "teks: 3 → (kosong)"
    assert riwayat.perubahan({"a": 1}, None) == "a: 1 → (kosong)"
    assert riwayat.perubahan(None, {"x": "y" * 100}) == f"x: {'y' * 60}…"
