"""The shelf of history: reading it, and proving that nobody changed it."""

from collections import Counter
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, boleh, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import Penilaian, Riwayat
from penilaian.simpan.galat import TidakAda
from penilaian.simpan.pemeriksaan import Kerusakan, periksa_rantai, periksa_semua
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, penilaian_rantai, rantai_penilaian
from penilaian.simpan.transaksi.riwayat import Kejadian, kejadian

DILIHAT_KEMBALI: Final = 50_000
"""Events that are looked through for somebody's last one: there is no index by person, and nobody waits for more."""

_MENJAWAB: Final = "jawaban.simpan"
_IMPOR: Final = "penilaian.impor"
_MENGERJAKAN: Final = (_MENJAWAB, "jawaban.verifikasi", _IMPOR)

_SEKALI_BACA: Final = 200
"""Events that are read at a time."""


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

    def terakhir(self, pelaku: Pelaku) -> tuple[int, str] | None:
        """Return where somebody worked last: an assessment's number and an indicator; None where that is long ago.

        Answers that were given, and answers that were verified; whether they may still go on there is another question.
        What a file brought was not worked at: the answers before the event that tells of it, as many as it counts.
        """
        if pelaku.pengguna_id is None:
            return None
        r = Riwayat
        with self._k.baca() as s:
            sejak = (s.scalar(select(func.max(r.id))) or 0) - DILIHAT_KEMBALI
            cari = (
                select(r.rantai, r.objek, r.aksi, r.baru)
                .where(r.id > sejak, r.pengguna_id == pelaku.pengguna_id, r.aksi.in_(_MENGERJAKAN))
                .order_by(r.id.desc())
            )
            terbawa = Counter[str]()
            for rantai, objek, aksi, baru in s.execute(cari, execution_options={"yield_per": _SEKALI_BACA}):
                if aksi == _IMPOR:
                    terbawa[rantai] += baru["baru"] + baru["diubah"] + baru.get("catatan", 0)
                    continue
                if aksi == _MENJAWAB and terbawa[rantai]:
                    terbawa[rantai] -= 1
                    continue
                nomor = penilaian_rantai(rantai)
                return None if nomor is None else (nomor, objek)
        return None

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

    def panjang(self, pelaku: Pelaku, penilaian_id: int | None = None) -> int:
        """Return the number of events in all chains, or in that of an assessment. GalatHak for others than the admin.

        TidakAda where there is no such assessment and never was.
        """
        wajib(pelaku, "rawat")
        cari = select(func.count()).select_from(Riwayat)
        with self._k.baca() as s:
            if penilaian_id is None:
                return s.scalar(cari) or 0
            banyak = s.scalar(cari.where(Riwayat.rantai == rantai_penilaian(penilaian_id))) or 0
            if not banyak:
                _desa(s, penilaian_id)
            return banyak


def _desa(s: Session, penilaian_id: int) -> str:
    desa = s.scalar(select(Penilaian.desa_kode).where(Penilaian.id == penilaian_id))
    if desa is None:
        raise TidakAda(f"Penilaian nomor {penilaian_id} tidak ada.")
    return desa
