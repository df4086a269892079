"""Peak memory of ``penilaian nilai`` on large files, against the size of the file.

    uv run python benchmarks/puncak.py [BERKAS ...]

Without files it makes a national CSV (42 MB) and two Kobo exports of 360 columns: short answers (116 MB) and worded
ones (185 MB). Looked at many times a second is the resident memory of the command and its worker together, as a whole
and without what a process has that only imports the same libraries. Pages of the file that the worker looks at where
they lie are among it: the system takes them back when it needs them. So ``sendiri`` leaves out what lies in files.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from berkas import NASIONAL, nasional

PENILAIAN = [sys.executable, "-c", "from penilaian.cli import utama; utama()", "nilai"]
PUSTAKA = "penilaian.berkas, penilaian.mesin, penilaian.cli, pandas, pyarrow.compute, pyarrow.parquet"
DASAR = f"import {PUSTAKA}, time; time.sleep(1)"
JEDA = 0.02


class Memori(NamedTuple):
    """Bytes of a process and its children: resident, and resident without what lies in files."""

    tinggal: int
    sendiri: int


def pohon(pid: int) -> Iterator[int]:
    """Yield a process and those that it began."""
    yield pid
    try:
        anak = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for satu in anak:
        yield from pohon(int(satu))


def memori(pid: int) -> Memori:
    """Return what a process and its children have this moment."""
    jumlah = [0, 0]
    for satu in pohon(pid):
        try:
            isi = dict(b.split(":", 1) for b in Path(f"/proc/{satu}/status").read_text().splitlines())
            jumlah[0] += int(isi["VmRSS"].split()[0]) * 1024
            jumlah[1] += int(isi["RssAnon"].split()[0]) * 1024
        except (OSError, KeyError):
            continue
    return Memori(*jumlah)


def puncak(perintah: list[str]) -> tuple[Memori, float, str]:
    """Run a command and return its peak, the seconds that it took, and its last word."""
    mulai, tinggi = time.perf_counter(), Memori(0, 0)
    with tempfile.TemporaryFile() as keluaran:
        proses = subprocess.Popen(perintah, stdout=subprocess.DEVNULL, stderr=keluaran)
        while proses.poll() is None:
            kini = memori(proses.pid)
            tinggi = Memori(*map(max, tinggi, kini))
            time.sleep(JEDA)
        keluaran.seek(0)
        kata = keluaran.read().decode(errors="replace").strip().splitlines()
    return tinggi, time.perf_counter() - mulai, f"status {proses.returncode} {' '.join(kata)[-160:]}"


def kobo(jalur: Path, pilihan: tuple[str, ...]) -> None:
    """A Kobo export: ``;``, all quoted, 360 columns, of which 307 hold one of ``pilihan``."""
    acak = random.Random(5)  # noqa: S311
    kolom = ["_uuid", "kode_desa", "periode", *(f"grup/P{n:02}" for n in range(50)), *(f"p/{n}" for n in range(307))]
    with jalur.open("w", encoding="utf-8") as keluar:
        keluar.write(";".join(f'"{k}"' for k in kolom) + "\n")
        for n in range(NASIONAL):
            isi = [f"uuid:{acak.getrandbits(128):032x}", f"99.01.{n // 900 + 1:02}.{2000 + n % 900}", "2026"]
            isi += [*acak.choices("01234", k=50), *acak.choices(pilihan, k=307)]
            keluar.write(";".join(f'"{s}"' for s in isi) + "\n")


BESAR = {
    "nasional.csv": nasional,
    "kobo.csv": lambda jalur: kobo(jalur, ("0", "1", "")),
    "kobo-kata.csv": lambda jalur: kobo(jalur, ("Sudah", "Belum", "")),
}


def ukur(jalur: Path, dasar: Memori) -> None:
    """Print the peaks for a file."""
    besar = jalur.stat().st_size
    tinggi, detik, kata = puncak([*PENILAIAN, str(jalur), "-o", str(jalur.with_suffix(".hasil.parquet"))])
    print(f"{jalur.name} {besar / 1e6:.0f} MB: {detik:.0f} s, {kata}")
    for nama, nilai, tanpa in zip(("tinggal", "sendiri"), tinggi, dasar, strict=True):
        print(
            f"  {nama:8} {nilai / 1e6:5.0f} MB = {nilai / besar:4.1f} × berkas; tanpa pustaka "
            f"{(nilai - tanpa) / 1e6:5.0f} MB = {(nilai - tanpa) / besar:4.1f} ×   (sasaran ≤ 3)",
            flush=True,
        )


def utama() -> None:
    """Print the peaks of all files."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("berkas", nargs="*", type=Path)
    dipilih = urai.parse_args().berkas
    dasar, _, _ = puncak([sys.executable, "-c", DASAR])
    print(f"pustaka saja: tinggal {dasar.tinggal / 1e6:.0f} MB, sendiri {dasar.sendiri / 1e6:.0f} MB")
    for satu in dipilih:
        ukur(satu, dasar)
    if not dipilih:
        with tempfile.TemporaryDirectory() as folder:
            for nama, buat in BESAR.items():
                buat(Path(folder) / nama)
                ukur(Path(folder) / nama, dasar)


if __name__ == "__main__":
    utama()
