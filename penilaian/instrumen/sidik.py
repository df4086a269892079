"""Hashes: what a result was scored with, and whether two results may be compared (§11)."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from penilaian.instrumen.indikator import Indikator, IndikatorDaftar, IndikatorJenjang


def inti_indikator(i: Indikator) -> dict[str, Any]:
    """Return what of ``i`` can change a number, as plain data (the input of its hash)."""
    inti: dict[str, Any] = {
        "id": i.id,
        "jenis": i.jenis,
        "kelompok": i.kelompok,
        "bobot": i.bobot,
        "kritis": i.kritis and i.kritis.minimum,
        "tidak_berlaku": i.tidak_berlaku is not None,
        "lensa": {k: sorted(v) for k, v in i.lensa.items()},
    }
    if isinstance(i, IndikatorJenjang):
        inti["jenjang"] = [j.nilai for j in i.jenjang]
    elif isinstance(i, IndikatorDaftar):
        inti["butir"] = [b.id for b in i.butir]
    else:
        inti["tolok"] = [i.tolok.terburuk, i.tolok.terbaik]
        inti["dibaca_persen"] = i.jenis != "angka" or i.tolok.satuan == "%"
    return inti


def sidik_indikator(i: Indikator) -> str:
    """Return the SHA-256 of what can change this indicator's number, 64 hex digits."""
    return sidik(inti_indikator(i))


def sidik(data: object) -> str:
    """Return the SHA-256 of plain data as canonical JSON (sorted keys, NFC), 64 hex digits."""
    teks = json.dumps(kanonis(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", teks).encode()).hexdigest()


def kanonis(data: object) -> object:
    """Return ``data`` with mappings, sequences and decimals in the one form that JSON can hold."""
    if isinstance(data, Mapping):
        return {str(k): kanonis(v) for k, v in data.items()}
    if isinstance(data, (list, tuple)):
        return [kanonis(v) for v in data]
    if isinstance(data, Decimal):
        return format(data.normalize(), "f")
    return data
