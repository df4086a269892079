"""Starts the dashboard as a user would, in each of the two ways."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

AKAR = Path(__file__).parents[2]
STATIS_STREAMLIT = Path(find_spec("streamlit").origin).with_name("static")
"""What Streamlit sends to browsers; found without loading it."""

CARA = {
    "streamlit run": [sys.executable, "-m", "streamlit", "run", str(AKAR / "dashboard.py"), "--server.port"],
    "penilaian dasbor": [sys.executable, "-c", "from penilaian.cli import utama; utama()", "dasbor", "--port"],
}
"""Both ways of starting the dashboard; the port follows."""


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def lingkungan(rumah: Path) -> dict[str, str]:
    """The environment of a user who has no settings for Streamlit and reads no other copy of the project."""
    bersih = {kunci: nilai for kunci, nilai in os.environ.items() if not kunci.startswith(("STREAMLIT_", "PENILAIAN_"))}
    return bersih | {"HOME": str(rumah), "PYTHONPATH": "", "PYTHONSAFEPATH": "1"}


@contextmanager
def menyala(perintah: list[str], port: int, folder: Path, setelan: dict[str, str] | None = None) -> Iterator[str]:
    """Run a server in ``folder``, with settings, until it answers /sehat; yields its address, stops it at the end."""
    catatan = folder / "server.log"
    with (
        catatan.open("w") as keluaran,
        subprocess.Popen(
            [*perintah, str(port)],
            cwd=folder,
            env=lingkungan(folder) | (setelan or {}),
            stdout=keluaran,
            stderr=subprocess.STDOUT,
        ) as proses,
    ):
        try:
            alamat = f"http://127.0.0.1:{port}"
            batas = time.monotonic() + 300  # a busy machine is slow, and nothing here measures time
            while not _sehat(alamat):
                assert proses.poll() is None, f"server ended: {catatan.read_text()}"
                assert time.monotonic() < batas, f"no answer in 300 s: {catatan.read_text()}"
                time.sleep(0.1)
            yield alamat
        finally:
            proses.terminate()


def _sehat(alamat: str) -> bool:
    try:
        with urllib.request.urlopen(f"{alamat}/sehat", timeout=5) as jawaban:
            return bool(jawaban.status == 200)
    except OSError:
        return False
