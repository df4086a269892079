"""Proof of history: every link computed anew, and the tables held against what their chain says last.

``catatan`` reads a chain; the other modules compare, each the tables of one noun.
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
from penilaian.simpan.pemeriksaan.umum import beda_instrumen
from penilaian.simpan.transaksi.rantai import RANTAI_AKUN, RANTAI_UMUM, penilaian_rantai, rantai_penilaian

__all__ = ["Kerusakan", "beda_hasil", "periksa_rantai", "periksa_semua", "semua_rantai"]

_MILIK_PENILAIAN = (JawabanTersimpan, HasilFinal, Bukti, Komentar)
_SUMBER = {RANTAI_AKUN: (Pengguna.id, Pengaturan.kunci), RANTAI_UMUM: (InstrumenTersimpan.sidik,)}


def semua_rantai(s: Session) -> tuple[str, ...]:
    """Return the names of all chains that have a head, a link, or something that must have one."""
    nama = set(s.scalars(union(select(Rantai.nama), select(Riwayat.rantai))))
    nomor = union(select(Penilaian.id), *(select(t.penilaian_id) for t in _MILIK_PENILAIAN))
    nama |= {rantai_penilaian(n) for n in s.scalars(nomor)}
    nama |= {n for n, kolom in _SUMBER.items() if any(s.scalar(select(k).limit(1)) is not None for k in kolom)}
    return tuple(sorted(nama))


def periksa_semua(s: Session) -> Iterator[Kerusakan]:
    """Yield what is wrong with all chains, by name."""
    for nama in semua_rantai(s):
        yield from periksa_rantai(s, nama)


def periksa_rantai(s: Session, rantai: str) -> Iterator[Kerusakan]:
    """Yield what is wrong with one chain and the tables that it speaks of."""
    catatan = Catatan()
    yield from runut(s, rantai, catatan)
    for pesan in _beda(s, rantai, catatan):
        yield Kerusakan(rantai, None, pesan)


def _beda(s: Session, rantai: str, catatan: Catatan) -> Iterator[str]:
    """Yield where the tables say other than the last event about the same thing."""
    if rantai == RANTAI_AKUN:
        yield from beda_akun(s, catatan)
    elif rantai == RANTAI_UMUM:
        yield from beda_instrumen(s, catatan)
    nomor = penilaian_rantai(rantai)
    if nomor is None:
        return
    penilaian = s.get(Penilaian, nomor)
    if penilaian is None:
        yield "penilaiannya tidak ada lagi"
        return
    yield from beda_kepala(s, penilaian, catatan)
    for beda in (beda_jawaban, beda_final, beda_bukti, beda_komentar):
        yield from beda(s, nomor, catatan)
