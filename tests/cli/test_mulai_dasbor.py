"""``penilaian dasbor`` when nobody has an account yet: the code on the terminal, and what is made on the disk."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from penilaian import simpan
from penilaian.simpan.rak.akun import RakAkun

PENILAIAN = [sys.executable, "-c", "from penilaian.cli import utama; utama()"]
STREAMLIT = [sys.executable, "-m", "streamlit", "run", str(Path(__file__).parents[2] / "dashboard.py")]
KODE = re.compile(r"dengan kode ([A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}) \(sekali pakai")


@contextmanager
def dasbor(folder: Path, *argumen: str, perintah: Sequence[str] = ()) -> Iterator[tuple[str, Path]]:
    """Run the dashboard in ``folder`` until the block ends; gives its address and what it prints."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    catatan = folder / "catatan.txt"
    lingkungan = os.environ | {"PENILAIAN_DATA": str(folder / "data"), "PENILAIAN_DB": "", "PENILAIAN_BERKAS": ""}
    with (
        catatan.open("w") as keluar,
        subprocess.Popen(
            [*(perintah or (*PENILAIAN, "dasbor", *argumen, "--port")), str(port)],
            cwd=folder,
            env=lingkungan,
            stdout=keluar,
            stderr=subprocess.STDOUT,
        ) as proses,
    ):
        try:
            batas = time.monotonic() + 60
            while True:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=5).close()
                    break
                except urllib.error.HTTPError as sakit:  # it is served, but says that nobody can log in
                    sakit.close()
                    break
                except OSError:
                    assert proses.poll() is None, catatan.read_text()
                    assert time.monotonic() < batas, catatan.read_text()
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", catatan
        finally:
            proses.terminate()


def test_the_first_start_prints_the_code_that_opens_the_page_of_the_first_account(tmp_path):
    with dasbor(tmp_path) as (alamat, catatan):
        tertulis = catatan.read_text()
        assert KODE.search(tertulis)
        assert f"{alamat}/mulai" in tertulis
        with urllib.request.urlopen(f"{alamat}/mulai", timeout=10) as jawaban:
            assert "Akun admin pertama" in jawaban.read().decode()
            assert "frame-ancestors 'none'" in jawaban.headers["content-security-policy"]
        with urllib.request.urlopen(alamat, timeout=10) as jawaban:
            kepala = jawaban.headers
        assert kepala["x-content-type-options"] == "nosniff"
        assert kepala["x-frame-options"] == "DENY"
        assert kepala["referrer-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in kepala["content-security-policy"]
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"{alamat}/bukti/1", timeout=10)
    assert (tmp_path / "data" / "penilaian.db").exists()


def test_streamlit_run_prints_the_code_too(tmp_path):
    with dasbor(tmp_path, perintah=[*STREAMLIT, "--server.port"]) as (alamat, catatan):
        assert KODE.search(catatan.read_text())
        assert f"{alamat}/mulai" in catatan.read_text()


def test_where_there_are_accounts_no_code_is_printed(tmp_path):
    with simpan.buka(None, tmp_path / "data") as gudang:
        RakAkun(gudang.koneksi).tambah(
            simpan.TERMINAL, "siti", "Siti", [simpan.Peran("admin")], "kuda laut biru sepeda"
        )
    with dasbor(tmp_path) as (_, catatan):
        assert "Dasbor terbuka" in catatan.read_text()
        assert "kode" not in catatan.read_text()


def test_with_a_file_no_code_is_printed_and_no_database_made(tmp_path):
    (tmp_path / "jawaban.csv").write_text("kode_desa,periode,P01\n99.01.01.2001,2026,2\n")
    with dasbor(tmp_path, "jawaban.csv") as (_, catatan):
        assert "kode" not in catatan.read_text()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        pytest.param(None, "B01", id="a file that is not there"),
        pytest.param("kode_desa,periode,P01\n99.01.01.2001,2026,sembilan\n", "J03", id="a file with a fault"),
    ],
)
@pytest.mark.parametrize("cara", ["perintah", "streamlit"])
def test_a_file_that_cannot_be_shown_is_told_on_the_terminal_and_nothing_is_served(tmp_path, isi, kode, cara):
    if isi is not None:
        (tmp_path / "jawaban.csv").write_text(isi)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    berkas = "jawaban.csv" if cara == "streamlit" else ""
    bebas = {"PENILAIAN_DATA": str(tmp_path / "data"), "PENILAIAN_DB": "", "PENILAIAN_BERKAS": berkas}
    perintah = [*STREAMLIT, "--server.port"] if berkas else [*PENILAIAN, "dasbor", "jawaban.csv", "--port"]
    ini = subprocess.run(
        [*perintah, str(port)],
        cwd=tmp_path,
        env=os.environ | bebas,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ini.returncode == 1
    assert f"[{kode}]" in ini.stderr
    assert "Dasbor terbuka" not in ini.stdout
    assert not {"Traceback", "WARNING"} & set(ini.stderr.replace(":", " ").replace("(", " ").split())


def test_a_data_folder_that_cannot_be_made_does_not_hinder_the_dashboard(tmp_path):
    (tmp_path / "data").write_text("ini berkas, bukan folder")
    with dasbor(tmp_path) as (alamat, catatan):
        assert "Basis data tidak terbuka" in catatan.read_text()
        urllib.request.urlopen(alamat, timeout=10).close()
        with pytest.raises(urllib.error.HTTPError, match="503"):
            urllib.request.urlopen(f"{alamat}/sehat", timeout=10)


def test_the_commands_about_the_store_are_listed_and_do_not_burden_other_commands():
    bantuan = subprocess.run([*PENILAIAN, "--help"], capture_output=True, text=True, timeout=60, check=True).stdout
    assert {"akun", "basisdata", "riwayat"} <= set(bantuan.split())
    muat = "import penilaian.cli, sys; print({'sqlalchemy', 'streamlit', 'starlette'} & set(sys.modules))"
    keluar = subprocess.run([sys.executable, "-c", muat], capture_output=True, text=True, timeout=60, check=True).stdout
    assert keluar.strip() == "set()"
