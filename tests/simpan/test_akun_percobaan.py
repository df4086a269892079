"""Guessing: who fails often waits, and the owner gets in all the same."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from akun_uji import DI_SINI, SANDI, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from percobaan_uji import coba, dilihat_dalam_sehari, gagal, gagal_semua, tunggu
from sqlalchemy import select, text

from penilaian import simpan
from penilaian.simpan.basis.tabel import PercobaanMasuk
from penilaian.simpan.rak.sesi import GalatMasuk, RakSesi
from penilaian.simpan.transaksi.percobaan import (
    BATAS_ALAMAT,
    BATAS_NAMA,
    BATAS_NAMA_ALAMAT,
    JALAN_LAIN,
    TerlaluSering,
    baku_alamat,
    jeda,
)

# -- names from one address --------------------------------------------------------------------------------------------


def test_after_five_failures_each_further_one_doubles_the_wait_up_to_five_minutes(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    lama = []
    for _ in range(11):
        lama.append(tunggu(dunia))
        dunia.jam.maju(seconds=lama[-1])
        gagal(dunia)
    assert lama == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_a_right_password_gets_in_after_the_wait_and_ends_the_waiting(dunia):
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
    gagal(dunia, "budi", kali=5)
    gagal(dunia, "hantu", kali=5)
    assert tunggu(dunia, "hantu") == tunggu(dunia, "budi") == 1


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


def test_others_at_the_same_address_are_not_made_to_wait(dunia):
    dunia.tambah("budi")
    gagal_semua(dunia, "budi", DI_SINI, 20)
    assert dunia.masuk("siti")


def test_a_restart_forgives_nothing(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    koneksi = dunia.gudang.koneksi
    dunia.gudang.tutup()
    with simpan.buka(koneksi.alamat.render_as_string(hide_password=False), koneksi.folder) as lagi:
        sesi = RakSesi(lagi.koneksi, dunia.jam)
        with pytest.raises(TerlaluSering):
            sesi.masuk("budi", SANDI, DI_SINI)
        dunia.jam.maju(seconds=1)
        assert sesi.masuk("budi", SANDI, DI_SINI)


def test_a_hundred_guesses_at_once_are_no_more_than_the_free_ones(dunia, monkeypatch):
    dunia.tambah("budi")
    dilihat: list[str] = []
    monkeypatch.setattr("penilaian.simpan.rak.sesi.cocok", lambda h, s: dilihat.append(s) and False)
    mulai = threading.Barrier(12)

    def tebak(n: int) -> None:
        mulai.wait()
        with pytest.raises((GalatMasuk, TerlaluSering)):
            dunia.masuk("budi", f"tebakan {n}")

    with ThreadPoolExecutor(12) as kolam:
        list(kolam.map(tebak, range(12)))
    assert len(dilihat) == BATAS_NAMA_ALAMAT.bebas


def test_a_clock_that_is_put_back_makes_nobody_wait_longer_than_the_peak(dunia):
    dunia.tambah("budi")
    gagal(dunia, kali=5)
    dunia.jam.maju(hours=-5)
    assert tunggu(dunia) <= BATAS_NAMA_ALAMAT.puncak.total_seconds()


@pytest.mark.parametrize("mundur", [timedelta(minutes=50), timedelta(hours=12), timedelta(days=400)])
def test_a_clock_that_is_put_back_keeps_the_owner_out_no_longer_than_the_peak(dunia, mundur):
    dunia.tambah("budi")
    perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat
    for kenal in (None, perangkat):
        for _ in range(6):
            coba(dunia, "budi", DI_SINI, perangkat=kenal)
            dunia.jam.maju(seconds=1)
    dunia.jam.kini -= mundur
    for kenal in (None, perangkat):
        with pytest.raises(TerlaluSering) as galat:
            dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=kenal)
        assert galat.value.tunggu <= BATAS_NAMA_ALAMAT.puncak.total_seconds()
    dunia.jam.kini += BATAS_NAMA_ALAMAT.puncak
    assert coba(dunia, "budi", DI_SINI, SANDI) is None
    assert dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=perangkat)


@pytest.mark.parametrize("mundur", [timedelta(minutes=50), timedelta(days=400)])
def test_a_clock_that_is_put_back_keeps_nobody_out_at_an_address_from_which_others_failed(dunia, mundur):
    for n in range(70):
        coba(dunia, f"nama{n}", DI_SINI)
        dunia.jam.maju(minutes=n >= 60)
    dunia.jam.kini -= mundur
    coba(dunia, "siti", DI_SINI, SANDI)
    dunia.jam.kini += BATAS_ALAMAT.puncak
    assert coba(dunia, "siti", DI_SINI, SANDI) is None


def test_a_clock_that_is_put_back_forgives_no_failure_and_keeps_them_a_day(dunia):
    dunia.tambah("budi")
    gagal_semua(dunia, "budi", DI_SINI, 20)
    dunia.jam.maju(days=-400)
    for _ in range(24):
        with pytest.raises(TerlaluSering, match="kode sekali pakai"):
            dunia.masuk("budi")
        dunia.jam.maju(hours=1)
    assert dunia.masuk("budi")


def test_the_table_holds_no_name_that_somebody_typed(dunia):
    gagal(dunia, "sandi rahasia di kolom nama")
    with dunia.gudang.koneksi.baca() as s:
        assert "rahasia" not in str(s.execute(text("SELECT * FROM percobaan_masuk")).all())


# -- the owner gets in -------------------------------------------------------------------------------------------------


def test_while_one_address_guesses_the_owner_gets_in_from_a_new_browser_elsewhere(dunia):
    dunia.tambah("budi")
    masuk = ditolak = 0
    for detik in range(0, 8 * 3600, 30):  # every 30 s for a working day; the owner comes every half hour
        dunia.jam.maju(seconds=30)
        coba(dunia, "budi", "203.0.113.66")
        if detik % 1800 == 0:
            masuk += 1
            ditolak += coba(dunia, "budi", DI_SINI, SANDI) is not None
    assert (masuk, ditolak) == (16, 0)
    assert dilihat_dalam_sehari(dunia, "budi") <= 20


def test_from_a_known_browser_the_owner_gets_in_whatever_happens_elsewhere_and_at_the_same_address(dunia):
    dunia.tambah("budi")
    perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat
    for n in range(40):
        gagal_semua(dunia, "budi", f"203.0.113.{n}", 20)
    gagal_semua(dunia, "budi", DI_SINI, 20)
    with pytest.raises(TerlaluSering, match="kode sekali pakai"):
        dunia.masuk("budi")
    for _ in range(30):
        perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=perangkat).perangkat
        dunia.jam.maju(minutes=20)
        coba(dunia, "budi", DI_SINI)


def test_from_all_unknown_browsers_together_a_name_can_be_guessed_at_a_hundred_times_in_any_24_hours(dunia):
    """Attackers with 60 addresses for three days; failures that were looked at, in every window of 24 hours."""
    dunia.tambah("budi")
    saat: list[float] = []
    for putaran in range(3 * 24 * 2):
        penyerang = [f"203.0.113.{n}" for n in range(putaran % 7, 60, 7)]
        saat += [putaran / 2 for alamat in penyerang if coba(dunia, "budi", alamat) is None]
        if putaran % 40 == 0:
            coba(dunia, "budi", "198.51.100.1", SANDI)  # a success in between forgives none of them
        dunia.jam.maju(minutes=30)
    assert max(sum(t <= s < t + 24 for s in saat) for t in saat) == BATAS_NAMA.paling_banyak


def test_one_address_cannot_use_up_what_a_name_allows_to_all(dunia):
    dunia.tambah("budi")
    gagal_semua(dunia, "budi", "203.0.113.1", 20)
    dunia.jam.maju(hours=6)
    with pytest.raises(TerlaluSering, match="18 jam"):
        dunia.masuk("budi", SANDI, "203.0.113.1")
    assert dunia.masuk("budi", SANDI, "203.0.113.2")


def test_who_finds_the_hundred_used_up_is_told_of_the_other_ways_in_known_name_or_not(dunia):
    dunia.tambah("budi")
    pesan = set()
    for nama in ("budi", "hantu"):
        for n in range(5):
            gagal_semua(dunia, nama, f"203.0.113.{n}", 20)
        with pytest.raises(TerlaluSering) as galat:
            dunia.masuk(nama, SANDI, "198.51.100.9")
        assert galat.value.habis
        pesan.add(str(galat.value).split("lagi. ")[1])
    assert pesan == {JALAN_LAIN}


def test_a_known_browser_has_twenty_failures_of_its_own_which_do_not_count_elsewhere(dunia):
    dunia.tambah("budi")
    perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat
    dilihat = 0
    for _ in range(100):
        dilihat += coba(dunia, "budi", DI_SINI, perangkat=perangkat) is None
        dunia.jam.maju(minutes=5)
    assert dilihat == 20
    with pytest.raises(TerlaluSering) as galat:
        dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=perangkat)
    assert galat.value.habis
    assert dunia.masuk("budi")


# -- addresses ---------------------------------------------------------------------------------------------------------


def test_one_address_that_tries_many_names_waits_a_minute_at_most(dunia):
    for n in range(60):
        gagal(dunia, f"nama{n}", "198.51.100.7")
    assert tunggu(dunia, "siti", "198.51.100.7") == 1
    assert dunia.masuk("siti", alamat="198.51.100.8")
    for n in range(60, 70):
        dunia.jam.maju(minutes=1)
        gagal(dunia, f"nama{n}", "198.51.100.7")
    assert tunggu(dunia, "siti", "198.51.100.7") == 60


def test_an_own_account_does_not_forgive_an_address_its_guesses(dunia):
    dunia.tambah("penyerang")
    for n in range(60):
        gagal(dunia, f"nama{n}", "198.51.100.7")
        if n < 59:
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
    assert (baku_alamat(satu) == baku_alamat(dua)) is sama


def test_waiting_never_grows_beyond_the_peak():
    assert jeda(10**9, BATAS_NAMA_ALAMAT) == timedelta(minutes=5)
    assert jeda(10**9, BATAS_ALAMAT) == timedelta(minutes=1)
    assert jeda(BATAS_ALAMAT.bebas - 1, BATAS_ALAMAT) == timedelta(0)
