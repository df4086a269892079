"""What to prepare before an assessment: whom to ask, what to have at hand, how long it takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from penilaian.angka import ribuan
from penilaian.instrumen import Indikator, Instrumen
from penilaian.narasi.ejaan import awal_besar
from penilaian.narasi.waktu import lama

SEBUTAN_TEMPAT: Final[Mapping[str, str]] = {
    "meja": "sebelum kunjungan",
    "kantor": "di kantor",
    "warga": "di antara warga",
}
"""Where a question is checked."""


@dataclass(frozen=True)
class Bahan:
    """What is prepared together.

    Attributes:
        nama: whom it is for: a person, or a stage.
        soal: its questions, in the instrument's order.
    """

    nama: str
    soal: tuple[Indikator, ...]

    @property
    def menit(self) -> int:
        """Minutes that checking takes, as far as the instrument says."""
        return sum(i.waktu_menit or 0 for i in self.soal)

    @property
    def banyak(self) -> str:
        """How many questions, and how long: ``9 pertanyaan, 1 jam 6 menit``."""
        waktu = f", {lama(self.menit)}" if self.menit else ""
        return f"{ribuan(len(self.soal))} pertanyaan{waktu}"


def per_orang(instrumen: Instrumen) -> tuple[Bahan, ...]:
    """Return the questions by whom to ask, who takes longest first; by stage where the instrument names nobody.

    A question that several people are asked stands with the first of them, so that no minute is counted twice.
    """
    if not any(i.responden for i in instrumen.ditanyakan):
        return per_tingkat(instrumen)
    milik: dict[str, list[Indikator]] = {}
    for i in instrumen.ditanyakan:
        milik.setdefault(i.responden[0] if i.responden else "", []).append(i)
    semua = [Bahan(awal_besar(nama) or "Siapa pun", tuple(soal)) for nama, soal in milik.items()]
    return tuple(sorted(semua, key=lambda b: (-b.menit, -len(b.soal))))


def per_tingkat(instrumen: Instrumen) -> tuple[Bahan, ...]:
    """Return the questions by top group, in the instrument's order."""
    return tuple(Bahan(t.nama, instrumen.indikator_dalam(t.id)) for t in instrumen.bagian)


def menit_per_tempat(soal: Iterable[Indikator]) -> dict[str, int]:
    """Return by place (``SEBUTAN_TEMPAT``) the minutes that checking takes there; what may be checked in two, in one.

    Questions for which the instrument names no place are left out.
    """
    menit = dict.fromkeys(SEBUTAN_TEMPAT, 0)
    for i in soal:
        if i.tempat:
            menit[i.tempat[0]] += i.waktu_menit or 0
    return menit
