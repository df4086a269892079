"""The table of rooms in CONTRIBUTING: every room of the house stands in it, and nothing that is not there."""

import re
import tomllib
from collections.abc import Iterator

from peladen import AKAR

PENILAIAN = AKAR / "penilaian"


def tertulis() -> list[str]:
    """Return the rooms that the table names, in its order."""
    tabel = (
        (AKAR / "CONTRIBUTING.md").read_text("utf-8").partition("| room | holds |\n|---|---|\n")[2].partition("\n\n")[0]
    )
    return [nama for baris in tabel.splitlines() for nama in re.findall(r"`([^`]+)`", baris.split("|")[1])]


def lapisan() -> Iterator[tuple[str, dict[str, int]]]:
    """Yield each contract of layers two levels deep: what it orders, and the line of each room in it, built or not."""
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for k in kontrak:
        if k["type"] == "layers" and k["containers"][0].count(".") < 2:
            wadah = k["containers"][0].replace(".", "/")
            yield wadah, {f"{wadah}/{r.strip(' ()')}": n for n, satu in enumerate(k["layers"]) for r in satu.split("|")}


def ada() -> set[str]:
    """Return every room of the house: what lies in `penilaian`, folders of code in those, files that contracts list."""
    atas = {p for p in PENILAIAN.iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    dalam = {p.parent for ruang in atas for p in ruang.glob("*/__init__.py")}
    satuan = {AKAR / f"{r}.py" for _, baris in lapisan() for r in baris if (AKAR / f"{r}.py").is_file()}
    return {p.with_suffix("").relative_to(AKAR).as_posix() for p in atas | dalam | satuan if p.stem != "__init__"}


def test_every_room_two_levels_deep_stands_in_the_table_once():
    ruang = [nama for nama in tertulis() if nama.startswith("penilaian/")]
    assert ada() - set(ruang) == set()
    assert sorted(ruang) == sorted(set(ruang))


def test_every_folder_with_code_is_a_package_that_contracts_see():
    tanpa = {p.parent for p in PENILAIAN.rglob("*.py") if not (p.parent / "__init__.py").is_file()}
    assert tanpa == set()


def test_the_table_names_nothing_that_is_not_there():
    assert [nama for nama in tertulis() if not ((AKAR / nama).exists() or (AKAR / f"{nama}.py").is_file())] == []


def test_the_table_runs_from_the_top_down_as_the_contracts_of_layers_do():
    for wadah, baris in lapisan():
        urut = [baris[nama] for nama in tertulis() if nama in baris]
        assert len(urut) > 5
        assert urut == sorted(urut), wadah
