"""The codes of evidence, archives and lists of accounts are listed, both ways, and each is asserted by some test."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
DOKUMEN = (AKAR / "docs" / "kode-galat.md").read_text(encoding="utf-8")
SUMBER = [*(AKAR / "penilaian" / "simpan").rglob("*.py")]
UJI = [*(AKAR / "tests" / "simpan").glob("test_*.py"), *(AKAR / "tests" / "cli").glob("test_*.py")]
TERDAFTAR = re.findall(r"^### ([UAK]\d\d) ", DOKUMEN, flags=re.MULTILINE)


def test_every_code_in_the_source_is_listed_once_and_in_order():
    dalam_sumber = {kode for p in SUMBER for kode in re.findall(r'"([UAK]\d\d)"', p.read_text("utf-8"))}
    assert dalam_sumber == set(TERDAFTAR)
    assert sorted(TERDAFTAR, key=lambda k: ("UAK".index(k[0]), k)) == TERDAFTAR


@pytest.mark.parametrize("kode", TERDAFTAR)
def test_every_code_is_asserted_by_some_test(kode):
    assert any(f'"{kode}"' in p.read_text("utf-8") for p in UJI if p.name != Path(__file__).name)


@pytest.mark.parametrize("kode", TERDAFTAR)
def test_every_code_names_its_repair(kode):
    bagian = re.search(rf"^### {kode} .*?(?=^##|\Z)", DOKUMEN, flags=re.MULTILINE | re.DOTALL)
    assert bagian is not None
    assert "Perbaikan: " in bagian[0]
