"""Which folder a caller means by an instrument, and the files in it."""

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from penilaian.galat import GalatPemakaian
from penilaian.instrumen import kunci_urut
from penilaian.muat.baca_naskah import baca_naskah
from penilaian.terkirim import terkirim

KEPALA = "instrumen.yaml"
"""The file that makes a folder an instrument."""

AKHIRAN = {".yaml", ".yml"}

VERSI, PADANAN = "versi", "padanan"
"""Folders right below an instrument that hold no indicators of it: older versions kept whole, crosswalks from them."""

_NOMOR_VERSI: Final = re.compile(r"\d+\.\d+\.\d+")


VARIABEL_INSTRUMEN: Final = "PENILAIAN_INSTRUMEN"
"""Folders of further instruments and additions, separated as in PATH."""


class Pengenal(NamedTuple):
    """What the head of a folder says of itself.

    Attributes:
        id: ``""`` where it has none that can be read.
        menambah: the instrument that it adds to; None where it is no addition.
    """

    id: str
    menambah: str | None


def daftar_instrumen() -> tuple[str, ...]:
    """Return the ids of the instruments and additions at hand: shipped ones, then those of ``PENILAIAN_INSTRUMEN``.

    Raises:
        GalatPemakaian: ``PENILAIAN_INSTRUMEN`` names a folder that is none of them, or an id is there twice.
    """
    return (*sorted(_terkirim()), *_dari_luar())


def daftar_luar() -> tuple[str, ...]:
    """Return the ids that ``PENILAIAN_INSTRUMEN`` adds. GalatPemakaian as above."""
    return tuple(_dari_luar())


def folder_instrumen(folder: str | Path) -> Path:
    """Return the folder meant by ``folder``: a path, or the id of an instrument or addition at hand.

    A folder that holds ``instrumen.yaml`` wins over an id of the same name, and the id over a folder without one.

    Raises:
        GalatPemakaian: neither a folder nor an id; the ids at hand are named.
    """
    jalan = Path(folder)
    if (jalan / KEPALA).is_file():
        return jalan
    if str(folder) not in daftar_instrumen():
        if jalan.is_dir():
            return jalan
        if jalan.is_file():
            raise GalatPemakaian(f"'{folder}' adalah berkas. Sebutkan foldernya: {jalan.parent}")
    return folder_bernama(str(folder))


def folder_resmi(folder: str | Path) -> Path:
    """Return the folder of the instrument itself: the one that an addition adds to, else that meant by ``folder``.

    Raises:
        GalatPemakaian: no such folder or id, or an addition to an instrument that is not at hand.
    """
    asal = folder_instrumen(folder)
    menambah = pengenal(asal).menambah
    return asal if menambah is None else folder_bernama(menambah)


def folder_bernama(id_: str) -> Path:
    """Return the folder of an instrument at hand by its id alone, whatever lies here. GalatPemakaian as above."""
    if (asal := _terkirim().get(id_)) is not None:
        return asal.relative_to(Path.cwd()) if asal.is_relative_to(Path.cwd()) else asal
    if id_ in (luar := _dari_luar()):
        return luar[id_]
    raise GalatPemakaian(
        f"Instrumen '{id_}' tidak ditemukan. Sebutkan folder yang berisi {KEPALA}, "
        f"atau salah satu yang ada: {', '.join(daftar_instrumen()) or '(tidak ada)'}"
    )


def pengenal(asal: Path) -> Pengenal:
    """Return what the head of a folder says of itself; nothing where there is no head."""
    kepala = asal / KEPALA
    return _pengenal(kepala, kepala.stat().st_mtime_ns) if kepala.is_file() else Pengenal("", None)


@lru_cache(maxsize=64)
def _pengenal(kepala: Path, ubahan: int) -> Pengenal:
    naskah, _ = baca_naskah(kepala, KEPALA, kepala.as_posix())
    menambah = (naskah.teks("menambah") or "") if "menambah" in naskah.data else None
    return Pengenal(naskah.teks("id") or "", menambah)


def _terkirim() -> dict[str, Path]:
    return {kepala.parent.name: kepala.parent for kepala in terkirim("indikator").glob(f"*/{KEPALA}")}


def _dari_luar() -> dict[str, Path]:
    """Return the folders that ``PENILAIAN_INSTRUMEN`` names, by id: each an instrument, or a shelf of them."""
    semua: dict[str, Path] = {}
    for tulisan in filter(None, map(str.strip, os.environ.get(VARIABEL_INSTRUMEN, "").split(os.pathsep))):
        jalan = Path(tulisan).absolute()
        isi = [jalan] if (jalan / KEPALA).is_file() else [x for x in _isi(jalan) if (x / KEPALA).is_file()]
        if not isi:
            ada = "tidak ada" if not jalan.is_dir() else f"tidak memuat {KEPALA}"
            raise GalatPemakaian(f"{VARIABEL_INSTRUMEN} menyebut folder {jalan}, yang {ada}. Perbaiki nama foldernya.")
        for satu in isi:
            id_ = pengenal(satu).id or satu.name
            if (dulu := (_terkirim() | semua).get(id_)) is not None:
                raise GalatPemakaian(
                    f"Id instrumen '{id_}' dipakai dua kali: di {dulu} dan di {satu} ({VARIABEL_INSTRUMEN}). "
                    f"Beri id lain pada {satu / KEPALA}, atau hapus foldernya dari {VARIABEL_INSTRUMEN}."
                )
            semua[id_] = satu
    return semua


def berkas_indikator(folder: Path) -> list[Path]:
    """Return every YAML file below ``folder`` that holds an indicator, ``P2`` before ``P10``.

    Left out are the head (also under a wrong suffix), other suffixes, hidden files and folders, older versions and
    crosswalks.
    """
    return sorted(
        (
            jalan
            for jalan in folder.rglob("*")
            if jalan.suffix.lower() in AKHIRAN
            and jalan.is_file()
            and not (jalan.parent == folder and jalan.stem.lower() == Path(KEPALA).stem)
            and not any(bagian.startswith(".") for bagian in jalan.relative_to(folder).parts)
            and jalan.relative_to(folder).parts[0] not in {VERSI, PADANAN}
        ),
        key=lambda jalan: kunci_urut(jalan.relative_to(folder).as_posix()),
    )


def nomor_versi(nama: str) -> tuple[int, ...]:
    """Return a version's numbers, to be ordered by; empty where ``nama`` is no version."""
    return tuple(map(int, nama.split("."))) if _NOMOR_VERSI.fullmatch(nama) else ()


def daftar_versi(folder: str | Path) -> tuple[str, ...]:
    """Return the older versions that are kept with an instrument (a path or an id), oldest first.

    Those of an addition are those of the instrument that it adds to.

    Raises:
        GalatPemakaian: no such folder and no such shipped instrument.
    """
    ada = [x.name for x in _isi(folder_resmi(folder) / VERSI) if (x / KEPALA).is_file()]
    return tuple(sorted((v for v in ada if nomor_versi(v)), key=nomor_versi))


def folder_lama(asal: Path) -> list[Path]:
    """Return the folders in which ``asal`` keeps older versions, whatever they are called."""
    return [x for x in _isi(asal / VERSI) if x.is_dir()]


def berkas_padanan(asal: Path) -> list[Path]:
    """Return the crosswalks of an instrument's folder."""
    return [x for x in _isi(asal / PADANAN) if x.suffix.lower() in AKHIRAN and x.is_file()]


def id_indikator(asal: Path) -> frozenset[str]:
    """Return the ids of a sound instrument's indicators, from the names of their files (``P01-situs.yaml``)."""
    return frozenset(jalan.stem.partition("-")[0] for jalan in berkas_indikator(asal))


def id_semua_versi(asal: Path) -> frozenset[str]:
    """Return the ids of the indicators of an instrument and of the older versions that it keeps."""
    return frozenset().union(*map(id_indikator, (asal, *folder_lama(asal))))


def _isi(folder: Path) -> list[Path]:
    """Return what lies in a folder, ``1.9.0`` before ``1.10.0``; nothing where there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted((x for x in folder.iterdir() if not x.name.startswith(".")), key=lambda x: kunci_urut(x.name))
