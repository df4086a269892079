"""A provider that misbehaves lets nobody in."""

import pytest
from penyedia_uji import KLIEN, PENYEDIA, RAHASIA, berangkat, kembali, kunci_bersama, kunci_lain, pakai
from peramban_uji import ASAL, SESI, Peramban, formulir, siapa

from penilaian.dasbor.masuk.penyedia import _klien_tersimpan


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
