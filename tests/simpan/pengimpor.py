"""A process that imports and is killed on its way, run as ``python pengimpor.py`` by ``test_impor_dibunuh``.

Standard input: JSON with ``folder``, ``berkas``, ``sidik``, and ``di``: the step of the import after which it kills
itself, and how often that step is taken first.
"""

import json
import os
import signal
import sys
from pathlib import Path

from penilaian import simpan
from penilaian.simpan import Pelaku, Peran
from penilaian.simpan.impor import PilihanImpor, catat_asal, kerja

PENILAI = Pelaku(1, "penilai", (Peran("penilai", "99.01.01"),))
TEMPAT = {
    "mulai": (kerja, "mulai_lembar"),
    "jawaban": (kerja, "simpan_banyak"),
    "kiriman": (catat_asal.Pencatat, "kiriman"),
    "riwayat": (catat_asal.Pencatat, "lembar"),
    "asal": (catat_asal.Pencatat, "selesai"),
}
"""Steps of an import, in their order; after them all it is on disk (``tersimpan``)."""


def mati() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def pasang(langkah: str, kali: int) -> None:
    """Let the process die as soon as a step was taken so often."""
    tempat, nama = TEMPAT[langkah]
    asli, hitung = getattr(tempat, nama), []

    def sekali(*args: object, **kwargs: object) -> object:
        hasil = asli(*args, **kwargs)
        hitung.append(1)
        if len(hitung) == kali:
            mati()
        return hasil

    setattr(tempat, nama, sekali)


if __name__ == "__main__":
    atur = json.load(sys.stdin)
    langkah, kali = atur["di"]
    with simpan.buka(None, Path(atur["folder"])) as gudang:
        if langkah != "tersimpan":
            pasang(langkah, kali)
        gudang.impor.berkas(PENILAI, Path(atur["berkas"]), PilihanImpor(atur["sidik"]))
        mati()
