"""Bringing a store to this release's revision: backup first, then migrate."""

from dataclasses import dataclass
from pathlib import Path

from penilaian.simpan.basis.hak import Pelaku, wajib
from penilaian.simpan.basis.milik import folder_pemilik
from penilaian.simpan.basis.tabel import sekarang
from penilaian.simpan.bukti import Peti
from penilaian.simpan.migrasi import TERBARU, naikkan, wajib_dikenal
from penilaian.simpan.rawat.cadang import HasilCadangan, cadangkan
from penilaian.simpan.rawat.kemajuan import Maju, diam
from penilaian.simpan.rawat.pintu import gudang_ada


@dataclass(frozen=True, slots=True)
class HasilNaik:
    """A store that was brought up.

    Attributes:
        dari: revision before.
        ke: revision now.
        cadangan: the archive made before, None where there was nothing to do.
    """

    dari: str
    ke: str
    cadangan: HasilCadangan | None


def naikkan_gudang(
    pelaku: Pelaku,
    alamat: str | None = None,
    folder: Path | None = None,
    *,
    cadangan: Path | None = None,
    maju: Maju = diam,
) -> HasilNaik:
    """Make an archive of the store, then migrate it, all the way or not at all.

    Args:
        pelaku: an admin, or the terminal.
        alamat: of the database, as for ``buka``.
        folder: data folder, as for ``buka``.
        cadangan: the archive; None = ``cadangan/`` in the data folder.
        maju: told of progress.

    Raises:
        GalatHak: not an admin.
        GalatPemakaian: the archive cannot be written, or there is such a file already.
        GalatBasisData: others have the store open, there is none, or it is of a newer release.
    """
    wajib(pelaku, "rawat")
    with gudang_ada(alamat, folder, tunggal=True) as (koneksi, dari):
        wajib_dikenal(dari)
        if dari == TERBARU:
            return HasilNaik(dari, dari, None)
        if cadangan is None:
            folder_pemilik(koneksi.folder / "cadangan")
            cadangan = koneksi.folder / "cadangan" / f"sebelum-naik-{dari}-{sekarang():%Y%m%d-%H%M%S}.zip"
        arsip = cadangkan(koneksi, Peti(koneksi.folder), cadangan, maju)
        maju("menaikkan basis data", 0, 0)
        naikkan(koneksi)
        return HasilNaik(dari, TERBARU, arsip)
