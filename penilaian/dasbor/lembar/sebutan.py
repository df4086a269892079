"""What the states of an assessment are called, on the pages that check, read and tell its history."""

from collections.abc import Mapping
from typing import Final

from penilaian.simpan import Keadaan

SEBUTAN_KEADAAN: Final[Mapping[Keadaan, str]] = {
    "draf": "Sedang diisi",
    "diajukan": "Menunggu diperiksa",
    "dikembalikan": "Dikembalikan untuk diperbaiki",
    "diverifikasi": "Sudah diverifikasi",
    "final": "Final",
}
