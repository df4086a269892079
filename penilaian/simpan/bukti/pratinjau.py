"""Evidence to look at: pictures and pages of PDF as PNG, never the original itself."""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, NamedTuple

from penilaian.simpan.bukti.galat import GalatBukti
from penilaian.simpan.bukti.jenis import MIME
from penilaian.simpan.bukti.pekerja import olah
from penilaian.simpan.bukti.peti import Peti
from penilaian.simpan.galat import TidakAda
from penilaian.simpan.transaksi.bukti import IsiBukti

_DIINGAT: Final = 32
"""Previews kept in memory (each some 200 kB)."""

_GAGAL_DIINGAT: Final = 1000
"""Pages kept in memory that can't be drawn: whoever asks again is told so at once."""

_COBA_LAGI: Final = 600.0
"""Seconds after which a page that came to no end is tried again: the machine may have been busy."""


class Pratinjau(NamedTuple):
    """A page to look at: PNG, and how many pages there are."""

    png: bytes
    halaman: int


_Halaman = tuple[str, int]


class Pemirsa:
    """Makes previews, each once however many ask for it, and remembers the last ones and what can't be drawn."""

    def __init__(self, peti: Peti, detak: Callable[[], float] = time.monotonic) -> None:
        self._peti = peti
        self._detak = detak
        self._ingatan: OrderedDict[_Halaman, Pratinjau] = OrderedDict()
        self._gagal: OrderedDict[_Halaman, tuple[GalatBukti, float]] = OrderedDict()
        self._digambar: dict[_Halaman, Future[Pratinjau]] = {}
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
            galat, sampai = self._gagal.get(kunci, (None, 0.0))
            if galat is not None and self._detak() < sampai:
                raise GalatBukti(galat.temuan)
            janji, milik_lain = self._digambar.get(kunci), True
            if janji is None:
                janji = self._digambar[kunci] = Future()
                milik_lain = False
        if milik_lain:
            return janji.result()
        try:
            isi = self._peti.ambil(bukti.sha256)
            olahan = olah(bukti.nama, isi, "pratinjau-gambar" if gambar else "pratinjau-pdf", kunci[1])
            jadi = Pratinjau(olahan.isi, olahan.halaman)
        except BaseException as sebab:
            self._selesai(kunci, sebab if isinstance(sebab, GalatBukti) else None)
            janji.set_exception(sebab)
            raise
        self._selesai(kunci, jadi)
        janji.set_result(jadi)
        return jadi

    def _selesai(self, kunci: _Halaman, hasil: Pratinjau | GalatBukti | None) -> None:
        """Remember how drawing ended; that the store of files was out of reach or the queue full is not kept."""
        with self._giliran:
            del self._digambar[kunci]
            if isinstance(hasil, Pratinjau):
                self._ingatan[kunci] = hasil
            elif hasil is not None and not any(t.kode == "U17" for t in hasil.temuan):
                buntu = any(t.kode == "U16" for t in hasil.temuan)
                self._gagal[kunci] = hasil, self._detak() + _COBA_LAGI if buntu else math.inf
            while len(self._ingatan) > _DIINGAT:
                self._ingatan.popitem(last=False)
            while len(self._gagal) > _GAGAL_DIINGAT:
                self._gagal.popitem(last=False)
