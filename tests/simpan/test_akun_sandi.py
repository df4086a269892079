"""Passwords that change: one's own, one that an admin sets, and the hash that is renewed."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import DI_SINI, SANDI, SANDI_LAIN, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401

from penilaian.simpan.basis.sandi import SandiLemah
from penilaian.simpan.rak.sesi import GalatMasuk
from penilaian.simpan.transaksi.percobaan import TerlaluSering


def test_changing_the_own_password_ends_all_other_sessions_and_takes_the_old_one(dunia):
    dunia.tambah("budi")
    ini, lain = dunia.masuk("budi"), dunia.masuk("budi")
    dunia.sesi.ganti_sandi(ini, SANDI, SANDI_LAIN)
    assert dunia.sesi.pelaku(ini)
    assert dunia.sesi.pelaku(lain) is None
    with pytest.raises(GalatMasuk):
        dunia.masuk("budi", SANDI)
    assert dunia.sesi.pelaku(dunia.masuk("budi", SANDI_LAIN))


def test_the_own_password_is_not_changed_without_the_present_one_or_to_a_weak_one_or_without_a_session(dunia):
    dunia.tambah("budi")
    token = dunia.masuk("budi")
    with pytest.raises(GalatMasuk, match="sekarang salah"):
        dunia.sesi.ganti_sandi(token, "bukan sandinya", SANDI_LAIN)
    with pytest.raises(SandiLemah):
        dunia.sesi.ganti_sandi(token, SANDI, "pendek")
    dunia.sesi.keluar(token)
    with pytest.raises(GalatMasuk, match="berakhir"):
        dunia.sesi.ganti_sandi(token, SANDI, SANDI_LAIN)
    assert dunia.masuk("budi", SANDI)


def test_guessing_the_present_password_from_a_stolen_session_is_throttled(dunia):
    dunia.tambah("budi")
    token = dunia.masuk("budi")
    for _ in range(5):
        with pytest.raises(GalatMasuk):
            dunia.sesi.ganti_sandi(token, "bukan sandinya", SANDI_LAIN)
    with pytest.raises(TerlaluSering):
        dunia.sesi.ganti_sandi(token, SANDI, SANDI_LAIN)


def test_a_password_that_an_admin_sets_ends_all_sessions_of_that_person(dunia):
    budi = dunia.tambah("budi")
    token = dunia.masuk("budi")
    dunia.akun.pasang_sandi(dunia.admin, budi.id, SANDI_LAIN)
    assert dunia.sesi.pelaku(token) is None
    assert dunia.masuk("budi", SANDI_LAIN)
