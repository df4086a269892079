"""What became of an upload that the server no longer holds, in words."""

from typing import Final

from penilaian.dasbor.jeroan_streamlit import UploadedFile

DITOLAK: Final = "application/x-penilaian-ditolak"
DILEPAS: Final = "application/x-penilaian-dilepas"
"""Types of files that were not taken in, and of those that were let go to make room or because of their age."""

_KATA: Final = {
    DITOLAK: "Server sedang menyimpan terlalu banyak berkas pengunjung. Berkas Anda belum diterima; tunggu beberapa "
    "menit, lalu unggah lagi.",
    DILEPAS: "Berkas ini sudah dilepas dari server, karena sudah lama atau tempatnya diperlukan. Unggah lagi.",
}


def sebab_hilang(berkas: UploadedFile) -> str:
    """Return why the bytes of an upload are not there and what to do; ``""`` where they are."""
    return _KATA.get(berkas.type, "")
