"""Taking in a piece of evidence: what is kept of a file, and what may be said of it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from penilaian.simpan.basis.tulisan import rapikan_baris
from penilaian.simpan.bukti.galat import GalatBukti, tolak
from penilaian.simpan.bukti.jenis import GAMBAR, MIME, kenali, nama_aman, periksa_hasil
from penilaian.simpan.bukti.pekerja import olah

PDF_BERSANDI = "U15"


@dataclass(frozen=True, slots=True)
class Keterangan:
    """What is said of a piece of evidence.

    Attributes:
        tanggal: its own date; None = today in the village.
        pemilik: who keeps the original.
        berlaku_sampai: its last valid day; None = as long as the instrument says (``bukti.berlaku_bulan``).
    """

    tanggal: date | None = None
    pemilik: str = ""
    berlaku_sampai: date | None = None


class BerkasSiap(NamedTuple):
    """A file as it is kept: name to show, media type, bytes; ``cacat``: of a damaged picture, what could be read."""

    nama: str
    tipe: str
    isi: bytes
    cacat: bool = False


def rapikan_keterangan(keterangan: Keterangan | None) -> Keterangan:
    """Return what is said of a piece of evidence with a tidy owner. GalatSimpan where that name is too long."""
    k = keterangan or Keterangan()
    return replace(k, pemilik=rapikan_baris(k.pemilik, "Nama pemilik"))


def siapkan_berkas(nama: str, isi: bytes, *, selamatkan: bool = False) -> BerkasSiap:
    """Return what is kept of a file that was uploaded or imported.

    Pictures are drawn anew: upright, at most 1600 pixels, without EXIF (where, when, which camera); HEIC becomes JPEG.
    All other files are kept as they are; a PDF locked by a password too, verifiers download it.

    Args:
        nama: as its owner calls it.
        isi: the file.
        selamatkan: keep of a damaged picture what can be read, for one that nobody can send again at once.

    Raises:
        GalatBukti: it cannot be evidence.
    """
    tampak = rapikan_baris(nama[-100:], "Nama berkas", batas=1_000) or "berkas"
    bentuk = kenali(tampak, isi)
    tipe, cacat = MIME.get(bentuk, ""), False
    if bentuk in GAMBAR:
        olahan = olah(tampak, isi, "gambar-terbaca" if selamatkan else "gambar")
        isi, tipe, cacat = olahan.isi, olahan.tipe, olahan.cacat
        periksa_hasil(tampak, isi)
    elif bentuk == "pdf":
        try:
            olah(tampak, isi, "pdf")
        except GalatBukti as e:
            if e.temuan[0].kode != PDF_BERSANDI:
                raise
    return BerkasSiap(nama_aman(nama, tipe), tipe, isi, cacat)


def periksa_tanggal(tanggal: date, sampai: date | None, hari_ini: date) -> None:
    """Raise GalatBukti (U12) for a date to come and for a last day before the date itself."""
    if tanggal > hari_ini:
        raise tolak("tanggal", "U12", "tanggal bukti belum tiba", "Tulis tanggal pada dokumen atau hari pemotretan.")
    if sampai is not None and sampai < tanggal:
        saran = "Periksa kedua tanggalnya."
        raise tolak("berlaku sampai", "U12", "bukti berakhir sebelum tanggalnya sendiri", saran)
