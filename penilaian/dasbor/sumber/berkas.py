"""The answers file that the server was started with."""

import os
from pathlib import Path

VARIABEL_BERKAS = "PENILAIAN_BERKAS"


def berkas_dibuka() -> Path | None:
    """Return the answers file that the server was started with, ``None`` for the example data.

    ``penilaian dasbor FILE`` and, for ``streamlit run dashboard.py``, the environment variable ``PENILAIAN_BERKAS``
    name it. The path is not checked here: ``periksa_berkas`` does that before anybody is served.
    """
    nama = os.environ.get(VARIABEL_BERKAS, "")
    return Path(nama) if nama else None
