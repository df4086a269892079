"""Reading history, and proving that nobody changed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penilaian.simpan.galat import TidakAda
from penilaian.simpan.hak import Pelaku, boleh, wajib
from penilaian.simpan.koneksi import Koneksi
from penilaian.simpan.pemeriksaan import Kerusakan, periksa_rantai, periksa_semua
from penilaian.simpan.rantai import RANTAI_AKUN, rantai_penilaian
from penilaian.simpan.tabel import Pengguna, Penilaian, Riwayat


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


class RakRiwayat:
    """The shelf of history."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi

    def penilaian(self, pelaku: Pelaku, penilaian_id: int, *, objek: str | None = None) -> tuple[Kejadian, ...]:
        """Return what happened to an assessment (or to one of its indicators), oldest first.

        Raises:
            GalatHak: drafts of that village are not open to ``pelaku``.
            TidakAda: no such assessment.
        """
        with self._k.baca() as s:
            wajib(pelaku, "baca_draf", _desa(s, penilaian_id))
            return kejadian(s, rantai_penilaian(penilaian_id), objek=objek)

    def akun(self, pelaku: Pelaku, *, batas: int | None = None) -> tuple[Kejadian, ...]:
        """Return what happened to accounts and settings, latest first, at most ``batas``. GalatHak for non-admins."""
        wajib(pelaku, "kelola_akun")
        with self._k.baca() as s:
            return kejadian(s, RANTAI_AKUN, terbaru=True, batas=batas)

    def periksa(self, pelaku: Pelaku, penilaian_id: int | None = None) -> tuple[Kerusakan, ...]:
        """Return what is wrong with the chain of an assessment, or (None) with all chains; empty = nothing.

        Every hash is computed anew, and what the tables say now is held against what the chain says last: header,
        answers, frozen results, evidence and comments of an assessment; accounts, roles and settings; instruments.

        Raises:
            GalatHak: all chains for others than the admin; one chain for who may not read it.
        """
        with self._k.baca() as s:
            if penilaian_id is None:
                wajib(pelaku, "rawat")
                return tuple(periksa_semua(s))
            if not boleh(pelaku, "rawat"):
                wajib(pelaku, "baca_draf", _desa(s, penilaian_id))
            return tuple(periksa_rantai(s, rantai_penilaian(penilaian_id)))

    def panjang(self, pelaku: Pelaku) -> int:
        """Return the number of events in all chains. GalatHak for others than the admin."""
        wajib(pelaku, "rawat")
        with self._k.baca() as s:
            return s.scalar(select(func.count()).select_from(Riwayat)) or 0


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


def _desa(s: Session, penilaian_id: int) -> str:
    desa = s.scalar(select(Penilaian.desa_kode).where(Penilaian.id == penilaian_id))
    if desa is None:
        raise TidakAda(f"Penilaian nomor {penilaian_id} tidak ada.")
    return desa
