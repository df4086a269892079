"""Many at once, and the power that goes: nothing lost, no lock error, whatever moment it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from penilaian.simpan import TERMINAL

JENJANG = ["P01", "P03", "P04", "P08", "P11", "P12", "P14", "P16"]
"""Eight rubrics with levels 0–4."""


def jalankan(perintah: str, tempat, **atur: object) -> dict:
    """Run ``penyimpan.py`` in a process without threads, so that it may fork, and return its report."""
    masukan = {"alamat": tempat.alamat, "folder": str(tempat.folder), "indikator": JENJANG, **atur}
    utas = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    hasil = subprocess.run(
        [sys.executable, "-W", "error", str(Path(__file__).with_name("penyimpan.py")), perintah],
        input=json.dumps(masukan),
        capture_output=True,
        text=True,
        env=os.environ | utas,
        timeout=300,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


SEKALI_LALU = [12, pytest.param(200, marks=pytest.mark.bukti_panjang)]
"""How often: with every change, and in the long proofs."""


@pytest.mark.parametrize("kali", SEKALI_LALU)
def test_eight_processes_that_save_as_often_as_they_can_lose_none_and_meet_no_lock(
    gudang, orang, lembar, tempat_isi, capsys, kali
):
    laporan = jalankan("bersama", tempat_isi, penilaian_id=lembar.id, proses=8, kali=kali)
    assert [p for p in laporan["proses"] if "galat" in p] == []
    semua = gudang.jawaban.semua(orang.penilai, lembar.id)
    bersama = kali // 8  # every eighth save of each goes to the indicator that all share
    milik = kali - bersama
    sendiri = {i: (semua[i].teks, semua[i].versi) for i in JENJANG}
    assert sendiri == dict.fromkeys(JENJANG, (sendiri["P01"][0], milik))
    assert (semua["M02"].teks, semua["M02"].versi) == (str(8 * bersama), 8 * bersama)
    assert len(gudang.riwayat.penilaian(orang.penilai, lembar.id)) == 1 + 8 * kali
    assert gudang.riwayat.periksa(TERMINAL) == ()
    with capsys.disabled():
        terlama = max(p["terlama"] for p in laporan["proses"])
        print(
            f"\n{tempat_isi.jenis}: {8 * kali} simpanan, {laporan['detik']:.1f} detik, paling lama {terlama:.2f} detik"
        )


@pytest.mark.parametrize("kali", SEKALI_LALU)
def test_a_process_killed_at_random_moments_of_saving_leaves_every_acknowledged_answer(
    gudang, orang, lembar, tempat_isi, capsys, kali
):
    gudang.tutup()
    laporan = jalankan("dibunuh", tempat_isi, penilaian_id=lembar.id, kali=kali, benih=20261124)
    with tempat_isi.buka() as sesudah:
        assert laporan["hilang"] == []
        assert sesudah.riwayat.periksa(TERMINAL) == ()
        assert len(sesudah.riwayat.penilaian(orang.penilai, lembar.id)) > laporan["tersimpan"]
    assert laporan["tersimpan"] > kali
    assert laporan["di_tengah"] > kali / 4
    with capsys.disabled():
        print(
            f"\n{tempat_isi.jenis}: {kali} kali dibunuh, {laporan['tersimpan']} tersimpan, "
            f"{laporan['di_tengah']} di tengah menyimpan, {laporan['detik']:.1f} detik"
        )
