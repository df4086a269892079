"""Links and files that submissions bring as evidence: made ready before the lock, added behind it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian.galat import GalatMasukan
from penilaian.instrumen import Instrumen
from penilaian.mentah import Sumber, Unggahan
from penilaian.simpan.basis.hak import Pelaku
from penilaian.simpan.basis.tabel import Bukti, Penilaian, Rantai, sekarang
from penilaian.simpan.bukti import (
    BATAS_FOTO,
    ArsipUnggahan,
    GalatBukti,
    Keterangan,
    bakukan_tautan,
    siapkan_berkas,
    tambah_bukti,
)
from penilaian.simpan.galat import GalatSimpan
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.laporan import DesaImpor, PilihanImpor
from penilaian.survei import BerkasLampiran, Pengiriman, TakDiambil, TakTerlampir

TANPA_LAMPIRAN: Final = "berkasnya tidak ikut (unggah ZIP lampirannya juga; pada baris perintah: --lampiran)"


SelBukti = tuple[int, str]
"""Row of a submission and name in the form of what it brings as evidence."""


class BuktiSiap(NamedTuple):
    """A link, or a file that lies in the chest, of one question of one submission; ``sel`` is its name in the form."""

    indikator: str
    kiriman: Pengiriman
    sel: str
    tautan: str = ""
    sidik: str = ""
    nama: str = ""
    tipe: str = ""
    ukuran: int = 0

    @property
    def sebutan(self) -> str:
        """What it is called in a message."""
        return f"{self.kiriman.kode_desa} {self.indikator} {self.tautan or self.nama}"


class BuktiBaris(NamedTuple):
    """What became ready of one row, and what did not.

    ``hilang`` are files that may come later, ``cacat`` photos that are damaged and kept as far as they are read.
    """

    siap: tuple[BuktiSiap, ...]
    tidak: tuple[TakDiambil, ...]
    hilang: frozenset[SelBukti]
    cacat: tuple[str, ...] = ()


TANPA_BUKTI: Final = BuktiBaris((), (), frozenset())


def banyak_bukti(b: Baris) -> int:
    """Return how many links and files a row's submissions bring that they did not bring before."""
    return sum(1 for _ in _disebut(b))


def berbukti(baris: Sequence[Baris], desa: Sequence[DesaImpor]) -> list[int]:
    """Return the positions of the rows that are taken and name evidence."""
    return [n for n, (b, d) in enumerate(zip(baris, desa, strict=True)) if not d.sebab and banyak_bukti(b)]


def tempat_lampiran(sumber: Sumber, pilihan: PilihanImpor) -> list[Path | Unggahan]:
    """Return where files that submissions name are looked for: what was named, and an archive that is read itself."""
    tempat: list[Path | Unggahan] = [] if pilihan.lampiran is None else [pilihan.lampiran]
    if isinstance(sumber, Unggahan):
        tempat += [sumber] if sumber.nama.lower().endswith(".zip") else []
    elif Path(sumber).suffix.lower() == ".zip":
        tempat.append(Path(sumber))
    return tempat


@contextmanager
def buka_lampiran(tempat: Sequence[Path | Unggahan], bersama: Collection[str] = ()) -> Iterator[BerkasLampiran]:
    """Open attachments as ``BerkasLampiran`` has them."""
    with ExitStack() as tumpuk:
        buka = [tumpuk.enter_context(ArsipUnggahan(x)) if isinstance(x, Unggahan) else x for x in tempat]
        yield tumpuk.enter_context(BerkasLampiran(buka, BATAS_FOTO, bersama))


def siapkan_bukti(b: Baris, lampiran: BerkasLampiran | None, taruh: Callable[[bytes], str]) -> BuktiBaris:
    """Return what a row's submissions bring as evidence, each file opened with care and laid into the chest.

    Args:
        b: the row.
        lampiran: where the files are, None where nobody said.
        taruh: keeps bytes and returns their hash.
    """
    siap, tidak, hilang, cacat = list[BuktiSiap](), list[TakDiambil](), set[SelBukti](), list[str]()
    for id_, apa, isi, k in _disebut(b):
        sebutan, sel = f"{b.awal.kode_desa} {id_} {isi}", f"{id_}_{apa}"
        if apa != "tautan":
            hilang.add((k.baris, sel))
        try:
            if apa == "tautan":
                siap.append(BuktiSiap(id_, k, sel, tautan=bakukan_tautan(isi)))
            elif lampiran is None:
                tidak.append(TakDiambil(sebutan, TANPA_LAMPIRAN))
            else:
                berkas = siapkan_berkas(isi, lampiran.baca(isi, (k.akar, k.versi)), selamatkan=True)
                sidik = taruh(berkas.isi)
                siap.append(BuktiSiap(id_, k, sel, "", sidik, berkas.nama, berkas.tipe, len(berkas.isi)))
                hilang.discard((k.baris, sel))
                cacat += [sebutan] if berkas.cacat else []
        except TakTerlampir as e:
            tidak.append(TakDiambil(sebutan, str(e)))
        except (GalatBukti, GalatSimpan) as e:
            tidak.append(TakDiambil(sebutan, _sebab(e)))
    return BuktiBaris(tuple(siap), tuple(tidak), frozenset(hilang), tuple(cacat))


def tambahkan(
    s: Session, kepala: Rantai, p: Penilaian, pelaku: Pelaku, instrumen: Instrumen, semua: Sequence[BuktiSiap]
) -> tuple[list[tuple[int, BuktiSiap]], list[TakDiambil]]:
    """Add evidence behind the assessment's lock; what stands there already is not added again.

    Returns:
        Number and source of each piece that was added; what could not be.
    """
    ada = {
        (b.indikator, b.sha256 or b.tautan)
        for b in s.scalars(select(Bukti).where(Bukti.penilaian_id == p.id, Bukti.dihapus.is_(None)))
    }
    jadi, tidak = list[tuple[int, BuktiSiap]](), list[TakDiambil]()
    for siap in semua:
        indikator = instrumen.per_id.get(siap.indikator)
        if indikator is None or (siap.indikator, siap.sidik or siap.tautan) in ada:
            continue
        ada.add((siap.indikator, siap.sidik or siap.tautan))
        if siap.tautan:
            b = Bukti(jenis="tautan", tautan=siap.tautan)
        else:
            rinci = {"nama_asal": siap.nama, "tipe": siap.tipe, "ukuran": siap.ukuran}
            b = Bukti(jenis="berkas", sha256=siap.sidik, **rinci)
        try:
            keterangan = Keterangan(_hari(siap.kiriman.dikirim, p.zona_waktu))
            jadi.append((tambah_bukti(s, kepala, p, pelaku, indikator, b, keterangan), siap))
        except GalatBukti as e:
            tidak.append(TakDiambil(siap.sebutan, _sebab(e)))
    return jadi, tidak


def _disebut(b: Baris) -> Iterator[tuple[str, str, str, Pengiriman]]:
    """Yield question, kind, text and submission of each link and file that is new in a row's submissions."""
    for k in b.kiriman:
        for nama, isi in k.berubah.items():
            id_, _, apa = nama.rpartition("_")
            if isi and apa in {"foto", "berkas", "tautan"}:
                yield id_, apa, isi, k


def _hari(waktu: datetime | None, zona: str) -> date | None:
    """Return the day in the village on which a server got evidence, None (today) where it does not say or is ahead."""
    if waktu is None or waktu > sekarang():
        return None
    return waktu.astimezone(ZoneInfo(zona)).date()


def _sebab(galat: GalatMasukan | GalatSimpan) -> str:
    return galat.temuan[0].pesan if isinstance(galat, GalatMasukan) else str(galat).rstrip(".")
