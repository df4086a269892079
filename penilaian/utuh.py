"""Writing whole files: what stands under the name is the old file or the new one, never half of either."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from penilaian.galat import GalatPemakaian, sebab_tak_tertulis

Penulis = Callable[[Path], None]


def tulis_utuh(tujuan: str | Path, tulis: Penulis) -> None:
    """Let ``tulis`` fill a temporary file beside ``tujuan``, then put it in its place at once.

    Raises:
        GalatPemakaian: the folder is missing or cannot be written to; ``tujuan`` is untouched then.
    """
    jalur = Path(tujuan)
    if jalur.is_dir():
        raise GalatPemakaian(f"{jalur} adalah folder; sebut nama berkas di dalamnya")
    try:
        pegangan, sementara = tempfile.mkstemp(prefix=f".{jalur.stem}-", suffix=jalur.suffix, dir=jalur.parent)
    except OSError as e:
        raise GalatPemakaian(f"tidak dapat menulis {jalur}: {sebab_tak_tertulis(e)}") from None
    os.close(pegangan)
    try:
        tulis(Path(sementara))
        Path(sementara).chmod(_izin(jalur))
        Path(sementara).replace(jalur)
    except OSError as e:
        raise GalatPemakaian(f"tidak dapat menulis {jalur}: {sebab_tak_tertulis(e)}") from None
    finally:
        with suppress(FileNotFoundError):
            Path(sementara).unlink()


def _izin(jalur: Path) -> int:
    """Return the permissions of the file that is replaced, else what a new file would get."""
    if jalur.exists():
        return jalur.stat().st_mode & 0o777
    topeng = os.umask(0)
    os.umask(topeng)
    return 0o666 & ~topeng


def akhiran(tujuan: str | Path, penulis: dict[str, str]) -> str:
    """Return the format that the suffix of ``tujuan`` stands for.

    Raises:
        GalatPemakaian: unknown suffix; the message names the allowed ones.
    """
    ini = Path(tujuan).suffix.lower()
    if ini not in penulis:
        boleh = ", ".join(penulis)
        apa = f"akhiran {ini!r} tidak dikenal" if ini else "nama berkas tanpa akhiran"
        raise GalatPemakaian(f"{Path(tujuan).name}: {apa}; pakai {boleh}")
    return penulis[ini]
