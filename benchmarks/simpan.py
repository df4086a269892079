"""Saving one answer: from click to stored and to a visible "tersimpan", against an empty rerun; then fifty at once.

    uv run python benchmarks/simpan.py [--kali 60] [--sesi 50] [--detik 60]

First a browser (Chromium) clicks, in turn, on a radio button of Isi Penilaian, on one of a fragment below it that only
says what was chosen, and on the button of a fragment that counts, alone on its page; the page itself measures from the
click until the text stands in it. Beside it another connection to the database looks when the answer is committed.
Then fifty web sockets fill in, two people in every assessment; at the end the store must hold every answer that was
confirmed.
"""

import argparse
import asyncio
import os
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import numpy as np
from penilai_soket import Penilai
from playwright.sync_api import Browser, Page, sync_playwright
from sesi import cetak, memori

from penilaian import simpan
from penilaian.simpan import TERMINAL, Awal, Gudang, Pelaku, Peran
from penilaian.simpan.basis.koneksi import NAMA_BERKAS
from penilaian.simpan.rak import RakAkun, RakSesi

SANDI = "sandi untuk mengukur saja"

HALAMAN = """
import streamlit as st
from penilaian.dasbor.halaman import isi

@st.fragment
def kosong():
    pilih = st.radio("Pilih", [f"pilihan {n}" for n in range(6)], index=None, key="kosong")
    st.html(f"<p class='dipilih'>dipilih {pilih}</p>")

@st.fragment
def hitung():
    st.session_state.n = st.session_state.get("n", 0) + st.button("tambah", key="tambah")
    st.html(f"<p class='hitungan'>hitungan {st.session_state.n}.</p>")

def isi_dan_kosong():
    isi.tampilkan()
    kosong()

st.set_page_config(page_title="Ukur", layout="wide")
st.navigation([st.Page(isi_dan_kosong, url_path="isi"), st.Page(hitung, url_path="hitung", default=True)]).run()
"""

PELADEN = """
import sys, streamlit as st
from penilaian.dasbor.aplikasi import setelan, susunan
bagian = susunan()
bagian["script_path"] = sys.argv[1]
khusus = {"server.port": int(sys.argv[2]), "logger.hideWelcomeMessage": True}
st.App(**bagian).run(config=setelan() | khusus)
"""

UKUR = """async ([tombol, wadah, pola]) => {
  const cocok = new RegExp(pola);
  const mulai = performance.now();
  const jam = performance.timeOrigin + mulai;
  document.querySelector(tombol).click();
  await new Promise((selesai) => {
    const pengamat = new MutationObserver(() => {
      if (!cocok.test(document.querySelector(wadah)?.textContent ?? "")) return;
      pengamat.disconnect();
      selesai();
    });
    const utama = document.querySelector('[data-testid="stMain"]');
    pengamat.observe(utama, {subtree: true, childList: true, characterData: true});
  });
  return [performance.now() - mulai, jam];
}"""


class Penjaga(Thread):
    """Looks from a connection of its own when the database changes; ``sesudah`` says it of one click."""

    def __init__(self, basis: Path) -> None:
        super().__init__(daemon=True)
        self._basis, self._berhenti, self._saat = basis, Event(), [0.0]

    def run(self) -> None:
        """Ask every half millisecond."""
        with closing(sqlite3.connect(self._basis)) as koneksi:
            lama = 0
            while not self._berhenti.wait(0.0005):
                (kini,) = koneksi.execute("PRAGMA data_version").fetchone()
                if kini != lama:
                    lama = kini
                    self._saat.append(time.time() * 1e3)

    def sesudah(self, jam: float) -> float:
        """Return the milliseconds from ``jam`` (of the epoch) to the first change after it."""
        return next(s for s in self._saat if s > jam) - jam

    def selesai(self) -> None:
        """Stop looking."""
        self._berhenti.set()
        self.join()


@contextmanager
def server(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve both pages on the store in ``folder`` and give (port, process id)."""
    (folder / "halaman.py").write_text(HALAMAN, "utf-8")
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    perintah = [sys.executable, "-c", PELADEN, str(folder / "halaman.py"), str(port)]
    proses = subprocess.Popen(perintah, stdout=subprocess.DEVNULL, env=os.environ | lingkungan(folder))
    try:
        for _ in range(240):
            time.sleep(0.25)
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
                break
            except OSError:
                continue
        yield port, proses.pid
    finally:
        proses.terminate()
        proses.wait(20)


def lingkungan(folder: Path) -> dict[str, str]:
    """Return the variables that lead to the store of this measurement."""
    return {"PENILAIAN_DATA": str(folder / "data"), "PENILAIAN_DB": ""}


@dataclass
class Bahan:
    """What is filled in: assessments, and people who are logged in (person, token)."""

    lembar: list[int]
    orang: list[tuple[Pelaku, str]]


def siapkan(gudang: Gudang, lembar: int, orang: int) -> Bahan:
    """Make accounts, sessions and empty assessments."""
    akun, sesi = RakAkun(gudang.koneksi), RakSesi(gudang.koneksi)
    masuk = []
    for n in range(orang):
        akun.tambah(TERMINAL, f"penilai{n}", f"Penilai {n}", [Peran("penilai")], SANDI)
        baru = sesi.masuk(f"penilai{n}", SANDI, "127.0.0.1")
        masuk.append((baru.pelaku, baru.token))
    sidik = gudang.instrumen.daftarkan("inpres-3-2003").sidik
    siapa = masuk[0][0]
    kode = (f"99.01.{n // 900 + 1:02}.{2001 + n % 900}" for n in range(lembar))
    nomor = [gudang.lembar.buat(siapa, Awal(k, "2026", sidik, nama_desa=f"Desa {k}")).id for k in kode]
    return Bahan(nomor, masuk)


# --- one answer, in a browser ---------------------------------------------------------------------------------------


def ukur_klik(peramban: Browser, alamat: str, bahan: Bahan, kali: int, penjaga: Penjaga) -> None:
    """Measure the kinds of click in turn and print the ratios."""
    konteks = peramban.new_context(viewport={"width": 1366, "height": 900})
    konteks.add_cookies([{"name": "penilaian_sesi", "value": bahan.orang[0][1], "url": alamat}])
    hitung, isi = konteks.new_page(), konteks.new_page()
    hitung.goto(f"{alamat}/hitung")
    hitung.wait_for_selector(".st-key-tambah button")
    nama = ("tombol, halaman kosong", "radio, halaman sama", "klik ke basis data", "klik ke tersimpan")
    lama: dict[str, list[float]] = {n: [] for n in nama}
    antrean: list[str] = []
    lembar = iter(bahan.lembar)
    for n in range(kali):
        if not antrean:
            antrean = _buka_lembar(isi, alamat, next(lembar))
            _klik_simpan(isi, antrean.pop())  # the first after loading a page is not counted
        hitung.bring_to_front()
        lama[nama[0]].append(_klik(hitung, ".st-key-tambah button", ".hitungan", rf"hitungan {n + 1}\.")[0])
        isi.bring_to_front()
        pilihan = f'.st-key-kosong [data-testid="stRadioGroup"] > div:nth-child({n % 6 + 1}) input'
        lama[nama[1]].append(_klik(isi, pilihan, ".dipilih", f"pilihan {n % 6}")[0])
        tampak, jam = _klik_simpan(isi, antrean.pop())
        lama[nama[2]].append(penjaga.sesudah(jam))
        lama[nama[3]].append(tampak)
    for n_ in nama:
        cetak(n_, [x / 1e3 for x in lama[n_]])
    satu = [float(np.median(lama[n_])) for n_ in nama]
    print("  nisbah median        ke basis data   ke tersimpan   (sasaran ≤ 1,5)")
    for dasar in (1, 0):
        print(f"    {nama[dasar]:22} {satu[2] / satu[dasar]:8.2f} × {satu[3] / satu[dasar]:12.2f} ×")
    konteks.close()


def _buka_lembar(page: Page, alamat: str, nomor: int) -> list[str]:
    """Open an assessment and return the ids of its cards with levels."""
    page.goto(f"{alamat}/isi?penilaian={nomor}")
    page.wait_for_selector(".st-key-pd-kartu-P15")
    page.wait_for_timeout(1500)
    kelas = page.eval_on_selector_all(
        '[class*="st-key-pd-kartu-"]:has([data-testid="stRadioOption"])', "e => e.map(x => x.className)"
    )
    return [m[1] for k in kelas if (m := re.search(r"st-key-pd-kartu-(\w+)", k))]


def _klik_simpan(page: Page, indikator: str) -> tuple[float, float]:
    kartu = f".st-key-pd-kartu-{indikator}"
    return _klik(page, f'{kartu} [data-testid="stRadioOption"] input', f"{kartu} .pd-isi-status", "^tersimpan")


def _klik(page: Page, tombol: str, wadah: str, pola: str) -> tuple[float, float]:
    """Click, and return the milliseconds until the text of ``wadah`` fits, and when the click was (of the epoch)."""
    lama, jam = page.evaluate(UKUR, [tombol, wadah, pola])
    page.wait_for_timeout(300)
    return float(lama), float(jam)


# --- many at once, over web sockets ---------------------------------------------------------------------------------


async def ukur_bersama(port: int, pid: int, bahan: Bahan, pilihan: argparse.Namespace, gudang: Gudang) -> None:
    """Let all fill in, two in every assessment, and hold the store against what was confirmed."""
    semua = [
        Penilai(port, bahan.lembar[n // 2], bahan.orang[n][1], random.Random(n))  # noqa: S311
        for n in range(pilihan.sesi)
    ]
    awal = memori(pid)
    buka = []
    for p in semua:
        mulai = time.perf_counter()
        await p.buka()
        buka.append(time.perf_counter() - mulai)
    cetak("membuka halaman", buka)
    terhubung = memori(pid)
    sampai = time.perf_counter() + pilihan.detik
    bagian = [sorted(p.radio)[n % 2 :: 2] for n, p in enumerate(semua)]
    hasil = await asyncio.gather(*(p.pakai(b, sampai, pilihan.jeda) for p, b in zip(semua, bagian, strict=True)))
    cetak(f"{pilihan.sesi} sesi mengisi", [t for daftar in hasil for t in daftar])
    akhir = memori(pid)
    print(
        f"  memori server {awal:.0f} MB → {terhubung:.0f} MB terhubung → {akhir:.0f} MB sesudah dipakai: "
        f"{(akhir - awal) / pilihan.sesi:.1f} MB per sesi"
    )
    hilang = banyak = 0
    for n, p in enumerate(semua):
        tersimpan = gudang.jawaban.semua(bahan.orang[n][0], p.lembar)
        banyak += len(p.tersimpan)
        hilang += sum(tersimpan[i].teks != teks for i, teks in p.tersimpan.items())
    print(f"  {sum(map(len, hasil))} jawaban dipastikan pada {banyak} pertanyaan, hilang atau lain: {hilang}")
    for p in semua:
        await p.soket.close()
    if hilang:
        raise SystemExit(1)


def utama() -> None:
    """Run everything and print it."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("--kali", type=int, default=60, help="klik yang diukur di peramban")
    urai.add_argument("--sesi", type=int, default=50)
    urai.add_argument("--detik", type=float, default=60)
    urai.add_argument("--jeda", type=float, default=5, help="detik di antara dua jawaban seseorang, rata-rata")
    pilihan = urai.parse_args()
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        with simpan.buka(None, folder / "data") as gudang:
            bahan = siapkan(gudang, max(pilihan.sesi, pilihan.kali // 6 + 2), pilihan.sesi)
            with server(folder) as (port, pid):
                if chromium := shutil.which("chromium"):
                    print(f"Menyimpan satu jawaban, {pilihan.kali} kali bergantian dengan fragmen kosong")
                    penjaga = Penjaga(folder / "data" / NAMA_BERKAS)
                    penjaga.start()
                    with sync_playwright() as p:
                        peramban = p.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                        ukur_klik(peramban, f"http://127.0.0.1:{port}", bahan, pilihan.kali, penjaga)
                        peramban.close()
                    penjaga.selesai()
                bahan.lembar.reverse()
                print(f"{pilihan.sesi} sesi mengisi bersama selama {pilihan.detik:.0f} detik, dua orang tiap penilaian")
                asyncio.run(ukur_bersama(port, pid, bahan, pilihan, gudang))


if __name__ == "__main__":
    utama()
