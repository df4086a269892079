"""What travels with the program: instruments, example data, settings of the server."""

from pathlib import Path
from typing import Final

INSTRUMEN_SEMULA: Final = "inpres-3-2003"
"""Id of the instrument that is used where none is named, and of the example data."""

_PAKET: Final = Path(__file__).resolve().parent


def terkirim(*bagian: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``terkirim("data", "contoh")``.

    An installed copy carries them below ``penilaian/bawaan/``; a working tree (also an editable install) has no such
    folder and keeps them at the repository's root. Nothing is said about whether the path exists.
    """
    akar = _PAKET / "bawaan"
    return (akar if akar.is_dir() else _PAKET.parent).joinpath(*bagian)
