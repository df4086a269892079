"""An answer of one assessment in another one: as it is, as a crosswalk says, or not at all."""

from typing import Final

from penilaian.instrumen import Instrumen, Jembatan, sidik_indikator
from penilaian.jawaban import alihkan_teks, tambahan_tetap
from penilaian.simpan.transaksi.instrumen import RakInstrumen

DINILAI_LAIN: Final = "pertanyaannya dinilai lain pada instrumen ini"
TIDAK_BERPADANAN: Final = "jawaban itu tidak mempunyai padanan pada versi ini"
TIDAK_ADA_LAGI: Final = "tidak ada lagi pada instrumen ini"


class Seberang:
    """How answers go from one instrument to another.

    Between versions that a crosswalk joins it alone decides: an equal hash of value does not make two questions the
    same. Backwards it says which questions differ only in words.
    """

    def __init__(self, rak: RakInstrumen, dari: Instrumen, ke: Instrumen) -> None:
        """Find the way. GalatBasisData where a crosswalk is at fault."""
        self._dari, self._ke = dari, ke
        self._senilai = dari.sidik_nilai == ke.sidik_nilai
        self._maju: Jembatan | None = None if self._senilai else rak.jembatan(dari, ke)
        self._mundur: Jembatan | None = None if self._senilai or self._maju else rak.jembatan(ke, dari)

    def bawa(self, id_: str, teks: str) -> tuple[str, str]:
        """Return a cell of ``dari`` as one of ``ke``, and ``""``; or ``""`` and why it stays where it is.

        Args:
            id_: indicator; unknown to ``dari`` is unknown to all.
            teks: a cell that is not kosong.
        """
        lama, baru = self._dari.per_id.get(id_), self._ke.per_id.get(id_)
        if lama is None or baru is None:
            return "", TIDAK_ADA_LAGI
        if lama in self._dari.indikator_tambahan:
            return (teks, "") if tambahan_tetap(self._dari, self._ke, id_) else ("", DINILAI_LAIN)
        if self._senilai:
            return teks, ""
        if self._maju is not None:
            (jadi,) = alihkan_teks(self._maju, id_, [teks])
            return (jadi, "") if jadi else ("", TIDAK_BERPADANAN)
        if self._mundur is not None:
            tetap = self._mundur.padanan.nasib.get(id_) in {"sama", "kata"}
        else:
            tetap = sidik_indikator(lama) == sidik_indikator(baru)
        return (teks, "") if tetap else ("", DINILAI_LAIN)
