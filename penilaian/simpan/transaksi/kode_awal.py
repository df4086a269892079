"""The one-time code of the first start: whoever reads the server's terminal becomes the first admin."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import KodeAwal, Pengguna, sekarang
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, kunci_rantai

BERLAKU: Final = timedelta(hours=24)

_HURUF: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 characters, none of which is read as another; 16 of them are 80 bits."""


def terbitkan(koneksi: Koneksi) -> str | None:
    """Return a new code, ``XXXX-XXXX-XXXX-XXXX``, and end older ones; None where there are accounts already."""
    with koneksi.tulis() as s:
        kunci_rantai(s, RANTAI_AKUN)
        if ada_akun(s):
            return None
        waktu = sekarang()
        s.execute(update(KodeAwal).where(KodeAwal.dipakai.is_(None)).values(dipakai=waktu))
        kode = "".join(secrets.choice(_HURUF) for _ in range(16))
        s.add(KodeAwal(sha256=_sidik(kode), kedaluwarsa=waktu + BERLAKU))
        return "-".join(re.findall("....", kode))


def kode_berlaku(s: Session, kode: str, waktu: datetime) -> bool:
    """Return whether a code can still be used; written in small letters or without strokes it is the same."""
    baris = s.get(KodeAwal, _sidik(kode))
    return baris is not None and baris.dipakai is None and baris.kedaluwarsa > waktu and not ada_akun(s)


def pakai(s: Session, kode: str, waktu: datetime) -> bool:
    """Use a code up, in a transaction that holds the chain of accounts; False where it can't be used."""
    if not kode_berlaku(s, kode, waktu):
        return False
    s.get_one(KodeAwal, _sidik(kode)).dipakai = waktu
    return True


def ada_akun(s: Session) -> bool:
    """Return whether there is any account, active or not."""
    return s.scalar(select(Pengguna.id).limit(1)) is not None


def _sidik(kode: str) -> str:
    return hashlib.sha256(re.sub(r"[\s-]", "", kode).upper().encode()).hexdigest()
