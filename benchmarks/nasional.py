"""83,762 villages × 50 indicators: the engine and the command line against plain numpy and pandas.

    uv run python benchmarks/nasional.py [--desa 83762]

Both sides of every ratio run here, in the same run. Nothing is asserted: read the ratios, the machine may be busy.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from penilaian import muat_instrumen, nilai
from penilaian.contoh import buat
from penilaian.jawaban import Jawaban
from penilaian.skor import susun_lensa, susun_simpul

DESA = 83_762
ULANG = 7


def detik(kerja: Callable[[], object], ulang: int = ULANG) -> tuple[float, float]:
    """Return the fastest and the median time of a call, in seconds."""
    lama = []
    for _ in range(ulang):
        mulai = time.perf_counter()
        kerja()
        lama.append(time.perf_counter() - mulai)
    return min(lama), statistics.median(lama)


def ukur_mesin(jawaban: Jawaban) -> None:
    """Print the time of scoring and of one numpy pass over the same matrix."""
    instrumen = muat_instrumen("inpres-3-2003")
    matriks = np.ascontiguousarray(jawaban.nilai.T)
    simpul = [*susun_simpul(instrumen), *susun_lensa(instrumen)]
    bobot = np.zeros((matriks.shape[1], len(simpul)))
    for kolom, s in enumerate(simpul):
        for baris, w in s.daun:
            bobot[baris, kolom] = w
    dasar = detik(lambda: np.nan_to_num(matriks) @ bobot)
    mesin = detik(lambda: nilai(instrumen, jawaban))
    print(f"skor {len(jawaban)} desa × {matriks.shape[1]} indikator, {len(simpul)} kelompok dan lensa")
    print(f"  np.nan_to_num(X) @ W   tercepat {dasar[0] * 1e3:7.1f} ms  tengah {dasar[1] * 1e3:7.1f} ms")
    print(f"  penilaian.nilai        tercepat {mesin[0] * 1e3:7.1f} ms  tengah {mesin[1] * 1e3:7.1f} ms")
    tercepat, tengah = mesin[0] / dasar[0], mesin[1] / dasar[1]
    print(f"  nisbah (sasaran ≤ 8)   tercepat {tercepat:7.2f} ×   tengah {tengah:7.2f} ×")


def proses(perintah: list[str]) -> tuple[float, float]:
    """Return wall time (s) and peak memory (MB) of a fresh process. CalledProcessError if it fails."""
    mulai = time.perf_counter()
    anak = subprocess.Popen(perintah, stdout=subprocess.DEVNULL)
    _, status, pakai = os.wait4(anak.pid, 0)
    lama = time.perf_counter() - mulai
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), perintah)
    skala = 1024 if sys.platform != "darwin" else 1
    return lama, pakai.ru_maxrss * skala / 1e6


DASAR = """
import sys
import pandas as pd
jawaban = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
hasil = pd.read_parquet(sys.argv[2])
hasil.to_parquet(sys.argv[3])
"""
"""The baseline: read that CSV with pandas alone, write that result with pandas alone.

Reading the result back stands in for having it in memory and is measured apart, so that it can be taken off.
"""

BACA_HASIL = """
import sys
import pandas as pd
hasil = pd.read_parquet(sys.argv[1])
"""

KOSONG = "import pandas as pd"


def ukur_baris_perintah(folder: Path, desa: int, ulang: int) -> None:
    """Print the time and peak memory of ``penilaian nilai`` and of pandas alone, each in a fresh process."""
    csv, keluar, ulangan = folder / "jawaban.csv", folder / "hasil.parquet", folder / "ulang.parquet"
    penilaian = [sys.executable, "-c", "from penilaian.cli import utama; utama()"]
    proses([*penilaian, "contoh", "--jumlah", str(desa), "--benih", "7", "-o", str(csv)])
    kita, dasar, baca, hampa = [], [], [], []
    for _ in range(ulang):
        kita.append(proses([*penilaian, "nilai", str(csv), "-o", str(keluar)]))
        dasar.append(proses([sys.executable, "-c", DASAR, str(csv), str(keluar), str(ulangan)]))
        baca.append(proses([sys.executable, "-c", BACA_HASIL, str(keluar)]))
        hampa.append(proses([sys.executable, "-c", KOSONG]))
    t_kita, m_kita = min(t for t, _ in kita), max(m for _, m in kita)
    t_dasar, m_dasar = min(t for t, _ in dasar), max(m for _, m in dasar)
    t_baca = min(t for t, _ in baca) - min(t for t, _ in hampa)
    bersih = t_dasar - max(t_baca, 0.0)
    print(f"penilaian nilai, CSV {csv.stat().st_size / 1e6:.1f} MB → Parquet {keluar.stat().st_size / 1e6:.1f} MB")
    print(f"  pandas saja            {bersih:6.2f} s   puncak {m_dasar:6.0f} MB   (tanpa {t_baca:.2f} s membaca hasil)")
    print(f"  penilaian nilai        {t_kita:6.2f} s   puncak {m_kita:6.0f} MB   (sasaran < 1500 MB)")
    print(f"  nisbah                 {t_kita / bersih:6.2f} ×   (sasaran ≤ 2,5)")


def utama() -> None:
    """Run everything and print it."""
    urai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    urai.add_argument("--desa", type=int, default=DESA)
    urai.add_argument("--ulang", type=int, default=3, help="kali proses baris perintah dijalankan")
    pilihan = urai.parse_args()
    ukur_mesin(buat(muat_instrumen("inpres-3-2003"), pilihan.desa, 7))
    with tempfile.TemporaryDirectory() as folder:
        ukur_baris_perintah(Path(folder), pilihan.desa, pilihan.ulang)
    print(f"puncak memori proses ini {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    utama()
