"""A Kobo export of all villages, read and scored, against reading the same CSV as text with pandas.

    uv run python benchmarks/survei.py [--baris N]

The file is as KoboToolbox writes it: 83,762 rows of about 360 columns. Both are whole processes; what counts is their
processor time, the worker's included. Peak memory is that of the largest process.
"""

import argparse
import csv
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from penilaian.muat import muat_instrumen
from penilaian.survei import susun_formulir

NASIONAL = 83_762
META = ("__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by")
BACA = "import pandas, sys; print(len(pandas.read_csv(sys.argv[1], dtype=str, sep=';')))"
NILAI = "from penilaian.cli import utama; utama()"


def kobo(jalur: Path, banyak: int) -> None:
    """Write an export: every question answered, by name, choices joined and split."""
    formulir = susun_formulir(muat_instrumen("inpres-3-2003"))
    kolom: list[tuple[str, list[str]]] = []
    for b in formulir.survey:
        jenis = b.get("type", "")
        nama = b.get("name", "")
        if jenis.startswith("select_"):
            pilihan = [c["name"] for c in formulir.choices if c["list_name"] == jenis.split()[1]]
            if jenis.startswith("select_one"):
                isi = [p for p in pilihan if p not in {"TB", "belum_tahu"}] or pilihan
                kolom.append((nama, isi[:1] if nama.endswith("_cara") else isi))
            else:
                kolom.append((nama, [" ".join(pilihan[:n]) for n in range(1, len(pilihan) - 1)]))
                kolom += [
                    (f"{nama}/{p}", ["1" if k < n else "0" for n in range(1, len(pilihan) - 1)])
                    for k, p in enumerate(pilihan)
                ]
        elif jenis in {"integer", "decimal"}:
            kolom.append((nama, [str(30 + n) for n in range(50)] if jenis == "decimal" else _bilangan(nama)))
        elif jenis in {"text", "calculate", "image", "file", "note", "start", "end", "today", "date"}:
            kolom.append(
                (nama, [b.get("calculation", "").strip("'")] if nama in {"instrumen", "versi_instrumen"} else [""])
            )
    with jalur.open("w", encoding="utf-8", newline="") as berkas:
        tulis = csv.writer(berkas, delimiter=";", quoting=csv.QUOTE_ALL)
        tulis.writerow([*(n for n, _ in kolom), *META, "meta/rootUuid", "_index"])
        for n in range(banyak):
            kode = f"99.{n // 100_000:02d}.{n // 1000 % 100:02d}.2{n % 1000:03d}"
            tetap = {
                "kode_desa": kode,
                "kode_ulang": kode,
                "periode": "2026",
                "tanggal": "2026-10-14",
                "start": "2026-10-14T09:10:15.512+07:00",
            }
            baris = [tetap.get(nama, isi[n % len(isi)]) for nama, isi in kolom]
            uuid = f"{n:08x}-5a1e-4d0c-9f00-000000019919"
            tulis.writerow(
                [
                    *baris,
                    "vK3mZ9qTfAaBbCcDdEe1",
                    str(n),
                    uuid,
                    "2026-10-14T03:30:09",
                    "",
                    "",
                    "submitted_via_web",
                    "siti",
                    f"uuid:{uuid}",
                    str(n + 1),
                ]
            )


def _bilangan(nama: str) -> list[str]:
    return [str(n) for n in range(1, 40)] if nama.endswith("_pembilang") else [str(n) for n in range(41, 80)]


def ukur(perintah: list[str]) -> tuple[float, float]:
    """Return processor seconds of a process and its children, and the peak memory in MB of all so far."""
    dulu = resource.getrusage(resource.RUSAGE_CHILDREN)
    jawab = subprocess.run(perintah, capture_output=True, text=True)
    if jawab.returncode:
        sys.exit(jawab.stderr[-2000:])
    kini = resource.getrusage(resource.RUSAGE_CHILDREN)
    return kini.ru_utime + kini.ru_stime - dulu.ru_utime - dulu.ru_stime, kini.ru_maxrss / 1000


def main() -> None:
    """Print the ratio and the memory."""
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--baris", type=int, default=NASIONAL)
    argumen.add_argument("--kali", type=int, default=3)
    pilihan = argumen.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jalur, hasil = Path(folder) / "kobo.csv", Path(folder) / "hasil.parquet"
        kobo(jalur, pilihan.baris)
        print(f"{pilihan.baris:,} rows, {jalur.stat().st_size / 1e6:.0f} MB")
        dasar, ini = [], []
        for _ in range(pilihan.kali):
            mulai = time.perf_counter()
            dasar.append(ukur([sys.executable, "-c", BACA, str(jalur)]))
            ini.append(ukur([sys.executable, "-c", NILAI, "nilai", str(jalur), "-o", str(hasil)]))
            jam = time.perf_counter() - mulai
            print(f"pandas {dasar[-1][0]:.1f} s, nilai {ini[-1][0]:.1f} s of processor ({jam:.0f} s of wall)")
        a, b = (statistics.median(x for x, _ in satu) for satu in (dasar, ini))
        print(f"median: pandas.read_csv {a:.1f} s, penilaian nilai {b:.1f} s = {b / a:.2f}")
        print(f"largest process {max(m for _, m in ini):.0f} MB")


if __name__ == "__main__":
    main()
