"""Forms that are not ours, or not this browser's."""

import pytest
from peramban_uji import ASAL, PRA, SANDI, SESI, Peramban, siapa

from penilaian.dasbor.masuk.csrf import tanda, tanda_sah

LUAR = [
    "http://lain.uji",
    "https://dasbor.uji.lain.id",
    "null",
    "http://dasbor.uji:81",
    "ftp://dasbor.uji",
    "dasbor.uji",
]


@pytest.mark.parametrize("asal", LUAR)
def test_a_form_from_another_site_is_refused_even_with_a_right_token(peramban, asal):
    isi = {"tanda": peramban.tanda("/masuk"), "nama": "siti", "sandi": SANDI}
    assert peramban.kirim("/masuk", isi, asal=asal).status_code == 403
    assert SESI not in peramban.kuki
    assert peramban.kirim("/masuk", isi).status_code == 303


@pytest.mark.parametrize(
    ("situs", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 303), ("none", 303)]
)
def test_without_an_origin_the_browser_says_otherwise_whether_the_form_is_ours(peramban, situs, status):
    isi = {"tanda": peramban.tanda("/masuk"), "nama": "siti", "sandi": SANDI}
    assert peramban.kirim("/masuk", isi, asal=None, **{"Sec-Fetch-Site": situs}).status_code == status


def test_without_any_word_of_where_from_the_token_alone_decides(peramban):
    isi = {"nama": "siti", "sandi": SANDI}
    assert peramban.kirim("/masuk", isi | {"tanda": ""}, asal=None).status_code == 403
    assert peramban.kirim("/masuk", isi | {"tanda": peramban.tanda("/masuk")}, asal=None).status_code == 303


def salah(peramban: Peramban, peramban_lain) -> dict[str, str]:
    """Return tokens that must not fit the login form of ``peramban``."""
    sah = peramban.tanda("/masuk")
    garam, _, sisa = sah.partition(".")
    lain = peramban_lain()
    lain.masuk("budi")
    return {
        "missing": "",
        "salt alone": garam,
        "no salt": f".{sisa}",
        "cut": sah[:-1],
        "changed": sah[:-1] + ("A" if sah[-1] != "A" else "B"),
        "another salt": f"x{garam}.{sisa}",
        "another browser's": peramban_lain().tanda("/masuk"),
        "for another deed": tanda(peramban.kuki[PRA], "keluar"),
        "another's session": tanda(lain.kuki[SESI], "masuk"),
        "not ascii": "é.é",
    }


def test_a_login_without_this_browsers_own_token_is_refused(peramban, peramban_lain):
    for nama, nilai in salah(peramban, peramban_lain).items():
        jawaban = peramban.kirim("/masuk", {"tanda": nilai, "nama": "siti", "sandi": SANDI})
        assert jawaban.status_code == 403, nama
        assert SESI not in peramban.kuki, nama
    assert (
        peramban.kirim("/masuk", {"tanda": peramban.tanda("/masuk"), "nama": "siti", "sandi": SANDI}).status_code == 303
    )


def test_a_token_without_its_cookie_is_refused(peramban, peramban_lain):
    nilai = peramban.tanda("/masuk")
    for kuki in ("", f"{PRA}=", f"{PRA}={'A' * 43}", f"{PRA}=pendek", f"{PRA}={'%00' * 20}"):
        jawaban = peramban_lain().kirim("/masuk", {"tanda": nilai, "nama": "siti", "sandi": SANDI}, Cookie=kuki)
        assert jawaban.status_code == 403


def test_logging_out_needs_the_sessions_own_token(peramban, peramban_lain):
    peramban.masuk()
    lain = peramban_lain()
    lain.masuk("budi")
    for nilai in ("", "x.y", lain.tanda("/keluar"), tanda(peramban.kuki[SESI], "sandi"), lain.tanda("/keluar")[::-1]):
        assert peramban.kirim("/keluar", {"tanda": nilai}).status_code == 403
        assert siapa(peramban) == "Siti Aminah"
    assert peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")}, asal="http://lain.uji").status_code == 403
    assert peramban.lihat("/keluar").status_code == 200
    assert siapa(peramban) == "Siti Aminah"


def test_tokens_differ_each_time_so_that_compression_tells_nothing():
    kunci = "k" * 43
    semua = {tanda(kunci, "masuk") for _ in range(20)}
    assert len(semua) == 20
    assert all(tanda_sah(kunci, "masuk", satu) for satu in semua)


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        ("text/plain", b"tanda=x"),
        ("application/json", b'{"tanda": "x"}'),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("", b"tanda=x"),
        ("application/x-www-form-urlencoded", b"nama=" + b"x" * 20_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(50))),
        ("application/x-www-form-urlencoded", b"nama=\xff\xfe"),
        ("application/x-www-form-urlencoded", b"nama=%ff%fe"),
    ],
)
def test_a_form_that_is_broken_too_large_or_of_another_kind_is_refused(peramban, jenis, isi):
    jawaban = peramban.klien.post("/masuk", content=isi, headers={"Content-Type": jenis, "Origin": ASAL})
    assert jawaban.status_code == 403
    assert "Tidak diproses" in jawaban.text


@pytest.mark.parametrize("jalan", ["/masuk", "/keluar", "/mulai", "/masuk/sandi"])
@pytest.mark.parametrize("cara", ["PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(peramban, jalan, cara):
    assert peramban.klien.request(cara, jalan).status_code == 405
