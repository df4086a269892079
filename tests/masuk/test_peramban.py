"""The real app in a real browser: the first start, tabs, phones, both themes, a provider, a browser without scripts."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import httpx2
import pytest
from penyedia_uji import KLIEN, RAHASIA, penyedia_tiruan, port_bebas, tunggu
from peramban_uji import SANDI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from penilaian import simpan
from penilaian.simpan import TERMINAL, Gudang, Peran
from penilaian.simpan.rak.akun import RakAkun

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    if os.environ.get("CI") == "true":
        raise RuntimeError("chromium is missing: logging in would go untested in a browser")
    pytest.skip("chromium is missing: apt-get install chromium", allow_module_level=True)

PENGGANTI = "payung kertas gunung teh"


@dataclass
class Server:
    """A dashboard that runs, its store, a provider, and the code that it printed."""

    alamat: str
    penyedia: str
    folder: Path
    kode: str
    proses: subprocess.Popen[bytes]

    def gudang(self) -> Gudang:
        return simpan.buka(None, self.folder / "data")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder, port = tmp_path_factory.mktemp("dasbor"), port_bebas()
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("STREAMLIT_", "PENILAIAN_"))}
    with penyedia_tiruan() as penyedia, (folder / "catatan").open("w") as catatan:
        lingkungan = {
            "HOME": str(folder),
            "PENILAIAN_DATA": str(folder / "data"),
            "PENILAIAN_OIDC_PENERBIT": penyedia,
            "PENILAIAN_OIDC_KLIEN": KLIEN,
            "PENILAIAN_OIDC_RAHASIA": RAHASIA,
            "PENILAIAN_OIDC_NAMA": "akun kabupaten",
        }
        perintah = [sys.executable, str(Path(__file__).with_name("dasbor_uji.py")), str(port)]
        with subprocess.Popen(perintah, cwd=folder, env=bersih | lingkungan, stdout=catatan, stderr=catatan) as proses:
            try:
                tunggu(f"http://127.0.0.1:{port}/sehat", proses)
                kode = re.findall(r"dengan kode (\S+) ", (folder / "catatan").read_text())[-1]
                yield Server(f"http://127.0.0.1:{port}", penyedia, folder, kode, proses)
            finally:
                proses.kill()


@pytest.fixture(scope="module")
def toko_server(server: Server, chromium: Browser) -> Server:
    """The server after Siti made her account in a browser, with Budi and Cici beside her."""
    halaman = chromium.new_page()
    halaman.goto(f"{server.alamat}/akun")
    halaman.click("text=Buat akun admin pertama")
    isi(halaman, kode=server.kode.lower(), masuk="siti", nama="Siti Aminah", sandi=SANDI, ulang=SANDI)
    halaman.wait_for_url("**/akun")
    halaman.wait_for_selector("dd:text('Siti Aminah')")
    halaman.close()
    with server.gudang() as gudang:
        RakAkun(gudang.koneksi).tambah(TERMINAL, "budi", "Budi", [Peran("penilai", "99.01")], SANDI)
        RakAkun(gudang.koneksi).tambah(TERMINAL, "cici@desa.id", "Cici", [Peran("pengamat")])
    return server


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield peramban
        peramban.close()


@pytest.fixture
def konteks(chromium, toko_server) -> Iterator[Callable[..., BrowserContext]]:
    """Return a maker of browsers that know nothing of each other; phones unless told otherwise."""
    dibuat: list[BrowserContext] = []

    def buat(**lebih: object) -> BrowserContext:
        dibuat.append(chromium.new_context(**{"viewport": {"width": 390, "height": 844}, "locale": "id-ID"} | lebih))
        return dibuat[-1]

    yield buat
    for satu in dibuat:
        satu.close()


def isi(halaman: Page, **medan: str) -> None:
    """Fill in the form on a page and send it."""
    for nama, nilai in medan.items():
        halaman.fill(f"#{nama}", nilai)
    halaman.click("form:has(#sandi) button")


def masuk(konteks: BrowserContext, server: Server, nama: str = "siti", lanjut: str = "siapa") -> Page:
    halaman = konteks.new_page()
    halaman.goto(f"{server.alamat}/masuk?lanjut={lanjut}")
    isi(halaman, nama=nama, sandi=SANDI)
    halaman.wait_for_url(f"**/{lanjut}")
    return halaman


def test_a_page_knows_who_logged_in_and_every_new_tab_does(konteks, toko_server):
    k = konteks()
    halaman = masuk(k, toko_server)
    halaman.wait_for_selector("text=siapa=Siti Aminah id=1 peran=admin")
    lain = k.new_page()
    lain.goto(f"{toko_server.alamat}/siapa")
    lain.wait_for_selector("text=siapa=Siti Aminah")
    asing = konteks().new_page()
    asing.goto(f"{toko_server.alamat}/siapa")
    asing.wait_for_selector("text=siapa=tamu id=None")


def test_logging_out_in_one_tab_acts_in_the_others_at_their_next_move(konteks, toko_server):
    k = konteks()
    satu, dua, tiga = masuk(k, toko_server), k.new_page(), k.new_page()
    for halaman in (dua, tiga):
        halaman.goto(f"{toko_server.alamat}/siapa")
        halaman.wait_for_selector("text=bagian=Siti Aminah")
    satu.goto(f"{toko_server.alamat}/akun")
    satu.click("form button:text('Keluar')")
    satu.wait_for_url(f"{toko_server.alamat}/")
    dua.click("text=ulang bagian")
    dua.wait_for_selector("text=sesi Anda sudah berakhir")
    assert dua.locator("text=bagian=Siti Aminah").count() == 0
    tiga.click("text=jalankan ulang")
    tiga.wait_for_selector("text=sesi Anda sudah berakhir")
    tiga.wait_for_selector("text=siapa=Siti Aminah", state="detached")
    tiga.click("a:text-is('Muat ulang')")
    tiga.wait_for_selector("text=siapa=tamu")
    assert tiga.url == f"{toko_server.alamat}/siapa"


def test_a_closed_account_is_out_of_its_open_tab_at_the_next_move(konteks, toko_server):
    halaman = masuk(konteks(), toko_server, "budi")
    halaman.wait_for_selector("text=siapa=Budi")
    with toko_server.gudang() as gudang:
        akun = RakAkun(gudang.koneksi)
        nomor = akun.cari(TERMINAL, "budi").id
        akun.nonaktifkan(TERMINAL, nomor)
        try:
            halaman.click("text=jalankan ulang")
            halaman.wait_for_selector("text=sesi Anda sudah berakhir")
        finally:
            akun.aktifkan(TERMINAL, nomor)
    halaman.reload()
    halaman.click("a:text-is('Masuk lagi')")
    halaman.wait_for_selector("#sandi")
    isi(halaman, nama="budi", sandi=SANDI)
    halaman.wait_for_selector("text=siapa=Budi")


def test_roles_that_change_hold_at_the_next_move_of_an_open_tab(konteks, toko_server):
    halaman = masuk(konteks(), toko_server, "budi")
    halaman.wait_for_selector("text=peran=penilai")
    with toko_server.gudang() as gudang:
        akun = RakAkun(gudang.koneksi)
        nomor = akun.cari(TERMINAL, "budi").id
        akun.ubah_peran(TERMINAL, nomor, [Peran("pengamat")])
        try:
            halaman.click("text=jalankan ulang")
            halaman.wait_for_selector("text=peran=pengamat")
        finally:
            akun.ubah_peran(TERMINAL, nomor, [Peran("penilai", "99.01")])


def test_a_tab_that_runs_again_after_somebody_else_logged_in_shows_nothing_of_either(konteks, toko_server):
    k = konteks()
    tab = masuk(k, toko_server, "budi")
    tab.wait_for_selector("text=siapa=Budi")
    lain = k.new_page()
    lain.goto(f"{toko_server.alamat}/keluar")
    lain.click("form button:text('Keluar')")
    lain.wait_for_url(f"{toko_server.alamat}/")
    lain.goto(f"{toko_server.alamat}/masuk?lanjut=siapa")
    isi(lain, nama="siti", sandi=SANDI)
    lain.wait_for_selector("text=siapa=Siti Aminah")
    tab.click("text=jalankan ulang")
    tab.wait_for_selector("h1:text('Muat ulang halaman ini')")
    assert tab.locator("text=siapa=Siti Aminah").count() == 0


def test_the_provider_leads_in_through_the_browser_and_logging_out_ends_it(konteks, toko_server):
    klaim = {"email": "cici@desa.id", "email_verified": True}
    httpx2.put(f"{toko_server.penyedia}/users/s-cici", json=klaim).raise_for_status()
    k = konteks()
    halaman = k.new_page()
    halaman.goto(f"{toko_server.alamat}/masuk?lanjut=siapa")
    halaman.click("text=Masuk lewat akun kabupaten")
    halaman.wait_for_url(f"{toko_server.penyedia}/**")
    halaman.fill("input[name=sub]", "s-cici")
    halaman.click("button:has-text('Authorize')")
    halaman.wait_for_selector("text=siapa=Cici")
    assert halaman.url == f"{toko_server.alamat}/siapa"
    kuki = next(c for c in k.cookies() if c["name"] == "penilaian_sesi")
    assert (kuki["httpOnly"], kuki["sameSite"], kuki["path"]) == (True, "Lax", "/")
    assert "penilaian_sesi" not in halaman.evaluate("document.cookie")
    halaman.goto(f"{toko_server.alamat}/keluar")
    halaman.click("form button:text('Keluar')")
    halaman.wait_for_url(f"{toko_server.penyedia}/oauth2/end_session**")  # who sits down next is asked there too
    assert f"redirect_uri={quote(toko_server.alamat, safe='')}" in halaman.url
    halaman.goto(f"{toko_server.alamat}/siapa")
    halaman.wait_for_selector("text=siapa=tamu")


def test_login_password_and_logout_work_without_scripts(konteks, toko_server):
    halaman = konteks(java_script_enabled=False).new_page()
    halaman.goto(f"{toko_server.alamat}/masuk?lanjut=siapa")
    isi(halaman, nama="budi", sandi=SANDI)
    halaman.goto(f"{toko_server.alamat}/masuk/sandi")
    isi(halaman, lama=SANDI, sandi=PENGGANTI, ulang=PENGGANTI)
    assert "Sandi sudah diganti" in halaman.inner_text("h1")
    halaman.goto(f"{toko_server.alamat}/masuk/sandi")
    isi(halaman, lama=PENGGANTI, sandi=SANDI, ulang=SANDI)
    halaman.goto(f"{toko_server.alamat}/keluar")
    halaman.click("form button")
    halaman.goto(f"{toko_server.alamat}/masuk")
    assert halaman.locator("#sandi").count() == 1


@pytest.mark.parametrize("tema", ["light", "dark"])
@pytest.mark.parametrize("jalan", ["masuk", "masuk/sandi", "keluar", "akun"])
def test_pages_fit_a_phone_with_targets_for_a_finger_and_readable_text(konteks, toko_server, tema, jalan):
    k = konteks(color_scheme=tema)
    halaman = masuk(k, toko_server) if jalan != "masuk" else k.new_page()
    halaman.goto(f"{toko_server.alamat}/{jalan}")
    halaman.wait_for_selector("text=Tambah akun" if jalan == "akun" else "h1")
    assert halaman.evaluate("document.documentElement.scrollWidth") <= 390
    kecil = """e => [...e.querySelectorAll('button, input:not([type=hidden]), .kaki a, a.pd-tombol')]
        .filter(x => x.closest('form[method], .kaki, .pd-baris-tombol') && x.getBoundingClientRect().height < 43.5)
        .map(x => x.outerHTML.slice(0, 120))"""
    assert halaman.locator("body").evaluate(kecil) == []
    if jalan != "akun":
        assert rendah(halaman) == []


def rendah(halaman: Page) -> list[str]:
    """Return the text on a small page whose contrast is below 4.5 (WCAG 2)."""
    return halaman.evaluate("""() => {
      const lum = w => { const k = w.map(x => x <= 10.31 ? x / 3294.6 : ((x / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * k[0] + 0.7152 * k[1] + 0.0722 * k[2]; };
      const angka = w => w.match(/[0-9.]+/g).map(Number);
      const latar = e => { const w = angka(getComputedStyle(e).backgroundColor);
        return w.length === 3 || w[3] > 0 ? w : latar(e.parentElement); };
      const semua = [...document.querySelectorAll('h1, p, label, span, a, button')].filter(e => e.innerText.trim());
      return semua.filter(e => {
        const [a, b] = [lum(angka(getComputedStyle(e).color)), lum(latar(e))].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05) < 4.5; }).map(e => e.outerHTML.slice(0, 100)); }""")


def test_an_admin_adds_a_person_in_the_browser_who_then_gets_in_with_the_password_shown(konteks, toko_server):
    halaman = masuk(konteks(viewport={"width": 1100, "height": 900}), toko_server, lanjut="akun")
    halaman.get_by_label("Nama lengkap").fill("Dewi Lestari")
    halaman.get_by_label("Nama masuk", exact=True).fill("dewi")
    halaman.get_by_label("Wilayah", exact=True).first.fill("990101")
    halaman.get_by_role("button", name="Tambah akun").click()
    halaman.wait_for_selector("code.pd-sandi-baru")
    sandi = halaman.inner_text("code.pd-sandi-baru")
    assert halaman.locator("td:has-text('Penilai 99.01.01')").count() == 1
    lain = konteks().new_page()
    lain.goto(f"{toko_server.alamat}/masuk?lanjut=siapa")
    isi(lain, nama="dewi", sandi=sandi)
    lain.wait_for_selector("text=siapa=Dewi Lestari")


def test_the_server_wrote_nothing_secret_and_no_traceback(toko_server):
    catatan = (toko_server.folder / "catatan").read_text()
    assert "Traceback" not in catatan
    for rahasia in (SANDI, PENGGANTI, RAHASIA):
        assert rahasia not in catatan
