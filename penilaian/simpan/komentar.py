"""The shelf of comments: remarks on an assessment or on one of its indicators."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.hak import Pelaku, wajib
from penilaian.simpan.isi import indikator_dari
from penilaian.simpan.koneksi import Koneksi
from penilaian.simpan.naskah import RakInstrumen
from penilaian.simpan.rantai import catat
from penilaian.simpan.tabel import Komentar, Pengguna, sekarang
from penilaian.simpan.tajuk import ambil_penilaian, kunci_lembar
from penilaian.simpan.teks import rapikan_paragraf

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


class RakKomentar:
    """The shelf of comments."""

    def __init__(self, koneksi: Koneksi, instrumen: RakInstrumen) -> None:
        self._k = koneksi
        self._instrumen = instrumen

    def tambah(self, pelaku: Pelaku, penilaian_id: int, teks: str, *, indikator: str | None = None) -> int:
        """Add a remark and return its number; history keeps only the hash of the text.

        Raises:
            TidakAda: no such assessment or indicator.
            GalatHak: ``pelaku`` may not comment there.
            GalatSimpan: nothing was written.
        """
        rapi = rapikan_paragraf(teks, "Komentar")
        if not rapi:
            raise GalatSimpan("Komentar masih kosong.")
        with self._k.tulis() as s:
            kepala, p = kunci_lembar(s, penilaian_id)
            wajib(pelaku, "komentar", p.desa_kode)
            if indikator is not None:
                indikator_dari(self._instrumen.dari(s, p.instrumen_sidik), indikator)
            waktu = sekarang()
            k = Komentar(penilaian_id=p.id, indikator=indikator, teks=rapi, oleh=pelaku.pengguna_id, waktu=waktu)
            s.add(k)
            s.flush()
            catat(s, kepala, pelaku, "komentar.tambah", objek_komentar(k.id), waktu=waktu, baru=inti_komentar(k))
            return k.id

    def daftar(self, pelaku: Pelaku, penilaian_id: int, *, indikator: str | None = None) -> tuple[IsiKomentar, ...]:
        """Return the remarks on an assessment (or only on one indicator), oldest first.

        Raises:
            TidakAda: no such assessment.
            GalatHak: drafts of that village are not open to ``pelaku``.
        """
        with self._k.baca() as s:
            wajib(pelaku, "baca_draf", ambil_penilaian(s, penilaian_id).desa_kode)
            cari = (
                select(Komentar, Pengguna.nama)
                .outerjoin(Pengguna, Pengguna.id == Komentar.oleh)
                .where(Komentar.penilaian_id == penilaian_id)
                .order_by(Komentar.id)
            )
            if indikator is not None:
                cari = cari.where(Komentar.indikator == indikator)
            return tuple(
                IsiKomentar(k.id, k.indikator, k.teks, k.oleh, nama or "", k.waktu) for k, nama in s.execute(cari)
            )


def objek_komentar(komentar_id: int) -> str:
    """Return the name by which history speaks of a comment."""
    return f"{AWALAN_KOMENTAR}{komentar_id}"


def inti_komentar(k: Komentar) -> dict[str, Any]:
    """Return what of a comment must always agree with its history; of its text only the hash."""
    return {"indikator": k.indikator, "sha256": hashlib.sha256(k.teks.encode()).hexdigest()}
