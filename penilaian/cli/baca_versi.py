"""An answers file on the command line: read with the version that it answers, and carried over where that is asked."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from penilaian.angka import ribuan
from penilaian.galat import GalatJawaban, GalatMasukan, GalatPemakaian, Temuan

if TYPE_CHECKING:
    from penilaian.berkas import BacaanBerkas
    from penilaian.instrumen import Instrumen, Jembatan
    from penilaian.jawaban import Alihan, Jawaban
    from penilaian.survei import CaraBentrok

OpsiVersi = Annotated[
    str | None,
    typer.Option(
        "--versi-instrumen",
        metavar="VERSI",
        help="Versi instrumen yang dijawab berkas, misalnya 1.0.0; tanpa ini versi yang sekarang.",
    ),
]
OpsiPadankan = Annotated[
    bool,
    typer.Option(
        "--padankan", help="Bawa jawaban versi lama itu ke versi yang sekarang; yang tidak berpadanan menjadi kosong."
    ),
]


OpsiBentrok = Annotated[
    Literal["berhenti", "tahan", "ganti"],
    typer.Option(
        "--bentrok",
        help="Bila kiriman satu desa atau draf berbeda: berhenti, tahan (yang pertama, draf) atau ganti (terakhir).",
    ),
]


_SEKALI_LAGI: Final = 2.0
"""Seconds of processor time: a file that took more is not read once more to see whose it is."""


@dataclass(frozen=True)
class Dibaca:
    """A file that was read.

    Attributes:
        instrumen: that the answers belong to by now.
        jawaban: the answers, carried over where that was asked.
        bacaan: what the file held.
        alihan: what was carried over and what not; None where the answers stayed as they were.
    """

    instrumen: "Instrumen"
    jawaban: "Jawaban"
    bacaan: "BacaanBerkas"
    alihan: "Alihan | None"


def baca_versi(
    berkas: Path,
    instrumen: str,
    periode: str | None,
    versi: str | None,
    *,
    padankan: bool,
    bentrok: "CaraBentrok" = "berhenti",
) -> Dibaca:
    """Return the answers in a file, read with the version of the instrument that it answers.

    Args:
        berkas: the file.
        instrumen: folder or id.
        periode: of all rows, for a file without that column.
        versi: that the file answers; None = the present one. A file that answers another one is refused (B28).
        padankan: carry the answers over to the present version.
        bentrok: what to do where submissions of one village in an export of a survey differ.

    Raises:
        GalatJawaban, GalatInstrumen: the file, the instrument or the crosswalk is at fault.
        GalatPemakaian: no such instrument, version or crosswalk; ``padankan`` without an older version.
    """
    from penilaian.berkas import baca
    from penilaian.jawaban import alihkan
    from penilaian.muat import id_versi_lain, muat_instrumen, muat_versi
    from penilaian.survei import PembacaKiriman

    jembatan = jembatan_diminta(instrumen, versi, padankan=padankan)
    if jembatan is not None:
        ini = jembatan.dari
    else:
        ini = muat_instrumen(instrumen) if versi is None else muat_versi(instrumen, versi)
    lain = id_versi_lain(instrumen, ini.versi)
    pembaca = PembacaKiriman(ini, bentrok, versi_dipilih=versi is not None, versi_lain=lain)
    mulai = _prosesor()
    try:
        bacaan = baca(berkas, ini, periode, pembaca=pembaca, versi_lain=lain)
    except GalatJawaban as galat:
        if versi is not None or not {"B10", "B13"} & {t.kode for t in galat.temuan}:
            raise
        if _prosesor() - mulai > _SEKALI_LAGI:
            raise
        raise _dengan_instrumen_lain(galat, berkas, ini) from None
    if jembatan is None:
        return Dibaca(ini, bacaan.jawaban, bacaan, None)
    alihan = alihkan(jembatan, bacaan.jawaban)
    return Dibaca(jembatan.ke, alihan.jawaban, bacaan, alihan)


def _prosesor() -> float:
    """Return the seconds of processor time that this process and its workers have used."""
    return sum(os.times()[:4])


def jembatan_diminta(instrumen: str, versi: str | None, *, padankan: bool) -> "Jembatan | None":
    """Return the crosswalk from the version that a file answers to the present one, None where none is asked for.

    Raises:
        GalatInstrumen: it is at fault.
        GalatPemakaian: there is none, or no version was named.
    """
    from penilaian.muat import muat_jembatan

    if not padankan:
        return None
    if versi is None:
        raise GalatPemakaian("Sebutkan versi yang dijawab berkas: --versi-instrumen VERSI --padankan.")
    return muat_jembatan(instrumen, versi)


def _dengan_instrumen_lain(galat: GalatJawaban, berkas: Path, ini: "Instrumen") -> GalatJawaban:
    """Return what is wrong with a file: one finding (B13) where it is another instrument's, else as it was."""
    from penilaian.berkas import instrumen_cocok
    from penilaian.muat import daftar_instrumen, muat_instrumen

    kandidat = [ini]
    for id_ in daftar_instrumen():
        with suppress(GalatMasukan):  # one that is at fault itself is none to point at
            kandidat.append(muat_instrumen(id_))
    cocok = instrumen_cocok(berkas, kandidat)
    if cocok is None or cocok[0].id == ini.id:
        return galat
    lain, banyak = cocok
    pesan = f"berkas ini menjawab {ribuan(banyak)} pertanyaan {lain.sebutan} ({lain.pengenal}), bukan {ini.pengenal}"
    temuan = Temuan("kolom indikator", "B13", pesan, f"Sebutkan instrumennya: --instrumen {lain.pengenal}")
    return GalatJawaban([temuan], galat.hitungan)
