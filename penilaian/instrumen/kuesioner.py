"""Questionnaires of respondents: what each person is asked, and how their answers become a village's value.

They stand beside an instrument, not in it: wording and keys may change while its hashes stay.
"""

from functools import cached_property
from string import ascii_lowercase
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from penilaian.instrumen.dasar import (
    Bilangan,
    IdIndikator,
    IdInstrumen,
    IdPilihan,
    Model,
    Tanggal,
    Teks,
    Versi,
    bila_ada,
)
from penilaian.instrumen.indikator import DasarHukum

TIDAK_TAHU: Final = "tidak_tahu"
"""Choice of who does not know, in every test; it counts as wrong."""

IdBentuk = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]+$")]
_Pilihan = Annotated[tuple[Teks, ...], Field(min_length=2, max_length=len(ascii_lowercase))]
_Bulat = Annotated[int, Field(ge=1)]


class Sah(Model):
    """How many people must have answered for the value to stand."""

    cara: Literal["krejcie_morgan", "sensus", "minimum"]
    """``krejcie_morgan``: so many as their table asks for, and ``paling_sedikit``; ``sensus``: a share of all;
    ``minimum``: ``paling_sedikit``, or all where there are fewer."""
    paling_sedikit: _Bulat | None = bila_ada()
    """People, whatever the population."""
    bagian: Annotated[Bilangan, Field(gt=0, le=1)] | None = bila_ada()
    """Share of the population, for ``sensus``."""
    alasan: Teks


class Mutu(Model):
    """A grade of service: the value from which on it holds."""

    huruf: Teks
    sejak: Bilangan
    sebutan: Teks


class SoalSkala(Model):
    """A statement or question with ranked answers."""

    id: IdIndikator
    pokok: Teks
    """What it is about, in a word or two."""
    pertanyaan: Teks
    pilihan: _Pilihan | None = bila_ada()
    """Answers from 1 on; without them those of the questionnaire."""
    arah: Literal["searah", "terbalik"] = "searah"
    """``terbalik``: who agrees most counts least."""


class SoalTes(Model):
    """A question with one right answer."""

    id: IdIndikator
    pokok: Teks
    pertanyaan: Teks
    pilihan: _Pilihan
    """Answers a, b, c …; *Tidak tahu* is added to each."""
    kunci: IdPilihan
    """Letter of the right answer; never printed in a form."""
    penjelasan: Teks
    """Why it is right, for who talks the test over afterwards."""
    sumber: Teks
    """Where that can be looked up."""


class BentukTes(Model):
    """One of several sets of questions on the same subjects."""

    id: IdBentuk
    soal: Annotated[tuple[SoalTes, ...], Field(min_length=1)]


class Tugas(Model):
    """Something to be done at a screen, judged by who watches."""

    id: IdIndikator
    pokok: Teks
    pertanyaan: Teks
    """What is to be done."""
    berhasil: Teks
    """When it counts as done."""
    sumber: Teks


class Lulus(Model):
    """What one person needs to pass."""

    benar: _Bulat
    """Right answers."""
    tugas: _Bulat | None = bila_ada()
    """Tasks done; without it none is needed."""
    alasan: Teks


class KuesionerDasar(Model):
    """What every questionnaire says."""

    instrumen: IdInstrumen
    versi: Versi
    """Of the instrument from which on it holds; the name of its folder."""
    indikator: IdIndikator
    """Whose value it makes; the name of its file."""
    nama: Teks
    pengantar: Teks
    """Read to each person before the first question."""
    responden: Teks
    """Who is asked."""
    populasi: Teks
    """What their number is a part of."""
    populasi_dari: IdIndikator | None = bila_ada()
    """The percentage whose denominator is that number: an export of the assessment's own form then tells it too."""
    status: Literal["usulan", "diuji"]
    keterangan_status: Teks
    tanggal: Tanggal | None = bila_ada()
    sah: Sah
    sumber: tuple[DasarHukum, ...] = ()
    catatan: Teks | None = bila_ada()


class KuesionerSkala(KuesionerDasar):
    """Ranked answers; the mean lies between the indicator's goalposts as it lies between the ends of the scale."""

    jenis: Literal["skala"]
    nilai: Literal["rata_rata"]
    rata: Literal["orang", "unsur"]
    """``orang``: mean of persons; ``unsur``: mean of the questions' means, each of equal weight."""
    pilihan: _Pilihan | None = bila_ada()
    """Answers of every question that has none of its own."""
    soal: Annotated[tuple[SoalSkala, ...], Field(min_length=1)]
    mutu: tuple[Mutu, ...] = ()
    """Grades, the best first."""

    def pilihan_soal(self, soal: SoalSkala) -> tuple[str, ...]:
        """Return the answers to one of its questions, from 1 on."""
        return soal.pilihan or self.pilihan or ()

    @property
    def tertinggi(self) -> int:
        """Return the number of the last answer, the same of every question."""
        return len(self.pilihan_soal(self.soal[0]))

    @cached_property
    def semua_id(self) -> tuple[str, ...]:
        """Return the ids of all that is asked."""
        return tuple(s.id for s in self.soal)


class KuesionerTes(KuesionerDasar):
    """Questions with a key, and tasks."""

    jenis: Literal["tes"]
    nilai: Literal["rata_rata", "bagian_lulus"]
    """``rata_rata``: mean share of right answers; ``bagian_lulus``: share of persons who pass (``lulus``)."""
    lulus: Lulus | None = bila_ada()
    bentuk: Annotated[tuple[BentukTes, ...], Field(min_length=1)]
    tugas: tuple[Tugas, ...] = ()

    @cached_property
    def semua_id(self) -> tuple[str, ...]:
        """Return the ids of all that is asked, in any of its forms."""
        return (*(s.id for b in self.bentuk for s in b.soal), *(t.id for t in self.tugas))


Kuesioner = Annotated[KuesionerSkala | KuesionerTes, Field(discriminator="jenis")]


def huruf_pilihan(soal: SoalTes) -> tuple[str, ...]:
    """Return the names of a question's answers, from a on."""
    return tuple(ascii_lowercase[: len(soal.pilihan)])
