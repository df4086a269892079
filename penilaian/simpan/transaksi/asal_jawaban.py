"""Where answers came from, as it is kept and held against history."""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC
from typing import Final

from penilaian.simpan.basis.tabel import AsalJawaban, KirimanTersimpan, kanonis

AWALAN_IMPOR: Final = "impor:"

_NOMOR: Final = re.compile("[1-9][0-9]{0,17}")

BATALKAN: Final = "penilaian.batalkan_impor"
"""What history calls an import that was taken back."""


def objek_impor(impor_id: int) -> str:
    """Return the name by which history speaks of an import."""
    return f"{AWALAN_IMPOR}{impor_id}"


def nomor_impor(objek: str) -> int:
    """Return the number of the import that history calls so, 0 where that is no name of one."""
    nomor = objek.removeprefix(AWALAN_IMPOR)
    return int(nomor) if _NOMOR.fullmatch(nomor) else 0


def sidik_asal(kiriman: Iterable[KirimanTersimpan], jawaban: Iterable[AsalJawaban]) -> str:
    """Return the SHA-256 of what an import noted of one assessment, which its event carries."""
    satu = [
        [
            k.id,
            k.akar,
            k.versi,
            k.suntingan,
            k.isi,
            None if k.dikirim is None else k.dikirim.astimezone(UTC).isoformat(timespec="microseconds"),
            k.pengirim,
            k.versi_formulir,
            k.tinjauan,
            k.baris,
        ]
        for k in sorted(kiriman, key=lambda k: k.id)
    ]
    dua = [[a.indikator, a.versi, a.kiriman_id, a.lama] for a in sorted(jawaban, key=lambda a: (a.indikator, a.versi))]
    return hashlib.sha256(kanonis([satu, dua]).encode()).hexdigest()
