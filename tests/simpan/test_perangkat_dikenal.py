"""Known browsers: where nobody's failures elsewhere count, and the one-time code that makes a browser one."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import hashlib

import pytest
from akun_uji import DI_SINI, SANDI, SANDI_LAIN, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from percobaan_uji import coba, gagal_semua
from sqlalchemy import text

from penilaian.simpan import TAMU, GalatHak, GalatSimpan, Pelaku, Peran
from penilaian.simpan.rak.sesi import GalatMasuk


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
