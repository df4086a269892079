"""Exports of survey servers, fetched: KoboToolbox by its API v2, ODK Central by OData.

What comes back is a file like any other, for ``berkas`` and ``survei`` to read; nothing of it is trusted here. A fetch
that breaks off leaves what it has in the data folder, and the next one goes on from there.
"""

from penilaian.jemput.formulir_server import Kobo, Odk
from penilaian.jemput.jalur_server import Maju
from penilaian.jemput.penjemput import jemput

__all__ = ["Kobo", "Maju", "Odk", "jemput"]
