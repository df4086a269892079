"""The dashboard: the only room that knows Streamlit.

`aplikasi` builds and serves the app, `rute` and `kompresi` are its own web routes and wire, `utama` is the script that
Streamlit runs for every visit, `halaman` holds one module a page.
"""

import os
from pathlib import Path

VARIABEL_BERKAS = "PENILAIAN_BERKAS"


def berkas_dibuka() -> Path | None:
    """Return the answers file that the server was started with, ``None`` for the example data.

    ``penilaian dasbor FILE`` and, for ``streamlit run dashboard.py``, the environment variable ``PENILAIAN_BERKAS``
    name it. The path is not checked here: reading it reports what is wrong with it.
    """
    nama = os.environ.get(VARIABEL_BERKAS, "")
    return Path(nama) if nama else None
