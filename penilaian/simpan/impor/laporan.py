"""What an import is asked for, and what came of it."""

from dataclasses import dataclass
from functools import cached_property

from penilaian.galat import HitunganBaris, Temuan


@dataclass(frozen=True, slots=True)
class PilihanImpor:
    """How a file is taken in.

    Attributes:
        sidik: hash of the kept instrument that the file answers, and to which new assessments are pinned.
        tim: the team whose assessments are filled in.
        periode: of all rows, for a file without that column.
        timpa: also replace answers that differ; never unless asked.
        buat: begin assessments that do not exist yet.
    """

    sidik: str
    tim: str = "utama"
    periode: str | None = None
    timpa: bool = False
    buat: bool = True


@dataclass(frozen=True, slots=True)
class DesaImpor:
    """One row of the file: a village and period.

    Attributes:
        penilaian_id: the assessment, None where the row was not taken, or where it would only begin.
        dimulai: the assessment was begun by this import, or would be.
        sebab: why the row was not taken, ``""`` where it was.
        baru: indicators that had no answer (or only a carried-over one).
        diubah: indicators whose answer was replaced.
        sama: indicators that were answered alike already.
        ditolak: (indicator, why) for answers that were not taken; all of them where the row was not.
        kosong: number of cells without an answer; they never erase one.
    """

    kode: str
    nama: str
    periode: str
    penilaian_id: int | None = None
    dimulai: bool = False
    sebab: str = ""
    baru: tuple[str, ...] = ()
    diubah: tuple[str, ...] = ()
    sama: tuple[str, ...] = ()
    ditolak: tuple[tuple[str, str], ...] = ()
    kosong: int = 0


@dataclass(frozen=True)
class HasilImpor:
    """What was taken and what not; every cell of the file stands in exactly one of the counts.

    Attributes:
        sha256: of the file.
        desa: one a row, in the order of the file.
        peringatan: findings of reading it that stop nothing.
        hitungan: what became of its rows before any was taken, as ``nilai`` counts them.
    """

    sha256: str
    desa: tuple[DesaImpor, ...]
    peringatan: tuple[Temuan, ...] = ()
    hitungan: HitunganBaris | None = None

    @cached_property
    def jumlah(self) -> dict[str, int]:
        """Counts: ``desa, diambil, dimulai`` (rows), ``sel`` = ``baru + diubah + sama + ditolak + kosong``."""
        sel = {n: sum(len(getattr(d, n)) for d in self.desa) for n in ("baru", "diubah", "sama", "ditolak")}
        sel["kosong"] = sum(d.kosong for d in self.desa)
        return {
            "desa": len(self.desa),
            "diambil": sum(not d.sebab for d in self.desa),
            "dimulai": sum(d.dimulai for d in self.desa),
            "sel": sum(sel.values()),
            **sel,
        }
