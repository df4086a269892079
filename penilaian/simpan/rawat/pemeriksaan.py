"""Checking a store while others work: the database itself, its triggers, history, final results and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.orm import Session

from penilaian.angka import bita, ribuan
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.basis.milik import terbuka_bagi_lain
from penilaian.simpan.basis.tabel import Bukti, Riwayat
from penilaian.simpan.bukti import BuktiHilang, BuktiRusak, Peti
from penilaian.simpan.galat import GalatBasisData
from penilaian.simpan.pemeriksaan import (
    beda_hasil,
    periksa_rantai,
    sel_rusak,
    semua_rantai,
    tahan,
    tampak,
)
from penilaian.simpan.rawat.arsip import sidik_sah
from penilaian.simpan.rawat.bangunan import (
    rusak_berkas,
    rusak_kunci_asing,
    rusak_pemicu,
    rusak_susunan,
    tabel_model,
)
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.sisa import Sisa, cari_sisa
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
        sisa: what a restore, a backup or an upload that was killed has left behind.
    """

    kerusakan: tuple[str, ...]
    catatan: tuple[str, ...]
    kejadian: int
    rantai: int
    bukti: int
    sisa: tuple[Sisa, ...]


@dataclass(frozen=True, slots=True)
class IsiDiperiksa:
    """What a check found in the database alone.

    Attributes:
        kerusakan: what is wrong (Indonesian).
        kejadian: number of events.
        rantai: number of chains.
        bukti: hashes of evidence that the tables name.
    """

    kerusakan: tuple[str, ...]
    kejadian: int
    rantai: int
    bukti: tuple[str, ...]


def periksa_gudang(koneksi: Koneksi, peti: Peti, maju: Maju = diam) -> Pemeriksaan:
    """Check the whole store of an up-to-date revision.

    Raises:
        GalatBasisData: the database cannot be read at all; or its evidence lies far away, does not answer, and nothing
            else was found: that is no damage.
    """
    with koneksi.baca() as s:
        isi = periksa_isi(s, RakInstrumen(koneksi), maju)
        sisa = cari_sisa(koneksi, peti, s.connection())
    rusak, baik = list(isi.kerusakan), 0
    for n, sidik in enumerate(isi.bukti):
        maju("memeriksa bukti", n, len(isi.bukti))
        if not sidik_sah(sidik):
            rusak.append(tampak(f"Bukti menyebut berkas {sidik[:12]!r}, yang bukan sidik berkas."))
            continue
        try:
            peti.ambil(sidik)
            baik += 1
        except (BuktiHilang, BuktiRusak) as e:
            rusak.append(str(e))
        except GalatBasisData as e:
            if peti.lokal is None and not rusak:
                raise
            rusak.append(str(e))
            if peti.lokal is None:  # far away: one that is silent would be so for every file
                rusak.append(f"{ribuan(len(isi.bukti) - n - 1)} berkas bukti sesudahnya belum diperiksa.")
                break
    catatan = [terbuka] if (terbuka := terbuka_bagi_lain(koneksi.folder)) else []
    try:
        catatan += _yatim(peti, isi.bukti)
    except GalatBasisData as e:
        if peti.lokal is None and not rusak:
            raise
        rusak.append(str(e))
    return Pemeriksaan(tuple(rusak), tuple(catatan), isi.kejadian, isi.rantai, baik, sisa)


def periksa_isi(s: Session, rak: RakInstrumen, maju: Maju = diam) -> IsiDiperiksa:
    """Check the database of an up-to-date revision, of one snapshot. What cannot be read is a finding too."""
    c = s.connection()
    maju("memeriksa basis data", 0, 0)
    rusak = [*periksa_berkas(c, maju)]
    for apa, periksa in (("susunan tabel", rusak_susunan), ("pemicu", rusak_pemicu)):
        rusak += tahan(c, periksa(c), partial(_tak_terperiksa, apa))
    rantai = [n for n in tahan(c, semua_rantai(s), lambda sebab: "") if n]
    for n, nama in enumerate(rantai):
        maju("memeriksa riwayat", n, len(rantai))
        rusak += map(str, periksa_rantai(s, nama))
    hasil = map(str, beda_hasil(s, rak, partial(maju, "menghitung ulang hasil final")))
    rusak += tahan(c, hasil, partial(_tak_terperiksa, "hasil final"))
    (kejadian,) = tahan(c, _hitung(s), lambda sebab: 0)
    bukti = tahan(c, _disebut(s), lambda sebab: "")
    disebut = sorted(b for b in bukti if b)
    return IsiDiperiksa(tuple(map(tampak, rusak)), kejadian, len(rantai), tuple(disebut))


def periksa_berkas(c: Connection, maju: Maju = diam) -> Iterator[str]:
    """Yield what is wrong with the file and with single cells and keys; of a database of any revision."""
    yield from tahan(c, rusak_berkas(c), partial(_tak_terperiksa, "berkas basis data"))
    (tabel,) = tahan(c, (tabel_model(c) for _ in range(1)), lambda sebab: list[Table]())
    if not tabel:
        yield "daftar tabelnya tidak terbaca"
    for n, t in enumerate(tabel):
        maju(f"memeriksa tabel {t.name}", n, len(tabel))
        yield from tahan(c, sel_rusak(c, t), partial(_tak_terperiksa, f"tabel {t.name}"))
        yield from tahan(c, rusak_kunci_asing(c, t), partial(_tak_terperiksa, f"kunci asing tabel {t.name}"))


def _tak_terperiksa(apa: str, sebab: str) -> str:
    return f"{apa} tidak dapat diperiksa: {sebab}"


def _hitung(s: Session) -> Iterator[int]:
    yield s.scalar(select(func.count()).select_from(Riwayat)) or 0


def _disebut(s: Session) -> Iterator[str]:
    yield from map(str, s.scalars(select(Bukti.sha256).where(Bukti.sha256.is_not(None)).distinct()))


def _yatim(peti: Peti, disebut: tuple[str, ...]) -> Iterator[str]:
    """Yield what lies in the chest without a row: uploads that were refused in the last moment, or under way."""
    yatim = {sidik: ukuran for sidik, ukuran in peti.semua().items() if sidik not in set(disebut)}
    if yatim:
        contoh = ", ".join(s[:12] for s in sorted(yatim)[:_RANTAI_DISEBUT])
        ukuran = bita(sum(yatim.values()))
        yield f"{ribuan(len(yatim))} berkas bukti tidak disebut penilaian mana pun ({ukuran}): {contoh}"
