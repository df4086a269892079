"""What the store says of one assessment at one moment, and who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from penilaian.instrumen import Indikator, Instrumen
from penilaian.jawaban import KOLOM_KUNCI, susun, urai
from penilaian.mesin import Hasil, nilai
from penilaian.simpan import IsiJawaban, Lembar, Pelaku, perlu_bukti


@dataclass(frozen=True)
class Bacaan:
    """One assessment as it stands.

    Attributes:
        siapa: who looks at it, with the roles of this moment.
        lembar: its header.
        instrumen: that it is pinned to.
        jawaban: answers ever saved, by indicator.
    """

    siapa: Pelaku
    lembar: Lembar
    instrumen: Instrumen
    jawaban: Mapping[str, IsiJawaban]

    def satu(self, id_: str) -> IsiJawaban:
        """Return one answer, an empty one where nothing was ever saved."""
        return self.jawaban.get(id_, IsiJawaban(id_))

    def terjawab(self, id_: str) -> bool:
        """Return whether an answer was given: not one that nobody knows, nor one brought over and not confirmed."""
        isi = self.satu(id_)
        return bool(isi.teks) and not isi.bawaan

    def minta_bukti(self, indikator: Indikator) -> bool:
        """Return whether the answer that was given asks for evidence."""
        return self.terjawab(indikator.id) and perlu_bukti(indikator, self.satu(indikator.id).teks)

    def dalam(self, tingkat: str) -> tuple[Indikator, ...]:
        """Return the indicators of a top group, in the instrument's order."""
        return tuple(i for i in self.instrumen.indikator if self.instrumen.puncak_dari(i.kelompok).id == tingkat)

    @cached_property
    def mandiri(self) -> Hasil:
        """The scores of the village's own answers; what is not answered (``terjawab``) counts as kosong."""
        x = self.lembar
        isi = (x.desa_kode, x.desa_nama, x.kecamatan, x.kabupaten, x.periode, x.tanggal.isoformat())
        kunci = pd.DataFrame([isi], columns=list(KOLOM_KUNCI), dtype="str")
        uraian = {i.id: urai(i, [self.satu(i.id).teks]) for i in self.instrumen.indikator if self.terjawab(i.id)}
        return nilai(self.instrumen, susun(self.instrumen, kunci, uraian))
