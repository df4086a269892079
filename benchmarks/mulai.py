"""Processor time of ``nilai`` and ``jelaskan`` on a small file, against a process that only imports pandas.

    uv run python benchmarks/mulai.py [--kali 9] [--detik 75]

The commands run in turn, workers included, so that a machine that slows down slows all; the ratio is that of the
medians. Compiled code is kept as everywhere (a shell that forbids it would have pandas compiled anew each time, which
flatters the ratio), and the first round, which may compile, does not count. No new round begins after ``--detik``
seconds, three are always run. Nothing is asserted: the aim stands beside the figure.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from penilaian import muat_instrumen
from penilaian.berkas import tulis_jawaban
from penilaian.contoh import buat

PENILAIAN = [sys.executable, "-c", "from penilaian.cli import utama; utama()"]

LINGKUNGAN = {nama: isi for nama, isi in os.environ.items() if nama != "PYTHONDONTWRITEBYTECODE"}

PALING_SEDIKIT = 3
"""Rounds that are run however long they take."""


def prosesor(perintah: list[str]) -> float:
    """Return the seconds of processor time, user and system, of a process and its children."""
    awal = os.times()
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=LINGKUNGAN)
    akhir = os.times()
    return akhir.children_user - awal.children_user + akhir.children_system - awal.children_system


def utama() -> None:
    """Print the ratios."""
    pengurai = argparse.ArgumentParser()
    pengurai.add_argument("--kali", type=int, default=9, help="runs of each command after one that does not count")
    pengurai.add_argument("--detik", type=float, default=75, help="no new round after so many seconds")
    pilihan = pengurai.parse_args()
    batas = time.monotonic() + pilihan.detik
    with tempfile.TemporaryDirectory() as ruang:
        berkas = Path(ruang) / "jawaban.csv"
        instrumen = muat_instrumen("inpres-3-2003")
        tulis_jawaban(instrumen, buat(instrumen, 15, 2026), berkas)
        perintah = {
            "import pandas": [sys.executable, "-c", "import pandas"],
            "nilai": [*PENILAIAN, "nilai", str(berkas)],
            "jelaskan": [*PENILAIAN, "jelaskan", str(berkas), "--desa", "99.01.01.2001"],
        }
        waktu: dict[str, list[float]] = {nama: [] for nama in perintah}
        for putaran in range(pilihan.kali + 1):
            if putaran > PALING_SEDIKIT and time.monotonic() > batas:
                break
            for nama, satu in perintah.items():
                detik = prosesor(satu)
                if putaran:
                    waktu[nama].append(detik)
    print(f"  {len(waktu['nilai'])} kali, {os.cpu_count()} inti, beban {os.getloadavg()[0]:.1f}")
    dasar = statistics.median(waktu["import pandas"])
    for nama, semua in waktu.items():
        tengah = statistics.median(semua)
        sasaran = "" if nama == "import pandas" else f"   {tengah / dasar:.2f} ×   (sasaran ≤ 2.2)"
        print(f"  {nama:14} {min(semua):.2f} – {tengah:.2f} – {max(semua):.2f} s{sasaran}")


if __name__ == "__main__":
    utama()
