"""Exit status of every command: 0 good, 1 input or store at fault, 2 misuse."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from penilaian.cli.tampilan import pesan, tampilkan_temuan
from penilaian.galat import GalatMasukan, GalatPemakaian, GalatSimpan


@contextmanager
def galat_jadi_status() -> Iterator[None]:
    """Turn what input or store refuse into messages and exit status 1, misuse into status 2."""
    try:
        yield
    except GalatMasukan as galat:
        tampilkan_temuan(galat.temuan, galat.hitungan)
        raise typer.Exit(1) from None
    except GalatSimpan as galat:
        pesan.print(galat.lengkap, style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except GalatPemakaian as galat:
        pesan.print(str(galat), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(2) from None
