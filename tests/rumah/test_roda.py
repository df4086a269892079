"""The wheel: built, installed into an empty environment, used from a folder that knows nothing of the repository."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest
from peladen import AKAR, lingkungan, menyala, port_bebas

UV = shutil.which("uv")
if UV is None:
    if os.environ.get("CI") == "true":
        raise RuntimeError("uv is missing: the wheel would go untested")
    pytest.skip("uv is missing: pip install uv", allow_module_level=True)


def uv(*argumen: str | Path) -> None:
    selesai = subprocess.run([UV, *map(str, argumen)], cwd=AKAR, capture_output=True, text=True, timeout=300)
    assert selesai.returncode == 0, selesai.stderr


@pytest.fixture(scope="module")
def roda(tmp_path_factory) -> Path:
    """The wheel, built from the source archive as the build of a release does."""
    folder = tmp_path_factory.mktemp("roda")
    uv("build", "--quiet", "--out-dir", folder, AKAR)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def terpasang(roda, tmp_path_factory) -> Path:
    """The folder of commands of a new environment that has the wheel with the pinned versions of what it needs."""
    lingkungan_baru = tmp_path_factory.mktemp("kosong") / "venv"
    uv("venv", "--quiet", "--python", sys.executable, lingkungan_baru)
    uv("pip", "install", "--quiet", "--python", lingkungan_baru, "--constraint", AKAR / "requirements.lock", roda)
    return lingkungan_baru / "bin"


def jalankan(terpasang: Path, folder: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [terpasang / "penilaian", *argumen],
        cwd=folder,
        env=lingkungan(folder),
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_wheel_carries_what_the_code_reads_and_nothing_at_the_top(roda):
    isi = zipfile.ZipFile(roda).namelist()
    assert {nama.split("/")[0] for nama in isi if ".dist-info" not in nama} == {"penilaian"}
    for akar in ("indikator", "data/contoh", ".streamlit"):
        dilacak = {f"penilaian/bawaan/{p.relative_to(AKAR)}" for p in (AKAR / akar).rglob("*") if p.is_file()}
        assert dilacak, f"{akar} is empty"
        assert dilacak <= set(isi)
    assert {Path(nama).name for nama in isi if "/licenses/" in nama} == {
        "LICENSE",
        "LISENSI-ikon.txt",
        "LISENSI-noto.txt",
        "LISENSI-plus-jakarta-sans.txt",
    }


def test_source_archive_can_be_tested_by_who_gets_it(roda):
    arsip = next(roda.parent.glob("*.tar.gz"))
    with tarfile.open(arsip) as terbuka:
        isi = {nama.split("/", 1)[1] for nama in terbuka.getnames() if "/" in nama}
    assert {"dashboard.py", "requirements.lock", "tests/rumah/test_roda.py", "indikator/README.md"} <= isi


def test_editable_copy_reads_the_repository(tmp_path):
    kode = "from penilaian.terkirim import terkirim; print(terkirim('indikator'))"
    selesai = subprocess.run(
        [sys.executable, "-c", kode], cwd=tmp_path, env=lingkungan(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert Path(selesai.stdout.strip()) == AKAR / "indikator"


def test_installed_copy_checks_its_instrument(terpasang, tmp_path):
    selesai = jalankan(terpasang, tmp_path, "periksa")
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    assert "50 indikator" in selesai.stdout


def test_installed_copy_invents_and_scores_villages_from_any_folder(terpasang, tmp_path):
    selesai = jalankan(terpasang, tmp_path, "contoh", "--jumlah", "5", "--benih", "1", "-o", "jawaban.csv")
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    selesai = jalankan(terpasang, tmp_path, "nilai", "jawaban.csv", "-o", "hasil.csv")
    assert selesai.returncode == 0, selesai.stdout + selesai.stderr
    baris = (tmp_path / "hasil.csv").read_text("utf-8-sig").splitlines()
    assert baris[0].startswith("kode_desa,")
    assert len(baris) == 1 + 5


def test_installed_copy_serves_the_dashboard_with_fonts_theme_and_settings(terpasang, tmp_path):
    assert jalankan(terpasang, tmp_path, "contoh", "--jumlah", "5", "-o", "jawaban.csv").returncode == 0
    with menyala([str(terpasang / "penilaian"), "dasbor", "jawaban.csv", "--port"], port_bebas(), tmp_path) as alamat:
        for jalan, awal in (("", b"<!--"), ("huruf/plus-jakarta-sans-v12.woff2", b"wOF2"), ("ikon.svg", b"<svg")):
            with urllib.request.urlopen(f"{alamat}/{jalan}", timeout=10) as jawaban:
                assert jawaban.read().startswith(awal)
    catatan = (tmp_path / "server.log").read_text("utf-8")
    assert re.search(r"Dasbor terbuka di http://127\.0\.0\.1:\d+", catatan)
    assert "Traceback" not in catatan
    assert "not a valid config option" not in catatan
