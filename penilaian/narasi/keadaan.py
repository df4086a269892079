"""What the states of an assessment and of its evidence are called, on every page, in messages and in history."""

from collections.abc import Mapping
from typing import Final

SEBUTAN_KEADAAN: Final[Mapping[str, str]] = {
    "draf": "Sedang diisi",
    "diajukan": "Menunggu diperiksa",
    "dikembalikan": "Dikembalikan untuk diperbaiki",
    "diverifikasi": "Sudah diverifikasi",
    "final": "Final",
}
"""States of an assessment as a name, in their order: badges, lists, filters, history."""

_DALAM_KALIMAT: Final[Mapping[str, str]] = {
    "draf": "masih diisi",
    "diajukan": "sudah diajukan",
    "dikembalikan": "sedang diperbaiki",
    "diverifikasi": "sudah diverifikasi",
    "final": "sudah final",
}

ARTI_KEADAAN: Final[Mapping[str, str]] = {
    "draf": "Desa masih mengisi. Pemeriksaan dimulai setelah tim mengajukan.",
    "diajukan": "Jawaban terkunci dan menunggu diperiksa.",
    "dikembalikan": "Desa sedang memperbaiki jawaban.",
    "diverifikasi": "Pemeriksaan selesai. Verifikator kabupaten dapat menjadikannya final.",
    "final": "Hasil terkunci dan dipakai di halaman Posisi Desa dan Bandingkan Desa.",
}
"""What each state means for whoever verifies."""

SEBAB_TERKUNCI: Final[Mapping[str, str]] = {
    "diajukan": f"Penilaian ini {_DALAM_KALIMAT['diajukan']} dan menunggu diperiksa. "
    "Jawabannya terkunci sampai dikembalikan.",
    "diverifikasi": f"Penilaian ini {_DALAM_KALIMAT['diverifikasi']} dan menunggu dijadikan final. "
    "Jawabannya terkunci.",
    "final": f"Penilaian ini {_DALAM_KALIMAT['final']}. Mengubahnya memerlukan verifikator kabupaten yang membukanya "
    "kembali, dengan alasan.",
}
"""Why the village's team can change nothing, in the states in which it cannot."""

SEBUTAN_BUKTI: Final[Mapping[str, str]] = {
    "diajukan": "menunggu diperiksa",
    "diterima": "diterima",
    "ditolak": "ditolak",
    "kedaluwarsa": "kedaluwarsa pada hari penilaian",
}
"""What was decided about a piece of evidence."""


def sebut_keadaan(keadaan: str) -> str:
    """Return a state within a sentence: ``Penilaian ini sudah diajukan, jadi …``."""
    return _DALAM_KALIMAT[keadaan]


def sebut_draf(keadaan: str) -> str:
    """Return what an assessment that is not final is called, with how far it is: ``Draf, masih diisi``."""
    return f"Draf, {sebut_keadaan(keadaan)}"
