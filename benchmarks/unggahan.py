"""Twenty strangers upload 59 MB each to a served dashboard: memory of the server, and what becomes of their files.

    uv run python benchmarks/unggahan.py [--tab 20] [--mega 59] [--klik 60] [--putaran 3] [--menit 3]

Every tab is a session of its own: Streamlit's line, and the file sent as a browser sends it. Beside them one visitor
clicks through Posisi Desa: alone before anybody uploads, while the twenty upload and their files are read, and alone
again when their tabs are closed. The rounds with and without are told by their medians, on one server in one run.
Nothing is asserted: the aims stand beside the figures.
"""

import argparse
import asyncio
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import httpx2
import numpy as np
import websockets
from berkas import kobo_excel, rumus
from sesi import Sesi, memori, server
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from penilaian import muat_instrumen
from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat
from penilaian.dasbor.jeroan_streamlit import JALAN_UNGGAHAN
from penilaian.dasbor.komponen.nasib_unggahan import DITOLAK, sebab_hilang

_PENUH = sebab_hilang(SimpleNamespace(type=DITOLAK))

PALING_LAMA = 90
"""Seconds of clicks beside the uploads of one round; the rest of their files is waited for without."""


class Pengunggah:
    """A tab on Nilai Berkas: what its page says, and a file sent."""

    def __init__(self, port: int) -> None:
        """Remember where the server is."""
        self._asal = f"http://127.0.0.1:{port}"
        self._jalan = f"ws://127.0.0.1:{port}/_stcore/stream"
        self.kata: list[str] = []
        self.pemilih = ""

    async def buka(self) -> None:
        """Open the page and wait for its place for a file."""
        self.klien = httpx2.AsyncClient(base_url=self._asal, timeout=600)
        await self.klien.get("/_stcore/health")
        asal = websockets.Origin(self._asal)
        bagian = [websockets.Subprotocol("streamlit")]
        self.soket = await websockets.connect(self._jalan, origin=asal, subprotocols=bagian, max_size=None)
        await self._jalankan("")

    async def _jalankan(self, berkas: str, nama: str = "", besar: int = 0) -> None:
        """Run the page, with a file in its place, until it is complete; keep what it says."""
        pesan = BackMsg()
        pesan.rerun_script.page_name = "nilai-berkas"
        if berkas:
            satu = pesan.rerun_script.widget_states.widgets.add()
            satu.id = self.pemilih
            isi = satu.file_uploader_state_value.uploaded_file_info.add()
            isi.file_id, isi.name, isi.size = berkas, nama, besar
            isi.file_urls.file_id = berkas
            isi.file_urls.upload_url = f"{JALAN_UNGGAHAN}{self.sesi}/{berkas}"
        await self.soket.send(pesan.SerializeToString())
        self.kata = []
        while True:
            mentah = await self.soket.recv()
            jawab = ForwardMsg.FromString(mentah if isinstance(mentah, bytes) else mentah.encode())
            unsur = jawab.delta.new_element
            if jawab.WhichOneof("type") == "new_session":
                self.sesi = jawab.new_session.initialize.session_id
            elif unsur.WhichOneof("type") == "file_uploader":
                self.pemilih = unsur.file_uploader.id
            elif unsur.WhichOneof("type") == "html":
                self.kata.append(unsur.html.body)
            elif unsur.WhichOneof("type") == "exception":
                raise RuntimeError(unsur.exception.message)
            elif jawab.WhichOneof("type") == "script_finished":
                return

    async def unggah(self, isi: bytes) -> str:
        """Send a file, have the page read it, and return what came of it."""
        tanda = {"X-Xsrftoken": self.klien.cookies["_streamlit_xsrf"]}
        berkas = {"file": ("berat.xlsx", isi, "application/octet-stream")}
        jawab = await self.klien.put(f"{JALAN_UNGGAHAN}{self.sesi}/0", files=berkas, headers=tanda)
        jawab.raise_for_status()
        await self._jalankan("0", "berat.xlsx", len(isi))
        semua = " ".join(self.kata)
        if _PENUH in semua:
            return "ditolak dengan kalimat: tempatnya penuh"
        for kode in ("B07", "B22", "B23"):
            if kode in semua:
                return f"dibaca pekerja: {kode}"
        return "lain: " + semua[-200:]

    async def tutup(self) -> None:
        """Close the tab."""
        await self.soket.close()
        await self.klien.aclose()


async def klik(sesi: Sesi, kode: list[str], nama: str, lagi: Callable[[int], bool]) -> float:
    """Return the 95th percentile of a visitor's clicks in ms, and print it; ``lagi`` says whether to click again."""
    lama: list[float] = []
    while lagi(len(lama)):
        lama.append(await sesi.minta(sesi.acak.choice(kode)) * 1e3)
        await asyncio.sleep(0.1)
    tengah, p95 = np.quantile(lama, [0.5, 0.95])
    print(f"  {nama:20} {len(lama):4} klik   tengah {tengah:7.1f} ms   p95 {p95:7.1f} ms", flush=True)
    return float(p95)


def banjir(port: int, jalur: Path, tab: int, pipa: Connection) -> None:
    """Open so many tabs, upload from all at once, and tell what came of each; close them when told to."""

    async def kerja() -> None:
        semua, isi = [Pengunggah(port) for _ in range(tab)], jalur.read_bytes()
        for satu in semua:
            await satu.buka()
        pipa.send(await asyncio.gather(*(satu.unggah(isi) for satu in semua)))
        await asyncio.to_thread(pipa.recv)
        for satu in semua:
            await satu.tutup()

    asyncio.run(kerja())


async def ukur(port: int, pid: int, kode: list[str], jalur: Path, pilihan: argparse.Namespace) -> None:
    """Measure and print."""
    tab, banyak = pilihan.tab, pilihan.klik
    sesi = Sesi(port, random.Random(0))  # noqa: S311
    await sesi.buka()
    for _ in range(20):
        await sesi.minta(sesi.acak.choice(kode))
    awal = memori(pid)
    print(f"  memori server {awal:.0f} MB; {tab} tab × {jalur.stat().st_size / 1e6:.1f} MB", flush=True)
    sendiri, bersama, puncak = [], [], awal
    selesai = asyncio.Event()

    async def pantau() -> None:
        nonlocal puncak
        while not selesai.is_set():
            puncak = max(puncak, await asyncio.to_thread(memori, pid))
            await asyncio.sleep(0.2)

    pemantau = asyncio.create_task(pantau())
    for putaran in range(pilihan.putaran):
        sendiri.append(await klik(sesi, kode, f"{putaran + 1} sendiri", lambda n: n < banyak))
        mulai = time.perf_counter()
        # In another process: what its sending costs is not among the visitor's clicks but for the processor
        sini, sana = multiprocessing.Pipe()
        lain = multiprocessing.get_context("spawn").Process(target=banjir, args=(port, jalur, tab, sana))
        lain.start()
        sampai = mulai + PALING_LAMA

        def masih(n: int, sini: Connection = sini, sampai: float = sampai) -> bool:
            return n < 1 or (not sini.poll() and time.perf_counter() < sampai)

        bersama.append(await klik(sesi, kode, f"{putaran + 1} bersama unggahan", masih))
        hasil = await asyncio.to_thread(sini.recv)
        for apa in sorted(set(hasil)):
            print(f"    {hasil.count(apa):3} {apa}")
        print(f"    {time.perf_counter() - mulai:.0f} s; memori {memori(pid):.0f} MB dengan pekerja", flush=True)
        sini.send("tutup")
        await asyncio.to_thread(lain.join)
    selesai.set()
    await pemantau
    print(f"  nisbah p95 {statistics.median(bersama) / statistics.median(sendiri):.2f} ×   (sasaran ≤ 2)")
    print(f"  puncak memori server dengan pekerja {puncak:.0f} MB")
    for menit in range(pilihan.menit + 1):
        print(f"  {menit} menit sesudah tab ditutup: {memori(pid):.0f} MB", flush=True)
        await asyncio.sleep(60 if menit < pilihan.menit else 0)
    await sesi.soket.close()


def utama() -> None:
    """Run everything and print it."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("--tab", type=int, default=20)
    urai.add_argument("--mega", type=int, default=59, help="besar berkas; 0 = buku setengah MB yang paling berat")
    urai.add_argument("--klik", type=int, default=60)
    urai.add_argument("--putaran", type=int, default=3, help="klik sendiri dan bersama unggahan, bergantian")
    urai.add_argument("--menit", type=int, default=3, help="memori diamati sesudah tab ditutup")
    pilihan = urai.parse_args()
    instrumen = muat_instrumen("inpres-3-2003")
    jawaban = buat(instrumen, 2_000, 7, periode=("2026",))
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        tulis_jawaban(instrumen, jawaban, folder / "contoh.parquet")
        berat = folder / "berat.xlsx"
        if pilihan.mega:
            kobo_excel(berat, 1_000 * pilihan.mega)
        else:
            rumus(berat)
        kode = jawaban.kunci["kode_desa"].tolist()
        with server(folder / "contoh.parquet") as (port, pid):
            asyncio.run(ukur(port, pid, kode, berat, pilihan))


if __name__ == "__main__":
    utama()
