"""A served dashboard and a real browser, at desktop and phone size."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pengisi import KECIL, SANDI, WILAYAH, Dunia, Orang, masuk_sebagai
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from penilaian import simpan
from penilaian.simpan import TERMINAL, Pelaku, Peran

expect.set_options(timeout=180_000)  # a busy machine is slow, and nothing here measures time

CHROMIUM = shutil.which("chromium")
BENDERA = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TAK_TERJAWAB = re.compile("No response received|server is not responding|ERR_CONNECTION_REFUSED")
PERANGKAT = {
    "desktop": {"viewport": {"width": 1366, "height": 768}},
    "ponsel": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
        "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile",
    },
}


@pytest.fixture(scope="session")
def alamat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard on example data, started as a user starts it, from a folder that is not the project's."""
    port = _port()
    lain = tmp_path_factory.mktemp("lain")
    perintah = [str(Path(sys.executable).with_name("penilaian")), "dasbor", "--port", str(port)]
    lingkungan = os.environ | {"PENILAIAN_DATA": str(lain / "data"), "PENILAIAN_DB": ""}
    with subprocess.Popen(perintah, cwd=lain, stdout=subprocess.DEVNULL, env=lingkungan) as proses:
        alamat = f"http://127.0.0.1:{port}"
        for _ in range(1200):
            try:
                urllib.request.urlopen(f"{alamat}/sehat", timeout=1).close()
                break
            except OSError:
                assert proses.poll() is None, "the dashboard stopped before it answered"
                time.sleep(0.25)
        else:
            pytest.fail("the dashboard did not answer within five minutes")
        yield alamat
        proses.terminate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a module, closed at its end: while Playwright runs, no other test can run an event loop."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium is missing: the pages would go untested")
        pytest.skip("chromium is missing: apt-get install chromium")
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=CHROMIUM, args=BENDERA)
        yield peramban
        peramban.close()


@contextmanager
def kunjungan(chromium: Browser, perangkat: dict[str, object]) -> Iterator[tuple[Page, list[str]]]:
    """A fresh visit on a device, and what went wrong in the browser meanwhile."""
    konteks = chromium.new_context(**perangkat, locale="id-ID", accept_downloads=True)
    page = konteks.new_page()
    page.set_default_timeout(180_000)
    salah: list[str] = []
    # Opened below its root, Streamlit itself probes for _stcore under the page's path first: not the app's error.
    page.on(
        "console", lambda m: salah.append(m.text) if m.type == "error" and "_stcore" not in m.location["url"] else None
    )
    page.on("pageerror", lambda e: salah.append(str(e)))
    yield page, salah
    konteks.close()


@pytest.fixture(params=PERANGKAT)
def halaman(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A fresh visit; a console error or an uncaught exception in the browser fails the test."""
    with kunjungan(chromium, PERANGKAT[request.param]) as (page, salah):
        yield page
    assert salah == []


@pytest.fixture
def ponsel(chromium: Browser) -> Iterator[Page]:
    """A phone of 360 × 640; a console error or an uncaught exception fails the test.

    That a server which was stopped does not answer is none: Streamlit says so in its own words.
    """
    with kunjungan(chromium, KECIL) as (page, salah):
        yield page
    assert [x for x in salah if not TAK_TERJAWAB.search(x)] == []


@pytest.fixture(scope="module")
def dunia(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dunia]:
    """A store with people in one kabupaten, served."""
    folder = tmp_path_factory.mktemp("dunia")
    with simpan.buka(None, folder / "data") as gudang:
        peran = [Peran("penilai", WILAYAH)]
        siti = gudang.akun.tambah(TERMINAL, "siti", "Siti Aminah", peran, SANDI)
        gudang.akun.tambah(TERMINAL, "budi", "Budi Santoso", peran, SANDI)
        gudang.akun.tambah(TERMINAL, "vera", "Vera Lestari", [Peran("verifikator", WILAYAH[:5])], SANDI)
        gudang.akun.tambah(TERMINAL, "vino", "Vino Pratama", [Peran("verifikator", WILAYAH[:5])], SANDI)
        gudang.akun.tambah(TERMINAL, "arif", "Arif Hidayat", [Peran("admin")], SANDI)
        sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
        dunia = Dunia(folder, gudang, _port(), Pelaku(siti.id, siti.nama, siti.peran), sidik)
        dunia.jalankan()
        yield dunia
        dunia.hentikan()


@pytest.fixture
def orang(dunia: Dunia, chromium: Browser) -> Iterator[Orang]:
    """Return a maker of visits: a device of its own, logged in through the form."""
    semua: list[BrowserContext] = []

    def buat(nama: str = "siti", perangkat: str = "ponsel", *, ke: str = "isi", **lain: str) -> Page:
        konteks = chromium.new_context(**PERANGKAT[perangkat], locale="id-ID", **lain)
        semua.append(konteks)
        page = konteks.new_page()
        page.set_default_timeout(180_000)
        masuk_sebagai(page, dunia.alamat, nama, ke)
        return page

    yield buat
    for konteks in semua:
        konteks.close()


@pytest.fixture(scope="module")
def porta() -> int:
    """A port that nobody listens on."""
    return _port()


def _port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
