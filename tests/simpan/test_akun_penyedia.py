"""Accounts that come through an OpenID Connect provider."""

# ruff: noqa: F811  (fixtures come from akun_uji)

import pytest
from akun_uji import SANDI, baris_sesi, dunia, gudang_akun, pengacak_ringan, pola_akun  # noqa: F401

from penilaian.simpan.rak.sesi import GalatMasuk, OrangPenyedia

PENERBIT = "https://login.contoh.id"


def test_a_person_from_a_provider_is_bound_by_the_confirmed_address_and_then_known_by_the_subject(dunia):
    cici = dunia.tambah("cici@desa.id", sandi=None)
    pertama = dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "subjek-7", "Cici@Desa.ID"))
    assert pertama.pelaku.pengguna_id == cici.id
    assert dunia.akun.satu(dunia.admin, cici.id).cara == "penyedia"
    kedua = dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "subjek-7", None), token_lama=pertama.token)
    assert kedua.pelaku.pengguna_id == cici.id
    assert dunia.sesi.pelaku(pertama.token) is None
    assert [a for a, _ in dunia.kejadian("akun.ikat")] == ["akun.ikat_penyedia"]
    assert "subjek-7" not in str(dunia.gudang.riwayat.akun(dunia.admin))


@pytest.mark.parametrize(
    "orang",
    [
        OrangPenyedia(PENERBIT, "lain", None),
        OrangPenyedia(PENERBIT, "lain", "hantu@desa.id"),
        OrangPenyedia(PENERBIT, "lain", "cici@desa.id"),
        OrangPenyedia("https://palsu.contoh.id", "subjek-7", "cici@desa.id"),
        OrangPenyedia(PENERBIT, "lain", "budi@desa.id"),
        OrangPenyedia(PENERBIT, "lain", "tutup@desa.id"),
    ],
)
def test_a_person_from_a_provider_whom_nobody_registered_is_refused(dunia, orang):
    dunia.tambah("cici@desa.id", sandi=None)
    dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "subjek-7", "cici@desa.id"))
    dunia.tambah("budi@desa.id")
    dunia.akun.nonaktifkan(dunia.admin, dunia.tambah("tutup@desa.id", sandi=None).id)
    sebelum = baris_sesi(dunia)
    with pytest.raises(GalatMasuk, match="belum terdaftar"):
        dunia.sesi.masuk_penyedia(orang)
    assert baris_sesi(dunia) == sebelum


def test_an_account_that_comes_through_a_provider_has_no_password_to_guess(dunia):
    dunia.tambah("cici@desa.id", sandi=None)
    for sandi in ("", "None", SANDI):
        with pytest.raises(GalatMasuk):
            dunia.masuk("cici@desa.id", sandi)


def test_an_account_is_handed_over_to_a_provider_and_bound_anew(dunia):
    cici = dunia.tambah("cici@desa.id")
    token = dunia.masuk("cici@desa.id")
    dunia.akun.alihkan_ke_penyedia(dunia.admin, cici.id)
    assert dunia.sesi.pelaku(token) is None
    dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "lama", "cici@desa.id"))
    dunia.akun.alihkan_ke_penyedia(dunia.admin, cici.id)
    with pytest.raises(GalatMasuk):
        dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "lama", None))
    assert dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "baru", "cici@desa.id")).pelaku.pengguna_id == cici.id
