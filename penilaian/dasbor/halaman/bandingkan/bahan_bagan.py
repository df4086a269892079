"""What Bandingkan Desa draws, worked out once for the whole page."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from penilaian import banding
from penilaian.angka import Mistar
from penilaian.dasbor.halaman.bandingkan.pilih import PilihanBanding
from penilaian.dasbor.halaman.bandingkan.plotly import Rupa
from penilaian.instrumen import Instrumen, YangDinilai
from penilaian.mesin import Hasil
from penilaian.narasi import banding as kalimat
from penilaian.skor import AKAR

PALING_BANYAK: Final = 60
"""Villages drawn one by one; of more only the distribution is shown."""


@dataclass(frozen=True)
class Bahan:
    """What is drawn: the villages compared, in the chosen order.

    Attributes:
        semua: every village and period, for change over time.
        hasil: the villages compared.
        pilihan: how they were chosen.
        rupa: the look of charts.
    """

    semua: Hasil
    hasil: Hasil
    pilihan: PilihanBanding
    rupa: Rupa

    @property
    def instrumen(self) -> Instrumen:
        """The instrument of all results."""
        return self.hasil.instrumen

    @property
    def siapa(self) -> YangDinilai:
        """What is compared, as people call it."""
        return self.instrumen.yang_dinilai

    @property
    def mistar(self) -> Mistar:
        """The scale of all figures."""
        return self.instrumen.mistar

    @property
    def sedikit(self) -> bool:
        """Whether each village is drawn."""
        return len(self.hasil) <= PALING_BANYAK

    @cached_property
    def baris(self) -> banding.Baris:
        """All rows of ``hasil``."""
        return np.arange(len(self.hasil))

    @cached_property
    def kelompok(self) -> list[str]:
        """The index, then each top group followed by what lies below it."""
        return [AKAR, *(k.id for k in self.instrumen.kelompok)]

    @cached_property
    def matriks(self) -> pd.DataFrame:
        """Scores by village and group."""
        return banding.matriks(self.hasil, self.baris, self.kelompok)

    @cached_property
    def sebaran(self) -> pd.DataFrame:
        """Spread by group."""
        return banding.sebaran(self.matriks)

    @cached_property
    def aspek(self) -> list[str]:
        """Ids of the groups below the top ones; the top ones where there are no others."""
        dalam = [k.id for k in self.instrumen.kelompok if k.kelompok is not None]
        return dalam or [k.id for k in self.instrumen.kelompok]

    @cached_property
    def kalimat_jarak(self) -> str:
        """Where the villages lie farthest apart."""
        return kalimat.kalimat_jarak(self.sebaran.loc[self.aspek], self.instrumen, banyak_desa=not self.sedikit)

    @cached_property
    def perubahan(self) -> pd.DataFrame:
        """Change of each village since its last period, greatest rise first."""
        tabel = banding.tabel_perubahan(self.semua, self.pilihan.baris)
        return banding.urutkan(tabel, "ubah_indeks", turun=True)

    @cached_property
    def desa(self) -> list[str]:
        """Labels of the villages."""
        return banding.label_desa(self.hasil.jawaban.kunci)
