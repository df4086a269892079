"""The first start: nobody gets in before somebody who reads the terminal has made the first account."""

import re

import pytest
from peramban_uji import SANDI, Peramban, formulir

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.akun_pertama import sapa_awal
from penilaian.dasbor.masuk.csrf import tanda
from penilaian.simpan import TERMINAL, Peran


@pytest.fixture
def kode(capsys: pytest.CaptureFixture[str]) -> str:
    sapa_awal()
    return re.search(r"dengan kode (\S+) ", capsys.readouterr().out)[1]


def mulai(peramban: Peramban, kode_awal: str, **isian: str):
    isi = {"kode": kode_awal, "masuk": "siti", "nama": "Siti Aminah", "sandi": SANDI, "ulang": SANDI, **isian}
    return peramban.kirim("/mulai", {"tanda": peramban.tanda("/mulai"), **isi})


def test_the_code_from_the_terminal_makes_an_admin_who_is_logged_in_and_works_once(kode):
    peramban = Peramban()
    jawaban = mulai(peramban, kode)
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/akun")
    assert gudang().sesi.pelaku(peramban.kuki["penilaian_sesi"]).peran == (Peran("admin"),)
    lain = Peramban()
    assert "Sudah ada admin" in lain.lihat("/mulai").text
    isi = {"kode": kode, "masuk": "budi", "nama": "Budi", "sandi": SANDI, "ulang": SANDI}
    lain.lihat("/masuk")
    lain.kirim("/mulai", isi | {"tanda": tanda(lain.kuki["penilaian_pra"], "mulai")})
    assert "penilaian_sesi" not in lain.kuki
    assert len(gudang().akun.daftar(TERMINAL)) == 1


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"kode": "AAAA-AAAA-AAAA-AAAA"}, "Kode awal salah"),
        ({"kode": ""}, "Kode awal salah"),
        ({"ulang": "lain sama sekali"}, "Kedua sandi tidak sama"),
        ({"sandi": "pendek", "ulang": "pendek"}, "paling sedikit 12 karakter"),
        ({"masuk": "Siti Aminah"}, "Nama masuk 2–100 karakter"),
        ({"nama": ""}, "Nama diisi"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays_but_for_the_password(kode, isian, pesan):
    peramban = Peramban()
    jawaban = mulai(peramban, kode, **isian)
    assert jawaban.status_code == 422
    assert pesan in jawaban.text
    isi = formulir(jawaban.text, "/mulai")
    assert isi["masuk"] == isian.get("masuk", "siti")
    assert isi["sandi"] == isi["ulang"] == ""
    assert not gudang().akun.ada()
    assert mulai(peramban, kode).status_code == 303


def test_the_form_needs_its_own_token_and_our_own_page(kode):
    peramban = Peramban()
    isi = {"kode": kode, "masuk": "siti", "nama": "Siti", "sandi": SANDI, "ulang": SANDI}
    for nilai in ("", Peramban().tanda("/mulai")):
        assert peramban.kirim("/mulai", isi | {"tanda": nilai}).status_code == 403
    assert (
        peramban.kirim("/mulai", isi | {"tanda": peramban.tanda("/mulai")}, asal="http://lain.uji").status_code == 403
    )
    assert not gudang().akun.ada()


def test_without_an_account_the_login_page_leads_to_the_first_start(kode):
    halaman = Peramban().lihat("/masuk").text
    assert "Belum ada akun" in halaman
    assert 'href="/mulai"' in halaman


def test_strangers_who_guess_the_code_keep_nobody_out(kode):
    for _ in range(30):
        assert mulai(Peramban(), "AAAA-AAAA-AAAA-AAAA").status_code == 422
    assert mulai(Peramban(), kode).status_code == 303


@pytest.mark.parametrize("yang", [0, 1])
def test_after_a_new_start_of_the_server_both_codes_work_until_one_was_used(kode, capsys, yang):
    sapa_awal()
    semua = kode, re.search(r"dengan kode (\S+) ", capsys.readouterr().out)[1]
    assert semua[0] != semua[1]
    assert mulai(Peramban(), semua[yang]).status_code == 303
    lain = Peramban()
    lain.lihat("/masuk")
    isi = {"kode": semua[1 - yang], "masuk": "budi", "nama": "Budi", "sandi": SANDI, "ulang": SANDI}
    lain.kirim("/mulai", isi | {"tanda": tanda(lain.kuki["penilaian_pra"], "mulai")})
    assert len(gudang().akun.daftar(TERMINAL)) == 1


def test_behind_https_the_terminal_names_the_address_that_browsers_reach(monkeypatch, capsys):
    monkeypatch.setenv("PENILAIAN_ALAMAT", "https://desa.contoh.id/")
    sapa_awal()
    assert "dibuat di https://desa.contoh.id/mulai\n" in capsys.readouterr().out


def test_with_an_account_the_terminal_stays_silent(toko, capsys):
    sapa_awal()
    assert capsys.readouterr().out == ""
