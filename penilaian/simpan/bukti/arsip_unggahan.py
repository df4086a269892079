"""An archive of attachments that a browser sent: listed and taken apart by a worker, never in this process."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Final, Self

from penilaian.mentah import Unggahan
from penilaian.paket import Berlebihan, Rusak
from penilaian.pekerja import ANTREAN, Batas, Penuh, TakSelesai, kerjakan
from penilaian.simpan.bukti.pekerja import PENGOLAH, terima
from penilaian.simpan.galat import GalatSimpan

_BENGKEL: Final = Path(__file__).with_name("bengkel_arsip.py")

_BATAS: Final = Batas(memori=400_000_000, prosesor=10, detik=30.0, tanpa=("numpy", "pandas"))


class ArsipUnggahan:
    """One archive, held in a file without a name as long as it is looked into (``with``).

    Attributes:
        nama: as the browser called it, to show.
    """

    def __init__(self, unggahan: Unggahan) -> None:
        """Take the archive; nothing is opened yet."""
        self.nama = unggahan.nama
        self._isi = unggahan.isi
        self._berkas: IO[bytes]
        self._nomor: dict[str, int] = {}

    def __enter__(self) -> Self:
        self._berkas = tempfile.TemporaryFile()
        self._berkas.write(self._isi)
        self._berkas.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self._berkas.close()

    def daftar(self, urai: int) -> Sequence[str]:
        """Return the names of its files, with folders.

        Args:
            urai: bytes that all of them together may have when inflated.

        Raises:
            Berlebihan: more than that, or too many parts.
            Rusak: no archive, broken, or locked.
            GalatSimpan: the server is too busy.
        """
        kepala, _ = self._suruh(["daftar", str(urai)])
        self._nomor = {nama: nomor for nomor, nama in kepala["daftar"]}
        return tuple(self._nomor)

    def isi(self, jalan: str, batas: int) -> bytes:
        """Return the first ``batas`` bytes of a file that ``daftar`` named. Raises Rusak, GalatSimpan as it does."""
        return self._suruh(["isi", str(self._nomor[jalan]), str(batas)])[1]

    def _suruh(self, argumen: Sequence[str]) -> tuple[dict[str, Any], bytes]:
        self._berkas.seek(0)
        try:
            with ANTREAN.giliran(PENGOLAH):
                kepala, keluar = kerjakan(_BENGKEL, argumen, self._berkas, _BATAS, terima)
        except Penuh as e:
            raise GalatSimpan("Server sedang mengolah banyak berkas. Tunggu satu menit, lalu coba lagi.") from e
        except TakSelesai as e:
            if e.sebab == "sibuk":
                raise GalatSimpan("Server terlalu sibuk untuk membuka lampiran. Coba lagi nanti.") from e
            raise Rusak("tidak selesai dibuka") from e
        if "berlebihan" in kepala:
            raise Berlebihan(kepala["berlebihan"])
        if "rusak" in kepala:
            raise Rusak(kepala["rusak"])
        return kepala, keluar
