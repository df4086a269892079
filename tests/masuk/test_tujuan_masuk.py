"""Where logging in leads to: a page of ours and nowhere else."""

import pytest
from peramban_uji import SANDI, formulir


@pytest.mark.parametrize(
    ("lanjut", "ke"),
    [
        ("", "/tugas"),
        ("posisi", "/posisi"),
        ("/posisi", "/posisi"),
        ("isi?desa=15.01.10.2003&periode=2026-S1", "/isi?desa=15.01.10.2003&periode=2026-S1"),
        ("nilai-berkas?x=%20a", "/nilai-berkas?x=%20a"),
        ("https://lain.id/", "/"),
        ("//lain.id", "/"),
        ("///lain.id", "/"),
        ("/\\lain.id", "/"),
        ("\\\\lain.id", "/"),
        ("/%2f/lain.id", "/"),
        ("javascript:alert(1)", "/"),
        ("posisi/../../lain", "/"),
        ("posisi\r\nSet-Cookie: a=b", "/"),
        ("posisi\nLocation: https://lain.id", "/"),
        ("posisi?a=b\r\nX: y", "/"),
        ("\tposisi", "/"),
        ("posisi#x", "/"),
        ("x@lain.id", "/"),
        (".lain.id", "/"),
        ("p" * 1000, "/"),
        ("desa:é", "/"),
    ],
)
def test_login_leads_to_a_page_of_ours_and_nowhere_else(peramban, lanjut, ke):
    jawaban = peramban.masuk(lanjut=lanjut)
    assert jawaban.status_code == 303
    assert jawaban.headers["location"] == ke
    assert jawaban.headers.get("x") is None
    assert not any(k.startswith("a=b") for k in jawaban.headers.get_list("set-cookie"))


def test_the_page_that_was_wanted_travels_through_the_form_and_a_failure(peramban):
    isi = formulir(peramban.lihat("/masuk?lanjut=isi%3Fdesa%3D99.01.01.2001").text, "/masuk")
    gagal = peramban.kirim("/masuk", isi | {"nama": "siti", "sandi": "keliru sekali"})
    isi = formulir(gagal.text, "/masuk")
    assert isi["nama"] == "siti"
    assert isi["sandi"] == ""
    berhasil = peramban.kirim("/masuk", isi | {"sandi": SANDI})
    assert berhasil.headers["location"] == "/isi?desa=99.01.01.2001"
