"""Record of the hashes of shipped instruments: a version, once recorded, is one content for ever (§11).

``python tests/mesin/catat_sidik.py`` adds the versions that are not recorded yet; with ``--belum-terbit`` it also
replaces those that have never left this working tree.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import yaml

from penilaian import Instrumen, muat_instrumen
from penilaian.muat import daftar_instrumen

BERKAS = Path(__file__).with_name("sidik.yaml")
CARA = "python tests/mesin/catat_sidik.py"
PEMBUKA = f"# Hashes of shipped instruments by id and version; written by `{CARA}`, never by hand.\n"

Catatan: TypeAlias = dict[str, dict[str, dict[str, str]]]
"""Instrument id → version → ``sidik`` and ``sidik_nilai``."""


def instrumen_terkirim() -> list[Instrumen]:
    """Return every shipped instrument."""
    return [muat_instrumen(id_) for id_ in daftar_instrumen()]


def baca() -> Catatan:
    """Return the record, every scalar as text; empty where there is none yet."""
    if not BERKAS.exists():
        return {}
    return yaml.load(BERKAS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}  # noqa: S506  (text only)


def sidik_dari(i: Instrumen) -> dict[str, str]:
    """Return both hashes of an instrument."""
    return {"sidik": i.sidik, "sidik_nilai": i.sidik_nilai}


def keluhan(i: Instrumen, catatan: Catatan) -> str:
    """Return what is wrong with an instrument's version and what to do about it, ``""`` where all is well."""
    tercatat = catatan.get(i.id, {}).get(i.versi)
    if tercatat == sidik_dari(i):
        return ""
    if tercatat is None:
        return f"{i.id} {i.versi} is not recorded yet. Run: {CARA}"
    apa = "Wording" if tercatat["sidik_nilai"] == i.sidik_nilai else "What can change a number"
    return (
        f"{apa} of {i.id} changed, yet it still calls itself {i.versi}. Raise `versi` in "
        f"indikator/{i.id}/instrumen.yaml, tell of it in CHANGELOG.md, then run: {CARA} "
        f"(only where {i.versi} has never left this working tree: {CARA} --belum-terbit)"
    )


def lengkapi(instrumen: Iterable[Instrumen], catatan: Catatan, timpa: bool = False) -> Catatan:
    """Return the record with these instruments added; a recorded version is replaced only with ``timpa``."""
    baru = {id_: dict(versi) for id_, versi in catatan.items()}
    for i in instrumen:
        versi = baru.setdefault(i.id, {})
        if timpa or i.versi not in versi:
            versi[i.versi] = sidik_dari(i)
    return baru


if __name__ == "__main__":
    semua = instrumen_terkirim()
    catatan = lengkapi(semua, baca(), timpa="--belum-terbit" in sys.argv[1:])
    BERKAS.write_text(PEMBUKA + yaml.safe_dump(catatan, sort_keys=False), encoding="utf-8")
    sys.exit("\n".join(filter(None, (keluhan(i, catatan) for i in semua))) or 0)
