"""How many questions a position takes, and how many minutes, for invented villages; and that it is always the same.

    uv run python benchmarks/pertanyaan.py [INSTRUMEN ...] [--desa 3000] [--benih 1]

Each village is asked one question after another as ``pertanyaan_berikut`` says; what its file leaves open it answers
with "belum tahu". At the end pasti and mungkin must be those of all its answers, else the script ends with 1. Means are
printed for every position too: how the invented villages are spread moves the mean more than any order. The time of one
question is that of the processor, for a village that has answered nothing.
"""

import argparse
import sys
import time
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from penilaian import Instrumen, Jawaban, muat_instrumen, nilai, pertanyaan_berikut
from penilaian.contoh import buat
from penilaian.jawaban import KOSONG
from penilaian.pertanyaan import nomor_berikut

KOSONG_DICOBA = (0.0, 0.05, 0.3)
SEKALIGUS = 500
"""Villages that are asked together: each takes some fifty rows of the engine."""


@dataclass(frozen=True)
class Wawancara:
    """What n villages were asked.

    Attributes:
        ditanya: (k, n) which questions.
        jawaban: what they answered, all else kosong.
    """

    ditanya: npt.NDArray[np.bool_]
    jawaban: Jawaban


def tanyai(instrumen: Instrumen, penuh: Jawaban) -> Wawancara:
    """Return the interviews of all villages, a question each at a time."""
    k, n = penuh.keadaan.shape
    ditanya, aktif = np.zeros((k, n), dtype=bool), np.arange(n)
    while aktif.size:
        bagian = np.array_split(aktif, -(-aktif.size // SEKALIGUS))
        soal = np.concatenate(
            [nomor_berikut(instrumen, terjawab(penuh.ambil(b), ditanya[:, b]), ditanya[:, b]) for b in bagian]
        )
        aktif, soal = aktif[soal >= 0], soal[soal >= 0]
        ditanya[soal, aktif] = True
    return Wawancara(ditanya, terjawab(penuh, ditanya))


def terjawab(penuh: Jawaban, ditanya: npt.NDArray[np.bool_]) -> Jawaban:
    """Return the answers to what was asked, all else kosong."""
    keadaan = np.where(ditanya, penuh.keadaan, KOSONG)
    return replace(penuh, nilai=np.where(ditanya, penuh.nilai, np.nan), keadaan=keadaan)


def ukur(instrumen: Instrumen, banyak: int, benih: int) -> int:
    """Print the means and the time of one question; return how many villages ended elsewhere."""
    menit = np.array([i.waktu_menit or 0 for i in instrumen.indikator])
    lantai = "tanpa lantai" if instrumen.lantai is None else f"lantai {instrumen.lantai.nilai}"
    print(f"{instrumen.id} {instrumen.versi}, {lantai}: {len(menit)} pertanyaan, {menit.sum()} menit")
    lain, rata = 0, []
    for kosong in KOSONG_DICOBA:
        penuh = buat(instrumen, banyak, benih, kosong)
        w = tanyai(instrumen, penuh)
        akhir, semua = nilai(instrumen, w.jawaban).posisi, nilai(instrumen, penuh).posisi
        assert akhir is not None and semua is not None  # noqa: PT018  (nomor_berikut has asked)
        beda = int(((akhir.pasti != semua.pasti) | (akhir.mungkin != semua.mungkin)).sum())
        pertanyaan, lama = w.ditanya.sum(axis=0), menit @ w.ditanya
        rata.append((pertanyaan.mean(), lama.mean(), 100 * lama.mean() / menit.sum()))
        p90 = np.percentile(pertanyaan, 90)
        print(
            f"  kosong {kosong:4}: {pertanyaan.mean():5.2f} pertanyaan (sembilan dari sepuluh ≤ {p90:.0f}), "
            f"{lama.mean():6.1f} menit ({rata[-1][2]:.1f}% dari semua), berbeda {beda}",
            flush=True,
        )
        print(f"    menurut posisi pasti: {per_posisi(semua.pasti, pertanyaan, len(instrumen.puncak))}")
        lain += beda
    print("  desa rekaan: sebaran rekaan, bukan perkiraan")
    print("  rata-rata    {:5.2f} pertanyaan, {:.1f} menit ({:.1f}% dari semua)".format(*np.mean(rata, axis=0)))
    kosong_semua = replace(penuh, nilai=np.full_like(penuh.nilai, np.nan), keadaan=np.zeros_like(penuh.keadaan))
    waktu = []
    for baris in range(50):
        mulai = time.process_time()
        pertanyaan_berikut(instrumen, kosong_semua, baris % len(penuh))
        waktu.append(time.process_time() - mulai)
    print(f"  satu pertanyaan: tercepat {min(waktu) * 1e3:.1f} ms, tengah {np.median(waktu) * 1e3:.1f} ms")
    return lain


def per_posisi(pasti: npt.NDArray[np.integer], pertanyaan: npt.NDArray[np.integer], teratas: int) -> str:
    """Return how many villages stand at each position and what they were asked, in the mean."""
    banyak = [(p, int((pasti == p).sum())) for p in range(teratas + 1)]
    return ", ".join(f"{p}: {pertanyaan[pasti == p].mean():.1f} ({n} desa)" for p, n in banyak if n)


def utama() -> None:
    """Print it for each instrument."""
    p = argparse.ArgumentParser()
    p.add_argument("instrumen", nargs="*", default=["inpres-3-2003"])
    p.add_argument("--desa", type=int, default=3000)
    p.add_argument("--benih", type=int, default=1)
    a = p.parse_args()
    sys.exit(1 if sum(ukur(muat_instrumen(x), a.desa, a.benih) for x in a.instrumen) else 0)


if __name__ == "__main__":
    utama()
