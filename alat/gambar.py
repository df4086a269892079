"""Draws the pictures of README and guide anew: python alat/gambar.py [PICTURE.png ...] (needs Debian's chromium).

Each picture shows what ``penilaian dasbor`` serves: the example data where there is no store, and beside it a store of
its own with people who log in through the real form (``gambar_simpan.py``). Both live in folders that are thrown away.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import gambar_simpan
from gambar_simpan import BERBUKTI
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from penilaian.dasbor.halaman.cek_cepat.wawancara import Wawancara
from penilaian.muat import muat_instrumen

AKAR = Path(__file__).parents[1]
TUJUAN = AKAR / "docs" / "gambar"
PORT = 8599
TERBESAR = 150_000
"""Bytes; larger pictures get a palette of 256 colours."""

CONTOH = {
    "posisi-desa.png": ("?desa=99.01.01.2004&periode=2026", (1280, 1010)),
    "posisi-desa-ponsel.png": ("?desa=99.01.01.2004&periode=2026", (390, 1180)),
    "bandingkan-desa.png": ("bandingkan", (1280, 1100)),
    "nilai-berkas.png": ("nilai-berkas", (1280, 640)),
}
MASUK, ISI, KARTU, VERIFIKASI = "masuk.png", "isi-penilaian-ponsel.png", "isi-kartu-ponsel.png", "verifikasi.png"


CEK, CEK_DIJAWAB = "cek-cepat-ponsel.png", 10
"""The picture of Cek Cepat, and how many questions are answered there: rubrics on the third rung, the others well."""
BAGAN = {"bandingkan-desa.png": ".js-plotly-plot .main-svg"}
"""What a page draws last; it is waited for."""


def utama(diminta: Collection[str]) -> None:
    """Photograph the pictures that are asked for; none named = all."""
    TUJUAN.mkdir(parents=True, exist_ok=True)
    semua = (*CONTOH, CEK, MASUK, ISI, KARTU, VERIFIKASI)
    if asing := set(diminta) - set(semua):
        sys.exit(f"no such picture: {', '.join(sorted(asing))}; there are: {', '.join(semua)}")
    pilih = set(diminta or semua)
    with sync_playwright() as p:
        peramban = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        if pilih & {*CONTOH, CEK}:
            _contoh(peramban, pilih)
        if pilih - {*CONTOH, CEK}:
            _berakun(peramban, pilih)
        peramban.close()
    for nama in sorted(pilih):
        print(f"{nama}: {_kecilkan(TUJUAN / nama) // 1000} kB")


def _contoh(peramban: Browser, pilih: Collection[str]) -> None:
    """Photograph the pages that everybody sees, on the example data."""
    with tempfile.TemporaryDirectory() as folder, _dasbor(Path(folder)) as alamat:
        for nama, (jalan, (lebar, tinggi)) in CONTOH.items():
            if nama in pilih:
                halaman = peramban.new_page(viewport={"width": lebar, "height": tinggi}, locale="id-ID")
                halaman.goto(f"{alamat}/{jalan}")
                halaman.wait_for_selector('[data-testid="stMain"] h1')
                if nama in BAGAN:
                    halaman.wait_for_selector(BAGAN[nama])
                _potret(halaman, nama)
        if CEK in pilih:
            halaman = peramban.new_page(viewport={"width": 390, "height": 768}, locale="id-ID")
            halaman.goto(f"{alamat}/cek-cepat?jawab={_cek()}")
            halaman.locator('[data-testid="stRadio"] label').nth(2).click()
            _potret(halaman, CEK)


def _cek() -> str:
    """Return the address of a Cek Cepat under way."""
    ini = Wawancara(muat_instrumen("inpres-3-2003"))
    for _ in range(CEK_DIJAWAB):
        soal = ini.soal
        if soal is None:
            break
        daftar = " ".join(b.id for b in soal.butir) if soal.jenis == "daftar" else ""
        ini = ini.jawab(daftar or {"jenjang": "3", "angka": "1"}.get(soal.jenis, "80"))
    return ini.alamat


def _berakun(peramban: Browser, pilih: Collection[str]) -> None:
    """Photograph logging in, filling in and verifying."""
    with tempfile.TemporaryDirectory() as nama_folder:
        folder = Path(nama_folder)
        desa = gambar_simpan.siapkan(folder)
        with _dasbor(folder) as alamat:
            if MASUK in pilih:
                halaman = peramban.new_page(viewport={"width": 390, "height": 560}, locale="id-ID")
                halaman.goto(f"{alamat}/masuk")
                halaman.wait_for_selector("#sandi")
                _potret(halaman, MASUK)
            for nama, tinggi, bagian in ((ISI, 1180, None), (KARTU, 2100, f".st-key-pd-kartu-{BERBUKTI}")):
                if nama in pilih:
                    halaman = _masuk(peramban, alamat, "siti", f"isi?penilaian={desa.nomor}", (390, tinggi))
                    halaman.wait_for_selector(f".st-key-pd-kartu-{BERBUKTI} .pd-simpan")
                    _potret(halaman, nama, bagian)
            if VERIFIKASI in pilih:
                gambar_simpan.ajukan(folder, desa)
                tujuan = f"verifikasi?penilaian={desa.nomor}&indikator={BERBUKTI}"
                halaman = _masuk(peramban, alamat, "budi", tujuan, (1280, 1250))
                halaman.wait_for_selector(".st-key-pd-v-kartu .pd-v-bukti img")
                _potret(halaman, VERIFIKASI)


def _masuk(peramban: Browser, alamat: str, nama: str, tujuan: str, ukuran: tuple[int, int]) -> Page:
    """Log in through the form and return the page that it leads on to."""
    konteks = peramban.new_context(viewport={"width": ukuran[0], "height": ukuran[1]}, locale="id-ID")
    halaman = konteks.new_page()
    halaman.goto(f"{alamat}/masuk")
    halaman.fill("#nama", nama)
    halaman.fill("#sandi", gambar_simpan.SANDI)
    halaman.click("form:has(#sandi) button")
    halaman.wait_for_selector('[data-testid="stMain"] h1')
    halaman.goto(f"{alamat}/{tujuan}")
    halaman.wait_for_selector('[data-testid="stMain"] h1')
    return halaman


def _potret(halaman: Page, nama: str, bagian: str | None = None) -> None:
    """Photograph a page, or a part of it, once it is at rest, and leave it; never one that shows an exception."""
    halaman.wait_for_timeout(4000)
    if halaman.locator('[data-testid="stException"]').count():
        raise RuntimeError(f"{nama}: the page shows an exception")
    if bagian:
        halaman.locator(bagian).screenshot(path=TUJUAN / nama)
    else:
        halaman.screenshot(path=TUJUAN / nama)
    halaman.close()


def _kecilkan(jalur: Path) -> int:
    """Write a picture with as few bytes as it needs; return how many."""
    with Image.open(jalur) as asal:
        gambar = asal.convert("RGB")
    gambar.save(jalur, optimize=True)
    if jalur.stat().st_size > TERBESAR:
        gambar.quantize(256, dither=Image.Dither.NONE).save(jalur, optimize=True)
    return jalur.stat().st_size


@contextmanager
def _dasbor(folder: Path) -> Iterator[str]:
    """Serve the dashboard on the store in ``folder`` and give its address."""
    alamat = f"http://127.0.0.1:{PORT}"
    perintah = [Path(sys.executable).with_name("penilaian"), "dasbor", "--port", str(PORT)]
    lingkungan = {k: v for k, v in os.environ.items() if not k.startswith("PENILAIAN_")}
    with subprocess.Popen(perintah, env=lingkungan | {"PENILAIAN_DATA": str(folder)}) as peladen:
        try:
            _tunggu(alamat, peladen)
            yield alamat
        finally:
            peladen.terminate()


def _tunggu(alamat: str, peladen: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{alamat}/sehat", timeout=1).close()  # noqa: S310
        except OSError:
            if peladen.poll() is not None:
                break
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("the dashboard did not answer within a minute")


if __name__ == "__main__":
    utama(sys.argv[1:])
