"""Files and folders that only their owner reads, from their first moment; on Windows the folder's rights hold."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_ORANG_LAIN: Final = 0o077


def berkas_pemilik(berkas: Path) -> None:
    """Make an empty file (0600) where there is none. What cannot be made is for the one who opens it to say."""
    with suppress(OSError):
        os.close(os.open(berkas, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        serahkan(berkas)


def serahkan(jalur: Path, contoh: Path | None = None) -> None:
    """Give a file or folder that root made to the owner of ``contoh``, else of the folder that it lies in.

    A command of the administrator may run as root beside a service that has a user of its own, who has to open the
    file afterwards. Anybody else's files are their own already.
    """
    if os.name == "nt" or os.geteuid() != 0:
        return
    with suppress(OSError):  # a disk without owners
        milik = (contoh or jalur.parent).stat()
        os.chown(jalur, milik.st_uid, milik.st_gid, follow_symlinks=False)


def folder_pemilik(folder: Path) -> None:
    """Make a folder and every missing one above it (0700); one that stands empty and is ours is closed to others too.

    One that holds something keeps the rights that somebody gave it (``terbuka_bagi_lain``).

    Raises:
        OSError: it cannot be made, or a file stands in its place.
    """
    for satu in (*reversed(folder.parents), folder):
        if not satu.is_dir():
            satu.mkdir(mode=0o700, exist_ok=True)
            serahkan(satu)
    if os.name != "nt" and folder.stat().st_uid == os.geteuid():
        with suppress(OSError):  # whether it can be used is for the one who opens it to say
            if next(folder.iterdir(), None) is None:
                folder.chmod(folder.stat().st_mode & 0o700)


def terbuka_bagi_lain(folder: Path) -> str:
    """Return that others on this machine may look into a folder, and how to close it; ``""`` where they may not."""
    try:
        izin = stat.S_IMODE(folder.stat().st_mode)
    except OSError:
        return ""
    if os.name == "nt" or not izin & _ORANG_LAIN:
        return ""
    return (
        f"Folder data {folder} terbuka bagi pengguna lain di komputer ini (izinnya {izin:04o}); tutup dengan: "
        f"chmod 700 '{folder}'"
    )
