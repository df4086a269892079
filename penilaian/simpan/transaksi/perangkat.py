"""Browsers in which a person has logged in before, inside a transaction.

A browser is known by 256 random bits in a cookie of its own, of which the store keeps the SHA-256; several people may
be known in one. It lets nobody in: it only keeps the guesses of others from counting there.
"""

import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Perangkat
from penilaian.simpan.transaksi.cabut_sesi import sidik_token

DIKENAL: Final = timedelta(days=180)
"""How long a browser stays known in which nobody logs in."""

_PALING_BANYAK: Final = 20
"""Browsers of one person; the one that was used longest ago is forgotten first."""


def perangkat_dikenal(s: Session, token: str | None, pengguna_id: int | None, waktu: datetime) -> int | None:
    """Return the number under which a person is known in a browser, None where they are not."""
    if not token or pengguna_id is None:
        return None
    p = Perangkat
    milik = (p.token_sha256 == sidik_token(token), p.pengguna_id == pengguna_id)
    return s.scalar(select(p.id).where(*milik, p.dipakai > waktu - DIKENAL))


def kenalkan(s: Session, pengguna_id: int, token_lama: str | None, waktu: datetime) -> str:
    """Make a person known in a browser and return its token: always a new one, also for who else is known there.

    Nobody can plant a token of their own in a stranger's browser and have it become a known one.
    """
    p, token = Perangkat, secrets.token_urlsafe(32)
    baru = sidik_token(token)
    if token_lama:
        s.execute(update(p).where(p.token_sha256 == sidik_token(token_lama)).values(token_sha256=baru))
    milik = s.scalar(select(p).where(p.token_sha256 == baru, p.pengguna_id == pengguna_id))
    if milik is None:
        s.add(Perangkat(token_sha256=baru, pengguna_id=pengguna_id, dibuat=waktu, dipakai=waktu))
    else:
        milik.dipakai = waktu
    s.flush()
    lewat = select(p.id).where(p.pengguna_id == pengguna_id).order_by(p.dipakai.desc(), p.id.desc())
    s.execute(delete(p).where(p.id.in_(s.scalars(lewat.offset(_PALING_BANYAK)).all())))
    s.execute(delete(p).where(p.dipakai < waktu - DIKENAL))
    return token


def lupakan_perangkat(s: Session, pengguna_id: int) -> None:
    """Make a person unknown in every browser: their password is another one now, or their account closed."""
    s.execute(delete(Perangkat).where(Perangkat.pengguna_id == pengguna_id))
