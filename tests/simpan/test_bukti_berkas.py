"""What may be kept as evidence: content decides, and nothing of the name, the camera or the place goes along."""

import io
import struct
import zlib

import pytest
from buat_berkas import HEIC, PDF_BERSANDI, arsip, foto, office, pdf, png, xlsx
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from penilaian.simpan.bukti import GalatBukti, bengkel, jenis, ooxml, pekerja
from penilaian.simpan.bukti.jenis import BATAS_BERKAS, BATAS_FOTO, nama_aman
from penilaian.simpan.bukti.terima import siapkan_berkas

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
SALINDIA = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
EXE = b"MZ\x90\x00" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def kode(nama: str, isi: bytes) -> str:
    with pytest.raises(GalatBukti) as galat:
        siapkan_berkas(nama, isi)
    (temuan,) = galat.value.temuan
    return temuan.kode


# -- what is taken -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "tipe"),
    [
        (pdf(), "application/pdf"),
        (PDF_BERSANDI, "application/pdf"),
        (xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office(), DOCX),
    ],
    ids=["pdf", "pdf bersandi", "xlsx", "docx"],
)
def test_documents_are_kept_byte_by_byte_whatever_their_name_says(isi, tipe):
    siap = siapkan_berkas("catatan.exe", isi)
    assert (siap.tipe, siap.isi) == (tipe, isi)


def test_photo_is_turned_upright():
    # orientation 6: the stored top left corner belongs to the top right
    im = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(60, 40, arah=6)).isi))
    assert im.size == (40, 60)
    assert im.getpixel((35, 5))[0] > 200
    assert im.getpixel((5, 5))[0] < 60


def test_photo_loses_position_camera_and_comment():
    asal = foto()
    assert b"KameraRekaan" in asal
    assert b"catatan pemotret" in asal
    jadi = siapkan_berkas("a.jpg", asal).isi
    im = Image.open(io.BytesIO(jadi))
    assert not im.getexif()
    assert not im.getexif().get_ifd(0x8825)
    assert not {"exif", "comment", "xmp", "icc_profile"} & im.info.keys()
    assert not any(tanda in jadi for tanda in (b"Exif", b"KameraRekaan", b"catatan pemotret", b"http://ns.adobe.com"))


def test_large_photo_is_scaled_to_1600_pixels_and_a_small_one_is_not_enlarged():
    besar = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(4000, 3000)).isi))
    kecil = Image.open(io.BytesIO(siapkan_berkas("a.jpg", foto(60, 40)).isi))
    assert (besar.size, kecil.size) == ((1600, 1200), (60, 40))


def test_heic_becomes_an_upright_jpeg_without_position():
    siap = siapkan_berkas("IMG_1.HEIC", HEIC)
    im = Image.open(io.BytesIO(siap.isi))
    assert (siap.nama, siap.tipe, im.format, im.size) == ("IMG_1.jpg", "image/jpeg", "JPEG", (32, 48))
    assert not im.getexif()
    merah_biru = [im.getpixel((24, 4))[2] > 150, im.getpixel((4, 40))[0] > 150]
    assert merah_biru == [True, True]


def test_png_stays_png_and_keeps_transparency_but_no_text():
    asal = io.BytesIO()
    im = Image.new("RGBA", (20, 10), (255, 0, 0, 40))
    teks = PngInfo()
    teks.add_text("Author", "Rekaan")
    im.save(asal, "PNG", pnginfo=teks)
    assert b"Rekaan" in asal.getvalue()
    siap = siapkan_berkas("a.png", asal.getvalue())
    jadi = Image.open(io.BytesIO(siap.isi))
    assert (siap.tipe, jadi.mode, jadi.getpixel((1, 1))) == ("image/png", "RGBA", (255, 0, 0, 40))
    assert b"Rekaan" not in siap.isi


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_kept(mode):
    assert Image.open(io.BytesIO(siapkan_berkas("a.png", png(mode=mode)).isi)).size == (30, 20)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_can_be_kept(mode):
    asal = io.BytesIO()
    Image.new(mode, (30, 20)).save(asal, "JPEG")
    assert Image.open(io.BytesIO(siapkan_berkas("a.jpg", asal.getvalue()).isi)).mode == ("L" if mode == "L" else "RGB")


def test_tall_screenshot_stays_readable():
    siap = siapkan_berkas("layar.png", png(1080, 6000, "L"))
    assert Image.open(io.BytesIO(siap.isi)).size == (1080, 6000)
    assert Image.open(io.BytesIO(siapkan_berkas("layar.png", png(2000, 12_000, "L")).isi)).size == (1333, 8000)


def test_same_photo_gives_the_same_file():
    assert siapkan_berkas("a.jpg", foto()).isi == siapkan_berkas("b.jpg", foto()).isi


# -- what is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "isi", "diharap"),
    [
        ("kosong.pdf", b"", "U01"),
        ("surat.pdf", b"%PDF-1.4\n" + bytes(BATAS_BERKAS), "U02"),
        ("foto.jpg", b"\xff\xd8\xff" + bytes(BATAS_FOTO), "U02"),
        ("besar.bin", bytes(BATAS_FOTO + 1), "U02"),
        ("surat.pdf", EXE, "U03"),
        ("surat.pdf.exe", EXE, "U03"),
        ("data.csv", b"a;b\n1;2\n", "U03"),
        ("gambar.gif", b"GIF89a" + bytes(50), "U03"),
        ("gambar.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "U03"),
        ("film.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(50), "U03"),
        ("arsip.zip", arsip({"a.txt": "a"}), "U03"),
        ("arsip.docx", office(SALINDIA), "U03"),
        ("halaman.pdf", HTML, "U04"),
        ("halaman.png", b"\xef\xbb\xbf  \n" + HTML, "U04"),
        ("halaman.jpg", "\ufeff<html>".encode("utf-16-le"), "U04"),
        ("gambar.svg", SVG, "U04"),
        ("gambar.png", SVG, "U04"),
        ("teks.txt", b"halo <ScRiPt src=//x>", "U04"),
        ("rusak.pdf", b"%PDF-1.4\nbukan PDF", "U05"),
        ("rusak.jpg", foto()[:400], "U05"),
        ("rusak.png", png()[:45], "U05"),
        ("rusak.heic", HEIC[:300], "U05"),
        ("rusak.xlsx", xlsx()[:500], "U05"),
        ("makro.docx", office(MAKRO), "U06"),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "U09"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
def test_other_contents_are_refused_under_any_name(nama, isi, diharap):
    assert kode(nama, isi) == diharap


@pytest.mark.parametrize(
    "isi",
    [
        office(tambahan={"word/vbaProject.bin": b"x"}),
        office(jenis_lain='<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
        office(jenis_lain='<Override PartName="/x.xml" ContentType="application/vnd.ms-office.activeX+xml"/>'),
        office(tambahan={"xl/macrosheets/sheet1.xml": "<x/>"}),
    ],
    ids=["vbaProject", "vbaProject bernama lain", "activeX", "macrosheet"],
)
def test_macros_are_refused_wherever_they_hide(isi):
    assert kode("surat.docx", isi) == "U06"


def hubungan(tujuan: str, jenis: str = "attachedTemplate") -> bytes:
    isi = f'<R><Relationship Type="http://x/relationships/{jenis}" Target="{tujuan}" TargetMode="External"/></R>'
    return office(tambahan={"word/_rels/settings.xml.rels": isi})


@pytest.mark.parametrize("tujuan", ["https://contoh.id/a.dotm", r"\\peladen\a.dotm", "file://peladen/a.dotm"])
def test_document_that_loads_a_template_from_elsewhere_is_refused(tujuan):
    assert kode("surat.docx", hubungan(tujuan)) == "U06"


@pytest.mark.parametrize(
    ("tujuan", "jenis_hubungan"),
    [(r"file:///C:\Users\a\Template.dotx", "attachedTemplate"), ("https://desa.id", "hyperlink")],
)
def test_own_template_and_ordinary_links_are_no_reason_to_refuse(tujuan, jenis_hubungan):
    assert siapkan_berkas("surat.docx", hubungan(tujuan, jenis_hubungan)).tipe == DOCX


def test_zip_bomb_is_refused_without_being_inflated():
    isi = office(tambahan={"word/media/a.bin": bytes(ooxml.BATAS_URAI + 1)})
    assert len(isi) < 200_000
    assert kode("surat.docx", isi) == "U07"


def test_parts_that_overlap_are_refused():
    asal = office(tambahan={"word/a.bin": b"abc" * 1000})
    # the directory announces one part as larger than the archive: as in bombs whose parts share their bytes
    letak = asal.index(b"PK\x01\x02")
    isi = asal[: letak + 20] + struct.pack("<I", len(asal) * 2) + asal[letak + 24 :]
    assert kode("surat.docx", isi) == "U07"


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(ooxml, "BATAS_BAGIAN", 2)
    assert kode("surat.docx", office(tambahan={"a": "a"})) == "U07"


def test_document_with_entities_is_refused():
    bom = '<!DOCTYPE a [<!ENTITY b "cccc">]><Types/>'
    assert kode("surat.docx", arsip({"[Content_Types].xml": bom})) == "U05"


def test_archive_hidden_behind_a_pdf_is_refused():
    assert kode("surat.pdf", pdf() + arsip({"a.exe": EXE})) == "U08"


@pytest.mark.parametrize(
    "isi",
    [office() + HTML, arsip({"[Content_Types].xml": "<Types/>"}, komentar=HTML), arsip({"a.exe": EXE}) + office()],
    ids=["behind", "as a comment", "before"],
)
def test_anything_before_or_behind_an_office_file_is_refused(isi):
    assert kode("surat.docx", isi) == "U08"


@pytest.mark.parametrize("gambar", [foto(), png()], ids=["jpeg", "png"])
def test_what_hangs_behind_a_picture_is_not_kept(gambar):
    assert HTML not in siapkan_berkas("a.jpg", gambar + HTML + arsip({"a": "b"})).isi


def potongan(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))


@pytest.mark.parametrize(("lebar", "tinggi"), [(40_000, 40_000), (9_000, 9_000), (12_000, 10_000)])
def test_picture_of_too_many_pixels_is_refused(lebar, tinggi):
    kepala = potongan(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0))
    baris = zlib.compress(bytes((lebar // 8 + 1) * 200))
    assert kode("a.png", b"\x89PNG\r\n\x1a\n" + kepala + potongan(b"IDAT", baris) + potongan(b"IEND", b"")) == "U10"


def test_picture_that_stays_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(jenis, "BATAS_BERKAS", 50)
    assert kode("a.png", png()) == "U02"


def test_worker_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(pekerja, "_DETIK", 0.001)
    assert kode("a.pdf", pdf()) == "U16"


def test_worker_that_dies_is_a_finding_and_no_crash(monkeypatch, tmp_path):
    mati = tmp_path / "mati.py"
    mati.write_text("import os; os.kill(os.getpid(), 11)")
    monkeypatch.setattr(pekerja, "_BENGKEL", mati)
    assert kode("a.pdf", pdf()) == "U16"


def test_worker_sees_no_password_of_the_environment(monkeypatch, tmp_path):
    intip = tmp_path / "intip.py"
    intip.write_text("import json, os; print(json.dumps({'tipe': ' '.join(os.environ)}))")
    monkeypatch.setattr(pekerja, "_BENGKEL", intip)
    monkeypatch.setenv("PENILAIAN_DB", "postgresql://a:rahasia@b/c")
    assert "PENILAIAN_DB" not in pekerja.olah("a.pdf", b"", "pdf").tipe


def test_findings_name_the_file_and_the_repair():
    with pytest.raises(GalatBukti) as galat:
        siapkan_berkas("C:\\Users\\a\\surat.docm", office(MAKRO))
    assert "surat.docm" in str(galat.value)
    assert "tanpa makro" in str(galat.value)


# -- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nama", "diharap"),
    [
        ("APBDes 2026.pdf", "APBDes 2026.pdf"),
        ("Laporan v1.2.PDF", "Laporan v1_2.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\Windows\\win.ini", "win_ini.pdf"),
        ("/srv/rahasia.pdf", "rahasia.pdf"),
        ("surat.pdf.exe", "surat_pdf_exe.pdf"),
        ("surat.exe.pdf", "surat_exe.pdf"),
        ("halaman.html", "halaman_html.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ('a"; filename="b.pdf', "a ; filename= b.pdf"),
        ("surat\u202efdp.exe", "suratfdp_exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("...", "bukti.pdf"),
        ("", "bukti.pdf"),
        ("\udcff.pdf", "bukti.pdf"),
        ("x" * 400 + ".pdf", "x" * 100 + ".pdf"),
        ("Foto Ba\u0302ngunan.pdf", "Foto B\u00e2ngunan.pdf"),
    ],
)
def test_name_to_show_has_no_path_no_control_character_and_one_true_suffix(nama, diharap):
    assert nama_aman(nama, "application/pdf") == diharap


# -- previews ----------------------------------------------------------------------------------------------------


def test_preview_of_a_pdf_page_is_a_png_of_that_page():
    for halaman in (1, 3):
        olahan = pekerja.olah("a.pdf", pdf(3), "pratinjau-pdf", halaman)
        im = Image.open(io.BytesIO(olahan.isi))
        # (100 + n) × 200 points, drawn at four pixels a point
        assert (im.format, im.size, olahan.halaman) == ("PNG", ((100 + halaman) * 4, 800), 3)


@pytest.mark.parametrize("halaman", [0, 4, -1])
def test_page_that_is_not_there_is_a_finding(halaman):
    with pytest.raises(GalatBukti) as galat:
        pekerja.olah("a.pdf", pdf(3), "pratinjau-pdf", halaman)
    assert galat.value.temuan[0].kode == "U14"


def test_locked_pdf_has_no_preview():
    with pytest.raises(GalatBukti) as galat:
        pekerja.olah("a.pdf", PDF_BERSANDI, "pratinjau-pdf", 1)
    assert galat.value.temuan[0].kode == "U15"


def test_preview_of_a_picture_is_a_small_png_on_white():
    keterangan, isi = bengkel.pratinjau_gambar(png(2000, 1000, "RGBA"))
    im = Image.open(io.BytesIO(isi)).convert("RGB")
    assert (im.size, im.getpixel((0, 0)), keterangan) == ((1200, 600), (255, 255, 255), {"halaman": 1})
