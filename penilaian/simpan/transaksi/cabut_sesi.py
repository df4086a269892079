"""Ending sessions, inside a transaction."""

import hashlib
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Sesi


def sidik_token(token: str) -> str:
    """Return what the store keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cabut_semua(s: Session, pengguna_id: int, waktu: datetime, *, kecuali: str | None = None) -> int:
    """Revoke a person's sessions but one, in an open transaction; return how many were alive."""
    hidup = [Sesi.pengguna_id == pengguna_id, Sesi.dicabut.is_(None), Sesi.kedaluwarsa > waktu]
    if kecuali is not None:
        hidup.append(Sesi.token_sha256 != sidik_token(kecuali))
    return _jumlah_baris(s, hidup, waktu)


def cabut_satu(s: Session, token: str, waktu: datetime) -> bool:
    """Revoke one session in an open transaction; return whether it was alive."""
    return bool(_jumlah_baris(s, [Sesi.token_sha256 == sidik_token(token), Sesi.dicabut.is_(None)], waktu))


def _jumlah_baris(s: Session, syarat: list[Any], waktu: datetime) -> int:
    hasil = s.execute(update(Sesi).where(*syarat).values(dicabut=waktu))
    return cast("CursorResult[Any]", hasil).rowcount
