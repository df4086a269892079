"""Attempts to log in: who fails often waits, longer each time; kept in the store, so a restart forgives nothing.

Two things are counted: the login name (known or not, so that nothing is told about which exist) and the address.
An attempt counts as failed from its start until it succeeds: a hundred at once are a hundred, not one.
"""

import hashlib
import ipaddress
import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import PercobaanMasuk
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, kunci_rantai


class Batas(NamedTuple):
    """How failures make wait: so many are free, then 1, 2, 4 … seconds up to a peak, forgotten after a while."""

    bebas: int
    puncak: timedelta
    diingat: timedelta
    lunas: bool
    """Whether a success forgives the failures before it."""


BATAS_NAMA: Final = Batas(5, timedelta(minutes=5), timedelta(hours=24), lunas=True)
"""For one name. Five minutes: 288 guesses a day, while the owner whose name is abused still gets in."""

BATAS_ALAMAT: Final = Batas(20, timedelta(minutes=15), timedelta(hours=1), lunas=False)
"""For one address, behind which a whole office may sit. Not forgiven: who guesses may well own an account too."""

_TERLAMA: Final = timedelta(hours=24)
"""After which nothing is counted any more."""


class TerlaluSering(GalatSimpan):
    """Too many failed attempts; nothing was looked at.

    Attributes:
        tunggu: seconds until the next one is looked at, at least 1.
    """

    def __init__(self, tunggu: int) -> None:
        """Say how long to wait."""
        lama = f"{tunggu} detik" if tunggu < 60 else f"{math.ceil(tunggu / 60)} menit"
        super().__init__(f"Terlalu banyak percobaan yang gagal. Tunggu {lama}, lalu coba lagi.")
        self.tunggu = tunggu


class Kunci(NamedTuple):
    """What is counted, and how."""

    kunci: str
    batas: Batas


def kunci_nama(nama_masuk: str) -> Kunci:
    """Return what counts the attempts on one name. Only its hash: people type passwords into the wrong field."""
    return Kunci(f"nama:{hashlib.sha256(nama_masuk.encode()).hexdigest()[:32]}", BATAS_NAMA)


def kunci_alamat(alamat: str) -> Kunci:
    """Return what counts the attempts from one address; of IPv6 the /64, which one household has to itself."""
    try:
        ip = ipaddress.ip_address(alamat.split("%")[0])
    except ValueError:
        return Kunci("alamat:tak-dikenal", BATAS_ALAMAT)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is None:
        return Kunci(f"alamat:{ipaddress.ip_network((ip, 64), strict=False)}", BATAS_ALAMAT)
    return Kunci(f"alamat:{getattr(ip, 'ipv4_mapped', None) or ip}", BATAS_ALAMAT)


def mulai_percobaan(koneksi: Koneksi, kunci: Sequence[Kunci], jam: Callable[[], datetime]) -> tuple[int, ...]:
    """Record the start of an attempt and return the numbers of its records, for ``berhasil``.

    Raises:
        TerlaluSering: one of ``kunci`` has to wait; nothing was recorded.
    """
    with koneksi.baca() as s:
        _wajib_reda(s, kunci, jam())
    with koneksi.tulis() as s:
        kunci_rantai(s, RANTAI_AKUN)
        waktu = jam()
        _wajib_reda(s, kunci, waktu)
        s.execute(delete(PercobaanMasuk).where(PercobaanMasuk.waktu < waktu - _TERLAMA))
        baris = [PercobaanMasuk(kunci=k.kunci, waktu=waktu, berhasil=False) for k in kunci]
        s.add_all(baris)
        s.flush()
        return tuple(b.id for b in baris)


def berhasil(s: Session, nomor: Sequence[int]) -> None:
    """Mark an attempt as a success, in the transaction that makes it one."""
    s.execute(update(PercobaanMasuk).where(PercobaanMasuk.id.in_(nomor)).values(berhasil=True))


def jeda(gagal: int, batas: Batas) -> timedelta:
    """Return how long to wait after so many failures."""
    if gagal < batas.bebas:
        return timedelta(0)
    return min(batas.puncak, timedelta(seconds=2.0 ** min(gagal - batas.bebas, 20)))


def _wajib_reda(s: Session, kunci: Sequence[Kunci], waktu: datetime) -> None:
    sampai = max(_sampai(s, k, waktu) for k in kunci)
    if sampai > waktu:
        raise TerlaluSering(math.ceil((sampai - waktu).total_seconds()))


def _sampai(s: Session, kunci: Kunci, waktu: datetime) -> datetime:
    """Return until when attempts under one key are refused; in the past where they are not."""
    p = PercobaanMasuk
    sejak = waktu - kunci.batas.diingat
    cari = select(func.count(), func.max(p.waktu)).where(p.kunci == kunci.kunci, p.waktu > sejak, ~p.berhasil)
    if kunci.batas.lunas:
        lunas = select(func.coalesce(func.max(p.id), 0)).where(p.kunci == kunci.kunci, p.berhasil)
        cari = cari.where(p.id > lunas.scalar_subquery())
    jumlah, akhir = s.execute(cari).one()
    # A clock that was put back leaves failures in the future: they make nobody wait longer than the peak.
    return min(akhir, waktu) + jeda(jumlah, kunci.batas) if akhir else sejak
