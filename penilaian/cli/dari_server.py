"""Options that name a survey server, and the file that they stand for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from penilaian.cli.tampilan import pesan
from penilaian.galat import GalatPemakaian

if TYPE_CHECKING:
    from penilaian.jemput import Kobo, Maju, Odk
    from penilaian.mentah import Sumber

KOBO_TOKEN: Final = "PENILAIAN_KOBO_TOKEN"  # noqa: S105  (the name of a variable)
ODK_SUREL: Final = "PENILAIAN_ODK_SUREL"
ODK_SANDI: Final = "PENILAIAN_ODK_SANDI"
ODK_TOKEN: Final = "PENILAIAN_ODK_TOKEN"  # noqa: S105
"""Environment variables with what opens a server; on the command line others of the machine would see it."""

OpsiKobo = Annotated[
    str | None,
    typer.Option("--kobo", metavar="URL", help=f"Ambil dari server KoboToolbox ini; tokennya dalam {KOBO_TOKEN}."),
]
OpsiOdk = Annotated[
    str | None,
    typer.Option("--odk", metavar="URL", help=f"Ambil dari ODK Central ini; akunnya dalam {ODK_SUREL}, {ODK_SANDI}."),
]
OpsiFormulir = Annotated[
    str | None, typer.Option("--formulir", metavar="ID", help="UID proyek KoboToolbox, atau id formulir ODK.")
]
OpsiProyek = Annotated[int | None, typer.Option("--proyek", metavar="N", help="Nomor proyek ODK Central.")]


def asal_berkas(
    berkas: Path | None, kobo: str | None, odk: str | None, formulir: str | None, proyek: int | None
) -> "Path | Kobo | Odk":
    """Return the file, or the form of a server, that a command was given; one of the two.

    Raises:
        GalatPemakaian: none or several, an option too many or too few, no secret in the environment.
    """
    if sum(x is not None for x in (berkas, kobo, odk)) != 1:
        boleh = "BERKAS, --kobo URL --formulir UID, atau --odk URL --proyek N --formulir ID"
        raise GalatPemakaian(f"Sebutkan satu saja: {boleh}.")
    if berkas is not None:
        if formulir is not None or proyek is not None:
            raise GalatPemakaian("--formulir dan --proyek hanya bersama --kobo atau --odk.")
        return berkas
    from penilaian.jemput import Kobo, Odk

    if formulir is None or (proyek is None) != (odk is None):
        perlu = "--kobo URL --formulir UID" if odk is None else "--odk URL --proyek N --formulir ID"
        raise GalatPemakaian(f"Tulis {perlu}.")
    if kobo is not None:
        return Kobo(kobo, formulir, _rahasia(KOBO_TOKEN))
    token = os.environ.get(ODK_TOKEN, "").strip()
    surel, sandi = ("", "") if token else (_rahasia(ODK_SUREL), _rahasia(ODK_SANDI))
    return Odk(f"{odk}", proyek or 0, formulir, surel, sandi, token)


def ambil(asal: "Path | Kobo | Odk", folder: Path) -> "Sumber":
    """Return the file to be read: that of a server is fetched, with a bar on a terminal.

    Args:
        asal: as ``asal_berkas`` returns it.
        folder: data folder, which keeps what is here when the line breaks.

    Raises:
        GalatJawaban, GalatPemakaian: as ``jemput``.
    """
    if isinstance(asal, Path):
        return asal
    from penilaian.jemput import jemput

    with _kemajuan() as maju:
        return jemput(asal, folder, maju)


def _rahasia(nama: str) -> str:
    isi = os.environ.get(nama, "").strip()
    if not isi:
        raise GalatPemakaian(f"variabel lingkungan {nama} belum diisi; isi sebelum menjalankan perintah ini")
    return isi


@contextmanager
def _kemajuan() -> "Iterator[Maju]":
    """Give a function that is told how far a fetch has come; a bar shows on a terminal and leaves nothing behind."""
    if not pesan.is_terminal:
        yield lambda langkah, selesai, dari: None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    kolom = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*kolom, console=pesan, transient=True) as bilah:
        tugas = bilah.add_task("menghubungi server", total=None)

        def maju(langkah: str, selesai: int, dari: int) -> None:
            bilah.update(tugas, description=langkah, completed=selesai, total=dari or None)

        yield maju
