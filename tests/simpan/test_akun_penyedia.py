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
    assert kedua.token == pertama.token
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


@pytest.mark.parametrize(
    "surel",
    ["\u212aelik@desa.id", "kelik@desa\u2024id", "kel\u0131k@desa.id", " kelik@desa.id", "kelik@desa.id\u200b"],
)
def test_a_waiting_account_is_bound_only_by_an_address_in_plain_ascii_exactly_as_written(dunia, surel):
    kelik = dunia.tambah("kelik@desa.id", sandi=None)
    with pytest.raises(GalatMasuk):
        dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "orang-lain", surel))
    assert dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "kelik", "Kelik@desa.id")).pelaku.pengguna_id == kelik.id


def test_a_session_by_password_is_not_gone_on_with_through_the_provider(dunia):
    cici = dunia.tambah("cici@desa.id")
    lama = dunia.masuk("cici@desa.id")
    dunia.akun.alihkan_ke_penyedia(dunia.admin, cici.id)
    baru = dunia.sesi.masuk_penyedia(OrangPenyedia(PENERBIT, "7", "cici@desa.id"), token_lama=lama)
    assert baru.token != lama
    assert dunia.sesi.pelaku(lama) is None
