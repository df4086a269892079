"""One remark as it is kept, and what of it must always agree with its history."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Komentar, Penilaian, Rantai, sekarang
from penilaian.simpan.transaksi.rantai import catat

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


def tambah_komentar(
    s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, teks: str, indikator: str | None = None
) -> int:
    """Add a remark, trimmed by the caller, in an open transaction behind ``kunci_lembar``; return its number."""
    waktu = sekarang()
    k = Komentar(penilaian_id=p.id, indikator=indikator, teks=teks, oleh=pelaku.pengguna_id, waktu=waktu)
    s.add(k)
    s.flush()
    catat(s, kepala, pelaku, "komentar.tambah", objek_komentar(k.id), waktu=waktu, baru=inti_komentar(k))
    return k.id


def objek_komentar(komentar_id: int) -> str:
    """Return the name by which history speaks of a comment."""
    return f"{AWALAN_KOMENTAR}{komentar_id}"


def inti_komentar(k: Komentar) -> dict[str, Any]:
    """Return what of a comment must always agree with its history; of its text only the hash."""
    return {"indikator": k.indikator, "sha256": hashlib.sha256(k.teks.encode()).hexdigest()}
