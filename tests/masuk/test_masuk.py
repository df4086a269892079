"""Logging in and out by password: cookies, forms, who is refused."""

import logging
import re
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from peramban_uji import ASAL, SANDI, Peramban, formulir
from starlette.requests import Request

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk import pelaku_permintaan
from penilaian.dasbor.masuk.csrf import tanda, tanda_sah
from penilaian.simpan import TAMU, TERMINAL, GalatBasisData, Peran
from penilaian.simpan.sesi import OrangPenyedia, RakSesi

SESI = "penilaian_sesi"
PRA = "penilaian_pra"


def siapa(peramban: Peramban) -> str | None:
    pelaku = gudang().sesi.pelaku(peramban.kuki.get(SESI))
    return None if pelaku is None else pelaku.nama


# -- in ----------------------------------------------------------------------------------------------------------------


def test_a_right_password_sets_a_cookie_that_no_script_reads_and_goes_on(peramban):
    jawaban = peramban.masuk(lanjut="akun")
    assert (jawaban.status_code, jawaban.headers["location"]) == (303, "/akun")
    kuki = next(k for k in jawaban.headers.get_list("set-cookie") if k.startswith(SESI))
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Max-Age"} <= {b.strip().split("=")[0] for b in kuki.split(";")} | {
        b.strip() for b in kuki.split(";")
    }
    assert "Secure" not in kuki
    umur = int(re.search(r"Max-Age=(\d+)", kuki)[1])
    assert 11 * 3600 < umur <= 12 * 3600
    assert siapa(peramban) == "Siti Aminah"
    assert jawaban.headers["cache-control"] == "no-store"


def test_over_https_the_cookie_is_secure_and_bound_to_this_host(peramban_lain):
    peramban = peramban_lain("https://dasbor.uji")
    jawaban = peramban.masuk()
    kuki = [k for k in jawaban.headers.get_list("set-cookie") if SESI in k]
    assert len(kuki) == 1
    assert kuki[0].startswith(f"__Host-{SESI}=")
    assert "Secure" in kuki[0]
    assert "Path=/" in kuki[0]
    assert "Domain" not in kuki[0]


def test_behind_a_server_that_ends_https_the_cookie_is_secure_too(peramban_lain, monkeypatch):
    monkeypatch.setenv("PENILAIAN_ALAMAT", "https://desa.contoh.id")
    peramban = peramban_lain()
    isi = {"tanda": peramban.tanda("/masuk"), "nama": "siti", "sandi": SANDI}
    kuki = peramban.lihat("/masuk").headers["set-cookie"]
    assert kuki.startswith(f"__Host-{PRA}=")
    assert "Secure" in kuki
    pra = re.match(r"__Host-penilaian_pra=([^;]+)", kuki)[1]
    kepala = {"Cookie": f"__Host-{PRA}={pra}"}
    isi["tanda"] = tanda(pra, "masuk")
    assert peramban.kirim("/masuk", isi, asal=ASAL, **kepala).status_code == 403
    jawaban = peramban.kirim("/masuk", isi, asal="https://desa.contoh.id", **kepala)
    assert jawaban.status_code == 303
    assert any(k.startswith(f"__Host-{SESI}=") and "Secure" in k for k in jawaban.headers.get_list("set-cookie"))


@pytest.mark.parametrize(("nama", "sandi"), [("siti", "keliru sekali"), ("hantu", SANDI), ("", ""), ("siti", "")])
def test_a_wrong_login_says_the_same_of_every_name_and_sends_no_password_back(peramban, nama, sandi):
    jawaban = peramban.masuk(nama, sandi)
    assert jawaban.status_code == 403
    assert "Nama masuk atau sandi salah." in jawaban.text
    assert "keliru sekali" not in jawaban.text
    assert SANDI not in jawaban.text
    assert SESI not in peramban.kuki


def test_what_was_typed_comes_back_as_text_and_never_as_markup(peramban):
    jahat = '"><script>alert(1)</script>'
    jawaban = peramban.kirim(
        "/masuk", {"tanda": peramban.tanda("/masuk"), "nama": jahat, "sandi": "x", "lanjut": jahat}
    )
    assert "<script" not in jawaban.text
    assert "&lt;script&gt;" in jawaban.text
    assert "<script" not in peramban.lihat(f"/masuk?lanjut={jahat}").text


def test_pages_let_no_script_run_and_stand_in_no_frame_and_in_no_cache(peramban):
    for jalan in ("/masuk", "/keluar", "/mulai"):
        kepala = peramban.lihat(jalan).headers
        aturan = dict(b.strip().split(" ", 1) for b in kepala["content-security-policy"].split(";"))
        assert aturan["default-src"] == "'none'"
        assert "script-src" not in aturan
        assert aturan["frame-ancestors"] == aturan["base-uri"] == "'none'"
        assert aturan["form-action"] == "'self'"
        assert kepala["cache-control"] == "no-store"
        assert kepala["x-content-type-options"] == "nosniff"
        assert "<script" not in peramban.lihat(jalan).text


def test_the_style_sheet_is_the_one_that_the_policy_lets_through(peramban):
    jawaban = peramban.lihat("/masuk")
    gaya = re.search(r"<style>(.*?)</style>", jawaban.text, re.DOTALL)[1]
    assert (
        f"'sha256-{b64encode(sha256(gaya.encode()).digest()).decode()}'" in jawaban.headers["content-security-policy"]
    )


def test_neither_password_nor_token_is_ever_logged(peramban, caplog):
    caplog.set_level(logging.DEBUG)
    peramban.masuk("siti", "keliru sekali")
    peramban.masuk()
    assert "keliru sekali" not in caplog.text
    assert SANDI not in caplog.text
    assert peramban.kuki[SESI] not in caplog.text


# -- fixation ----------------------------------------------------------------------------------------------------------


def test_a_session_cookie_that_somebody_planted_is_not_the_session_after_login(peramban):
    ditanam = "A" * 43
    peramban.klien.cookies.set(SESI, ditanam)
    jawaban = peramban.masuk()
    baru = re.search(rf"{SESI}=([^;]+)", " ".join(jawaban.headers.get_list("set-cookie")))[1]
    assert baru != ditanam
    assert gudang().sesi.pelaku(ditanam) is None


def test_the_attackers_own_session_planted_in_a_browser_does_not_become_the_victims(peramban, peramban_lain):
    penyerang = peramban_lain()
    penyerang.masuk("budi")
    milik_penyerang = penyerang.kuki[SESI]
    isi = formulir(peramban.lihat("/masuk").text, "/masuk") | {"nama": "siti", "sandi": SANDI}
    jawaban = peramban.kirim("/masuk", isi, Cookie=f"{PRA}={peramban.kuki[PRA]}; {SESI}={milik_penyerang}")
    assert jawaban.status_code == 303
    assert gudang().sesi.pelaku(milik_penyerang) is None


def test_every_login_and_every_form_begins_anew(peramban):
    peramban.lihat("/masuk")
    pra = peramban.kuki[PRA]
    peramban.masuk()
    assert PRA not in peramban.kuki
    token = peramban.kuki[SESI]
    peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    peramban.masuk()
    assert peramban.kuki[SESI] != token
    assert peramban.kuki.get(PRA) != pra


# -- forms of others ---------------------------------------------------------------------------------------------------

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


# -- where to ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lanjut", "ke"),
    [
        ("", "/"),
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


# -- out ---------------------------------------------------------------------------------------------------------------


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


# -- throttling, closing -----------------------------------------------------------------------------------------------


def test_guessing_is_answered_with_how_long_to_wait_and_the_right_password_waits_too(peramban, peramban_lain):
    for n in range(5):
        assert peramban_lain(alamat=f"192.0.2.{n}").masuk("budi", "keliru sekali").status_code == 403
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


# -- the own password --------------------------------------------------------------------------------------------------

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


# -- what routes and trouble see ---------------------------------------------------------------------------------------


@pytest.mark.anyio
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_route_learns_from_a_request_who_sends_it(peramban, anyio_backend):
    sesi = gudang().sesi.masuk("budi", SANDI, "192.0.2.10")

    def minta(kuki: str) -> Request:
        return Request({"type": "http", "method": "GET", "headers": [(b"cookie", kuki.encode())], "path": "/x"})

    assert (await pelaku_permintaan(minta(f"{SESI}={sesi.token}"))).nama == "Budi"
    assert (await pelaku_permintaan(minta(f"__Host-{SESI}={sesi.token}"))).nama == "Budi"
    for kuki in (
        "",
        f"{SESI}=x",
        f"lain={sesi.token}",
        f"{SESI}={sesi.token}x",
        f"__Host-{SESI}={'A' * 43}; {SESI}={sesi.token}",
    ):
        assert await pelaku_permintaan(minta(kuki)) == TAMU


def test_a_store_that_fails_is_told_and_logs_nobody_in(peramban, monkeypatch):
    nilai = peramban.tanda("/masuk")

    def gagal(*_: object, **__: object) -> None:
        raise GalatBasisData("Tidak tersimpan: cakram penuh.")

    monkeypatch.setattr("penilaian.simpan.sesi.RakSesi.masuk", gagal)
    jawaban = peramban.kirim("/masuk", {"tanda": nilai, "nama": "siti", "sandi": SANDI})
    assert jawaban.status_code == 503
    assert "cakram penuh" in jawaban.text
    assert SESI not in peramban.kuki
