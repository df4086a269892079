"""README's "Use", typed from top to bottom in a fresh copy."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from peladen import AKAR, lingkungan, menyala, port_bebas

BAGIAN = re.search(r"^## Use\n(.*?)^## ", (AKAR / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)[1]
BARIS = [
    baris.split("  #")[0].strip()
    for blok in re.findall(r"^```sh\n(.*?)^```", BAGIAN, re.MULTILINE | re.DOTALL)
    for baris in blok.splitlines()
]
PYTHON = re.findall(r"^```python\n(.*?)^```", BAGIAN, re.MULTILINE | re.DOTALL)


@pytest.fixture
def salinan(tmp_path: Path) -> Path:
    """A folder that has what a fresh copy has after "Start": the environment, the instruments, and no data."""
    if not (Path(sys.prefix) / "bin" / "activate").is_file():
        pytest.skip("this Python is no virtual environment")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "indikator").symlink_to(AKAR / "indikator")
    return tmp_path


def test_every_line_of_use_works_in_its_order(salinan):
    masuk, *perintah = BARIS
    assert masuk == ". .venv/bin/activate"
    assert len(perintah) > 5
    for baris in perintah:
        if baris.startswith("penilaian dasbor"):
            with menyala(["sh", "-c", f'{masuk}; exec {baris} --port "$0"'], port_bebas(), salinan):
                continue
        selesai = subprocess.run(
            ["sh", "-c", f"{masuk}; exec {baris}"],
            cwd=salinan,
            env=lingkungan(salinan),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert selesai.returncode == 0, f"{baris}\n{selesai.stdout}{selesai.stderr}"
        for berkas in re.findall(r"-o (\S+)", baris):
            assert (salinan / berkas).stat().st_size > 0, baris


@pytest.mark.parametrize("isi", PYTHON)
def test_the_python_of_use_runs_and_gives_a_row_for_its_village(isi, tmp_path):
    *awal, akhir = isi.strip().splitlines()
    program = "\n".join([*awal, f"assert len({akhir}) == 1"])
    selesai = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=lingkungan(tmp_path),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert selesai.returncode == 0, selesai.stderr


def test_use_has_both_a_shell_block_and_a_python_block():
    assert BARIS
    assert PYTHON
