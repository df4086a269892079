"""The first start: the one-time code, and the first admin."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from akun_uji import SANDI, Jam, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401

from penilaian.simpan import TERMINAL, GalatSimpan, Peran
from penilaian.simpan.rak.akun import RakAkun
from penilaian.simpan.rak.sesi import GalatMasuk, RakSesi


def test_without_accounts_a_code_is_given_out_and_the_first_account_is_an_admin_of_everything(dunia):
    assert dunia.admin.peran == (Peran("admin"),)
    assert dunia.akun.ada()
    assert dunia.akun.terbitkan_kode() is None


def test_a_code_works_once_for_a_day(gudang_kosong):
    jam = Jam()
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi, jam)
    kode = akun.terbitkan_kode()
    assert not akun.ada()
    for salah in ("AAAA-AAAA-AAAA-AAAA", ""):
        with pytest.raises(GalatMasuk):
            sesi.mulai(salah, "siti", "Siti", SANDI)
    jam.maju(hours=25)
    with pytest.raises(GalatMasuk):
        sesi.mulai(kode, "siti", "Siti", SANDI)
    jam.maju(hours=-25)
    assert not akun.ada()
    sesi.mulai(kode.lower().replace("-", " "), "siti", "Siti", SANDI)
    with pytest.raises(GalatMasuk):
        sesi.mulai(kode, "budi", "Budi", SANDI)
    assert [a.nama_masuk for a in akun.daftar(TERMINAL)] == ["siti"]


@pytest.mark.parametrize("yang", [0, 1])
def test_two_dashboards_on_one_empty_store_print_codes_that_both_work_until_one_was_used(gudang_kosong, yang):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode = akun.terbitkan_kode(), akun.terbitkan_kode()
    assert sesi.mulai(kode[yang], "siti", "Siti", SANDI)
    with pytest.raises(GalatMasuk):
        sesi.mulai(kode[1 - yang], "budi", "Budi", SANDI)


def test_wrong_guesses_of_strangers_do_not_keep_the_right_code_out(gudang_kosong):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode = akun.terbitkan_kode()
    for n in range(150):
        with pytest.raises(GalatMasuk):
            sesi.mulai(f"AAAA-AAAA-AAAA-{n:04}", "siti", "Siti", SANDI)
    assert sesi.mulai(kode, "siti", "Siti", SANDI)


def test_accounts_of_others_made_meanwhile_end_no_code_and_the_first_admin_does(gudang_kosong):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode = akun.terbitkan_kode()
    akun.tambah(TERMINAL, "siti", "Siti", [Peran("penilai", "99.01")], SANDI)
    akun.tambah(TERMINAL, "rudi", "Rudi", [Peran("admin", "99.01")], SANDI)
    assert not akun.ada_admin()  # one of an area manages not all
    assert akun.terbitkan_kode() is not None  # a dashboard started anew prints another
    assert sesi.mulai(kode, "budi", "Budi", SANDI)
    assert akun.ada_admin()
    assert akun.terbitkan_kode() is None


def test_an_admin_made_at_the_terminal_ends_the_codes(gudang_kosong):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode = akun.terbitkan_kode()
    akun.tambah(TERMINAL, "siti", "Siti", [Peran("admin")], SANDI)
    with pytest.raises(GalatMasuk):
        sesi.mulai(kode, "budi", "Budi", SANDI)


def test_a_password_that_is_not_accepted_leaves_the_code_usable(gudang_kosong):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode = akun.terbitkan_kode()
    for nama, sandi in (("siti", "pendek"), ("Nama Dengan Spasi", SANDI)):
        with pytest.raises(GalatSimpan):
            sesi.mulai(kode, nama, "Siti", sandi)
    assert sesi.mulai(kode, "siti", "Siti", SANDI).pelaku.nama == "Siti"


def test_two_who_use_the_code_at_once_make_one_admin(gudang_kosong):
    akun, sesi = RakAkun(gudang_kosong.koneksi), RakSesi(gudang_kosong.koneksi)
    kode, mulai = akun.terbitkan_kode(), threading.Barrier(2)

    def pakai(nama: str) -> bool:
        mulai.wait()
        try:
            sesi.mulai(kode, nama, nama, SANDI)
        except GalatMasuk:
            return False
        return True

    with ThreadPoolExecutor(2) as kolam:
        assert sorted(kolam.map(pakai, ("siti", "budi"))) == [False, True]
    assert len(akun.daftar(TERMINAL)) == 1
