"""Evidence to look at: pictures and pages of PDF as PNG, never the original itself."""

import threading
from collections import OrderedDict
from typing import Final, NamedTuple

from penilaian.simpan.bukti.jenis import MIME
from penilaian.simpan.bukti.pekerja import olah
from penilaian.simpan.bukti.peti import Peti
from penilaian.simpan.galat import TidakAda
from penilaian.simpan.transaksi.bukti import IsiBukti

_DIINGAT: Final = 32
"""Previews kept in memory (each some 200 kB)."""


class Pratinjau(NamedTuple):
    """A page to look at: PNG, and how many pages there are."""

    png: bytes
    halaman: int


class Pemirsa:
    """Makes previews and remembers the last ones."""

    def __init__(self, peti: Peti) -> None:
        self._peti = peti
        self._ingatan: OrderedDict[tuple[str, int], Pratinjau] = OrderedDict()
        self._giliran = threading.Lock()

    def lihat(self, bukti: IsiBukti, halaman: int) -> Pratinjau:
        """Return a picture, or a page (from 1) of a PDF.

        Raises:
            TidakAda: a link or an office file.
            GalatBukti: no such page (U14), or the PDF is locked by a password (U15).
            GalatBasisData: the file is lost or was changed.
        """
        gambar = bukti.tipe.startswith("image/")
        if not gambar and bukti.tipe != MIME["pdf"]:
            raise TidakAda("Pratinjau hanya ada untuk gambar dan PDF. Unduh aslinya untuk melihatnya.")
        kunci = (bukti.sha256, 1 if gambar else halaman)
        with self._giliran:
            if kunci in self._ingatan:
                self._ingatan.move_to_end(kunci)
                return self._ingatan[kunci]
        isi = self._peti.ambil(bukti.sha256)
        olahan = olah(bukti.nama, isi, "pratinjau-gambar" if gambar else "pratinjau-pdf", kunci[1])
        jadi = Pratinjau(olahan.isi, olahan.halaman)
        with self._giliran:
            self._ingatan[kunci] = jadi
            while len(self._ingatan) > _DIINGAT:
                self._ingatan.popitem(last=False)
        return jadi
