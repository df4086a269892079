"""Everybody changes their own password."""

import pytest
from peramban_uji import SANDI, SESI, Peramban, siapa

from penilaian.dasbor.gudang import gudang
from penilaian.simpan import TERMINAL, Peran
from penilaian.simpan.rak.sesi import OrangPenyedia

BARU = "payung kertas gunung teh"


def ganti(peramban: Peramban, lama: str = SANDI, sandi: str = BARU, ulang: str = BARU, **lebih: str):
    isi = {"tanda": peramban.tanda("/masuk/sandi"), "lama": lama, "sandi": sandi, "ulang": ulang, **lebih}
    return peramban.kirim("/masuk/sandi", isi)


def test_everyone_changes_the_own_password_and_is_out_everywhere_else(peramban, peramban_lain):
    lain = peramban_lain()
    peramban.masuk("budi")
    lain.masuk("budi")
    jawaban = ganti(peramban)
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/masuk/sandi?selesai=1")
    assert "Sandi sudah diganti" in peramban.lihat("/masuk/sandi?selesai=1").text
    assert siapa(peramban) == "Budi"
    assert siapa(lain) is None
    assert lain.masuk("budi", SANDI).status_code == 403
    assert lain.masuk("budi", BARU).status_code == 303


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"lama": "keliru sekali"}, "Sandi yang sekarang salah."),
        ({"ulang": "lain sama sekali"}, "Kedua sandi baru tidak sama."),
        ({"sandi": "pendek", "ulang": "pendek"}, "paling sedikit 12 karakter"),
        ({"sandi": "budi budi budi", "ulang": "budi budi budi"}, "mudah ditebak"),
    ],
)
def test_a_change_of_password_that_is_refused_says_why_and_changes_nothing(peramban, peramban_lain, isian, pesan):
    peramban.masuk("budi")
    jawaban = ganti(peramban, **isian)
    assert jawaban.status_code == 422
    assert pesan in jawaban.text
    assert peramban_lain().masuk("budi").status_code == 303


def test_a_change_of_password_needs_a_session_and_its_own_token(peramban, peramban_lain):
    assert peramban.lihat("/masuk/sandi").headers["location"] == "/masuk?lanjut=akun"
    isi = {"lama": SANDI, "sandi": BARU, "ulang": BARU}
    assert peramban.kirim("/masuk/sandi", isi).status_code == 403
    peramban.masuk("budi")
    lain = peramban_lain()
    lain.masuk("siti")
    for nilai in ("", lain.tanda("/masuk/sandi"), peramban.tanda("/keluar")):
        assert peramban.kirim("/masuk/sandi", isi | {"tanda": nilai}).status_code == 403
    assert peramban_lain().masuk("budi").status_code == 303


def test_an_account_without_a_password_is_sent_to_its_provider(peramban, toko):
    gudang().akun.tambah(TERMINAL, "cici@desa.id", "Cici", [Peran("pengamat")])
    sesi = gudang().sesi.masuk_penyedia(OrangPenyedia("https://x.id", "7", "cici@desa.id"))
    peramban.klien.cookies.set(SESI, sesi.token)
    assert "lewat penyedia login" in peramban.lihat("/masuk/sandi").text
