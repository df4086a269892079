"""Checking a store while others work: the database itself, its triggers, history, final results and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import Connection, create_engine, func, select, text

from penilaian.angka import bita
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.tabel import HANYA_TAMBAH, Bukti, Dasar, Riwayat
from penilaian.simpan.bukti import BuktiHilang, BuktiRusak, Peti
from penilaian.simpan.migrasi import pasang_pemicu
from penilaian.simpan.pemeriksaan import Kerusakan, beda_hasil, periksa_rantai, semua_rantai
from penilaian.simpan.rawat.arsip import sidik_sah
from penilaian.simpan.rawat.cadang import Maju, diam
from penilaian.simpan.transaksi.instrumen import RakInstrumen

_RANTAI_DISEBUT: Final = 5


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What a check found.

    Attributes:
        kerusakan: what nobody could do through the store (Indonesian), empty = sound.
        catatan: what is worth knowing but harms nothing.
        kejadian: number of events whose hash was computed anew.
        rantai: number of chains.
        bukti: number of files of evidence that were read and compared with their hash.
    """

    kerusakan: tuple[str, ...]
    catatan: tuple[str, ...]
    kejadian: int
    rantai: int
    bukti: int


def periksa_gudang(koneksi: Koneksi, peti: Peti, maju: Maju = diam) -> Pemeriksaan:
    """Check the whole store of an up-to-date revision. GalatBasisData where it cannot be read at all."""
    rusak: list[str] = []
    with koneksi.baca() as s:
        c = s.connection()
        maju("memeriksa basis data", 0, 0)
        rusak += [*_periksa_basis_data(c), *_periksa_pemicu(c)]
        rantai = semua_rantai(s)
        for n, nama in enumerate(rantai):
            maju("memeriksa riwayat", n, len(rantai))
            rusak += map(_sebut, periksa_rantai(s, nama))
        rusak += map(_sebut, beda_hasil(s, RakInstrumen(koneksi), partial(maju, "menghitung ulang hasil final")))
        kejadian = s.scalar(select(func.count()).select_from(Riwayat)) or 0
        disebut = sorted(str(x) for x in s.scalars(select(Bukti.sha256).where(Bukti.sha256.is_not(None)).distinct()))
    baik = 0
    for n, sidik in enumerate(disebut):
        maju("memeriksa bukti", n, len(disebut))
        if not sidik_sah(sidik):
            rusak.append(f"Bukti menyebut berkas {sidik[:12]!r}, yang bukan sidik berkas.")
            continue
        try:
            peti.ambil(sidik)
            baik += 1
        except (BuktiHilang, BuktiRusak) as e:
            rusak.append(str(e))
    return Pemeriksaan(tuple(rusak), tuple(_yatim(peti, disebut)), kejadian, len(rantai), baik)


def _sebut(k: Kerusakan) -> str:
    nomor = "" if k.nomor is None else f" kejadian {k.nomor}"
    return f"riwayat {k.rantai}{nomor}: {k.pesan}"


def _periksa_basis_data(c: Connection) -> Iterator[str]:
    """Yield what SQLite finds in its own file; PostgreSQL offers no such check to a client."""
    if c.dialect.name != "sqlite":
        return
    for (pesan,) in c.exec_driver_sql("PRAGMA integrity_check(20)"):
        if pesan != "ok":
            yield f"berkas basis data: {pesan}"
    for tabel, baris, induk, _ in c.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"tabel {tabel} baris {baris} menunjuk {induk} yang tidak ada"


def _periksa_pemicu(c: Connection) -> Iterator[str]:
    """Yield the triggers that do not stand, or that do something else than they should."""
    ada = _pemicu(c)
    for nama, isi in sorted(_pemicu_baku(c).items()):
        if nama not in ada:
            yield f"pemicu {nama} tidak ada: tabelnya dapat diubah"
        elif ada[nama] != isi:
            yield f"pemicu {nama} bukan buatan aplikasi ini: tabelnya mungkin dapat diubah"


def _pemicu(c: Connection) -> dict[str, str]:
    """Return what each trigger on a table that only grows does, by name."""
    if c.dialect.name == "sqlite":
        semua = c.exec_driver_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {nama: isi for nama, tabel, isi in semua if tabel in HANYA_TAMBAH}
    cari = text(
        "SELECT t.tgname, concat_ws(' ', t.tgenabled, t.tgtype,"
        " t.tgqual IS NULL AND t.tgattr = '' AND p.prosrc ~ :tolak)"
        " FROM pg_trigger t JOIN pg_class k ON k.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " JOIN pg_namespace n ON n.oid = k.relnamespace"
        " WHERE n.nspname = current_schema() AND NOT t.tgisinternal AND k.relname = ANY(:tabel)"
    )
    isian = {"tabel": list(HANYA_TAMBAH), "tolak": r"^\s*BEGIN\s+RAISE\s+EXCEPTION\s"}
    return {str(nama): str(isi) for nama, isi in c.execute(cari, isian)}


_PG_BARIS: Final = 1 | 2 | 8 | 16
"""pg_trigger.tgtype: each row, before, DELETE, UPDATE."""

_PG_KOSONGKAN: Final = 2 | 32
"""pg_trigger.tgtype: before, TRUNCATE."""


def _pemicu_baku(c: Connection) -> dict[str, str]:
    """Return the triggers as this release makes them."""
    if c.dialect.name == "sqlite":
        contoh = create_engine("sqlite://")
        try:
            with contoh.connect() as kosong:
                Dasar.metadata.create_all(kosong)
                pasang_pemicu(kosong)
                return _pemicu(kosong)
        finally:
            contoh.dispose()
    jenis = {"baris": _PG_BARIS, "kosongkan": _PG_KOSONGKAN}
    return {f"{t}_tolak_{nama}": f"A {tipe} t" for t in HANYA_TAMBAH for nama, tipe in jenis.items()}


def _yatim(peti: Peti, disebut: list[str]) -> Iterator[str]:
    """Yield what lies in the chest without a row: uploads that were refused in the last moment, or under way."""
    yatim = {sidik: ukuran for sidik, ukuran in peti.semua().items() if sidik not in set(disebut)}
    if yatim:
        contoh = ", ".join(s[:12] for s in sorted(yatim)[:_RANTAI_DISEBUT])
        yield f"{len(yatim)} berkas bukti tidak disebut penilaian mana pun ({bita(sum(yatim.values()))}): {contoh}"
