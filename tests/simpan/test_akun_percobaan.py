"""Guessing: who fails often waits, longer each time, whatever is restarted; and which passwords are taken at all."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from akun_uji import DI_SINI, SANDI, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from argon2 import extract_parameters
from sqlalchemy import select, text

from penilaian import simpan
from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.sandi import SandiLemah, acak_sandi, cocok, periksa_sandi, sandi_acak
from penilaian.simpan.basis.tabel import PercobaanMasuk
from penilaian.simpan.rak.sesi import GalatMasuk, RakSesi
from penilaian.simpan.transaksi.percobaan import BATAS_ALAMAT, BATAS_NAMA, TerlaluSering, jeda, kunci_alamat

ASLI = modul_sandi._PENGACAK


def gagal(dunia, nama: str = "budi", alamat: str = DI_SINI, kali: int = 1) -> None:
    for _ in range(kali):
        with pytest.raises(GalatMasuk):
            dunia.masuk(nama, "salah tebak ini", alamat)


def tunggu(dunia, nama: str = "budi", alamat: str = DI_SINI) -> int:
    """Return how long the right password has to wait, without its being looked at."""
    with pytest.raises(TerlaluSering) as galat:
        dunia.masuk(nama, SANDI, alamat)
    return galat.value.tunggu


# -- names -------------------------------------------------------------------------------------------------------------


def test_after_five_failures_each_further_one_doubles_the_wait_up_to_five_minutes(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    lama = []
    for n in range(11):
        lama.append(tunggu(dunia, alamat=f"192.0.2.{n}"))
        dunia.jam.maju(seconds=lama[-1])
        gagal(dunia, alamat=f"192.0.2.{n}")
    assert lama == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_a_right_password_gets_in_after_the_wait_and_forgives_the_failures(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    dunia.jam.maju(seconds=1)
    dunia.masuk("budi")
    gagal(dunia, kali=5)
    assert tunggu(dunia) == 1


def test_what_is_refused_for_its_frequency_does_not_lengthen_the_wait(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    assert [tunggu(dunia) for _ in range(20)] == [1] * 20


def test_an_unknown_name_waits_like_a_known_one(dunia):
    dunia.tambah("budi")
    gagal(dunia, "budi", "192.0.2.1", kali=6 - 1)
    gagal(dunia, "hantu", "192.0.2.2", kali=6 - 1)
    assert tunggu(dunia, "hantu", "192.0.2.3") == tunggu(dunia, "budi", "192.0.2.3") == 1


def test_writing_a_name_in_another_way_is_no_way_around(dunia):
    dunia.tambah("budi")
    for nama in ("budi", "BUDI", " budi", "Budi ", "budi"):
        gagal(dunia, nama)
    assert tunggu(dunia, "bUdI") == 1


def test_failures_are_forgotten_after_a_day(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    dunia.jam.maju(hours=24, seconds=1)
    gagal(dunia, kali=5)
    assert tunggu(dunia) == 1
    with dunia.gudang.koneksi.baca() as s:
        waktu = s.scalars(select(PercobaanMasuk.waktu)).all()
    assert min(waktu) >= dunia.jam() - timedelta(hours=24)


def test_others_are_not_made_to_wait(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    assert dunia.masuk("siti")


def test_a_restart_forgives_nothing(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    koneksi = dunia.gudang.koneksi
    dunia.gudang.tutup()
    with simpan.buka(koneksi.alamat.render_as_string(hide_password=False), koneksi.folder) as lagi:
        sesi = RakSesi(lagi.koneksi, dunia.jam)
        with pytest.raises(TerlaluSering):
            sesi.masuk("budi", SANDI, "198.51.100.9")
        dunia.jam.maju(seconds=1)
        assert sesi.masuk("budi", SANDI, "198.51.100.9")


def test_a_hundred_guesses_at_once_are_no_more_than_the_free_ones(dunia, monkeypatch):
    dunia.tambah("budi")
    dilihat: list[str] = []
    monkeypatch.setattr("penilaian.simpan.rak.sesi.cocok", lambda h, s: dilihat.append(s) and False)
    mulai = threading.Barrier(12)

    def tebak(n: int) -> None:
        mulai.wait()
        with pytest.raises((GalatMasuk, TerlaluSering)):
            dunia.masuk("budi", f"tebakan {n}", f"192.0.2.{n}")

    with ThreadPoolExecutor(12) as kolam:
        list(kolam.map(tebak, range(12)))
    assert len(dilihat) == BATAS_NAMA.bebas


def test_a_clock_that_is_put_back_makes_nobody_wait_longer_than_the_peak(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    dunia.jam.maju(hours=-5)
    assert tunggu(dunia) <= BATAS_NAMA.puncak.total_seconds()


def test_the_table_holds_no_name_that_somebody_typed(dunia):
    gagal(dunia, "sandi rahasia di kolom nama")
    with dunia.gudang.koneksi.baca() as s:
        assert "rahasia" not in str(s.execute(text("SELECT * FROM percobaan_masuk")).all())


# -- addresses ---------------------------------------------------------------------------------------------------------


def test_one_address_that_tries_many_names_waits_too(dunia):
    for n in range(20):
        gagal(dunia, f"nama{n}", "198.51.100.7")
    assert tunggu(dunia, "siti", "198.51.100.7") == 1
    assert dunia.masuk("siti", alamat="198.51.100.8")


def test_an_own_account_does_not_forgive_an_address_its_guesses(dunia):
    dunia.tambah("penyerang")
    for n in range(20):
        gagal(dunia, f"nama{n}", "198.51.100.7")
        if n < 19:
            dunia.masuk("penyerang", alamat="198.51.100.7")
    assert tunggu(dunia, "siti", "198.51.100.7") == 1
    dunia.jam.maju(hours=1, seconds=1)
    assert dunia.masuk("siti", alamat="198.51.100.7")


@pytest.mark.parametrize(
    ("satu", "dua", "sama"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "bukan alamat", True),
    ],
)
def test_an_address_is_counted_as_who_has_it(satu, dua, sama):
    assert (kunci_alamat(satu) == kunci_alamat(dua)) is sama


def test_waiting_never_grows_beyond_the_peak():
    assert jeda(10**9, BATAS_NAMA) == timedelta(minutes=5)
    assert jeda(10**9, BATAS_ALAMAT) == timedelta(minutes=15)
    assert jeda(BATAS_ALAMAT.bebas - 1, BATAS_ALAMAT) == timedelta(0)


# -- the code of the first start ---------------------------------------------------------------------------------------


def test_guessing_the_code_is_throttled(gudang_kosong):
    from penilaian.simpan.rak.akun import RakAkun

    sesi = RakSesi(gudang_kosong.koneksi)
    kode = RakAkun(gudang_kosong.koneksi).terbitkan_kode()
    for n in range(5):
        with pytest.raises(GalatMasuk):
            sesi.mulai(f"AAAA-AAAA-AAAA-AAA{n}", "siti", "Siti", SANDI, f"192.0.2.{n}")
    with pytest.raises(TerlaluSering):
        sesi.mulai(kode, "siti", "Siti", SANDI, "192.0.2.99")


# -- passwords ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sandi",
    [
        "",
        "sebelas1234",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "123456789012",
        "abcdefghijklmnop",
        "zyxwvutsrqponmlk",
        "Bismillah123",
        "password1234!",
        "Indonesia-2026",
        "siti.aminah2026!",
        "x" * 300,
    ],
)
def test_what_anyone_would_guess_first_is_no_password(sandi):
    with pytest.raises(SandiLemah):
        periksa_sandi(sandi, "siti.aminah@desa.id")


@pytest.mark.parametrize(
    "sandi", [SANDI, "dua belas hrf", "kopi-susu-pagi", "ㅁㄴㅇㄹ조선글자열두자리", "Tr0ub4dor&3xyz", "  spasi  juga  "]
)
def test_a_long_password_is_taken_without_demands_on_its_letters(sandi):
    periksa_sandi(sandi, "siti")


def test_a_password_that_is_made_up_is_taken_and_never_the_same():
    semua = {sandi_acak() for _ in range(100)}
    assert len(semua) == 100
    for sandi in semua:
        periksa_sandi(sandi, "siti")


def test_passwords_are_hashed_with_the_memory_that_rfc_9106_recommends(monkeypatch):
    monkeypatch.setattr(modul_sandi, "_PENGACAK", ASLI)
    hash_ = acak_sandi(SANDI, "siti")
    p = extract_parameters(hash_)
    assert (p.type.name, p.memory_cost, p.time_cost, p.parallelism) == ("ID", 65536, 3, 4)
    assert cocok(hash_, SANDI)
    assert not cocok(hash_, SANDI + " ")


@pytest.mark.parametrize("hash_", [None, "", "bukan hash", "$argon2id$v=19$m=64,t=1,p=1$rusak"])
def test_without_a_sound_hash_no_password_fits(hash_):
    assert not cocok(hash_, SANDI)


def test_a_password_is_told_by_nothing_that_is_shown(dunia):
    assert SANDI not in repr(dunia.sesi.masuk("siti", SANDI, DI_SINI))
    with pytest.raises(GalatMasuk) as galat:
        dunia.masuk("siti", "rahasia yang keliru")
    assert "rahasia yang keliru" not in str(galat.value)
