"""Downloads: tables and templates as files."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

MIME = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}
"""Media types by suffix."""

SEBUTAN = {".csv": "CSV", ".xlsx": "Excel", ".json": "JSON", ".parquet": "Parquet"}


def isi_berkas(tulis: Callable[[Path], None], akhiran: str) -> bytes:
    """Return the bytes of the file that ``tulis`` writes to the path it is given, whose suffix is ``akhiran``."""
    with TemporaryDirectory() as ruang:
        tujuan = Path(ruang) / f"berkas{akhiran}"
        tulis(tujuan)
        return tujuan.read_bytes()
