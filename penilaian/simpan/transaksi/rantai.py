"""Chains of history: each link holds the hash of the one before, and the head of a chain is its lock.

One chain an assessment, one for accounts and settings, one for what all share. Whoever writes takes the head first, so
that changes of one assessment stand in one line in both databases.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import HasilFinal, Rantai, Riwayat, kanonis

RANTAI_AKUN: Final = "akun"
"""Chain of accounts, roles, logins and settings."""

RANTAI_UMUM: Final = "umum"
"""Chain of what assessments share: villages and instruments."""

HASH_AWAL: Final = "0" * 64
"""What stands before the first link."""

_PENILAIAN = "penilaian:"
_NOMOR: Final = re.compile("[1-9][0-9]{0,17}")

_BERHASH: Final = (
    *("rantai", "nomor", "waktu", "pengguna_id", "aksi"),
    *("objek", "lama", "baru", "alasan", "hash_sebelum"),
)
"""What of an event its hash is of."""


def rantai_penilaian(penilaian_id: int) -> str:
    """Return the name of an assessment's chain."""
    return f"{_PENILAIAN}{penilaian_id}"


def penilaian_rantai(nama: str) -> int | None:
    """Return the assessment that a chain belongs to, None for the other chains."""
    nomor = nama.removeprefix(_PENILAIAN)
    return int(nomor) if nama.startswith(_PENILAIAN) and _NOMOR.fullmatch(nomor) else None


def kunci_rantai(s: Session, nama: str) -> Rantai:
    """Return the head of a chain, locked until the transaction ends; a new chain begins here.

    Who needs several takes them in the order of their names.
    """
    kepala = s.get(Rantai, nama, with_for_update=True)
    if kepala is None:
        baru = text("INSERT INTO rantai (nama, nomor, hash) VALUES (:nama, 0, :hash) ON CONFLICT DO NOTHING")
        s.execute(baru, {"nama": nama, "hash": HASH_AWAL})
        kepala = s.get_one(Rantai, nama, with_for_update=True)
    return kepala


def catat(
    s: Session,
    kepala: Rantai,
    pelaku: Pelaku,
    aksi: str,
    objek: str,
    *,
    waktu: datetime,
    lama: Mapping[str, Any] | None = None,
    baru: Mapping[str, Any] | None = None,
    alasan: str = "",
) -> None:
    """Add an event to a chain whose head is locked.

    Args:
        s: the transaction that makes the change itself.
        kepala: from ``kunci_rantai`` in the same transaction.
        pelaku: who did it; only the id is kept.
        aksi: what, e.g. ``jawaban.simpan``.
        objek: of what, e.g. an indicator id.
        waktu: when, with zone.
        lama: plain data before; names people by id only.
        baru: plain data after; names people by id only.
        alasan: why.
    """
    kejadian = Riwayat(**_sambungan(kepala, pelaku, Peristiwa(aksi, objek, waktu, lama, baru, alasan)))
    s.add(kejadian)
    kepala.nomor, kepala.hash = kejadian.nomor, kejadian.hash


class Peristiwa(NamedTuple):
    """What is added to a chain, as ``catat`` takes it."""

    aksi: str
    objek: str
    waktu: datetime
    lama: Mapping[str, Any] | None = None
    baru: Mapping[str, Any] | None = None
    alasan: str = ""


def catat_banyak(s: Session, kepala: Rantai, pelaku: Pelaku, semua: Iterable[Peristiwa]) -> None:
    """Add events to a chain whose head is locked, in their order and at once."""
    baris = []
    for peristiwa in semua:
        baris.append(_sambungan(kepala, pelaku, peristiwa))
        kepala.nomor, kepala.hash = baris[-1]["nomor"], baris[-1]["hash"]
    if baris:
        s.flush()  # what was recorded before has lower numbers
        s.execute(insert(Riwayat), baris)


def _sambungan(kepala: Rantai, pelaku: Pelaku, p: Peristiwa) -> dict[str, Any]:
    """Return the row of the next link of a chain."""
    baris = {
        "rantai": kepala.nama,
        "nomor": kepala.nomor + 1,
        "waktu": p.waktu,
        "pengguna_id": pelaku.pengguna_id,
        "aksi": p.aksi,
        "objek": p.objek,
        "lama": p.lama,
        "baru": p.baru,
        "alasan": p.alasan,
        "hash_sebelum": kepala.hash,
    }
    return baris | {"hash": _hash(baris)}


def hash_kejadian(k: Riwayat) -> str:
    """Return the SHA-256 of an event with the hash before it, 64 hex digits."""
    return _hash({nama: getattr(k, nama) for nama in _BERHASH})


def _hash(isi: Mapping[str, Any]) -> str:
    waktu = isi["waktu"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(kanonis({**isi, "waktu": waktu}).encode()).hexdigest()


def objek_final(nomor: int) -> str:
    """Return the name by which history speaks of an assessment's n-th final result."""
    return f"final:{nomor}"


def sidik_beku(hasil: HasilFinal) -> str:
    """Return the SHA-256 of a frozen result, which its event carries."""
    isi = [hasil.sidik, hasil.aturan, hasil.kunci, hasil.jawaban, hasil.hasil]
    return hashlib.sha256(kanonis(isi).encode()).hexdigest()
