"""Attempts to log in: who fails often waits, and nobody's guesses keep somebody else out; kept in the store.

A browser in which a person has logged in before (``perangkat``) is counted by itself, whatever happens elsewhere. All
other attempts are counted three times: for the name and the address together (one address can't use up what all may),
for the name (known or not, so that nothing is told about which exist), and for the address. An attempt counts as failed
from its start until it succeeds: a hundred at once are a hundred, not one. Why these numbers: docs/keputusan/0003.
"""

import hashlib
import ipaddress
import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import PercobaanMasuk
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, kunci_rantai

SEHARI: Final = timedelta(hours=24)
"""After which nothing is counted any more."""

JALAN_LAIN: Final = (
    "Masuklah dari peramban yang pernah Anda pakai untuk masuk, atau minta kode sekali pakai kepada admin."
)
"""What who can't wait can do."""


class Batas(NamedTuple):
    """How failures make wait: so many are free, then 1, 2, 4 … seconds up to a peak, forgotten after a while."""

    bebas: int
    puncak: timedelta
    diingat: timedelta = SEHARI
    lunas: bool = False
    """Whether a success ends the waiting that the failures before it caused."""
    paling_banyak: int | None = None
    """Failures within ``diingat`` after which none is looked at; a success forgives none of these."""


BATAS_PERANGKAT: Final = Batas(5, timedelta(minutes=5), lunas=True, paling_banyak=20)
"""For one person in one browser that is known."""

BATAS_NAMA_ALAMAT: Final = Batas(5, timedelta(minutes=5), lunas=True, paling_banyak=20)
"""For one name from one address: five addresses are needed to use up what a name allows."""

BATAS_NAMA: Final = Batas(100, timedelta(0), paling_banyak=100)
"""For one name from all browsers that are not known. No waiting before: it would hit the owner at another address."""

BATAS_ALAMAT: Final = Batas(60, timedelta(minutes=1), timedelta(hours=1))
"""For one address, behind which a whole office may sit, over all names. Three names have to be tried to get there, and
the peak is short: whoever sits there and has never logged in waits a minute at most."""

BATAS_SANDI: Final = Batas(5, timedelta(minutes=5), lunas=True, paling_banyak=20)
"""For the present password in the form that changes it: who fills it in has that person's session."""


class TerlaluSering(GalatSimpan):
    """Too many failed attempts; nothing was looked at.

    Attributes:
        tunggu: seconds until the next one is looked at, at least 1.
        habis: whether a number is used up, so that another way in is worth more than waiting.
    """

    def __init__(self, tunggu: int, *, habis: bool = False) -> None:
        """Say how long to wait, and what to do instead."""
        pesan = f"Terlalu banyak percobaan yang gagal. Tunggu {_sebut_lama(tunggu)}, lalu coba lagi."
        super().__init__(f"{pesan} {JALAN_LAIN}" if habis else pesan)
        self.tunggu = tunggu
        self.habis = habis


class Kunci(NamedTuple):
    """What is counted, and how."""

    kunci: str
    batas: Batas


def kunci_masuk(nama_masuk: str, alamat: str) -> tuple[Kunci, ...]:
    """Return what counts an attempt from a browser that is not known.

    Of the name only its hash: people type passwords into the wrong field.
    """
    nama, rumah = _sidik(nama_masuk), baku_alamat(alamat)
    return (
        Kunci(f"nama:{nama}@{rumah}", BATAS_NAMA_ALAMAT),
        Kunci(f"nama:{nama}", BATAS_NAMA),
        Kunci(f"alamat:{rumah}", BATAS_ALAMAT),
    )


def kunci_perangkat(perangkat_id: int) -> Kunci:
    """Return what counts the attempts of one person in one known browser."""
    return Kunci(f"perangkat:{perangkat_id}", BATAS_PERANGKAT)


def kunci_sandi(pengguna_id: int) -> Kunci:
    """Return what counts wrong present passwords in the form that changes it."""
    return Kunci(f"sandi:{pengguna_id}", BATAS_SANDI)


def baku_alamat(alamat: str) -> str:
    """Return who has an address; of IPv6 the /64, which one household has to itself."""
    try:
        ip = ipaddress.ip_address(alamat.split("%")[0])
    except ValueError:
        return "tak-dikenal"
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is None:
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(getattr(ip, "ipv4_mapped", None) or ip)


def mulai_percobaan(koneksi: Koneksi, kunci: Sequence[Kunci], jam: Callable[[], datetime]) -> tuple[int, ...]:
    """Record the start of an attempt and return the numbers of its records, for ``berhasil``.

    Raises:
        TerlaluSering: one of ``kunci`` has to wait; nothing was recorded.
    """
    with koneksi.baca() as s:
        waktu = jam()
        mundur = bool(s.scalar(select(func.count()).where(*_di_depan(kunci, waktu))))
        if not mundur:
            _wajib_reda(s, kunci, waktu)
    if mundur:  # by itself: a refusal must not undo it
        _tarik_ke_kini(koneksi, kunci, jam)
    with koneksi.tulis() as s:
        kunci_rantai(s, RANTAI_AKUN)
        waktu = jam()
        _wajib_reda(s, kunci, waktu)
        s.execute(delete(PercobaanMasuk).where(PercobaanMasuk.waktu <= waktu - SEHARI))
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


def _di_depan(kunci: Sequence[Kunci], waktu: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return what finds the attempts that are said to come only: the clock was put back since."""
    return PercobaanMasuk.kunci.in_([k.kunci for k in kunci]), PercobaanMasuk.waktu > waktu


def _tarik_ke_kini(koneksi: Koneksi, kunci: Sequence[Kunci], jam: Callable[[], datetime]) -> None:
    """Let attempts that seem to come only have been made now: else they would be waited for until then, and a day."""
    with koneksi.tulis() as s:
        kunci_rantai(s, RANTAI_AKUN)
        waktu = jam()
        s.execute(update(PercobaanMasuk).where(*_di_depan(kunci, waktu)).values(waktu=waktu))


def _wajib_reda(s: Session, kunci: Sequence[Kunci], waktu: datetime) -> None:
    penuh = [sampai for k in kunci if (sampai := _penuh_sampai(s, k, waktu)) is not None]
    if penuh:
        raise TerlaluSering(_detik(max(penuh) - waktu), habis=True)
    sampai = max(_sampai(s, k, waktu) for k in kunci)
    if sampai > waktu:
        raise TerlaluSering(_detik(sampai - waktu))


def _sampai(s: Session, kunci: Kunci, waktu: datetime) -> datetime:
    """Return until when attempts under one key are refused; in the past where they are not."""
    p = PercobaanMasuk
    sejak = waktu - kunci.batas.diingat
    cari = select(func.count(), func.max(p.waktu)).where(p.kunci == kunci.kunci, p.waktu > sejak, ~p.berhasil)
    if kunci.batas.lunas:
        lunas = select(func.coalesce(func.max(p.id), 0)).where(p.kunci == kunci.kunci, p.berhasil)
        cari = cari.where(p.id > lunas.scalar_subquery())
    jumlah, akhir = s.execute(cari).one()
    return min(akhir, waktu) + jeda(jumlah, kunci.batas) if akhir else sejak


def _penuh_sampai(s: Session, kunci: Kunci, waktu: datetime) -> datetime | None:
    """Return when the next failure leaves the count of a key that is used up; None where it is not."""
    batas = kunci.batas
    if batas.paling_banyak is None:
        return None
    p = PercobaanMasuk
    cari = select(p.waktu).where(p.kunci == kunci.kunci, p.waktu > waktu - batas.diingat, ~p.berhasil)
    terakhir = s.scalars(cari.order_by(p.waktu.desc()).offset(batas.paling_banyak - 1).limit(1)).first()
    return None if terakhir is None else min(terakhir, waktu) + batas.diingat


def _detik(lama: timedelta) -> int:
    return math.ceil(lama.total_seconds())


def _sebut_lama(detik: int) -> str:
    if detik < 60:
        return f"{detik} detik"
    menit = math.ceil(detik / 60)
    return f"{menit} menit" if menit < 60 else f"{math.ceil(menit / 60)} jam"


def _sidik(nama_masuk: str) -> str:
    return hashlib.sha256(nama_masuk.encode()).hexdigest()[:32]
