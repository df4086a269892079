"""Giving work to the workshop, and saying what came of it."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final, Literal, NamedTuple

from penilaian.simpan.bukti.galat import tolak

Pekerjaan = Literal["gambar", "pdf", "pratinjau-gambar", "pratinjau-pdf"]

_BENGKEL: Final = Path(__file__).with_name("bengkel.py")

_DETIK: Final = 45.0
"""Seconds until a worker is ended, waiting for the processor included."""

_BERSAMAAN: Final = threading.Semaphore(2)
"""Workers at a time, so that uploads leave the server some air."""

_LINGKUNGAN: Final = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG")
"""What a worker sees of the environment: no password of a database is among it."""

_TOLAK: Final = {
    "rusak": ("U05", "isinya rusak atau tidak lengkap", "Buka di aplikasinya, simpan ulang, lalu unggah lagi."),
    "luas": ("U10", "gambarnya lebih dari 80 juta piksel", "Perkecil gambarnya, lalu unggah lagi."),
    "halaman": ("U14", "halaman itu tidak ada", "Pilih halaman lain."),
    "sandi": ("U15", "PDF ini bersandi, jadi halamannya tidak dapat ditampilkan", "Unduh aslinya untuk membukanya."),
}


class Olahan(NamedTuple):
    """What the workshop made: bytes, their type (``""`` where there are none), number of pages (1 for a picture)."""

    isi: bytes
    tipe: str
    halaman: int


def olah(nama: str, isi: bytes, pekerjaan: Pekerjaan, halaman: int = 1) -> Olahan:
    """Have a file worked on in a process of its own.

    Args:
        nama: as shown in messages.
        isi: the file.
        pekerjaan: ``gambar`` draws a picture anew, ``pdf`` only opens, the others make a PNG to look at.
        halaman: page of a PDF, from 1.

    Raises:
        GalatBukti: broken (U05), too many pixels (U10), no such page (U14), locked by a password (U15), or the
            worker came to no end (U16).
    """
    argumen = [
        sys.executable,
        "-I",
        str(_BENGKEL),
        pekerjaan,
        *([str(halaman)] if pekerjaan == "pratinjau-pdf" else []),
    ]
    lingkungan = {k: os.environ[k] for k in _LINGKUNGAN if k in os.environ}
    buntu = tolak(nama, "U16", "berkas ini tidak selesai diolah", "Simpan ulang dengan aplikasi lain, lalu coba lagi.")
    try:
        with _BERSAMAAN:
            hasil = subprocess.run(  # noqa: S603  (our own interpreter and script)
                argumen, input=isi, capture_output=True, timeout=_DETIK, env=lingkungan, check=False
            )
    except subprocess.TimeoutExpired as e:
        raise buntu from e
    kepala_teks, pemisah, keluar = hasil.stdout.partition(b"\n")
    if hasil.returncode or not pemisah:
        raise buntu
    kepala = json.loads(kepala_teks)
    if "tolak" in kepala:
        raise tolak(nama, *_TOLAK[kepala["tolak"]])
    tipe = kepala.get("tipe", "image/png" if keluar else "")
    return Olahan(keluar, tipe, kepala.get("halaman", 1))
