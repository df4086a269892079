"""Fetching a form's submissions, whichever server has them."""

import time
from collections.abc import Callable
from pathlib import Path

from penilaian.jemput.formulir_server import Kobo, Odk
from penilaian.jemput.jalur_server import Maju, Sambungan
from penilaian.jemput.kobo import jemput_kobo
from penilaian.jemput.odk import jemput_odk
from penilaian.jemput.unduhan import Unduhan
from penilaian.mentah import Unggahan


def jemput(asal: Kobo | Odk, folder: Path, maju: Maju, *, tidur: Callable[[float], None] = time.sleep) -> Unggahan:
    """Return the export of a form as a file, whole; ``berkas.baca`` reads it as one that a person downloaded.

    Args:
        asal: server, form, and what opens it.
        folder: data folder, which keeps what is here when the line breaks; the next fetch goes on from there.
        maju: told how far it has come.
        tidur: waits for some seconds.

    Raises:
        GalatJawaban: refused, broken off or too large (``L..``); nothing is half read.
        GalatPemakaian: the folder cannot be written to, or somebody else is fetching the same form.
    """
    proyek = "" if isinstance(asal, Kobo) else str(asal.proyek)
    unduhan = Unduhan(folder, (asal.alamat, proyek, asal.formulir))
    s = Sambungan(asal.alamat, tidur=tidur)
    try:
        isi = jemput_kobo(asal, s, unduhan, maju) if isinstance(asal, Kobo) else jemput_odk(asal, s, unduhan, maju)
    finally:
        s.tutup()
    unduhan.buang()
    return Unggahan(asal.nama, isi)
