"""Places of stores beside those of ``conftest``, and the villages that its people work in."""

from dataclasses import dataclass
from pathlib import Path

from penilaian import simpan
from penilaian.simpan import Gudang

DESA = "99.01.01.2001"
"""In the area of everyone in ``orang`` but ``penilai_asing``."""

DESA_ASING = "99.02.01.2001"


@dataclass(frozen=True)
class TempatLain:
    """Where a store lies: what ``buka`` is given."""

    jenis: str
    alamat: str | None
    folder: Path

    def buka(self) -> Gudang:
        return simpan.buka(self.alamat, self.folder)
