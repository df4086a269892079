"""Which passwords are taken at all, and what the store keeps of them."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import DI_SINI, SANDI, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401
from argon2 import extract_parameters

from penilaian.simpan.basis import sandi as modul_sandi
from penilaian.simpan.basis.sandi import SandiLemah, acak_sandi, cocok, periksa_sandi, sandi_acak
from penilaian.simpan.rak.sesi import GalatMasuk

ASLI = modul_sandi._PENGACAK


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
