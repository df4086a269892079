"""Draws the pictures of README and guide anew: python alat/gambar.py (needs Debian's chromium).

Each picture shows the example data as served by ``penilaian dasbor``.
"""

import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

AKAR = Path(__file__).parents[1]
TUJUAN = AKAR / "docs" / "gambar"
PORT = 8599
GAMBAR = {
    "posisi-desa.png": ("?desa=99.01.01.2004&periode=2026", (1280, 1010)),
    "posisi-desa-ponsel.png": ("?desa=99.01.01.2004&periode=2026", (390, 1180)),
    "bandingkan-desa.png": ("bandingkan", (1280, 1100)),
    "nilai-berkas.png": ("nilai-berkas", (1280, 640)),
}


def utama() -> None:
    """Serve the dashboard, photograph it, stop it."""
    TUJUAN.mkdir(parents=True, exist_ok=True)
    alamat = f"http://127.0.0.1:{PORT}"
    with subprocess.Popen([Path(sys.executable).with_name("penilaian"), "dasbor", "--port", str(PORT)]) as server:
        for _ in range(120):
            time.sleep(0.25)
            try:
                urllib.request.urlopen(f"{alamat}/sehat", timeout=1).close()  # noqa: S310
                break
            except OSError:
                continue
        with sync_playwright() as p:
            peramban = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for nama, (jalan, (lebar, tinggi)) in GAMBAR.items():
                halaman = peramban.new_page(viewport={"width": lebar, "height": tinggi}, locale="id-ID")
                halaman.goto(f"{alamat}/{jalan}")
                halaman.wait_for_selector('[data-testid="stMain"] h1')
                halaman.wait_for_timeout(4000)
                halaman.screenshot(path=TUJUAN / nama)
                halaman.close()
        server.terminate()


if __name__ == "__main__":
    utama()
