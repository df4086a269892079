"""Logging out, being out, and being kept out."""

from datetime import UTC, datetime, timedelta

import pytest
from peramban_uji import SESI, formulir, siapa

from penilaian.dasbor.gudang import gudang
from penilaian.simpan import TERMINAL
from penilaian.simpan.rak.sesi import RakSesi

# -- out --------------------------------------------------------------------------------------------------------------


def test_logging_out_ends_the_session_in_the_store_and_takes_the_cookie(peramban):
    peramban.masuk()
    token = peramban.kuki[SESI]
    jawaban = peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/")
    assert SESI not in peramban.kuki
    assert gudang().sesi.pelaku(token) is None


def test_logging_out_without_a_session_is_harmless(peramban):
    assert peramban.kirim("/keluar", {}).status_code == 303
    assert "sudah keluar" in peramban.lihat("/keluar").text


@pytest.mark.parametrize("nilai", ["A" * 43, "mati"])
def test_a_dead_cookie_is_taken_back_and_a_living_one_stays(peramban, nilai):
    peramban.masuk()
    hidup = peramban.kuki[SESI]
    assert peramban.lihat("/masuk/segar?lanjut=akun").headers["location"] == "/akun"
    assert peramban.kuki[SESI] == hidup
    if nilai == "mati":
        gudang().sesi.keluar(hidup)
    else:
        peramban.klien.cookies.delete(SESI)
        peramban.klien.cookies.set(SESI, nilai, domain="dasbor.uji", path="/")
    jawaban = peramban.lihat("/masuk/segar?lanjut=//lain.id")
    assert jawaban.headers["location"] == "/"
    assert any(k.startswith(f'{SESI}=""') and "Max-Age=0" in k for k in jawaban.headers.get_list("set-cookie"))


def test_who_is_logged_in_already_is_told_so_and_may_log_out(peramban):
    peramban.masuk()
    halaman = peramban.lihat("/masuk?lanjut=posisi").text
    assert "Anda masuk sebagai Siti Aminah." in halaman
    assert 'href="/posisi"' in halaman
    assert formulir(halaman, "/keluar")["tanda"]


# -- throttling, closing ----------------------------------------------------------------------------------------------


def test_guessing_is_answered_with_how_long_to_wait_and_the_right_password_waits_too(peramban, peramban_lain):
    for _ in range(5):
        assert peramban_lain().masuk("budi", "keliru sekali").status_code == 403
    jawaban = peramban.masuk("budi")
    assert jawaban.status_code == 429
    assert int(jawaban.headers["retry-after"]) >= 1
    assert "Terlalu banyak percobaan" in jawaban.text
    assert SESI not in peramban.kuki
    assert peramban.masuk("siti").status_code == 303


def test_a_closed_account_is_out_at_once_and_does_not_get_in(peramban):
    peramban.masuk("budi")
    gudang().akun.nonaktifkan(TERMINAL, gudang().akun.cari(TERMINAL, "budi").id)
    assert siapa(peramban) is None
    assert peramban.masuk("budi").status_code == 403


def test_a_session_that_ran_out_is_nobodys_though_the_browser_still_has_its_cookie(peramban, monkeypatch):
    peramban.masuk()
    kini = datetime.now(UTC) + timedelta(hours=4)
    assert RakSesi(gudang().koneksi, lambda: kini).pelaku(peramban.kuki[SESI]) is None
