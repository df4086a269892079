"""The option that gives a file at fault back with its faulty cells marked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penilaian.angka import ribuan
from penilaian.cli.tampilan import pesan
from penilaian.galat import GalatJawaban, GalatPemakaian

if TYPE_CHECKING:
    from penilaian.berkas import Sumber
    from penilaian.instrumen import Instrumen

OpsiTandai = Annotated[
    Path | None,
    typer.Option(
        "--tandai",
        metavar="KELUAR",
        help="Bila ada sel yang salah, tulis isi berkas ke KELUAR (.xlsx) dengan sel itu diwarnai dan diberi komentar.",
    ),
]


@contextmanager
def menandai(tujuan: Path | None, berkas: "Sumber", instrumen: str, versi: str | None) -> Iterator[None]:
    """Let a file be read; where cells of it are at fault write it to ``tujuan``, marked, and pass the faults on.

    Args:
        tujuan: None = nothing is written.
        berkas: the file that is read, or what was fetched.
        instrumen: folder or id.
        versi: that the file answers; None = the present one.

    Raises:
        GalatPemakaian: ``tujuan`` has another suffix or is the file itself.
    """
    if tujuan is None:
        yield
        return
    from penilaian.berkas import AKHIRAN_TANDA
    from penilaian.utuh import akhiran

    akhiran(tujuan, AKHIRAN_TANDA)
    if isinstance(berkas, str | Path) and tujuan.exists() and Path(berkas).exists() and tujuan.samefile(berkas):
        raise GalatPemakaian(f"{tujuan} adalah berkas yang dibaca; sebut nama lain untuk --tandai")
    try:
        yield
    except GalatJawaban as galat:
        _tulis(tujuan, berkas, _instrumen(instrumen, versi), galat)
        raise
    pesan.print(f"Tidak ada sel yang salah; {tujuan} tidak ditulis.", markup=False, soft_wrap=True)


def _tulis(tujuan: Path, berkas: "Sumber", ini: "Instrumen", galat: GalatJawaban) -> None:
    from penilaian.berkas import tandai

    banyak = 0
    try:
        banyak = tandai(berkas, ini, galat.temuan, tujuan)
    except GalatJawaban:  # what can't be read is told anyhow
        pass
    except GalatPemakaian as e:  # the faults are told all the same
        pesan.print(str(e), style="red", markup=False, soft_wrap=True)
        return
    if banyak:
        kabar = f"{ribuan(banyak)} sel ditandai di {tujuan}. Perbaiki di sana atau di berkas asalnya, lalu baca lagi."
    else:
        kabar = f"Tidak ada sel yang dapat ditandai; {tujuan} tidak ditulis."
    pesan.print(kabar, markup=False, soft_wrap=True)


def _instrumen(nama: str, versi: str | None) -> "Instrumen":
    from penilaian.muat import muat_instrumen, muat_versi

    return muat_instrumen(nama) if versi is None else muat_versi(nama, versi)
