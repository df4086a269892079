"""Fifty people on Posisi Desa while the whole nation is loaded: time of a rerun, memory of a session.

    uv run python benchmarks/sesi.py [--desa 84000] [--sesi 50] [--detik 60]

Each session is what a browser is to the server: a web socket that asks for a village by its link, waits until the
script has finished, reads for some seconds, and asks for another. The same server is first measured with one session
alone, so that the ratio says what the other forty-nine cost.
"""

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from penilaian import muat_instrumen
from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat

PERIODE = "2026"


class Sesi:
    """One connected browser."""

    def __init__(self, port: int, acak: random.Random) -> None:
        """Remember where the server is; ``acak`` makes the choices."""
        self.port, self.acak = port, acak
        self.bita = 0

    async def buka(self) -> None:
        """Open the socket."""
        self.soket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=websockets.Origin(f"http://127.0.0.1:{self.port}"),
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
        )

    async def minta(self, kode: str) -> float:
        """Ask for a village and return the seconds until its page is complete. RuntimeError if the script failed."""
        pesan = BackMsg()
        pesan.rerun_script.query_string = urlencode({"desa": kode, "periode": PERIODE})
        mulai = time.perf_counter()
        await self.soket.send(pesan.SerializeToString())
        while True:
            isi = await self.soket.recv()
            self.bita += len(isi)
            jawab = ForwardMsg.FromString(isi if isinstance(isi, bytes) else isi.encode())
            if jawab.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(jawab.delta.new_element.exception.message)
            if jawab.WhichOneof("type") == "script_finished":
                return time.perf_counter() - mulai

    async def pakai(self, kode: list[str], sampai: float, jeda: float) -> list[float]:
        """Ask for villages, reading ``jeda`` seconds on average between them, until the clock says ``sampai``."""
        lama = []
        while time.perf_counter() < sampai:
            await asyncio.sleep(self.acak.expovariate(1 / jeda))
            lama.append(await self.minta(self.acak.choice(kode)))
        return lama


def memori(pid: int) -> float:
    """Return the resident memory of a process and its children in MB."""
    anak = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return sum(
        int(Path(f"/proc/{p}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        for p in [pid, *map(int, anak.stdout.split())]
    )


@contextmanager
def server(berkas: Path) -> Iterator[tuple[int, int]]:
    """Serve the dashboard on ``berkas`` and give (port, process id)."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    perintah = [sys.executable, "-c", "from penilaian.cli import utama; utama()", "dasbor", str(berkas)]
    proses = subprocess.Popen([*perintah, "--port", str(port)], stdout=subprocess.DEVNULL)
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


def cetak(nama: str, lama: list[float]) -> float:
    """Print the quantiles of a list of seconds and return the 95th percentile in ms."""
    q = np.quantile(np.array(lama) * 1e3, [0.5, 0.95, 1])
    print(f"  {nama:24} {len(lama):5} kali   tengah {q[0]:7.1f} ms   p95 {q[1]:7.1f} ms   terlama {q[2]:7.1f} ms")
    return float(q[1])


async def ukur(port: int, pid: int, kode: list[str], banyak: int, detik: float, jeda: float) -> None:
    """Measure one session alone, then all of them, and print both."""
    satu = Sesi(port, random.Random(0))  # noqa: S311
    await satu.buka()
    print(f"  permintaan pertama (memuat data) {await satu.minta(kode[0]):.2f} s")
    sendiri = cetak("satu sesi", [await satu.minta(satu.acak.choice(kode)) for _ in range(40)])
    semua = [Sesi(port, random.Random(n + 1)) for n in range(banyak)]  # noqa: S311
    awal = memori(pid)
    for s in semua:
        await s.buka()
        await s.minta(s.acak.choice(kode))
    terhubung = memori(pid)
    sampai = time.perf_counter() + detik
    hasil = await asyncio.gather(*(s.pakai(kode, sampai, jeda) for s in semua))
    bersama = cetak(f"{banyak} sesi", [t for daftar in hasil for t in daftar])
    akhir = memori(pid)
    print(f"  nisbah p95 {bersama / sendiri:.2f} ×   (sasaran p95 ≤ 150 ms)")
    print(
        f"  memori server {awal:.0f} MB → {terhubung:.0f} MB terhubung → {akhir:.0f} MB sesudah dipakai: "
        f"{(akhir - awal) / banyak:.1f} MB per sesi   (sasaran ≤ 10)"
    )
    print(f"  {sum(s.bita for s in semua) / sum(map(len, hasil)) / 1e3:.1f} kB per permintaan")
    for s in [satu, *semua]:
        await s.soket.close()


def utama() -> None:
    """Run everything and print it."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("--desa", type=int, default=84_000)
    urai.add_argument("--sesi", type=int, default=50)
    urai.add_argument("--detik", type=float, default=60)
    urai.add_argument("--jeda", type=float, default=5, help="detik membaca di antara dua permintaan, rata-rata")
    pilihan = urai.parse_args()
    instrumen = muat_instrumen("inpres-3-2003")
    jawaban = buat(instrumen, pilihan.desa, 11, periode=(PERIODE,))
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / "nasional.parquet"
        tulis_jawaban(instrumen, jawaban, berkas)
        print(f"Posisi Desa, {pilihan.desa} desa termuat, {pilihan.sesi} sesi selama {pilihan.detik:.0f} detik")
        with server(berkas) as (port, pid):
            kode = jawaban.kunci["kode_desa"].tolist()
            asyncio.run(ukur(port, pid, kode, pilihan.sesi, pilihan.detik, pilihan.jeda))


if __name__ == "__main__":
    utama()
