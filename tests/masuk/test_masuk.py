"""Logging in by password: cookies, who is refused, and that nothing can be fixated."""

import logging
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from peramban_uji import ASAL, PRA, SANDI, SESI, formulir, siapa
from starlette.requests import Request

from penilaian.dasbor.gudang import gudang
from penilaian.dasbor.masuk.csrf import tanda
from penilaian.dasbor.masuk.permintaan import pelaku_permintaan
from penilaian.simpan import TAMU, TERMINAL, GalatBasisData
from penilaian.simpan.basis.tabel import PercobaanMasuk, sekarang
from penilaian.simpan.transaksi.percobaan import kunci_masuk

# -- in ---------------------------------------------------------------------------------------------------------------


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


# -- known browsers, codes --------------------------------------------------------------------------------------------


def test_a_browser_that_logged_in_once_gets_in_while_others_guess_at_the_name(peramban, peramban_lain):
    kuki = [k for k in peramban.masuk().headers.get_list("set-cookie") if k.startswith("penilaian_perangkat=")]
    assert len(kuki) == 1
    assert {"HttpOnly", "SameSite=lax", "Max-Age=15552000"} <= {b.strip() for b in kuki[0].split(";")}
    peramban.kirim("/keluar", {"tanda": peramban.tanda("/keluar")})
    for _ in range(6):
        tebakan = peramban_lain().masuk("siti", "keliru sekali")
    assert tebakan.status_code == 429
    assert "Kode sekali pakai" not in tebakan.text
    assert peramban.masuk().status_code == 303


def test_who_is_held_up_gets_in_with_the_password_and_a_code_of_the_admin(peramban, peramban_lain):
    for n in range(5):
        alamat = f"203.0.113.{n}"
        with gudang().koneksi.tulis() as s:
            semua = [k.kunci for k in kunci_masuk("budi", alamat)] * 20
            s.add_all(PercobaanMasuk(kunci=k, waktu=sekarang(), berhasil=False) for k in semua)
    ditolak = peramban.masuk("budi")
    assert (ditolak.status_code, "minta kode sekali pakai kepada admin" in ditolak.text) == (429, True)
    isi = formulir(ditolak.text, "/masuk")
    assert isi["kode"] == ""
    salah = peramban.kirim("/masuk", isi | {"nama": "budi", "sandi": SANDI, "kode": "AAAA-AAAA-AAAA-AAAA"})
    assert (salah.status_code, "Kode sekali pakai salah" in salah.text) == (403, True)
    kode = gudang().akun.kode_masuk(TERMINAL, gudang().akun.cari(TERMINAL, "budi").id)
    isi = formulir(salah.text, "/masuk") | {"nama": "budi", "kode": kode}
    assert peramban.kirim("/masuk", isi | {"sandi": "keliru sekali"}).status_code == 403
    masuk = peramban.kirim("/masuk", isi | {"sandi": SANDI, "kode": ""})
    assert masuk.status_code == 303
    assert siapa(peramban) == "Budi"
    assert kode not in masuk.text


def test_under_https_a_cookie_without_the_host_prefix_counts_for_nothing(peramban, peramban_lain, monkeypatch):
    peramban.masuk()
    token = peramban.kuki[SESI]
    monkeypatch.setenv("PENILAIAN_ALAMAT", "https://desa.contoh.id")
    lain = peramban_lain()
    assert "Anda masuk sebagai" not in lain.lihat("/keluar", Cookie=f"{SESI}={token}").text
    assert "Anda masuk sebagai" in lain.lihat("/keluar", Cookie=f"__Host-{SESI}={token}").text


# -- fixation ---------------------------------------------------------------------------------------------------------


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


# -- what routes and trouble see --------------------------------------------------------------------------------------


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

    monkeypatch.setattr("penilaian.simpan.rak.sesi.RakSesi.masuk", gagal)
    jawaban = peramban.kirim("/masuk", {"tanda": nilai, "nama": "siti", "sandi": SANDI})
    assert jawaban.status_code == 503
    assert "cakram penuh" in jawaban.text
    assert SESI not in peramban.kuki
