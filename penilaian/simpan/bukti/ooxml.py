"""Office files (XLSX, DOCX) by what their archive says of itself: no macros, no bombs, nothing beside the archive."""

import io
import re
import zipfile
from typing import Final, Literal
from urllib.parse import urlsplit

from penilaian.angka import bita
from penilaian.paket import RUSAK, Berlebihan, Paket, periksa_paket, telusuri_xml
from penilaian.simpan.bukti.galat import GalatBukti, tolak

BATAS_URAI: Final = 100_000_000
"""Bytes of all parts together, inflated."""

BATAS_NISBAH: Final = 200
"""How many times larger than the file its parts may be; ordinary ones stay below 30."""

_DAFTAR: Final = "[Content_Types].xml"
_UTAMA: Final[dict[str, Literal["xlsx", "docx"]]] = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
}
_AKTIF: Final = ("macroenabled", "vbaproject", "activex", "macrosheet")
_HUBUNGAN: Final = ("attachedtemplate", "oleobject", "frame")
"""Relations that Office loads from elsewhere while it opens a file."""

_AKHIR: Final = b"PK\x05\x06"
_PANJANG_AKHIR: Final = 22


def kenali_ooxml(nama: str, isi: bytes) -> Literal["xlsx", "docx"]:
    """Return which of the two an archive is.

    Raises:
        GalatBukti: no office file (U03), broken (U05), with macros or content loaded from elsewhere (U06), a bomb
            (U07), or another file beside the archive (U08).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _periksa_bentuk(nama, isi, arsip)
            if _DAFTAR not in arsip.namelist():
                saran = "Unggah dokumennya sendiri (PDF, JPEG, PNG, XLSX atau DOCX), bukan arsip ZIP."
                raise tolak(nama, "U03", "arsip ZIP bukan bukti", saran)
            jenis = _jenis_bagian(arsip)
            _periksa_aktif(nama, jenis, arsip)
    except GalatBukti:
        raise
    except RUSAK as e:
        saran = "Buka di Excel, Word atau LibreOffice, simpan ulang, lalu unggah lagi."
        raise tolak(nama, "U05", "isinya rusak atau tidak lengkap", saran) from e
    utama = {_UTAMA[j] for j in jenis if j in _UTAMA}
    if len(utama) != 1:
        saran = "Simpan sebagai .xlsx atau .docx, lalu unggah lagi."
        raise tolak(nama, "U03", "bukan buku kerja Excel dan bukan dokumen Word", saran)
    return utama.pop()


def _periksa_bentuk(nama: str, isi: bytes, arsip: zipfile.ZipFile) -> None:
    """Look at the archive's own directory; nothing is inflated yet."""
    akhir = isi.rfind(_AKHIR)
    komentar = int.from_bytes(isi[akhir + 20 : akhir + _PANJANG_AKHIR], "little")
    awal = min((b.header_offset for b in arsip.infolist()), default=0)
    if akhir + _PANJANG_AKHIR + komentar != len(isi) or komentar or awal:
        saran = "Buka di aplikasinya, simpan ulang, lalu unggah lagi."
        raise tolak(nama, "U08", "pada dokumen ini menempel berkas lain", saran)
    try:
        periksa_paket(arsip, len(isi), urai=BATAS_URAI, nisbah=BATAS_NISBAH)
    except Berlebihan as e:
        saran = "Unggah dokumen yang lebih kecil, atau cetak ke PDF."
        pesan = f"isinya mengembang menjadi {bita(e.urai)} atau bersusun ganda"
        raise tolak(nama, "U07", pesan, saran) from e


def _jenis_bagian(arsip: zipfile.ZipFile) -> set[str]:
    """Return the content types that an archive declares, in small letters."""
    return {v.lower() for atribut in _unsur(arsip, _DAFTAR) if (v := atribut.get("ContentType"))}


def _periksa_aktif(nama: str, jenis: set[str], arsip: zipfile.ZipFile) -> None:
    nama_bagian = " ".join(arsip.namelist()).lower()
    if any(a in nama_bagian or any(a in j for j in jenis) for a in _AKTIF):
        raise tolak(nama, "U06", "berisi makro", "Simpan sebagai .xlsx atau .docx tanpa makro, lalu unggah lagi.")
    for hubungan in (n for n in arsip.namelist() if n.lower().endswith(".rels")):
        for a in _unsur(arsip, hubungan):
            jauh = a.get("TargetMode", "").lower() == "external" and _di_luar(a.get("Target", ""))
            if jauh and a.get("Type", "").lower().rsplit("/", 1)[-1] in _HUBUNGAN:
                pesan = "memuat isi dari alamat lain ketika dibuka"
                raise tolak(nama, "U06", pesan, "Cetak ke PDF, lalu unggah PDF itu.")


def _di_luar(tujuan: str) -> bool:
    """Return whether a target lies on another machine; a template on the author's own disk does not."""
    return bool(re.match(r"[\\/]{2}", tujuan)) or bool(urlsplit(tujuan.replace("\\", "/")).netloc)


def _unsur(arsip: zipfile.ZipFile, bagian: str) -> list[dict[str, str]]:
    """Return the attributes of every element of a small part. ExpatError for one with a document type."""
    semua: list[dict[str, str]] = []
    telusuri_xml(Paket(arsip).baca(bagian), lambda _, atribut: semua.append(atribut))
    return semua
