"""Photos and files that were attached to submissions: found by the name in a cell, in folders and archives.

A name from a cell is only compared with the names that are there; it never becomes a path.
"""

import os
import re
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple, Protocol, Self

import numpy as np

from penilaian.angka import bita, ribuan
from penilaian.galat import GalatPemakaian, Temuan, sebab_sistem
from penilaian.mentah import Lembar
from penilaian.paket import BATAS_BAGIAN, RUSAK, Berlebihan, periksa_paket, sebab_rusak
from penilaian.survei.baris_kiriman import ringkas_kata, tanda_kiriman, teks_kolom
from penilaian.survei.kolom_form import KolomForm

BATAS_ISI: Final = 4_000_000_000
"""Bytes of all parts of an archive, inflated; each is read only when a cell names it."""

BATAS_NAMA: Final = 200_000
"""Files in a folder and below it."""


_KOBO: Final = "attachments"
"""Below this Kobo keeps a folder a submission, perhaps below one a form."""

_UUID: Final = re.compile(r"(?:uuid:?)?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


class TakTerlampir(ValueError):
    """A file that a cell names is not there, or cannot be told from others; the message says so (Indonesian)."""


class ArsipAsing(Protocol):
    """An archive that this process does not open itself."""

    nama: str

    def daftar(self, urai: int, /) -> Sequence[str]:
        """Return its files. Berlebihan for more than ``urai`` bytes when inflated; else raises as ``RUSAK`` says."""

    def isi(self, jalan: str, batas: int, /) -> bytes:
        """Return the first bytes of one of them. Raises as ``RUSAK`` says."""


class _Letak(NamedTuple):
    jalan: str
    sumber: "Path | zipfile.ZipFile | ArsipAsing"


class BerkasLampiran:
    """What lies in folders and archives, by name."""

    def __init__(self, tempat: Sequence[Path | ArsipAsing], batas: int, bersama: Collection[str] = ()) -> None:
        """Look at what is there; nothing is opened yet.

        Args:
            tempat: folders, with all below them, and ZIP archives; those of strangers are open already.
            batas: bytes of one file that are read at most; one more tells that it has more.
            bersama: names that several submissions give (``nama_bersama``): only the folder tells whose such a file is.

        Raises:
            GalatPemakaian: a place is neither, cannot be read, or holds more than is looked through.
        """
        self._batas, self._tumpuk, self._bersama = batas, ExitStack(), frozenset(bersama)
        self._per_nama: dict[str, list[_Letak]] = {}
        try:
            for satu in tempat:
                for jalan, sumber in self._isi(satu):
                    self._per_nama.setdefault(_baku(PurePosixPath(jalan).name), []).append(_Letak(jalan, sumber))
        except BaseException:
            self._tumpuk.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tumpuk.close()

    def baca(self, nama: str, penanda: Collection[str]) -> bytes:
        """Return the bytes of a file.

        Args:
            nama: as a cell names it.
            penanda: uuids of the submission; a file below a folder named so is its own. What lies below the folder of
                another submission never is.

        Raises:
            TakTerlampir: there is none, or several, or it cannot be read.
        """
        ini = _baku_akhir(nama)
        ada = self._per_nama.get(ini, [])
        milik = [x for x in ada if any(p and p in PurePosixPath(x.jalan).parts for p in penanda)]
        pilihan = milik or [x for x in ada if not _milik_kiriman(x.jalan)]
        if not pilihan and ada:
            raise TakTerlampir("berkas bernama itu dalam lampiran milik kiriman lain")
        if not pilihan:
            raise TakTerlampir("berkasnya tidak ada dalam lampiran")
        if not milik and ini in self._bersama:
            raise TakTerlampir(
                "nama berkasnya disebut beberapa kiriman, jadi tidak diketahui milik siapa; taruh berkasnya dalam "
                "folder bernama uuid kirimannya"
            )
        if len(pilihan) > 1:
            raise TakTerlampir(f"ada {ribuan(len(pilihan))} berkas bernama sama dalam lampiran")
        try:
            return self._buka(pilihan[0])
        except RUSAK as e:
            raise TakTerlampir(f"berkasnya tidak terbaca: {sebab_rusak(e)}") from None

    def _buka(self, letak: _Letak) -> bytes:
        if isinstance(letak.sumber, zipfile.ZipFile):
            with letak.sumber.open(letak.jalan) as arus:
                return arus.read(self._batas + 1)
        if not isinstance(letak.sumber, Path):
            return letak.sumber.isi(letak.jalan, self._batas + 1)
        with (letak.sumber / letak.jalan).open("rb") as arus:
            return arus.read(self._batas + 1)

    def _isi(self, tempat: Path | ArsipAsing) -> Iterator[_Letak]:
        nama = tempat.name if isinstance(tempat, Path) else tempat.nama
        try:
            if not isinstance(tempat, Path):
                yield from (_Letak(jalan, tempat) for jalan in tempat.daftar(BATAS_ISI))
                return
            if tempat.is_dir():
                yield from _isi_folder(tempat)
                return
            arsip = self._tumpuk.enter_context(zipfile.ZipFile(tempat))
            periksa_paket(arsip, tempat.stat().st_size, urai=BATAS_ISI)
        except Berlebihan as e:
            pesan = f"Lampiran {nama}: isinya {bita(e.urai)}, atau lebih dari {ribuan(BATAS_BAGIAN)} berkas."
            bagi = isinstance(tempat, Path)
            saran = "Keluarkan dahulu ke folder, lalu sebut foldernya." if bagi else "Bagi menjadi beberapa ZIP."
            raise GalatPemakaian(f"{pesan} {saran}") from None
        except FileNotFoundError:
            raise GalatPemakaian(f"Lampiran {tempat} tidak ada; sebut folder atau arsip ZIP.") from None
        except OSError as e:
            raise GalatPemakaian(f"Lampiran {tempat} tidak terbaca: {sebab_sistem(e)}.") from None
        except RUSAK as e:
            raise GalatPemakaian(f"Lampiran {nama} bukan folder atau arsip ZIP: {sebab_rusak(e)}.") from None
        yield from (_Letak(b.filename, arsip) for b in arsip.infolist() if not b.is_dir())


def _isi_folder(folder: Path) -> Iterator[_Letak]:
    """Yield the files below a folder; links lead nowhere."""
    banyak = 0
    for akar, _, nama in os.walk(folder):
        for satu in nama:
            jalur = Path(akar) / satu
            if jalur.is_symlink() or not jalur.is_file():
                continue
            banyak += 1
            if banyak > BATAS_NAMA:
                pesan = f"Lampiran {folder}: lebih dari {ribuan(BATAS_NAMA)} berkas."
                raise GalatPemakaian(f"{pesan} Sebut folder yang lebih kecil.")
            yield _Letak(jalur.relative_to(folder).as_posix(), folder)


def _milik_kiriman(jalan: str) -> bool:
    """Return whether a file lies below a folder of one submission: ``…/attachments/…/uuid/name``, as Kobo packs it."""
    folder = PurePosixPath(jalan).parts[:-1]
    return any(_UUID.fullmatch(satu) for satu in folder) or _KOBO in folder[:-1]


def nama_bersama(lembar: Lembar, kolom: KolomForm) -> frozenset[str]:
    """Return the names of files that more than one submission of an export gives, also one that is not used."""
    letak = [k for n, k in kolom.nama.items() if n.endswith(("_foto", "_berkas"))]
    akar = tanda_kiriman(lembar, kolom)["akar"].to_numpy(dtype=object)
    milik: dict[str, str | int] = {}
    bersama = set[str]()
    for k in letak:
        isi = teks_kolom(lembar, k)
        for n in np.flatnonzero(isi != ""):
            pemilik = akar[n] or int(n)
            if milik.setdefault(nama := _baku_akhir(isi[n]), pemilik) != pemilik:
                bersama.add(nama)
    return frozenset(bersama)


def _baku_akhir(nama: str) -> str:
    return _baku(re.split(r"[/\\]", nama)[-1])


def _baku(nama: str) -> str:
    """Return a name as Kobo changes it when it keeps a file, in one case."""
    return re.sub(r"\s+", "_", nama.strip()).casefold()


class TakDiambil(NamedTuple):
    """Evidence of a submission that is not taken: what it is, and why (Indonesian)."""

    sebutan: str
    sebab: str


def sebut_tak_diambil(semua: Sequence[TakDiambil]) -> list[Temuan]:
    """Return warnings about evidence that is not taken, one for each reason."""
    per_sebab: dict[str, list[str]] = {}
    for satu in semua:
        per_sebab.setdefault(satu.sebab, []).append(satu.sebutan)
    saran = "Jawabannya tetap masuk; lampirkan buktinya di Isi Penilaian."
    return [
        Temuan(
            "bukti kiriman",
            "S14",
            f"{ribuan(len(sebutan))} bukti tidak diambil, {sebab}: {ringkas_kata(sebutan, panjang=60)}",
            saran,
            "peringatan",
        )
        for sebab, sebutan in per_sebab.items()
    ]


def sebut_foto_cacat(sebutan: Sequence[str]) -> list[Temuan]:
    """Return the warning about photos that are damaged and kept as far as they could be read."""
    if not sebutan:
        return []
    pesan = (
        f"{ribuan(len(sebutan))} foto tidak utuh, yang terbaca disimpan; mintalah berkas aslinya: "
        f"{ringkas_kata(sebutan, panjang=60)}"
    )
    saran = "Lampirkan foto yang utuh di Isi Penilaian, lalu tarik yang ini."
    return [Temuan("bukti kiriman", "S16", pesan, saran, "peringatan")]
