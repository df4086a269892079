"""What becomes of each row of a file, and what a store holds that decides it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from penilaian.galat import Temuan
from penilaian.simpan.basis.tabel import JawabanTersimpan, Penilaian
from penilaian.simpan.impor.baris_impor import Baris
from penilaian.simpan.impor.laporan import DesaImpor
from penilaian.simpan.impor.timbang import SUDAH_LAIN
from penilaian.simpan.transaksi.kiriman_tersimpan import VersiBerlaku
from penilaian.survei import Pengiriman


class Tulisan(NamedTuple):
    """A cell that is to be written, and which submission says so: a row of the file, or one of an earlier import."""

    teks: str
    kiriman: Pengiriman | None = None
    kiriman_id: int | None = None
    catatan: str | None = None
    """The note, trimmed; None = as it is."""


@dataclass
class Nasib:
    """What becomes of one row.

    Attributes:
        baris: the row, without what is not done because another row is refused.
        desa: as it is told.
        tulis: by indicator what is to be written.
        bentrok: conflicts that stop the whole file.
        diputuskan: conflicts that were settled as was asked.
        kalah: (row, indicator) of submissions whose answer is kept back because the first one was taken.
    """

    baris: Baris
    desa: DesaImpor
    tulis: dict[str, Tulisan] = field(default_factory=dict)
    bentrok: list[Temuan] = field(default_factory=list)
    diputuskan: list[Temuan] = field(default_factory=list)
    kalah: set[tuple[int, str]] = field(default_factory=set)

    def tertahan(self, k: Pengiriman) -> frozenset[str]:
        """Return indicators of which a submission's answer was kept back: it can be taken later."""
        if k.pindah_ke is not None:
            return frozenset()
        draf_lain = (id_ for id_, sebab in self.desa.ditolak if sebab == SUDAH_LAIN)
        return frozenset((*draf_lain, *(id_ for baris, id_ in self.kalah if baris == k.baris)))

    @property
    def menyimpan(self) -> bool:
        """Whether anything of the row is there to be stored, beside evidence: an answer, or a version of a submission.

        A version of which everything was kept back was not taken in: it can be taken later. One that was seen before
        is no news.
        """
        if self.desa.penilaian_id is None:
            return False
        if self.tulis or any(len(k.pindah_dari) == 1 or k.pindah_ke is not None for k in self.baris.kiriman):
            return True
        semua = (*self.baris.kiriman, *self.baris.digantikan)
        return not any(map(self.tertahan, semua)) and any(k.akar and not k.melengkapi for k in semua)


@dataclass(frozen=True)
class Keadaan:
    """What a store holds of the villages and periods of a file.

    Attributes:
        ada: number of the team's assessment by village and period.
        penilaian: by number.
        jawaban: by number and indicator.
        kiriman: by number the last version of each submission.
        dimulai: numbers of assessments that this import has begun.
        asli: by number the indicators that stand as submissions wrote them that left since.
    """

    ada: Mapping[tuple[str, str], int]
    penilaian: Mapping[int, Penilaian]
    jawaban: Mapping[int, Mapping[str, JawabanTersimpan]]
    kiriman: Mapping[int, Mapping[str, VersiBerlaku]]
    dimulai: Mapping[tuple[str, str], int] = field(default_factory=dict)
    asli: Mapping[int, frozenset[str]] = field(default_factory=dict)
