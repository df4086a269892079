"""Events of history, as they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import Pengguna, Riwayat


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event of a chain.

    Attributes:
        rantai: name of the chain.
        nomor: place in it, from 1.
        waktu: when (UTC).
        pengguna_id: who; None for the terminal and the program itself.
        nama: that person's name today, ``""`` where there is none.
        aksi: what, e.g. ``jawaban.simpan``.
        objek: indicator id, ``penilaian``, or what an account's event speaks of.
        lama: plain data before, None where there was nothing.
        baru: plain data after.
        alasan: why, ``""`` where none is asked for.
        hash: of this link.
    """

    rantai: str
    nomor: int
    waktu: datetime
    pengguna_id: int | None
    nama: str
    aksi: str
    objek: str
    lama: Mapping[str, Any] | None
    baru: Mapping[str, Any] | None
    alasan: str
    hash: str


def kejadian(
    s: Session, rantai: str, *, objek: str | None = None, terbaru: bool = False, batas: int | None = None
) -> tuple[Kejadian, ...]:
    """Return the events of a chain (about one object), oldest first or ``terbaru`` first, at most ``batas``."""
    cari = (
        select(Riwayat, Pengguna.nama)
        .outerjoin(Pengguna, Pengguna.id == Riwayat.pengguna_id)
        .where(Riwayat.rantai == rantai)
        .order_by(Riwayat.nomor.desc() if terbaru else Riwayat.nomor)
        .limit(batas)
    )
    if objek is not None:
        cari = cari.where(Riwayat.objek == objek)
    return tuple(
        Kejadian(
            rantai=r.rantai,
            nomor=r.nomor,
            waktu=r.waktu,
            pengguna_id=r.pengguna_id,
            nama=nama or "",
            aksi=r.aksi,
            objek=r.objek,
            lama=r.lama,
            baru=r.baru,
            alasan=r.alasan,
            hash=r.hash,
        )
        for r, nama in s.execute(cari)
    )
