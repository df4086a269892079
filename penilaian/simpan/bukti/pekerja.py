"""Giving work to the workshop, and saying what came of it."""

import json
from pathlib import Path
from typing import IO, Any, Final, Literal, NamedTuple

from penilaian.pekerja import ANTREAN, Batas, Penuh, TakSelesai, kerjakan
from penilaian.simpan.bukti.galat import tolak

Pekerjaan = Literal["gambar", "gambar-terbaca", "pdf", "pratinjau-gambar", "pratinjau-pdf"]

_BENGKEL: Final = Path(__file__).with_name("bengkel.py")

_BATAS: Final = Batas(memori=1_500_000_000, prosesor=20, detik=45.0)

PENGOLAH: Final = ("bukti",)
"""Evidence stands in the one queue as one visitor: many previews do not hold up a file of answers, nor it them."""

_TOLAK: Final = {
    "rusak": ("U05", "isinya rusak atau tidak lengkap", "Buka di aplikasinya, simpan ulang, lalu unggah lagi."),
    "luas": (
        "U10",
        "gambarnya terlalu luas (lebih dari 80 juta piksel, atau terlalu luas untuk isinya)",
        "Perkecil gambarnya, lalu unggah lagi.",
    ),
    "aktif": (
        "U06",
        "PDF ini berisi program, atau menjalankan, mengirim, mengambil sesuatu",
        "Cetak ulang ke PDF (bukan simpan ulang), lalu unggah hasilnya.",
    ),
    "lampiran": ("U08", "pada PDF ini menempel berkas lain", "Cetak ulang ke PDF, lalu unggah hasilnya."),
    "halaman": ("U14", "halaman itu tidak ada", "Pilih halaman lain."),
    "sandi": ("U15", "PDF ini bersandi, jadi halamannya tidak dapat ditampilkan", "Unduh aslinya untuk membukanya."),
}


class Olahan(NamedTuple):
    """What the workshop made.

    Attributes:
        isi: bytes.
        tipe: their type, ``""`` where there are none.
        halaman: number of pages (1 for a picture).
        cacat: the picture is damaged, this is what could be read of it.
    """

    isi: bytes
    tipe: str
    halaman: int
    cacat: bool = False


def olah(nama: str, isi: bytes, pekerjaan: Pekerjaan, halaman: int = 1) -> Olahan:
    """Have a file worked on in a process of its own.

    Args:
        nama: as shown in messages.
        isi: the file.
        pekerjaan: ``gambar`` draws a picture anew, ``gambar-terbaca`` what can be read of one, ``pdf`` only looks it
            through, the others make a PNG to look at.
        halaman: page of a PDF, from 1.

    Raises:
        GalatBukti: broken (U05), active content (U06), another file in it (U08), too many pixels (U10), no such page
            (U14), locked by a password (U15), the worker came to no end (U16), or the server is too busy (U17).
    """
    argumen = [pekerjaan, *([str(halaman)] if pekerjaan == "pratinjau-pdf" else [])]
    kepala, keluar = _suruh(nama, isi, argumen)
    tipe = kepala.get("tipe", "image/png" if keluar else "")
    return Olahan(keluar, tipe, kepala.get("halaman", 1), kepala.get("cacat", False))


def kenali_office(nama: str, isi: bytes) -> Literal["xlsx", "docx"]:
    """Return which office file an archive is, told by a process of its own.

    Raises:
        GalatBukti: no office file (U03), broken (U05), macros, commands or content from elsewhere (U06), a bomb (U07),
            another file in or beside it (U08), the worker came to no end (U16), or the server is too busy (U17).
    """
    kepala, _ = _suruh(nama, isi, ["office"])
    if "temuan" in kepala:
        kode, pesan, saran = kepala["temuan"]
        raise tolak(nama, kode, pesan, saran)
    bentuk: Literal["xlsx", "docx"] = kepala["bentuk"]
    return bentuk


def _suruh(nama: str, isi: bytes, argumen: list[str]) -> tuple[dict[str, Any], bytes]:
    try:
        with ANTREAN.giliran(PENGOLAH):
            kepala, keluar = kerjakan(_BENGKEL, argumen, isi, _BATAS, terima)
    except Penuh as e:
        raise tolak(nama, "U17", "server sedang mengolah banyak berkas", "Tunggu satu menit, lalu coba lagi.") from e
    except TakSelesai as e:
        if e.sebab == "sibuk":
            raise tolak(nama, "U17", "server terlalu sibuk untuk mengolah berkas ini", "Coba lagi nanti.") from e
        saran = "Simpan ulang dengan aplikasi lain, lalu coba lagi."
        raise tolak(nama, "U16", "berkas ini tidak selesai diolah", saran) from e
    if "tolak" in kepala:
        raise tolak(nama, *_TOLAK[kepala["tolak"]])
    return kepala, keluar


def terima(dari: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Return what the workshop answers: a line of JSON, then bytes. ValueError where it is cut off."""
    kepala, pemisah, keluar = dari.read().partition(b"\n")
    if not pemisah:
        raise EOFError
    return json.loads(kepala), keluar
