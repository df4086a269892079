"""Conditions on answers: which villages fulfil them."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from penilaian.angka import TOLERANSI
from penilaian.instrumen import Instrumen, Syarat, tolok_satu
from penilaian.jawaban.sel import TERJAWAB
from penilaian.jawaban.tabel_jawaban import Jawaban


def memenuhi_syarat(instrumen: Instrumen, jawaban: Jawaban, syarat: Iterable[Syarat]) -> npt.NDArray[np.bool_]:
    """Return (n,) whether villages fulfil all of the conditions; True throughout for none.

    Answers count in own unit (items of a checklist); kosong and tidak berlaku fulfil no condition. The tolerance of §7
    is that of the indicator's own scale.

    Raises:
        KeyError: a condition names an indicator that the instrument does not have.
    """
    ya = np.ones(len(jawaban), dtype=bool)
    for s in syarat:
        terburuk, terbaik = map(float, tolok_satu(instrumen.per_id[s.indikator]))
        toleransi = TOLERANSI * abs(terbaik - terburuk)
        j = jawaban.nomor(s.indikator)
        ya &= jawaban.keadaan[j] == TERJAWAB
        if s.paling_sedikit is not None:
            ya &= jawaban.nilai[j] >= float(s.paling_sedikit) - toleransi
        if s.paling_banyak is not None:
            ya &= jawaban.nilai[j] <= float(s.paling_banyak) + toleransi
    return ya
