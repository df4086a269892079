"""Proof of history: every link computed anew, and the tables held against what their chain says last.

``catatan`` reads a chain, ``sel_rusak`` looks at every cell for itself; others compare, each the tables of one noun.
A damaged store is what all this is for: ``penjaga`` makes a finding of what cannot be read.
"""

from collections.abc import Iterator

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import (
    Bukti,
    HasilFinal,
    InstrumenTersimpan,
    JawabanTersimpan,
    Komentar,
    Pengaturan,
    Pengguna,
    Penilaian,
    Rantai,
    Riwayat,
)
from penilaian.simpan.pemeriksaan.akun import beda_akun
from penilaian.simpan.pemeriksaan.catatan import Catatan, Kerusakan, runut
from penilaian.simpan.pemeriksaan.hasil import beda_hasil
from penilaian.simpan.pemeriksaan.lampiran import beda_bukti, beda_komentar
from penilaian.simpan.pemeriksaan.lembar import beda_final, beda_jawaban, beda_kepala
from penilaian.simpan.pemeriksaan.penjaga import tahan, tampak
from penilaian.simpan.pemeriksaan.sel_rusak import DISEBUT, sel_rusak
from penilaian.simpan.pemeriksaan.umum import beda_instrumen
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, RANTAI_UMUM, penilaian_rantai, rantai_penilaian

__all__ = [
    "DISEBUT",
    "Kerusakan",
    "beda_hasil",
    "periksa_rantai",
    "periksa_semua",
    "sel_rusak",
    "semua_rantai",
    "tahan",
    "tampak",
]

_MILIK_PENILAIAN = (JawabanTersimpan, HasilFinal, Bukti, Komentar)
_SUMBER = {RANTAI_AKUN: (Pengguna.id, Pengaturan.kunci), RANTAI_UMUM: (InstrumenTersimpan.sidik,)}


def semua_rantai(s: Session) -> tuple[str, ...]:
    """Return the names of all chains that have a head, a link, or something that must have one."""
    nama = {n for n in s.scalars(union(select(Rantai.nama), select(Riwayat.rantai))) if isinstance(n, str)}
    nomor = union(select(Penilaian.id), *(select(t.penilaian_id) for t in _MILIK_PENILAIAN))
    nama |= {rantai_penilaian(n) for n in s.scalars(nomor) if isinstance(n, int)}
    nama |= {n for n, kolom in _SUMBER.items() if any(s.scalar(select(k).limit(1)) is not None for k in kolom)}
    return tuple(sorted(nama))


def periksa_semua(s: Session) -> Iterator[Kerusakan]:
    """Yield what is wrong with all chains, by name."""
    for nama in semua_rantai(s):
        yield from periksa_rantai(s, nama)


def periksa_rantai(s: Session, rantai: str) -> Iterator[Kerusakan]:
    """Yield what is wrong with one chain and the tables that it speaks of.

    What of them cannot be read is a finding too, and keeps nothing else from being compared.
    """
    catatan, c = Catatan(), s.connection()

    def berhenti(sebab: str) -> Kerusakan:
        return Kerusakan(rantai, None, f"tidak dapat ditelusuri sampai ujungnya: {sebab}; tabelnya belum dibandingkan")

    yield from tahan(c, runut(s, rantai, catatan), berhenti)
    if not catatan.utuh:
        return
    for beda in _beda(s, rantai, catatan):
        pesan = tahan(c, beda, lambda sebab: f"tabelnya tidak dapat dibandingkan dengannya: {sebab}")
        yield from (Kerusakan(rantai, None, satu) for satu in pesan)


def _beda(s: Session, rantai: str, catatan: Catatan) -> Iterator[Iterator[str]]:
    """Yield comparisons, each of where some tables say other than the last event about the same thing."""
    if rantai == RANTAI_AKUN:
        yield beda_akun(s, catatan)
    elif rantai == RANTAI_UMUM:
        yield beda_instrumen(s, catatan)
    elif (nomor := penilaian_rantai(rantai)) is None:
        yield iter(["bukan nama rantai yang dikenal"])
    else:
        yield _beda_induk(s, nomor, catatan)
        if s.scalar(select(Penilaian.id).where(Penilaian.id == nomor)) is not None:
            yield from (beda(s, nomor, catatan) for beda in (beda_jawaban, beda_final, beda_bukti, beda_komentar))


def _beda_induk(s: Session, nomor: int, catatan: Catatan) -> Iterator[str]:
    penilaian = s.get(Penilaian, nomor)
    if penilaian is None:
        yield "penilaiannya tidak ada lagi"
        return
    yield from beda_kepala(s, penilaian, catatan)
