"""What the store says of one assessment at one moment, and who asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from penilaian.instrumen import Indikator, Instrumen
from penilaian.jawaban import KOLOM_KUNCI, susun, urai
from penilaian.mesin import Hasil, nilai
from penilaian.pertanyaan import pertanyaan_berikut, pertanyaan_tersisa
from penilaian.simpan import IsiJawaban, Lembar, Pelaku, TinjauanPindah, perlu_bukti


@dataclass(frozen=True)
class Bacaan:
    """One assessment as it stands.

    Attributes:
        siapa: who looks at it, with the roles of this moment.
        lembar: its header.
        instrumen: that it is pinned to.
        jawaban: answers ever saved, by indicator.
        lagi: ids of questions answered "belum tahu" that are to be asked once more.
    """

    siapa: Pelaku
    lembar: Lembar
    instrumen: Instrumen
    jawaban: Mapping[str, IsiJawaban]
    lagi: frozenset[str] = field(default=frozenset(), kw_only=True)

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
        """Return the indicators of a top group, or of the part of local questions, in the instrument's order."""
        return tuple(i for i in self.instrumen.ditanyakan if self.instrumen.puncak_dari(i.kelompok).id == tingkat)

    @cached_property
    def mandiri(self) -> Hasil:
        """The scores of the village's own answers; what is not answered (``terjawab``) counts as kosong."""
        ditanya = self.instrumen.ditanyakan
        return self._nilai(self.instrumen, {i.id: self.satu(i.id).teks for i in ditanya if self.terjawab(i.id)})

    def sesudah_pindah(self, tinjauan: TinjauanPindah, kini: Instrumen) -> Hasil:
        """Return the scores of the same answers as moving leaves them.

        Args:
            tinjauan: what moving would do of every answer, just looked at.
            kini: the version that it leads to.
        """
        teks = {n.indikator: n.baru for n in tinjauan.jawaban if n.baru and self.terjawab(n.indikator)}
        return self._nilai(kini, teks)

    def _nilai(self, instrumen: Instrumen, teks: Mapping[str, str]) -> Hasil:
        """Return the scores of this one assessment with these answers, by indicator."""
        x = self.lembar
        isi = (x.desa_kode, x.desa_nama, x.kecamatan, x.kabupaten, x.periode, x.tanggal.isoformat())
        kunci = pd.DataFrame([isi], columns=list(KOLOM_KUNCI), dtype="str")
        return nilai(
            instrumen, susun(instrumen, kunci, {id_: urai(instrumen.per_id[id_], [t]) for id_, t in teks.items()})
        )

    @cached_property
    def dilewati(self) -> tuple[str, ...]:
        """Ids of the questions answered "belum tahu" and not asked once more, in the instrument's order."""
        return tuple(id_ for id_ in self._belum_tahu if id_ not in self.lagi)

    @cached_property
    def berikut(self) -> Indikator | None:
        """The question that decides most about the position, None once none can change it. Needs a gate."""
        return pertanyaan_berikut(self.instrumen, self.mandiri.jawaban, 0, self._lewati)

    @cached_property
    def tersisa(self) -> tuple[Indikator, ...]:
        """The questions that may still be asked until the position is settled. Needs a gate."""
        return pertanyaan_tersisa(self.instrumen, self.mandiri.jawaban, 0, self._lewati)

    @cached_property
    def sisa_profil(self) -> tuple[Indikator, ...]:
        """The questions neither answered nor answered "belum tahu", in the instrument's order, local ones last."""
        return tuple(i for i in self.instrumen.ditanyakan if not self.terjawab(i.id) and i.id not in self._belum_tahu)

    @cached_property
    def _belum_tahu(self) -> tuple[str, ...]:
        semua = ((i.id, self.satu(i.id)) for i in self.instrumen.ditanyakan)
        return tuple(id_ for id_, isi in semua if not isi.teks and isi.oleh is not None)

    @property
    def _lewati(self) -> tuple[str, ...]:
        """What is skipped of the questions that count; local ones the gate does not know."""
        return tuple(id_ for id_ in self.dilewati if id_ in {i.id for i in self.instrumen.indikator})
