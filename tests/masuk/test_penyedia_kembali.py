"""On the way back from a provider: everything that must not pass."""

import logging

import httpx2
import pytest
from penyedia_uji import (
    PENYEDIA,
    RAHASIA,
    berangkat,
    kembali,
)
from peramban_uji import ASAL, SESI, Peramban, formulir, siapa

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.penyedia import setelan_penyedia
from penilaian.galat import GalatPemakaian


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


def test_coming_in_through_the_provider_ends_the_session_that_the_browser_had_of_somebody_else(nakal):
    peramban = Peramban()
    alamat = berangkat(peramban)
    peramban.masuk("budi")
    lama = peramban.kuki[SESI]
    assert peramban.lihat(nakal.setujui(alamat).removeprefix(ASAL)).status_code == 303
    assert gudang().sesi.pelaku(lama) is None
    assert siapa(peramban) == "Cici"


def test_two_tabs_that_log_in_beside_each_other_both_come_back_into_one_session(nakal):
    peramban = Peramban()
    satu, dua = berangkat(peramban, "isi"), berangkat(peramban, "riwayat")
    assert satu.params["nonce"] != dua.params["nonce"]
    assert satu.params["code_challenge"] != dua.params["code_challenge"]
    pulang = peramban.lihat(nakal.setujui(satu).removeprefix(ASAL))
    sesi = peramban.kuki[SESI]
    kedua = peramban.lihat(nakal.setujui(dua).removeprefix(ASAL))
    assert [j.headers["location"] for j in (pulang, kedua)] == ["/isi", "/riwayat"]
    assert peramban.kuki[SESI] == sesi
    assert siapa(peramban) == "Cici"
    peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    assert gudang().sesi.pelaku(sesi) is None


def test_the_provider_is_asked_for_a_fresh_login_only_where_the_setting_says_so(nakal, monkeypatch):
    assert "prompt" not in berangkat(Peramban()).params
    monkeypatch.setenv("PENILAIAN_OIDC_MINTA", "login")
    assert berangkat(Peramban()).params["prompt"] == "login"
    monkeypatch.setenv("PENILAIAN_OIDC_MINTA", "none")
    with pytest.raises(GalatPemakaian, match="login atau select_account"):
        setelan_penyedia()


@pytest.mark.parametrize(
    ("ujung", "diantar"),
    [("{akar}/keluar", True), ("{akar}/keluar?a=1", True), (None, False), ("javascript:alert(1)", False)],
)
def test_logging_out_leads_on_to_the_provider_where_it_has_a_page_for_it(nakal, ujung, diantar):
    nakal.keterangan["end_session_endpoint"] = ujung and ujung.format(akar=nakal.alamat)
    peramban = Peramban()
    kembali(peramban, nakal)
    jawaban = peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    assert siapa(peramban) is None
    assert ("client_id=penilaian-desa" in jawaban.text) is diantar
    assert ("post_logout_redirect_uri=http%3A%2F%2Fdasbor.uji%2Fmasuk" in jawaban.text) is diantar
    assert jawaban.status_code == (200 if diantar else 303)


def test_who_logged_in_by_password_is_not_sent_to_the_provider_at_logout(nakal):
    nakal.keterangan["end_session_endpoint"] = f"{nakal.alamat}/keluar"
    peramban = Peramban()
    peramban.masuk("budi")
    assert peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")}).status_code == 303


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
