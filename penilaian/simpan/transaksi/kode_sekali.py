"""Codes that can be used once: 80 random bits that people can read out, of which the store keeps the SHA-256.

``KodeAwal`` makes the first admin: whoever reads the server's terminal becomes the first admin. ``KodeMasuk`` makes a
browser known to a person whose name others have guessed at; the password is still asked.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import KodeAwal, KodeMasuk
from penilaian.simpan.transaksi.orang import ada_admin

BERLAKU: Final = timedelta(hours=24)

_HURUF: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 characters, none of which is read as another; 16 of them are 80 bits: nobody gets there by guessing."""


def terbitkan_kode_awal(s: Session, waktu: datetime) -> str | None:
    """Return a new code for the first admin, ``XXXX-XXXX-XXXX-XXXX``; None where there is one already.

    Older ones stay good for their day: two dashboards on one empty store print codes that both work. Accounts of
    others, made at the terminal meanwhile, end none.
    """
    if ada_admin(s):
        return None
    s.execute(delete(KodeAwal).where(KodeAwal.kedaluwarsa <= waktu))
    kode = _kode()
    s.add(KodeAwal(sha256=_sidik(kode), kedaluwarsa=waktu + BERLAKU))
    return kode


def kode_awal_berlaku(s: Session, kode: str, waktu: datetime) -> bool:
    """Return whether a code can still be used; written in small letters or without strokes it is the same."""
    baris = s.get(KodeAwal, _sidik(kode))
    return baris is not None and baris.dipakai is None and baris.kedaluwarsa > waktu and not ada_admin(s)


def pakai_kode_awal(s: Session, kode: str, waktu: datetime) -> bool:
    """Use a code up and end all others, in a transaction that holds the chain of accounts; False where it can't be."""
    if not kode_awal_berlaku(s, kode, waktu):
        return False
    s.execute(update(KodeAwal).where(KodeAwal.dipakai.is_(None)).values(dipakai=waktu))
    return True


def terbitkan_kode_masuk(s: Session, pengguna_id: int, waktu: datetime) -> str:
    """Return a new code for one person; older ones of theirs end."""
    k, kode = KodeMasuk, _kode()
    s.execute(delete(k).where((k.pengguna_id == pengguna_id) | (k.kedaluwarsa <= waktu)))
    s.add(KodeMasuk(sha256=_sidik(kode), pengguna_id=pengguna_id, kedaluwarsa=waktu + BERLAKU))
    return kode


def pakai_kode_masuk(s: Session, kode: str, pengguna_id: int, waktu: datetime) -> bool:
    """Use a person's code up, in a transaction that holds the chain of accounts; False where it can't be used."""
    baris = s.get(KodeMasuk, _sidik(kode))
    if baris is None or baris.pengguna_id != pengguna_id or baris.kedaluwarsa <= waktu:
        return False
    s.delete(baris)
    return True


def cabut_kode_masuk(s: Session, pengguna_id: int) -> None:
    """End a person's code."""
    s.execute(delete(KodeMasuk).where(KodeMasuk.pengguna_id == pengguna_id))


def _kode() -> str:
    return "-".join(re.findall("....", "".join(secrets.choice(_HURUF) for _ in range(16))))


def _sidik(kode: str) -> str:
    return hashlib.sha256(re.sub(r"[\s-]", "", kode).upper().encode()).hexdigest()
