"""Words for a fetch that comes to nothing."""

from collections.abc import Mapping
from typing import Final

from penilaian.angka import bita
from penilaian.galat import GalatJawaban, Temuan

SARAN_ULANG: Final = "Jalankan perintah yang sama lagi bila sambungan sudah baik."
SARAN_ALIH: Final = "Tulis alamat yang tampil di peramban sesudah masuk ke server itu."
SARAN_BESAR: Final = "Ekspor sebagian kiriman di servernya, lalu impor berkasnya."

PENOLAKAN: Final[Mapping[int, tuple[str, str, str]]] = {
    401: (
        "L01",
        "server menolak token, atau surel dan sandinya",
        "Periksa isi variabel lingkungannya; buat token baru bila perlu.",
    ),
    403: (
        "L02",
        "akun itu tidak boleh membaca kiriman formulir ini",
        "Minta pemilik formulir membagikannya ke akun itu.",
    ),
    404: (
        "L03",
        "formulir itu tidak ada di server, atau tidak terbuka bagi akun itu",
        "Periksa --formulir (dan --proyek) dari alamat halaman formulirnya.",
    ),
}
"""Code, what is wrong and how to repair it, by the status of an answer."""


def tolak(tempat: str, kode: str, pesan: str, saran: str) -> GalatJawaban:
    """Return the exception for a fetch that comes to nothing."""
    return GalatJawaban([Temuan(tempat, kode, pesan, saran)])


def asing(alamat: str, pesan: str = "jawaban server tidak dikenali") -> GalatJawaban:
    """Return the exception for an answer that this kind of server does not give (L07)."""
    return tolak(alamat, "L07", pesan, "Periksa apakah alamat itu memang server KoboToolbox atau ODK Central.")


def terlalu_besar(alamat: str, batas: int) -> GalatJawaban:
    """Return the exception for an export of more bytes than are read (L09)."""
    return tolak(alamat, "L09", f"ekspornya lebih dari {bita(batas)}", SARAN_BESAR)
