"""Files for tests of evidence: real ones, and what must not pass for one."""

import io
import zipfile
from pathlib import Path

import xlsxwriter
from PIL import Image

BERKAS = Path(__file__).parent / "berkas_bukti"
HEIC = (BERKAS / "tegak.heic").read_bytes()
"""48×32, turned upright by its EXIF to 32×48, with a GPS position; made with pillow-heif."""

PDF_BERSANDI = (BERKAS / "bersandi.pdf").read_bytes()
"""One page, locked by the password "rahasia"."""


def pdf(
    halaman: int = 1, tambahan: bytes = b"", katalog: str = "", lembar: str = "", lain: tuple[str, ...] = ()
) -> bytes:
    """Return a PDF whose n-th page is (100 + n) × 200 points.

    Args:
        halaman: how many pages.
        tambahan: bytes behind the first line.
        katalog: more of the document's own entries; ``lembar``: of every page's.
        lain: more objects, the first numbered ``halaman + 3``.
    """
    anak = " ".join(f"{3 + n} 0 R" for n in range(halaman))
    isi = [f"<</Type/Catalog/Pages 2 0 R{katalog}>>", f"<</Type/Pages/Kids[{anak}]/Count {halaman}>>"]
    isi += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {101 + n} 200]{lembar}>>" for n in range(halaman)]
    isi += lain
    keluar, letak = b"%PDF-1.4\n" + tambahan, []
    for n, satu in enumerate(isi, 1):
        letak.append(len(keluar))
        keluar += f"{n} 0 obj\n{satu}\nendobj\n".encode()
    awal = len(keluar)
    keluar += f"xref\n0 {len(isi) + 1}\n0000000000 65535 f \n".encode()
    keluar += b"".join(f"{x:010d} 00000 n \n".encode() for x in letak)
    return keluar + f"trailer\n<</Size {len(isi) + 1}/Root 1 0 R>>\nstartxref\n{awal}\n%%EOF\n".encode()


def foto(lebar: int = 60, tinggi: int = 40, arah: int = 1, warna: str = "green") -> bytes:
    """Return a JPEG with camera, orientation and position in its EXIF; its stored top left quarter is red."""
    im = Image.new("RGB", (lebar, tinggi), warna)
    im.paste("red", (0, 0, lebar // 2, tinggi // 2))
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "KameraRekaan", arah
    letak = exif.get_ifd(0x8825)
    letak[1], letak[2], letak[3], letak[4] = "S", (2.0, 3.0, 4.0), "E", (101.0, 2.0, 3.0)
    keluar = io.BytesIO()
    im.save(keluar, "JPEG", exif=exif, comment=b"catatan pemotret", quality=95)
    return keluar.getvalue()


def png(lebar: int = 30, tinggi: int = 20, mode: str = "RGB") -> bytes:
    keluar = io.BytesIO()
    Image.new(mode, (lebar, tinggi)).save(keluar, "PNG")
    return keluar.getvalue()


def xlsx() -> bytes:
    keluar = io.BytesIO()
    with xlsxwriter.Workbook(keluar, {"in_memory": True}) as buku:
        buku.add_worksheet().write(0, 0, "bukti")
    return keluar.getvalue()


def arsip(bagian: dict[str, str | bytes], komentar: bytes = b"") -> bytes:
    """Return a zip archive of the given parts."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as a:
        for nama, isi in bagian.items():
            a.writestr(nama, isi)
        a.comment = komentar
    return keluar.getvalue()


def office(
    utama: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    tambahan: dict[str, str | bytes] | None = None,
    jenis_lain: str = "",
) -> bytes:
    """Return a small DOCX (or what ``utama`` says), with more parts and content types."""
    daftar = f'<Types><Override PartName="/word/document.xml" ContentType="{utama}"/>{jenis_lain}</Types>'
    return arsip({"[Content_Types].xml": daftar, "word/document.xml": "<document/>", **(tambahan or {})})
