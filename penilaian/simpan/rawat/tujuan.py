"""Where an archive may be put: never over the store itself, over another file only on request."""

import os
from pathlib import Path

from penilaian.galat import GalatPemakaian
from penilaian.simpan.basis.koneksi import NAMA_BERKAS, Koneksi
from penilaian.simpan.bukti import Peti
from penilaian.simpan.rawat.sisa import AWALAN_PULIH, AWALAN_SISIH

_AKHIRAN = ("", "-wal", "-shm", "-journal", ".kunci")
"""What SQLite and the lock keep beside the database, behind its name."""

_SISIHAN = (f".{AWALAN_PULIH}-", f".{AWALAN_SISIH}-")
"""What restoring puts beside the database, behind its name."""


def wajib_boleh(koneksi: Koneksi, peti: Peti, tujuan: Path, *, timpa: bool) -> None:
    """Refuse a place for an archive before anything is written there.

    Args:
        koneksi: the store.
        peti: its evidence.
        tujuan: the file that the archive shall become.
        timpa: it may take the place of another file.

    Raises:
        GalatPemakaian: a folder, a file of the store itself, or (unless ``timpa``) a file that exists.
    """
    if tujuan.is_dir():
        raise GalatPemakaian(f"{tujuan} adalah folder; sebut nama berkas di dalamnya, misalnya cadangan.zip")
    if _milik_gudang(koneksi, peti, tujuan):
        raise GalatPemakaian(
            f"{tujuan} milik basis data itu sendiri, jadi tidak pernah ditimpa cadangan; sebut berkas lain, misalnya "
            "cadangan.zip"
        )
    if not timpa and os.path.lexists(tujuan):
        raise _sudah_ada(tujuan)


def pasang(sementara: Path, tujuan: Path, *, timpa: bool) -> None:
    """Give a finished file its name; unless ``timpa`` no other file loses it, whoever makes one at the same moment.

    Raises:
        GalatPemakaian: meanwhile there is a file of that name.
        OSError: the disk refuses.
    """
    if timpa:
        sementara.replace(tujuan)
        return
    try:
        try:
            os.link(sementara, tujuan)
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links: the name is taken first, then filled
            os.close(os.open(tujuan, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            sementara.replace(tujuan)
    except FileExistsError:
        raise _sudah_ada(tujuan) from None


def _sudah_ada(tujuan: Path) -> GalatPemakaian:
    return GalatPemakaian(
        f"{tujuan} sudah ada dan tidak diganti; sebut nama lain, atau pakai cadangkan --timpa untuk menggantinya"
    )


def _milik_gudang(koneksi: Koneksi, peti: Peti, tujuan: Path) -> bool:
    """Return whether a path is the database, a file that belongs to it, or lies in the chest of evidence."""
    letak = tujuan.resolve()
    basis_data = [koneksi.folder / NAMA_BERKAS]
    if koneksi.sqlite:
        basis_data.append(Path(str(koneksi.alamat.database)))
    for b in (b.resolve() for b in basis_data):
        if letak.parent == b.parent and letak.name.startswith(tuple(f"{b.name}{a}" for a in _SISIHAN)):
            return True
        if any(_sama(letak, b.with_name(f"{b.name}{a}")) for a in _AKHIRAN):
            return True
    peti_ = [koneksi.folder / "bukti", *([] if peti.lokal is None else [peti.lokal])]
    return any(letak.is_relative_to(p.resolve()) for p in peti_)


def _sama(satu: Path, dua: Path) -> bool:
    """Return whether two paths are one file, also by another name (a hard link, a disk that ignores case)."""
    return satu == dua or (satu.exists() and dua.exists() and satu.samefile(dua))
