"""Versions of submissions as they are kept: which are known, and which of each was taken in last."""

from collections.abc import Callable, Collection, Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.simpan.basis.hak import Pelaku, boleh
from penilaian.simpan.basis.tabel import Impor, KirimanTersimpan, Penilaian
from penilaian.simpan.basis.tulisan import nama_sama
from penilaian.survei import VersiDikenal

SEKALI_CARI: Final = 1000
"""Values in one query (SQLite allows 32,766)."""


def cari_kiriman(s: Session, pelaku: Pelaku, tim: str) -> Callable[[Collection[str]], list[VersiDikenal]]:
    """Return what finds the versions that one team's assessments have seen, where the person may fill them in.

    What an import brought that was taken back was never seen.
    """

    def cari(akar: Collection[str]) -> list[VersiDikenal]:
        hasil, semua = [], list(akar)
        k, p = KirimanTersimpan, Penilaian
        for awal in range(0, len(semua), SEKALI_CARI):
            perintah = (
                select(k, p.desa_kode, p.periode, p.tim)
                .join(p, p.id == k.penilaian_id)
                .join(Impor, Impor.id == k.impor_id)
                .where(k.akar.in_(semua[awal : awal + SEKALI_CARI]), Impor.dibatalkan.is_(None))
                .order_by(k.id)
            )
            hasil += [
                _tercatat(satu, desa, periode)
                for satu, desa, periode, milik in s.execute(perintah)
                if nama_sama(milik, tim) and boleh(pelaku, "isi", desa)
            ]
        return hasil

    return cari


def kiriman_terakhir(s: Session, penilaian_id: Iterable[int]) -> dict[int, dict[str, KirimanTersimpan]]:
    """Return the last version that was taken in of each submission, by assessment and ``akar``."""
    k, nomor = KirimanTersimpan, list(penilaian_id)
    hasil: dict[int, dict[str, KirimanTersimpan]] = {}
    for awal in range(0, len(nomor), SEKALI_CARI):
        perintah = (
            select(k)
            .join(Impor, Impor.id == k.impor_id)
            .where(k.penilaian_id.in_(nomor[awal : awal + SEKALI_CARI]), k.isi.is_not(None), Impor.dibatalkan.is_(None))
            .order_by(k.id)
        )
        for satu in s.scalars(perintah):
            hasil.setdefault(satu.penilaian_id, {})[satu.akar or f"tanpa {satu.id}"] = satu
    return hasil


def _tercatat(k: KirimanTersimpan, desa: str, periode: str) -> VersiDikenal:
    return VersiDikenal(k.akar, k.versi, k.suntingan, desa, periode, k.isi, k.id)
