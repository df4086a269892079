"""Roles of people in words."""

from collections.abc import Mapping
from typing import Final

from penilaian.desa import kode_bernama

SEBUTAN_PERAN: Final[Mapping[str, str]] = {
    "admin": "Admin",
    "verifikator": "Verifikator",
    "penilai": "Penilai",
    "kepala_desa": "Kepala desa",
    "pengamat": "Pengamat",
}
"""What people call the roles."""


def peran_di(jenis: str, wilayah: str) -> str:
    """Return a role in words, e.g. ``Penilai 15.08 (Kabupaten Bungo)``; without an area where it holds everywhere."""
    return f"{SEBUTAN_PERAN[jenis]} {kode_bernama(wilayah)}".strip()
