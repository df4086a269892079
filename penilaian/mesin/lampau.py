"""Earlier periods that were answered under older versions, as far as they speak to the present one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from penilaian.jawaban import Jawaban

Kata = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Lampau:
    """Answers of n villages and periods, carried over by crosswalks to the instrument of the results they stand beside.

    Attributes:
        jawaban: n rows; what has no counterpart is kosong.
        versi: (n,) the version that each was answered under.
        posisi: (n,) what the certain position was called under it, ``""`` where it has no gate.
    """

    jawaban: Jawaban
    versi: Kata
    posisi: Kata

    def __len__(self) -> int:
        """Return n."""
        return len(self.jawaban)
