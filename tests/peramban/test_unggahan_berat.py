"""Strangers' heavy files are other processes' work: bounded, queued, and over when the tab is."""

import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from pengisi import Dunia
from playwright.sync_api import Browser, expect

from penilaian.mentah.pekerja import BATAS_PENGUNJUNG

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="asks Linux about processes")

SEL = b'<c r="A%d"><f>1</f><v>1</v></c>'


def buku_berat(jalur: Path) -> None:
    """Write a workbook of half a megabyte that keeps a worker busy until its time is up: five million formulas."""
    with xlsxwriter.Workbook(jalur) as buku:
        buku.add_worksheet().write_row(0, 0, ["kode_desa", "periode", "P01"])
    with zipfile.ZipFile(jalur) as arsip:
        bagian = {n: arsip.read(n) for n in arsip.namelist()}
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            if nama != "xl/worksheets/sheet1.xml":
                arsip.writestr(nama, isi)
                continue
            atas, _, bawah = isi.partition(b"</sheetData>")
            with arsip.open(nama, "w") as keluar:
                keluar.write(atas)
                for n in range(2, 5_002):
                    keluar.write(b'<row r="%d">' % n + SEL % n * 1_000 + b"</row>")
                keluar.write(b"</sheetData>" + bawah)


def pekerja(server: int) -> list[int]:
    """Processes of the server that run a worker's script."""
    hasil = []
    for anak in Path(f"/proc/{server}/task").glob("*/children"):
        for pid in anak.read_text().split():
            try:
                perintah = Path(f"/proc/{pid}/cmdline").read_bytes()
            except OSError:
                continue
            if b"anak.py" in perintah and b"bengkel.py" in perintah:
                hasil.append(int(pid))
    return hasil


def batas_data(pid: int) -> int | None:
    """Most bytes that a process may write to, None where it has not said so yet or is gone."""
    try:
        baris = Path(f"/proc/{pid}/limits").read_text().splitlines()
    except OSError:
        return None
    batas = next(b.split()[3] for b in baris if b.startswith("Max data size"))
    return None if batas == "unlimited" else int(batas)


def tunggu(apa, sampai=90.0):
    """Wait until something is true and return it."""
    akhir = time.monotonic() + sampai
    while not (hasil := apa()):
        assert time.monotonic() < akhir, "it did not come to pass"
        time.sleep(0.1)
    return hasil


def test_a_heavy_file_is_read_by_another_limited_process_and_ends_with_its_tab(
    dunia: Dunia, chromium: Browser, tmp_path: Path
):
    assert dunia.proses is not None
    server = dunia.proses.pid
    berat = tmp_path / "berat.xlsx"
    buku_berat(berat)
    tab = [chromium.new_context(locale="id-ID") for _ in range(3)]
    for konteks in tab:
        page = konteks.new_page()
        page.goto(f"{dunia.alamat}/nilai-berkas")
        page.locator('input[type="file"]').set_input_files(berat)
    terlihat = tunggu(lambda: [p for p in pekerja(server) if batas_data(p) is not None])
    assert {batas_data(p) for p in terlihat} <= {BATAS_PENGUNJUNG.memori, None}
    assert len(pekerja(server)) <= 2

    lain = chromium.new_context(locale="id-ID")
    halaman = lain.new_page()
    halaman.goto(f"{dunia.alamat}/posisi")
    expect(halaman.get_by_role("heading", level=1)).to_be_visible()
    lain.close()

    for konteks in tab:
        konteks.close()
    tunggu(lambda: not pekerja(server))
