"""The layers: the contracts in pyproject.toml hold, and they say what they should."""

import subprocess
import sys
import tomllib

from peladen import AKAR

KONTRAK = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def test_no_import_breaks_a_contract():
    selesai = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=AKAR,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert selesai.returncode == 0, selesai.stdout


def test_every_room_stands_in_the_layers():
    lapisan = next(k for k in KONTRAK if k["type"] == "layers")
    assert lapisan["exhaustive"]
    ditulis = {nama.strip("() ") for baris in lapisan["layers"] for nama in baris.split("|")}
    ada = {p.stem for p in (AKAR / "penilaian").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    assert ada - {"__init__"} <= ditulis


def test_contract_of_the_core_covers_the_core_and_forbids_screen_yaml_and_sql():
    inti = next(k for k in KONTRAK if k["name"].startswith("the core"))
    assert set(inti["forbidden_modules"]) >= {"streamlit", "plotly", "yaml", "sqlalchemy"}
    assert {f"penilaian.{nama}" for nama in ("instrumen", "jawaban", "skor", "posisi", "mesin")} <= set(
        inti["source_modules"]
    )
