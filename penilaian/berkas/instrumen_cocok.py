"""Whose questions a file answers: told by its columns."""

from collections.abc import Iterable

from penilaian.berkas.kepala import kenali, sebutan_dikenal
from penilaian.instrumen import Instrumen
from penilaian.mentah import Pembaca, Sumber, baca_perintah


def instrumen_cocok(
    sumber: Sumber, kandidat: Iterable[Instrumen], *, pembaca: Pembaca = baca_perintah
) -> tuple[Instrumen, int] | None:
    """Return the instrument of which most questions have a column in a file, and how many; None where none has any.

    Args:
        sumber: a file that can be read.
        kandidat: the instruments that are tried; of equal ones the first.
        pembaca: how the bytes become rows.
    """
    cocok = []
    for instrumen in kandidat:
        kepala = kenali(pembaca(sumber, sebutan_dikenal(instrumen)), instrumen)
        if kepala.jawaban and "kode_desa" in kepala.kunci:
            cocok.append((instrumen, len(kepala.jawaban)))
    return max(cocok, key=lambda x: x[1], default=None)
