"""Write the pins: `requirements.lock` for pip, the same as `[tool.uv] constraint-dependencies` for `uv run`.

    python alat/kunci.py            after a change of the dependencies: keeps every other version
    python alat/kunci.py --naik     takes the newest versions within the ranges of pyproject.toml

`uv run` reads no requirements file and `uv.lock` is not committed (it names the registry's hosts), so the pins stand
twice; a test keeps them equal.
"""

import re
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).parents[1]
PYPROJECT = AKAR / "pyproject.toml"
KUNCI = AKAR / "requirements.lock"
KEPALA = "# Made by alat/kunci.py from pyproject.toml. Do not edit.\n"


def uv(*argumen: str) -> str:
    """Run uv in the repository and return what it prints."""
    return subprocess.run(["uv", *argumen], cwd=AKAR, check=True, stdout=subprocess.PIPE, text=True).stdout


def tulis_batas(pin: list[str]) -> None:
    """Write ``pin`` into pyproject.toml as constraints."""
    isi = PYPROJECT.read_text("utf-8")
    baris = "".join(f'  "{satu}",\n' for satu in pin)
    baru, jumlah = re.subn(
        r"(?ms)^constraint-dependencies = \[(?:\]|.*?^\])$",
        lambda _: f"constraint-dependencies = [\n{baris}]" if pin else "constraint-dependencies = []",
        isi,
    )
    if jumlah != 1:
        sys.exit("pyproject.toml: constraint-dependencies not found")
    PYPROJECT.write_text(baru, encoding="utf-8")


def main() -> None:
    """Resolve, export, write both."""
    naik = "--naik" in sys.argv[1:]
    if naik:
        tulis_batas([])
    uv("lock", "--quiet", *(["--upgrade"] if naik else []))
    isi = uv("export", "--quiet", "--all-groups", "--no-emit-project", "--no-header", "--no-annotate")
    KUNCI.write_text(KEPALA + isi, encoding="utf-8")
    tulis_batas([baris.removesuffix("\\").strip() for baris in isi.splitlines() if re.match(r"[a-z0-9]", baris)])
    uv("lock", "--quiet")


if __name__ == "__main__":
    main()
