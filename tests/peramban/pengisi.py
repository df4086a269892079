"""What the tests of Isi Penilaian in a browser share: a served store, and an assessor's hands."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from penilaian.muat import muat_instrumen
from penilaian.simpan import Awal, GalatBasisData, Gudang, Lembar, Pelaku

WILAYAH = "99.01.01"
SANDI = "kentongan di balai desa"

KECIL = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile",
}
"""A small phone."""

KETUK = "document.querySelectorAll('.st-key-pd-kartu-P01 [data-testid=stRadioOption] input')[%d].click()"
"""Chooses a level of P01 by the page itself, however busy what drives the browser is."""

Orang = Callable[..., Page]
"""Makes a visit: name, device, and where to after logging in."""


@dataclass
class Dunia:
    """A store with two assessors, and the dashboard that serves it, stopped and started as a test wants."""

    folder: Path
    gudang: Gudang
    port: int
    siti: Pelaku
    sidik: str
    proses: subprocess.Popen[bytes] | None = None
    basis_data: str = ""
    urutan: Iterator[int] = field(default_factory=lambda: iter(range(2001, 2900)))

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def jalankan(self) -> None:
        perintah = [str(Path(sys.executable).with_name("penilaian")), "dasbor", "--port", str(self.port)]
        lingkungan = os.environ | {"PENILAIAN_DATA": str(self.folder / "data"), "PENILAIAN_DB": self.basis_data}
        self.proses = subprocess.Popen(perintah, cwd=self.folder, stdout=subprocess.DEVNULL, env=lingkungan)
        for _ in range(1200):
            try:
                urllib.request.urlopen(f"{self.alamat}/sehat", timeout=1).close()
                return
            except OSError:
                assert self.proses.poll() is None, "the dashboard stopped before it answered"
                time.sleep(0.25)
        pytest.fail("the dashboard did not answer within five minutes")

    def hentikan(self) -> None:
        if self.proses is not None:
            self.proses.send_signal(signal.SIGTERM)
            self.proses.wait(20)

    @contextmanager
    def beku(self) -> Iterator[None]:
        """Hold the server: it begins with nothing, and loses nothing."""
        self.proses.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.proses.send_signal(signal.SIGCONT)

    def lembar(self) -> Lembar:
        """A draft of a village that no other test has."""
        desa = f"{WILAYAH}.{next(self.urutan)}"
        return self.gudang.lembar.buat(self.siti, Awal(desa, "2026", self.sidik, nama_desa="Sukamaju"))

    def terbaca(self, lembar: Lembar) -> bool:
        """Return whether the store can be read."""
        try:
            self.teks(lembar, "P01")
        except GalatBasisData:
            return False
        return True

    def teks(self, lembar: Lembar, indikator: str) -> str:
        return self.gudang.jawaban.satu(self.siti, lembar.id, indikator).teks


def masuk_sebagai(page: Page, alamat: str, nama: str, ke: str = "isi") -> None:
    """Log in through the form, on the way to a page."""
    page.goto(f"{alamat}/masuk?lanjut={ke}")
    isi_formulir_masuk(page, nama)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def isi_formulir_masuk(page: Page, nama: str) -> None:
    page.get_by_label("Nama masuk").fill(nama)
    page.get_by_label("Sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()


def kartu(page: Page, indikator: str) -> Locator:
    return page.locator(f".st-key-pd-kartu-{indikator}")


def buka(page: Page, dunia: Dunia, lembar: Lembar, tambahan: str = "") -> None:
    page.goto(f"{dunia.alamat}/isi?penilaian={lembar.id}{tambahan}")
    siap(page, "M01" if "pematangan" in tambahan else "P01")
    expect(page.locator(".pd-isi-tangga")).to_be_visible()
    page.wait_for_function("window.pdKetukan")


def siap(page: Page, indikator: str) -> None:
    """Wait for a card with its widgets, which the browser loads after the page."""
    expect(kartu(page, indikator).locator("input").first).to_be_attached()


def tersimpan(page: Page, indikator: str) -> None:
    expect(kartu(page, indikator).locator(".pd-isi-status")).to_contain_text(re.compile(r"tersimpan \d\d\.\d\d"))


def pilih(page: Page, indikator: str, jenjang: int) -> None:
    kartu(page, indikator).get_by_test_id("stRadioOption").nth(jenjang).click()


def isi(page: Page, indikator: str) -> None:
    """Answer whatever kind of question it is, and see that it is saved."""
    ini = kartu(page, indikator)
    siap(page, indikator)
    if ini.get_by_test_id("stRadioOption").count():
        pilih(page, indikator, 2)
    elif ini.get_by_test_id("stCheckbox").count():
        ini.get_by_test_id("stCheckbox").first.locator("label").click()
    else:
        ini.locator("input").first.fill("62,5")
        ini.locator("input").first.press("Tab")
    tersimpan(page, indikator)


def sampai(benar: Callable[[], bool], batas: float = 180.0) -> None:
    """Wait for the store, which nobody announces to a test."""
    akhir = time.monotonic() + batas
    while not benar():
        assert time.monotonic() < akhir, "the store never got there"
        time.sleep(0.05)


def persiapan() -> list[str]:
    """Ids of the questions of the first stage, in the order of their cards."""
    inpres = muat_instrumen("inpres-3-2003")
    return [i.id for i in inpres.indikator if inpres.puncak_dari(i.kelompok).id == "persiapan"]


def menunggu(page: Page, indikator: str) -> str:
    """Return what a card says of a tap that was not heard yet."""
    return kartu(page, indikator).locator(".pd-ketuk").text_content() or ""


def tenang(page: Page) -> None:
    """Wait until no tap is unheard; a card that is being drawn anew shows for a moment nothing of its own."""
    page.wait_for_function("window.pdKetukan?.banyak() === 0")
    expect(page.locator("[data-pd-simpan]")).to_have_count(0)


def tanya(page: Page, *, pergi: bool) -> list[str]:
    """Answer every question of the page; return the list of them, which grows."""
    semua: list[str] = []

    def jawab(d: Dialog) -> None:
        semua.append(d.message or d.type)
        if pergi:
            d.accept()
        else:
            d.dismiss()

    page.on("dialog", jawab)
    return semua


def ditinjau(page: Page, *indikator: str) -> None:
    """Wait until the page has these cards whole and says of them what was left unsaved on the page before."""
    for id_ in indikator:
        expect(kartu(page, id_).locator(".pd-ketuk")).to_have_count(1)
    page.wait_for_function("window.pdKetukan && !sessionStorage.getItem('pd-ketukan')")


def putuskan_kirim(page: Page) -> None:
    """Cut the line unseen: nothing of what is tapped from now on reaches the server."""
    page.evaluate("WebSocket.prototype.send = () => {}")
