"""Guessing: who fails often waits, the owner gets in all the same; and which passwords are taken at all."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from akun_uji import DI_SINI, SANDI, SANDI_LAIN, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from argon2 import extract_parameters
from sqlalchemy import func, select, text

from penilaian import simpan
from penilaian.simpan import TAMU, GalatHak, GalatSimpan, Pelaku, Peran
from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.sandi import SandiLemah, acak_sandi, cocok, periksa_sandi, sandi_acak
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
    kunci_masuk,
)

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


def coba(dunia, nama: str, alamat: str, sandi: str = "salah tebak ini", *, perangkat: str | None = None) -> str | None:
    """Try once and return why it was not looked at; None where it was, right or wrong."""
    try:
        dunia.sesi.masuk(nama, sandi, alamat, perangkat=perangkat)
    except TerlaluSering as galat:
        return str(galat)
    except GalatMasuk:
        pass
    return None


def gagal_semua(dunia, nama: str, alamat: str, kali: int) -> None:
    """Let an address fail so often with a name, at one moment, whatever it has to wait for."""
    koneksi, masuk = dunia.gudang.koneksi, nama.strip().lower()
    with koneksi.tulis() as s:
        waktu = dunia.jam()
        s.add_all(
            PercobaanMasuk(kunci=k.kunci, waktu=waktu, berhasil=False)
            for _ in range(kali)
            for k in kunci_masuk(masuk, alamat)
        )


def dilihat_dalam_sehari(dunia, nama: str) -> int:
    """Return how many wrong tries at a name the store has written down."""
    kunci = kunci_masuk(nama, "")[1].kunci
    with dunia.gudang.koneksi.baca() as s:
        salah = (PercobaanMasuk.kunci == kunci, ~PercobaanMasuk.berhasil)
        return s.scalar(select(func.count()).select_from(PercobaanMasuk).where(*salah)) or 0


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


# -- known browsers ----------------------------------------------------------------------------------------------------


def dikenal(dunia, nama: str, perangkat: str | None) -> bool:
    """Return whether a browser is a known one for a name: there one still looks when elsewhere all is used up."""
    for n in range(5):
        gagal_semua(dunia, nama, f"203.0.113.{n}", 20)
    return coba(dunia, nama, "198.51.100.77", perangkat=perangkat) is None


def test_the_store_holds_of_a_known_browser_only_the_hash_and_each_login_gives_a_new_token(dunia):
    dunia.tambah("budi")
    satu = dunia.sesi.masuk("budi", SANDI, DI_SINI)
    dua = dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=satu.perangkat)
    assert len(satu.perangkat) == 43
    assert satu.perangkat != dua.perangkat
    assert satu.perangkat not in repr(satu)
    with dunia.gudang.koneksi.baca() as s:
        isi = str(s.execute(text("SELECT * FROM perangkat")).all())
    assert hashlib.sha256(dua.perangkat.encode()).hexdigest() in isi
    assert dua.perangkat not in isi
    assert hashlib.sha256(satu.perangkat.encode()).hexdigest() not in isi


def test_a_browser_is_known_for_who_logged_in_there_and_for_nobody_else(dunia):
    dunia.tambah("budi")
    dunia.tambah("cici")
    perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat
    assert dikenal(dunia, "budi", perangkat)
    assert not dikenal(dunia, "cici", perangkat)
    assert not dikenal(dunia, "budi", "x" * 43)
    assert not dikenal(dunia, "hantu", perangkat)


def test_two_people_are_known_in_one_browser_and_stay_so_when_the_other_logs_in(dunia):
    dunia.tambah("budi")
    dunia.tambah("cici")
    perangkat = dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat
    perangkat = dunia.sesi.masuk("cici", SANDI, DI_SINI, perangkat=perangkat).perangkat
    assert dikenal(dunia, "budi", perangkat)
    assert dikenal(dunia, "cici", perangkat)


@pytest.mark.parametrize("cara", ["sendiri", "admin", "tutup", "penyedia"])
def test_another_password_makes_every_browser_unknown_but_the_one_where_it_was_changed(dunia, cara):
    surel = "budi@contoh.id"
    budi = dunia.tambah(surel)
    lain = dunia.sesi.masuk(surel, SANDI, DI_SINI).perangkat
    ini = dunia.sesi.masuk(surel, SANDI, DI_SINI)
    baru = ini.perangkat
    if cara == "sendiri":
        baru = dunia.sesi.ganti_sandi(ini.token, SANDI, SANDI_LAIN, perangkat=ini.perangkat)
    elif cara == "admin":
        dunia.akun.pasang_sandi(dunia.admin, budi.id, SANDI_LAIN)
    elif cara == "tutup":
        dunia.akun.nonaktifkan(dunia.admin, budi.id)
        dunia.akun.aktifkan(dunia.admin, budi.id)
    else:
        dunia.akun.alihkan_ke_penyedia(dunia.admin, budi.id)
        dunia.akun.pasang_sandi(dunia.admin, budi.id, SANDI_LAIN)
    assert not dikenal(dunia, surel, lain)
    assert dikenal(dunia, surel, baru) is (cara == "sendiri")


def test_a_browser_is_forgotten_after_half_a_year_and_the_twenty_first_of_a_person_makes_the_oldest_unknown(dunia):
    dunia.tambah("budi")
    semua = []
    for _ in range(21):
        semua.append(dunia.sesi.masuk("budi", SANDI, DI_SINI).perangkat)
        dunia.jam.maju(minutes=1)
    assert not dikenal(dunia, "budi", semua[0])
    assert dikenal(dunia, "budi", semua[1])
    dunia.jam.maju(days=180)
    assert not dikenal(dunia, "budi", semua[-1])


# -- the one-time code of an admin -------------------------------------------------------------------------------------


def test_a_code_makes_a_new_browser_a_known_one_and_still_asks_the_password(dunia):
    budi = dunia.tambah("budi")
    for n in range(5):
        gagal_semua(dunia, "budi", f"203.0.113.{n}", 20)
    kode = dunia.akun.kode_masuk(dunia.admin, budi.id)
    perangkat = dunia.sesi.kenali("BUDI", kode.lower().replace("-", " "))
    with pytest.raises(GalatMasuk):
        dunia.sesi.masuk("budi", "bukan sandinya", DI_SINI, perangkat=perangkat)
    assert dunia.sesi.masuk("budi", SANDI, DI_SINI, perangkat=perangkat).pelaku.pengguna_id == budi.id


def test_a_code_works_once_for_one_person_for_a_day_and_only_the_last_one(dunia):
    budi = dunia.tambah("budi")
    dunia.tambah("cici")
    lama = dunia.akun.kode_masuk(dunia.admin, budi.id)
    kode = dunia.akun.kode_masuk(dunia.admin, budi.id)
    dunia.jam.maju(hours=25)
    tertolak = [("budi", kode)]
    for nama, isi in tertolak:
        with pytest.raises(GalatMasuk):
            dunia.sesi.kenali(nama, isi)
    dunia.jam.maju(hours=-25)
    for nama, isi in (("budi", lama), ("cici", kode), ("hantu", kode), ("budi", ""), ("budi", "AAAA-AAAA-AAAA-AAAA")):
        with pytest.raises(GalatMasuk):
            dunia.sesi.kenali(nama, isi)
    assert dunia.sesi.kenali("budi", kode)
    with pytest.raises(GalatMasuk):
        dunia.sesi.kenali("budi", kode)


def test_only_an_admin_of_the_area_gives_out_a_code_and_history_knows_it_without_the_code(dunia):
    budi = dunia.tambah("budi")
    for siapa in (Pelaku(budi.id, "Budi", budi.peran), Pelaku(99, "lain", (Peran("admin", "99.02"),)), TAMU):
        with pytest.raises(GalatHak):
            dunia.akun.kode_masuk(siapa, budi.id)
    kode = dunia.akun.kode_masuk(Pelaku(98, "dekat", (Peran("admin", "99.01"),)), budi.id)
    dunia.sesi.kenali("budi", kode)
    objek = f"pengguna:{budi.id}"
    assert dunia.kejadian("akun.kode") == [("akun.kode_masuk", objek), ("akun.kode_masuk_dipakai", objek)]
    with dunia.gudang.koneksi.baca() as s:
        assert kode not in str(s.execute(text("SELECT * FROM kode_masuk, riwayat")).all())


def test_a_closed_account_and_one_without_a_password_get_no_code(dunia):
    tutup, surel = dunia.tambah("budi"), dunia.tambah("cici@desa.id", sandi=None)
    dunia.akun.nonaktifkan(dunia.admin, tutup.id)
    for akun in (tutup, surel):
        with pytest.raises(GalatSimpan, match="tidak perlu kode"):
            dunia.akun.kode_masuk(dunia.admin, akun.id)


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
