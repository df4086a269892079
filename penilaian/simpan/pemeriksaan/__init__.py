"""Proof of history: every link computed anew, and the tables held against what their chain says last.

``catatan`` reads a chain, ``sel_rusak`` looks at every cell for itself; others compare, each the tables of one noun.
A damaged store is what all this is for: ``penjaga`` makes a finding of what cannot be read.
"""

from collections.abc import Iterator
from functools import partial

from sqlalchemy import inspect, select, union
from sqlalchemy.orm import Session

from penilaian.simpan.basis.tabel import (
    AsalJawaban,
    Bukti,
    Dasar,
    HasilFinal,
    InstrumenTersimpan,
    JawabanTersimpan,
    KirimanTersimpan,
    Komentar,
    Pengaturan,
    Pengguna,
    Penilaian,
    Rantai,
    Riwayat,
)
from penilaian.simpan.pemeriksaan.akun import beda_akun
from penilaian.simpan.pemeriksaan.asal_usul import beda_asal
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

_MILIK_PENILAIAN = (JawabanTersimpan, HasilFinal, Bukti, Komentar, KirimanTersimpan, AsalJawaban)
_MILIK_LEMBAR = (beda_jawaban, beda_final, beda_bukti, beda_komentar, beda_asal)
_SUMBER = {RANTAI_AKUN: (Pengguna.id, Pengaturan.kunci), RANTAI_UMUM: (InstrumenTersimpan.sidik,)}


def semua_rantai(s: Session) -> Iterator[str]:
    """Yield the names of all chains, in order, that have a head, a link, or something that must have one."""
    nama = {n for n in s.scalars(union(select(Rantai.nama), select(Riwayat.rantai))) if isinstance(n, str)}
    nomor = union(select(Penilaian.id), *(select(t.penilaian_id) for t in _MILIK_PENILAIAN))
    nama |= {rantai_penilaian(n) for n in s.scalars(nomor) if isinstance(n, int)}
    nama |= {n for n, kolom in _SUMBER.items() if any(s.scalar(select(k).limit(1)) is not None for k in kolom)}
    yield from sorted(nama)


def periksa_semua(s: Session) -> Iterator[Kerusakan]:
    """Yield what is wrong with single cells of all tables, then with all chains, by name."""
    c = s.connection()
    for t in (t for t in Dasar.metadata.sorted_tables if inspect(c).has_table(t.name)):
        sel = tahan(c, sel_rusak(c, t), partial("tabel {} tidak dapat diperiksa: {}".format, t.name))
        yield from (Kerusakan("", None, satu) for satu in sel)
    nama = tahan(c, semua_rantai(s), lambda sebab: Kerusakan("", None, f"daftar rantainya tidak terbaca: {sebab}"))
    for satu in nama:
        yield from [satu] if isinstance(satu, Kerusakan) else periksa_rantai(s, satu)


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
            yield from (beda(s, nomor, catatan) for beda in _MILIK_LEMBAR)


def _beda_induk(s: Session, nomor: int, catatan: Catatan) -> Iterator[str]:
    penilaian = s.get(Penilaian, nomor)
    if penilaian is None:
        yield "penilaiannya tidak ada lagi"
        return
    yield from beda_kepala(s, penilaian, catatan)
