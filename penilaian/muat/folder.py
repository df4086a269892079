"""Which folder a caller means by an instrument, and the files in it."""

from pathlib import Path

from penilaian.galat import GalatPemakaian
from penilaian.instrumen import kunci_urut
from penilaian.terkirim import terkirim

KEPALA = "instrumen.yaml"
"""The file that makes a folder an instrument."""

AKHIRAN = {".yaml", ".yml"}


def daftar_instrumen() -> tuple[str, ...]:
    """Return the ids of the shipped instruments in alphabetical order."""
    return tuple(sorted(kepala.parent.name for kepala in terkirim("indikator").glob(f"*/{KEPALA}")))


def folder_instrumen(folder: str | Path) -> Path:
    """Return the folder meant by ``folder``: a path, or the id of a shipped instrument.

    A folder that holds ``instrumen.yaml`` wins over an id of the same name, and the id over a folder without one.

    Raises:
        GalatPemakaian: neither a folder nor an id; the shipped ids are named.
    """
    jalan = Path(folder)
    if (jalan / KEPALA).is_file():
        return jalan
    if str(folder) in daftar_instrumen():
        asal = terkirim("indikator", str(folder))
        return asal.relative_to(Path.cwd()) if asal.is_relative_to(Path.cwd()) else asal
    if jalan.is_dir():
        return jalan
    if jalan.is_file():
        raise GalatPemakaian(f"'{folder}' adalah berkas. Sebutkan foldernya: {jalan.parent}")
    raise GalatPemakaian(
        f"Instrumen '{folder}' tidak ditemukan. Sebutkan folder yang berisi {KEPALA}, "
        f"atau salah satu bawaan: {', '.join(daftar_instrumen()) or '(tidak ada)'}"
    )


def berkas_indikator(folder: Path) -> list[Path]:
    """Return every YAML file below ``folder`` that holds an indicator, ``P2`` before ``P10``.

    Left out are the head (also under a wrong suffix), other suffixes, and hidden files and folders.
    """
    return sorted(
        (
            jalan
            for jalan in folder.rglob("*")
            if jalan.suffix.lower() in AKHIRAN
            and jalan.is_file()
            and not (jalan.parent == folder and jalan.stem.lower() == Path(KEPALA).stem)
            and not any(bagian.startswith(".") for bagian in jalan.relative_to(folder).parts)
        ),
        key=lambda jalan: kunci_urut(jalan.relative_to(folder).as_posix()),
    )
