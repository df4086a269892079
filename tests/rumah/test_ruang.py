"""The table of rooms in CONTRIBUTING: every room of the house stands in it, and nothing that is not there."""

import re
import tomllib

from peladen import AKAR

PENILAIAN = AKAR / "penilaian"


def tertulis() -> list[str]:
    """Return the rooms that the table names, in its order."""
    tabel = (
        (AKAR / "CONTRIBUTING.md").read_text("utf-8").partition("| room | holds |\n|---|---|\n")[2].partition("\n\n")[0]
    )
    return [nama for baris in tabel.splitlines() for nama in re.findall(r"`([^`]+)`", baris.split("|")[1])]


def ada() -> set[str]:
    """Return every room of the house: what lies in `penilaian`, and the folders of code in those folders."""
    atas = {p for p in PENILAIAN.iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    dalam = {p.parent for ruang in atas for p in ruang.glob("*/__init__.py")}
    return {p.with_suffix("").relative_to(AKAR).as_posix() for p in atas | dalam if p.stem != "__init__"}


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
    kontrak = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    for lapisan in (k for k in kontrak if k["type"] == "layers" and k["containers"][0].count(".") < 2):
        wadah = lapisan["containers"][0].replace(".", "/")
        baris = {
            f"{wadah}/{nama.strip(' ()')}": n for n, satu in enumerate(lapisan["layers"]) for nama in satu.split("|")
        }
        urut = [baris[nama] for nama in tertulis() if nama in baris]
        assert len(urut) > 5
        assert urut == sorted(urut), wadah
