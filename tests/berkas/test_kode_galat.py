"""The list of codes is complete both ways, and each code is asserted by some test."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
DOKUMEN = (AKAR / "docs" / "kode-galat.md").read_text(encoding="utf-8")
UJI = sorted((AKAR / "tests").rglob("test_*.py"))


def kode_dalam_sumber() -> dict[str, str]:
    """Return each code that the source mentions as a code, with its file."""
    berkas = sorted((AKAR / "penilaian").rglob("*.py"))
    return {kode: b.name for b in berkas for kode in re.findall(r'"([JBSL]\d\d)"', b.read_text(encoding="utf-8"))}


def kode_dalam_dokumen() -> list[str]:
    return re.findall(r"^### ([JBSL]\d\d) ", DOKUMEN, flags=re.MULTILINE)


def test_every_code_in_the_source_stands_in_the_document_and_the_reverse():
    assert sorted(kode_dalam_sumber()) == sorted(kode_dalam_dokumen())


def test_codes_in_the_document_are_in_order_and_not_repeated():
    for awal in "JBSL":
        kode = [k for k in kode_dalam_dokumen() if k.startswith(awal)]
        assert kode == sorted(set(kode))


@pytest.mark.parametrize("kode", sorted(kode_dalam_dokumen()))
def test_every_code_is_checked_by_at_least_one_test(kode):
    assert any(f'"{kode}"' in p.read_text(encoding="utf-8") for p in UJI if p.name != Path(__file__).name)


@pytest.mark.parametrize("kode", sorted(kode_dalam_dokumen()))
def test_every_code_names_its_repair(kode):
    bagian = re.search(rf"^### {kode} .*?(?=^##|\Z)", DOKUMEN, flags=re.MULTILINE | re.DOTALL)
    assert bagian is not None
    assert "Perbaikan: " in bagian[0]
