"""The shelf of care: what can be done to an open store while others work."""

from pathlib import Path

from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.koneksi import Koneksi
from penilaian.simpan.bukti import Peti
from penilaian.simpan.rawat import HasilCadangan, Maju, Pemeriksaan, cadangkan, diam, periksa_gudang


class RakRawat:
    """The shelf of care."""

    def __init__(self, koneksi: Koneksi) -> None:
        self._k = koneksi
        self._peti = Peti(koneksi.folder)

    def cadangkan(self, pelaku: Pelaku, tujuan: Path, maju: Maju = diam, *, timpa: bool = False) -> HasilCadangan:
        """Write the whole store into one archive; others go on working.

        Args:
            pelaku: an admin, or the terminal.
            tujuan: the file; written whole or not at all, readable by its owner only.
            maju: told of progress.
            timpa: it may take the place of another file, but never of the store's own.

        Raises:
            GalatHak: not an admin.
            GalatPemakaian: ``tujuan`` cannot be written to, exists already, or belongs to the store.
            GalatBasisData: the store cannot be read.
        """
        wajib(pelaku, "rawat")
        return cadangkan(self._k, self._peti, tujuan, maju, timpa=timpa)

    def periksa(self, pelaku: Pelaku, maju: Maju = diam) -> Pemeriksaan:
        """Check database, triggers, history, final results and evidence; others go on working.

        Raises:
            GalatHak: not an admin.
            GalatBasisData: the store cannot be read at all.
        """
        wajib(pelaku, "rawat")
        return periksa_gudang(self._k, self._peti, maju)
