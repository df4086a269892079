"""Logging in through an OpenID Connect provider: from the button to the session, and everything that must not pass."""

import logging
import re
from collections.abc import Iterator
from html import unescape

import httpx2
import pytest
from penyedia_uji import KLIEN, RAHASIA, PenyediaNakal, kunci_bersama, kunci_lain, penyedia_tiruan
from peramban_uji import ASAL, Peramban, formulir

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk import sapa_awal
from penilaian.dasbor.masuk.penyedia import _klien_tersimpan, setelan_penyedia
from penilaian.galat import GalatPemakaian
from penilaian.simpan import TERMINAL, Peran

SESI, PENYEDIA = "penilaian_sesi", "penilaian_penyedia"


def pakai(monkeypatch: pytest.MonkeyPatch, penerbit: str) -> None:
    monkeypatch.setenv("PENILAIAN_OIDC_PENERBIT", penerbit)
    monkeypatch.setenv("PENILAIAN_OIDC_KLIEN", KLIEN)
    monkeypatch.setenv("PENILAIAN_OIDC_RAHASIA", RAHASIA)
    _klien_tersimpan.cache_clear()


def daftarkan(surel: str = "cici@desa.id") -> int:
    return gudang().akun.tambah(TERMINAL, surel, "Cici", [Peran("verifikator", "99.01")]).id


def berangkat(peramban: Peramban, lanjut: str = "") -> httpx2.URL:
    """Press the button; returns the address at the provider that the browser is sent to."""
    isi = formulir(peramban.lihat(f"/masuk?lanjut={lanjut}").text, "/masuk/oidc")
    jawaban = peramban.kirim("/masuk/oidc", isi)
    assert jawaban.status_code == 200, jawaban.text[-500:]
    otomatis = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', jawaban.text)[1]
    assert f'href="{otomatis}"' in jawaban.text
    return httpx2.URL(unescape(otomatis))


def siapa(peramban: Peramban) -> str | None:
    pelaku = gudang().sesi.pelaku(peramban.kuki.get(SESI))
    return pelaku and pelaku.nama


# -- the mock ----------------------------------------------------------------------------------------------------------


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
    assert PENYEDIA not in peramban.kuki
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


# -- one that misbehaves -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def nakal_menyala() -> Iterator[PenyediaNakal]:
    with PenyediaNakal().menyala() as penyedia:
        yield penyedia


@pytest.fixture
def nakal(nakal_menyala: PenyediaNakal, toko, monkeypatch) -> PenyediaNakal:
    nakal_menyala.jujur()
    pakai(monkeypatch, nakal_menyala.alamat)
    daftarkan()
    return nakal_menyala


def kembali(peramban: Peramban, nakal: PenyediaNakal, lanjut: str = ""):
    return peramban.lihat(nakal.setujui(berangkat(peramban, lanjut)).removeprefix(ASAL))


def test_the_code_is_asked_for_with_pkce_state_and_nonce_and_exchanged_with_the_secret(nakal):
    peramban = Peramban()
    alamat = berangkat(peramban)
    minta = dict(alamat.params)
    assert (minta["response_type"], minta["client_id"], minta["scope"]) == ("code", KLIEN, "openid email")
    assert minta["redirect_uri"] == f"{ASAL}/masuk/oidc/kembali"
    assert minta["code_challenge_method"] == "S256"
    assert RAHASIA not in str(alamat)
    assert len({minta["state"], minta["nonce"], minta["code_challenge"], peramban.kuki[PENYEDIA]}) == 4
    lain = dict(berangkat(Peramban()).params)
    assert all(minta[n] != lain[n] for n in ("state", "nonce", "code_challenge"))
    assert peramban.lihat(nakal.setujui(alamat).removeprefix(ASAL)).status_code == 303
    assert len(nakal.diminta[0]["code_verifier"]) == 43
    assert nakal.diminta[0]["authorization"].startswith("Basic ")


def test_an_honest_provider_gets_a_person_in(nakal):
    peramban = Peramban()
    assert kembali(peramban, nakal, "posisi").headers["location"] == "/posisi"
    assert siapa(peramban) == "Cici"


@pytest.mark.parametrize(
    "klaim",
    [
        {"iss": "https://palsu.contoh.id"},
        {"iss": None},
        {"aud": "aplikasi-lain"},
        {"aud": ["aplikasi-lain"]},
        {"aud": None},
        {"aud": [KLIEN, "aplikasi-lain"]},
        {"aud": KLIEN, "azp": "aplikasi-lain"},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"exp": "besok"},
        {"iat": 9_999_999_999},
        {"nonce": "nonce lain"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"at_hash": "salah"},
    ],
    ids=str,
)
def test_an_id_token_that_says_anything_wrong_lets_nobody_in(nakal, klaim):
    nakal.klaim = klaim
    peramban = Peramban()
    jawaban = kembali(peramban, nakal)
    assert jawaban.status_code == 403
    assert SESI not in peramban.kuki
    nakal.jujur()
    assert kembali(peramban, nakal).status_code == 303


@pytest.mark.parametrize(
    ("kunci", "algoritma"),
    [(kunci_lain, "RS256"), (kunci_bersama, "HS256"), (None, "none"), (None, "RS512"), (None, "RS256-rusak")],
    ids=["another key", "the client secret", "not at all", "an algorithm not announced", "broken"],
)
def test_an_id_token_that_the_provider_did_not_sign_lets_nobody_in(nakal, kunci, algoritma):
    peramban = Peramban()
    if algoritma == "RS256-rusak":
        nakal.token = {"id_token": "a.b.c"}
    else:
        nakal.kunci, nakal.algoritma = (kunci() if kunci else nakal.asli), algoritma
    assert kembali(peramban, nakal).status_code == 403
    assert SESI not in peramban.kuki


def test_a_provider_that_signs_only_in_unsafe_ways_or_calls_itself_otherwise_is_not_used(nakal):
    for keterangan in ({"id_token_signing_alg_values_supported": ["none", "HS256"]}, {"issuer": "https://palsu.id"}):
        nakal.keterangan = keterangan
        _klien_tersimpan.cache_clear()
        peramban = Peramban()
        isi = formulir(peramban.lihat("/masuk").text, "/masuk/oidc")
        jawaban = peramban.kirim("/masuk/oidc", isi)
        assert jawaban.status_code == 502
        assert "tidak terjangkau" in jawaban.text


@pytest.mark.parametrize(("token", "status"), [({"id_token": None}, 200), ({}, 500), ({}, 400), ({"id_token": 7}, 200)])
def test_an_answer_without_a_token_lets_nobody_in(nakal, token, status):
    nakal.token, nakal.status = token, status
    peramban = Peramban()
    assert kembali(peramban, nakal).status_code == 403
    assert SESI not in peramban.kuki


def test_an_address_that_only_userinfo_tells_counts_when_it_speaks_of_the_same_person(nakal):
    nakal.klaim = {"email": None, "email_verified": None}
    for userinfo, status in (
        ({"sub": "orang-lain", "email": "cici@desa.id", "email_verified": True}, 403),
        ({"sub": "subjek-7", "email": "cici@desa.id", "email_verified": False}, 403),
        ({"sub": "subjek-7", "email": "cici@desa.id", "email_verified": True}, 303),
    ):
        nakal.userinfo = userinfo
        assert kembali(Peramban(), nakal).status_code == status


def test_a_provider_that_is_away_is_told_and_local_login_still_works(toko, monkeypatch):
    pakai(monkeypatch, "http://127.0.0.1:9")
    peramban = Peramban()
    isi = formulir(peramban.lihat("/masuk").text, "/masuk/oidc")
    assert peramban.kirim("/masuk/oidc", isi).status_code == 502
    assert peramban.masuk().status_code == 303


# -- on the way back ---------------------------------------------------------------------------------------------------


def test_a_code_brought_by_another_browser_logs_nobody_in(nakal):
    penyerang, korban = Peramban(), Peramban()
    jalan = nakal.setujui(berangkat(penyerang)).removeprefix(ASAL)
    berangkat(korban)
    assert korban.lihat(jalan).status_code == 403
    assert Peramban().lihat(jalan).status_code == 403
    assert SESI not in korban.kuki
    assert nakal.diminta == []
    assert penyerang.lihat(jalan).status_code == 303


def test_a_state_that_is_changed_or_missing_is_refused_before_the_provider_is_asked(nakal):
    peramban = Peramban()
    url = httpx2.URL(nakal.setujui(berangkat(peramban, "posisi")))
    state = url.params["state"]
    kode = url.params["code"]
    rahasia = peramban.kuki[PENYEDIA]
    for salah in ("", state[:-1], "bGFpbg==" + state[state.index(".") :], state.partition(".")[2], "é", "x.y", "%%%"):
        jawaban = peramban.lihat(
            str(httpx2.URL("/masuk/oidc/kembali").copy_merge_params({"code": kode, "state": salah})),
            Cookie=f"{PENYEDIA}={rahasia}",
        )
        assert jawaban.status_code == 403, salah
    assert nakal.diminta == []


def test_a_code_works_once(nakal):
    peramban = Peramban()
    jalan = nakal.setujui(berangkat(peramban)).removeprefix(ASAL)
    rahasia = peramban.kuki[PENYEDIA]
    assert peramban.lihat(jalan).status_code == 303
    assert peramban.lihat(jalan).status_code == 403
    assert peramban.lihat(jalan, Cookie=f"{PENYEDIA}={rahasia}").status_code == 403


def test_an_answer_that_names_another_issuer_is_refused(nakal):
    peramban = Peramban()
    jalan = nakal.setujui(berangkat(peramban)).removeprefix(ASAL)
    assert peramban.lihat(f"{jalan}&iss=https://palsu.id").status_code == 403
    assert nakal.diminta == []


@pytest.mark.parametrize("lanjut", ["https://lain.id", "//lain.id", "posisi%0d%0aX:y"])
def test_coming_back_leads_to_a_page_of_ours_and_nowhere_else(nakal, lanjut):
    assert kembali(Peramban(), nakal, lanjut).headers["location"] == "/"


def test_starting_needs_this_browsers_own_token_and_our_own_page(nakal):
    peramban = Peramban()
    isi = formulir(peramban.lihat("/masuk").text, "/masuk/oidc")
    assert peramban.kirim("/masuk/oidc", {"tanda": ""}).status_code == 403
    assert peramban.kirim("/masuk/oidc", {"tanda": peramban.tanda("/masuk")}).status_code == 403
    assert peramban.kirim("/masuk/oidc", isi, asal="http://lain.uji").status_code == 403
    assert PENYEDIA not in peramban.kuki
    assert peramban.lihat("/masuk/oidc").status_code == 200
    assert PENYEDIA not in peramban.kuki


def test_coming_in_through_the_provider_ends_the_session_that_the_browser_had(nakal):
    peramban = Peramban()
    alamat = berangkat(peramban)
    peramban.masuk("budi")
    lama = peramban.kuki[SESI]
    rahasia = peramban.kuki.get(PENYEDIA)
    assert rahasia is None
    peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    assert gudang().sesi.pelaku(lama) is None
    assert peramban.lihat(nakal.setujui(alamat).removeprefix(ASAL)).status_code == 403
    assert kembali(peramban, nakal).status_code == 303
    assert siapa(peramban) == "Cici"


def test_the_address_to_come_back_to_is_the_public_one_where_it_is_given(nakal, monkeypatch):
    monkeypatch.setenv("PENILAIAN_ALAMAT", "https://desa.contoh.id/")
    peramban = Peramban("https://desa.contoh.id")
    assert dict(berangkat(peramban).params)["redirect_uri"] == "https://desa.contoh.id/masuk/oidc/kembali"


def test_neither_secret_nor_code_nor_token_is_logged(nakal, caplog):
    caplog.set_level(logging.INFO)
    kembali(Peramban(), nakal)
    nakal.klaim = {"nonce": "salah"}
    kembali(Peramban(), nakal)
    assert "jawaban penyedia login ditolak" in caplog.text
    sendiri = "".join(r.getMessage() for r in caplog.records if r.name.startswith("penilaian"))
    for rahasia in (RAHASIA, "akses", nakal.diminta[0]["code"], nakal.diminta[0]["code_verifier"]):
        assert rahasia not in sendiri


# -- settings ----------------------------------------------------------------------------------------------------------


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
