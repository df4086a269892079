"""Versions: bounded ranges, the same pins for pip and for uv, no trace of the machine that made them."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from peladen import AKAR

PROYEK = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))
KUNCI = (AKAR / "requirements.lock").read_text("utf-8")
PIN = [Requirement(baris.removesuffix("\\")) for baris in KUNCI.splitlines() if re.match(r"[a-z0-9]", baris)]
LANGSUNG = [
    Requirement(satu)
    for daftar in (
        PROYEK["project"]["dependencies"],
        *PROYEK["project"].get("optional-dependencies", {}).values(),
        *PROYEK["dependency-groups"].values(),
    )
    for satu in daftar
]


@pytest.mark.parametrize("satu", LANGSUNG, ids=str)
def test_every_dependency_is_bounded_above_and_below(satu):
    operator = {bagian.operator for bagian in satu.specifier}
    assert operator == {">=", "<"}


def test_pins_for_uv_are_the_pins_for_pip():
    batas = {str(Requirement(satu)) for satu in PROYEK["tool"]["uv"]["constraint-dependencies"]}
    assert batas == {str(satu) for satu in PIN}, "run: python alat/kunci.py"


def test_every_dependency_is_pinned_within_its_range():
    versi = {}
    for pin in PIN:
        versi.setdefault(pin.name, []).append(next(iter(pin.specifier)).version)
    for satu in LANGSUNG:
        assert versi.get(satu.name.lower()), f"{satu.name}: run python alat/kunci.py"
        assert all(satu.specifier.contains(v) for v in versi[satu.name.lower()]), f"{satu}: run python alat/kunci.py"


def test_every_pin_is_exact_and_carries_hashes():
    assert all([bagian.operator for bagian in pin.specifier] == ["=="] for pin in PIN)
    potongan = re.split(r"(?m)^(?=[a-z0-9])", KUNCI)[1:]
    assert len(potongan) == len(PIN)
    assert all("--hash=sha256:" in satu for satu in potongan)


def test_lock_names_no_host_no_folder_and_not_the_project():
    for terlarang in ("http:", "https:", "file:", "://", "--find-links", "index-url", "-e ", "penilaian-desa==", " @ "):
        assert terlarang not in KUNCI
