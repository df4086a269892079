"""What a file is: its content decides, its name is only kept to be shown."""

import io
import re
import unicodedata
import zipfile
from typing import Final, Literal, NamedTuple

from penilaian.angka import bita
from penilaian.simpan.basis.tulisan import PANJANG_NAMA
from penilaian.simpan.bukti.galat import tolak
from penilaian.simpan.bukti.pekerja import kenali_office

Bentuk = Literal["pdf", "jpeg", "png", "heic", "xlsx", "docx"]

BATAS_BERKAS: Final = 5_000_000
"""Bytes of a kept file."""

BATAS_FOTO: Final = 15_000_000
"""Bytes of a picture as it is uploaded; it is made smaller before it is kept."""

_BOLEH: Final = "Yang boleh: PDF, JPEG, PNG, XLSX, DOCX."


class Tipe(NamedTuple):
    """A kind of file that is kept: media type, suffix, suffixes that a name may already have."""

    mime: str
    akhiran: str
    lain: tuple[str, ...]


TIPE: Final[dict[str, Tipe]] = {
    t.mime: t
    for t in (
        Tipe("application/pdf", ".pdf", (".pdf",)),
        Tipe("image/jpeg", ".jpg", (".jpg", ".jpeg", ".jpe", ".heic", ".heif")),
        Tipe("image/png", ".png", (".png",)),
        Tipe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", (".xlsx",)),
        Tipe("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", (".docx",)),
    )
}
MIME: Final = {t.akhiran.removeprefix("."): t.mime for t in TIPE.values()}

GAMBAR: Final = frozenset({"jpeg", "png", "heic"})
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def kenali(nama: str, isi: bytes) -> Bentuk:
    """Return what a file is by its content.

    Args:
        nama: as shown in messages; it decides nothing.
        isi: the whole file.

    Raises:
        GalatBukti: empty (U01), too large (U02), a kind that is not kept (U03), a web page or SVG (U04), broken
            (U05), macros and the like (U06), a bomb (U07), two kinds at once (U08), an old or locked office file (U09),
            not told in time (U16, U17).
    """
    if not isi:
        raise tolak(nama, "U01", "berkas kosong", "Pilih berkas yang berisi.")
    bentuk = _bentuk(nama, isi)
    batas = BATAS_FOTO if bentuk in GAMBAR else BATAS_BERKAS
    if len(isi) > batas:
        raise _terlalu_besar(nama, len(isi), batas)
    if bentuk == "zip":
        return kenali_office(nama, isi)
    if bentuk == "pdf" and _berisi_arsip(isi):
        raise tolak(nama, "U08", "PDF ini sekaligus arsip ZIP", "Cetak ulang ke PDF, lalu unggah lagi.")
    return bentuk


def periksa_hasil(nama: str, isi: bytes) -> None:
    """Raise GalatBukti (U02) where a picture is too large even after it was made smaller."""
    if len(isi) > BATAS_BERKAS:
        pesan = f"sesudah diperkecil masih {bita(len(isi))}, paling besar {bita(BATAS_BERKAS)}"
        raise tolak(nama, "U02", pesan, "Simpan sebagai JPEG, atau potong bagian yang perlu.")


def nama_aman(nama: str, mime: str) -> str:
    """Return a file name to show and to download under: no path, no control character, one true suffix.

    It is never used as a path.
    """
    bersih = unicodedata.normalize("NFC", nama.encode("utf-8", "replace").decode("utf-8"))
    bersih = re.split(r"[\\/]", bersih)[-1]
    bersih = "".join(c for c in bersih if unicodedata.category(c)[0] != "C")
    bersih = re.sub(r'[<>:"|?*\s]+', " ", bersih).strip().rstrip(" .")
    tipe = TIPE[mime]
    pokok = bersih
    for akhiran in tipe.lain:
        if bersih.lower().endswith(akhiran):
            pokok = bersih[: -len(akhiran)]
            break
    pokok = pokok.replace(".", "_").strip(" _")[:PANJANG_NAMA]
    return f"{pokok or 'bukti'}{tipe.akhiran}"


def _bentuk(nama: str, isi: bytes) -> Bentuk | Literal["zip"]:
    if isi.startswith(b"%PDF-"):
        return "pdf"
    if isi.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if isi.startswith(b"PK\x03\x04"):
        return "zip"
    if isi[4:8] == b"ftyp" and isi[8:12] in _HEIC:
        return "heic"
    if isi.startswith(_OLE):
        saran = "Simpan sebagai .xlsx atau .docx tanpa sandi, atau cetak ke PDF."
        raise tolak(nama, "U09", "berkas Office lama atau bersandi", saran)
    if _seperti_web(isi[:4096]):
        saran = "Cetak halamannya ke PDF, atau unggah tangkapan layar PNG."
        raise tolak(nama, "U04", "halaman web atau SVG dapat berisi program, jadi tidak disimpan", saran)
    if len(isi) > BATAS_FOTO:
        raise _terlalu_besar(nama, len(isi), BATAS_BERKAS)
    raise tolak(nama, "U03", "jenis berkas ini tidak diterima sebagai bukti", _BOLEH)


def _seperti_web(awal: bytes) -> bool:
    sandi = next((s for tanda, s in _BOM if awal.startswith(tanda)), "utf-8")
    teks = awal.decode(sandi, "replace").lstrip("\ufeff \t\r\n\0").lower()
    return teks.startswith("<") or bool(re.search(r"<(?:!doctype|html|svg|script|body|iframe)\b", teks))


def _berisi_arsip(isi: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            return bool(arsip.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _terlalu_besar(nama: str, ukuran: int, batas: int) -> Exception:
    saran = (
        f"Foto boleh sampai {bita(BATAS_FOTO)}; pindai dokumen dengan resolusi lebih rendah, "
        "atau bagi menjadi beberapa berkas."
    )
    return tolak(nama, "U02", f"{bita(ukuran)}, paling besar {bita(batas)}", saran)
