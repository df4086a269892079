"""Logging in through an OpenID Connect provider: from the button to the session, and its settings."""

from collections.abc import Iterator

import httpx2
import pytest
from penyedia_uji import RAHASIA, berangkat, daftarkan, pakai, penyedia_tiruan
from peramban_uji import ASAL, SESI, Peramban, siapa

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.akun_pertama import sapa_awal
from penilaian.dasbor.masuk.penyedia import setelan_penyedia
from penilaian.galat import GalatPemakaian
from penilaian.simpan import Peran

# -- the mock ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiruan() -> Iterator[str]:
    with penyedia_tiruan() as penerbit:
        yield penerbit


def lewat_tiruan(peramban: Peramban, tiruan: str, subjek: str, lanjut: str = "", **klaim: object):
    """Log in at the mock as a person with these claims; returns our answer to the browser that comes back."""
    httpx2.put(f"{tiruan}/users/{subjek}", json=klaim).raise_for_status()
    jawaban = httpx2.post(berangkat(peramban, lanjut), data={"sub": subjek})
    assert jawaban.status_code == 302
    return peramban.lihat(jawaban.headers["location"].removeprefix(ASAL))


def test_a_registered_person_comes_in_through_the_provider_and_ends_in_the_same_session_as_others(
    toko, tiruan, monkeypatch
):
    pakai(monkeypatch, tiruan)
    nomor = daftarkan()
    peramban = Peramban()
    jawaban = lewat_tiruan(peramban, tiruan, "s-1", "akun", email="Cici@desa.id", email_verified=True)
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/akun")
    pelaku = gudang().sesi.pelaku(peramban.kuki[SESI])
    assert (pelaku.pengguna_id, pelaku.peran) == (nomor, (Peran("verifikator", "99.01"),))
    assert "HttpOnly" in next(k for k in jawaban.headers.get_list("set-cookie") if k.startswith(f"{SESI}="))
    peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    assert siapa(peramban) is None
    assert lewat_tiruan(peramban, tiruan, "s-1", email="diganti@lain.id", email_verified=False).status_code == 303
    assert siapa(peramban) == "Cici"


@pytest.mark.parametrize(
    "klaim",
    [
        {"email": "hantu@desa.id", "email_verified": True},
        {"email": "cici@desa.id", "email_verified": False},
        {"email": "cici@desa.id"},
        {"email": "cici@desa.id", "email_verified": "true"},
        {"email": "budi", "email_verified": True},
        {},
    ],
)
def test_a_person_whom_nobody_registered_is_refused_politely(toko, tiruan, monkeypatch, klaim):
    pakai(monkeypatch, tiruan)
    daftarkan()
    peramban = Peramban()
    jawaban = lewat_tiruan(peramban, tiruan, f"s-{len(str(klaim))}", **klaim)
    assert jawaban.status_code == 403
    assert "belum terdaftar" in jawaban.text
    assert SESI not in peramban.kuki


def test_who_cancels_at_the_provider_is_back_at_the_login_page(toko, tiruan, monkeypatch):
    pakai(monkeypatch, tiruan)
    peramban = Peramban()
    jawaban = httpx2.post(berangkat(peramban), data={"action": "deny"})
    kembali = httpx2.URL(jawaban.headers["location"])
    # The mock forgets the state here, which real providers send along.
    state = kembali.params.get("state") or dict(jawaban.request.url.params)["state"]
    jawaban = peramban.lihat(f"/masuk/oidc/kembali?error=access_denied&state={state}")
    assert jawaban.status_code == 403
    assert "dibatalkan" in jawaban.text
    assert 'href="/masuk"' in jawaban.text


# -- settings ---------------------------------------------------------------------------------------------------------


def test_without_settings_there_is_no_button_and_no_way(toko):
    peramban = Peramban()
    assert "/masuk/oidc" not in peramban.lihat("/masuk").text
    assert peramban.lihat("/masuk/oidc/kembali?code=x&state=y").status_code == 403
    assert setelan_penyedia() is None


def test_half_of_the_settings_stops_the_start_and_says_what_is_missing(toko, monkeypatch):
    pakai(monkeypatch, "https://login.contoh.id")
    monkeypatch.delenv("PENILAIAN_OIDC_RAHASIA")
    with pytest.raises(GalatPemakaian, match="PENILAIAN_OIDC_RAHASIA"):
        setelan_penyedia()
    with pytest.raises(GalatPemakaian, match="PENILAIAN_OIDC_RAHASIA"):
        sapa_awal()
    jawaban = Peramban().lihat("/masuk")
    assert jawaban.status_code == 503
    assert "PENILAIAN_OIDC_RAHASIA" in jawaban.text


@pytest.mark.parametrize("penerbit", ["http://login.contoh.id", "login.contoh.id", "ftp://127.0.0.1"])
def test_a_provider_is_reached_by_https_but_on_this_machine(monkeypatch, penerbit):
    pakai(monkeypatch, penerbit)
    with pytest.raises(GalatPemakaian, match="https"):
        setelan_penyedia()


def test_the_secret_is_not_shown(monkeypatch):
    pakai(monkeypatch, "https://login.contoh.id")
    assert RAHASIA not in repr(setelan_penyedia())
