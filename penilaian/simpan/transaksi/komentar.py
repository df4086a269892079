"""One remark as it is kept, and what of it must always agree with its history."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from penilaian.simpan.basis.tabel import Komentar

AWALAN_KOMENTAR: Final = "komentar:"


@dataclass(frozen=True, slots=True)
class IsiKomentar:
    """A remark; ``indikator`` None = on the whole assessment."""

    id: int
    indikator: str | None
    teks: str
    oleh: int | None
    oleh_nama: str
    waktu: datetime


def objek_komentar(komentar_id: int) -> str:
    """Return the name by which history speaks of a comment."""
    return f"{AWALAN_KOMENTAR}{komentar_id}"


def inti_komentar(k: Komentar) -> dict[str, Any]:
    """Return what of a comment must always agree with its history; of its text only the hash."""
    return {"indikator": k.indikator, "sha256": hashlib.sha256(k.teks.encode()).hexdigest()}
