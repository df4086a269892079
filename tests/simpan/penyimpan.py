"""Processes that save, run as ``python penyimpan.py bersama|dibunuh`` by ``test_serentak``; one JSON report at the end.

A process of its own, because it forks: nothing but this is loaded here, and no thread runs.
"""

import contextlib
import io
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import psycopg

from penilaian import simpan
from penilaian.simpan import Bentrok, Gudang, Pelaku, Peran

PENILAI = Pelaku(1, "penilai", (Peran("penilai", "99.01.01"),))
BERSAMA = "M02"
"""A number without upper end: everyone counts it up, so that a lost update would be missing in the end."""


def buka(atur: dict) -> Gudang:
    return simpan.buka(atur["alamat"], Path(atur["folder"]))


def tambah_satu(gudang: Gudang, penilaian_id: int, tanda: str) -> None:
    """Count ``BERSAMA`` up by one, looking again as often as somebody else was faster.

    ``tanda`` makes each save a different one: saving what stands already is no change.
    """
    while True:
        isi = gudang.jawaban.satu(PENILAI, penilaian_id, BERSAMA)
        with contextlib.suppress(Bentrok):
            baru = str(int(isi.teks or "0") + 1)
            gudang.jawaban.simpan(PENILAI, penilaian_id, BERSAMA, baru, versi_dilihat=isi.versi, catatan=tanda)
            return
        time.sleep(random.uniform(0, 0.02))  # noqa: S311


def bersama(atur: dict) -> dict:
    """Let ``proses`` processes save ``kali`` times each: every eighth time the indicator that all share."""
    mulai = time.monotonic()
    anak = {}
    for n in range(atur["proses"]):
        baca, tulis = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(baca)
            keluar = 1
            try:
                milik, versi, lama = atur["indikator"][n], 0, []
                with buka(atur) as gudang:
                    for putaran in range(atur["kali"]):
                        awal = time.perf_counter()
                        if putaran % 8 == 7:
                            tambah_satu(gudang, atur["penilaian_id"], f"{n} {putaran}")
                        else:
                            isi = (atur["penilaian_id"], milik, str((versi + 1) % 5))
                            versi = gudang.jawaban.simpan(PENILAI, *isi, versi_dilihat=versi).versi
                        lama.append(time.perf_counter() - awal)
                os.write(tulis, json.dumps({"versi": versi, "terlama": max(lama)}).encode())
                keluar = 0
            except BaseException as e:
                os.write(tulis, json.dumps({"galat": repr(e)}).encode())
            finally:
                os._exit(keluar)
        os.close(tulis)
        anak[pid] = (n, baca)
    laporan = []
    for pid, (n, baca) in anak.items():
        with os.fdopen(baca, "rb") as pipa:
            isi = json.loads(pipa.read() or b'{"galat": "mati tanpa kabar"}')
        os.waitpid(pid, 0)
        laporan.append(isi | {"indikator": atur["indikator"][n]})
    return {"proses": laporan, "detik": time.monotonic() - mulai}


def menyimpan_terus(atur: dict, versi: dict[str, int], tulis: int, benih: int) -> None:
    """Save without end; say before each what is coming, and after each that it is on disk."""
    acak = random.Random(benih)  # noqa: S311
    with buka(atur) as gudang:
        while True:
            indikator = acak.choice(atur["indikator"])
            teks = str((versi[indikator] + 1) % 5)
            os.write(tulis, f"mulai {indikator} {teks} {versi[indikator] + 1}\n".encode())
            isi = (atur["penilaian_id"], indikator, teks)
            versi[indikator] = gudang.jawaban.simpan(PENILAI, *isi, versi_dilihat=versi[indikator]).versi
            os.write(tulis, f"sudah {indikator} {teks} {versi[indikator]}\n".encode())


def tunggu_peladen(alamat: str | None) -> None:
    """Wait until a PostgreSQL server has noticed that its client is dead: a COMMIT on its way may still be done."""
    if alamat is None:
        return
    hidup = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(alamat, autocommit=True) as c:
        while c.execute(hidup).fetchone()[0]:
            time.sleep(0.001)


def _dengarkan(pipa: io.FileIO, banyak: int) -> tuple[bytes, float]:
    """Read until a saving process acknowledged ``banyak``; return what it said and the seconds that one save takes."""
    kabar, mulai = pipa.read(4096), time.monotonic()
    while kabar and kabar.count(b"sudah") < banyak and (lagi := pipa.read(4096)):
        kabar += lagi
    return kabar, (time.monotonic() - mulai) / banyak if banyak else 0.004


def dibunuh(atur: dict) -> dict:
    """Kill a saving process ``kali`` times at random moments; compare the store with what it acknowledged."""
    acak = random.Random(atur["benih"])  # noqa: S311
    diakui: dict[str, tuple[str, int]] = dict.fromkeys(atur["indikator"], ("", 0))
    hilang, tersimpan, di_tengah, mulai = [], 0, 0, time.monotonic()
    for putaran in range(atur["kali"]):
        baca, tulis = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(baca)
            try:
                versi = {i: v for i, (_, v) in diakui.items()}
                menyimpan_terus(atur, versi, tulis, putaran)
            except BaseException as e:
                os.write(tulis, f"galat {e!r}\n".encode())
            finally:
                os._exit(1)
        os.close(tulis)
        with os.fdopen(baca, "rb", buffering=0) as pipa:
            kabar, satu_simpanan = _dengarkan(pipa, acak.randrange(10))
            time.sleep(acak.uniform(0, 1.2 * satu_simpanan))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            kabar += pipa.readall()
        terakhir = ["", "", ""]
        for satu in kabar.decode().splitlines():
            if satu.startswith("galat"):
                hilang.append(f"pembunuhan {putaran}: {satu}")
                break
            jenis, *isi = satu.split()
            if jenis == "sudah":
                diakui[isi[0]] = (isi[1], int(isi[2]))
                tersimpan += 1
                terakhir = ["", "", ""]
            else:
                terakhir = isi
        di_tengah += terakhir[0] != ""
        tunggu_peladen(atur["alamat"])
        with buka(atur) as gudang:
            ada = gudang.jawaban.semua(PENILAI, atur["penilaian_id"])
        for indikator, (teks, versi_diakui) in diakui.items():
            isi_ada = (ada[indikator].teks, ada[indikator].versi) if indikator in ada else ("", 0)
            sedang = (terakhir[1], int(terakhir[2])) if terakhir[0] == indikator else None
            if isi_ada not in {(teks, versi_diakui), sedang}:
                hilang.append(f"pembunuhan {putaran}: {indikator} {isi_ada}, diakui {(teks, versi_diakui)}")
            diakui[indikator] = isi_ada
    return {"hilang": hilang, "tersimpan": tersimpan, "di_tengah": di_tengah, "detik": time.monotonic() - mulai}


if __name__ == "__main__":
    perintah = {"bersama": bersama, "dibunuh": dibunuh}[sys.argv[1]]
    json.dump(perintah(json.load(sys.stdin)), sys.stdout)
